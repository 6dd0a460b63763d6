import { payableSide } from "../../domain/form/collection-form.ts";
import { noPence, sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import { columnSumCell, emptyRow, poundsCell, textCell, textRow } from "../rendering/cells.ts";
import { headingRow, tableOf, type SheetColumn } from "../rendering/sheet-table.ts";
import type { RowDescription, SheetDescription, TableDescription } from "../rendering/workbook-description.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";
import { quoteText } from "../words/quote-text.ts";
import { sentenceCase } from "../words/sentence-case.ts";
import { counted, nameOfParty, titleOfSheet } from "../words/statement-words.ts";
import { nameOfLine, whyOf } from "./line-words.ts";
import { ITEMS_LISTED, statementLinesByNumber } from "./list-lines.ts";

const WHAT_WIDTH = 46;
const REASON_WIDTH = 80;

const FORM: readonly SheetColumn[] = [
  { heading: "Column of the form", width: WHAT_WIDTH },
  { heading: "Amount", width: 18, amount: true },
  { heading: "What it is", width: REASON_WIDTH },
];

/** A part of the sheet: rows, and the table among them. */
interface Part {
  readonly rows: readonly RowDescription[];
  readonly tables: readonly TableDescription[];
}

/**
 * The payable side's row for this counterparty (COL-01), one column of the form below the other: notified, accrued, adjusted, disputed, and
 * their total as a formula. Below it, what makes up the adjusted and the disputed column, each with its reason (COL-04, COL-05, COL-07), and
 * the row of our receivables, if there is one.
 */
export function collectionFormSheet(facts: ResponseFacts): SheetDescription {
  const form = formPart(facts);
  const adjusted = adjustedPart(facts, form.rows.length);
  const disputed = disputedPart(facts, form.rows.length + adjusted.rows.length);
  const above = [form, adjusted, disputed];
  const parts = [...above, ...receivablesPart(facts, above.flatMap((part) => part.rows).length)];
  return {
    name: "Collection form",
    about: "What our side of the collection form will show, and why.",
    columns: FORM.map((column) => column.width),
    rows: parts.flatMap((part) => part.rows),
    frozenRows: 0,
    frozenColumns: 0,
    tables: parts.flatMap((part) => part.tables),
  };
}

function formPart(facts: ResponseFacts): Part {
  const { outcome } = facts;
  const counterparty = `${nameOfParty(facts.receivable)}, ${facts.kind === "i&e" ? "expenditure" : "payables"}`;
  const above = [
    textRow(titleOfSheet(facts, "what our collection form will show"), "title"),
    textRow(`Counterparty: ${counterparty}. This is the payable side.`),
    emptyRow,
  ];
  const header = above.length + 1;
  const columns: ColumnOfForm[] = [
    ["Notified", outcome.notifiedPence, "Your whole statement."],
    ["Accrued", outcome.accruedPence, "The accruals of our own ledger."],
    ["Adjusted", outcome.adjustedPence, "Made up of the adjustments below."],
    ["Disputed", outcome.disputedPence, "What is in formal dispute, deducted."],
  ];
  return {
    rows: [...above, headingRow(FORM), ...columnRows(columns, header, outcome.totalPence), emptyRow],
    tables: tableOf("CollectionForm", FORM, header, columns.length),
  };
}

type ColumnOfForm = readonly [name: string, pence: Pence, meaning: string];

/** The columns of the form, one below the other under a heading, and their total as a formula. */
function columnRows(columns: readonly ColumnOfForm[], header: number, total: Pence): RowDescription[] {
  return [
    ...columns.map(([what, pence, meaning]) => ({
      cells: [textCell(what), poundsCell(pence), textCell(meaning, "cell-wrapped" as const)],
    })),
    {
      cells: [
        textCell("Total", "total-label"),
        { cell: "sum", formula: `SUM(B${header + 1}:B${header + columns.length})`, pence: total, look: "total" },
      ],
    },
  ];
}

/** STM-13, REC-14: what is paid ahead or owed back is a receivable of the organisation that pays, and stands in a row of its own. */
function receivablesPart({ kind, outcome }: ResponseFacts, above: number): Part[] {
  const row = payableSide(kind, outcome).find(({ part }) => part === "receivables");
  if (!row) return [];
  const columns: ColumnOfForm[] = [
    ["Accrued", row.accruedPence, "What our ledger has paid ahead. It is your deferred income."],
    ["Adjusted", row.adjustedPence, "Debit balances on our payables, which you owe us back."],
  ];
  const header = above + 2;
  return [
    {
      rows: [
        textRow("Our receivables from you", "section"),
        headingRow(FORM),
        ...columnRows(columns, header, row.totalPence),
        emptyRow,
      ],
      tables: tableOf("CollectionFormReceivables", FORM, header, columns.length),
    },
  ];
}

/** COL-04 */
function adjustedPart(facts: ResponseFacts, above: number): Part {
  const { adjustments, adjustedPence } = facts.outcome;
  const rows = adjustments.map(({ reason, pence, why }) =>
    reasonRow(sentenceCase(reason.replaceAll("-", " ")), pence, quoteText(why)),
  );
  return reasonsPart("Adjusted", "There are no adjustments.", "Adjustment", rows, adjustedPence, above);
}

/** COL-05: the lines in dispute. The form's own column shows them with the opposite sign. */
function disputedPart(facts: ResponseFacts, above: number): Part {
  const statementLines = statementLinesByNumber(facts);
  const disputed = facts.outcome.lines.filter((line) => line.disputedPence !== noPence);
  const left = disputed.slice(ITEMS_LISTED);
  const rows = [
    ...disputed
      .slice(0, ITEMS_LISTED)
      .map((line) => reasonRow(nameOfLine(line), line.disputedPence, whyOf(line, statementLines.get(line.line)))),
    ...(left.length === 0
      ? []
      : [
          reasonRow(counted(left.length, "more line"), sumPence(left.map((line) => line.disputedPence)), "Not listed."),
        ]),
  ];
  const none = "Nothing is in formal dispute.";
  return reasonsPart("Disputed", none, "Invoice in dispute", rows, facts.outcome.inDisputePence, above);
}

function reasonsPart(
  name: string,
  none: string,
  what: string,
  rows: readonly RowDescription[],
  pence: Pence,
  above: number,
): Part {
  const section = textRow(name === "Disputed" ? "In formal dispute, deducted in the Disputed column" : name, "section");
  if (rows.length === 0) return { rows: [section, textRow(none), emptyRow], tables: [] };
  const columns: readonly SheetColumn[] = [
    { heading: what, width: WHAT_WIDTH },
    { heading: "Amount", width: 18, amount: true },
    { heading: "Reason", width: REASON_WIDTH },
  ];
  const header = above + 3;
  return {
    rows: [
      section,
      {
        cells: [textCell("Total", "total-label"), columnSumCell("B", header + 1, header + rows.length, pence, "total")],
      },
      headingRow(columns),
      ...rows,
      emptyRow,
    ],
    tables: tableOf(name, columns, header, rows.length),
  };
}

function reasonRow(what: string, amount: Pence, why: string): RowDescription {
  return {
    cells: [textCell(what, "cell-wrapped"), poundsCell(amount), textCell(why, "cell-wrapped")],
  };
}
