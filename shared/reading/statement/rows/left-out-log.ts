import type { ReadingReceipt } from "../../../domain/statement/reading-receipt.ts";

/** Rows that became no lines, by sheet and reason. */
export interface LeftOutLog {
  add(sheet: string, row: number, why: string): void;
  all(): ReadingReceipt["leftOut"];
}

/** Of each reason that many rows are listed; the others are counted. */
const LISTED = 20;

export function leftOutLog(): LeftOutLog {
  const bySheet = new Map<string, Map<string, { count: number; rows: number[] }>>();
  return {
    add(sheet, row, why) {
      const reasons = bySheet.get(sheet) ?? new Map<string, { count: number; rows: number[] }>();
      bySheet.set(sheet, reasons);
      const entry = reasons.get(why);
      if (entry === undefined) reasons.set(why, { count: 1, rows: [row] });
      else {
        entry.count += 1;
        if (entry.rows.length < LISTED) entry.rows.push(row);
      }
    },
    all: () =>
      [...bySheet].flatMap(([sheet, reasons]) =>
        [...reasons].map(([why, { count, rows }]) => ({ sheet, why, count, rows })),
      ),
  };
}
