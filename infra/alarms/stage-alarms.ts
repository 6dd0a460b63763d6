import { Duration } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { ITopic } from "aws-cdk-lib/aws-sns";

import type { AlarmRule } from "./alarm-rule.ts";
import type { OwnMetrics } from "./own-metrics.ts";

/** The alarms about the work of a stage as a whole: its mail, its answers and its ledgers. */
export function stageAlarms({ countOf }: OwnMetrics): AlarmRule[] {
  return [
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
      severity: "page",
      means: "The mail service refused a reply, so a registered address waits for an answer that is not on its way.",
      metric: countOf("MessagesRejected", "send-mail", Duration.minutes(5)),
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
