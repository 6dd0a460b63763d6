import { Duration } from "aws-cdk-lib";
import { Dashboard, GraphWidget, Metric, SingleValueWidget, TextWidget } from "aws-cdk-lib/aws-cloudwatch";
import type { Construct } from "constructs";

import { metricDimensions, metricNamespace, metrics, type MetricName } from "../../shared/telemetry/metrics.ts";
import { addAlarms } from "../alarms/add-alarms.ts";
import { severities } from "../alarms/alarm-rule.ts";
import { ownMetrics } from "../alarms/own-metrics.ts";
import { mailServiceAlarms, stageAlarms, topicAlarms } from "../alarms/stage-alarms.ts";
import { stackOf } from "../stack-of.ts";
import type { StageSettings } from "../stage-settings.ts";
import type { FunctionName, Processing } from "./processing-stack.ts";
import type { Storage } from "./storage-stack.ts";

const WIDTH = 24;

/** The dashboard and alarms for administrators: incoming mail, outgoing messages, mails that wait for a person, and each queue. */
export function observabilityStack(
  scope: Construct,
  settings: StageSettings,
  storage: Storage,
  processing: Processing,
): void {
  const stack = stackOf(scope, settings, "observability");
  const { counted, measured } = metricsOf(settings);
  addAlarms(stack, processing.alarms, [
    ...stageAlarms(ownMetrics(settings.stage)),
    ...mailServiceAlarms(),
    ...topicAlarms([
      {
        name: "mail-arrived",
        topic: storage.mailArrived,
        means: "Mail has been stored, but the queue of incoming mail was not told of it. Its senders have no answer.",
      },
      {
        name: "ledger-arrived",
        topic: storage.ledgerArrived,
        means: "A ledger has been uploaded, but nothing imports it. Statements are answered from the one before it.",
      },
      ...severities.map((severity) => ({
        name: `alarms-${severity}`,
        topic: processing.alarms.topics[severity],
        means: `Alarms of the severity “${severity}” don't reach the people whom they are for.`,
      })),
    ]),
  ]);
  new Dashboard(stack, "dashboard", {
    dashboardName: `accord-${settings.stage}`,
    defaultInterval: Duration.days(7),
    widgets: [
      [
        new TextWidget({
          width: WIDTH,
          height: 2,
          markdown:
            "# Accord\nEvery mail ends answered, held, refused, ignored, quarantined or failed. What waits for a person: `npx accord held`.",
        }),
      ],
      [
        new SingleValueWidget({
          title: "Today",
          width: WIDTH,
          height: 4,
          setPeriodToTimeRange: true,
          metrics: [
            counted("MailsReceived", "receive-mail"),
            counted("MailsAccepted", "receive-mail"),
            counted("MailsHeld", "receive-mail"),
            counted("MailsFailed", "receive-mail"),
            counted("MessagesSent", "send-mail"),
            counted("MessagesRejected", "send-mail"),
          ],
        }),
      ],
      [
        new GraphWidget({
          title: "Incoming mail, by result",
          width: WIDTH / 2,
          stacked: true,
          left: mailStates.map((name) => counted(name, "receive-mail")),
        }),
        new GraphWidget({
          title: "Answers out",
          width: WIDTH / 2,
          left: [
            counted("MessagesDecided", "reconcile-position"),
            counted("MessagesSent", "send-mail"),
            counted("MessagesRepeated", "send-mail"),
            counted("MessagesRejected", "send-mail"),
          ],
        }),
      ],
      [
        new GraphWidget({
          title: "Time from the arrival of a mail to its answer",
          width: WIDTH / 2,
          left: ["p50", "p99"].map((statistic) => measured("AnswerTime", "send-mail", statistic)),
        }),
        new GraphWidget({
          title: "Time to read a mail, to reconcile a position",
          width: WIDTH / 2,
          left: [
            measured("ReadingTime", "receive-mail", "p99"),
            measured("ReconcilingTime", "reconcile-position", "p99"),
          ],
        }),
      ],
      [
        new GraphWidget({
          title: "Ledgers",
          width: WIDTH / 2,
          left: [counted("LedgersImported", "import-ledger"), counted("LedgersRefused", "import-ledger")],
          right: [counted("LedgerLines", "import-ledger")],
        }),
        new GraphWidget({
          title: "Bounces and complaints (rates)",
          width: WIDTH / 2,
          left: [reputation("BounceRate"), reputation("ComplaintRate")],
        }),
      ],
      Object.entries(processing.functions).map(
        ([name, { queue, deadLetters, handler }]) =>
          new GraphWidget({
            title: name,
            width: WIDTH / 4,
            left: [
              queue.metricApproximateNumberOfMessagesVisible({ label: "waiting" }),
              deadLetters.metricApproximateNumberOfMessagesVisible({ label: "dead letters" }),
            ],
            right: [handler.metricErrors({ label: "errors" }), handler.metricThrottles({ label: "throttled" })],
          }),
      ),
    ],
  });
}

const mailStates = [
  "MailsAccepted",
  "MailsRefused",
  "MailsHeld",
  "MailsIgnored",
  "MailsQuarantined",
  "MailsFailed",
] as const satisfies readonly MetricName[];

/** The metrics that the functions of one stage write. */
interface StageMetrics {
  readonly counted: (name: MetricName, by: FunctionName, period?: Duration) => Metric;
  readonly measured: (name: MetricName, by: FunctionName, statistic: string) => Metric;
}

function metricsOf({ stage }: StageSettings): StageMetrics {
  const metricOf = (name: MetricName, by: FunctionName, statistic: string, period: Duration): Metric =>
    new Metric({
      namespace: metricNamespace,
      metricName: name,
      dimensionsMap: { [metricDimensions.function]: by, [metricDimensions.stage]: stage },
      statistic,
      period,
      label: statistic === "Sum" ? metrics[name].means : `${metrics[name].means} (${statistic})`,
    });
  return {
    counted: (name, by, period = Duration.minutes(5)) => metricOf(name, by, "Sum", period),
    measured: (name, by, statistic) => metricOf(name, by, statistic, Duration.minutes(5)),
  };
}

/** SES's own rates for the account, between 0 and 1. */
function reputation(name: "BounceRate" | "ComplaintRate"): Metric {
  return new Metric({
    namespace: "AWS/SES",
    metricName: `Reputation.${name}`,
    statistic: "Maximum",
    period: Duration.hours(1),
    label: name === "BounceRate" ? "bounces" : "complaints",
  });
}
