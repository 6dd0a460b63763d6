import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import type { Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { Kind } from "../../../domain/exercise/exercise.ts";
import { numberInWords } from "../../../domain/statement/number-in-words.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { Row } from "../../cells/row.ts";
import {
  type CellAmountProblem,
  amountOfCell,
  isPenceReading,
  dateOfCell,
  textOfCell,
  identifierOfCell,
  doubtOfIdentifier,
} from "../../table/values/cell-value.ts";
import { entrySideOf } from "../../table/values/entry-side.ts";
import { type EntryKind, entryKindOf } from "../../table/values/entry-kind.ts";
import { splitIdentifiers } from "../../table/values/identifier.ts";
import { dateOfEpochDays, parseDate, dateOfSerialText } from "../../table/values/parse-date.ts";
import { looksLikeOrder } from "../../table/columns/column-profile.ts";
import { saysNoNumber } from "../../table/values/cell-words.ts";
import { totalMeaning } from "../../table/rows/row-labels.ts";
import type { LineType } from "../../table/rows/section-title.ts";
import type { CellPlaces } from "./cell-places.ts";
import type { AmountCells } from "./amount-cells.ts";
import { columnRole } from "./column-roles.ts";
import type { LineFindings } from "./line-findings.ts";
import { lineRemarks } from "./line-remarks.ts";
import { optionalCellReader } from "./optional-cells.ts";
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

const LONGEST_MARK = 20;

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
  const { layout, dates, lines, byAge } = record;
  const sheet = context.sheet.name;
  const { ageing } = places;
  const hasOrderColumn = layout.fields.has("purchaseOrder");
  const hasSide = layout.side !== undefined;
  const markColumns = new Set(layout.markColumns);
  const isLessPaid = layout.amount?.from === "total-less-paid";
  const hasRunning = layout.running !== undefined;
  const checksAgeing = layout.ageing.length > 0 && layout.amount?.from === "column";
  const rare = optionalCellReader(record, roles, places, context, findings);
  const remarks = lineRemarks(layout, sheet, record.findings);
  const kinds = new Map<string, EntryKind | undefined>();
  const [debit, credit] = [layout.fields.get("debit"), layout.fields.get("credit")];
  const isFilled = (row: Row, column: number): boolean => {
    const place = row.columns.indexOf(column);
    const amount = place < 0 || place >= row.count ? "empty" : amountOfCell(row, place);
    return isPenceReading(amount) && amount !== 0;
  };
  let totalProblem: CellAmountProblem | undefined;
  let lastRow = 0;

  const dateAt = (row: Row, place: number): CalendarDate | undefined =>
    row.types[place] === "date" ? dateOfEpochDays(row.numbers[place] ?? Number.NaN) : dateOfCell(row, place);

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
      dueDate: dueDateOf(row),
      purchaseOrder: orderOf(row),
      description: descriptionOf(row),
      account: state.account === "" ? undefined : state.account,
      capital,
      references: undefined,
      futurePeriod,
    };
    if (date !== undefined) countDate(row, date, line);
    if (line.dueDate !== undefined) countDueDate(row, line);
    if (totalProblem !== undefined)
      findings.addUnreadableTotal(row, places.placeOf(columnRole.total), totalProblem, line);
    if (cells.rounded.size > 0) countRounded(row, line);
    addReferences(row, line);
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
    else if (isTitled || (amount > 0 && (own !== "invoice" || hasSide))) markLine(row, line, own);
    if (markColumns.size > 0 && amount > 0) noteMarks(row);
    if (hasRunning) noteBalance(row, amount);
    byAge?.note(row);
    remarks?.(row, line);
    notePaymentAlone(row, line);
    if (layout.numbersInWords && number === "" && line.type !== "payment") findings.addNumberNotInWords(line);
    if (row.hidden) record.hiddenLines += 1;
    state.sectionIsNew = false;
    record.sums.outstanding += line.outstandingPence;
    record.sums.totals += line.totalPence ?? 0;
    if (row.row !== lastRow) record.rowsRead += 1;
    lastRow = row.row;
    lines.push(line);
    if (debit !== undefined && credit !== undefined && isFilled(row, debit) && isFilled(row, credit)) {
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

  /** Notes the word that says how a line without a sign counts: its type, its side, or the title above it. */
  const markLine = (row: Row, line: StatementLine, own: EntryKind | undefined): void => {
    const { notClaimed, title = "", row: titleRow = row.row, isKnown } = state.section;
    const at = lines.length;
    const byTitle = { by: "section", text: title, row: titleRow, column: undefined } as const;
    if (notClaimed !== undefined) {
      record.marks.add({ ...byTitle, meaning: notClaimed }, at);
      return;
    }
    if (markBySide(row, at)) return;
    const place = places.placeOf(columnRole.type);
    const word = place < 0 ? "" : textOfCell(row, place);
    const reduces = line.type === "credit-note" || line.type === "payment";
    const bySection = state.section.type === "credit-note" || state.section.type === "payment";
    if (bySection && (own === "invoice" || saysDebt(row)))
      record.marks.add({ ...byTitle, meaning: "contradicted" }, at);
    else if (word !== "" && (own !== undefined || !reduces)) {
      const meaning = own === undefined ? "unknown" : isEitherWay(own) ? "either-way" : reduces ? "reduces" : undefined;
      const column = columnLetters(row.columns[place] ?? 1);
      const inRow = reduces && saysDebt(row) ? "contradicted" : meaning;
      if (inRow !== undefined) record.marks.add({ by: "type", text: word, row: row.row, column, meaning: inRow }, at);
    } else if (reduces) record.marks.add({ ...byTitle, meaning: "reduces" }, at);
    else if (isKnown === false) record.marks.add({ ...byTitle, meaning: "unknown" }, at);
  };

  /** Whether the row itself says that its amount is owed: it is in a column of debits, or a letter says so. */
  const saysDebt = (row: Row): boolean => {
    if (layout.amount?.from === "debit-credit") return true;
    const place = places.placeOf(columnRole.side);
    return place >= 0 && entrySideOf(textOfCell(row, place)) === "debit";
  };

  /** Notes the words of columns whose meaning is not known: the stated totals may show that some of them mean credits. */
  const noteMarks = (row: Row): void => {
    for (let place = 0; place < row.count; place += 1) {
      const column = row.columns[place] ?? 0;
      if (!markColumns.has(column)) continue;
      const text = textOfCell(row, place);
      const mark = { by: "column", text, row: row.row, column: columnLetters(column), meaning: "unknown" } as const;
      if (text.length <= LONGEST_MARK) record.columnMarks.add(mark, lines.length);
    }
  };

  /** Notes a word that we don't know in the column of sides, and a blank there. Returns `false` if there is no such column or its word is known. */
  const markBySide = (row: Row, at: number): boolean => {
    const place = places.placeOf(columnRole.side);
    if (layout.side === undefined) return false;
    const word = place < 0 ? "" : textOfCell(row, place);
    if (entrySideOf(word) === "debit") record.debits += 1;
    if (entrySideOf(word) !== undefined) return false;
    record.marks.add(
      { by: "side", text: word, row: row.row, column: columnLetters(layout.side), meaning: "unknown" },
      at,
    );
    return true;
  };

  /** Counts how the table's dates are written, so that the order of day and month can be decided at its end. */
  const countDate = (row: Row, date: CalendarDate, line: StatementLine): void => {
    const place = places.placeOf(columnRole.invoiceDate);
    const type = row.types[place];
    if (type !== "date") countSerial(row, place, line);
    if (type !== "text") {
      dates.cells += 1;
      const tens = date.charCodeAt(8);
      if (tens > 49 || (tens === 49 && date.charCodeAt(9) > 50)) dates.cellsPastTwelfth += 1;
      return;
    }
    const order = parseDate(row.texts[place] ?? "")?.order;
    if (order === "ambiguous") dates.ambiguous.push(line);
    else if (order === "day-first") dates.dayFirst += 1;
    else if (order === "month-first") dates.monthFirst += 1;
  };

  /** Counts dates that are a spreadsheet's serial days. */
  const countSerial = (row: Row, place: number, line: StatementLine): void => {
    const isSerial =
      row.types[place] === "number" ? (row.numbers[place] ?? 0) < 80_000 : dateOfSerialText(row.texts[place] ?? "");
    if (isSerial === false || isSerial === undefined) return;
    dates.serials += 1;
    dates.firstSerial ??= line;
  };

  const dueDateOf = (row: Row): CalendarDate | undefined => {
    const place = places.placeOf(columnRole.dueDate);
    return place < 0 ? undefined : dateAt(row, place);
  };

  const countDueDate = (row: Row, line: StatementLine): void => {
    const place = places.placeOf(columnRole.dueDate);
    if (row.types[place] !== "text") return;
    const order = parseDate(row.texts[place] ?? "")?.order;
    if (order === "ambiguous") dates.ambiguousDue.push(line);
    else if (order === "day-first") dates.dueDayFirst += 1;
    else if (order === "month-first") dates.dueMonthFirst += 1;
  };

  const totalOf = (row: Row): Pence | undefined => {
    totalProblem = undefined;
    const place = places.placeOf(columnRole.total);
    if (place < 0) return undefined;
    const total = cells.amountAt(row, place);
    if (typeof total === "number") return total;
    if (total !== "empty") totalProblem = total;
    return undefined;
  };

  const orderOf = (row: Row): string | undefined => {
    const place = places.placeOf(columnRole.purchaseOrder);
    const text = place < 0 ? "" : identifierOfCell(row, place);
    return text === "" || saysNoNumber(text) || totalMeaning(text) === "carried" ? undefined : text;
  };

  const addReferences = (row: Row, line: StatementLine): void => {
    const number = places.placeOf(columnRole.invoiceNumber);
    if (number >= 0 && layout.numbersInWords && identifierOfCell(row, number) !== line.invoiceNumber)
      addCustomerReference(identifierOfCell(row, number), line);
    else if (number >= 0 && needsCloserLook(row, number)) addFromNumber(row, number, line);
    const customer = places.placeOf(columnRole.customerReference);
    if (customer >= 0) addCustomerReference(identifierOfCell(row, customer), line);
    if (layout.otherNumberColumns.length > 0) addAlternates(row, line);
  };

  const numberOf = (row: Row): string => {
    // Where the words name the invoices, the column of numbers has something else, in a line whose words don't as well.
    if (layout.numbersInWords) return numberInWords(descriptionOf(row) ?? "");
    const place = places.placeOf(columnRole.invoiceNumber);
    return place < 0 ? "" : identifierOfCell(row, place);
  };

  const addFromNumber = (row: Row, place: number, line: StatementLine): void => {
    const doubt = doubtOfIdentifier(row, place);
    if (doubt !== undefined) findings.addDoubtfulNumber(row, place, doubt, line);
    const several = row.types[place] === "text" ? splitIdentifiers(row.texts[place] ?? "") : undefined;
    if (several !== undefined) line.references = several;
  };

  const addCustomerReference = (text: string, line: StatementLine): void => {
    if (text === "" || saysNoNumber(text)) return;
    if (!hasOrderColumn && (looksLikeOrder(text) || /^[a-z]{0,4}\d{4,}$/iu.test(text))) line.purchaseOrder = text;
    else line.references = [...(line.references ?? []), text];
  };

  const addAlternates = (row: Row, line: StatementLine): void => {
    const others = layout.otherNumberColumns.map((column) => {
      const place = row.columns.indexOf(column);
      const text = place < 0 || place >= row.count ? "" : identifierOfCell(row, place);
      return saysNoNumber(text) ? "" : text;
    });
    if (others.some((text) => text !== "")) line.otherNumbers = others;
  };

  const descriptionOf = (row: Row): string | undefined => {
    const description = places.placeOf(columnRole.description);
    const text = description < 0 ? "" : textOfCell(row, description);
    if (text !== "") return text;
    const comment = places.placeOf(columnRole.comment) < 0 ? "" : textOfCell(row, places.placeOf(columnRole.comment));
    return comment === "" ? undefined : comment;
  };

  return {
    add,
    readWords(line) {
      const isOpen = line.type === "invoice" && line.outstandingPence > 0 && places.placeOf(columnRole.type) < 0;
      if (isOpen && saysPayment(line)) takeAsPayment(line, lines.length - 1);
    },
    dateOf(row) {
      const place = places.placeOf(columnRole.invoiceDate);
      return place < 0 ? undefined : dateAt(row, place);
    },
    numberOf,
  };
}

