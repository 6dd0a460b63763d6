import type { LedgerCells } from "../fields/ledger-cells.ts";
import { wordOf } from "../fields/status-and-type-words.ts";

/**
 * Whether a status says that a part of the document was paid: `Partially Paid`, `Part`. Where no column gives the payment or what is left, the amount
 * that is owed is then not known.
 */
export function saysPartPaid({ paymentStatus, status }: LedgerCells): boolean {
  return [paymentStatus, status].some((cell) => cell.has() && PART_PAID.test(wordOf(cell.text())));
}

const PART_PAID = /^part(?:ly|ial|ially)?(?:paid|payment|settled|cleared|allocated|remitted)?$/u;
