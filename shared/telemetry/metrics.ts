import { canaryReached } from "../domain/canary/canary-reached.ts";
import { identityTable } from "../domain/mail/identity/identity-table.ts";
import { cureOf, sendingRefusalReasons } from "../domain/mail/sending-refusal.ts";
import { refusalReasons } from "../messages/refusal/refusal.ts";

/** The CloudWatch namespace of Accord's own metrics. */
export const metricNamespace = "Accord";

/** The dimensions of every metric: the function that wrote it, and its stage, as several stages may share an account. */
export const metricDimensions = { function: "function", stage: "stage" } as const;

/** Fields of a log entry that some metrics have as further dimensions. Their values are codes: each costs a metric of its own. */
export type DimensionName = "exercise" | "kind" | "deadline" | "organisation" | "what" | "reason";

export interface Metric {
  readonly unit: "Count" | "Bytes" | "Seconds" | "Milliseconds" | "Percent" | "None";
  /** What it counts in words, for the dashboards. */
  readonly means: string;
  /** The functions that write it, by their folders. A test looks for it in their bundles. */
  readonly writtenBy: readonly [string, ...string[]];
  readonly by?: readonly DimensionName[];
  /** A closed list of reasons, so that dashboards can name them. The metric is written as a whole, and by its reason as well. */
  readonly reasons?: readonly string[];
}

/** Why mails are held: the reasons of the rules about senders that hold a mail. */
const holdReasons = [...new Set(identityTable.filter(({ action }) => action === "hold").map(({ reason }) => reason))];

/** Why messages wait, and why they are rejected. */
const waitingReasons = sendingRefusalReasons.filter((reason) => cureOf(reason) !== "person");
const rejectingReasons = sendingRefusalReasons.filter((reason) => cureOf(reason) === "person");

