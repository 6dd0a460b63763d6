import type { Reason } from "./reason.ts";

/** Whose a line is, whether it belongs into the exercise, and what is not invoiced. */
export const scopeReasons = {
  "wrong-counterparty": {
    rule: "REC-16",
    when: "the line belongs on the statement of another pair: a predecessor's, a successor's or that of the body that its prefix marks",
    heading: "Wrong counterparty",
  },
  "body-ended": {
    rule: "ORG-03",
    when: "one of the two bodies had ended, and no successor is known",
    heading: "Body that has ended",
  },
  "outside-exercise": {
    rule: "ORG-08",
    when: "the line is outside the agreement of balances",
    heading: "Outside the agreement of balances",
  },
  "earlier-year": {
    rule: "REC-09",
    when: "the expenditure is in an earlier financial year",
    heading: "In an earlier financial year",
  },
  "later-year": {
    rule: "REC-09",
    when: "the expenditure is in a later financial year",
    heading: "In a later financial year",
  },
  "after-cut-off": {
    rule: "REC-09",
    when: "the expenditure is in the same financial year, after the agreement period",
    heading: "After the agreement period",
  },
  "already-invoiced": {
    rule: "COL-03",
    when: "the accrual is for something that the ledger has as an invoice",
    heading: "Already invoiced",
  },
  "accrual-not-held": {
    rule: "STM-13",
    when: "the ledger holds no accrual with the line's reference",
    heading: "Accruals that we do not hold",
  },
  "accrual-not-invoiced": {
    rule: "COL-03",
    when: "the line of an R&P or I&E statement is an accrual, not an invoice",
    heading: "Accruals on a statement of invoices",
  },
  prepayment: {
    rule: "STM-13",
    when: "the line is a prepayment, which is the provider's payable and the commissioner's receivable",
    heading: "Prepayments",
  },
  "prepayment-agreed": {
    rule: "STM-13",
    when: "the ledger has the prepayment with the same amount, in either sign",
    heading: "Prepayments agreed",
  },
  "prepayment-differs": {
    rule: "STM-13",
    when: "the ledger has the prepayment with another amount",
    heading: "Prepayments of another amount",
  },
  "prepayment-held": {
    rule: "STM-13",
    when: "the ledger has paid something ahead that the statement does not list",
    heading: "Prepayments held",
  },
  "claimed-elsewhere": {
    rule: "ORG-01",
    when: "the ledger line supports the answer to another body of NHS England already",
    heading: "Claimed by another body of NHS England",
  },
  "lease-not-invoiced": {
    rule: "STM-09",
    when: "the line is a lease balance without an invoice",
    heading: "Lease balances not invoiced",
  },
} as const satisfies Record<string, Reason>;
