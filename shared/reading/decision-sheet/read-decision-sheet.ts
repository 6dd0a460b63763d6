import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { LONGEST_CELL, MOST_ROWS, type DecisionSheet, type FilledRow } from "../../domain/decision-sheet/filled-row.ts";
import { parseRowReference } from "../../domain/decision-sheet/row-reference.ts";
import {
  answerHeadings,
  identifyingHeadings,
  type SheetColumnName,
} from "../../domain/decision-sheet/sheet-columns.ts";
import { printedDate } from "../cells/print-cells.ts";
import type { FileToRead, ReadCells } from "../cells/read-cells.ts";
import type { Row } from "../cells/row.ts";
import { penceOfNumber } from "../table/values/pence-of-number.ts";

/** The headings stand below a title; further down nobody looks for them. */
const LAST_HEADING_ROW = 40;

/**
 * Finds the Decisions sheet in a workbook, whatever it is called and whatever stands beside it, and reads the rows in which a person wrote
 * something; `undefined` if it has none. A sheet is one if a row has all headings that a person fills in and that identify a row, and a row
 * below has a reference of ours: so a statement is never taken for one, nor one for a statement.
 */
export async function readDecisionSheet(file: FileToRead, readCells: ReadCells): Promise<DecisionSheet | undefined> {
  const seen = { columns: noColumns, isOurs: false, isCut: false };
  const rows: FilledRow[] = [];
  const { findings } = await readCells(file, {
    startSheet: () => {
      seen.columns = noColumns;
    },
    row: (row) => {
      if (seen.columns === noColumns) {
        if (row.row <= LAST_HEADING_ROW) seen.columns = columnsIn(row);
        return;
      }
      const filled = filledRow(row, seen.columns);
      if (parseRowReference(filled.reference)) seen.isOurs = true;
      if (!isFilled(filled)) return;
      if (rows.length < MOST_ROWS) rows.push(filled);
      else seen.isCut = true;
    },
    endSheet: () => undefined,
  });
  const isRead = findings.every(({ severity }) => severity !== "refusal");
  return seen.isOurs && isRead ? { rows, isCut: seen.isCut } : undefined;
}

type Columns = ReadonlyMap<number, SheetColumnName>;

const noColumns: Columns = new Map();

const NAMES: ReadonlyMap<string, SheetColumnName> = new Map(
  [...Object.entries(answerHeadings), ...Object.entries(identifyingHeadings)].flatMap(([name, heading]) =>
    isColumnName(name) ? [[heading.toLowerCase(), name]] : [],
  ),
);

function isColumnName(name: string): name is SheetColumnName {
  return name in answerHeadings || name in identifyingHeadings;
}

/** The columns by their headings; none if the row lacks one of them. */
function columnsIn(row: Row): Columns {
  const found = new Map<number, SheetColumnName>();
  for (let index = 0; index < row.count; index += 1) {
    const name = NAMES.get((row.texts[index] ?? "").trim().toLowerCase());
    if (name !== undefined) found.set(row.columns[index] ?? 0, name);
  }
  return new Set(found.values()).size === NAMES.size ? found : noColumns;
}

function filledRow(row: Row, columns: Columns): FilledRow {
  const filled = {
    row: row.row,
    reference: "",
    invoice: "",
    decision: "",
    amount: "",
    disputeReference: "",
    question: "",
    sameInvoiceAs: "",
    tell: "",
    note: "",
  };
  for (let index = 0; index < row.count; index += 1) {
    const name = columns.get(row.columns[index] ?? 0);
    if (name !== undefined) filled[name] = textOf(row, index, name).trim().slice(0, LONGEST_CELL);
  }
  return filled;
}

function isFilled(row: FilledRow): boolean {
  return ANSWERS.some((name) => row[name] !== "");
}

const ANSWERS = ["decision", "amount", "disputeReference", "question", "sameInvoiceAs", "tell", "note"] as const;

/** A cell as the person sees it. An amount that is no whole number of pence stays as it is, so that the row is refused. */
function textOf(row: Row, index: number, name: SheetColumnName): string {
  const number = row.numbers[index] ?? 0;
  const text = row.texts[index] ?? "";
  switch (row.types[index]) {
    case "number": {
      if (name !== "amount") return text === "" ? String(number) : text;
      const pence = penceOfNumber(number);
      return pence === undefined ? String(number) : formatPounds(pence);
    }
    case "date":
      return printedDate(number).slice(0, 10);
    case "boolean":
      return number === 1 ? "yes" : "no";
    case "formula":
      return "a formula without a value";
    default:
      return text;
  }
}
