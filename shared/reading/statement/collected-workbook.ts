import type { FigureNotRead } from "../../domain/statement/statement.ts";
import type { ReadingReceipt } from "../../domain/statement/reading-receipt.ts";
import type { SheetInfo } from "../cells/row.ts";
import type { KeptRow } from "../table/rows/kept-row.ts";
import type { TableRecord } from "./rows/table-record.ts";

/** What was collected from all sheets of a workbook, before the decisions that need all of it. */
export interface CollectedWorkbook {
  readonly file: string;
  readonly sheets: SheetInfo[];
  readonly tables: TableRecord[];
  readonly loose: LooseRow[];
  /** Figures in rows outside the lines that were not kept, because there were too many: the first of each sheet, with their number. */
  readonly figuresBeyond: Map<string, FigureNotRead>;
  readonly accounts: Map<string, NamedAccount>;
  readonly hiddenColumns: Map<string, ReadonlySet<number>>;
}

/** A row outside the lines: in the header block, on a cover sheet, a title, a footer. */
export interface LooseRow {
  readonly sheet: string;
  readonly row: KeptRow;
}

/** A customer account that rows name. */
export interface NamedAccount {
  readonly account: string;
  readonly name: string;
  readonly sheet: string;
  readonly row: number;
}

/** Rows that did not become lines, by sheet and reason. */
export interface LeftOutRows {
  add(sheet: string, row: number, why: string): void;
  all(): ReadingReceipt["leftOut"];
}

/** How many rows are listed for each reason; the others are only counted. */
const LISTED = 20;

export function collectLeftOutRows(): LeftOutRows {
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
