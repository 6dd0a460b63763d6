import { noPence } from "../../../domain/amounts-and-days/pence.ts";
import { partyWordOf, sideOfLedger } from "../../../domain/ledger/ledger-kind-of.ts";
import type { LedgerTable } from "../../../domain/ledger/ledger-report.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { Row } from "../../cells/row.ts";
import type { KeptRow } from "../../table/rows/kept-row.ts";
import type { TableReader } from "../../table/sheet-reader.ts";
import { nameOfLayout, type LedgerLayout } from "../columns/ledger-layout.ts";
import { CodeRunMap } from "../fields/code-run-map.ts";
import type { CellRules } from "../fields/ledger-cells.ts";
import { textCells } from "../fields/text-cells.ts";
import { workbookCells } from "../fields/workbook-cells.ts";
import type { RecognisedSupplier } from "../ledger-suppliers.ts";
import { fieldsOfRow, type FieldRow } from "../text/field-row.ts";
import { findLedgerMoney } from "./ledger-money.ts";
import type { LedgerSheetState } from "./ledger-sheet-state.ts";
import { ledgerTotals, type LineSigns } from "./ledger-totals.ts";
import { amountsByAge } from "../../table/figures/amounts-by-age.ts";
import { repeatedDocuments } from "./repeated-documents.ts";
import { runningTotal } from "./running-total.ts";
import { partsOfDocuments } from "./parts-of-documents.ts";
import { payerColumn } from "./payer-column.ts";
import type { LineSink, TableSource } from "./line-source.ts";
import { otherLedgerRows } from "./other-ledger-rows.ts";
import { isPounds } from "./pounds.ts";
import { settleLine, type LineRules, type SettledLine } from "./settle-line.ts";
import { sumOfAges } from "./stated-amount.ts";
import { createTableLog } from "./table-log.ts";
import type { LedgerTablePlan } from "./table-plan.ts";

/** Stops: a file of nothing but remarks. */
const MOST_REMARKS = 2000;

/** Makes ledger lines of the rows of one table. */
export interface LedgerTableReader extends TableReader {
  readonly layout: LedgerLayout;
  /** Takes a row of a text file if it is certainly a line, straight from its bytes; otherwise returns `false`. */
  takeFields(row: FieldRow): boolean;
  leaveOut(row: number, why: string): void;
  table(): LedgerTable;
  /** What its lines add up to, in pence. */
  /** What its lines add up to, in pence: in the column that its totals stand in, and what is outstanding. */
  sums(): readonly number[];
  /** How many of its lines are owed and how many are credits, if nothing shows what a minus means. */
  unprovenSigns(): LineSigns | undefined;
  findings(): Finding[];
}

