import { sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import type { CollectionForm, CounterpartyRow } from "../../domain/form/filled-form.ts";
import { columnSumCell, emptyCell, poundsCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf, type SheetColumn } from "../rendering/sheet-table.ts";
import type { RowDescription, SheetDescription } from "../rendering/workbook-description.ts";
import { quoteText } from "../words/quote-text.ts";
import { sentenceCase } from "../words/sentence-case.ts";
import { basisWords, limitsOfPart, reasonsWords, titleOfForm } from "./form-words.ts";

const REASON_WIDTH = 60;
const BASIS_WIDTH = 28;
const REASON_CHARACTERS = 4000;

export const partColumns: readonly SheetColumn[] = [
  { heading: "List", width: 18 },
  { heading: "Counterparty", width: 14 },
  { heading: "Name", width: 30 },
  { heading: "Notified", width: 16, amount: true },
  { heading: "Accrued", width: 16, amount: true },
  { heading: "Adjusted", width: 16, amount: true },
  { heading: "Disputed", width: 16, amount: true },
  { heading: "Total", width: 16, amount: true },
  { heading: "Reason", width: REASON_WIDTH },
  { heading: "Rests on", width: BASIS_WIDTH },
  { heading: "Whole of Government", width: 16 },
];

/**
 * One part of the form: a row a counterparty, its total a formula (COL-01), the reason beside it (COL-07). The sheet is protected but for
 * the four columns and the reason, so that no total is ever typed in.
 */
export function partSheet(form: CollectionForm, part: CounterpartyRow["part"]): SheetDescription {
  const rows = form.rows.filter((row) => row.part === part);
  const limits = limitsOfPart(part, form);
  const name = sentenceCase(part);
  const above = [textRow(`${titleOfForm(form)}: ${part}`, "title"), ...(limits === undefined ? [] : [textRow(limits)])];
  const header = above.length + 2;
  return {
    name,
    about: limits ?? `One row a counterparty: notified, accrued, adjusted, disputed, total, and the reason.`,
    columns: partColumns.map(({ width }) => width),
    rows: [
      ...above,
      sumsRow(rows, header),
      headingRow(partColumns),
      ...rows.map((row, index) => rowOf(row, header + 1 + index)),
    ],
    frozenRows: header,
    frozenColumns: 3,
    printTitleRow: header,
    isProtected: true,
    tables: tableOf(name, partColumns, header, rows.length),
  };
}

function sumsRow(rows: readonly CounterpartyRow[], header: number): RowDescription {
  const sum = (column: string, of: (row: CounterpartyRow) => Pence) =>
    columnSumCell(column, header + 1, header + rows.length, sumPence(rows.map(of)), "total");
  return {
    cells: [
      emptyCell,
      emptyCell,
      textCell("All counterparties", "total-label"),
      sum("D", (row) => row.notifiedPence),
      sum("E", (row) => row.accruedPence),
      sum("F", (row) => row.adjustedPence),
      sum("G", (row) => row.disputedPence),
      sum("H", (row) => row.totalPence),
    ],
  };
}

function rowOf(row: CounterpartyRow, at: number): RowDescription {
  const reason = quoteText(reasonsWords(row.reasons), [], REASON_CHARACTERS);
  const basis = row.bases.map(basisWords).join("; ");
  return {
    cells: [
      textCell(row.sector ?? "On no list: ask", "cell"),
      textCell(row.counterparty),
      textCell(quoteText(row.name)),
      poundsCell(row.notifiedPence, "cell-open"),
      poundsCell(row.accruedPence, "cell-open"),
      poundsCell(row.adjustedPence, "cell-open"),
      poundsCell(row.disputedPence, "cell-open"),
      { cell: "sum", formula: `SUM(D${at}:G${at})`, pence: row.totalPence, look: "cell" },
      textCell(reason, "cell-open-wrapped"),
      textCell(basis, "cell-wrapped"),
      textCell(row.wga),
    ],
  };
}
