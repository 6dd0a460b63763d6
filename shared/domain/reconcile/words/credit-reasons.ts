import type { Reason } from "./reason.ts";

/** Credit notes, credit losses, unallocated cash and receipts. */
export const creditReasons = {
  "credit-agreed": {
    rule: "REC-12",
    when: "the ledger does not have the credit note yet, but the invoice that it credits is outstanding and undisputed",
    heading: "Credit notes agreed",
  },
  "credit-above-invoice": {
    rule: "REC-14",
    when: "the credit note is for more than is outstanding on the invoice that it credits",
    heading: "Credit notes above their invoices",
  },
  "credit-already-taken": {
    rule: "REC-12",
    when: "the ledger has the invoice net of the credit note",
    heading: "Credit notes that our ledger has taken already",
  },
  "credit-for-unknown-invoice": {
    rule: "REC-12",
    when: "the credit note names an invoice that the ledger does not have",
    heading: "Credit notes for invoices that we do not have",
  },
  "credit-for-disputed-invoice": {
    rule: "REC-12",
    when: "the credit note is for an invoice in formal dispute",
    heading: "Credit notes for disputed invoices",
  },
  "credit-for-cancelled-invoice": {
    rule: "REC-12",
    when: "the credit note is for an invoice that is cancelled",
    heading: "Credit notes for cancelled invoices",
  },
  "credit-for-settled-invoice": {
    rule: "REC-14",
    when: "the credit note is for an invoice of which nothing is outstanding",
    heading: "Credit notes without an open invoice",
  },
  "credit-not-on-ledger": {
    rule: "REC-12",
    when: "the ledger does not have the credit note, and it does not say which invoice it credits",
    heading: "Credit notes not on our ledger",
  },
  "credit-loss": {
    rule: "STM-12",
    when: "the line nets expected credit losses off the debt",
    heading: "Credit losses netted off",
  },
  "payment-covered": {
    rule: "REC-13",
    when: "unallocated cash is a payment in the ledger's records, by its reference",
    heading: "Unallocated cash that paid known invoices",
  },
  "payment-probably-covered": {
    rule: "REC-13",
    when: "unallocated cash has the amount and about the day of one payment in the ledger's records",
    heading: "Unallocated cash that probably paid known invoices",
  },
  "payment-unknown": {
    rule: "REC-13",
    when: "the ledger's payment records do not show what unallocated cash paid: both sides adjust",
    heading: "Unallocated cash",
  },
  "receipt-suggested": {
    rule: "STM-10",
    when: "a payment of the ledger has the reference, or the amount and about the day, of a receipt without an invoice",
    heading: "Queried: receipts without an invoice",
  },
} as const satisfies Record<string, Reason>;
