import type { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";

import {
  metricDimensions,
  metricNamespace,
  type DimensionName,
  type MetricName,
} from "../../shared/telemetry/metrics.ts";

type OwnDimensions = Readonly<Partial<Record<DimensionName, string>>>;

/** The metrics that the functions of a stage write, as alarms look at them. */
export interface OwnMetrics {
  /** How often something happened within a period; `own` are the dimensions of that metric alone. */
  readonly countOf: (name: MetricName, by: string, period: Duration, own?: OwnDimensions) => Metric;
  /** What a function found at the time of its run, at worst within a period. */
  readonly gaugeOf: (name: MetricName, by: string, period: Duration) => Metric;
}

/** @param stage the name of the deployment, a dimension of every metric */
export function ownMetrics(stage: string): OwnMetrics {
  const metricOf = (name: MetricName, by: string, statistic: string, period: Duration, own: OwnDimensions = {}) =>
    new Metric({
      namespace: metricNamespace,
      metricName: name,
      dimensionsMap: {
        [metricDimensions.function]: by,
        [metricDimensions.stage]: stage,
        ...own,
      },
      statistic,
      period,
    });
  return {
    countOf: (name, by, period, own) => metricOf(name, by, "Sum", period, own),
    gaugeOf: (name, by, period) => metricOf(name, by, "Maximum", period),
  };
}
