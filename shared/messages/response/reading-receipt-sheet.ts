import type { NumberConvention } from "../../domain/position/number-convention.ts";
import type { Finding } from "../../domain/statement/finding.ts";
import type { ReadingReceipt } from "../../domain/statement/reading-receipt.ts";
import { countCell, emptyRow, emptyCell, poundsCell, textCell, textRow, heightOf } from "../rendering/cells.ts";
import { ITEMS_LISTED } from "./list-lines.ts";
import { quoteText, quoteFileName, quoteReference } from "../words/quote-text.ts";
import { conventionSentence } from "../words/convention-words.ts";
import { whyTableHasNoLines, wordsOfField } from "../words/reading-words.ts";
import type { ResponseFacts } from "../reply.ts";
import { counted, titleOfSheet } from "../words/statement-words.ts";
import type { RowDescription, SheetDescription } from "../rendering/workbook-description.ts";

const WIDTHS = [22, 10, 10, 30, 26, 20, 20];
const WHAT_WIDTH = 66;

/**
 * The sheet on how the statement was read: tables, columns, control totals, rows left out, numbers written differently, and every
 * finding with its place.
 */
export function readingReceiptSheet(facts: ResponseFacts): SheetDescription {
  const { receipt, findings } = facts.statement;
  return {
    name: "Reading receipt",
    columns: WIDTHS,
    rows: {
      *[Symbol.iterator](): Generator<RowDescription> {
        yield textRow(titleOfSheet(facts, "how we read your file"), "title");
        yield textRow(`File ${quoteFileName(receipt.file)}, read as ${quoteText(receipt.format, [], 40)}.`);
        yield emptyRow;
        for (const table of receipt.tables) yield* tableRows(table);
        yield* leftOutRows(receipt);
        yield* conventionRows(facts.outcome.conventions);
        yield* findingRows(findings);
      },
    },
    frozenRows: 0,
    frozenColumns: 0,
  };
}

function* tableRows(table: ReadingReceipt["tables"][number]): Generator<RowDescription> {
  const hidden = table.visibility === "visible" ? "" : " (hidden)";
  yield textRow(`Sheet “${quoteText(table.sheet, [], 80)}”${hidden}, headings in row ${table.headerRow}`, "section");
  const noLines = whyTableHasNoLines(table.role);
  if (noLines !== undefined) yield textRow(`Not read as lines: ${noLines}.`);
  yield { cells: [textCell("Lines read", "label"), countCell(table.rowsRead)] };
  yield { cells: [textCell("Total of the lines", "label"), emptyCell, emptyCell, poundsCell(table.linesPence)] };
  for (const total of table.statedTotals) {
    yield {
      cells: [
        textCell(`Row ${total.row} states`, "label"),
        emptyCell,
        emptyCell,
        poundsCell(total.statedPence),
        textCell(quoteText(total.label, [], 80)),
        textCell(total.statedPence === total.addedPence ? "equals the lines' total" : "the lines add up to"),
        ...(total.statedPence === total.addedPence ? [] : [poundsCell(total.addedPence)]),
      ],
    };
  }
  yield headings(["Your heading", "Column", "", "Read as", "Why"]);
  for (const column of table.columns) {
    const why = quoteText(column.why);
    yield {
      cells: [
        textCell(quoteText(column.heading, [], 80), "cell-wrapped"),
        textCell(quoteReference(column.column)),
        textCell(""),
        column.takenFor === undefined ? textCell("not used", "cell-quiet") : textCell(wordsOfField(column.takenFor)),
        textCell(why, "cell-wrapped"),
      ],
      merge: { from: 5, to: 7 },
      height: heightOf([
        [why, WHAT_WIDTH],
        [column.heading, WIDTHS[0] ?? 0],
      ]),
    };
  }
  yield emptyRow;
}

function* leftOutRows(receipt: ReadingReceipt): Generator<RowDescription> {
  yield textRow("Rows that were not read as lines", "section");
  if (receipt.leftOut.length === 0) {
    yield textRow("None.");
    yield emptyRow;
    return;
  }
  yield headings(["Sheet", "Rows", "", "Row numbers (the first)", "Why"]);
  for (const left of receipt.leftOut) {
    const why = quoteText(left.why);
    const rows = left.rows.join(", ");
    yield {
      cells: [
        textCell(quoteText(left.sheet, [], 80), "cell-wrapped"),
        countCell(left.count),
        textCell(""),
        textCell(rows, "cell-wrapped"),
        textCell(why, "cell-wrapped"),
      ],
      merge: { from: 5, to: 7 },
      height: heightOf([
        [why, WHAT_WIDTH],
        [rows, WIDTHS[3] ?? 0],
      ]),
    };
  }
  yield emptyRow;
}

function* conventionRows(conventions: readonly NumberConvention[] = []): Generator<RowDescription> {
  if (conventions.length === 0) return;
  yield textRow("Numbers that your statement and our ledger write differently", "section");
  for (const convention of conventions) yield textRow(conventionSentence(convention));
  yield emptyRow;
}

function* findingRows(findings: readonly Finding[]): Generator<RowDescription> {
  yield textRow("What we found", "section");
  if (findings.length === 0) {
    yield textRow("Nothing that needs your attention.");
    return;
  }
  yield headings(["Sheet", "Row", "Column", "Severity and rule", "Finding, and what to do"]);
  for (const finding of findings.slice(0, ITEMS_LISTED)) {
    const words = `${quoteText(finding.what)} ${quoteText(finding.todo)}`;
    yield {
      cells: [
        finding.sheet === undefined ? textCell("") : textCell(quoteText(finding.sheet, [], 80), "cell-wrapped"),
        finding.row === undefined ? textCell("") : countCell(finding.row),
        finding.column === undefined ? textCell("") : textCell(quoteReference(finding.column)),
        textCell(`${finding.severity}${finding.rule === undefined ? "" : `, ${quoteText(finding.rule, [], 20)}`}`),
        textCell(words, "cell-wrapped"),
      ],
      merge: { from: 5, to: 7 },
      height: heightOf([[words, WHAT_WIDTH]]),
    };
  }
  const left = findings.length - ITEMS_LISTED;
  if (left > 0) yield textRow(`${counted(left, "more finding is", "more findings are")} not listed.`);
}

function headings(texts: readonly string[]): RowDescription {
  return {
    cells: [...texts, "", ""].map((text) => textCell(text, "heading")),
    merge: { from: 5, to: 7 },
  };
}
