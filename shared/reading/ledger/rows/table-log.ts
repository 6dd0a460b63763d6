import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import { isPence, noPence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { LedgerTable, RefusedRow } from "../../../domain/ledger/ledger-report.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { namesPartOfInvoice } from "../columns/ledger-columns.ts";
import type { LedgerTablePlan } from "./table-plan.ts";
import type { LedgerSection } from "./ledger-section.ts";
import { shownInMessage } from "../fields/cell-readings.ts";
import type { UnreadableCell } from "../fields/ledger-cells.ts";
import type { ReadingNote } from "./settle-line.ts";

/** The file and sheet that a table is in; a text file has no sheet. */
export interface TablePlace {
  readonly file: string;
  readonly sheet: string;
}

/** A title above lines, with what it says about them; `supplier` if it was taken for their supplier, who is outside the group. */
export interface SectionTitle {
  readonly row: number;
  readonly text: string;
  readonly section: LedgerSection | "supplier" | undefined;
}

/** Collects what the report says about one table besides its lines. */
export interface TableLog {
  /** The row as the report lists it when one of its cells can't be read. */
  refusedRow(row: number, cell: UnreadableCell): RefusedRow;
  /** Counts a row that makes no line because of its status. */
  addUnknownStatus(row: number, status: string): void;
  addDoubtfulCell(row: number, cell: UnreadableCell): void;
  /** Adds a finding for a total that differs from the lines read so far. */
  addDifferingTotal(row: number, label: string, stated: Pence, linesSum: number): void;
  /** Adds a finding for a balance that is owed but is no document. */
  addCarried(row: number, label: string, amount: Pence): void;
  /** Adds a finding for a title above lines, unless it changes nothing. */
  addTitle(title: SectionTitle): void;
  /** Adds a finding for an amount that is neither a document nor a total. */
  addFigureLeftOut(row: number, label: string, amount: Pence): void;
  /** Counts a line in another currency, which is not read. */
  addForeign(row: number, currency: string): void;
  /** Counts a row that makes no line. */
  addLeftOutRow(row: number, why: string): void;
  /** Counts a line that was understood in a way that a person should know of. */
  addNote(note: ReadingNote): void;
  leftOut(): LedgerTable["leftOut"];
  /**
   * @param partsAreProven whether the parts of invoices add up to each of them, so that each was read once
   */
  findings(partsAreProven: boolean): Finding[];
}

const MOST_DOUBTFUL_LISTED = 50;
const MOST_TOTALS_LISTED = 20;
const MOST_ROWS_LISTED = 20;
const MOST_TITLES_LISTED = 10;
const MOST_STATUSES_LISTED = 20;

export function createTableLog(place: TablePlace, plan: LedgerTablePlan): TableLog {
  const headings = new Map(plan.columns.columns.map(({ column, heading }) => [column, heading]));
  const where = { file: place.file, ...(place.sheet === "" ? {} : { sheet: place.sheet }) };
  const notes = new Map<ReadingNote, number>();
  const foreign = new Map<string, { count: number; rows: number[] }>();
  const leftOut = new Map<string, { count: number; rows: number[] }>();
  const findings: Finding[] = [];
  let doubtfulCells = 0;
  let differingTotals = 0;
  let titles = 0;
  let refusedRows = 0;
  const statuses = new Map<string, { count: number; row: number }>();

  const addLeftOut = (row: number, why: string): void => {
    const entry = leftOut.get(why) ?? { count: 0, rows: [] };
    entry.count += 1;
    if (entry.rows.length < MOST_ROWS_LISTED) entry.rows.push(row);
    leftOut.set(why, entry);
  };

  return {
    refusedRow: (row, { field, column, value, why }) => {
      refusedRows += 1;
      return {
        file: place.file,
        sheet: place.sheet,
        row,
        ...(column > 0 ? { column: columnLetters(column) } : {}),
        heading: headings.get(column) ?? field,
        value,
        why,
      };
    },

    addUnknownStatus: (row, status) => {
      refusedRows += 1;
      const entry = statuses.get(status) ?? { count: 0, row };
      entry.count += 1;
      statuses.set(status, entry);
    },

    addDoubtfulCell: (row, { column, value, why }) => {
      doubtfulCells += 1;
      if (doubtfulCells > MOST_DOUBTFUL_LISTED) return;
      findings.push({
        code: "identifier-lost-digits",
        severity: "warning",
        ...where,
        row,
        ...(column > 0 ? { column: columnLetters(column) } : {}),
        what: `“${value}” ${why}.`,
        todo: "The line was taken with this number. Only the same text on a statement will match it.",
      });
    },

    addDifferingTotal: (row, label, stated, linesSum) => {
      // Without the refused rows no total can agree.
      if (refusedRows > 0) return;
      differingTotals += 1;
      if (differingTotals > MOST_TOTALS_LISTED) return;
      const sum = formatPounds(isPence(linesSum) ? linesSum : noPence);
      findings.push({
        code: "total-differs",
        severity: "warning",
        ...where,
        row,
        what: `“${label}” is ${formatPounds(stated)}; the lines read so far come to ${sum}.`,
        todo: "Please check that no lines are missing from the export.",
      });
    },

    addCarried: (row, label, amount) => {
      findings.push({
        code: "balance-forward",
        severity: "warning",
        ...where,
        row,
        what: `“${label}” of ${formatPounds(amount)} is no document, so no line of a statement can be found in it.`,
        todo: "Please export the documents that it is made of.",
      });
    },

    addTitle: ({ row, text, section }) => {
      if (section !== undefined && section !== "supplier" && isHarmless(section)) return;
      titles += 1;
      if (titles > MOST_TITLES_LISTED) return;
      findings.push({
        code: "section-unknown",
        severity: "warning",
        ...where,
        row,
        what: `“${text}” stands above lines as a title${sayingOf(section)}`,
        todo: "Please check whether these lines are owed and by whom, and give each line its supplier, type and status in columns.",
      });
    },

    addFigureLeftOut: (row, label, amount) => {
      titles += 1;
      if (titles > MOST_TITLES_LISTED) return;
      findings.push({
        code: "figure-left-out",
        severity: "warning",
        ...where,
        row,
        what: `“${label}” with ${formatPounds(amount)} names no document and was left out.`,
        todo: "If it is a document, give it a number and a date and upload the ledger again.",
      });
    },

    addForeign: (row, currency) => {
      const entry = foreign.get(currency) ?? { count: 0, rows: [] };
      entry.count += 1;
      if (entry.rows.length < MOST_ROWS_LISTED) entry.rows.push(row);
      foreign.set(currency, entry);
      addLeftOut(row, "in another currency");
    },

    addLeftOutRow: addLeftOut,

    addNote: (note) => {
      notes.set(note, (notes.get(note) ?? 0) + 1);
    },

    leftOut: () => Array.from(leftOut, ([why, { count, rows }]) => ({ why, count, rows })),

    findings: (partsAreProven) => [
      ...findings,
      ...plan.columns.findings.map((finding) => ({ ...finding, ...where })),
      ...(partsAreProven ? [] : headingFindings(plan, where)),
      ...signFindings(plan, where),
      ...dateFindings(plan, where),
      ...statusFindings(statuses, where),
      ...Array.from(foreign, ([currency, { count, rows }]) => foreignFinding(currency, count, rows, where)),
      ...Array.from(notes, ([note, count]) => noteFinding(note, count, where, plan)),
    ],
  };
}

function isHarmless({ entry, status }: LedgerSection): boolean {
  return (entry ?? "invoice") === "invoice" && (status ?? "approved") === "approved";
}

function sayingOf(section: SectionTitle["section"]): string {
  if (section === undefined) return ", and it is not known what it says about them: they were read like the others.";
  if (section === "supplier") return " and was taken for their supplier, which is none of the group's organisations.";
  const said = (section.entry ?? section.status ?? "").replaceAll("-", " ");
  return `: where their own columns don't say otherwise, they count as ${said}.`;
}

type Where = Pick<Finding, "file" | "sheet">;

/** What a person should know about how the headings were understood. */
function headingFindings({ columns: { columns, layout, byField } }: LedgerTablePlan, where: Where): Finding[] {
  const parts = columns.find(({ heading }) => namesPartOfInvoice(heading));
  if (parts === undefined || layout === "template") return [];
  return [
    {
      code: "lists-parts-of-invoices",
      severity: "warning",
      ...where,
      what: `Column ${columnLetters(parts.column)} "${parts.heading}" holds parts of invoices, so an invoice may take several rows. ${byField.has("part") ? "Rows that repeat an invoice were read once, but the parts don't add up to its amount." : "Each row was read as a separate document."}`,
      todo: "Please export one row for each invoice, with its whole amount once.",
    },
  ];
}

/** What a person should know about what a minus means. */
function signFindings({ signs }: LedgerTablePlan, where: Where): Finding[] {
  if (signs.negated && signs.isByNumbers === true)
    return [
      {
        code: "owed-is-negative",
        severity: "warning",
        ...where,
        what: "All amounts are negative but those of documents numbered like credit notes, so negative amounts were taken for what is owed, and positive ones for credits.",
        todo: "Please check that, and save the sign for this organisation.",
      },
    ];
  if (signs.negated)
    return [
      {
        code: "owed-is-negative",
        severity: "note",
        ...where,
        what: "The export shows what is owed as negative amounts, so their signs were reversed.",
        todo: "If that is wrong, save the sign for this organisation.",
      },
    ];
  return [];
}

function dateFindings({ dates: { shownBy } }: LedgerTablePlan, where: Where): Finding[] {
  if (shownBy === 0) return [];
  return [
    {
      code: "dates-month-first",
      severity: "warning",
      ...where,
      what: `${shownBy} different dates can only be month first and none only day first, so all dates were read month first.`,
      todo: "If that is wrong, save the order of day and month for this organisation.",
    },
  ];
}

/** One finding for all statuses that are not known: what each means has to be saved once. */
function statusFindings(statuses: ReadonlyMap<string, { count: number; row: number }>, where: Where): Finding[] {
  const [first] = statuses.values();
  if (first === undefined) return [];
  const all = Array.from(statuses, ([status, { count, row }]) => ({ status, count, row }));
  const listed = all
    .slice(0, MOST_STATUSES_LISTED)
    .map(({ status, count, row }) => `${shownInMessage(status)} in ${count === 1 ? `row ${row}` : `${count} rows`}`);
  const more = all.length > listed.length ? [`${all.length - listed.length} others`] : [];
  return [
    {
      code: "unknown-statuses",
      severity: "refusal",
      ...where,
      row: first.row,
      what: `It is not known what ${all.length === 1 ? "this status means" : "these statuses mean"}: ${[...listed, ...more].join(", ")}.`,
      todo: "Please save what each means for this organisation, and upload the ledger again.",
    },
  ];
}

function foreignFinding(currency: string, count: number, rows: readonly number[], where: Where): Finding {
  const [row] = rows;
  return {
    code: "foreign-currency",
    severity: "warning",
    ...where,
    ...(row === undefined ? {} : { row }),
    what: `${count === 1 ? "1 line is" : `${count} lines are`} in ${currency} (${rows.length < count ? "among them " : ""}${rows.length === 1 ? "row" : "rows"} ${rows.join(", ")}), so nothing that is claimed in pounds can be agreed from them: they were left out.`,
    todo: "If they are owed in pounds, give their amounts in pounds and upload the ledger again.",
  };
}

function noteFinding(
  note: ReadingNote,
  count: number,
  where: Where,
  { columns: { byField } }: LedgerTablePlan,
): Finding {
  const { what, todo } = NOTES[note];
  // Where no column has numbers at all, a heading may not have been understood.
  const isWithout = note === "no-invoice-number" && !byField.has("invoiceNumber") && !byField.has("internalNumber");
  const severity = isWithout ? "warning" : NOTES[note].severity;
  return { code: note, severity, ...where, what: `${count} ${count === 1 ? "line" : "lines"}: ${what}`, todo };
}

const NOTES: Readonly<Record<ReadingNote, { severity: "warning" | "note"; what: string; todo: string }>> = {
  "status-missing": {
    severity: "warning",
    what: "their status is empty although other lines are called approved, so they count as waiting for approval.",
    todo: "If they are approved, fill in the status or save what a missing status means.",
  },
  "status-empty": {
    severity: "warning",
    what: "their status is empty, and the statuses that the ledger gives are all exceptions, so they count as approved.",
    todo: "If that is not so, fill in the status or save what a missing status means.",
  },
  "status-in-comment": {
    severity: "warning",
    what: "no status was given, and their remarks say that they are paid, cancelled, held or waiting, so they count as that.",
    todo: "If that is not so, add a column with their status.",
  },
  "outstanding-missing": {
    severity: "warning",
    what: "their outstanding amount is empty although the ledger has a column of them, so the whole amount less what was paid counts as outstanding.",
    todo: "Please fill in the outstanding amounts, with 0.00 for what is settled, and upload the ledger again.",
  },
  "outstanding-over-total": {
    severity: "warning",
    what: "their outstanding amount is more than their whole amount; the outstanding amount was used.",
    todo: "Please check that the outstanding amounts are those of each document, with VAT, and not a running balance.",
  },
  "number-missing": {
    severity: "warning",
    what: "their invoice number is empty although the ledger has a column of them, so statement lines can't be matched to them by it.",
    todo: "Please fill in the supplier's invoice numbers and upload the ledger again.",
  },
  "status-assumed": {
    severity: "note",
    what: "no status was given, so they count as approved.",
    todo: "If that is not so, add a status to the export or save what a missing status means.",
  },
  "gross-taken-for-outstanding": {
    severity: "note",
    what: "no outstanding amount was given, so the whole amount less what was paid counts as outstanding.",
    todo: "If that is not so, add the outstanding amount to the export.",
  },
  "credit-note-made-negative": {
    severity: "note",
    what: "credit notes and payments with a positive amount were taken as credits.",
    todo: "Nothing to do if the export shows credits without a minus.",
  },
  "dispute-flag-taken-for-hold": {
    severity: "warning",
    what: "marked as disputed without an amount, so they are on hold and not in formal dispute.",
    todo: "For a formal dispute, give the amount that is in it.",
  },
  "part-paid": {
    severity: "warning",
    what: "their status says that a part was paid, and no column says how much is left, so they are on hold.",
    todo: "Please add the outstanding amount of each invoice to the export.",
  },
  "no-invoice-number": {
    severity: "note",
    what: "they have no invoice number, so statement lines can't be matched to them by number.",
    todo: "Add the supplier's invoice number to the export if there is one.",
  },
  "own-number-used": {
    severity: "note",
    what: "they have no supplier's invoice number, so the ledger's own document number was used.",
    todo: "Add the supplier's invoice number to the export if there is one.",
  },
  "side-unlike-type": {
    severity: "warning",
    what: "their type says that they are owed and their column that they were settled, or the other way round; invoices were read by their column, and credit notes and payments as credits.",
    todo: "Please check in which column their amounts belong.",
  },
  "type-not-known": {
    severity: "warning",
    what: "their type of document is not known, so they count as invoices, or as credit notes if negative.",
    todo: "Save what the types mean for this organisation.",
  },
};
