import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import { type Pence, noPence } from "../../../domain/amounts-and-days/pence.ts";
import type { Row } from "../../cells/row.ts";
import { ageingHeading } from "../../table/headings/ageing-heading.ts";
import { type CellAmountProblem, isPenceReading, identifierOfCell, textOfCell } from "../../table/values/cell-value.ts";
import { cleanLines } from "../../table/values/clean-text.ts";
import { splitIdentifiers } from "../../table/values/identifier.ts";
import { parseAmount, isAmount } from "../../table/values/parse-amount.ts";
import { penceOfNumber } from "../../table/values/pence-of-number.ts";
import type { KeptRow, KeptCell } from "../kept-row.ts";
import { saysNoNumber, isPhraseWithDay } from "../labels/cell-words.ts";
import {
  isCreditLossAllowance,
  type TotalMeaning,
  totalMeaning,
  isFooterLabel,
  readAccountHeading,
  type AccountHeading,
} from "../labels/row-labels.ts";
import { sectionOf } from "../labels/section-title.ts";
import type { CellPlaces } from "./cell-places.ts";
import { type AmountReader, amountInCell } from "./claimed-amount.ts";
import { columnRole } from "./column-roles.ts";
import type { LineMaker } from "./line-maker.ts";
import type { LineFindings } from "./line-findings.ts";
import type { TableContext } from "./table-context.ts";
import type { TableRecord } from "./table-record.ts";

/** The rows of a table that are not plainly lines. */
interface OtherRows {
  /** Takes a row whose cells are located: each ends as a line, among the unread, or left out with the reason. */
  take(row: Row, kept: KeptRow): void;
  /** Takes a row that states what the lines so far add up to, in columns that are not those of the lines. */
  takeSum(row: number, label: string, sum: Pence): void;
  /** Whether the row's own currency is not the pound. */
  isForeign(row: Row): boolean;
}

/** What a row holds, as far as it decides what the row is. */
interface RowFacts {
  readonly row: Row;
  readonly kept: KeptRow;
  readonly amount: Pence | CellAmountProblem;
  readonly amountPlace: number;
  readonly number: string;
  readonly date: CalendarDate | undefined;
  /** Cells with words in them. */
  readonly words: readonly KeptCell[];
}

