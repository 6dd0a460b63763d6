import { Alarm, ComparisonOperator, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";

import type { AlarmRule, Severity } from "./alarm-rule.ts";

/** Where the alarms of a stage go: one topic for each severity. */
export interface AlarmTopics {
  readonly stage: string;
  readonly topics: Readonly<Record<Severity, ITopic>>;
}

/** Creates alarms. Their names and topics tell the severity, their descriptions what they mean and where to read on. */
export function addAlarms(scope: Construct, { stage, topics }: AlarmTopics, rules: readonly AlarmRule[]): void {
  for (const { name, section = name, severity, means, metric, rings, periods = 1, ringsOnSilence = false } of rules) {
    const alarm = new Alarm(scope, `${name}-alarm`, {
      alarmName: `accord-${stage}-${severity}-${name}`,
      alarmDescription: `${means} ${runbookLink(section)}`,
      metric,
      ...("over" in rings
        ? { threshold: rings.over, comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD }
        : { threshold: rings.under, comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD }),
      evaluationPeriods: periods,
      treatMissingData: ringsOnSilence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    const action = new SnsAction(topics[severity]);
    alarm.addAlarmAction(action);
    // Whoever was called also hears that it is over.
    alarm.addOkAction(action);
  }
}

/** Refers to the section of `infra/runbook.md` that says what to do. */
function runbookLink(section: string): string {
  return `Runbook: infra/runbook.md#${section}`;
}
