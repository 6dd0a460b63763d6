import { noPence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { Row } from "../../cells/row.ts";
import { isPenceReading, textOfCell, type CellAmountProblem } from "../../table/values/cell-value.ts";
import { cleanLines } from "../../table/values/clean-text.ts";
import { splitIdentifiers } from "../../table/values/identifier.ts";
import { isAmount, parseAmount } from "../../table/values/parse-amount.ts";
import type { KeptRow } from "../../table/rows/kept-row.ts";
import { isPhraseWithDay, saysNoNumber } from "../../table/values/cell-words.ts";
import { isCreditLossAllowance, isFooterLabel, totalMeaning } from "../../table/rows/row-labels.ts";
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
import { rowSums } from "./row-sums.ts";
import { rowTitles } from "./row-titles.ts";
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
  const sums = rowSums(record, places, cells, context, findings, totals);
  const titles = rowTitles(record, context, totals);

  const take = (row: Row, kept: KeptRow): void => {
    const facts = readRowFacts(row, kept, claimed, maker);
    const { amount, words } = facts;
    const label = facts.date !== undefined && /\d/u.test(facts.number) ? undefined : sums.findTotalLabel(facts);
    const account = readLoneAccount(kept);
    if (account !== undefined) titles.takeAccount(kept, account);
    else if (isOpening(facts)) takeBalanceAlone(facts);
    else if (sums.isShare(facts)) context.leaveOut(row.row, "a row of percentages");
    else if (label !== undefined) sums.takeTotal(facts, label.text, label.meaning);
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
    } else titles.takeWords(facts);
  };

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
    else if (sums.isAge(facts)) {
      context.leaveOut(row.row, "a summary by age");
      findings.addFigureLeftOut(row.row, amount, label);
    } else if (sums.isPeriodTotal(facts, amount)) sums.takeTotal(facts, label === "" ? facts.number : label, "part");
    else if (sums.isCount(facts)) sums.takeTotal(facts, facts.number, "plain");
    else if (amount === noPence && !hasNumber && words.some(({ text }) => totalMeaning(text) === "carried"))
      context.leaveOut(row.row, "a balance of nought brought forward");
    else if (isLine(facts, places) && !sums.isTrailer(facts, amount)) addLine(facts, amount);
    else if (words.length === 0 && !hasNumber) takeBareFigure(row, kept, amount);
    else if (totals.isSumOfLines(amount)) {
      totals.allowShortSections();
      findings.addTakenForTotal(row.row, amount, label);
      sums.takeTotal(facts, label, "plain");
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
    if (isLoneYear(kept) && amount !== totals.sumSinceTotal() && amount !== record.sums.outstanding)
      titles.takeSection(kept);
    else if (lines.length > 0) {
      totals.add(row.row, "", "plain", amount, undefined);
      context.leaveOut(row.row, "an amount alone in its row: a total");
    } else {
      context.leaveOut(row.row, "an amount alone in its row");
      findings.addFigureLeftOut(row.row, amount, "");
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