/** Every metric. Those after `SweepFound` are gauges: the state at the time, so that a sum of them means nothing. */
export const metrics = {
  MailsReceived: { writtenBy: ["receive-mail"], unit: "Count", means: "mails that came in" },
  MailsAccepted: { writtenBy: ["receive-mail"], unit: "Count", means: "mails with an accepted statement" },
  MailsRefused: {
    writtenBy: ["receive-mail"],
    reasons: [...refusalReasons, "reply-cap"],
    unit: "Count",
    means: "mails refused with a reason",
  },
  MailsHeld: {
    writtenBy: ["receive-mail"],
    reasons: holdReasons,
    unit: "Count",
    means: "mails that wait to be confirmed by the registered address",
  },
  MailsIgnored: { writtenBy: ["receive-mail"], unit: "Count", means: "mails from machines, and copies" },
  MailsQuarantined: { writtenBy: ["receive-mail"], unit: "Count", means: "mails set aside as dangerous or forged" },
  MailsFailed: { writtenBy: ["receive-mail"], unit: "Count", means: "mails that could not be read" },
  MailBytes: { writtenBy: ["read-mail"], unit: "Bytes", means: "size of a mail" },
  StatementLines: { writtenBy: ["receive-mail"], unit: "Count", means: "lines of an accepted statement" },
  ReadingTime: { writtenBy: ["read-mail"], unit: "Milliseconds", means: "from a mail's bytes to its statements" },
  PositionsReconciled: {
    writtenBy: ["reconcile-position"],
    unit: "Count",
    means: "positions compared with the ledger",
  },
  ReconcilingTime: {
    writtenBy: ["reconcile-position"],
    unit: "Milliseconds",
    means: "one position: gathering, reconciling, writing",
  },
  MessagesDecided: { writtenBy: ["reconcile-position"], unit: "Count", means: "messages to be sent" },
  MessagesSent: { writtenBy: ["send-mail"], unit: "Count", means: "messages that the mail service accepted" },
  MessagesWaiting: {
    writtenBy: ["send-mail"],
    reasons: waitingReasons,
    unit: "Count",
    means: "attempts that the mail service refused for now, so that the message waits",
  },
  MessagesRejected: {
    writtenBy: ["send-mail"],
    unit: "Count",
    reasons: rejectingReasons,
    means: "messages that the mail service will not take as they are",
  },
  MessagesRepeated: {
    writtenBy: ["send-mail"],
    unit: "Count",
    means: "messages sent again because an attempt ended without a result",
  },
  MessagesDelivered: {
    writtenBy: ["note-delivery"],
    unit: "Count",
    means: "messages that a recipient's mail server took",
  },
  MessagesDelayed: {
    writtenBy: ["note-delivery"],
    unit: "Count",
    means: "messages that the mail service keeps trying to deliver",
  },
  MessagesBounced: {
    writtenBy: ["note-delivery"],
    unit: "Count",
    means: "messages that came back from every address",
  },
  MessagesComplained: {
    writtenBy: ["note-delivery"],
    unit: "Count",
    means: "messages that a recipient called spam",
  },
  AnswerTime: {
    writtenBy: ["send-mail"],
    unit: "Milliseconds",
    means: "from the arrival of a mail to the departure of its answer",
  },
  LedgersImported: { writtenBy: ["judge-ledger"], unit: "Count", means: "ledgers that came into force" },
  LedgersHeld: { writtenBy: ["judge-ledger"], unit: "Count", means: "ledgers that wait for a person to release them" },
  LedgersRefused: { writtenBy: ["import-ledger"], unit: "Count", means: "ledger uploads refused with a report" },
  LedgerLines: { writtenBy: ["import-ledger"], unit: "Count", means: "lines of an imported ledger" },
  RecordsFailed: {
    writtenBy: [
      "receive-mail",
      "read-mail",
      "import-ledger",
      "judge-ledger",
      "reconcile-position",
      "send-mail",
      "note-delivery",
      "check-stored-mail",
    ],
    unit: "Count",
    means: "queue messages that failed and will be delivered again",
  },
  CanaryAnswered: {
    writtenBy: ["send-canary"],
    reasons: canaryReached,
    unit: "Count",
    means: "statements of our own that were answered rightly, by mail",
  },
  SweepFound: {
    writtenBy: ["sweep", "check-stored-mail"],
    unit: "Count",
    means: "overdue work that the sweep queued again",
    by: ["what"],
  },
  OldestUnansweredStatement: {
    writtenBy: ["publish-figures"],
    unit: "Seconds",
    means: "age of the oldest accepted statement without an answer, but for those whose answer a person has to read",
  },
  UnansweredStatements: {
    writtenBy: ["publish-figures"],
    unit: "Count",
    means: "accepted statements without an answer, but for those whose answer a person has to read",
  },
  RepliesInReview: {
    writtenBy: ["publish-figures"],
    unit: "Count",
    means: "replies that a person has to read before they leave, or keeps back",
  },
  HeldOpen: { writtenBy: ["publish-figures"], unit: "Count", means: "mails that are held now" },
  MessagesWaitingNow: { writtenBy: ["publish-figures"], unit: "Count", means: "messages that wait to be sent now" },
  MessagesRejectedNow: {
    writtenBy: ["publish-figures"],
    unit: "Count",
    means: "messages that the mail service rejected and nobody has sent again",
  },
  OldestLedgerDays: {
    writtenBy: ["publish-figures"],
    unit: "Count",
    means: "age in days of the oldest ledger in force",
  },
  StaleLedgers: {
    writtenBy: ["publish-figures"],
    unit: "Count",
    means: "organisations whose ledger is older than the cut-off of a running exercise",
  },
  LedgerAgeDays: {
    writtenBy: ["publish-figures"],
    unit: "Count",
    means: "age in days of an organisation's ledger in force",
    by: ["organisation"],
  },
  MailExpected: { writtenBy: ["publish-figures"], unit: "Count", means: "1 while an exercise runs, and 0 otherwise" },
  SendingQuotaUsed: {
    writtenBy: ["publish-figures"],
    unit: "Percent",
    means: "share of the sending quota of 24 hours that is used",
  },
  SendingQuotaLeft: {
    writtenBy: ["publish-figures"],
    unit: "Count",
    means: "messages that may still be sent in these 24 hours",
  },
  PoundsNotified: {
    writtenBy: ["publish-figures"],
    unit: "None",
    means: "pounds that statements notify",
    by: ["exercise", "kind"],
  },
  PoundsAgreed: {
    writtenBy: ["publish-figures"],
    unit: "None",
    means: "pounds of them that are agreed",
    by: ["exercise", "kind"],
  },
  PoundsNotAgreed: {
    writtenBy: ["publish-figures"],
    unit: "None",
    means: "pounds of them that are not agreed",
    by: ["exercise", "kind"],
  },
  PoundsDisputed: {
    writtenBy: ["publish-figures"],
    unit: "None",
    means: "pounds of them that are in dispute",
    by: ["exercise", "kind"],
  },
  PoundsOpen: {
    writtenBy: ["publish-figures"],
    unit: "None",
    means: "pounds that are neither agreed nor in dispute",
    by: ["exercise", "kind"],
  },
  StatementsReceived: {
    writtenBy: ["publish-figures"],
    unit: "Count",
    means: "positions with a statement",
    by: ["exercise", "kind"],
  },
  StatementsAnswered: {
    writtenBy: ["publish-figures"],
    unit: "Count",
    means: "positions whose statement is answered",
    by: ["exercise", "kind"],
  },
  StatementsAnsweredShare: {
    writtenBy: ["publish-figures"],
    unit: "Percent",
    means: "share of statements that are answered",
    by: ["exercise", "kind"],
  },
  DaysToDeadline: {
    writtenBy: ["publish-figures"],
    unit: "Count",
    means: "days until a deadline",
    by: ["exercise", "kind", "deadline"],
  },
} as const satisfies Readonly<Record<string, Metric>>;

type Declared = typeof metrics;

export type MetricName = keyof Declared;

/** Metrics that are the state at the time: those of the function that publishes figures. */
type GaugeName = {
  [Name in MetricName]: Declared[Name]["writtenBy"][0] extends "publish-figures" ? Name : never;
}[MetricName];

/** Metrics that are only written by dimensions of their own. */
type SplitName = { [Name in MetricName]: Declared[Name] extends { readonly by: object } ? Name : never }[MetricName];

export type WholeGauge = Exclude<GaugeName, SplitName>;
export type SplitGauge = Extract<GaugeName, SplitName>;
export type WholeCount = Exclude<MetricName, GaugeName | SplitName>;
export type SplitCount = Exclude<SplitName, GaugeName>;

/** Metrics with a closed list of reasons. */
export type MetricWithReasons = {
  [Name in MetricName]: Declared[Name] extends { readonly reasons: object } ? Name : never;
}[MetricName];

/** The declaration of a metric, whichever it is. */
export function metricNamed(name: MetricName): Metric {
  return metrics[name];
}
