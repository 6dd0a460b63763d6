import { sumPence } from "../../domain/amounts-and-days/pence.ts";
import { formParts } from "../../domain/form/fill-form.ts";
import { emptyRow, poundsCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf, type SheetColumn } from "../rendering/sheet-table.ts";
import type { RowDescription, SheetDescription, WorkbookDescription } from "../rendering/workbook-description.ts";
import { quoteText } from "../words/quote-text.ts";
import { sentenceCase } from "../words/sentence-case.ts";
import { counted } from "../words/statement-words.ts";
import { adjustmentsSheet, formLinesSheet, openPointsSheet, statementsSheet } from "./detail-sheets.ts";
import type { FormToWrite } from "./form-facts.ts";
import { limitsOfPart, stateWords, titleOfForm } from "./form-words.ts";
import { partSheet } from "./part-sheet.ts";

/**
 * Describes the workbook of a collection form: a summary, one sheet for each part as it is copied into the national form, and then what its
 * figures rest on, down to the lines (OVS-01), and what is open.
 */
export function formWorkbook(facts: FormToWrite): WorkbookDescription {
  const { form, state, preparedAt } = facts;
  const sheets = [
    ...formParts.map((part) => partSheet(form, part)),
    openPointsSheet(facts),
    statementsSheet(facts),
    adjustmentsSheet(facts),
    formLinesSheet(facts),
  ];
  const ending = state.state === "draft" ? "draft" : state.round.replaceAll(/[^a-z]/g, "");
  return {
    fileName: `${form.organisation}-${form.exercise}-collection-form-${ending}.xlsx`,
    title: "Collection form",
    preparedAt,
    sheets: [summarySheet(facts, sheets), ...sheets],
  };
}

const WORDS_WIDTH = 90;

const COLUMNS: readonly SheetColumn[] = [
  { heading: "Part", width: 22 },
  { heading: "Notified", width: 18, amount: true },
  { heading: "Accrued", width: 18, amount: true },
  { heading: "Adjusted", width: 18, amount: true },
  { heading: "Disputed", width: 18, amount: true },
  { heading: "Total", width: 18, amount: true },
  { heading: "What it holds", width: WORDS_WIDTH },
];

function summarySheet(facts: FormToWrite, sheets: readonly SheetDescription[]): SheetDescription {
  const { form, state, preparedAt } = facts;
  const above = [
    textRow(`${titleOfForm(form)}: collection form`, "title"),
    textRow(stateWords(state, preparedAt), "section"),
    ...form.ledgers.map(({ kind, asAt, close }) =>
      textRow(`${sentenceCase(kind)} ledger as at ${asAt}, ${close} close`),
    ),
    textRow(
      form.open.length === 0
        ? "Nothing is open."
        : `${counted(form.open.length, "point")} to explain before it is signed.`,
    ),
    emptyRow,
  ];
  const header = above.length + 1;
  return {
    name: "Summary",
    columns: COLUMNS.map(({ width }) => width),
    rows: [
      ...above,
      headingRow(COLUMNS),
      ...formParts.map((part, index) => partRow(facts, part, header + 1 + index)),
      emptyRow,
      textRow("In this workbook", "section"),
      ...sheets.map(({ name, about = "" }) => ({ cells: [textCell(name), textCell(about)] })),
      ...(form.open.length === 0 ? [] : [emptyRow, textRow("To explain first", "section")]),
      ...form.open.slice(0, MOST_SHOWN).map(({ what }) => textRow(quoteText(what))),
      ...(form.open.length > MOST_SHOWN ? [textRow("The rest is on the sheet Open points.")] : []),
    ],
    frozenRows: 0,
    frozenColumns: 0,
    tables: tableOf("Summary", COLUMNS, header, formParts.length),
  };
}

const MOST_SHOWN = 10;

function partRow({ form }: FormToWrite, part: (typeof formParts)[number], at: number): RowDescription {
  const rows = form.rows.filter((row) => row.part === part);
  const words = limitsOfPart(part, form) ?? counted(rows.length, "counterparty", "counterparties");
  return {
    cells: [
      textCell(sentenceCase(part)),
      poundsCell(sumPence(rows.map((row) => row.notifiedPence))),
      poundsCell(sumPence(rows.map((row) => row.accruedPence))),
      poundsCell(sumPence(rows.map((row) => row.adjustedPence))),
      poundsCell(sumPence(rows.map((row) => row.disputedPence))),
      {
        cell: "sum",
        formula: `SUM(B${at}:E${at})`,
        pence: sumPence(rows.map((row) => row.totalPence)),
        look: "cell",
      },
      textCell(words, "cell-wrapped"),
    ],
  };
}
