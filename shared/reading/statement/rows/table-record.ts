import { type Pence, pence } from "../../../domain/amounts-and-days/pence.ts";
import type { Kind } from "../../../domain/exercise/exercise.ts";
import type { ReadingReceipt } from "../../../domain/statement/reading-receipt.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { UnreadRow } from "../../../domain/statement/statement.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { SheetInfo } from "../../cells/row.ts";
import type { CellAmountProblem } from "../../table/values/cell-value.ts";
import type { TableLayout } from "../columns/layout.ts";
import type { TotalMeaning } from "../labels/row-labels.ts";
import { type StatementFindings, collectFindings } from "../statement-findings.ts";
import type { TableContext } from "./table-context.ts";

/** A total as the sheet states it, at its place among the lines. */
export interface StatedTotal {
  readonly row: number;
  readonly label: string;
  readonly meaning: TotalMeaning;
  /** The figure in the column of claimed amounts, or why there is none. */
  readonly stated: Pence | CellAmountProblem;
  /** The figure in the column of invoice totals, where there is one. */
  readonly statedTotal: Pence | undefined;
  readonly column: string | undefined;
  /** How many lines of the table come before it. */
  readonly linesBefore: number;
  /** How many of them came before the last title or account above it. */
  readonly sectionStart: number;
  /** How many unread rows come before it. */
  readonly unreadBefore: number;
}

/** A payable or receivable organisation as rows name it. */
export interface PartyMention {
  readonly code: string;
  readonly name: string;
  readonly row: number;
}

/** What came of one table. */
export interface TableRecord {
  readonly sheet: SheetInfo;
  readonly layout: TableLayout;
  readonly headerRow: number;
  /** The title above the table, for messages and to know answer sheets by. */
  readonly title: string;
  /** The titles right above the table, each a text alone in its row. */
  readonly captions: readonly string[];
  readonly kind: Kind | undefined;
  readonly lines: StatementLine[];
  readonly unread: (UnreadRow & { readonly reason: CellAmountProblem })[];
  /** How many unread rows there were, also those past what is kept. */
  unreadCount: number;
  readonly totals: StatedTotal[];
  readonly findings: StatementFindings;
  readonly payables: Map<string, PartyMention>;
  readonly receivables: Map<string, PartyMention>;
  /** Lines whose typed date could be read in two ways, and what the other typed dates were like. */
  readonly dates: {
    readonly ambiguous: StatementLine[];
    readonly ambiguousDue: StatementLine[];
    dayFirst: number;
    monthFirst: number;
    /** The same of due dates: they tell where no invoice date does. */
    dueDayFirst: number;
    dueMonthFirst: number;
    cells: number;
    /** Date cells whose day is past the 12th: then day and month were not swapped on entry. */
    cellsPastTwelfth: number;
    /** Days that stand there as bare serial numbers, and the first line with one. */
    serials: number;
    firstSerial: StatementLine | undefined;
  };
  /** Rows that became lines: several invoices in one cell are several lines of one row. */
  rowsRead: number;
  /** What the lines add up to, in pence: kept up with them, so that nobody has to go through all of them for it. */
  readonly sums: { outstanding: number; totals: number };
  hiddenLines: number;
  /** How many lines are credits by their type, by the sign of their amount. */
  readonly credits: { positive: number; negative: number };
  /** How many amounts in a column of credits are above nought and how many below. */
  readonly creditColumn: { positive: number; negative: number };
  /** Column letters of the amount, for messages. */
  readonly amountColumn: string | undefined;
}

export function emptyRecord(layout: TableLayout, headerRow: number, context: TableContext): TableRecord {
  return {
    sheet: context.sheet,
    layout,
    headerRow,
    title: context.title,
    captions: context.captions,
    kind: context.kind,
    lines: [],
    unread: [],
    unreadCount: 0,
    totals: [],
    findings: collectFindings(context.file),
    payables: new Map(),
    receivables: new Map(),
    dates: {
      ambiguous: [],
      ambiguousDue: [],
      dayFirst: 0,
      monthFirst: 0,
      dueDayFirst: 0,
      dueMonthFirst: 0,
      cells: 0,
      cellsPastTwelfth: 0,
      serials: 0,
      firstSerial: undefined,
    },
    rowsRead: 0,
    sums: { outstanding: 0, totals: 0 },
    hiddenLines: 0,
    credits: { positive: 0, negative: 0 },
    creditColumn: { positive: 0, negative: 0 },
    amountColumn: layout.amount?.from === "column" ? columnLetters(layout.amount.column) : undefined,
  };
}

export type TableRole = NonNullable<ReadingReceipt["tables"][number]["role"]>;

/** A table with what it turned out to be among the others of the workbook. */
export interface TableWithRole {
  readonly table: TableRecord;
  readonly role: TableRole;
}

export function sumOfLines(table: TableRecord): Pence {
  return pence(table.sums.outstanding);
}

export function hasRows(table: TableRecord): boolean {
  return table.lines.length > 0 || table.unreadCount > 0;
}
