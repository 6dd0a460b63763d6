import { Duration } from "aws-cdk-lib";
import { MathExpression, Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { ITopic } from "aws-cdk-lib/aws-sns";

import { sendingRefusals } from "../../shared/domain/mail/sending-refusal.ts";

import type { AlarmRule } from "./alarm-rule.ts";
import type { OwnMetrics } from "./own-metrics.ts";

/** The alarms about the work of a stage as a whole: its mail, its answers and its ledgers. */
export function stageAlarms({ countOf, gaugeOf }: OwnMetrics): AlarmRule[] {
  return [
    {
      name: "no-mail",
      severity: "page",
      means:
        "An exercise runs, and for six hours of a working day no mail at all has come in. Statements may be lost on their way.",
      metric: noMailOnWorkingDay(
        gaugeOf("MailExpected", "publish-figures", Duration.hours(6)),
        countOf("MailsReceived", "receive-mail", Duration.hours(6)),
      ),
      rings: { over: 0 },
    },
    {
      name: "statements-unanswered",
      severity: "page",
      means: "A statement was accepted over an hour ago, and its sender still has no answer.",
      metric: gaugeOf("OldestUnansweredStatement", "publish-figures", Duration.minutes(15)),
      rings: { over: Duration.hours(1).toSeconds() },
    },
    {
      name: "mail-held",
      severity: "look",
      means: "More than twenty mails in an hour were held until a registered address confirms them.",
      metric: countOf("MailsHeld", "receive-mail", Duration.hours(1)),
      rings: { over: 20 },
    },
    {
      name: "mail-failed",
      severity: "look",
      means: "A mail could not be read, and its sender has not been answered.",
      metric: countOf("MailsFailed", "receive-mail", Duration.minutes(5)),
      rings: { over: 0 },
    },
    {
      name: "replies-refused",
      severity: "look",
      means:
        "The mail service will not take a reply as it is. A registered address waits for an answer that is not on its way.",
      metric: countOf("MessagesRejected", "send-mail", Duration.minutes(5)),
      rings: { over: 0 },
    },
    {
      name: "replies-bounced",
      section: "replies-undelivered",
      severity: "look",
      means: "A reply came back from every address of its organisation. Nobody there has read it.",
      metric: countOf("MessagesBounced", "note-delivery", Duration.minutes(15)),
      rings: { over: 0 },
    },
    {
      name: "replies-complained-of",
      section: "replies-undelivered",
      severity: "look",
      means: "A recipient marked a reply as spam. Nothing more goes to that address until its contact entry changes.",
      metric: countOf("MessagesComplained", "note-delivery", Duration.minutes(15)),
      rings: { over: 0 },
    },
    {
      name: "sweep-found",
      severity: "look",
      means: "Work had been lost on its way and was queued again. Its answers come late, and something loses work.",
      metric: new MathExpression({
        expression: "SUM(METRICS())",
        period: Duration.minutes(30),
        usingMetrics: {
          mail: countOf("SweepFound", "sweep", Duration.minutes(30), { what: "mail" }),
          position: countOf("SweepFound", "sweep", Duration.minutes(30), { what: "position" }),
          message: countOf("SweepFound", "sweep", Duration.minutes(30), { what: "message" }),
          ledger: countOf("SweepFound", "sweep", Duration.minutes(30), { what: "ledger" }),
          orphan: countOf("SweepFound", "check-stored-mail", Duration.minutes(30), { what: "orphan" }),
        },
      }),
      rings: { over: 0 },
    },
    {
      name: "sending-stopped",
      severity: "page",
      means: "The mail service takes no message from us until somebody changes something. No reply leaves meanwhile.",
      metric: new MathExpression({
        expression: "SUM(METRICS())",
        period: Duration.minutes(15),
        usingMetrics: Object.fromEntries(
          reasonsForOperators.map((reason, index) => [
            `stopped${index}`,
            countOf("MessagesWaiting", "send-mail", Duration.minutes(15), { reason }),
          ]),
        ),
      }),
      rings: { over: 0 },
    },
    {
      name: "sending-quota",
      severity: "page",
      means:
        "Four fifths of the messages that AWS lets us send in 24 hours are sent. When all are, replies wait for hours.",
      metric: gaugeOf("SendingQuotaUsed", "publish-figures", Duration.minutes(15)),
      rings: { over: 80 },
    },
    {
      name: "ledger-stale",
      severity: "look",
      means:
        "An exercise runs, and an organisation's ledger is older than its cut-off. Its replies rest on figures that are no longer true.",
      metric: gaugeOf("StaleLedgers", "publish-figures", Duration.hours(1)),
      rings: { over: 0 },
    },
    {
      name: "ledger-refused",
      severity: "look",
      means: "An uploaded ledger was refused. Statements are answered from the ledger before it.",
      metric: countOf("LedgersRefused", "import-ledger", Duration.minutes(15)),
      rings: { over: 0 },
    },
  ];
}

/** The alarm of the canary. Silence rings too: a canary that is not sent proves nothing. */
export function canaryAlarms({ countOf }: OwnMetrics): AlarmRule[] {
  return [
    {
      name: "canary-unanswered",
      severity: "page",
      means:
        "For an hour no statement that Accord mailed to itself was answered rightly. A statement that comes now would not be either.",
      metric: countOf("CanaryAnswered", "send-canary", Duration.hours(1)),
      rings: { under: 1 },
      ringsOnSilence: true,
    },
  ];
}

/** Reasons of the mail service that pass only when an operator acts. */
const reasonsForOperators = Object.entries(sendingRefusals)
  .filter(([, { cure }]) => cure === "operator")
  .map(([reason]) => reason);

/**
 * 1 for six hours from Monday to Friday without mail, of which most are working hours, while an exercise runs. CloudWatch dates a period
 * by its beginning, in UTC. It does not know bank holidays.
 */
function noMailOnWorkingDay(expected: Metric, received: Metric): MathExpression {
  return new MathExpression({
    expression:
      "IF(expected > 0 AND DAY(expected) <= 5 AND HOUR(expected) >= 8 AND HOUR(expected) <= 12 AND FILL(received, 0) < 1, 1, 0)",
    period: Duration.hours(6),
    usingMetrics: { expected, received },
  });
}

/** The alarms about SES, whose figures are those of the whole account in the region. */
export function mailServiceAlarms(): AlarmRule[] {
  return [
    {
      name: "bounce-rate",
      section: "sending-reputation",
      severity: "page",
      means:
        "More than four in a hundred of our messages come back. AWS reviews an account at five and may stop its mail.",
      metric: reputation("BounceRate"),
      rings: { over: 0.04 },
    },
    {
      name: "complaint-rate",
      section: "sending-reputation",
      severity: "page",
      means:
        "Recipients mark more than eight in ten thousand of our messages as spam. AWS reviews an account at ten and may stop its mail.",
      metric: reputation("ComplaintRate"),
      rings: { over: 0.0008 },
    },
  ];
}

/**
 * A topic that can't deliver loses what it was told. The alarm about the alarms themselves goes to the other severity's topic.
 */
export function topicAlarms(
  topics: readonly { readonly name: string; readonly topic: ITopic; readonly means: string }[],
): AlarmRule[] {
  return topics.map(({ name, topic, means }) => ({
    name: `${name}-undelivered`,
    section: "topic-undelivered",
    severity: name === "alarms-page" ? "look" : "page",
    means,
    metric: topic.metricNumberOfNotificationsFailed({ statistic: "Sum", period: Duration.minutes(5) }),
    rings: { over: 0 },
  }));
}

/** SES's own rates for the account, between 0 and 1. */
function reputation(name: "BounceRate" | "ComplaintRate"): Metric {
  return new Metric({
    namespace: "AWS/SES",
    metricName: `Reputation.${name}`,
    statistic: "Maximum",
    period: Duration.hours(1),
  });
}