/** @param state what rows above said; it stays in force for the next table of the sheet */
export function ledgerTableReader(
  source: TableSource,
  plan: LedgerTablePlan,
  state: LedgerSheetState,
  sink: LineSink,
): LedgerTableReader {
  const { columns, isGrouped, signs, dates, headerRow } = plan;
  const { layout, byField, ages } = columns;
  const log = createTableLog(source, plan);
  const totals = ledgerTotals();
  const grossTotals = ledgerTotals();
  /** Whether each line so far has an invoice total, so that a stated sum of them can be compared. */
  let allHaveGross = byField.has("gross");
  let currentRow: Row | undefined;
  let rowNumber = headerRow;
  /** Refused cells of the current row. */
  let refusedCells = 0;
  let refusedColumn = 0;
  let lines = 0;
  /** What is outstanding of the lines, in pence. */
  let outstanding = 0;
  let lastLine = headerRow;
  const remarks: KeptRow[] = [];

  const cellRules: CellRules = {
    byField,
    dateOrder: dates.order,
    decimals: columns.decimals,
    onUnreadable: (cell) => {
      refusedCells += 1;
      // A cell that is read for the status and for the amount is refused once.
      if (refusedCells > 1 && cell.column > 0 && cell.column === refusedColumn) return;
      refusedColumn = cell.column;
      sink.refuse(log.refusedRow(rowNumber, cell));
    },
    onDoubtful: (cell) => {
      log.addDoubtfulCell(rowNumber, cell);
    },
  };
  const isText = source.format === "csv";
  const workbook = workbookCells(cellRules);
  const text = textCells(cellRules);
  // One class of cells for each table: a call that always meets the same class is fast.
  const cells = isText ? text.cells : workbook.cells;
  const suppliers = new CodeRunMap<RecognisedSupplier>();
  const parts = byField.has("part") ? partsOfDocuments() : undefined;
  const payerAt = columns.columns.find(({ column }) => column === byField.get("payer"));
  const payers =
    payerAt === undefined ? undefined : payerColumn(payerAt.column, payerAt.heading, sink.owner, sink.findOrganisation);
  const repeated = repeatedDocuments();
  const running = columns.running === undefined ? undefined : runningTotal(columns.running);
  const byAge = ages.length === 0 ? undefined : amountsByAge(ages);
  /** Whether each line is held against other cells of its row, so that the row is needed. */
  const needsRow = running !== undefined || byAge !== undefined;
  const hasDate = byField.has("invoiceDate");
  const hasCurrency = byField.has("currency");
  const lastColumn = Math.max(0, ...columns.columns.map(({ column }) => column));

  const rules: LineRules = {
    layout,
    kind: source.kind,
    mapping: source.mapping,
    signs,
    columns: byField,
    ages: ages.length === 0 ? undefined : () => (currentRow === undefined ? undefined : sumOfAges(currentRow, ages)),
    section: () => state.section,
    statusOfText: new Map(),
    emptyStatus: plan.emptyStatus,
    refuseStatus: (status) => {
      refusedCells += 1;
      log.addUnknownStatus(rowNumber, status);
    },
    note: (note) => {
      log.addNote(note);
    },
  };

  /** A total is compared with the sum of the column that it stands in. */
  const isOutstandingShown = ["outstanding", "owed", "settled"] as const;
  const showsOutstanding = isOutstandingShown.some((field) => byField.has(field)) || ages.length > 0;
  const settled: SettledLine = {
    entry: "invoice",
    status: "approved",
    invoiceDate: undefined,
    grossPence: undefined,
    outstandingPence: noPence,
    disputedPence: noPence,
  };

  const takeGross = (supplier: RecognisedSupplier): void => {
    if (settled.grossPence === undefined) allHaveGross = false;
    else grossTotals.addLine(settled.grossPence, supplier);
  };

  const takeLineOf = (supplier: RecognisedSupplier): void => {
    settleLine(cells, rules, settled, sink.encoder);
    if (refusedCells > 0) return;
    if (parts?.isSameDocument(cells.invoiceNumber.identifier(), supplier, settled, cells.part.amount()) === true) {
      log.addLeftOutRow(rowNumber, "another part of the invoice above");
      lastLine = rowNumber;
      return;
    }
    payers?.note(rowNumber, cells.payer.text());
    lines += 1;
    others.noteLine();
    lastLine = rowNumber;
    const value = showsOutstanding ? settled.outstandingPence : (settled.grossPence ?? settled.outstandingPence);
    totals.addLine(value, supplier);
    outstanding += settled.outstandingPence;
    if (allHaveGross) takeGross(supplier);
    repeated.note(rowNumber, supplier, settled, sink.encoder);
    if (currentRow !== undefined) {
      running?.note(currentRow, value);
      byAge?.note(currentRow);
    }
    sink.takeLine(source.rowOffset + rowNumber, supplier, settled);
  };

  const others = otherLedgerRows({
    plan,
    cells,
    log,
    totals,
    grossTotals: () => (allHaveGross && showsOutstanding ? grossTotals : undefined),
    party: partyWordOf(source.kind),
    state,
    isOutside: ({ code, name }) => sink.findSupplier(code, name).verdict.result === "outside",
    takeLine: (code, name) => {
      takeLineOf(sink.findSupplier(code, name));
    },
  });

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

  /** A row is certainly a line if it has a number and a date of its own; whatever is in doubt goes the longer way. */
  const isCertain = (): boolean => {
    if (isGrouped || state.foreignSection !== undefined || !hasDate || !cells.invoiceDate.has()) return false;
    if (!cells.invoiceNumber.hasDigit() && !cells.internalNumber.hasDigit()) return false;
    return !hasCurrency || isPounds(cells.currency.text());
  };

  const locate = (row: Row): void => {
    rowNumber = row.row;
    refusedCells = 0;
    currentRow = row;
    if (isText) text.take(fieldsOfRow(row));
    else workbook.take(row);
  };

  return {
    layout,

    takeFields: (fields) => {
      if (fields.count > lastColumn) return false;
      text.take(fields);
      if (!isCertain()) return false;
      if (needsRow) return false;
      const supplier = supplierOf(fields);
      if (supplier.code === "" && supplier.name === "") return false;
      rowNumber = fields.row;
      refusedCells = 0;
      takeLineOf(supplier);
      return true;
    },

    takeLine: (row) => {
      locate(row);
      if (!isCertain()) return false;
      const code = cells.supplierCode.identifier();
      const name = cells.supplierName.text();
      if (code === "" && name === "") return false;
      takeLineOf(sink.findSupplier(code, name));
      return true;
    },

    takeOther: (row, kept) => {
      locate(row);
      if (others.take(row, kept) === "remark" && remarks.length < MOST_REMARKS) remarks.push(kept);
    },

    takeSum: (row, label, sum) => {
      log.addLeftOutRow(row, "a summary by age");
      others.checkTotal(row, label, sum);
    },

    takeLonger: (row, { fields, headings, splitAmount, beyond }) => {
      const { file, sheet } = source;
      const filled = `the row has ${fields} cells below ${headings} headings`;
      const why =
        splitAmount === undefined
          ? `is below no heading: ${filled}`
          : `is split by its comma: ${filled}; export amounts without commas, or in quotes`;
      sink.refuse({ file, sheet, row: row.row, value: splitAmount ?? beyond, why });
    },

    lineCount: () => lines,

    leaveOut: (row, why) => {
      log.addLeftOutRow(row, why);
    },

    table: () => ({
      file: source.file,
      sheet: source.sheet,
      format: source.format,
      layout: nameOfLayout(layout, sideOfLedger(source.kind)),
      headerRow,
      rowOffset: source.rowOffset,
      columns: columns.columns.map(({ column, heading, field, why }) => ({
        column: columnLetters(column),
        heading,
        ...(field === undefined ? {} : { takenFor: field }),
        why: ages.includes(column) ? "a part of the amount, by age" : why,
      })),
      lines,
      leftOut: log.leftOut(),
    }),

    sums: () => [totals.sum(), outstanding],

    unprovenSigns: () => (signs.negated || signs.isProven ? undefined : totals.signs()),

    findings: () => [
      ...log.findings(parts?.areProven() === true),
      ...[payers, repeated, running, byAge]
        .flatMap((each) => each?.findings() ?? [])
        .map((finding) => ({
          ...finding,
          file: source.file,
          ...(source.sheet === "" ? {} : { sheet: source.sheet }),
        })),
      ...findLedgerMoney({ ...plan, sheet: source.sheet, remarks, lastLine }).map((finding) => ({
        ...finding,
        file: source.file,
      })),
    ],
  };
}
