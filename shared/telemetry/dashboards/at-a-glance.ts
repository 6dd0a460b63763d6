import type { Dashboard } from "./dashboard.ts";
import { machinery } from "./machinery.ts";

/** Is mail answered, what waits for a person, is anything wrong? */
export const atAGlance: Dashboard = {
  id: "at-a-glance",
  title: "At a glance",
  means: "Whether mail comes in and is answered, what waits for a person, and whether the machinery works.",
  sections: [
    {
      title: "From mail to answer",
      widgets: [
        {
          title: "From received to delivered",
          means:
            "How many mails came in, were read and were accepted; how many comparisons with a ledger followed, and how many messages left. A position is compared again whenever its ledger changes, so comparisons may outnumber mails. Refusals and requests to confirm are messages too.",
          kind: "bar",
          quarters: 2,
          series: [
            { of: "sum", metric: "MailsReceived", label: "mails received" },
            { of: "samples", metric: "ReadingTime", label: "mails read" },
            { of: "sum", metric: "MailsAccepted", label: "mails accepted" },
            { of: "sum", metric: "PositionsReconciled", label: "positions reconciled" },
            { of: "sum", metric: "MessagesSent", label: "messages sent" },
            { of: "sum", metric: "MessagesDelivered", label: "messages delivered" },
          ],
        },
        {
          title: "Mail in, by what became of it",
          means: "Every mail ends in one of these states. Failed mails need an operator: `npx accord held` lists them.",
          kind: "stacked",
          quarters: 2,
          series: [
            { of: "sum", metric: "MailsAccepted", label: "accepted" },
            { of: "sum", metric: "MailsRefused", label: "refused" },
            { of: "sum", metric: "MailsHeld", label: "held" },
            { of: "sum", metric: "MailsIgnored", label: "ignored" },
            { of: "sum", metric: "MailsQuarantined", label: "quarantined" },
            { of: "sum", metric: "MailsFailed", label: "failed" },
          ],
        },
        {
          title: "Why mails were refused",
          means:
            "The reasons given to senders. One reason that stands out is worth a word to all senders, or a look at the contact list.",
          kind: "bar",
          quarters: 2,
          series: [{ of: "sum-of-reasons", metric: "MailsRefused" }],
        },
        {
          title: "Why mails were held",
          means: "A held mail waits until its registered address confirms it, or an operator releases or rejects it.",
          kind: "bar",
          quarters: 2,
          series: [{ of: "sum-of-reasons", metric: "MailsHeld" }],
        },
      ],
    },
    {
      title: "Waiting now",
      widgets: [
        {
          title: "Statements without an answer",
          means:
            "Accepted statements that have had no answer yet, and how long the oldest has waited since it came in. With a ledger in force an answer takes a minute.",
          kind: "number",
          quarters: 2,
          series: [
            { of: "latest", metric: "OldestUnansweredStatement", label: "oldest has waited", shown: "seconds" },
            { of: "latest", metric: "UnansweredStatements", label: "without an answer", shown: "count" },
          ],
        },
        {
          title: "For a person",
          means:
            "Held mails wait for the sender or an operator (`npx accord held`). Replies to read wait for their organisation (`npx accord replies waiting`). Messages that the mail service rejected wait until their cause is cured.",
          kind: "number",
          quarters: 2,
          series: [
            { of: "latest", metric: "HeldOpen", label: "mails held", shown: "count" },
            { of: "latest", metric: "RepliesInReview", label: "replies to read", shown: "count" },
            { of: "latest", metric: "MessagesWaitingNow", label: "messages waiting", shown: "count" },
            { of: "latest", metric: "MessagesRejectedNow", label: "messages rejected", shown: "count" },
          ],
        },
        {
          title: "Oldest statement without an answer",
          means: "It falls when statements are answered. A line that only climbs is a statement that nobody answers.",
          kind: "line",
          quarters: 2,
          series: [{ of: "latest", metric: "OldestUnansweredStatement", label: "age", shown: "seconds" }],
        },
        {
          title: "Overdue work that was queued again",
          means: "Work whose queue message was lost or came to nothing. A few are harmless; many are a fault.",
          kind: "bar",
          quarters: 2,
          series: [{ of: "sum-of-each", metric: "SweepFound", label: "" }],
        },
      ],
    },
    {
      title: "Messages out",
      widgets: [
        {
          title: "Messages",
          means:
            "Decided: there is something to say. Repeated: an attempt ended without a result, so it was made again.",
          kind: "line",
          quarters: 2,
          series: [
            { of: "sum", metric: "MessagesDecided", label: "decided" },
            { of: "sum", metric: "MessagesSent", label: "sent" },
            { of: "sum", metric: "MessagesRepeated", label: "repeated" },
            { of: "sum", metric: "MessagesWaiting", label: "put off" },
            { of: "sum", metric: "MessagesRejected", label: "rejected" },
          ],
        },
        {
          title: "What became of messages",
          means:
            "Delivered: a recipient's mail server took it. Delayed: the mail service keeps trying. Come back and complained of: somebody has no answer, and `npx accord held` says who.",
          kind: "line",
          quarters: 4,
          series: [
            { of: "sum", metric: "MessagesDelivered", label: "delivered" },
            { of: "sum", metric: "MessagesDelayed", label: "delayed" },
            { of: "sum", metric: "MessagesBounced", label: "come back" },
            { of: "sum", metric: "MessagesComplained", label: "complained of" },
          ],
        },
        {
          title: "Time from a mail to its answer",
          means: "From the arrival of a mail to the departure of its answer: half of the answers, and 99 of 100.",
          kind: "line",
          quarters: 2,
          series: [
            { of: "p50", metric: "AnswerTime", label: "half of answers", shown: "milliseconds" },
            { of: "p99", metric: "AnswerTime", label: "99 of 100 answers", shown: "milliseconds" },
          ],
        },
        {
          title: "Why messages were put off",
          means:
            "Refusals of the mail service that time or an operator cures. The message waits and is tried again. What an operator does about each reason is in the runbook.",
          kind: "bar",
          quarters: 2,
          series: [{ of: "sum-of-reasons", metric: "MessagesWaiting" }],
        },
        {
          title: "Why messages were rejected",
          means:
            "Messages that the mail service will not take as they are. Once the cause is cured, an operator has them sent again.",
          kind: "bar",
          quarters: 2,
          series: [{ of: "sum-of-reasons", metric: "MessagesRejected" }],
        },
        {
          title: "What the mail service reports",
          means:
            "Bounces mean addresses on the contact list that no longer exist. A complaint ends mail to an address.",
          kind: "line",
          quarters: 2,
          series: [
            { of: "mail-service", figure: "Send", label: "sent" },
            { of: "mail-service", figure: "Delivery", label: "delivered" },
            { of: "mail-service", figure: "Bounce", label: "bounced" },
            { of: "mail-service", figure: "Complaint", label: "complained of" },
          ],
        },
        {
          title: "Statements of our own",
          means:
            "Every half an hour Accord mails itself a statement, if its stage says so. It counts when the right answer has come back by mail.",
          kind: "bar",
          quarters: 4,
          series: [{ of: "sum", metric: "CanaryAnswered", label: "answered rightly" }],
        },
        {
          title: "Sending quota and reputation",
          means:
            "At 100 % of the quota of 24 hours nothing more leaves today. AWS reviews an account at 5 % bounces or 0.1 % complaints.",
          kind: "number",
          quarters: 2,
          series: [
            { of: "latest", metric: "SendingQuotaUsed", label: "quota used", shown: "percent" },
            { of: "latest", metric: "SendingQuotaLeft", label: "messages left", shown: "count" },
            { of: "mail-service", figure: "BounceRate", label: "bounces" },
            { of: "mail-service", figure: "ComplaintRate", label: "complaints" },
          ],
        },
      ],
    },
    {
      title: "Ledgers",
      widgets: [
        {
          title: "Ledgers in force",
          means:
            "A ledger older than the cut-off of a running exercise is stale: its organisation answers from old figures.",
          kind: "number",
          quarters: 1,
          series: [
            { of: "latest", metric: "StaleLedgers", label: "stale", shown: "count" },
            { of: "latest", metric: "OldestLedgerDays", label: "oldest", shown: "days" },
          ],
        },
        {
          title: "Age of each organisation's ledger",
          means: "In days since the date that its figures are as at.",
          kind: "bar",
          quarters: 2,
          series: [{ of: "latest-of-each", metric: "LedgerAgeDays", label: "", shown: "days" }],
        },
        {
          title: "Uploads",
          means:
            "A refused upload leaves the earlier ledger in force; `npx accord ledger list` says why it was refused.",
          kind: "bar",
          quarters: 1,
          series: [
            { of: "sum", metric: "LedgersImported", label: "came into force" },
            { of: "sum", metric: "LedgersHeld", label: "wait for a person" },
            { of: "sum", metric: "LedgersRefused", label: "refused" },
          ],
        },
      ],
    },
    machinery,
  ],
};
