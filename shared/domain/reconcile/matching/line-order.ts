import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { LedgerIndex, StatementIndex } from "./line-index.ts";
import { ledgerAt, lineAt, type Matching } from "./matching.ts";

/** Orders statement lines by their content, so that the order of the rows decides only which of two twins is first. */
export function compareLines(matching: Matching, one: StatementIndex, other: StatementIndex): number {
  const a = lineAt(matching, one);
  const b = lineAt(matching, other);
  return (
    a.outstandingPence - b.outstandingPence ||
    compareTexts(a.invoiceDate, b.invoiceDate) ||
    compareTexts(a.invoiceNumber, b.invoiceNumber) ||
    compareTexts(a.description, b.description) ||
    Math.abs(a.totalPence ?? 0) - Math.abs(b.totalPence ?? 0) ||
    compareTexts(a.purchaseOrder, b.purchaseOrder) ||
    a.line - b.line
  );
}

/** Orders ledger lines by their content. */
export function compareLedger(matching: Matching, one: LedgerIndex, other: LedgerIndex): number {
  const a = ledgerAt(matching, one);
  const b = ledgerAt(matching, other);
  return (
    compareTexts(a.invoiceDate, b.invoiceDate) ||
    compareTexts(a.invoiceNumber, b.invoiceNumber) ||
    a.outstandingPence - b.outstandingPence ||
    compareTexts(keyOfLedgerLine(a), keyOfLedgerLine(b)) ||
    compareTexts(a.purchaseOrder, b.purchaseOrder) ||
    compareTexts(a.description, b.description) ||
    a.row - b.row
  );
}

/** Orders texts by their characters; undefined counts as empty. */
export function compareTexts(one = "", other = ""): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Equal for twins. */
export function twinKeyOfLine(matching: Matching, line: StatementIndex): string {
  const { outstandingPence, invoiceDate, totalPence, subsidiary } = lineAt(matching, line);
  return [outstandingPence, invoiceDate, totalPence, subsidiary].join("|");
}

function keyOfLedgerLine(line: LedgerLine): string {
  return [
    line.outstandingPence,
    line.grossPence,
    line.invoiceDate,
    line.status,
    line.disputedPence,
    line.supplierCode,
    line.supplierName,
    line.entry,
  ].join("|");
}
