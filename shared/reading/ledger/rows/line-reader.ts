import { noPence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { LineEncoder } from "../../../domain/ledger/line-encoder.ts";
import type { LedgerMapping } from "../../../domain/ledger/ledger-mapping.ts";
import type { LedgerTable, RefusedRow } from "../../../domain/ledger/ledger-report.ts";
import type { LedgerKind } from "../../../domain/ledger/ledger-snapshot.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { Row } from "../../cells/row.ts";
import type { LedgerHeader } from "../columns/find-ledger-header.ts";
import { nameOfLayout, type LedgerLayout } from "../columns/ledger-columns.ts";
import { CodeRunMap } from "../fields/code-run-map.ts";
import type { CellRules, LedgerCell } from "../fields/ledger-cells.ts";
import { textCells } from "../fields/text-cells.ts";
import { workbookCells } from "../fields/workbook-cells.ts";
import type { RecognisedSupplier } from "../ledger-suppliers.ts";
import { rowOfFields, type FieldRow } from "../text/field-row.ts";
import type { LongerRow } from "../../table/rows/row-longer-than-headings.ts";
import { isRepeatedHeading, mayRepeatHeading, statedAmount, sumOfAges, totalLabel } from "./row-kinds.ts";
import { settleLine, type LineRules, type SettledLine } from "./settle-line.ts";
import { isBetweenPages, labelledSupplier, supplierAlone, supplierHeading } from "./supplier-heading.ts";
import { createTableLog, type TablePlace } from "./table-log.ts";

/** Where a table is, and what is known about it before it is read. */
export interface TableSource extends TablePlace {
  readonly format: string;
  /** Added to row numbers, so that the rows of an upload with several tables have different numbers. */
  readonly rowOffset: number;
  readonly kind: LedgerKind;
  readonly mapping: LedgerMapping | undefined;
}

/** Takes the lines of a table. */
export interface LineSink {
  /** Filled with each line before `takeLine` is called. */
  readonly encoder: LineEncoder;
  readonly findSupplier: (code: string, name: string) => RecognisedSupplier;
  readonly takeLine: (row: number, supplier: RecognisedSupplier, line: SettledLine) => void;
  readonly refuse: (refused: RefusedRow) => void;
}

/** Makes ledger lines of the rows below the headings. */
export interface LineReader {
  readonly layout: LedgerLayout;
  /** Takes a row above the headings: it may name the supplier of the first lines. */
  rowAbove(row: Row): void;
  row(row: Row): void;
  fields(row: FieldRow): void;
  /** Takes a row of a text file that has more fields than there are headings: its cells may be under wrong ones. */
  longer(row: number, fault: LongerRow): void;
  table(): LedgerTable;
  findings(): Finding[];
}

/** A row that names the supplier of the first lines is at most this far above the headings. */
const MOST_ROWS_ABOVE = 3;

const NO_SUPPLIER = "is empty, and so is the supplier's number: the row does not say whose invoice it is";

export function createLineReader(source: TableSource, header: LedgerHeader, sink: LineSink): LineReader {
  const { columns } = header;
  const { layout, byField } = columns;
  const headings = new Map(columns.columns.map(({ column, heading }) => [column, heading]));
  const log = createTableLog(source, header);
  let ageRow: Row | undefined;
  /** Refused cells of the current row. */
  let refusedCells = 0;
  let lines = 0;
  /** Pence of the lines: of the whole table, and since the last total. */
  const sums = { table: 0, section: 0 };
  /** The supplier that a row above the current one named for the rows below it. */
  let supplierAbove: { code: string; name: string } | undefined;
  let rowNumber = header.row;

  const cellRules: CellRules = {
    byField,
    dateOrder: source.mapping?.dateOrder ?? "day-first",
    onUnreadable: (cell) => {
      refusedCells += 1;
      sink.refuse(log.refusedRow(rowNumber, cell));
    },
    onDoubtful: (cell) => {
      log.addDoubtfulCell(rowNumber, cell);
    },
  };
  const workbook = workbookCells(cellRules);
  const text = textCells(cellRules);
  // One class of cells for each table: a call that always meets the same class is fast.
  const cells = source.format === "csv" ? text.cells : workbook.cells;
  const suppliers = new CodeRunMap<RecognisedSupplier>();

  const rules: LineRules = {
    layout,
    kind: source.kind,
    mapping: source.mapping,
    negated: header.negated,
    columns: byField,
    ages: columns.ages.length === 0 ? undefined : () => sumOfAges(ageRow, columns.ages),
    negativeSides: header.negativeSides,
    statusOfText: new Map(),
    note: (note) => {
      log.addNote(note);
    },
  };

  const leaveOut = (why: string): void => {
    log.addLeftOutRow(rowNumber, why);
  };

  /** A total is compared with the sum of the column that it stands in. */
  const isOutstandingShown = byField.has("outstanding") || byField.has("owed") || columns.ages.length > 0;
  const settled: SettledLine = {
    entry: "invoice",
    status: "approved",
    invoiceDate: undefined,
    grossPence: undefined,
    outstandingPence: noPence,
    disputedPence: noPence,
  };

  const takeLine = (supplier: RecognisedSupplier): void => {
    settleLine(cells, rules, settled, sink.encoder);
    if (refusedCells > 0) return;
    lines += 1;
    const value = isOutstandingShown ? settled.outstandingPence : (settled.grossPence ?? settled.outstandingPence);
    sums.table += value;
    sums.section += value;
    sink.takeLine(source.rowOffset + rowNumber, supplier, settled);
  };

  const takeLineOf = (supplierCode: string, supplierName: string): void => {
    if (supplierCode === "" && supplierName === "")
      (byField.has("supplierName") ? cells.supplierName : cells.supplierCode).refuse(NO_SUPPLIER);
    takeLine(sink.findSupplier(supplierCode, supplierName));
  };

  const codeColumn = byField.get("supplierCode") ?? 0;
  const nameColumn = byField.get("supplierName") ?? 0;

  /** The supplier of a text row. Its bytes are looked up first, so that most rows need no string. */
  const supplierOf = ({ codes, from, to, count }: FieldRow): RecognisedSupplier => {
    const codeFrom = from[codeColumn] ?? 0;
    const codeTo = codeColumn === 0 || codeColumn > count ? codeFrom : (to[codeColumn] ?? 0);
    const nameFrom = from[nameColumn] ?? 0;
    const nameTo = nameColumn === 0 || nameColumn > count ? nameFrom : (to[nameColumn] ?? 0);
    const known = suppliers.find(codes, codeFrom, codeTo, nameFrom, nameTo);
    if (known) return known;
    const found = sink.findSupplier(cells.supplierCode.identifier(), cells.supplierName.text());
    return suppliers.put(codes, codeFrom, codeTo, nameFrom, nameTo, found);
  };

  const hasDocument = (): boolean => cells.invoiceNumber.has() || cells.internalNumber.has() || cells.invoiceDate.has();

  /** Takes a row that has no number or date of a document: a total, a supplier's heading, a remark, or a line after all. */
  const takeRowWithoutDocument = (current: Row): void => {
    const label = totalLabel(current);
    const amount = statedAmount(current, byField, columns.ages);
    if (label !== undefined && !cells.status.has()) {
      leaveOut("a total");
      if (amount !== undefined) checkTotal(label, amount);
      return;
    }
    if (layout === "template") {
      takeLineOf(cells.supplierCode.identifier(), cells.supplierName.text());
      return;
    }
    const code = cells.supplierCode.identifier();
    const name = cells.supplierName.text();
    if (amount === undefined) {
      leaveOut("it has no amount");
      return;
    }
    if (code === "" && name === "") {
      leaveOut("an amount without supplier, number and date");
      checkTotal("the amount", amount);
    } else if (header.grouped && amount === sums.section) {
      leaveOut("a supplier's total");
      sums.section = 0;
    } else {
      takeLineOf(code, name);
    }
  };

  /** Whether a row is a document even if it has a word for a total: a document has a number and a date of its own. */
  const isDocument = (label: string | undefined): boolean => {
    if (label === undefined) return true;
    const isOwn = (cell: LedgerCell): boolean => cell.has() && cell.text() !== label;
    return isOwn(cells.invoiceDate) && (isOwn(cells.invoiceNumber) || isOwn(cells.internalNumber));
  };

  const checkTotal = (label: string, stated: Pence): void => {
    const agrees = [sums.section, sums.table, -sums.section, -sums.table].includes(stated);
    sums.section = 0;
    if (!agrees) log.addDifferingTotal(rowNumber, label, stated, sums.table);
  };

  /** Takes a row of any kind. `cells` must look at that row already. */
  const takeRow = (current: Row): void => {
    ageRow = current;
    rowNumber = current.row;
    refusedCells = 0;
    if (current.count === 0) return;
    if (isRepeatedHeading(current, headings)) {
      leaveOut("the headings again");
      return;
    }
    if (header.grouped && statedAmount(current, byField, columns.ages) === undefined) {
      if (isBetweenPages(current)) {
        leaveOut("it has no amount");
        return;
      }
      const heading =
        supplierHeading(current, cells.supplierCode.text(), cells.supplierName.text()) ??
        (codeColumn === 0 && nameColumn === 0 ? supplierAlone(current) : undefined);
      if (heading) {
        supplierAbove = heading;
        leaveOut("a supplier's heading");
        return;
      }
    }
    if (!hasDocument()) {
      takeRowWithoutDocument(current);
      return;
    }
    const code = cells.supplierCode.identifier();
    const name = cells.supplierName.text();
    if (code !== "" || name !== "") {
      if (header.grouped) supplierAbove = { code, name };
      takeLineOf(code, name);
    } else if (!isDocument(totalLabel(current))) {
      // `Sum:` may be in any column.
      takeRowWithoutDocument(current);
    } else if (header.grouped && supplierAbove) {
      takeLineOf(supplierAbove.code, supplierAbove.name);
    } else {
      takeLineOf("", "");
    }
  };

  return {
    layout,

    rowAbove: (current) => {
      const isNear = header.grouped && header.row - current.row <= MOST_ROWS_ABOVE;
      supplierAbove = (isNear ? labelledSupplier(current) : undefined) ?? supplierAbove;
    },

    fields: (fields) => {
      text.take(fields);
      if (!hasDocument() || header.grouped || mayRepeatHeading(fields, headings)) {
        takeRow(rowOfFields(fields));
        return;
      }
      const supplier = supplierOf(fields);
      if (supplier.code === "" && supplier.name === "") {
        takeRow(rowOfFields(fields));
        return;
      }
      rowNumber = fields.row;
      refusedCells = 0;
      ageRow = rules.ages === undefined ? undefined : rowOfFields(fields);
      takeLine(supplier);
    },

    longer: (row, { fields, headings: width, splitAmount, beyond }) => {
      const { file, sheet } = source;
      const cells = `the row has ${fields} cells below ${width} headings`;
      const why =
        splitAmount === undefined
          ? `is below no heading: ${cells}`
          : `is split by its comma: ${cells}; export amounts without commas, or in quotes`;
      sink.refuse({ file, sheet, row, value: splitAmount ?? beyond, why });
    },

    row: (current) => {
      workbook.take(current);
      takeRow(current);
    },

    table: () => ({
      file: source.file,
      sheet: source.sheet,
      format: source.format,
      layout: nameOfLayout(layout),
      headerRow: header.row,
      rowOffset: source.rowOffset,
      columns: columns.columns.map(({ column, heading, field, why }) => ({
        column: columnLetters(column),
        heading,
        ...(field === undefined ? {} : { takenFor: field }),
        why: columns.ages.includes(column) ? "a part of the amount, by age" : why,
      })),
      lines,
      leftOut: log.leftOut(),
    }),

    findings: () => log.findings(),
  };
}
