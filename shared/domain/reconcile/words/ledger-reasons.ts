import type { Reason } from "./reason.ts";

/** What the ledger says of an invoice that a line is, or that it has no such invoice. */
export const ledgerReasons = {
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
} as const satisfies Record<string, Reason>;
