import type { Finding } from "../../../domain/statement/finding.ts";
import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import type { LineEncoder } from "../../../domain/ledger/line-encoder.ts";
import type { LedgerMapping, LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import type { LedgerTable, RefusedRow } from "../../../domain/ledger/ledger-report.ts";
import type { LedgerKind } from "../../../domain/ledger/ledger-snapshot.ts";
import { isPence, noPence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import { headingWords } from "../../table/headings/heading-words.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { Row } from "../../cells/row.ts";
import { amountOfCell, textOfCell } from "../../table/values/cell-value.ts";
import { findLedgerHeader, type LedgerHeader } from "../columns/find-ledger-header.ts";
import { CodeRunMap } from "../fields/code-run-map.ts";
import { textCells } from "../fields/text-cells.ts";
import { copyOfFields, type FieldRow, rowOfFields } from "../text/field-row.ts";
import type { CellRules, LedgerCell } from "../fields/ledger-cells.ts";
import { workbookCells } from "../fields/workbook-cells.ts";
import { nameOfLayout, type LedgerLayout } from "../columns/ledger-columns.ts";
import { sampledRow, type SampledRow } from "../columns/sampled-row.ts";
import { settleLine, type ReadingNote, type LineRules, type SettledLine } from "./settle-line.ts";
import type { RecognisedSupplier } from "../ledger-suppliers.ts";
import { isBetweenPages, labelledSupplier, supplierAlone, supplierHeading } from "./supplier-heading.ts";

export interface TableSource {
  readonly file: string;
  readonly sheet: string;
  readonly format: string;
  readonly rowOffset: number;
  readonly kind: LedgerKind;
  readonly mapping: LedgerMapping | undefined;
}

export interface TableSink {
  /** Filled with each line before `takeLine` is called. */
  readonly encoder: LineEncoder;
  readonly find: (supplierCode: string, supplierName: string) => RecognisedSupplier;
  readonly takeLine: (row: number, supplier: RecognisedSupplier, line: SettledLine) => void;
  readonly refuse: (refused: RefusedRow) => void;
}

export interface TableEnd {
  /** Absent where no ledger was found. */
  readonly table: LedgerTable | undefined;
  readonly findings: readonly Finding[];
  readonly lastRow: number;
}

export interface LedgerTableReader {
  row(row: Row): void;
  fields(row: FieldRow): void;
  end(): TableEnd;
  layout(): LedgerLayout | undefined;
}

const MOST_DOUBTFUL_LISTED = 50;
const MOST_TOTALS_LISTED = 20;

/** How far above the headings the supplier of the lines below them may stand. */
const FARTHEST_ABOVE = 3;

/** Rows that are looked at before it is decided what the columns are. */
const PROBED_ROWS = 400;

/** Reads one sheet, or one text file: finds its headings, then makes lines of its rows. */
export function ledgerTableReader(place: TableSource, sink: TableSink): LedgerTableReader {
  let probed: SampledRow[] | undefined = [];
  /** The same rows where they are fields of a text. */
  const probedFields: FieldRow[] = [];
  let body: TableBody | undefined;
  let lastRow = 0;

  const decide = (): void => {
    const rows = probed ?? [];
    probed = undefined;
    const header = findLedgerHeader(rows, place.mapping);
    if (!header) return;
    body = tableBody(place, header, sink);
    for (const { row } of rows) if (row.row < header.row) body.above(row);
    if (probedFields.length === 0) {
      for (const { row } of rows) if (row.row > header.row) body.row(row);
    } else {
      for (const row of probedFields.splice(0)) if (row.row > header.row) body.fields(row);
    }
  };

  const probe = (row: Row, fields?: FieldRow): void => {
    if (!probed || row.count === 0) return;
    probed.push(sampledRow(row));
    if (fields) probedFields.push(copyOfFields(fields));
    if (probed.length >= PROBED_ROWS) decide();
  };

  return {
    row: (row) => {
      lastRow = row.row;
      if (body) body.row(row);
      else probe(row);
    },
    fields: (row) => {
      lastRow = row.row;
      if (body) body.fields(row);
      else if (probed) probe(rowOfFields(row), row);
    },
    end: () => {
      if (probed) decide();
      return { table: body?.table(), findings: body?.findings() ?? [], lastRow };
    },
    layout: () => body?.layout,
  };
}

interface TableBody {
  readonly layout: LedgerLayout;
  /** A row above the headings: the supplier of the first lines may stand there. */
  above(row: Row): void;
  row(row: Row): void;
  fields(row: FieldRow): void;
  table(): LedgerTable;
  findings(): Finding[];
}

const TOTAL =
  /^(?:(?:grand|sub|report|overall|ledger|supplier|account|page|section)[\s-]*)*totals?\b|\btotals?\s*:?$|^sum\b/iu;
const ENDS_AS_TOTAL = /\btotals?\s*:?$/iu;
const MOST_ROWS_LISTED = 20;

function tableBody(place: TableSource, header: LedgerHeader, sink: TableSink): TableBody {
  const { columns } = header;
  const { layout, byField } = columns;
  const headings = new Map(columns.columns.map(({ column, heading }) => [column, heading]));
  const notes = new Map<ReadingNote, number>();
  const leftOut = new Map<string, { count: number; rows: number[] }>();
  const findings: Finding[] = [];
  let ageRow: Row | undefined;
  let refusedHere = 0;
  let doubtful = 0;
  let differing = 0;
  let lines = 0;
  /** Of the table, and since the last total. */
  const sums = { table: 0, section: 0 };
  let supplier: { code: string; name: string } | undefined;
  let rowNumber = header.row;

  const cellRules: CellRules = {
    byField,
    dateOrder: place.mapping?.dateOrder ?? "day-first",
    onUnreadable: ({ field, column, value, why }) => {
      refusedHere += 1;
      sink.refuse({
        file: place.file,
        sheet: place.sheet,
        row: rowNumber,
        ...(column > 0 ? { column: columnLetters(column) } : {}),
        heading: headings.get(column) ?? field,
        value,
        why,
      });
    },
    onDoubtful: ({ column, value, why }) => {
      doubtful += 1;
      if (doubtful > MOST_DOUBTFUL_LISTED) return;
      findings.push({
        code: "identifier-lost-digits",
        severity: "warning",
        file: place.file,
        ...(place.sheet === "" ? {} : { sheet: place.sheet }),
        row: rowNumber,
        ...(column > 0 ? { column: columnLetters(column) } : {}),
        what: `“${value}” ${why}.`,
        todo: "The line was taken with the number as it stands: only the same text on a statement will match it.",
      });
    },
  };
  const workbook = workbookCells(cellRules);
  const text = textCells(cellRules);
  // One sort of cells for each table: a call that only ever meets one shape is a fast one.
  const cells = place.format === "csv" ? text.cells : workbook.cells;
  const suppliers = new CodeRunMap<RecognisedSupplier>();

  const rules: LineRules = {
    layout,
    kind: place.kind,
    mapping: place.mapping,
    negated: header.negated,
    columns: byField,
    ages: columns.ages.length === 0 ? undefined : () => sumOfAges(ageRow, columns.ages),
    negativeSides: header.negativeSides,
    statusOfText: new Map(),
    note: (note) => notes.set(note, (notes.get(note) ?? 0) + 1),
  };

  const leave = (why: string): void => {
    const entry = leftOut.get(why) ?? { count: 0, rows: [] };
    entry.count += 1;
    if (entry.rows.length < MOST_ROWS_LISTED) entry.rows.push(rowNumber);
    leftOut.set(why, entry);
  };

  /** Totals are held against what the column that they stand in adds up to. */
  const isOutstandingShown = byField.has("outstanding") || byField.has("owed") || columns.ages.length > 0;
  const settled: SettledLine = {
    entry: "invoice",
    status: "approved",
    invoiceDate: undefined,
    grossPence: undefined,
    outstandingPence: noPence,
    disputedPence: noPence,
  };

  const take = (found: RecognisedSupplier): void => {
    settleLine(cells, rules, settled, sink.encoder);
    if (refusedHere > 0) return;
    lines += 1;
    const value = isOutstandingShown ? settled.outstandingPence : (settled.grossPence ?? settled.outstandingPence);
    sums.table += value;
    sums.section += value;
    sink.takeLine(place.rowOffset + rowNumber, found, settled);
  };

  const line = (supplierCode: string, supplierName: string): void => {
    if (supplierCode === "" && supplierName === "")
      (byField.has("supplierName") ? cells.supplierName : cells.supplierCode).refuse(NO_SUPPLIER);
    take(sink.find(supplierCode, supplierName));
  };

  const codeColumn = byField.get("supplierCode") ?? 0;
  const nameColumn = byField.get("supplierName") ?? 0;

  /** The supplier of a row, found by its bytes where they were met before. */
  const supplierOf = ({ codes, from, to, count }: FieldRow): RecognisedSupplier => {
    const codeFrom = from[codeColumn] ?? 0;
    const codeTo = codeColumn === 0 || codeColumn > count ? codeFrom : (to[codeColumn] ?? 0);
    const nameFrom = from[nameColumn] ?? 0;
    const nameTo = nameColumn === 0 || nameColumn > count ? nameFrom : (to[nameColumn] ?? 0);
    const known = suppliers.find(codes, codeFrom, codeTo, nameFrom, nameTo);
    if (known) return known;
    const found = sink.find(cells.supplierCode.identifier(), cells.supplierName.text());
    return suppliers.put(codes, codeFrom, codeTo, nameFrom, nameTo, found);
  };

  /** A row without number and date of a document: a total, a supplier's heading, a remark, or a line after all. */
  const doubtfulRow = (current: Row): void => {
    const label = totalIn(current);
    const amount = statedAmount(current, byField, columns.ages);
    if (label !== undefined && !cells.status.has()) {
      leave("a total");
      if (amount !== undefined) checkTotal(label, amount);
      return;
    }
    if (layout === "template") {
      line(cells.supplierCode.identifier(), cells.supplierName.text());
      return;
    }
    const code = cells.supplierCode.identifier();
    const name = cells.supplierName.text();
    if (amount === undefined) {
      leave("it has no amount");
      return;
    }
    if (code === "" && name === "") {
      leave("an amount without supplier, number and date");
      checkTotal("the amount", amount);
    } else if (header.grouped && amount === sums.section) {
      leave("a supplier's total");
      sums.section = 0;
    } else {
      line(code, name);
    }
  };

  /** Whether the words of a total, if there are any, are no more than said of a document, which has a number and a date. */
  const isDocument = (label: string | undefined): boolean => {
    if (label === undefined) return true;
    const isOwn = (cell: LedgerCell): boolean => cell.has() && cell.text() !== label;
    return isOwn(cells.invoiceDate) && (isOwn(cells.invoiceNumber) || isOwn(cells.internalNumber));
  };

  const checkTotal = (label: string, stated: Pence): void => {
    const agrees = [sums.section, sums.table, -sums.section, -sums.table].includes(stated);
    sums.section = 0;
    if (agrees) return;
    differing += 1;
    if (differing > MOST_TOTALS_LISTED) return;
    findings.push({
      code: "total-differs",
      severity: "warning",
      file: place.file,
      ...(place.sheet === "" ? {} : { sheet: place.sheet }),
      row: rowNumber,
      what: `“${label}” is ${formatPounds(stated)}; the lines read so far come to ${sayPounds(sums.table)}.`,
      todo: "Please check that no lines are missing from the export.",
    });
  };

  /** Any row, looked at closely; the cells look at it already. */
  const takeRow = (current: Row): void => {
    ageRow = current;
    rowNumber = current.row;
    refusedHere = 0;
    if (current.count === 0) return;
    if (isHeadingAgain(current, headings)) {
      leave("the headings again");
      return;
    }
    if (header.grouped && statedAmount(current, byField, columns.ages) === undefined) {
      if (isBetweenPages(current)) {
        leave("it has no amount");
        return;
      }
      const heading =
        supplierHeading(current, cells.supplierCode.text(), cells.supplierName.text()) ??
        (codeColumn === 0 && nameColumn === 0 ? supplierAlone(current) : undefined);
      if (heading) {
        supplier = heading;
        leave("a supplier's heading");
        return;
      }
    }
    const documented = cells.invoiceNumber.has() || cells.internalNumber.has() || cells.invoiceDate.has();
    if (!documented) {
      doubtfulRow(current);
      return;
    }
    const code = cells.supplierCode.identifier();
    const name = cells.supplierName.text();
    if (code !== "" || name !== "") {
      if (header.grouped) supplier = { code, name };
      line(code, name);
    } else if (!isDocument(totalIn(current))) {
      // `Sum:` may stand under any heading.
      doubtfulRow(current);
    } else if (header.grouped && supplier) {
      line(supplier.code, supplier.name);
    } else {
      line("", "");
    }
  };

  return {
    layout,

    above: (current) => {
      const isNear = header.grouped && header.row - current.row <= FARTHEST_ABOVE;
      supplier = (isNear ? labelledSupplier(current) : undefined) ?? supplier;
    },

    fields: (fields) => {
      text.take(fields);
      const documented = cells.invoiceNumber.has() || cells.internalNumber.has() || cells.invoiceDate.has();
      if (!documented || header.grouped || mayBeHeading(fields, headings)) {
        takeRow(rowOfFields(fields));
        return;
      }
      const found = supplierOf(fields);
      if (found.code === "" && found.name === "") {
        takeRow(rowOfFields(fields));
        return;
      }
      rowNumber = fields.row;
      refusedHere = 0;
      ageRow = rules.ages === undefined ? undefined : rowOfFields(fields);
      take(found);
    },

    row: (current) => {
      workbook.take(current);
      takeRow(current);
    },

    table: () => ({
      file: place.file,
      sheet: place.sheet,
      format: place.format,
      layout: nameOfLayout(layout),
      headerRow: header.row,
      rowOffset: place.rowOffset,
      columns: columns.columns.map(({ column, heading, field, why }) => ({
        column: columnLetters(column),
        heading,
        ...(field === undefined ? {} : { takenFor: field }),
        why: columns.ages.includes(column) ? "a part of the amount, by age" : why,
      })),
      lines,
      leftOut: Array.from(leftOut, ([why, { count, rows }]) => ({ why, count, rows })),
    }),

    findings: () => [...findings, ...notesOf(place, notes, header)],
  };
}

const NO_SUPPLIER = "is empty, and so is the supplier's number: the row does not say whose invoice it is";

/** Whether the first cell begins as its heading does: seldom enough to be looked at closely. */
function mayBeHeading({ codes, count, from, to }: FieldRow, headings: ReadonlyMap<number, string>): boolean {
  for (let column = 1; column <= count; column += 1) {
    const start = from[column] ?? 0;
    const end = to[column] ?? 0;
    if (end <= start) continue;
    const heading = headings.get(column);
    return heading?.length === end - start && heading.charCodeAt(0) === codes[start];
  }
  return false;
}

function sumOfAges(row: Row | undefined, ages: readonly number[]): Pence | "unreadable" | undefined {
  if (!row) return undefined;
  let sum = 0;
  let found = false;
  for (let at = 0; at < row.count; at += 1) {
    if (!ages.includes(row.columns[at] ?? 0)) continue;
    const amount = amountOfCell(row, at);
    if (amount === "empty") continue;
    if (typeof amount !== "number") return "unreadable";
    sum += amount;
    found = true;
  }
  return found && isPence(sum) ? sum : undefined;
}

const AMOUNTS: readonly LedgerField[] = ["outstanding", "amount", "gross", "owed", "settled"];

/** The first amount that a row has in a column of amounts. */
function statedAmount(row: Row, byField: ReadonlyMap<LedgerField, number>, ages: readonly number[]): Pence | undefined {
  for (const field of AMOUNTS) {
    const column = byField.get(field);
    if (column === undefined) continue;
    const at = row.columns.indexOf(column);
    if (at < 0 || at >= row.count) continue;
    const amount = amountOfCell(row, at);
    if (typeof amount === "number") return amount;
  }
  const sum = ages.length === 0 ? undefined : sumOfAges(row, ages);
  return sum === "unreadable" ? undefined : sum;
}

/** The text of a row that says that it is a total: the first one by any of its words, one beside it by its last. */
function totalIn(row: Row): string | undefined {
  let isFirst = true;
  for (let at = 0; at < row.count; at += 1) {
    if (row.types[at] !== "text") continue;
    const text = textOfCell(row, at).trim();
    if ((isFirst ? TOTAL : ENDS_AS_TOTAL).test(text)) return text;
    isFirst = false;
  }
  return undefined;
}

function isHeadingAgain(row: Row, headings: ReadonlyMap<number, string>): boolean {
  let same = 0;
  for (let at = 0; at < row.count; at += 1) {
    const heading = headings.get(row.columns[at] ?? 0);
    if (heading === undefined || row.types[at] !== "text" || row.texts[at]?.trim() !== heading) {
      if (same === 0) return false;
      continue;
    }
    same += 1;
  }
  return same * 2 > row.count;
}

/** What an invoice is divided into: its lines, or the accounts that it is charged to. */
const PART_OF_INVOICE = /^(?:invoice )?(?:line|dist|distribution) (?:amount|value|total)$/u;

function sayPounds(sum: number): string {
  return formatPounds(isPence(sum) ? sum : noPence);
}

function notesOf(place: TableSource, notes: ReadonlyMap<ReadingNote, number>, header: LedgerHeader): Finding[] {
  const where = { file: place.file, ...(place.sheet === "" ? {} : { sheet: place.sheet }) };
  const found: Finding[] = [];
  const tell = (code: string, severity: "warning" | "note", what: string, todo: string): void => {
    found.push({ code, severity, ...where, what, todo });
  };
  if (header.negated) {
    tell(
      "owed-is-negative",
      "note",
      "The export shows what is owed as negative amounts; the sign was turned round.",
      "If that is wrong, save the sign for this organisation.",
    );
  }
  if (header.mostlyNegative) {
    tell(
      "mostly-negative",
      "warning",
      "Most amounts are negative, that is, credits.",
      "If the export shows what is owed as negative, save that for this organisation and upload it again.",
    );
  }
  const parts = header.columns.columns.find(({ heading }) =>
    PART_OF_INVOICE.test(headingWords(heading).main.join(" ")),
  );
  if (parts !== undefined && header.columns.layout !== "template") {
    tell(
      "lists-parts-of-invoices",
      "warning",
      `Column ${columnLetters(parts.column)} "${parts.heading}" holds parts of invoices, so an invoice may stand in several rows; each row was read as a document of its own.`,
      "Please export one row for each invoice, with its whole amount once.",
    );
  }
  for (const [note, count] of notes) {
    const { severity, what, todo } = NOTES[note];
    tell(note, severity, `${count} ${count === 1 ? "line" : "lines"}: ${what}`, todo);
  }
  return found;
}

const NOTES: Readonly<Record<ReadingNote, { severity: "warning" | "note"; what: string; todo: string }>> = {
  "status-assumed": {
    severity: "note",
    what: "no status was given, so they count as approved.",
    todo: "If that is not so, add a status to the export or save what the absence of one means.",
  },
  "gross-taken-for-outstanding": {
    severity: "note",
    what: "no outstanding amount was given, so the whole amount less what was paid counts as outstanding.",
    todo: "If that is not so, add the outstanding amount to the export.",
  },
  "credit-note-made-negative": {
    severity: "note",
    what: "credit notes and payments with a positive amount were taken as credits.",
    todo: "Nothing, if the export shows credits without a minus.",
  },
  "dispute-flag-taken-for-hold": {
    severity: "warning",
    what: "marked as disputed without an amount, so they are on hold and not in formal dispute.",
    todo: "For a formal dispute, give the amount that is in it.",
  },
  "no-invoice-number": {
    severity: "note",
    what: "they have no invoice number, so a statement's line can't be found by one.",
    todo: "Add the supplier's invoice number to the export where there is one.",
  },
  "own-number-used": {
    severity: "note",
    what: "they have no invoice number of the supplier's, so the ledger's own number of the document was used.",
    todo: "Add the supplier's invoice number to the export where there is one.",
  },
  "type-not-known": {
    severity: "warning",
    what: "their type of document is not known, so they count as invoices, or as credit notes where negative.",
    todo: "Save what the types mean for this organisation.",
  },
};
