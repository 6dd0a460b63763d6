import { Duration, Validations } from "aws-cdk-lib";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction as LambdaTarget } from "aws-cdk-lib/aws-events-targets";
import type { Role } from "aws-cdk-lib/aws-iam";
import type { Function as LambdaFunction } from "aws-cdk-lib/aws-lambda";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";

import { addAlarms } from "../alarms/add-alarms.ts";
import { scheduleAlarms } from "../alarms/function-alarms.ts";
import { functionCore, type FunctionSettings } from "./function-core.ts";
import { grantKey, grantSending } from "./grants.ts";

export interface ScheduledFunctionSettings extends FunctionSettings {
  /** What it means for the users of Accord if a run fails for good, or if there are no runs. The alarms show it. */
  readonly failureMeans: string;
  readonly every: Duration;
}

export interface ScheduledFunction {
  readonly deadLetters: Queue;
  readonly handler: LambdaFunction;
  readonly role: Role;
}

/**
 * Creates a function that a rule starts by the clock, with a dead-letter queue and alarms. Lambda repeats a failed run twice and
 * then puts its event on the dead-letter queue. A run that never begins, because the rule is disabled or may not start the
 * function, is no failure to Lambda: an alarm rings when there have been no runs.
 */
export function scheduledFunction(scope: Construct, settings: ScheduledFunctionSettings): ScheduledFunction {
  const { name, key, every } = settings;
  const deadLetters = new Queue(scope, `${name}-dead-letters`, {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: key,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  Validations.of(deadLetters).acknowledge({
    id: "AwsSolutions-SQS3",
    reason: "It takes the events of failed runs from Lambda, which the rule does not see.",
  });
  const { handler, role } = functionCore(scope, settings);
  handler.configureAsyncInvoke({
    retryAttempts: 2,
    // The next run looks at everything again, so a run that could not begin need not be made up for.
    maxEventAge: every,
    // The library's own destination would also grant what nothing uses.
    onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
  });
  grantSending(role, deadLetters);
  grantKey(role, key, { writes: true, tables: false });
  new Rule(scope, `${name}-clock`, { schedule: Schedule.rate(every), targets: [new LambdaTarget(handler)] });
  addAlarms(scope, settings.alarms, scheduleAlarms(name, { deadLetters, handler, every }, settings.failureMeans));
  return { deadLetters, handler, role };
}
