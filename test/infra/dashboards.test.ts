import { App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { Code, Function as LambdaFunction, Runtime } from "aws-cdk-lib/aws-lambda";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { describe, expect, test } from "vitest";
import * as z from "zod";

import { cloudDashboard } from "../../infra/dashboards/cloud-dashboard.ts";
import { dashboards } from "../../shared/telemetry/dashboards/dashboards.ts";
import { metricNamed, metrics, type MetricName } from "../../shared/telemetry/metrics.ts";

const metricEntry = z.tuple([z.string(), z.string()]).rest(z.unknown());
const expressionEntry = z.tuple([z.object({ expression: z.string(), label: z.string() })]);
const widgetSchema = z.object({
  type: z.string(),
  x: z.number(),
  width: z.number(),
  properties: z.object({
    title: z.string().optional(),
    markdown: z.string().optional(),
    setPeriodToTimeRange: z.boolean().optional(),
    metrics: z.array(z.union([metricEntry, expressionEntry])).optional(),
  }),
});

describe.each(dashboards.map((dashboard) => [dashboard.id, dashboard] as const))("dashboard %s", (id, dashboard) => {
  const { name, widgets } = drawn(dashboard, "prod");
  const plots = widgets.filter(({ type }) => type === "metric");

  test("is named after its stage, explains every widget, and fills its rows", () => {
    expect(name).toBe(`accord-prod-${id}`);
    const defined = dashboard.sections.flatMap((section) => section.widgets);
    expect(plots.map(({ properties }) => properties.title)).toEqual(defined.map(({ title }) => title));
    const explained = widgets.map(({ properties }) => properties.markdown ?? "").join("\n");
    for (const { title, means } of defined) expect(explained).toContain(`- **${title}.** ${means}`);
    for (const { x, width } of widgets) expect(x + width).toBeLessThanOrEqual(24);
    for (const { title, widgets: row } of dashboard.sections)
      expect(row.reduce((sum, { quarters }) => sum + quarters, 0) % 4, title).toBe(0);
  });

  test("draws in every widget metrics of this stage by functions that write them, or metrics of AWS", () => {
    for (const { properties } of plots) {
      expect(properties.metrics?.length, properties.title).toBeGreaterThan(0);
      for (const entry of properties.metrics ?? []) expectKnown(entry);
    }
  });
});

test("every metric is drawn", () => {
  const text = JSON.stringify(dashboards);
  // A switch for an alarm, and of no interest to a person.
  const undrawn = names.filter((name) => !text.includes(`"${name}"`));
  expect(undrawn).toEqual(["MailExpected"]);
});

test("a bar widget shows either what happened in the range or what is so now", () => {
  for (const { widgets } of dashboards.flatMap(({ sections }) => sections))
    for (const { kind, series, title } of widgets)
      if (kind === "bar") expect(new Set(series.map(({ of }) => /^sum|^samples/.test(of))).size, title).toBe(1);
});

const names = Object.keys(metrics).filter((name): name is MetricName => Object.hasOwn(metrics, name));

function expectKnown(entry: z.infer<typeof metricEntry> | z.infer<typeof expressionEntry>): void {
  const [first, metricName, ...dimensions] = entry;
  if (typeof first === "object") {
    const found =
      /^SEARCH\('\{Accord,function,stage,([\w,]+)\} MetricName="(\w+)" stage="prod" function="([\w-]+)"'/.exec(
        first.expression,
      );
    const declared = declarationOf(found?.[2]);
    expect(declared.by?.join()).toBe(found?.[1]);
    expect(declared.writtenBy).toContain(found?.[3]);
  } else if (first === "Accord") {
    const declared = declarationOf(metricName);
    const valueOf = (dimension: string) => dimensions[dimensions.indexOf(dimension) + 1];
    expect(valueOf("stage")).toBe("prod");
    expect(declared.writtenBy).toContain(valueOf("function"));
    if (dimensions.includes("reason")) expect(declared.reasons).toContain(valueOf("reason"));
  } else {
    expect(["AWS/SQS", "AWS/Lambda", "AWS/SES"]).toContain(first);
  }
}

function declarationOf(name: unknown) {
  const known = names.find((each) => each === name);
  if (known === undefined) throw new Error(`no metric ${String(name)}`);
  return metricNamed(known);
}

/** The dashboard in a stack with one function. Names that only AWS knows are written as `known on AWS`. */
function drawn(dashboard: (typeof dashboards)[number], stage: string) {
  const stack = new Stack(new App(), "test");
  const handler = new LambdaFunction(stack, "handler", {
    runtime: Runtime.NODEJS_22_X,
    handler: "index.handler",
    code: Code.fromInline("export const handler = () => undefined;"),
  });
  const queue = new Queue(stack, "queue");
  const deadLetters = new Queue(stack, "dead-letters");
  cloudDashboard(stack, dashboard, stage, { "read-mail": { handler, queue, deadLetters } });
  const [found] = Object.values(Template.fromStack(stack).findResources("AWS::CloudWatch::Dashboard"));
  const { Properties: properties } = z
    .object({
      Properties: z.object({
        DashboardName: z.string(),
        DashboardBody: z.union([z.string(), z.object({ "Fn::Join": z.tuple([z.literal(""), z.array(z.unknown())]) })]),
      }),
    })
    .parse(found);
  const body =
    typeof properties.DashboardBody === "string"
      ? properties.DashboardBody
      : properties.DashboardBody["Fn::Join"][1]
          .map((part) => (typeof part === "string" ? part : "known on AWS"))
          .join("");
  const { widgets } = z.object({ widgets: z.array(widgetSchema) }).parse(JSON.parse(body));
  return { name: properties.DashboardName, widgets };
}