export function otherRows(
  record: TableRecord,
  places: CellPlaces,
  claimed: AmountReader,
  maker: LineMaker,
  context: TableContext,
  findings: LineFindings,
): OtherRows {
  const { lines, layout } = record;
  const { state } = context;
  let sectionFrom = 0;
  let wholeStated = false;
  /** How many rows were taken for totals because they are what the lines above add up to. */
  let sumsTaken = 0;

  const take = (row: Row, kept: KeptRow): void => {
    const amount = claimed.read(row);
    const amountPlace = claimed.lastPlace();
    const words = kept.cells.filter((cell) => cell.type === "text" && hasWords(cell.text));
    const facts = { row, kept, amount, amountPlace, number: maker.numberOf(row), date: maker.dateOf(row), words };
    const label = facts.date !== undefined && /\d/u.test(facts.number) ? undefined : totalOf(facts);
    const account = readLoneAccount(kept);
    if (account !== undefined) takeAccount(kept, account);
    else if (label !== undefined) takeTotal(facts, label.text, label.meaning);
    else if (amount !== "empty" && !/\d/u.test(facts.number) && words.some((cell) => isCreditLossAllowance(cell.text)))
      takeAllowance(facts);
    else if (takeSeveralInOne(facts)) return;
    else if (isPenceReading(amount)) takeAmount(facts, amount);
    else if (isALine(facts) && (amount === "empty" ? isALineWithoutAmount(facts) : !isTitle(facts))) {
      findings.addUnreadRow(row, amountPlace, amount, saysNoNumber(facts.number) ? "" : facts.number);
    } else takeWords(facts);
  };

  /** The label of a total. A description is none where the row has a number of its own. */
  const totalOf = (facts: RowFacts): { text: string; meaning: TotalMeaning } | undefined => {
    const description = facts.row.columns[places.placeOf(columnRole.description)];
    const hasNumber =
      facts.date !== undefined || (/\d/u.test(facts.number) && totalMeaning(facts.number) === undefined);
    for (const cell of facts.words) {
      if (hasNumber && cell.column === description) continue;
      const meaning = totalMeaning(cell.text);
      // A balance brought forward from before is owed and stands for itself; on a later page it repeats what is above it.
      const opening =
        meaning === "carried" && lines.length === 0 && isPenceReading(facts.amount) && facts.amount !== noPence;
      if (meaning !== undefined && !opening) return { text: cell.text, meaning };
    }
    return undefined;
  };

  const takeTotal = ({ row, kept, amount }: RowFacts, label: string, meaning: TotalMeaning): void => {
    const total = places.placeOf(columnRole.total) < 0 ? "empty" : amountInCell(row, places.placeOf(columnRole.total));
    const figures = kept.cells.filter((cell) => cell.type === "number");
    const [only] = figures;
    // A total may stand in a column of its own: a figure that is alone can't be mistaken.
    const alone = figures.length === 1 && only !== undefined ? penceOfNumber(only.number) : undefined;
    const stated = amount === "empty" && total === "empty" ? (alone ?? amount) : amount;
    addTotal(row.row, label, meaning, stated, isPenceReading(total) ? total : undefined);
    if (meaning === "whole") wholeStated = true;
    context.leaveOut(row.row, "a total");
  };

  const addTotal = (
    row: number,
    label: string,
    meaning: TotalMeaning,
    stated: Pence | CellAmountProblem,
    statedTotal: Pence | undefined,
  ): void => {
    record.totals.push({
      row,
      label,
      meaning,
      stated,
      statedTotal,
      column: record.amountColumn,
      linesBefore: lines.length,
      sectionStart: sectionFrom,
      unreadBefore: record.unreadCount,
    });
  };

  const takeAllowance = ({ row, amount, words }: RowFacts): void => {
    const label = words.find((cell) => isCreditLossAllowance(cell.text))?.text ?? "";
    findings.addNettedLosses(row.row, label, isPenceReading(amount) ? amount : undefined);
    context.leaveOut(row.row, "an allowance for credit losses");
  };

  /** Several invoices in one cell with their amounts in one cell, one under the other: as many lines. */
  const takeSeveralInOne = ({ row, amount, date }: RowFacts): boolean => {
    const numberPlace = places.placeOf(columnRole.invoiceNumber);
    const place = places.placeOf(columnRole.amount);
    if (isPenceReading(amount) || numberPlace < 0 || place < 0) return false;
    if (row.types[numberPlace] !== "text" || row.types[place] !== "text") return false;
    const numbers = splitIdentifiers(row.texts[numberPlace] ?? "") ?? [];
    const amounts = cleanLines(row.texts[place] ?? "").map(parseAmount);
    const readable = amounts.filter(isAmount);
    if (numbers.length < 2 || numbers.length !== amounts.length || readable.length !== amounts.length) return false;
    for (const [index, number] of numbers.entries()) {
      const line = maker.add(row, readable[index] ?? noPence, number, date);
      line.references = undefined;
      // The total in the row is that of all of them.
      record.sums.totals -= line.totalPence ?? 0;
      line.totalPence = undefined;
    }
    return true;
  };

  const isALine = ({ row, number, date }: RowFacts): boolean => {
    if (date !== undefined || (/\d/u.test(number) && !isFooterLabel(number) && !isPhraseWithDay(number))) return true;
    const order = places.placeOf(columnRole.purchaseOrder);
    return order >= 0 && /\d/u.test(identifierOfCell(row, order));
  };

  /** Whether a row below the lines gives a part of the balance by its age: `31-60 days | 100.00`. */
  const isAge = ({ date, words }: RowFacts): boolean => {
    const label = words[0]?.text ?? "";
    const age = lines.length > 0 && date === undefined ? ageingHeading(label) : undefined;
    return age === "sure" || (age === "maybe" && !/\d/u.test(label));
  };

  /** Words where the number should be and none of an amount, as in a title between two pages: `Statement as at 23/03/2023 | Page 2`. */
  const isTitle = ({ row, number, date, amount, amountPlace }: RowFacts): boolean => {
    if (date !== undefined || number.split(" ").filter((word) => /^\p{L}{2,}$/u.test(word)).length < 2) return false;
    return amount === "date" || /\b(?:page|printed|run)\b/iu.test(textOfCell(row, amountPlace));
  };

  /** A row without any amount is a line only where it says all else that a line has. */
  const isALineWithoutAmount = ({ row, number, date }: RowFacts): boolean => {
    const hasTotal =
      places.placeOf(columnRole.total) >= 0 && isPenceReading(amountInCell(row, places.placeOf(columnRole.total)));
    return /\d/u.test(number) && number.length <= 40 && (date !== undefined || hasTotal);
  };

  const takeAmount = (facts: RowFacts, amount: Pence): void => {
    const { row, kept, words } = facts;
    const label = words[0]?.text ?? "";
    const hasNumber = facts.number !== "" && !saysNoNumber(facts.number);
    if (isForeign(row))
      findings.addUnreadRow(row, places.placeOf(columnRole.currency), "foreign-currency", facts.number);
    else if (isAge(facts)) {
      context.leaveOut(row.row, "a summary by age");
      if (amount !== noPence) findings.addFigureLeftOut(row.row, amount, `"${label}"`);
    } else if (isALine(facts)) addLine(facts, amount);
    else if (words.length === 0 && !hasNumber) takeBareFigure(row, kept, amount);
    else if (isSumOfLines(amount)) {
      sumsTaken += 1;
      findings.addTakenForTotal(row.row, amount, label);
      takeTotal(facts, label, "plain");
    } else if (isFooterLabel(label)) {
      context.addLooseRow(kept);
      context.leaveOut(row.row, "a label with a figure that is no debt");
      if (amount !== noPence && !wholeStated) findings.addFigureLeftOut(row.row, amount, `"${label}"`);
    } else if (wholeStated || isBelowTotal()) {
      context.leaveOut(row.row, "a figure below the total");
      findings.addFigureLeftOut(row.row, amount, `"${label}"`);
    } else addLine(facts, amount);
  };

  const isBelowTotal = (): boolean => {
    const last = record.totals.at(-1);
    return last?.linesBefore === lines.length && last.meaning !== "part" && !state.sectionIsNew;
  };

  const addLine = ({ row, number, date, words }: RowFacts, amount: Pence): void => {
    const line = maker.add(row, amount, saysNoNumber(number) ? "" : number, date);
    const place = places.placeOf(columnRole.invoiceDate);
    const dateText = place < 0 ? "" : textOfCell(row, place);
    if (date === undefined && dateText !== "") {
      if (line.description === undefined && line.invoiceNumber === "") line.description = dateText;
      else findings.addUnreadableDate(row, place, line);
    }
    const typeColumn = layout.fields.get("type");
    const label = words.find((cell) => cell.column !== typeColumn)?.text ?? "";
    if (line.description === undefined && label !== "" && label !== line.invoiceNumber) line.description = label;
  };

  /** An amount and nothing else: the sum of what is above it, or something that nobody can know. */
  const takeBareFigure = (row: Row, kept: KeptRow, amount: Pence): void => {
    if (isLoneYear(kept) && amount !== sinceTotal() && amount !== record.sums.outstanding) takeYear(kept);
    else if (lines.length > 0) {
      addTotal(row.row, "", "plain", amount, undefined);
      context.leaveOut(row.row, "a figure with nothing beside it: a total");
    } else {
      context.leaveOut(row.row, "a figure with nothing beside it");
      findings.addFigureLeftOut(row.row, amount, "no words at all");
    }
  };

  /** Whether an amount is what several lines above it add up to: then it is their total, whatever it is called. */
  const isSumOfLines = (amount: Pence): boolean => {
    const from = record.totals.at(-1)?.linesBefore ?? 0;
    const last = lines.at(-1);
    if (amount === noPence || lines.length < 2 || last === undefined) return false;
    // Among lines that have neither number nor date such a row is one more of them.
    if (last.invoiceNumber === "" && last.invoiceDate === undefined && last.purchaseOrder === undefined) return false;
    // Where sections end in such rows, one of a single line does too.
    const fewest = sumsTaken > 0 ? 1 : 2;
    return amount === record.sums.outstanding || (lines.length - from >= fewest && amount === sinceTotal());
  };

  const sinceTotal = (): number => {
    let sum = 0;
    for (const line of lines.slice(record.totals.at(-1)?.linesBefore ?? 0)) sum += line.outstandingPence;
    return sum;
  };

  /** `2022` alone above the lines of that year. */
  const takeYear = (kept: KeptRow): void => {
    sectionFrom = lines.length;
    context.leaveOut(kept.row, "a section title");
  };

  const takeWords = ({ kept, words, amount }: RowFacts): void => {
    const account = readAccountHeading(kept.cells);
    if (account === undefined) context.addLooseRow(kept);
    const [only] = words;
    const section = words.length === 1 && only !== undefined ? sectionOf(only.text) : undefined;
    if (account !== undefined) takeAccount(kept, account);
    else if (section !== undefined) {
      state.section = section;
      state.sectionIsNew = true;
      sectionFrom = lines.length;
      context.leaveOut(kept.row, "a section title");
    } else if (!takeRestOfDescription(kept, words)) context.leaveOut(kept.row, whyLeftOut(words, amount));
  };

  const takeAccount = (kept: KeptRow, { account, name }: AccountHeading): void => {
    context.addLooseRow(kept);
    state.account = account;
    sectionFrom = lines.length;
    context.nameAccount(account, name, kept.row);
    context.leaveOut(kept.row, "an account heading");
  };

  const takeRestOfDescription = (kept: KeptRow, words: readonly KeptCell[]): boolean => {
    const last = lines.at(-1);
    const [only] = words;
    if (only === undefined || kept.cells.length > 1 || only.column !== layout.fields.get("description")) return false;
    if (last?.description === undefined || last.row !== kept.row - 1) return false;
    last.description = `${last.description} ${only.text}`.slice(0, 1000);
    context.leaveOut(kept.row, "the rest of a description");
    return true;
  };

  const isForeign = (row: Row): boolean => {
    const place = places.placeOf(columnRole.currency);
    return place >= 0 && !/^(?:|£|gbp|uk(?:p|£)|sterling|pounds?(?: sterling)?|stg)$/iu.test(textOfCell(row, place));
  };

  const takeSum = (row: number, label: string, sum: Pence): void => {
    addTotal(row, label, "plain", sum, undefined);
    context.leaveOut(row, "a summary by age");
  };

  return { take, takeSum, isForeign };
}

/** Whether a text has letters that are not those of an amount (`1,234.50 CR`, `GBP 5.00`). */
function hasWords(text: string): boolean {
  return /\p{L}/u.test(text) && !isAmount(parseAmount(text));
}

/** The account that a row opens, where it holds nothing else: `Account: | 100417 | EASTMERE UNIV HOSP`, in whatever columns. */
function readLoneAccount({ cells }: KeptRow): AccountHeading | undefined {
  if (cells.length > 3 || cells[0]?.type !== "text") return undefined;
  const found = readAccountHeading(cells);
  if (found === undefined) return undefined;
  const isPart = (text: string): boolean => text === found.account || text === found.name;
  return cells.slice(1).every(({ text }) => isPart(text)) ? found : undefined;
}

/** A row that holds a year and nothing else. */
function isLoneYear({ cells }: KeptRow): boolean {
  const [only] = cells;
  return cells.length === 1 && only !== undefined && /^(?:19|20)\d{2}$/u.test(only.text);
}

function whyLeftOut(words: readonly KeptCell[], amount: Pence | CellAmountProblem): string {
  if (amount === "formula") return "a formula without a value, and nothing that says what it is";
  return words.length === 0 ? "figures outside the columns that were read" : "words without an amount";
}
