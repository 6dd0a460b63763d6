import type { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";

import { metricDimensions, metricNamespace, type MetricName } from "../../shared/telemetry/metrics.ts";

/** The metrics that the functions of a stage write, as alarms look at them. */
export interface OwnMetrics {
  /** How often something happened within a period. */
  readonly countOf: (name: MetricName, by: string, period: Duration, reason?: string) => Metric;
  /** What a function found at the time of its run, at worst within a period. */
  readonly gaugeOf: (name: MetricName, by: string, period: Duration) => Metric;
}

/** @param stage the name of the deployment, a dimension of every metric */
export function ownMetrics(stage: string): OwnMetrics {
  const metricOf = (name: MetricName, by: string, statistic: string, period: Duration, reason?: string) =>
    new Metric({
      namespace: metricNamespace,
      metricName: name,
      dimensionsMap: {
        [metricDimensions.function]: by,
        [metricDimensions.stage]: stage,
        ...(reason === undefined ? {} : { reason }),
      },
      statistic,
      period,
    });
  return {
    countOf: (name, by, period, reason) => metricOf(name, by, "Sum", period, reason),
    gaugeOf: (name, by, period) => metricOf(name, by, "Maximum", period),
  };
}
