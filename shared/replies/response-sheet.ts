import type { LineOutcome } from "../domain/outcome.ts";
import { sumPence, type Pence } from "../domain/pence.ts";
import type { StatementLine } from "../domain/statement-line.ts";
import { columnSumCell, countCell, dateCell, noCell, poundsCell, textCell, textRow } from "./cells.ts";
import { heightOf } from "./height-of.ts";
import { evidenceOf, resultOf, wantedOf, whyOf } from "./line-words.ts";
import { linesByNumber } from "./lines-by-number.ts";
import { quoted, quotedReference } from "./quoted.ts";
import type { ResponseFacts } from "./reply.ts";
import { resultFacts } from "./result-facts.ts";
import { sheetTitle } from "./sheet-title.ts";
import { nameOfLineAmount, nameOfParty } from "./statement-words.ts";
import type { Cell, RowDescription, SheetDescription } from "./workbook-description.ts";

/** Below what a worksheet can hold, with room for what stands over the table. */
const LINES_ON_A_SHEET = 1_000_000;
const FIRST_AMOUNT = 3;
const WHY_WIDTH = 52;
const WANTED_WIDTH = 36;
const EVIDENCE_WIDTH = 40;
/** What a page is wide enough for; the rest is for whoever works in the sheet. */
const PRINTED_COLUMNS = 10;

/** Every line of the statement with its verdict, in the statement's order; on one sheet as long as one can hold them. */
export function responseSheets(facts: ResponseFacts): SheetDescription[] {
  const { lines } = facts.outcome;
  const count = Math.max(1, Math.ceil(lines.length / LINES_ON_A_SHEET));
  const byNumber = linesByNumber(facts);
  return Array.from({ length: count }, (_, index) =>
    responseSheet(
      facts,
      byNumber,
      lines.slice(index * LINES_ON_A_SHEET, (index + 1) * LINES_ON_A_SHEET),
      index === 0 ? "Response" : `Response ${index + 1}`,
    ),
  );
}

function responseSheet(
  facts: ResponseFacts,
  byNumber: ReadonlyMap<number, StatementLine>,
  lines: readonly LineOutcome[],
  name: string,
): SheetDescription {
  const columns = columnsOf(facts);
  const header = headerRows(facts);
  const totalsRow = header.length + 1;
  const headingRow = totalsRow + 1;
  const firstLine = headingRow + 1;
  const lastLine = headingRow + lines.length;
  return {
    name,
    columns: columns.map((column) => column.width),
    rows: {
      *[Symbol.iterator](): Generator<RowDescription> {
        yield* header;
        yield totals(lines, firstLine, lastLine);
        yield {
          cells: columns.map((column) => textCell(column.heading, column.amount ? "heading-right" : "heading")),
          height: 32,
        };
        for (const line of lines) yield lineRow(line, byNumber.get(line.line));
      },
    },
    frozenRows: headingRow,
    frozenColumns: 2,
    printTitleRow: headingRow,
    printColumns: PRINTED_COLUMNS,
    filter: { headerRow: headingRow, lastRow: Math.max(lastLine, headingRow), columns: columns.length },
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
  const half = Math.ceil(told.length / 2);
  return [
    textRow(sheetTitle(facts, "response"), "title"),
    textRow(`From ${nameOfParty(facts.payable)} to ${nameOfParty(facts.receivable)}`),
    textRow(told.slice(0, half).join(" ")),
    textRow(told.slice(half).join(" ")),
  ];
}

function totals(lines: readonly LineOutcome[], first: number, last: number): RowDescription {
  const sum = (column: string, amounts: readonly Pence[]): Cell =>
    columnSumCell(column, first, last, sumPence(amounts), "total");
  const before = Array.from({ length: FIRST_AMOUNT - 1 }, (): Cell => noCell);
  return {
    cells: [
      ...before,
      textCell("Totals", "total-label"),
      sum(
        "D",
        lines.map((line) => line.outstandingPence),
      ),
      sum(
        "E",
        lines.map((line) => line.agreedPence),
      ),
      sum(
        "F",
        lines.map((line) => line.notAgreedPence),
      ),
      sum(
        "G",
        lines.map((line) => line.disputedPence),
      ),
    ],
  };
}

function lineRow(line: LineOutcome, statementLine: StatementLine | undefined): RowDescription {
  const why = whyOf(line, statementLine);
  const wanted = wantedOf(line, statementLine);
  const evidence = evidenceOf(line);
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
      textCell(why, "cell-wrapped"),
      textCell(wanted, "cell-wrapped"),
      textCell(evidence, "cell-wrapped"),
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
