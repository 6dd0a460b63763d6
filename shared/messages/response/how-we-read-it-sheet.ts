import type { Pence } from "../../domain/amounts-and-days/pence.ts";
import type { Finding } from "../../domain/statement/finding.ts";
import type { ReadingReceipt } from "../../domain/statement/reading-receipt.ts";
import { countCell, emptyRow, poundsCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf, type SheetColumn } from "../rendering/sheet-table.ts";
import type { RowDescription, SheetDescription } from "../rendering/workbook-description.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";
import { conventionSentence } from "../words/convention-words.ts";
import { quoteFileName, quoteReference, quoteText } from "../words/quote-text.ts";
import { whyTableHasNoLines, wordsOfField } from "../words/reading-words.ts";
import { counted, titleOfSheet } from "../words/statement-words.ts";
import { ITEMS_LISTED } from "./list-lines.ts";

const YOURS_WIDTH = 30;
const READ_WIDTH = 30;
const WHY_WIDTH = 70;
const COLUMNS: readonly SheetColumn[] = [
  { heading: "About", width: 20 },
  { heading: "Your sheet", width: 18 },
  { heading: "Row", width: 8, amount: true },
  { heading: "Column", width: 9 },
  { heading: "In your file", width: YOURS_WIDTH },
  { heading: "How we read it", width: READ_WIDTH },
  { heading: "Amount", width: 16, amount: true },
  { heading: "Lines add up to", width: 16, amount: true },
  { heading: "Why, and what to do", width: WHY_WIDTH },
];

/**
 * The sheet on how the statement was read, as one table that can be filtered: tables, columns, control totals, rows left out, numbers
 * written differently, and every finding with its place.
 */
export function howWeReadItSheet(facts: ResponseFacts): SheetDescription {
  const { receipt } = facts.statement;
  const above = [
    textRow(titleOfSheet(facts, "how we read your file"), "title"),
    textRow(`File ${quoteFileName(receipt.file)}, read as ${quoteText(receipt.format, [], 40)}.`),
    emptyRow,
  ];
  const header = above.length + 1;
  const decided = [...readingFacts(facts)];
  return {
    name: "How we read it",
    about: "What we took each column and row of your file for.",
    columns: COLUMNS.map((column) => column.width),
    rows: [...above, headingRow(COLUMNS), ...decided.map(rowOf)],
    frozenRows: header,
    frozenColumns: 0,
    printTitleRow: header,
    tables: tableOf("HowWeReadIt", COLUMNS, header, decided.length),
  };
}

/** One thing that the reading decided or found. */
interface ReadingFact {
  readonly about: string;
  readonly sheet?: string | undefined;
  readonly row?: number | undefined;
  readonly column?: string | undefined;
  readonly yours?: string;
  readonly read?: string;
  readonly pence?: Pence;
  readonly addedPence?: Pence;
  readonly why?: string;
}

function* readingFacts(facts: ResponseFacts): Generator<ReadingFact> {
  const { receipt, findings } = facts.statement;
  for (const table of receipt.tables) yield* tableFacts(table);
  for (const left of receipt.leftOut) yield leftOutFact(left);
  for (const convention of facts.outcome.conventions ?? []) {
    yield { about: "Numbers", why: conventionSentence(convention) };
  }
  for (const finding of findings.slice(0, ITEMS_LISTED)) yield findingFact(finding);
  const left = findings.length - ITEMS_LISTED;
  if (left > 0) yield { about: "Finding", why: `${counted(left, "more finding is", "more findings are")} not listed.` };
}

function* tableFacts(table: ReadingReceipt["tables"][number]): Generator<ReadingFact> {
  const noLines = whyTableHasNoLines(table.role);
  yield {
    about: "Table",
    sheet: table.sheet,
    row: table.headerRow,
    yours: table.visibility === "visible" ? "Its headings" : "Its headings, on a hidden sheet",
    read: noLines === undefined ? counted(table.rowsRead, "line") : "Not read as lines",
    pence: table.linesPence,
    ...(noLines === undefined ? {} : { why: noLines }),
  };
  for (const total of table.statedTotals) {
    const equal = total.statedPence === total.addedPence;
    yield {
      about: "Total",
      sheet: table.sheet,
      row: total.row,
      yours: total.label,
      read: "Total of lines",
      pence: total.statedPence,
      addedPence: total.addedPence,
      why: equal ? "It is what the lines add up to." : "The lines add up to another amount.",
    };
  }
  for (const column of table.columns) {
    yield {
      about: "Column",
      sheet: table.sheet,
      row: table.headerRow,
      column: column.column,
      yours: column.heading,
      read: column.takenFor === undefined ? "Not used" : wordsOfField(column.takenFor),
      why: column.why,
    };
  }
}

function leftOutFact(left: ReadingReceipt["leftOut"][number]): ReadingFact {
  const rows = left.rows.join(", ");
  return {
    about: "Not read as lines",
    sheet: left.sheet,
    row: left.rows[0],
    yours: `${counted(left.count, "row")}: ${rows}${left.count > left.rows.length ? " and others" : ""}`,
    read: "Not read as lines",
    why: left.why,
  };
}

function findingFact(finding: Finding): ReadingFact {
  return {
    about: FINDINGS[finding.severity],
    sheet: finding.sheet,
    row: finding.row,
    column: finding.column,
    ...(finding.rule === undefined ? {} : { read: `Rule ${finding.rule}` }),
    why: `${quoteText(finding.what)} ${quoteText(finding.todo)}`,
  };
}

const FINDINGS: Readonly<Record<Finding["severity"], string>> = {
  refusal: "Refused",
  warning: "Please look at this",
  note: "Note",
};

function rowOf(fact: ReadingFact): RowDescription {
  const yours = quoteText(fact.yours ?? "", [], 200);
  const read = quoteText(fact.read ?? "", [], 80);
  const why = quoteText(fact.why ?? "");
  return {
    cells: [
      textCell(fact.about),
      textCell(quoteText(fact.sheet ?? "", [], 80)),
      fact.row === undefined ? textCell("") : countCell(fact.row),
      textCell(quoteReference(fact.column ?? "")),
      textCell(yours, "cell-wrapped"),
      textCell(read, "cell-wrapped"),
      fact.pence === undefined ? textCell("") : poundsCell(fact.pence),
      fact.addedPence === undefined ? textCell("") : poundsCell(fact.addedPence),
      textCell(why, "cell-wrapped"),
    ],
  };
}
