import type { Reason } from "./reason.ts";

/** Why it is not sure, or not so, that a ledger line is the one that a statement line is about. */
export const identityReasons = {
  "no-reference": {
    rule: "STM-05",
    when: "the line has neither an invoice number nor a purchase order number",
    heading: "No invoice number",
  },
  "similar-reference": {
    rule: "REC-03",
    when: "an invoice of the same amount and a near date has a number one slip away; it is suggested, never agreed",
    heading: "Number not on our ledger",
  },
  "same-amount": {
    rule: "REC-03",
    when: "no number ties the line to the ledger, but an invoice of the same amount and date; it is suggested, never agreed",
    heading: "Number not on our ledger",
  },
  ambiguous: {
    rule: "REC-03",
    when: "several ledger lines could be the invoice and would lead to different answers",
    heading: "Queried: several possible invoices",
  },
  unconfirmed: {
    rule: "REC-03",
    when: "the number fits a ledger line, but amount and date do not",
    heading: "Queried: number fits, amount and date do not",
  },
  "number-or-amount": {
    rule: "REC-03",
    when: "one ledger line has the number and another the amount, and no other line claims the second",
    heading: "Queried: number and amount are of two invoices",
  },
  "other-writing": {
    rule: "REC-03",
    when: "the ledger has the same digits in another writing, and nothing shows that the two write numbers so",
    heading: "Queried: similar number",
  },
  "related-number": {
    rule: "REC-03",
    when: "the ledger has a document whose number the line mentions or extends by an ending; it is suggested, never agreed",
    heading: "Queried: related invoice",
  },
  "number-in-description": {
    rule: "REC-03",
    when: "the description of a ledger line of the same amount has the number; it is suggested, never agreed",
    heading: "Queried: number only in our description",
  },
  "order-unclear": {
    rule: "STM-05",
    when: "the line has only a purchase order, and no single document of the order fits its amount and date",
    heading: "Queried: purchase order without an invoice number",
  },
  "rival-lines": {
    rule: "REC-03",
    when: "several lines of the statement could be one ledger line, and their numbers contradict each other",
    heading: "Queried: several lines for one invoice",
  },
  "posted-twice": {
    rule: "REC-15",
    when: "the ledger has the invoice twice, paid once and open once",
    heading: "Queried: on our ledger twice, paid once",
  },
  reversed: {
    rule: "REC-02",
    when: "the ledger has the invoice and its reversal under the same number",
    heading: "Reversed in our ledger",
  },
  "signs-turned": {
    rule: "REC-12",
    when: "the lines of the statement have the opposite signs of the same documents on the ledger",
    heading: "Queried: signs turned round",
  },
  "other-year": {
    rule: "REC-03",
    when: "the number is on the ledger in another financial year only",
    heading: "Not on our ledger for this year",
  },
  "other-supplier": {
    rule: "STM-11",
    when: "the number is on the ledger for another subsidiary or for the parent only",
    heading: "Not on our ledger for this supplier",
  },
  "opposite-sign": {
    rule: "REC-12",
    when: "the ledger has the number as a credit where the statement claims a debt, or the other way round",
    heading: "Booked with the opposite sign",
  },
  duplicate: {
    rule: "REC-03",
    when: "the statement lists the invoice more often than the ledger has it",
    heading: "Listed twice",
  },
  "accrued-not-invoiced": {
    rule: "REC-17",
    when: "the ledger holds an accrual under the number, and no invoice",
    heading: "Accrued, invoice not received",
  },
} as const satisfies Record<string, Reason>;
