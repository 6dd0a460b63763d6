import { pence } from "../../../../shared/domain/amounts-and-days/pence.ts";
import type { Wanted } from "../../../../shared/domain/position/wanted.ts";

const own = { pence: pence(12_345) };

/** Requests of every kind, with each of their choices. */
export const everyWanted: Readonly<Record<Wanted["wants"], readonly Wanted[]>> = {
  copy: [
    { wants: "copy", document: "invoice" },
    { wants: "copy", document: "invoice", besides: ["purchase-order"] },
    { wants: "copy", document: "credit-note", besides: ["purchase-order", "backing", "orderer"] },
    { wants: "copy", document: "invoice", besides: ["backing", "orderer"] },
    { wants: "copy", document: "invoice", besides: ["issuer"] },
    { wants: "copy", document: "accrual", isWorkingPaper: true, toSee: "which-line" },
    { wants: "copy", document: "invoice", toSee: "whether-same" },
    { wants: "copy", document: "invoice", toSee: "which-year" },
    { wants: "copy", document: "invoice", toSee: "whether-credit" },
    { wants: "copy", document: "invoice", toSee: "vat" },
  ],
  "cancelling-document": [{ wants: "cancelling-document" }],
  "invoice-and-credits": [{ wants: "invoice-and-credits" }],
  "credit-note": [
    { wants: "credit-note" },
    { wants: "credit-note", besides: "invoice" },
    { wants: "credit-note", besides: "invoice-number" },
    { wants: "credit-note", besides: "refund-of-rest" },
  ],
  "removal-or-copy": [
    { wants: "removal-or-copy", document: "invoice", of: "second" },
    { wants: "removal-or-copy", document: "credit-note", of: "replacement" },
    { wants: "removal-or-copy", document: "invoice", of: "included" },
  ],
  "which-one": (["number", "date", "number-and-date", "copy", "number-or-copy", "check"] as const).map((by) => ({
    wants: "which-one",
    document: "invoice",
    by,
  })),
  "whether-same": [
    { wants: "whether-same", document: "invoice", of: "one" },
    { wants: "whether-same", document: "credit-note", of: "several" },
  ],
  "whether-of-order": [
    { wants: "whether-of-order", document: "invoice" },
    { wants: "whether-of-order", document: "invoice", ...own },
  ],
  "whether-our-payment": [{ wants: "whether-our-payment" }],
  "whether-issued-twice": [{ wants: "whether-issued-twice" }],
  "whether-signs-turned": [{ wants: "whether-signs-turned" }],
  "amounts-of-set": [{ wants: "amounts-of-set" }],
  number: [{ wants: "number" }],
  "lease-invoice": [{ wants: "lease-invoice" }],
  "penalty-terms": [{ wants: "penalty-terms" }],
  "prepaid-purpose": [
    { wants: "prepaid-purpose", details: [] },
    { wants: "prepaid-purpose", details: ["period", "agreed-by"] },
  ],
  "credited-invoice": [{ wants: "credited-invoice" }],
  successor: [{ wants: "successor" }],
  backing: [
    { wants: "backing", of: "invoice" },
    { wants: "backing", of: "amount-on-hold" },
  ],
  "help-to-approve": [
    { wants: "help-to-approve", lacksPurchaseOrder: true },
    { wants: "help-to-approve", lacksPurchaseOrder: false },
  ],
  "backing-or-credit": [{ wants: "backing-or-credit", ...own }],
  "basis-of-estimate": [{ wants: "basis-of-estimate", ...own }],
  "working-out": [{ wants: "working-out", ...own }],
  "accrual-details": [
    { wants: "accrual-details", details: ["activity-data"] },
    { wants: "accrual-details", details: ["purchase-order", "period", "basis", "agreed-by"] },
    { wants: "accrual-details", details: ["penalty"] },
  ],
  "payment-details": [
    { wants: "payment-details", of: "receipt" },
    { wants: "payment-details", of: "payment" },
  ],
  check: [{ wants: "check", ...own }],
  "part-allocation": [
    { wants: "part-allocation", ...own, isPayment: true },
    { wants: "part-allocation", ...own, isPayment: false },
  ],
  "payment-allocation": [{ wants: "payment-allocation" }],
  "cash-allocation": [
    { wants: "cash-allocation", to: "one" },
    { wants: "cash-allocation", to: "several" },
  ],
  "credit-allocation": [{ wants: "credit-allocation" }],
  "credit-taken": [{ wants: "credit-taken", ...own }],
  "credit-to-cancelled": [{ wants: "credit-to-cancelled" }],
  "credit-in-dispute": [{ wants: "credit-in-dispute" }],
  refund: [{ wants: "refund" }],
  removal: [
    { wants: "removal", from: "statement" },
    { wants: "removal", from: "accruals" },
  ],
  move: [
    { wants: "move", to: "Westhaven ICB (ZC3)", how: "statement" },
    { wants: "move", to: "Westhaven ICB (ZC3)", how: "send" },
  ],
  "right-body": [{ wants: "right-body" }, { wants: "right-body", to: "the region" }],
  "parent-statement": [
    { wants: "parent-statement", parent: "Eastmere NHS Trust (ZA1)", side: "receivable" },
    { wants: "parent-statement", parent: "Eastmere NHS Trust (ZA1)", side: "payable" },
  ],
  settlement: [{ wants: "settlement", between: "NHS England London (Y56)" }],
  "invoice-or-accrual": [{ wants: "invoice-or-accrual" }],
  "accruals-statement": [{ wants: "accruals-statement" }],
  "right-year": [{ wants: "right-year" }],
  "whole-debt": [{ wants: "whole-debt" }],
  "income-without-vat": [{ wants: "income-without-vat" }],
  adjustment: [{ wants: "adjustment" }],
  answer: [{ wants: "answer", question: "which ward was it for?" }],
  "as-said": [{ wants: "as-said", text: "A copy of the invoice." }],
};
