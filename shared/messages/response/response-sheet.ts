import type { LineOutcome, Outcome } from "../../domain/position/outcome.ts";
import { sumPence } from "../../domain/amounts-and-days/pence.ts";
import type { UnreadRow } from "../../domain/statement/statement.ts";
import type { StatementLine } from "../../domain/statement/statement-line.ts";
import {
  columnSumCell,
  countCell,
  dateCell,
  noCell,
  poundsCell,
  textCell,
  textRow,
  heightOf,
} from "../rendering/cells.ts";
import { evidenceOf, resultOf, wantedOf, whyOf } from "./line-words.ts";
import { ITEMS_LISTED, linesListed, linesByNumber } from "./lines-listed.ts";
import { quoted, quotedReference } from "../words/quoted.ts";
import type { ResponseFacts } from "../reply.ts";
import { resultFacts } from "./result-facts.ts";
import { counted, nameOfLineAmount, nameOfParty, sheetTitle } from "../words/statement-words.ts";
import { unreadRows, WANTED_FOR_UNREAD, whyUnread } from "./unread-rows.ts";
import type { Cell, RowDescription, SheetDescription } from "../rendering/workbook-description.ts";

const FIRST_AMOUNT = 3;
const WHY_WIDTH = 52;
const WANTED_WIDTH = 36;
const EVIDENCE_WIDTH = 40;
/** What a page is wide enough for; the rest is for whoever works in the sheet. */
const PRINTED_COLUMNS = 10;

/** Every line of the statement with its verdict (RSP-01), in the statement's order, under totals that are formulas. */
export function responseSheet(facts: ResponseFacts): SheetDescription {
  const columns = columnsOf(facts);
  const header = headerRows(facts);
  const headingRow = header.length + 2;
  const { listed, told, left } = linesListed(facts.outcome.lines);
  const unread = unreadRows(facts.statement).slice(0, ITEMS_LISTED);
  const lastRow = headingRow + listed.length + (left.length > 0 ? 1 : 0);
  return {
    name: "Response",
    columns: columns.map((column) => column.width),
    rows: {
      *[Symbol.iterator](): Generator<RowDescription> {
        const byNumber = linesByNumber(facts);
        yield* header;
        yield totals(facts.outcome, headingRow + 1, lastRow);
        yield {
          cells: columns.map((column) => textCell(column.heading, column.amount ? "heading-right" : "heading")),
          height: 32,
        };
        for (const line of listed) yield lineRow(line, byNumber.get(line.line), told.has(line.line));
        if (left.length > 0) yield leftRow(left);
        for (const row of unread) yield unreadRow(row);
      },
    },
    frozenRows: headingRow,
    frozenColumns: 2,
    printTitleRow: headingRow,
    printColumns: PRINTED_COLUMNS,
    filter: { headerRow: headingRow, lastRow: lastRow + unread.length, columns: columns.length },
  };
}

interface Column {
  readonly heading: string;
  readonly width: number;
  readonly amount: boolean;
}

function columnsOf(facts: ResponseFacts): Column[] {
  return [
    { heading: "Line", width: 7, amount: true },
    { heading: "Invoice number", width: 20, amount: false },
    { heading: "Invoice date", width: 13, amount: false },
    { heading: `${nameOfLineAmount(facts.kind)} on your statement`, width: 16, amount: true },
    { heading: "Agreed", width: 16, amount: true },
    { heading: "Not agreed, not in dispute", width: 16, amount: true },
    { heading: "In formal dispute", width: 16, amount: true },
    { heading: "Result", width: 15, amount: false },
    { heading: "Why", width: WHY_WIDTH, amount: false },
    { heading: "Further information wanted", width: WANTED_WIDTH, amount: false },
    { heading: "On our ledger", width: EVIDENCE_WIDTH, amount: false },
    { heading: "Your sheet", width: 16, amount: false },
    { heading: "Your row", width: 9, amount: true },
    { heading: "Reason code", width: 24, amount: false },
  ];
}

/** Few rows, because they stay in sight. */
function headerRows(facts: ResponseFacts): RowDescription[] {
  const told = resultFacts(facts).map((fact) => `${fact.label}: ${fact.text}`);
  const half = Math.ceil((told.length - 1) / 2);
  return [
    textRow(sheetTitle(facts, "response"), "title"),
    textRow(`From ${nameOfParty(facts.payable)} to ${nameOfParty(facts.receivable)}`),
    textRow(told.slice(0, half).join(" ")),
    textRow(told.slice(half, -1).join(" ")),
    textRow(told.slice(-1).join(" ")),
  ];
}

function totals(outcome: Outcome, first: number, last: number): RowDescription {
  const before = Array.from({ length: FIRST_AMOUNT - 1 }, (): Cell => noCell);
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

function lineRow(line: LineOutcome, statementLine: StatementLine | undefined, told: boolean): RowDescription {
  const why = told ? whyOf(line, statementLine) : "";
  const wanted = told ? wantedOf(line, statementLine) : "";
  const evidence = told ? evidenceOf(line) : "";
  return {
    cells: [
      countCell(line.line),
      textCell(quotedReference(line.invoiceNumber)),
      dateCell(line.invoiceDate),
      poundsCell(line.outstandingPence),
      poundsCell(line.agreedPence),
      poundsCell(line.notAgreedPence),
      poundsCell(line.disputedPence),
      textCell(resultOf(line)),
      // Not even an empty cell where nothing is told: there are very many of them then.
      told ? textCell(why, "cell-wrapped") : noCell,
      told ? textCell(wanted, "cell-wrapped") : noCell,
      told ? textCell(evidence, "cell-wrapped") : noCell,
      statementLine === undefined ? textCell("") : textCell(quoted(statementLine.sheet, [], 60)),
      statementLine === undefined ? textCell("") : countCell(statementLine.row),
      textCell(line.reason, "cell-quiet"),
    ],
    height: heightOf([
      [why, WHY_WIDTH],
      [wanted, WANTED_WIDTH],
      [evidence, EVIDENCE_WIDTH],
    ]),
  };
}

/** So that the totals stay true where not every line can be listed. */
function leftRow(left: readonly LineOutcome[]): RowDescription {
  return {
    cells: [
      textCell(""),
      textCell(counted(left.length, "more line")),
      textCell("not listed"),
      poundsCell(sumPence(left.map((line) => line.outstandingPence))),
      poundsCell(sumPence(left.map((line) => line.agreedPence))),
      poundsCell(sumPence(left.map((line) => line.notAgreedPence))),
      poundsCell(sumPence(left.map((line) => line.disputedPence))),
    ],
  };
}

/** A line that claims nobody knows what: it has no amounts, and stands below what the totals add up. */
function unreadRow(row: UnreadRow): RowDescription {
  const why = whyUnread(row);
  return {
    cells: [
      textCell(""),
      textCell(quotedReference(row.invoiceNumber ?? "")),
      ...Array.from({ length: 5 }, () => textCell("")),
      textCell("Not read"),
      textCell(why, "cell-wrapped"),
      textCell(WANTED_FOR_UNREAD, "cell-wrapped"),
      textCell(""),
      textCell(quoted(row.sheet, [], 60)),
      countCell(row.row),
      textCell("amount-not-read", "cell-quiet"),
    ],
    height: heightOf([
      [why, WHY_WIDTH],
      [WANTED_FOR_UNREAD, WANTED_WIDTH],
    ]),
  };
}
