import { noPence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { Row } from "../../cells/row.ts";
import { namesMoney } from "../../table/figures/furniture.ts";
import { ageingHeading } from "../../table/headings/ageing-heading.ts";
import { amountOfValue, isPenceReading, textOfCell, type CellAmountProblem } from "../../table/values/cell-value.ts";
import { cleanLines } from "../../table/values/clean-text.ts";
import { splitIdentifiers } from "../../table/values/identifier.ts";
import { isAmount, parseAmount } from "../../table/values/parse-amount.ts";
import { isPeriodLabel } from "../../table/rows/period-label.ts";
import type { KeptCell, KeptRow } from "../../table/rows/kept-row.ts";
import { isPhraseWithDay, saysNoNumber } from "../../table/values/cell-words.ts";
import {
  isCreditLossAllowance,
  isFooterLabel,
  isShareLabel,
  readAccountHeading,
  totalMeaning,
  type AccountHeading,
  type TotalMeaning,
} from "../../table/rows/row-labels.ts";
import { foreignSaying } from "../../table/said/money.ts";
import { sayingsOfRow } from "../../table/said/sayings.ts";
import { mayBeSectionTitle, sectionOf } from "../../table/rows/section-title.ts";
import type { AmountCells } from "./amount-cells.ts";
import type { AmountReader } from "./amount-reader.ts";
import type { CellPlaces } from "./cell-places.ts";
import { columnRole } from "./column-roles.ts";
import type { LineFindings } from "./line-findings.ts";
import type { LineMaker } from "./line-maker.ts";
import {
  isLine,
  isLineWithoutAmount,
  isLoneYear,
  isPageTitle,
  readLoneAccount,
  readRowFacts,
  type RowFacts,
} from "./row-facts.ts";
import type { TableContext } from "./table-context.ts";
import type { TableRecord } from "./table-record.ts";
import { tableTotals } from "./table-totals.ts";

/** Reads the rows of a table that are not certainly lines. */
interface OtherRows {
  /** Takes a row whose cells are located. It becomes a line, an unread row, or a row left out with a reason. */
  take(row: Row, kept: KeptRow): void;
  /** Takes a row that states, in other columns than the lines, what the lines so far add up to. */
  takeSum(row: number, label: string, sum: Pence): void;
  /** Whether the currency column of a row names another currency than the pound. */
  isForeign(row: Row): boolean;
  /** Counts whether a line says its currency, if there is a column for it. */
  noteCurrency(row: Row): void;
}

/**
 * Decides what a row is, in this order: an account heading, a total with a label, an allowance for credit losses, several invoices in one cell,
 * a row with an amount (a line, a total without a label, a footer, a figure that is left out), a line whose amount can't be read, a title.
 */
export function otherRows(
  record: TableRecord,
  places: CellPlaces,
  cells: AmountCells,
  claimed: AmountReader,
  maker: LineMaker,
  context: TableContext,
  findings: LineFindings,
): OtherRows {
  const { lines, layout } = record;
  const { state } = context;
  const totals = tableTotals(record);
  const leftmost = Math.min(...layout.fields.values());
  /** Whether a total of a month or another period was found. */
  let periodTotals = false;
  /** The last row that continued a description. */
  let lastOfDescription = 0;

  const take = (row: Row, kept: KeptRow): void => {
    const facts = readRowFacts(row, kept, claimed, maker);
    const { amount, words } = facts;
    const label = facts.date !== undefined && /\d/u.test(facts.number) ? undefined : findTotalLabel(facts);
    const account = readLoneAccount(kept);
    if (account !== undefined) takeAccount(kept, account);
    else if (isOpening(facts)) takeBalanceAlone(facts);
    else if (isShare(facts)) context.leaveOut(row.row, "a row of percentages");
    else if (label !== undefined) takeTotal(facts, label.text, label.meaning);
    else if (amount !== "empty" && !/\d/u.test(facts.number) && words.some((cell) => isCreditLossAllowance(cell.text)))
      takeAllowance(facts);
    else if (amount === "empty" && takeBalanceAlone(facts)) return;
    else if (takeSeveralInOne(facts)) return;
    else if (isPenceReading(amount)) takeAmount(facts, amount);
    else if (
      isLine(facts, places) &&
      (amount === "empty" ? isLineWithoutAmount(facts, places, cells) : !isPageTitle(facts))
    ) {
      findings.addUnreadRow(row, facts.amountPlace, amount, saysNoNumber(facts.number) ? "" : facts.number);
    } else takeWords(facts);
  };

  /** The label of a total. A description is not such a label if the row has a number or a date of its own. */
  const findTotalLabel = (facts: RowFacts): { text: string; meaning: TotalMeaning } | undefined => {
    const description = facts.row.columns[places.placeOf(columnRole.description)];
    const hasNumber =
      facts.date !== undefined || (/\d/u.test(facts.number) && totalMeaning(facts.number) === undefined);
    for (const cell of facts.words) {
      const meaning = totalMeaning(cell.text);
      if (hasNumber && cell.column === description && (meaning === undefined || !repeatsSum(facts))) continue;
      // A balance brought forward from an earlier statement is owed and is a line; on a later page it repeats what is above it.
      const opening =
        meaning === "carried" && lines.length === 0 && isPenceReading(facts.amount) && facts.amount !== noPence;
      if (meaning !== undefined && !opening) return { text: cell.text, meaning };
    }
    return undefined;
  };

  /**
   * Whether a row without a date or without a number gives what the lines above it add up to: `Total | 5 | 354.75`, with a count where others have
   * their number, or `31/03/2023 | Closing balance`.
   */
  const repeatsSum = ({ date, number, amount }: RowFacts): boolean =>
    (date === undefined || number === "") && isPenceReading(amount) && totals.isSumOfLines(amount);

  /** Whether a row below dated lines has their count where they have their number, and no date. */
  const isCount = ({ date, number, kept }: RowFacts): boolean =>
    date === undefined &&
    number === String(lines.length) &&
    kept.cells.length <= MOST_IN_PERIOD_TOTAL &&
    layout.fields.has("invoiceDate") &&
    lines.length >= 2 &&
    lines.every((line) => line.invoiceDate !== undefined);

  const takeTotal = ({ row, kept, amount }: RowFacts, label: string, meaning: TotalMeaning): void => {
    const totalPlace = places.placeOf(columnRole.total);
    const total = totalPlace < 0 ? "empty" : cells.amountAt(row, totalPlace);
    const figures = kept.cells.filter(
      ({ type, text }) =>
        type === "number" || (type === "text" && /^[£(-]*\d/u.test(text) && isAmount(parseAmount(text))),
    );
    const [only] = figures;
    // A total may be in a column of its own: if it is the only number of the row, it is certain.
    const alone =
      figures.length === 1 && only !== undefined
        ? amountOfValue(only.type, only.number, only.stored, undefined, only.format)
        : undefined;
    // Beside a total, one figure in a column of credits or payments is no credit.
    const isBare =
      figures.length === 1 && (layout.amount?.from === "debit-credit" || layout.amount?.from === "total-less-paid");
    const stated = (amount === "empty" && total === "empty") || isBare ? (alone ?? amount) : amount;
    // Before all lines no line can confirm what was brought forward, and in a column of its own it is not claimed.
    const carried =
      meaning === "carried" && lines.length === 0 && !isPenceReading(amount)
        ? [total, stated, alone].find((each) => each !== undefined && isPenceReading(each))
        : undefined;
    if (carried !== undefined && carried !== noPence) {
      findings.addFigureLeftOut(row.row, carried, label);
      context.leaveOut(row.row, "a balance brought forward in another column than the claim");
      return;
    }
    totals.add(row.row, label, meaning, stated, isPenceReading(total) && !isBare ? total : undefined);
    context.leaveOut(row.row, "a total");
    // The figure may be in the words, in a text beside them, or below them.
    if (stated === "empty" && figures.length === 0) context.addLooseRow(kept);
    else if (places.hasOthers()) record.otherColumns.addTotal(row, stated);
  };

  /** Whether a row gives shares of a total: `Percentage of total | 78% | 22%`. */
  const isShare = ({ date, number, words }: RowFacts): boolean =>
    date === undefined && !/\d/u.test(number) && lines.length > 0 && words.some(({ text }) => isShareLabel(text));

  const balanceOf = ({ row }: RowFacts): Pence | CellAmountProblem => {
    const place = places.placeOf(columnRole.running);
    return place < 0 ? "empty" : cells.amountAt(row, place);
  };

  /** Whether a row before all lines gives only a balance: what was brought forward. */
  const isOpening = (facts: RowFacts): boolean =>
    facts.amount === "empty" && lines.length === 0 && isPenceReading(balanceOf(facts));

  /**
   * Takes a row with a running balance and no amount. Before the first line the balance was brought forward, and is owed; later it must be the
   * balance so far. Returns `false` for a row without a balance.
   */
  const takeBalanceAlone = (facts: RowFacts): boolean => {
    const balance = balanceOf(facts);
    if (!isPenceReading(balance)) return false;
    const { row, words, number } = facts;
    const last = record.balances.at(-1);
    if (lines.length === 0 && balance !== noPence) {
      findings.addBroughtForward(
        row.row,
        balance,
        (words.find(({ text }) => totalMeaning(text) === "carried") ?? words[0])?.text ?? number,
      );
      addLine(facts, balance);
    } else if (lines.length === 0 || balance === last?.balance)
      context.leaveOut(row.row, "a balance without a movement");
    else return false;
    return true;
  };

  const takeAllowance = ({ row, amount, words }: RowFacts): void => {
    const label = words.find((cell) => isCreditLossAllowance(cell.text))?.text ?? "";
    findings.addNettedLosses(row.row, label, isPenceReading(amount) ? amount : undefined);
    context.leaveOut(row.row, "an allowance for credit losses");
  };

  /** Several invoices in one cell, with as many amounts in one cell, become as many lines. Returns `false` for any other row. */
  const takeSeveralInOne = ({ row, amount, date }: RowFacts): boolean => {
    const numberPlace = places.placeOf(columnRole.invoiceNumber);
    const place = places.placeOf(columnRole.amount);
    if (isPenceReading(amount) || numberPlace < 0 || place < 0 || state.foreignSection !== undefined) return false;
    if (row.types[numberPlace] !== "text" || row.types[place] !== "text") return false;
    const numbers = splitIdentifiers(row.texts[numberPlace] ?? "") ?? [];
    const amounts = cleanLines(row.texts[place] ?? "").map((text) => parseAmount(text, record.layout.decimals));
    const readable = amounts.filter(isAmount);
    if (numbers.length < 2 || numbers.length !== amounts.length || readable.length !== amounts.length) return false;
    for (const [index, number] of numbers.entries()) {
      const line = maker.add(row, readable[index] ?? noPence, number, date);
      line.references = undefined;
      // The total in the row belongs to all of them together.
      record.sums.totals -= line.totalPence ?? 0;
      line.totalPence = undefined;
    }
    return true;
  };

  const takeAmount = (facts: RowFacts, amount: Pence): void => {
    const { row, kept, words } = facts;
    const label = words[0]?.text ?? "";
    const hasNumber = facts.number !== "" && !saysNoNumber(facts.number);
    if (isForeign(row)) findings.addForeignRow(row, places.placeOf(columnRole.currency), facts.number, undefined);
    else if (state.foreignSection !== undefined && isLine(facts, places))
      findings.addForeignRow(row, facts.amountPlace, facts.number, state.foreignSection);
    else if (isAge(facts)) {
      context.leaveOut(row.row, "a summary by age");
      findings.addFigureLeftOut(row.row, amount, label);
    } else if (isPeriodTotal(facts, amount)) takeTotal(facts, label === "" ? facts.number : label, "part");
    else if (isCount(facts)) takeTotal(facts, facts.number, "plain");
    else if (isLine(facts, places) && !isTrailer(facts, amount)) addLine(facts, amount);
    else if (words.length === 0 && !hasNumber) takeBareFigure(row, kept, amount);
    else if (totals.isSumOfLines(amount)) {
      totals.allowShortSections();
      findings.addTakenForTotal(row.row, amount, label);
      takeTotal(facts, label, "plain");
    } else if (isFooterLabel(label)) {
      context.addLooseRow(kept);
      context.leaveOut(row.row, "a label with an amount that is not a debt");
    } else if (totals.isWholeStated() || (totals.isBelowTotal() && !state.sectionIsNew)) {
      context.leaveOut(row.row, "an amount below the total");
      findings.addFigureLeftOut(row.row, amount, label);
    } else {
      const carried = words.find(({ text }) => totalMeaning(text) === "carried");
      if (carried !== undefined) findings.addBroughtForward(row.row, amount, carried.text);
      addLine(facts, amount);
    }
  };

  /** Whether a row below the lines gives a part of the balance by its age: `31-60 days | 100.00`. */
  const isAge = ({ date, words }: RowFacts): boolean => {
    const label = words[0]?.text ?? "";
    const age = lines.length > 0 && date === undefined ? ageingHeading(label) : undefined;
    return age === "sure" || (age === "maybe" && !/\d/u.test(label));
  };

  /**
   * Whether a row gives what the lines of a month or another period add up to: its label is a period, and the lines above it add up to its amount,
   * or those of an earlier period did. A spreadsheet may have turned the label into a date.
   */
  const isPeriodTotal = ({ row, kept, number, date }: RowFacts, amount: Pence): boolean => {
    const [first] = kept.cells;
    if (first === undefined || kept.cells.length > MOST_IN_PERIOD_TOTAL) return false;
    const isPeriod = first.type === "text" && isPeriodLabel(first.text);
    const isDay =
      first.type === "date" && (number === "" || row.types[places.placeOf(columnRole.invoiceNumber)] === "date");
    if (!isDay && (!isPeriod || date !== undefined)) return false;
    const adds = totals.equalsLinesAbove(amount) && lines.at(-1)?.invoiceNumber !== "";
    periodTotals ||= adds && isPeriod;
    return adds || (isPeriod && periodTotals);
  };

  /**
   * Whether a row gives what all lines above it add up to, in each of its amounts, although something like a number is in it: `TRAILER | Records: 11 |
   * 56,973.12 | 56,521.48`. Where every line has a date, a row without one that repeats the sums is no line of its own.
   */
  const isTrailer = ({ row, date }: RowFacts, amount: Pence): boolean => {
    if (date !== undefined || !layout.fields.has("invoiceDate") || lines.length < 2) return false;
    if (amount !== record.sums.outstanding || lines.some((line) => line.invoiceDate === undefined)) return false;
    const totalPlace = places.placeOf(columnRole.total);
    const total = totalPlace < 0 ? "empty" : cells.amountAt(row, totalPlace);
    return total === "empty" || total === record.sums.totals;
  };

  const addLine = ({ row, number, date, words }: RowFacts, amount: Pence): void => {
    // Words without a digit or a date of the line are not an invoice number: `Retention`, `Less: payment received 28/03/2023`.
    const isPhrase = !/\d/u.test(number) || (layout.fields.has("invoiceDate") && isPhraseWithDay(number));
    const isWord = saysNoNumber(number) || (date === undefined && isPhrase);
    const line = maker.add(row, amount, isWord ? "" : number, date);
    if (layout.fields.has("currency")) noteCurrency(row);
    const place = places.placeOf(columnRole.invoiceDate);
    const dateText = place < 0 ? "" : textOfCell(row, place);
    if (date === undefined && dateText !== "") {
      if (line.description === undefined && line.invoiceNumber === "") line.description = dateText;
      else findings.addUnreadableDate(row, place, line);
    }
    const typeColumn = layout.fields.get("type");
    const label = words.find((cell) => cell.column !== typeColumn)?.text ?? "";
    if (line.description === undefined && label !== "" && label !== line.invoiceNumber) line.description = label;
    maker.readWords(line);
  };

  /** A row with an amount and nothing else: a year, the sum of the lines above it, or something that we can't know. */
  const takeBareFigure = (row: Row, kept: KeptRow, amount: Pence): void => {
    if (isLoneYear(kept) && amount !== totals.sumSinceTotal() && amount !== record.sums.outstanding) takeSection(kept);
    else if (lines.length > 0) {
      totals.add(row.row, "", "plain", amount, undefined);
      context.leaveOut(row.row, "an amount alone in its row: a total");
    } else {
      context.leaveOut(row.row, "an amount alone in its row");
      findings.addFigureLeftOut(row.row, amount, "");
    }
  };

  const takeWords = ({ kept, words, amount }: RowFacts): void => {
    if (takeRestOfDescription(kept, words)) return;
    noteMoney(kept);
    const account = readAccountHeading(kept.cells);
    if (account === undefined) context.addLooseRow(kept);
    const [only] = words;
    // A title has no day and no figure beside it: `12/02/2023 | BACS received | 300.00` is a movement.
    const isAlone = kept.cells.every((cell) => cell === only || (cell.type !== "date" && !isAmountText(cell)));
    const section = words.length === 1 && only !== undefined && isAlone ? sectionOf(only.text) : undefined;
    if (account !== undefined) takeAccount(kept, account);
    else if (section !== undefined) {
      if (section.type === "invoice" && lines.length === 0) reportOtherTitle(kept, only?.text ?? "");
      state.section = { ...section, title: only?.text ?? "", row: kept.row, isKnown: true };
      state.sectionIsNew = true;
      takeSection(kept);
    } else if (!takeUnknownTitle(kept, words)) context.leaveOut(kept.row, whyLeftOut(words, amount));
  };

  /** The heading of the table, or the title above it, says that it lists credits, and the first title in it says invoices. */
  const reportOtherTitle = ({ row }: KeptRow, text: string): void => {
    const { type, title = "", row: titleRow = Number.MAX_SAFE_INTEGER } = state.section;
    if ((type !== "credit-note" && type !== "payment" && type !== "receipt") || titleRow > record.headerRow) return;
    record.findings.add({
      code: "section-contradictory",
      severity: "warning",
      sheet: record.sheet.name,
      row,
      what: `"${title}" in row ${String(titleRow)} says that the lines below it reduce the debt, but "${text}" in row ${String(row)} says that they are invoices; they were read as invoices.`,
      todo: "Please write what reduces the debt as a negative amount, and put one title over each list.",
    });
  };

  /** A text at the left, alone in its row, is a title over the next lines, even if we don't know its meaning. Returns `false` for any other row. */
  const takeUnknownTitle = (kept: KeptRow, words: readonly KeptCell[]): boolean => {
    const [only] = words;
    if (only === undefined || kept.cells.length > 1 || only.column > leftmost + 1) return false;
    if (!mayBeSectionTitle(only.text) || isFooterLabel(only.text) || context.title.includes(only.text)) return false;
    state.section = { ...state.section, title: only.text, row: kept.row, isKnown: false };
    takeSection(kept);
    return true;
  };

  /** A title over the next lines: `Credit notes`, or `2022` over the lines of that year. */
  const takeSection = (kept: KeptRow): void => {
    totals.startSection();
    record.partStarts.push(lines.length);
    context.leaveOut(kept.row, "a section title");
  };

  const takeAccount = (kept: KeptRow, { account, name }: AccountHeading): void => {
    context.addLooseRow(kept);
    state.foreignSection = undefined;
    noteMoney(kept);
    state.account = account;
    totals.startSection();
    context.nameAccount(account, name, kept.row);
    context.leaveOut(kept.row, "an account heading");
  };

  /**
   * A single text in the description column continues the description of the line above, and like it may hold figures (`12 sessions @ 450.00`), unless
   * its words are about money or a currency, or make it a title. Returns `false` for any other row.
   */
  const takeRestOfDescription = (kept: KeptRow, words: readonly KeptCell[]): boolean => {
    const last = lines.at(-1);
    const [only] = words;
    if (only === undefined || kept.cells.length > 1 || only.column !== layout.fields.get("description")) return false;
    if (last?.description === undefined || Math.max(last.row, lastOfDescription) !== kept.row - 1) return false;
    if (sectionOf(only.text) !== undefined || saysMoney(kept)) return false;
    lastOfDescription = kept.row;
    last.description = `${last.description} ${only.text}`.slice(0, 1000);
    context.leaveOut(kept.row, "the rest of a description");
    return true;
  };

  /** Whether the words of a row are about money, or say what amounts are in: then the figures in it may change what is owed. */
  const saysMoney = (kept: KeptRow): boolean =>
    kept.cells.some(({ text }) => namesMoney(text)) || sayingsOfRow(record.sheet.name, "section", kept).length > 0;

  /** A title may say the currency of the lines below it: `US dollar invoices`, `Account: EAS001E (EUR)`. */
  const noteMoney = (kept: KeptRow): void => {
    if (kept.cells.length > MOST_IN_TITLE) return;
    for (const saying of sayingsOfRow(record.sheet.name, "section", kept)) {
      if (saying.said.currency !== undefined) state.foreignSection = foreignSaying(saying);
    }
  };

  const noteCurrency = (row: Row): void => {
    const { currencies } = record;
    if (places.placeOf(columnRole.currency) >= 0) currencies.filled += 1;
    else {
      currencies.blank += 1;
      currencies.firstBlank ??= row.row;
    }
  };

  const isForeign = (row: Row): boolean => {
    const place = places.placeOf(columnRole.currency);
    return place >= 0 && !/^(?:|£|gbp|uk(?:p|£)|sterling|pounds?(?: sterling)?|stg)$/iu.test(textOfCell(row, place));
  };

  const takeSum = (row: number, label: string, sum: Pence): void => {
    totals.add(row, label, "plain", sum, undefined);
    context.leaveOut(row, "a summary by age");
  };

  return { take, takeSum, isForeign, noteCurrency };
}

function isAmountText({ type, text }: KeptCell): boolean {
  return type === "number" || isAmount(parseAmount(text));
}

/** A total of a period has its label, its amount, and perhaps the total of the invoices and a count. */
const MOST_IN_PERIOD_TOTAL = 4;

function whyLeftOut(words: readonly KeptCell[], amount: Pence | CellAmountProblem): string {
  if (amount === "formula") return "a formula without a value, and no words that explain it";
  return words.length === 0 ? "numbers outside the columns that were read" : "words without an amount";
}

/** A title over the next lines has few cells. */
const MOST_IN_TITLE = 3;
