import { Duration } from "aws-cdk-lib";
import {
  Dashboard as CloudDashboard,
  GraphWidget,
  GraphWidgetView,
  SingleValueWidget,
  TextWidget,
  type IWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";

import type { Dashboard, Section, Widget } from "../../shared/telemetry/dashboards/dashboard.ts";
import { cloudMetrics, type DrawnFunctions } from "./cloud-metrics.ts";

const QUARTER = 6;
const FULL = 4 * QUARTER;
const HEIGHT = 6;

/** The CloudWatch dashboard of a definition. CloudWatch has no room for explanations in a widget: each section begins with them. */
export function cloudDashboard(scope: Construct, dashboard: Dashboard, stage: string, functions: DrawnFunctions): void {
  new CloudDashboard(scope, `dashboard-${dashboard.id}`, {
    dashboardName: `accord-${stage}-${dashboard.id}`,
    defaultInterval: Duration.days(7),
    widgets: [
      [new TextWidget({ width: FULL, height: 2, markdown: `# Accord: ${dashboard.title}\n${dashboard.means}` })],
      ...dashboard.sections.flatMap((section) => [
        [explanation(section)],
        section.widgets.map((widget) => cloudWidget(widget, stage, functions)),
      ]),
    ],
  });
}

function explanation({ title, widgets }: Section): TextWidget {
  const lines = widgets.map(({ title: drawn, means }) => `- **${drawn}.** ${means}`);
  return new TextWidget({
    width: FULL,
    height: 1 + Math.ceil(lines.length * 0.75),
    markdown: [`## ${title}`, ...lines].join("\n"),
  });
}

function cloudWidget({ title, kind, quarters, series }: Widget, stage: string, functions: DrawnFunctions): IWidget {
  const metrics = series.flatMap((each) => cloudMetrics(each, stage, functions));
  const size = { title, width: quarters * QUARTER, height: HEIGHT };
  switch (kind) {
    case "line":
      return new GraphWidget({ ...size, left: metrics, leftYAxis: { min: 0 } });
    case "stacked":
      return new GraphWidget({ ...size, left: metrics, leftYAxis: { min: 0 }, stacked: true });
    case "bar":
      return new GraphWidget({
        ...size,
        left: metrics,
        view: GraphWidgetView.BAR,
        // What happened is counted over the range shown; what is so now is shown as it is now.
        setPeriodToTimeRange: series.every(({ of }) => COUNTED.has(of)),
      });
    case "number":
    case "table":
      return new SingleValueWidget({ ...size, metrics });
  }
}

const COUNTED: ReadonlySet<string> = new Set(["sum", "samples", "sum-of-reasons", "sum-of-each"]);
