import { noPence, sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import { shortNameOfKind } from "../../domain/exercise/exercise.ts";
import type { PositionInSummary } from "../../domain/mismatch-summary/mismatch-summary.ts";
import type { LedgerOnly, LineOutcome, Outcome } from "../../domain/position/outcome.ts";
import { countCell, dateCell, poundsCell, textCell } from "../rendering/cells.ts";
import type { SheetColumn } from "../rendering/sheet-table.ts";
import type { CellDescription, RowDescription } from "../rendering/workbook-description.ts";
import { furtherInformationFor, isAgreedInFull, resultOf, whyOf, whyOfLedgerOnly } from "../response/line-words.ts";
import { quoteReference } from "../words/quote-text.ts";
import { counted, nameOfParty } from "../words/statement-words.ts";

const WHY_WIDTH = 46;
const WANTED_WIDTH = 32;

/** The columns of the sheet of all invoices. Its totals refer to some of these names. */
export const INVOICE_COLUMNS: readonly SheetColumn[] = [
  { heading: "Kind", width: 9 },
  { heading: "Code", width: 9 },
  { heading: "Organisation", width: 25 },
  { heading: "Line", width: 7, amount: true },
  { heading: "Invoice number", width: 18 },
  { heading: "Invoice date", width: 13 },
  { heading: "On the statement", width: 15, amount: true },
  { heading: "Agreed", width: 15, amount: true },
  { heading: "Not agreed", width: 15, amount: true },
  { heading: "In dispute", width: 15, amount: true },
  { heading: "Only on our ledger", width: 15, amount: true },
  { heading: "Result", width: 16 },
  { heading: "What our reply says", width: WHY_WIDTH },
  { heading: "What we asked for", width: WANTED_WIDTH },
  { heading: "Reason code", width: 24 },
];

/** How much of a summary's lines a workbook has room for. */
export interface InvoiceLimits {
  /** More lines than this have no row of their own. */
  readonly lines: number;
  /** Lines after so many have no reason in words. */
  readonly explained: number;
  /** More items than this that only the ledger has, have no row of their own. */
  readonly ledgerOnly: number;
}

/** What is left of it while rows are written. */
export interface InvoiceRoom extends InvoiceLimits {
  lines: number;
  explained: number;
  ledgerOnly: number;
  /** Whether there is room for lines that are agreed in full. */
  readonly listsAgreed: boolean;
}

/**
 * The rows of one position's invoices: each line of the statement with its verdict, then what only the ledger has. If the lines of all
 * positions are too many, those that are agreed in full are one row together, so that the totals stay right.
 */
export function* invoiceRows(
  position: PositionInSummary,
  outcome: Outcome,
  room: InvoiceRoom,
): Generator<RowDescription> {
  const left: LineOutcome[] = [];
  for (const line of outcome.lines) {
    if (room.lines <= 0 || (!room.listsAgreed && isAgreedInFull(line))) {
      left.push(line);
      continue;
    }
    room.lines -= 1;
    const isExplained = !isAgreedInFull(line) && room.explained > 0;
    if (isExplained) room.explained -= 1;
    yield lineRow(position, line, isExplained);
  }
  if (left.length > 0) yield leftRow(position, left);
  const listed = outcome.ledgerOnly.slice(0, room.ledgerOnly);
  room.ledgerOnly -= listed.length;
  for (const item of listed) yield ledgerOnlyRow(position, item);
  const others = outcome.ledgerOnly.slice(listed.length);
  if (others.length > 0) yield othersRow(position, others);
}

/** The row of a position that is not compared with a ledger: its whole statement. */
export function notComparedRow(position: PositionInSummary): RowDescription {
  const { lines, totalPence } = position.statement;
  return row(position, {
    number: counted(lines, "line"),
    outstanding: totalPence,
    agreed: noPence,
    notAgreed: totalPence,
    disputed: noPence,
    result: "Not compared",
    why: "The statement is not compared with our ledger yet.",
  });
}

function lineRow(position: PositionInSummary, line: LineOutcome, isExplained: boolean): RowDescription {
  return row(position, {
    line: line.line,
    number: quoteReference(line.invoiceNumber),
    date: line.invoiceDate,
    outstanding: line.outstandingPence,
    agreed: line.agreedPence,
    notAgreed: line.notAgreedPence,
    disputed: line.disputedPence,
    result: resultOf(line),
    why: isExplained ? whyOf(line, undefined) : "",
    wanted: isExplained ? furtherInformationFor(line, undefined) : "",
    reason: line.reason,
  });
}

function leftRow(position: PositionInSummary, lines: readonly LineOutcome[]): RowDescription {
  const sumOf = (part: "outstandingPence" | "agreedPence" | "notAgreedPence" | "disputedPence") =>
    sumPence(lines.map((line) => line[part]));
  return row(position, {
    number: counted(lines.length, "more line"),
    outstanding: sumOf("outstandingPence"),
    agreed: sumOf("agreedPence"),
    notAgreed: sumOf("notAgreedPence"),
    disputed: sumOf("disputedPence"),
    result: lines.every(isAgreedInFull) ? "Agreed" : "Not listed",
    why: NOT_LISTED,
  });
}

function ledgerOnlyRow(position: PositionInSummary, item: LedgerOnly): RowDescription {
  return row(position, {
    number: quoteReference(item.invoiceNumber),
    date: item.invoiceDate,
    ledgerOnly: item.outstandingPence,
    result: "Only on our ledger",
    why: whyOfLedgerOnly(item),
    reason: item.reason,
  });
}

function othersRow(position: PositionInSummary, items: readonly LedgerOnly[]): RowDescription {
  return row(position, {
    number: counted(items.length, "more item"),
    ledgerOnly: sumPence(items.map(({ outstandingPence }) => outstandingPence)),
    result: "Only on our ledger",
    why: NOT_LISTED,
  });
}

const NOT_LISTED = "Not listed one by one. “accord summary --to” writes a workbook that has all of them.";

interface InvoiceRow {
  readonly line?: number;
  readonly number: string;
  readonly date?: LineOutcome["invoiceDate"];
  readonly outstanding?: Pence;
  readonly agreed?: Pence;
  readonly notAgreed?: Pence;
  readonly disputed?: Pence;
  readonly ledgerOnly?: Pence;
  readonly result: string;
  readonly why: string;
  readonly wanted?: string;
  readonly reason?: string;
}

function row({ kind, receivable }: PositionInSummary, of: InvoiceRow): RowDescription {
  const { why, wanted = "" } = of;
  return {
    cells: [
      textCell(shortNameOfKind(kind)),
      textCell(receivable.code),
      textCell(nameOfParty({ name: receivable.name })),
      of.line === undefined ? textCell("") : countCell(of.line),
      textCell(of.number),
      dateCell(of.date),
      amountCell(of.outstanding),
      amountCell(of.agreed),
      amountCell(of.notAgreed),
      amountCell(of.disputed),
      amountCell(of.ledgerOnly),
      textCell(of.result),
      textCell(why, "cell-wrapped"),
      textCell(wanted, "cell-wrapped"),
      textCell(of.reason ?? "", "cell-quiet"),
    ],
  };
}

function amountCell(amount: Pence | undefined): CellDescription {
  return amount === undefined ? textCell("") : poundsCell(amount);
}
