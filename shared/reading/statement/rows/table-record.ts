import { type Pence, pence } from "../../../domain/amounts-and-days/pence.ts";
import type { Kind } from "../../../domain/exercise/exercise.ts";
import type { ReadingReceipt } from "../../../domain/statement/reading-receipt.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { FigureNotRead, TotalDifference, UnreadRow } from "../../../domain/statement/statement.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { SheetInfo } from "../../cells/row.ts";
import { type AmountsByAge, amountsByAge } from "../../table/figures/amounts-by-age.ts";
import { otherColumns, type OtherColumns } from "../../table/figures/other-columns.ts";
import type { CellAmountProblem } from "../../table/values/cell-value.ts";
import type { StatementLayout } from "../columns/statement-table.ts";
import type { TotalMeaning } from "../../table/rows/row-labels.ts";
import { type StatementFindings, collectFindings } from "../statement-findings.ts";
import type { CreditCounts } from "./amount-reader.ts";
import { type LineMarks, lineMarks } from "./line-marks.ts";
import { payerValues, type PayerValuesCollector } from "./payer-values.ts";
import type { TableContext } from "./table-context.ts";

/** A total that the sheet states, with its position among the lines. */
export interface StatedTotal {
  readonly row: number;
  readonly label: string;
  readonly meaning: TotalMeaning;
  /** The amount in the column of claimed amounts, or why there is none. */
  readonly stated: Pence | CellAmountProblem;
  /** The amount in the column of invoice totals, if there is one. */
  readonly statedTotal: Pence | undefined;
  readonly column: string | undefined;
  /** How many lines of the table are above it. */
  readonly linesBefore: number;
  /** How many lines are above its section's title or account heading. */
  readonly sectionStart: number;
  /** How many unread rows are above it. */
  readonly unreadBefore: number;
}

/** The running balance beside a line. */
interface LineBalance {
  /** The index of the line. */
  readonly line: number;
  readonly balance: Pence;
  /** Whether the line is what was brought forward, so that its amount is its balance. */
  readonly isOpening: boolean;
}

/** A payable or receivable organisation that a row of the table names. */
export interface PartyMention {
  readonly code: string;
  readonly name: string;
  readonly row: number;
}

/** Why a row could not be read, as the end of a sentence, and what the sender should do about it. */
interface UnreadRowFault {
  readonly why: string;
  readonly todo: string;
}

/** What was read from one table. */
export interface TableRecord {
  readonly sheet: SheetInfo;
  readonly layout: StatementLayout;
  readonly headerRow: number;
  /** The words above the table, for messages and to recognise sheets for answers. */
  readonly title: string;
  /** The titles right above the table, each a text alone in its row. */
  readonly captions: readonly string[];
  readonly kind: Kind | undefined;
  readonly lines: StatementLine[];
  readonly unread: (UnreadRow & UnreadRowFault)[];
  /** How many unread rows there were, including those that are not kept. */
  unreadCount: number;
  readonly totals: StatedTotal[];
  /** How many lines are above each title, and each row that repeats the headings. */
  readonly partStarts: number[];
  /** Stated totals that the lines don't add up to; filled when all tables are read. */
  readonly differences: TotalDifference[];
  /** How many lines have both a debit and a credit, and the row of the first. */
  readonly twoSided: { count: number; row: number };
  /** How many lines have a payment and no invoice total, without a word for payments, and the row of the first. */
  readonly paidAlone: { count: number; row: number };
  /** What the lines hold in columns that are not known as anything. */
  readonly otherColumns: OtherColumns;
  /** Figures in rows that were not read as lines, each of which has a finding. */
  readonly figuresLeftOut: FigureNotRead[];
  /** The balance beside each line, if there is a running balance, and the lines that bring an amount forward. */
  readonly balances: LineBalance[];
  /** How many lines the column of sides calls debits. */
  debits: number;
  /** How many lines have a type that we know. */
  knownTypes: number;
  /** Under how many ages each line stands, if its amount is what the columns by age add up to. */
  readonly byAge: AmountsByAge | undefined;
  /** The words of lines in columns whose meaning is not known. */
  readonly columnMarks: LineMarks;
  /** Lines that count in a way that only a word says. */
  readonly marks: LineMarks;
  readonly findings: StatementFindings;
  /** What the lines have in columns that may name whom each is for. */
  readonly payers: PayerValuesCollector;
  readonly payables: Map<string, PartyMention>;
  readonly receivables: Map<string, PartyMention>;
  /** Lines whose typed date is ambiguous, and how the other dates are written. */
  readonly dates: {
    readonly ambiguous: StatementLine[];
    readonly ambiguousDue: StatementLine[];
    dayFirst: number;
    monthFirst: number;
    /** The same for due dates, which decide if no invoice date does. */
    dueDayFirst: number;
    dueMonthFirst: number;
    cells: number;
    /** Date cells whose day is after the 12th: their day and month were not swapped on entry. */
    cellsPastTwelfth: number;
    /** Dates that are bare serial numbers, and the first line with one. */
    serials: number;
    firstSerial: StatementLine | undefined;
  };
  /** Rows that became lines: several invoices in one cell are several lines from one row. */
  rowsRead: number;
  /** What the lines add up to, in pence: updated with each line, so that they need not be added up again. */
  readonly sums: {
    outstanding: number;
    totals: number;
    /** How many pence, in all, amounts that are no whole number of pence were rounded by. A stated total may differ by as much. */
    readonly roundedOff: { outstanding: number; totals: number };
  };
  hiddenLines: number;
  /** How many credit notes and payments have a positive amount, and how many a negative one. */
  readonly credits: { positive: number; negative: number };
  /** What the amounts say of credits beside their signs. */
  readonly creditColumn: CreditCounts;
  /** Lines with and without an entry in the column of currencies, and the first without. */
  readonly currencies: { filled: number; blank: number; foreign: number; firstBlank: number | undefined };
  /** Column letters of the amount, for messages. */
  readonly amountColumn: string | undefined;
}

export function emptyRecord(layout: StatementLayout, headerRow: number, context: TableContext): TableRecord {
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
    partStarts: [],
    differences: [],
    twoSided: { count: 0, row: 0 },
    paidAlone: { count: 0, row: 0 },
    otherColumns: otherColumns(layout),
    figuresLeftOut: [],
    balances: [],
    debits: 0,
    byAge: layout.amount?.from === "ageing" ? amountsByAge(layout.ageing) : undefined,
    knownTypes: 0,
    columnMarks: lineMarks(),
    marks: lineMarks(),
    findings: collectFindings(context.file),
    payers: payerValues(layout),
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
    sums: { outstanding: 0, totals: 0, roundedOff: { outstanding: 0, totals: 0 } },
    hiddenLines: 0,
    credits: { positive: 0, negative: 0 },
    creditColumn: { positive: 0, negative: 0, firstShown: undefined, shown: 0 },
    currencies: { filled: 0, blank: 0, foreign: 0, firstBlank: undefined },
    amountColumn: layout.amount?.from === "column" ? columnLetters(layout.amount.column) : undefined,
  };
}

export type TableRole = NonNullable<ReadingReceipt["tables"][number]["role"]>;

/** A table with its role among the tables of the workbook. */
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
