import { Duration } from "aws-cdk-lib";
import { Metric, SearchExpression, type IMetric } from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { IQueue } from "aws-cdk-lib/aws-sqs";

import type { MailServiceFigure, Series } from "../../shared/telemetry/dashboards/dashboard.ts";
import { metricDimensions, metricNamed, metricNamespace, type MetricName } from "../../shared/telemetry/metrics.ts";

/** What AWS keeps figures of: the functions of a stage, by name, each with its queue if it has one. */
export type DrawnFunctions = Readonly<
  Record<string, { readonly handler: IFunction; readonly queue?: IQueue; readonly deadLetters?: IQueue }>
>;

const COUNTED_EVERY = Duration.minutes(5);
/** Gauges are published every 15 minutes: a shorter period has gaps. */
const PUBLISHED_EVERY = Duration.minutes(15);

/** The CloudWatch metrics of a series. */
export function cloudMetrics(series: Series, stage: string, functions: DrawnFunctions): IMetric[] {
  switch (series.of) {
    case "sum":
      return wholeOf(series.metric, stage, "Sum", COUNTED_EVERY, series.label);
    case "samples":
      return wholeOf(series.metric, stage, "SampleCount", COUNTED_EVERY, series.label);
    case "p50":
    case "p99":
      return wholeOf(series.metric, stage, series.of, COUNTED_EVERY, series.label);
    case "latest":
      return wholeOf(series.metric, stage, "Maximum", PUBLISHED_EVERY, series.label);
    case "sum-of-reasons":
      return (metricNamed(series.metric).reasons ?? []).flatMap((reason) =>
        wholeOf(series.metric, stage, "Sum", COUNTED_EVERY, reason.replaceAll("-", " "), { reason }),
      );
    case "sum-of-each":
      return eachOf(series.metric, stage, "Sum", COUNTED_EVERY, series.label);
    case "latest-of-each":
      return eachOf(series.metric, stage, "Maximum", PUBLISHED_EVERY, series.label);
    case "queues":
      return Object.entries(functions).flatMap(([name, { queue, deadLetters }]) => {
        const drawn = series.figure === "dead-letters" ? deadLetters : queue;
        return drawn === undefined ? [] : [ofQueue(drawn, series.figure, name)];
      });
    case "functions":
      return Object.entries(functions).map(([label, { handler }]) => ofFunction(handler, series.figure, label));
    case "mail-service":
      return [ofMailService(series.figure, series.label)];
  }
}

/** One metric for each function that writes it. */
function wholeOf(
  name: MetricName,
  stage: string,
  statistic: string,
  period: Duration,
  label: string,
  own: Readonly<Record<string, string>> = {},
): Metric[] {
  const { writtenBy } = metricNamed(name);
  return writtenBy.map(
    (writer) =>
      new Metric({
        namespace: metricNamespace,
        metricName: name,
        dimensionsMap: { [metricDimensions.function]: writer, [metricDimensions.stage]: stage, ...own },
        statistic,
        period,
        label: writtenBy.length > 1 ? `${label}: ${writer}` : label,
      }),
  );
}

/** Every value that the metric's own dimensions have had in the last two weeks: they are not known when the template is made. */
function eachOf(name: MetricName, stage: string, statistic: string, period: Duration, label: string): IMetric[] {
  const { writtenBy, by = [] } = metricNamed(name);
  const schema = [metricNamespace, metricDimensions.function, metricDimensions.stage, ...by].join(",");
  const values = by.map((dimension) => `\${PROP('Dim.${dimension}')}`).join(" ");
  return writtenBy.map(
    (writer) =>
      new SearchExpression({
        expression: `SEARCH('{${schema}} MetricName="${name}" ${metricDimensions.stage}="${stage}" ${metricDimensions.function}="${writer}"', '${statistic}', ${period.toSeconds()})`,
        period,
        label: `${label} ${values}`.trim(),
      }),
  );
}

function ofQueue(queue: IQueue, figure: "waiting" | "oldest" | "dead-letters", label: string): Metric {
  const options = { label, statistic: "Maximum", period: COUNTED_EVERY };
  return figure === "oldest"
    ? queue.metricApproximateAgeOfOldestMessage(options)
    : queue.metricApproximateNumberOfMessagesVisible(options);
}

function ofFunction(handler: IFunction, figure: "errors" | "throttles" | "duration", label: string): Metric {
  switch (figure) {
    case "errors":
      return handler.metricErrors({ label, period: COUNTED_EVERY });
    case "throttles":
      return handler.metricThrottles({ label, period: COUNTED_EVERY });
    case "duration":
      return handler.metricDuration({ label, statistic: "p99", period: COUNTED_EVERY });
  }
}

/** Figures of the whole account and region: SES keeps them without dimensions. Rates are between 0 and 1. */
function ofMailService(figure: MailServiceFigure, label: string): Metric {
  const isRate = figure === "BounceRate" || figure === "ComplaintRate";
  return new Metric({
    namespace: "AWS/SES",
    metricName: isRate ? `Reputation.${figure}` : figure,
    statistic: isRate ? "Maximum" : "Sum",
    period: isRate ? Duration.hours(1) : COUNTED_EVERY,
    label,
  });
}
