/** The CloudWatch namespace of Accord's own metrics. */
export const metricNamespace = "Accord";

/** The dimensions of every metric: the function that wrote it, and its stage, as several stages may share an account. */
export const metricDimensions = { function: "function", stage: "stage" } as const;

/** Every metric with its unit, and what it counts in words for the dashboard. */
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
} as const;

export type MetricName = keyof typeof metrics;
