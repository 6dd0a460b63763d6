import type { Reason } from "./reason.ts";

/** What people have decided, what both sides adjust out, and what only the ledger has. */
export const ourReasons = {
  "agreed-by-decision": {
    rule: "REC-06",
    when: "a person of the payable organisation decided how much to agree",
    heading: "Not agreed by decision",
  },
  "disputed-by-decision": {
    rule: "REC-05",
    when: "a person of the payable organisation decided how much to dispute formally",
    heading: "Not agreed by decision",
  },
  "queried-by-decision": {
    rule: "REC-06",
    when: "a person of the payable organisation asks a question about the line",
    heading: "Queried by us",
  },
  "remainder-on-ledger": {
    rule: "COL-04",
    when: "the statement's lines with a number claim less than the ledger has outstanding under it",
    heading: "Statement lower than our ledger",
  },
  "future-period": {
    rule: "REC-10",
    when: "the invoice is for a future period only",
    heading: "Future period",
  },
  capital: {
    rule: "REC-11",
    when: "the invoice is treated as capital expenditure",
    heading: "Capital",
  },
  "on-ledger-only": {
    rule: "REC-08",
    when: "the ledger has an open invoice that the statement does not list",
    heading: "On our ledger, not on the statement",
  },
  "credit-on-ledger-only": {
    rule: "REC-08",
    when: "the ledger has an open credit note that the statement does not list",
    heading: "Credit notes on our ledger, not on the statement",
  },
  "late-notification": {
    rule: "COL-04",
    when: "the ledger has an invoice dated after the statement and within the period",
    heading: "Notified after the statement",
  },
  "outside-period": {
    rule: "EXR-01",
    when: "the ledger has an invoice dated outside the exercise: it is listed and not counted",
    heading: "Outside the exercise",
  },
  "on-ledger-only-not-approved": {
    rule: "REC-08",
    when: "the ledger has an invoice that waits for approval or is on hold, and the statement does not list it",
    heading: "On our ledger, not approved, not on the statement",
  },
  "debit-balance": {
    rule: "REC-14",
    when: "the ledger shows that the supplier owes a balance back: it is shown as a receivable, and not adjusted",
    heading: "Debit balances on our payables",
  },
  "accrual-held": {
    rule: "REC-17",
    when: "the ledger holds an accrual for the supplier",
    heading: "Accruals held",
  },
} as const satisfies Record<string, Reason>;
