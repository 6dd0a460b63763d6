import { Duration } from "aws-cdk-lib";
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  Metric,
  SingleValueWidget,
  TextWidget,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { Construct } from "constructs";

import { metricDimensions, metricNamespace, metrics, type MetricName } from "../../shared/telemetry/metrics.ts";
import { runbookLink } from "../constructs/queue-function.ts";
import { stackOf } from "../stack-of.ts";
import type { StageSettings } from "../stage-settings.ts";
import type { FunctionName, Processing } from "./processing-stack.ts";

const WIDTH = 24;

/** The dashboard and alarms for administrators: incoming mail, outgoing messages, mails that wait for a person, and each queue. */
export function observabilityStack(scope: Construct, settings: StageSettings, processing: Processing): void {
  const stack = stackOf(scope, settings, "observability");
  const stageMetrics = metricsOf(settings);
  const { counted, measured } = stageMetrics;
  for (const { name, metric, threshold, means } of alarmRules(stageMetrics)) {
    const alarm = new Alarm(stack, `${name}-alarm`, {
      alarmName: `${stack.stackName}-${name}`,
      alarmDescription: `${means} ${runbookLink(name)}`,
      metric,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(processing.alarms));
  }
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

function alarmRules({ counted }: StageMetrics) {
  return [
    {
      name: "mail-held",
      metric: counted("MailsHeld", "receive-mail", Duration.hours(1)),
      threshold: 20,
      means: "More than twenty mails in an hour were held until a registered address confirms them.",
    },
    {
      name: "mail-failed",
      metric: counted("MailsFailed", "receive-mail"),
      threshold: 0,
      means: "A mail could not be read, and its sender has not been answered.",
    },
    {
      name: "sending-reputation",
      metric: reputation("BounceRate"),
      threshold: 0.04,
      means: "More than four in a hundred of our messages come back; AWS reviews an account at five.",
    },
  ];
}

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
