/** The CloudWatch namespace of Accord's own metrics. */
export const metricNamespace = "Accord";

/** The dimensions of every metric: the function that wrote it, and its stage, as several stages may share an account. */
export const metricDimensions = { function: "function", stage: "stage" } as const;

/** Fields of a log entry that some metrics have as further dimensions. Their values are codes: each costs a metric of its own. */
export type DimensionName = "exercise" | "kind" | "deadline" | "organisation" | "what" | "reason";

interface Metric {
  readonly unit: "Count" | "Bytes" | "Seconds" | "Milliseconds" | "Percent" | "None";
  /** What it counts in words, for the dashboard. */
  readonly means: string;
  readonly by?: readonly DimensionName[];
}

/** Every metric. Those after `SweepFound` are gauges: the state at the time, so that a sum of them means nothing. */
export const metrics = {
  MailsReceived: { unit: "Count", means: "mails that came in" },
  MailsAccepted: { unit: "Count", means: "mails with an accepted statement" },
  MailsRefused: { unit: "Count", means: "mails refused with a reason" },
  MailsHeld: { unit: "Count", means: "mails that wait to be confirmed by the registered address" },
  MailsIgnored: { unit: "Count", means: "mails from machines, and copies" },
  MailsQuarantined: { unit: "Count", means: "mails set aside as dangerous or forged" },
  MailsFailed: { unit: "Count", means: "mails that could not be read" },
  MailBytes: { unit: "Bytes", means: "size of a mail" },
  StatementLines: { unit: "Count", means: "lines of an accepted statement" },
  ReadingTime: { unit: "Milliseconds", means: "from a mail's bytes to its statements" },
  PositionsReconciled: { unit: "Count", means: "positions compared with the ledger" },
  ReconcilingTime: { unit: "Milliseconds", means: "one position: gathering, reconciling, writing" },
  MessagesDecided: { unit: "Count", means: "messages to be sent" },
  MessagesSent: { unit: "Count", means: "messages that the mail service accepted" },
  MessagesRejected: { unit: "Count", means: "messages that the mail service rejected for good" },
  MessagesRepeated: { unit: "Count", means: "messages sent again because an attempt ended without a result" },
  AnswerTime: { unit: "Milliseconds", means: "from the arrival of a mail to the departure of its answer" },
  LedgersImported: { unit: "Count", means: "ledgers made current" },
  LedgersRefused: { unit: "Count", means: "ledger uploads refused with a report" },
  LedgerLines: { unit: "Count", means: "lines of an imported ledger" },
  RecordsFailed: { unit: "Count", means: "queue messages that failed and will be delivered again" },
  SweepFound: { unit: "Count", means: "overdue work that the sweep queued again", by: ["what"] },
  OldestUnansweredStatement: { unit: "Seconds", means: "age of the oldest accepted statement without an answer" },
  UnansweredStatements: { unit: "Count", means: "accepted statements without an answer" },
  HeldOpen: { unit: "Count", means: "mails that are held now" },
  MessagesWaitingNow: { unit: "Count", means: "messages that wait to be sent now" },
  MessagesRejectedNow: { unit: "Count", means: "messages that the mail service rejected and nobody has sent again" },
  OldestLedgerDays: { unit: "Count", means: "age in days of the oldest ledger in force" },
  StaleLedgers: { unit: "Count", means: "organisations whose ledger is older than the cut-off of a running exercise" },
  LedgerAgeDays: { unit: "Count", means: "age in days of an organisation's ledger in force", by: ["organisation"] },
  MailExpected: { unit: "Count", means: "1 while an exercise runs, and 0 otherwise" },
  SendingQuotaUsed: { unit: "Percent", means: "share of the sending quota of 24 hours that is used" },
  SendingQuotaLeft: { unit: "Count", means: "messages that may still be sent in these 24 hours" },
  PoundsNotified: { unit: "None", means: "pounds that statements notify", by: ["exercise", "kind"] },
  PoundsAgreed: { unit: "None", means: "pounds of them that are agreed", by: ["exercise", "kind"] },
  PoundsNotAgreed: { unit: "None", means: "pounds of them that are not agreed", by: ["exercise", "kind"] },
  PoundsDisputed: { unit: "None", means: "pounds of them that are in dispute", by: ["exercise", "kind"] },
  PoundsOpen: { unit: "None", means: "pounds that are neither agreed nor in dispute", by: ["exercise", "kind"] },
  StatementsReceived: { unit: "Count", means: "positions with a statement", by: ["exercise", "kind"] },
  StatementsAnswered: { unit: "Count", means: "positions whose statement is answered", by: ["exercise", "kind"] },
  StatementsAnsweredShare: {
    unit: "Percent",
    means: "share of statements that are answered",
    by: ["exercise", "kind"],
  },
  DaysToDeadline: { unit: "Count", means: "days until a deadline", by: ["exercise", "kind", "deadline"] },
} as const satisfies Readonly<Record<string, Metric>>;

export type MetricName = keyof typeof metrics;

/** The dimensions that a metric has beside the function and the stage. */
export function dimensionsOf(name: MetricName): readonly DimensionName[] {
  const metric: Metric = metrics[name];
  return metric.by ?? [];
}
