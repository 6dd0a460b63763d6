import type { Kind } from "../exercise/exercise.ts";
import type { LedgerKind } from "./ledger-snapshot.ts";

/** The two sides of an organisation: it pays, and it is paid. */
export type LedgerSide = "payable" | "receivable";

/** The ledgers that other organisations' statements are compared with. */
export type PurchaseLedgerKind = Extract<LedgerKind, "payables" | "expenditure">;

/** The ledgers that an organisation's own statements are made from. */
export type SalesLedgerKind = Exclude<LedgerKind, PurchaseLedgerKind>;

/** The kind of ledger that a statement is compared with: what is owed, or (for income) what was spent. Never a sales ledger. */
export function ledgerKindOf(kind: Kind): PurchaseLedgerKind {
  switch (kind) {
    case "r&p":
    case "accruals":
      return "payables";
    case "i&e":
      return "expenditure";
  }
}

/** The kind of ledger that a statement is made from: what others owe, or (for income) what was charged to them (RCV-01). */
export function salesLedgerKindOf(kind: Kind): SalesLedgerKind {
  switch (kind) {
    case "r&p":
    case "accruals":
      return "receivables";
    case "i&e":
      return "income";
  }
}

/** Which side of the organisation a ledger is. */
export function sideOfLedger(kind: LedgerKind): LedgerSide {
  return LEDGERS[kind].side;
}

/** Whether a ledger lists all transactions of the year, paid or not, and not only what is outstanding (REC-09). */
export function listsTheYear(kind: LedgerKind): boolean {
  return LEDGERS[kind].lists === "the year";
}

/** What the other party of a ledger's lines is called: a supplier or a customer. */
export function partyWordOf(kind: LedgerKind): "supplier" | "customer" {
  return sideOfLedger(kind) === "payable" ? "supplier" : "customer";
}

/** Whether money received is itself what the ledger lists, such as a grant (STM-10), and not a credit against an invoice. */
export function listsReceipts(kind: LedgerKind): boolean {
  return kind === "income";
}

const LEDGERS: Readonly<
  Record<LedgerKind, { readonly side: LedgerSide; readonly lists: "what is open" | "the year" }>
> = {
  payables: { side: "payable", lists: "what is open" },
  expenditure: { side: "payable", lists: "the year" },
  receivables: { side: "receivable", lists: "what is open" },
  income: { side: "receivable", lists: "the year" },
};
