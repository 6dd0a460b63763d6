import type { Dashboard } from "./dashboard.ts";

/** How far the group has come with an exercise, in pounds and in statements. */
export const exercise: Dashboard = {
  id: "exercise",
  title: "The exercise",
  means:
    "How much is notified, agreed, not agreed and in dispute, how many statements are answered, and what is open before the next deadline: for each exercise and kind, over all organisations.",
  sections: [
    {
      title: "Agreement",
      widgets: [
        {
          title: "Pounds by exercise and kind",
          means:
            "Notified: what the statements say is owed. Open: neither agreed nor in dispute, so somebody has something to do.",
          kind: "table",
          quarters: 4,
          series: [
            { of: "latest-of-each", metric: "PoundsNotified", label: "notified", shown: "pounds" },
            { of: "latest-of-each", metric: "PoundsAgreed", label: "agreed", shown: "pounds" },
            { of: "latest-of-each", metric: "PoundsNotAgreed", label: "not agreed", shown: "pounds" },
            { of: "latest-of-each", metric: "PoundsDisputed", label: "in dispute", shown: "pounds" },
            { of: "latest-of-each", metric: "PoundsOpen", label: "open", shown: "pounds" },
          ],
        },
        {
          title: "Agreed, not agreed and in dispute",
          means: "One bar for each part, exercise and kind. Agreed should grow towards the end of the exercise.",
          kind: "bar",
          quarters: 2,
          series: [
            { of: "latest-of-each", metric: "PoundsAgreed", label: "agreed", shown: "pounds" },
            { of: "latest-of-each", metric: "PoundsNotAgreed", label: "not agreed", shown: "pounds" },
            { of: "latest-of-each", metric: "PoundsDisputed", label: "in dispute", shown: "pounds" },
          ],
        },
        {
          title: "Pounds still open, over time",
          means: "It jumps when statements come in, and falls as ledgers are corrected and invoices are found.",
          kind: "line",
          quarters: 2,
          series: [{ of: "latest-of-each", metric: "PoundsOpen", label: "open", shown: "pounds" }],
        },
      ],
    },
    {
      title: "Statements",
      widgets: [
        {
          title: "Statements answered",
          means: "The share of statements received that have their answer. What is missing mostly waits for a ledger.",
          kind: "bar",
          quarters: 2,
          series: [{ of: "latest-of-each", metric: "StatementsAnsweredShare", label: "", shown: "percent" }],
        },
        {
          title: "Statements received and answered",
          means: "The numbers behind the shares.",
          kind: "table",
          quarters: 2,
          series: [
            { of: "latest-of-each", metric: "StatementsReceived", label: "received", shown: "count" },
            { of: "latest-of-each", metric: "StatementsAnswered", label: "answered", shown: "count" },
          ],
        },
      ],
    },
    {
      title: "Deadlines ahead",
      widgets: [
        {
          title: "Days to each deadline, and pounds still open",
          means:
            "The deadlines of the exercises that run now. What is open on the day of agreement stays a difference.",
          kind: "table",
          quarters: 4,
          series: [
            { of: "latest-of-each", metric: "DaysToDeadline", label: "days left", shown: "days" },
            { of: "latest-of-each", metric: "PoundsOpen", label: "open", shown: "pounds" },
          ],
        },
      ],
    },
  ],
};
