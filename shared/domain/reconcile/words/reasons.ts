/** A situation that the rules know. */
export interface Reason {
  /** The rule that it comes from. */
  readonly rule: string;
  /** When a line gets this reason; for the documentation. */
  readonly when: string;
  /** A heading for an adjusted amount (COL-07). */
  readonly heading: string;
}

/** Every reason that a line of an outcome or a part of the adjusted column can have. */
export const reasons = {
  agreed: {
    rule: "REC-02",
    when: "the ledger has the invoice, approved, with the claimed amount outstanding",
    heading: "Agreed",
  },
  "agreed-in-principle": {
    rule: "REC-06",
    when: "the invoice waits for approval and the organisation's policy agrees such items in principle",
    heading: "Agreed in principle",
  },
  "nothing-claimed": {
    rule: "REC-01",
    when: "the line claims nothing",
    heading: "Nothing claimed",
  },
  "statement-below-ledger": {
    rule: "COL-04",
    when: "the ledger has more outstanding on the invoice than the statement claims",
    heading: "Statement lower than our ledger",
  },
  "part-paid": {
    rule: "REC-15",
    when: "the invoice has been paid in part, and the statement still claims that part",
    heading: "Paid in part",
  },
  "above-ledger": {
    rule: "REC-04",
    when: "more is claimed than the ledger has for the invoice",
    heading: "Claimed above our ledger",
  },
  "vat-difference": {
    rule: "STM-08",
    when: "the claim and the ledger differ exactly by VAT at a rate in force",
    heading: "VAT difference",
  },
  "rounding-difference": {
    rule: "COL-08",
    when: "the claim and the ledger differ by less than a pound",
    heading: "Rounding",
  },
  "credit-not-taken": {
    rule: "REC-12",
    when: "the claim is above the ledger by exactly a credit note that the statement does not have",
    heading: "Credit note not taken by the statement",
  },
  "in-dispute": {
    rule: "REC-05",
    when: "a part of the invoice, or all of it, is in formal dispute",
    heading: "In formal dispute",
  },
  "awaiting-approval": {
    rule: "REC-06",
    when: "the invoice is on the ledger and waits for approval",
    heading: "Awaiting approval",
  },
  "on-hold": {
    rule: "REC-06",
    when: "the invoice is on the ledger and on hold",
    heading: "On hold",
  },
  cancelled: {
    rule: "REC-06",
    when: "the invoice is cancelled in the ledger",
    heading: "Cancelled in our ledger",
  },
  paid: {
    rule: "REC-15",
    when: "the invoice was paid by the date of the statement",
    heading: "Paid already",
  },
  "paid-after-statement": {
    rule: "REC-15",
    when: "the invoice, or a part of it, was paid after the date of the statement",
    heading: "Paid after the statement date (timing)",
  },
  "nothing-outstanding": {
    rule: "REC-02",
    when: "the ledger has the invoice with nothing outstanding and no payment recorded",
    heading: "Nothing outstanding in our ledger",
  },
  "not-on-ledger": {
    rule: "REC-06",
    when: "the ledger does not have the invoice",
    heading: "Not on our ledger",
  },
  "not-recognised": {
    rule: "REC-16",
    when: "the invoice is not on the ledger of a payable organisation that is one of NHS England's sub-entities",
    heading: "Not recognised by this NHS England sub-entity",
  },
  "no-ledger": {
    rule: "REC-18",
    when: "the payable organisation has no ledger of this kind to check against",
    heading: "Not yet checked",
  },
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

export type ReasonCode = keyof typeof reasons;
