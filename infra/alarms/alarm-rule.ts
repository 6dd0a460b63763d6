import type { IMetric } from "aws-cdk-lib/aws-cloudwatch";

/**
 * How soon somebody must act. `page`: now, whatever the hour, because mail, answers or figures are at stake. `look`: on the same
 * working day.
 */
export type Severity = "page" | "look";

export const severities = ["page", "look"] as const satisfies readonly Severity[];

/** One alarm: when it rings, and what that means for the people who use Accord. */
export interface AlarmRule {
  /** Unique in a stage. */
  readonly name: string;
  /** The section of `infra/runbook.md` that says what to do; the name of the alarm if several alarms don't share one. */
  readonly section?: string;
  readonly severity: Severity;
  /** One sentence or two for the person who is called, about people and not about machines. */
  readonly means: string;
  readonly metric: IMetric;
  /** It rings when the metric is over this, or under it. */
  readonly rings: { readonly over: number } | { readonly under: number };
  /** For so many periods of the metric, one after the other. */
  readonly periods?: number;
  /** Whether it also rings when nobody writes the metric: only where silence is itself the sign. */
  readonly ringsOnSilence?: boolean;
}
