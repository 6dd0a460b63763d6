import { sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import type { FormEntry } from "../../domain/form/filled-form.ts";
import { columnSumCell, dateCell, emptyCell, poundsCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf, tableToEnd, type SheetColumn } from "../rendering/sheet-table.ts";
import type { CellDescription, RowDescription, SheetDescription } from "../rendering/workbook-description.ts";
import { quoteReference, quoteText } from "../words/quote-text.ts";
import type { FormToWrite, FormLine } from "./form-facts.ts";
import { basisWords, titleOfForm } from "./form-words.ts";

const WHY_WIDTH = 80;

const statementColumns: readonly SheetColumn[] = [
  { heading: "Counterparty", width: 14 },
  { heading: "Statement of", width: 14 },
  { heading: "Part", width: 14 },
  { heading: "Notified", width: 18, amount: true },
  { heading: "Accrued", width: 18, amount: true },
  { heading: "Adjusted", width: 18, amount: true },
  { heading: "Disputed", width: 18, amount: true },
  { heading: "Total", width: 18, amount: true },
  { heading: "Rests on", width: 44 },
];

/** What each statement adds: where NHS England's bodies make up one row, each of them stands here (ORG-01). */
export function statementsSheet({ form }: FormToWrite): SheetDescription {
  const rows = form.entries.flatMap((entry) => entry.rows.map((row) => ({ entry, row })));
  const sum = (column: string, of: (row: FormEntry["rows"][number]) => Pence): CellDescription =>
    columnSumCell(column, 4, rows.length + 3, sumPence(rows.map(({ row }) => of(row))), "total");
  return {
    ...table(
      "Statements",
      statementColumns,
      [
        textRow(`${titleOfForm(form)}: what each statement adds`, "title"),
        {
          cells: [
            emptyCell,
            emptyCell,
            textCell("Totals", "total-label"),
            sum("D", (row) => row.notifiedPence),
            sum("E", (row) => row.accruedPence),
            sum("F", (row) => row.adjustedPence),
            sum("G", (row) => row.disputedPence),
            sum("H", (row) => row.totalPence),
          ],
        },
      ],
      rows.length,
      () =>
        rows.map(({ entry, row }) => ({
          cells: [
            textCell(entry.counterparty),
            textCell(entry.writer),
            textCell(row.part),
            poundsCell(row.notifiedPence),
            poundsCell(row.accruedPence),
            poundsCell(row.adjustedPence),
            poundsCell(row.disputedPence),
            poundsCell(row.totalPence),
            textCell(basisWords(entry.basis)),
          ],
        })),
    ),
    about: "What each statement adds; the bodies of NHS England one by one.",
  };
}

const adjustmentColumns: readonly SheetColumn[] = [
  { heading: "Counterparty", width: 14 },
  { heading: "Statement of", width: 14 },
  { heading: "Amount", width: 18, amount: true },
  { heading: "Reason", width: WHY_WIDTH },
  { heading: "Reason code", width: 28 },
];

/** What makes up each adjusted column, reason by reason (COL-04, COL-07). */
export function adjustmentsSheet({ form }: FormToWrite): SheetDescription {
  const parts = form.entries.flatMap((entry) => entry.adjustments.map((adjustment) => ({ entry, adjustment })));
  const total = sumPence(parts.map(({ adjustment }) => adjustment.pence));
  return {
    ...table(
      "Adjustments",
      adjustmentColumns,
      [
        textRow(`${titleOfForm(form)}: the adjusted columns of payables and expenditure, reason by reason`, "title"),
        {
          cells: [emptyCell, textCell("Total", "total-label"), columnSumCell("C", 4, parts.length + 3, total, "total")],
        },
      ],
      parts.length,
      () =>
        parts.map(({ entry, adjustment }) =>
          wordsRow(
            [textCell(entry.counterparty), textCell(entry.writer), poundsCell(adjustment.pence)],
            quoteText(adjustment.why),
            adjustment.reason,
          ),
        ),
    ),
    about: "What makes up each adjusted column.",
  };
}

const lineColumns: readonly SheetColumn[] = [
  { heading: "Counterparty", width: 14 },
  { heading: "Statement of", width: 14 },
  { heading: "Part", width: 12 },
  { heading: "On", width: 14 },
  { heading: "Invoice number", width: 20 },
  { heading: "Invoice date", width: 13 },
  { heading: "Amount", width: 15, amount: true },
  { heading: "Agreed", width: 15, amount: true },
  { heading: "Not agreed, not in dispute", width: 15, amount: true },
  { heading: "In formal dispute", width: 15, amount: true },
  { heading: "Reason code", width: 22 },
  { heading: "Why", width: WHY_WIDTH },
];

/** Every line that a figure rests on (OVS-01): filter by counterparty and part, and the totals follow. */
export function formLinesSheet({ form, lines }: FormToWrite): SheetDescription {
  const title = textRow(`${titleOfForm(form)}: every line`, "title");
  if (!isListed(lines)) return { ...readSheet(title, lines), about: "Every line that a figure rests on." };
  const sum = (column: string, of: (line: FormLine) => Pence): CellDescription =>
    columnSumCell(column, 4, lines.length + 3, sumPence(lines.map(of)), "total");
  const above: RowDescription[] = [
    title,
    {
      cells: [
        ...Array.from({ length: 5 }, () => emptyCell),
        textCell("Totals", "total-label"),
        sum("G", (line) => line.pence),
        sum("H", (line) => line.agreedPence),
        sum("I", (line) => line.notAgreedPence),
        sum("J", (line) => line.inDisputePence),
      ],
    },
  ];
  return {
    ...table("Lines", lineColumns, above, lines.length, function* () {
      for (const line of lines) yield lineRow(line);
    }),
    about: "Every line that a figure rests on. The totals follow the filters.",
  };
}

function isListed(lines: FormToWrite["lines"]): lines is readonly FormLine[] {
  return Array.isArray(lines);
}

/** Nobody has added up lines that are read while the sheet is written, so there are no totals above them. */
function readSheet(title: RowDescription, lines: AsyncIterable<FormLine>): SheetDescription {
  const above = [title, { cells: [] }];
  const header = above.length + 1;
  return {
    name: "Lines",
    columns: lineColumns.map(({ width }) => width),
    rows: [...above, headingRow(lineColumns)],
    further: {
      async *[Symbol.asyncIterator]() {
        let count = 0;
        for await (const line of lines) {
          count += 1;
          yield lineRow(line);
        }
        // A table has a row below its headings.
        if (count === 0) yield textRow("No lines");
      },
    },
    frozenRows: header,
    frozenColumns: 0,
    printTitleRow: header,
    tables: [tableToEnd("Lines", lineColumns, header)],
  };
}

function lineRow(line: FormLine): RowDescription {
  return {
    cells: [
      textCell(line.counterparty),
      textCell(line.writer),
      textCell(line.part),
      textCell(line.on),
      textCell(quoteReference(line.invoiceNumber)),
      dateCell(line.invoiceDate),
      poundsCell(line.pence),
      poundsCell(line.agreedPence),
      poundsCell(line.notAgreedPence),
      poundsCell(line.inDisputePence),
      textCell(line.reason, "cell-quiet"),
      textCell(quoteText(line.why)),
    ],
  };
}

const openColumns: readonly SheetColumn[] = [
  { heading: "Counterparty", width: 14 },
  { heading: "Part", width: 14 },
  { heading: "Amount", width: 18, amount: true },
  { heading: "What is open", width: WHY_WIDTH },
  { heading: "Sort", width: 24 },
];

/** What has to be explained before the form is signed. */
export function openPointsSheet({ form }: FormToWrite): SheetDescription {
  return {
    ...table(
      "OpenPoints",
      openColumns,
      [textRow(`${titleOfForm(form)}: what has to be explained before it is signed`, "title"), { cells: [] }],
      form.open.length,
      () =>
        form.open.map(({ counterparty = "", part = "", pence, what, kind }) =>
          wordsRow(
            [textCell(counterparty), textCell(part), pence === undefined ? textCell("") : poundsCell(pence)],
            quoteText(what),
            kind,
          ),
        ),
    ),
    name: "Open points",
    about: "What has to be explained before the form is signed.",
  };
}

function wordsRow(before: readonly CellDescription[], words: string, code: string): RowDescription {
  return {
    cells: [...before, textCell(words, "cell-wrapped"), textCell(code, "cell-quiet")],
  };
}

/** A sheet with two rows, a heading row and a table; its rows are made as often as they are asked for. */
function table(
  name: string,
  columns: readonly SheetColumn[],
  above: readonly RowDescription[],
  count: number,
  rows: () => Iterable<RowDescription>,
): SheetDescription {
  const header = above.length + 1;
  return {
    name,
    columns: columns.map(({ width }) => width),
    rows: {
      *[Symbol.iterator]() {
        yield* above;
        yield headingRow(columns);
        yield* rows();
      },
    },
    frozenRows: header,
    frozenColumns: 0,
    printTitleRow: header,
    tables: tableOf(name, columns, header, count),
  };
}
