import type { LineOutcome, Outcome } from "../../domain/position/outcome.ts";
import { sumPence } from "../../domain/amounts-and-days/pence.ts";
import type { UnreadRow } from "../../domain/statement/statement.ts";
import type { StatementLine } from "../../domain/statement/statement-line.ts";
import { columnSumCell, countCell, dateCell, emptyCell, poundsCell, textCell, textRow } from "../rendering/cells.ts";
import { differenceWords, notReadWords } from "./incomplete-words.ts";
import { evidenceOf, resultOf, furtherInformationFor, whyOf } from "./line-words.ts";
import { ITEMS_LISTED, listLines, statementLinesByNumber } from "./list-lines.ts";
import { quoteText, quoteReference } from "../words/quote-text.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";
import { headingRow, tableOf, type SheetColumn } from "../rendering/sheet-table.ts";
import { counted, nameOfLineAmount, nameOfParty, titleOfSheet } from "../words/statement-words.ts";
import { unreadRowsOf, WANTED_FOR_UNREAD, whyUnread } from "./unread-rows.ts";
import type { CellDescription, RowDescription, SheetDescription } from "../rendering/workbook-description.ts";

const FIRST_AMOUNT = 3;
const WHY_WIDTH = 52;
const WANTED_WIDTH = 36;
const EVIDENCE_WIDTH = 40;
/** What fits on a printed page. The other columns are for people who work in the sheet. */
const PRINTED_COLUMNS = 10;

/** The sheet of every statement line with its verdict (RSP-01), in the statement's order. The totals above follow the filters. */
export function linesSheet(facts: ResponseFacts): SheetDescription {
  const columns = columnsOf(facts);
  const header = headerRows(facts);
  const headingAt = header.length + 2;
  const { listed, explained, unlisted } = listLines(facts.outcome.lines);
  const unread = unreadRowsOf(facts.statement).slice(0, ITEMS_LISTED);
  const lastRow = headingAt + listed.length + (unlisted.length > 0 ? 1 : 0);
  return {
    name: "Lines",
    about: "Every line of your statement with its result. The totals follow the filters.",
    columns: columns.map((column) => column.width),
    rows: {
      *[Symbol.iterator](): Generator<RowDescription> {
        const byNumber = statementLinesByNumber(facts);
        yield* header;
        yield totals(facts.outcome, headingAt + 1, lastRow);
        yield headingRow(columns);
        for (const line of listed) yield lineRow(line, byNumber.get(line.line), explained.has(line.line));
        if (unlisted.length > 0) yield unlistedRow(unlisted);
        for (const row of unread) yield unreadRow(row);
      },
    },
    frozenRows: headingAt,
    frozenColumns: 2,
    printTitleRow: headingAt,
    printColumns: PRINTED_COLUMNS,
    tables: tableOf("Lines", columns, headingAt, lastRow - headingAt + unread.length),
  };
}

function columnsOf(facts: ResponseFacts): SheetColumn[] {
  return [
    { heading: "Line", width: 7, amount: true },
    { heading: "Invoice number", width: 20 },
    { heading: "Invoice date", width: 13 },
    { heading: `${nameOfLineAmount(facts.kind)} on your statement`, width: 16, amount: true },
    { heading: "Agreed", width: 16, amount: true },
    { heading: "Not agreed, not in dispute", width: 16, amount: true },
    { heading: "In formal dispute", width: 16, amount: true },
    { heading: "Result", width: 15 },
    { heading: "Why", width: WHY_WIDTH },
    { heading: "Further information wanted", width: WANTED_WIDTH },
    { heading: "On our ledger", width: EVIDENCE_WIDTH },
    { heading: "Your sheet", width: 16 },
    { heading: "Your row", width: 9, amount: true },
    { heading: "Reason code", width: 24 },
  ];
}

/** Only a few rows, because they stay in sight. */
function headerRows(facts: ResponseFacts): RowDescription[] {
  const incomplete = [differenceWords(facts.statement), notReadWords(facts.statement)].filter((text) => text !== "");
  return [
    textRow(titleOfSheet(facts, "every line"), "title"),
    ...incomplete.map((text) => textRow(text)),
    textRow(`From ${nameOfParty(facts.payable)} to ${nameOfParty(facts.receivable)}`),
  ];
}

function totals(outcome: Outcome, first: number, last: number): RowDescription {
  const before = Array.from({ length: FIRST_AMOUNT - 1 }, (): CellDescription => emptyCell);
  return {
    cells: [
      ...before,
      textCell("Totals", "total-label"),
      columnSumCell("D", first, last, sumPence(outcome.lines.map((line) => line.outstandingPence)), "total"),
      columnSumCell("E", first, last, outcome.agreedPence, "total"),
      columnSumCell("F", first, last, outcome.notAgreedPence, "total"),
      columnSumCell("G", first, last, outcome.inDisputePence, "total"),
    ],
  };
}

function lineRow(line: LineOutcome, statementLine: StatementLine | undefined, isExplained: boolean): RowDescription {
  const why = isExplained ? whyOf(line, statementLine) : "";
  const wanted = isExplained ? furtherInformationFor(line, statementLine) : "";
  const evidence = isExplained ? evidenceOf(line) : "";
  return {
    cells: [
      countCell(line.line),
      textCell(quoteReference(line.invoiceNumber)),
      dateCell(line.invoiceDate),
      poundsCell(line.outstandingPence),
      poundsCell(line.agreedPence),
      poundsCell(line.notAgreedPence),
      poundsCell(line.disputedPence),
      textCell(resultOf(line)),
      // No cell at all for a line without an explanation: a large statement would have very many of them.
      isExplained ? textCell(why, "cell-wrapped") : emptyCell,
      isExplained ? textCell(wanted, "cell-wrapped") : emptyCell,
      isExplained ? textCell(evidence, "cell-wrapped") : emptyCell,
      statementLine === undefined ? textCell("") : textCell(quoteText(statementLine.sheet, [], 60)),
      statementLine === undefined ? textCell("") : countCell(statementLine.row),
      textCell(line.reason, "cell-quiet"),
    ],
  };
}

/** The sum of the lines that are not listed, so that the totals stay right. */
function unlistedRow(lines: readonly LineOutcome[]): RowDescription {
  return {
    cells: [
      textCell(""),
      textCell(counted(lines.length, "more line")),
      textCell("not listed"),
      poundsCell(sumPence(lines.map((line) => line.outstandingPence))),
      poundsCell(sumPence(lines.map((line) => line.agreedPence))),
      poundsCell(sumPence(lines.map((line) => line.notAgreedPence))),
      poundsCell(sumPence(lines.map((line) => line.disputedPence))),
    ],
  };
}

/** A line whose amount could not be read. It has no amounts, and is below the rows that the totals add up. */
function unreadRow(row: UnreadRow): RowDescription {
  const why = whyUnread(row);
  return {
    cells: [
      textCell(""),
      textCell(quoteReference(row.invoiceNumber ?? "")),
      ...Array.from({ length: 5 }, () => textCell("")),
      textCell("Not read"),
      textCell(why, "cell-wrapped"),
      textCell(WANTED_FOR_UNREAD, "cell-wrapped"),
      textCell(""),
      textCell(quoteText(row.sheet, [], 60)),
      countCell(row.row),
      textCell("amount-not-read", "cell-quiet"),
    ],
  };
}
