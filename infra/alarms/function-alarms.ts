import { Duration } from "aws-cdk-lib";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { IQueue } from "aws-cdk-lib/aws-sqs";

import type { AlarmRule } from "./alarm-rule.ts";

/** The alarms of a function itself, whatever starts it. */
export function functionAlarms(name: string, handler: IFunction, timeout: Duration): AlarmRule[] {
  return [
    {
      name: `${name}-errors`,
      section: "function-errors",
      severity: "look",
      means: `${name} broke off: it crashed, ran out of memory or out of time. Its work is repeated, so answers are late.`,
      metric: handler.metricErrors({ statistic: "Sum", period: Duration.minutes(15) }),
      rings: { over: 2 },
    },
    {
      name: `${name}-throttles`,
      section: "function-throttles",
      severity: "look",
      means: `AWS holds ${name} back, because the account runs as many functions at once as it may. Answers are late.`,
      metric: handler.metricThrottles({ statistic: "Sum", period: Duration.minutes(15) }),
      rings: { over: 10 },
    },
    {
      name: `${name}-slow`,
      section: "function-slow",
      severity: "look",
      means: `A run of ${name} needed over four fifths of its time limit. A slightly larger file would not be finished at all.`,
      metric: handler.metricDuration({ statistic: "Maximum", period: Duration.minutes(15) }),
      rings: { over: timeout.toMilliseconds() * 0.8 },
    },
  ];
}

/** The alarms of a queue whose messages a function handles. */
export function queueAlarms(
  name: string,
  { queue, deadLetters }: { readonly queue: IQueue; readonly deadLetters: IQueue },
  failureMeans: string,
): AlarmRule[] {
  return [
    {
      name: `${name}-dead-letters`,
      severity: "page",
      means: failureMeans,
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({
        statistic: "Maximum",
        period: Duration.minutes(1),
      }),
      rings: { over: 0 },
    },
    {
      name: `${name}-waiting`,
      section: "queue-waiting",
      severity: "page",
      means: `Work for ${name} has waited for half an hour. Answers are late; nothing is lost.`,
      metric: queue.metricApproximateAgeOfOldestMessage({ statistic: "Maximum", period: Duration.minutes(5) }),
      rings: { over: Duration.minutes(30).toSeconds() },
      periods: 3,
    },
  ];
}

/** The alarms of a function that runs by the clock. */
export function scheduleAlarms(
  name: string,
  run: { readonly deadLetters: IQueue; readonly handler: IFunction; readonly every: Duration },
  failureMeans: string,
): AlarmRule[] {
  return [
    {
      name: `${name}-dead-letters`,
      section: "scheduled-run-failed",
      severity: "look",
      means: `A run of ${name} failed three times. ${failureMeans}`,
      metric: run.deadLetters.metricApproximateNumberOfMessagesVisible({
        statistic: "Maximum",
        period: Duration.minutes(1),
      }),
      rings: { over: 0 },
    },
    {
      name: `${name}-not-running`,
      section: "scheduled-run-missing",
      severity: "look",
      means: `The clock does not start ${name}. ${failureMeans}`,
      metric: run.handler.metricInvocations({ statistic: "Sum", period: Duration.minutes(run.every.toMinutes() * 4) }),
      rings: { under: 1 },
      ringsOnSilence: true,
    },
  ];
}