const CASH_WORDS = /\b(?:unalloc|unapplied|unmatched|on[ -]account|payment|cash|receipt|bacs|remittance)/iu;

/**
 * Whether the words of a line without a type say that it is a payment or a credit, and say nothing else: `Less: payment received 28/03/2023` instead
 * of a number, or `Payment received, thank you` beside one.
 */
function saysPayment({ invoiceNumber, description = "" }: StatementLine): boolean {
  const text = standsForNumber(invoiceNumber) ? invoiceNumber : description;
  if (text.length > LONGEST_PAYMENT_WORDS || !MAY_BE_PAYMENT.test(text)) return false;
  return PAYMENT_WORDS.test(text.replaceAll(DAYS_AND_MARKS, " ").trim());
}

/** Whether words stand where the number should. */
function standsForNumber(number: string): boolean {
  return number !== "" && (number.includes(" ") || !/\d/u.test(number));
}

const LONGEST_PAYMENT_WORDS = 60;

/** A fast check first: a piece of each of these words. */
const MAY_BE_PAYMENT = /payment|receipt|remit|refund|cash|credit/iu;

const DAYS_AND_MARKS = /\b\d{1,2}[ ./-](?:\d{1,2}|[a-z]{3,9})(?:[ ./-]\d{2,4})?\b|[-–:,.!()]+/giu;

