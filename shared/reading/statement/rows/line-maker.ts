import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import type { Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { Row } from "../../cells/row.ts";
import { type CellAmountProblem, amountOfCell, isPenceReading, textOfCell } from "../../table/values/cell-value.ts";
import { type EntryKind, entryKindOf } from "../../table/values/entry-kind.ts";
import type { AmountCells } from "./amount-cells.ts";
import type { CellPlaces } from "./cell-places.ts";
import { columnRole } from "./column-roles.ts";
import { lineDates } from "./line-dates.ts";
import type { LineFindings } from "./line-findings.ts";
import { lineMarking } from "./line-marking.ts";
import { lineNumbers } from "./line-numbers.ts";
import { lineRemarks } from "./line-remarks.ts";
import { paymentDates } from "./payment-dates.ts";
import { isPaymentReceived, typeOfCredit, typeOfKind } from "./line-types.ts";
import { optionalCellReader } from "./optional-cells.ts";
import { saysPayment, standsForNumber } from "./payment-words.ts";
import type { TableContext } from "./table-context.ts";
import type { TableRecord } from "./table-record.ts";

/** Makes lines from rows whose cells are located. */
export interface LineMaker {
  /** Adds a line with everything else that its row holds. */
  add(row: Row, amount: Pence, number: string, date: CalendarDate | undefined): StatementLine;
  /** Looks again at the words of the last line, which came from outside its columns: they may say that it is a payment. */
  readWords(line: StatementLine): void;
  dateOf(row: Row): CalendarDate | undefined;
  numberOf(row: Row): string;
}

const MOST_REMEMBERED_TYPES = 200;

/** In pence. */
const MOST_ROUNDED_OFF = 0.5;

export function lineMaker(
  record: TableRecord,
  roles: Uint8Array,
  places: CellPlaces,
  cells: AmountCells,
  context: TableContext,
  findings: LineFindings,
): LineMaker {
  const { state } = context;
  const { layout, lines, byAge } = record;
  const sheet = context.sheet.name;
  const { ageing } = places;
  const hasSide = layout.side !== undefined;
  const dates = lineDates(record, places);
  const numbers = lineNumbers(layout, places, findings);
  const marking = lineMarking(record, places, context);
  const isLessPaid = layout.amount?.from === "total-less-paid";
  const hasRunning = layout.running !== undefined;
  const checksAgeing = layout.ageing.length > 0 && layout.amount?.from === "column";
  const rare = optionalCellReader(record, roles, places, context, findings);
  const remarks = lineRemarks(layout, sheet, record.findings);
  const paidOn = paymentDates(layout, sheet, record.findings);
  const kinds = new Map<string, EntryKind | undefined>();
  const [debit, credit] = [layout.fields.get("debit"), layout.fields.get("credit")];
  const figureIn = (row: Row, column: number): number => {
    const place = row.columns.indexOf(column);
    const amount = place < 0 || place >= row.count ? "empty" : amountOfCell(row, place);
    return isPenceReading(amount) ? amount : 0;
  };
  /** Whether a line has a debit and a credit, unless a further column has just what is left: then the credit is what was paid. */
  const isTwoSided = (row: Row, debitColumn: number, creditColumn: number, claimed: Pence): boolean => {
    const [owed, taken] = [figureIn(row, debitColumn), figureIn(row, creditColumn)];
    if (owed === 0 || taken === 0) return false;
    return layout.amount?.from !== "column" || claimed !== owed - Math.abs(taken);
  };
  let totalProblem: CellAmountProblem | undefined;
  let lastRow = 0;

  const add = (row: Row, amount: Pence, number: string, date: CalendarDate | undefined): StatementLine => {
    const typePlace = places.placeOf(columnRole.type);
    const own = typePlace < 0 ? undefined : kindAt(row, typePlace);
    const type = own === undefined ? state.section.type : typeOfKind(own, amount);
    const { capital, futurePeriod, subsidiary } = state.section;
    // All usual properties are set at once, even if undefined: lines of one shape take half the memory of lines that grow property by
    // property, and loops over them are faster.
    const line: StatementLine = {
      line: 0,
      sheet,
      row: row.row,
      type: type ?? "invoice",
      invoiceNumber: number,
      outstandingPence: amount,
      totalPence: totalOf(row),
      invoiceDate: date,
      dueDate: dates.dueDateOf(row),
      purchaseOrder: numbers.orderOf(row),
      description: numbers.descriptionOf(row),
      account: state.account === "" ? undefined : state.account,
      capital,
      references: undefined,
      futurePeriod,
    };
    dates.count(row, line);
    if (totalProblem !== undefined)
      findings.addUnreadableTotal(row, places.placeOf(columnRole.total), totalProblem, line);
    if (cells.rounded.size > 0) countRounded(row, line);
    numbers.addReferences(row, line);
    // A title over all lines (`Outstanding invoices`) does not turn the credits among them into invoices.
    if (amount < 0 && own === undefined && line.type === "invoice") line.type = typeOfCredit(line);
    if (subsidiary !== undefined) line.subsidiary = subsidiary;
    if (line.type === "receipt" && isPaymentReceived(line, context.kind)) line.type = "payment";
    rare?.(row, line);
    record.payers.add(row);
    if (checksAgeing && ageing.filled > 0 && ageing.problem === undefined && differsFromAges(amount)) {
      findings.addAgeingDifference(row, line, ageing.sum);
    }
    if (line.type === "credit-note" || line.type === "payment") {
      if (amount > 0) record.credits.positive += 1;
      else if (amount < 0) record.credits.negative += 1;
    }
    if (own !== undefined) record.knownTypes += 1;
    const isTitled = amount > 0 ? state.section.title !== undefined : state.section.notClaimed !== undefined;
    if (own === undefined && amount > 0 && line.type === "invoice" && saysPayment(line))
      takeAsPayment(line, lines.length);
    else if (isTitled || (amount > 0 && (own !== "invoice" || hasSide))) marking.markLine(row, line, own);
    if (layout.markColumns.length > 0 && amount > 0) marking.noteMarks(row);
    if (hasRunning) noteBalance(row, amount);
    byAge?.note(row);
    remarks?.(row, line);
    paidOn?.(row, line);
    notePaymentAlone(row, line);
    if (layout.numbersInWords && number === "" && line.type !== "payment") findings.addNumberNotInWords(line);
    if (row.hidden) record.hiddenLines += 1;
    state.sectionIsNew = false;
    record.sums.outstanding += line.outstandingPence;
    record.sums.totals += line.totalPence ?? 0;
    if (row.row !== lastRow) record.rowsRead += 1;
    lastRow = row.row;
    lines.push(line);
    if (debit !== undefined && credit !== undefined && isTwoSided(row, debit, credit, amount)) {
      record.twoSided.count += 1;
      if (record.twoSided.row === 0) record.twoSided.row = row.row;
    }
    // Where the claim is what columns by age add up to, a figure that repeats the total may be the one of another age.
    if (places.hasOthers())
      record.otherColumns.add(row, line.outstandingPence, byAge === undefined ? line.totalPence : undefined);
    return line;
  };

  /** Notes a line that has a payment and no invoice total, although nothing says that it is a payment. */
  const notePaymentAlone = (row: Row, line: StatementLine): void => {
    if (!isLessPaid || line.type === "payment" || line.type === "receipt" || line.outstandingPence >= 0) return;
    if (places.placeOf(columnRole.paid) < 0 || line.totalPence !== undefined) return;
    record.paidAlone.count += 1;
    if (record.paidAlone.row === 0) record.paidAlone.row = row.row;
  };

  /** Whether the columns by age add up to another amount, beyond what rounding them changes. */
  const differsFromAges = (amount: Pence): boolean =>
    ageing.sum !== amount && Math.abs(ageing.sum - amount) > cells.rounded.size * MOST_ROUNDED_OFF;

  const countRounded = (row: Row, line: StatementLine): void => {
    const { roundedOff } = record.sums;
    const total = places.placeOf(columnRole.total);
    for (const [place, amount] of cells.rounded) {
      findings.addRounded(row, place, amount, line);
      const isNumber = row.types[place] === "number";
      const off = isNumber ? Math.abs((row.numbers[place] ?? 0) * 100 - amount) : MOST_ROUNDED_OFF;
      if (place === total) roundedOff.totals += off;
      if (place !== total || layout.amount?.from === "total-less-paid") roundedOff.outstanding += off;
    }
  };

  const kindAt = (row: Row, place: number): EntryKind | undefined => {
    const text = row.texts[place] ?? "";
    const known = kinds.get(text);
    if (known !== undefined || kinds.has(text)) return known;
    const clean = textOfCell(row, place);
    const kind = entryKindOf(clean);
    if (kinds.size < MOST_REMEMBERED_TYPES) kinds.set(text, kind);
    return kind;
  };

  const takeAsPayment = (line: StatementLine, at: number): void => {
    line.type = "payment";
    record.credits.positive += 1;
    const text = standsForNumber(line.invoiceNumber) ? line.invoiceNumber : (line.description ?? "");
    record.marks.add({ by: "words", text, row: line.row, column: undefined, meaning: "reduces" }, at);
  };

  const noteBalance = (row: Row, amount: Pence): void => {
    const place = places.placeOf(columnRole.running);
    const balance = place < 0 ? "empty" : cells.amountAt(row, place);
    if (!isPenceReading(balance)) return;
    const isOpening = balance === amount && claimedIsEmpty(row);
    record.balances.push({ line: lines.length, balance, isOpening });
  };

  /** Whether a row has no amount but its balance. */
  const claimedIsEmpty = (row: Row): boolean =>
    [columnRole.amount, columnRole.total, columnRole.debit, columnRole.credit, columnRole.paid].every((role) => {
      const place = places.placeOf(role);
      return place < 0 || cells.amountAt(row, place) === "empty";
    });

  const totalOf = (row: Row): Pence | undefined => {
    totalProblem = undefined;
    const place = places.placeOf(columnRole.total);
    if (place < 0) return undefined;
    const total = cells.amountAt(row, place);
    if (typeof total === "number") return total;
    if (total !== "empty") totalProblem = total;
    return undefined;
  };

  return {
    add,
    readWords(line) {
      const isOpen = line.type === "invoice" && line.outstandingPence > 0 && places.placeOf(columnRole.type) < 0;
      if (isOpen && saysPayment(line)) takeAsPayment(line, lines.length - 1);
    },
    dateOf: (row) => dates.invoiceDateOf(row),
    numberOf: (row) => numbers.numberOf(row),
  };
}
