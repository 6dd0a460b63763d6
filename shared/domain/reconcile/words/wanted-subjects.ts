import type { Wanted } from "../../position/wanted.ts";

/** What requests are about, in the order in which a reply lists them. */
export const requestSubjects = [
  "Copies of documents",
  "Which invoice it is",
  "Information about invoices",
  "Changes on your side",
  "Our questions",
] as const;

export type RequestSubject = (typeof requestSubjects)[number];

/** What a request is about, as its heading says it. */
export function subjectOfWanted({ wants }: Pick<Wanted, "wants">): RequestSubject {
  return subjects[wants];
}

const subjects: Readonly<Record<Wanted["wants"], RequestSubject>> = {
  copy: "Copies of documents",
  "cancelling-document": "Copies of documents",
  "invoice-and-credits": "Copies of documents",
  "credit-note": "Copies of documents",
  "which-one": "Which invoice it is",
  "whether-same": "Which invoice it is",
  "whether-of-order": "Which invoice it is",
  "whether-our-payment": "Which invoice it is",
  "whether-issued-twice": "Which invoice it is",
  number: "Which invoice it is",
  "credited-invoice": "Which invoice it is",
  "amounts-of-set": "Which invoice it is",
  "lease-invoice": "Which invoice it is",
  "penalty-terms": "Information about invoices",
  "prepaid-purpose": "Information about invoices",
  backing: "Information about invoices",
  "help-to-approve": "Information about invoices",
  "backing-or-credit": "Information about invoices",
  "basis-of-estimate": "Information about invoices",
  "working-out": "Information about invoices",
  "accrual-details": "Information about invoices",
  "payment-details": "Information about invoices",
  successor: "Information about invoices",
  "as-said": "Information about invoices",
  "whether-signs-turned": "Changes on your side",
  "removal-or-copy": "Changes on your side",
  check: "Changes on your side",
  "part-allocation": "Changes on your side",
  "payment-allocation": "Changes on your side",
  "cash-allocation": "Changes on your side",
  "credit-allocation": "Changes on your side",
  "credit-taken": "Changes on your side",
  "credit-to-cancelled": "Changes on your side",
  "credit-in-dispute": "Changes on your side",
  refund: "Changes on your side",
  removal: "Changes on your side",
  move: "Changes on your side",
  "right-body": "Changes on your side",
  "parent-statement": "Changes on your side",
  settlement: "Changes on your side",
  "invoice-or-accrual": "Changes on your side",
  "accruals-statement": "Changes on your side",
  "right-year": "Changes on your side",
  "whole-debt": "Changes on your side",
  "income-without-vat": "Changes on your side",
  adjustment: "Changes on your side",
  answer: "Our questions",
};