const PAYMENT_WORDS =
  /^(?:less +)?(?:(?:your|our|bacs|chaps|cash|cheque|bank|part|customer|unallocated|unapplied|recent|last|direct) +)*(?:payments?|receipts?|remittances?|cash|credits?(?: +(?:notes?|memos?))?|refunds?)(?: +(?:received|made|on account|on|since|with thanks|thank you|thanks|unallocated|not allocated|to date))*(?:(?: +(?:bacs|chaps|cheque|ref|no))* +[a-z]{0,4}\d+)?$/iu;

/** Whether entries of this kind add to the debt or reduce it, so that only their sign says which. */
function isEitherWay(kind: EntryKind): boolean {
  return kind === "journal" || kind === "refund";
}

/** The type of a line with this word in its type column. A journal adds to the debt or reduces it, as its sign says. */
function typeOfKind(kind: EntryKind, amount: Pence): LineType {
  if (kind === "journal") return amount < 0 ? "credit-note" : "invoice";
  return kind === "refund" ? "payment" : kind;
}

/**
 * Whether a receipt is a payment of the debt. On a statement of income it is income. Elsewhere it has the number that the bank or the sender gave
 * it, or words that say so; without them it may be a grant without an invoice (STM-10).
 */
function isPaymentReceived(line: StatementLine, kind: Kind | undefined): boolean {
  if (kind === "i&e" || kind === "accruals") return false;
  return /\d/u.test(line.invoiceNumber) || CASH_WORDS.test(line.description ?? "");
}

/** The type of a negative line without one: a payment if its words say so, otherwise a credit note. */
function typeOfCredit(line: StatementLine): LineType {
  return CASH_WORDS.test(line.invoiceNumber) || CASH_WORDS.test(line.description ?? "") ? "payment" : "credit-note";
}

/** A fast check whether an invoice number needs a closer look, because the cell may hold several or may have lost digits. */
function needsCloserLook(row: Row, place: number): boolean {
  const type = row.types[place];
  if (type === "number") {
    const number = row.numbers[place] ?? 0;
    return number >= 1e15 || !Number.isInteger(number);
  }
  if (type !== "text") return true;
  const text = row.texts[place] ?? "";
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // A space, a line end, & + , . / ; | or a character outside ASCII.
    if (code <= 32 || code === 38 || (code >= 43 && code <= 47 && code !== 45) || code === 59 || code >= 124)
      return true;
  }
  return false;
}
