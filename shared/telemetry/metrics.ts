/** Where all of Accord's own metrics stand in CloudWatch. */
export const metricNamespace = "Accord";

/** The one dimension that every metric has: the function that wrote it. */
export const metricDimension = "function";

/** Every metric with its unit, and what it counts, in words fit for a dashboard. */
export const metrics = {
  MailsReceived: { unit: "Count", means: "mails that the mailbox took in" },
  MailsAccepted: { unit: "Count", means: "mails whose statement was taken" },
  MailsRefused: { unit: "Count", means: "mails refused with a reason" },
  MailsHeld: { unit: "Count", means: "mails that wait for their registered address" },
  MailsIgnored: { unit: "Count", means: "mails of machines, and copies" },
  MailsQuarantined: { unit: "Count", means: "mails set aside as dangerous or forged" },
  MailsFailed: { unit: "Count", means: "mails that could not be read" },
  MailBytes: { unit: "Bytes", means: "size of a mail" },
  StatementLines: { unit: "Count", means: "lines of an accepted statement" },
  ReadingTime: { unit: "Milliseconds", means: "from a mail's bytes to its statements" },
  PositionsReconciled: { unit: "Count", means: "positions held against the ledger" },
  ReconcilingTime: { unit: "Milliseconds", means: "one position: gathering, reconciling, writing" },
  MessagesDecided: { unit: "Count", means: "messages that must leave" },
  MessagesSent: { unit: "Count", means: "messages that the mail service took" },
  MessagesRejected: { unit: "Count", means: "messages that the mail service refused for good" },
  MessagesRepeated: { unit: "Count", means: "messages handed over again because an attempt ended without a word" },
  AnswerTime: { unit: "Milliseconds", means: "from a mail's arrival to its answer's departure" },
  LedgersImported: { unit: "Count", means: "ledgers made current" },
  LedgersRefused: { unit: "Count", means: "ledger uploads refused with a report" },
  LedgerLines: { unit: "Count", means: "lines of an imported ledger" },
  RecordsFailed: { unit: "Count", means: "messages that went back to their queue" },
} as const;

export type MetricName = keyof typeof metrics;
