import type { LedgerLine } from "../../ledger/ledger-line.ts";
import { ledgerAt, lineAt, type Books } from "./matching.ts";
import { tieOf } from "../identify/fit.ts";
import { limits } from "../limits.ts";

/** An order of lines by what they say, so that the order of the rows decides nothing but which of two twins is first. */
export function compareLines(books: Books, one: number, other: number): number {
  const a = lineAt(books, one);
  const b = lineAt(books, other);
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

/** The same for ledger lines. */
export function compareLedger(books: Books, one: number, other: number): number {
  const a = ledgerAt(books, one);
  const b = ledgerAt(books, other);
  return (
    compareTexts(a.invoiceDate, b.invoiceDate) ||
    compareTexts(a.invoiceNumber, b.invoiceNumber) ||
    a.outstandingPence - b.outstandingPence ||
    compareTexts(identityOfLedger(a), identityOfLedger(b)) ||
    a.row - b.row
  );
}

/** By their characters; nothing comes before everything. */
export function compareTexts(one = "", other = ""): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

export function isTwinLine(books: Books, one: number, other: number): boolean {
  return twinKeyOfLine(books, one) === twinKeyOfLine(books, other);
}

export function twinKeyOfLine(books: Books, line: number): string {
  const { outstandingPence, invoiceDate, totalPence, subsidiary } = lineAt(books, line);
  return [outstandingPence, invoiceDate, totalPence, subsidiary].join("|");
}

export function isTwinLedger(books: Books, one: number, other: number): boolean {
  return twinKeyOfLedger(books, one) === twinKeyOfLedger(books, other);
}

export function twinKeyOfLedger(books: Books, ledger: number): string {
  return identityOfLedger(ledgerAt(books, ledger));
}

function identityOfLedger(line: LedgerLine): string {
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

/** Candidates for a line, the likeliest first: of the same day, then with its amount open, then by what they say. */
export function byLikelihood(books: Books, index: number, candidates: readonly number[]): number[] {
  const line = lineAt(books, index);
  const rank = (at: number): number => {
    const sameDay = line.invoiceDate !== undefined && line.invoiceDate === ledgerAt(books, at).invoiceDate;
    return (sameDay ? 4 : 0) + tieOf(books, line, at);
  };
  return candidates
    .toSorted((one, other) => rank(other) - rank(one) || compareLedger(books, one, other))
    .slice(0, limits.candidatesTold);
}
