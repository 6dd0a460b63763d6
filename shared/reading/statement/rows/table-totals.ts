import { noPence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { CellAmountProblem } from "../../table/values/cell-value.ts";
import type { TotalMeaning } from "../../table/rows/row-labels.ts";
import type { TableRecord } from "./table-record.ts";

/** Collects the totals that a table states, and recognises totals without a label by the lines above them. */
export interface TableTotals {
  add(
    row: number,
    label: string,
    meaning: TotalMeaning,
    stated: Pence | CellAmountProblem,
    statedTotal: Pence | undefined,
  ): void;
  /** A title or an account begins a new section of lines. */
  startSection(): void;
  /** A row was taken for a total without a label: from now on, such a total may be below a single line. */
  allowShortSections(): void;
  /** Whether a total of the whole statement was stated. */
  isWholeStated(): boolean;
  /** Whether the last row was a total, other than one of a part. */
  isBelowTotal(): boolean;
  /** What the lines since the last total add up to, in pence. */
  sumSinceTotal(): number;
  /** Whether an amount is what the lines since the last total, one or more, add up to. */
  equalsLinesAbove(amount: Pence): boolean;
  /** Whether an amount is what several lines above it add up to: then it is their total, whatever its label. */
  isSumOfLines(amount: Pence): boolean;
}

export function tableTotals(record: TableRecord): TableTotals {
  const { lines, totals } = record;
  let sectionStart = 0;
  let fewestLines = 2;
  let isWholeStated = false;

  const linesBeforeLast = (): number => totals.at(-1)?.linesBefore ?? 0;

  const sumSinceTotal = (): number => {
    let sum = 0;
    for (const line of lines.slice(linesBeforeLast())) sum += line.outstandingPence;
    return sum;
  };

  return {
    add(row, label, meaning, stated, statedTotal) {
      totals.push({
        row,
        label,
        meaning,
        stated,
        statedTotal,
        column: record.amountColumn,
        linesBefore: lines.length,
        sectionStart,
        unreadBefore: record.unreadCount,
      });
      if (meaning === "whole") isWholeStated = true;
    },
    startSection() {
      sectionStart = lines.length;
    },
    allowShortSections() {
      fewestLines = 1;
    },
    isWholeStated: () => isWholeStated,
    isBelowTotal() {
      const last = totals.at(-1);
      return last?.linesBefore === lines.length && last.meaning !== "part";
    },
    sumSinceTotal,
    equalsLinesAbove(amount) {
      return amount !== noPence && lines.length > linesBeforeLast() && amount === sumSinceTotal();
    },
    isSumOfLines(amount) {
      const last = lines.at(-1);
      if (amount === noPence || lines.length < 2 || last === undefined) return false;
      // Among lines that have neither number nor date, such a row is another line.
      if (last.invoiceNumber === "" && last.invoiceDate === undefined && last.purchaseOrder === undefined) return false;
      const isNear = (sum: number): boolean => Math.abs(amount - sum) <= Math.round(record.sums.roundedOff.outstanding);
      return (
        isNear(record.sums.outstanding) || (lines.length - linesBeforeLast() >= fewestLines && isNear(sumSinceTotal()))
      );
    },
  };
}
