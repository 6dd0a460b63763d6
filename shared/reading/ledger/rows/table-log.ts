import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import { isPence, noPence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { LedgerTable, RefusedRow } from "../../../domain/ledger/ledger-report.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { headingWords } from "../../table/headings/heading-words.ts";
import type { LedgerHeader } from "../columns/find-ledger-header.ts";
import type { UnreadableCell } from "../fields/ledger-cells.ts";
import type { ReadingNote } from "./settle-line.ts";

/** The file and sheet that a table is in; a text file has no sheet. */
export interface TablePlace {
  readonly file: string;
  readonly sheet: string;
}

/** Collects what the report says about one table besides its lines. */
export interface TableLog {
  /** The row as the report lists it when one of its cells can't be read. */
  refusedRow(row: number, cell: UnreadableCell): RefusedRow;
  addDoubtfulCell(row: number, cell: UnreadableCell): void;
  /** Adds a finding for a total that differs from the lines read so far. */
  addDifferingTotal(row: number, label: string, stated: Pence, linesSum: number): void;
  /** Counts a row that makes no line. */
  addLeftOutRow(row: number, why: string): void;
  /** Counts a line that was understood in a way that a person should know of. */
  addNote(note: ReadingNote): void;
  leftOut(): LedgerTable["leftOut"];
  findings(): Finding[];
}

const MOST_DOUBTFUL_LISTED = 50;
const MOST_TOTALS_LISTED = 20;
const MOST_ROWS_LISTED = 20;

export function createTableLog(place: TablePlace, header: LedgerHeader): TableLog {
  const headings = new Map(header.columns.columns.map(({ column, heading }) => [column, heading]));
  const where = { file: place.file, ...(place.sheet === "" ? {} : { sheet: place.sheet }) };
  const notes = new Map<ReadingNote, number>();
  const leftOut = new Map<string, { count: number; rows: number[] }>();
  const findings: Finding[] = [];
  let doubtfulCells = 0;
  let differingTotals = 0;

  return {
    refusedRow: (row, { field, column, value, why }) => ({
      file: place.file,
      sheet: place.sheet,
      row,
      ...(column > 0 ? { column: columnLetters(column) } : {}),
      heading: headings.get(column) ?? field,
      value,
      why,
    }),

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

    addLeftOutRow: (row, why) => {
      const entry = leftOut.get(why) ?? { count: 0, rows: [] };
      entry.count += 1;
      if (entry.rows.length < MOST_ROWS_LISTED) entry.rows.push(row);
      leftOut.set(why, entry);
    },

    addNote: (note) => {
      notes.set(note, (notes.get(note) ?? 0) + 1);
    },

    leftOut: () => Array.from(leftOut, ([why, { count, rows }]) => ({ why, count, rows })),

    findings: () => [
      ...findings,
      ...headerFindings(header, where),
      ...Array.from(notes, ([note, count]) => noteFinding(note, count, where)),
    ],
  };
}

/** An amount of a part of an invoice: of one of its lines, or of an account that it is charged to. */
const PART_OF_INVOICE = /^(?:invoice )?(?:line|dist|distribution) (?:amount|value|total)$/u;

type Where = Pick<Finding, "file" | "sheet">;

/** What a person should know about how the headings and signs were understood. */
function headerFindings(header: LedgerHeader, where: Where): Finding[] {
  const found: Finding[] = [];
  if (header.negated) {
    found.push({
      code: "owed-is-negative",
      severity: "note",
      ...where,
      what: "The export shows what is owed as negative amounts, so their signs were reversed.",
      todo: "If that is wrong, save the sign for this organisation.",
    });
  }
  if (header.mostlyNegative) {
    found.push({
      code: "mostly-negative",
      severity: "warning",
      ...where,
      what: "Most amounts are negative, that is, credits.",
      todo: "If the export shows what is owed as negative, save that for this organisation and upload it again.",
    });
  }
  const parts = header.columns.columns.find(({ heading }) =>
    PART_OF_INVOICE.test(headingWords(heading).main.join(" ")),
  );
  if (parts !== undefined && header.columns.layout !== "template") {
    found.push({
      code: "lists-parts-of-invoices",
      severity: "warning",
      ...where,
      what: `Column ${columnLetters(parts.column)} "${parts.heading}" holds parts of invoices, so an invoice may take several rows. Each row was read as a separate document.`,
      todo: "Please export one row for each invoice, with its whole amount once.",
    });
  }
  return found;
}

function noteFinding(note: ReadingNote, count: number, where: Where): Finding {
  const { severity, what, todo } = NOTES[note];
  return { code: note, severity, ...where, what: `${count} ${count === 1 ? "line" : "lines"}: ${what}`, todo };
}

const NOTES: Readonly<Record<ReadingNote, { severity: "warning" | "note"; what: string; todo: string }>> = {
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
  "type-not-known": {
    severity: "warning",
    what: "their type of document is not known, so they count as invoices, or as credit notes if negative.",
    todo: "Save what the types mean for this organisation.",
  },
};
