import type { Section } from "./dashboard.ts";

/** The functions and their queues: what they have to do, how long it takes, and what fails. */
export const machinery: Section = {
  title: "The machinery",
  widgets: [
    {
      title: "Dead letters",
      means: "Work that failed five times. Each needs an operator; the runbook has a section for each queue.",
      kind: "bar",
      quarters: 2,
      series: [{ of: "queues", figure: "dead-letters" }],
    },
    {
      title: "Work in the queues",
      means: "It rises when much mail comes at once, and falls as it is done.",
      kind: "stacked",
      quarters: 2,
      series: [{ of: "queues", figure: "waiting" }],
    },
    {
      title: "Oldest work in each queue",
      means: "Minutes are usual in the last days of an exercise. Half an hour raises an alarm.",
      kind: "line",
      quarters: 2,
      series: [{ of: "queues", figure: "oldest" }],
    },
    {
      title: "Time that the functions take",
      means: "The slowest of a hundred runs. Near its limit a function times out, and its work is repeated.",
      kind: "line",
      quarters: 2,
      series: [{ of: "functions", figure: "duration" }],
    },
    {
      title: "Errors of the functions",
      means: "Runs that ended with an error or ran out of time. Their work comes again.",
      kind: "stacked",
      quarters: 2,
      series: [{ of: "functions", figure: "errors" }],
    },
    {
      title: "Throttled runs",
      means: "Runs that AWS put off because the account runs too many at once. Raise its limit if it lasts.",
      kind: "stacked",
      quarters: 2,
      series: [{ of: "functions", figure: "throttles" }],
    },
    {
      title: "Queue messages that failed",
      means: "Each comes again, five times at most; then it is a dead letter.",
      kind: "line",
      quarters: 2,
      series: [{ of: "sum", metric: "RecordsFailed", label: "failed" }],
    },
    {
      title: "Reading and reconciling",
      means: "The slowest of a hundred mails and positions. They grow with the size of workbooks and ledgers.",
      kind: "line",
      quarters: 2,
      series: [
        { of: "p99", metric: "ReadingTime", label: "reading a mail", shown: "milliseconds" },
        { of: "p99", metric: "ReconcilingTime", label: "reconciling a position", shown: "milliseconds" },
      ],
    },
    {
      title: "Size of mails",
      means: "Half of the mails, and 99 of 100. Large mails take longer to read.",
      kind: "line",
      quarters: 2,
      series: [
        { of: "p50", metric: "MailBytes", label: "half of mails", shown: "bytes" },
        { of: "p99", metric: "MailBytes", label: "99 of 100 mails", shown: "bytes" },
      ],
    },
    {
      title: "Lines",
      means: "Lines of statements that were accepted, and of ledgers that were imported.",
      kind: "bar",
      quarters: 2,
      series: [
        { of: "sum", metric: "StatementLines", label: "lines of statements" },
        { of: "sum", metric: "LedgerLines", label: "lines of ledgers" },
      ],
    },
  ],
};
