import { columnLetters } from "../../cells/column-letters.ts";
import type { TableDescription } from "../table-description.ts";
import type { KeptRow } from "../rows/kept-row.ts";
import { readAccountHeading, totalMeaning } from "../rows/row-labels.ts";
import { findAccountedColumns, findColumnsOfWords } from "./accounted-columns.ts";
import { findAnswerColumns, findAgeingColumns, findOverdueTotals, countAnswerColumns } from "./answers-and-ages.ts";
import { assignByHeadings } from "./assign-by-headings.ts";
import { assignByValues } from "./assign-by-values.ts";
import type { Assignment } from "./assignment.ts";
import { type AmountChoice, chooseAmount } from "./choose-amount.ts";
import { profileColumns, type ColumnProfile } from "./column-profile.ts";
import { tellCurrencyWithoutRate, tellDifferingCurrencies } from "./currencies-differ.ts";
import { describeColumnUses } from "./column-uses.ts";
import { findNumbersInWords } from "./numbers-in-words.ts";
import { keepHeadings } from "./keep-headings.ts";
import { tellOtherDates } from "./other-dates.ts";
import { keepPounds } from "./other-currency.ts";
import { reportUnusedDebitOrCredit } from "./unused-amounts.ts";
import type { Header, HeaderCell } from "../headings/heading-meaning.ts";
import { parseDate } from "../values/parse-date.ts";
import { type DecimalWriting, decimalWritingOf } from "../values/decimal-writing.ts";
import { type AmountsShown, columnsOfAmount, type TableLayout } from "./layout.ts";

/**
 * Decides what each column of a table is, in this order:
 *
 * 1. columns for the payable organisation's answers, and the balance by age (answers-and-ages.ts);
 * 2. every other heading, compared with the values under it; ties between columns (assign-by-headings.ts, break-ties.ts);
 * 3. what the headings left open, by the values (assign-by-values.ts);
 * 4. what headings say of columns whose values are nothing of the kind, if no other column is it (keep-headings.ts);
 * 5. which amount is claimed (choose-amount.ts);
 * 6. amounts that were not used (unused-amounts.ts).
 *
 * Each choice that could have been made differently is a finding that gives the choice and its reason.
 *
 * @param sample the first rows under the headings; totals and notes may be among them
 */
export function assignColumns<Extra extends string>(
  table: TableDescription<Extra>,
  header: Header<Extra> | undefined,
  sample: readonly KeptRow[],
): TableLayout<Extra> {
  const rows = keepRowsOfLines(sample);
  const profiles = profileColumns(rows);
  const cells = shiftMergedHeadings(table, header?.cells ?? [], profiles);
  const assignment: Assignment<Extra> = {
    table,
    header: header === undefined ? undefined : { ...header, cells },
    row: header?.rows.at(-1)?.row ?? sample[0]?.row ?? 1,
    profiles,
    fields: new Map(),
    why: new Map(),
    findings: [],
    otherNumberColumns: [],
    unexplained: new Set(),
  };
  const { cells: cellsInPounds, inOtherCurrency } = keepPounds(table, cells, rows);
  for (const [column, own] of inOtherCurrency)
    assignment.why.set(column, `${columnLetters(own.column)} has its amounts in pounds`);
  const answers = findAnswerColumns(table, cells, profiles);
  const ages = findAgeingColumns(cells, answers, profiles);
  const overdue = findOverdueTotals(ages, cells, profiles);
  const ageing = ages.filter((column) => !overdue.includes(column));
  for (const column of overdue) assignment.why.set(column, "it adds up the columns by age");
  assignByHeadings(
    assignment,
    cellsInPounds.filter((cell) => !answers.has(cell.column) && !ages.includes(cell.column)),
    rows,
  );
  tellDifferingCurrencies(assignment, cells, rows);
  // The currency of each document is then the one of the columns that were left out.
  if (inOtherCurrency.size > 0) {
    tellCurrencyWithoutRate(assignment, inOtherCurrency, rows);
    assignment.fields.delete("currency");
  }
  const known = new Set([...answers, ...ages, ...inOtherCurrency.keys()]);
  assignByValues(assignment, cells, known);
  keepHeadings(assignment, cells, known);
  tellOtherDates(assignment, cells);
  const choice = chooseAmount(assignment, ageing);
  reportUnusedDebitOrCredit(assignment, choice);
  const side = assignment.fields.get("side");
  const accounted = findAccountedColumns(assignment, cells, choice);
  return {
    header: assignment.header,
    fields: assignment.fields,
    ageing: choice.ageing,
    otherNumberColumns: assignment.otherNumberColumns,
    amount: choice.amount,
    total: choice.total,
    running: choice.running,
    markColumns: findMarkColumns(assignment, choice, answers),
    side,
    minusMeansCredit: side !== undefined && profiles.get(side)?.details().hasPlus === true,
    numbersInWords: findNumbersInWords(assignment, cells, rows),
    decimals: decimalsOf(assignment, choice),
    answerColumnCount: countAnswerColumns(table, cells, answers),
    isPivot: cells.some(
      (cell) => cell.matches[0] !== undefined && cell.matches[0].score >= 90 && table.pivots.has(cell.matches[0].field),
    ),
    shown: amountsShown(profiles, choice),
    accounted,
    columnsOfWords: findColumnsOfWords(assignment, cells, accounted, choice),
    columnUses: describeColumnUses(assignment, cells, answers, choice),
    findings: assignment.findings,
  };
}

/** Columns without a meaning that divide the lines into a few groups by short words. */
function findMarkColumns<Extra extends string>(
  { fields, profiles, otherNumberColumns }: Assignment<Extra>,
  { amountUses }: AmountChoice,
  answers: ReadonlySet<number>,
): number[] {
  const used = new Set([...fields.values(), ...otherNumberColumns, ...amountUses.keys(), ...answers]);
  return [...profiles.values()].flatMap((profile) => {
    const { distinct } = profile.details();
    const isDivided = distinct <= MOST_MARKS && distinct < profile.filled + 1 && profile.dates === 0;
    const isWords = profile.amounts * 2 < profile.filled || distinct === 2;
    return used.has(profile.column) || !isDivided || !isWords ? [] : [profile.column];
  });
}

const MOST_MARKS = 6;

/** How the amounts in texts write decimals: one column may show it for the others. */
function decimalsOf<Extra extends string>(
  { table, fields, profiles }: Assignment<Extra>,
  { ageing }: AmountChoice,
): DecimalWriting | undefined {
  const columns = new Set([
    ...ageing,
    ...[...fields].flatMap(([field, column]) => (table.amounts.has(field) ? [column] : [])),
  ]);
  return decimalWritingOf([...columns].flatMap((column) => profiles.get(column)?.texts() ?? []));
}

/** How the claimed amounts of the first lines are shown. */
function amountsShown(profiles: ReadonlyMap<number, ColumnProfile>, { amount, ageing }: AmountChoice): AmountsShown {
  const claimed = columnsOfAmount(amount, ageing).flatMap((column) => profiles.get(column) ?? []);
  const unit = claimed.find(({ unitShown }) => unitShown !== undefined);
  return {
    inPence: claimed.some(({ showsPence }) => showsPence),
    inPounds: claimed.some(({ showsPounds }) => showsPounds),
    unit: unit?.unitShown === undefined ? undefined : { ...unit.unitShown, column: unit.column },
  };
}

/** Drops titles, footers, notes, totals and accounts: their cells are not values of the column. */
function keepRowsOfLines(rows: readonly KeptRow[]): readonly KeptRow[] {
  const most = rows.reduce((count, row) => Math.max(count, row.cells.length), 0);
  const full = rows.filter((row) => row.cells.length * 3 >= most && (row.cells.length > 1 || most === 1));
  const lines = full.filter((row) => !isTotalOrAccount(row));
  return lines.length === 0 ? full : lines;
}

/** Whether the words of a row make it a total or an account heading. Beside a date, `Total care package` is what was invoiced. */
function isTotalOrAccount({ cells }: KeptRow): boolean {
  if (cells.length <= 3 && readAccountHeading(cells) !== undefined) return true;
  if (cells.some(({ type, text }) => type === "date" || (type === "text" && parseDate(text) !== undefined)))
    return false;
  return cells.some((cell) => cell.type === "text" && totalMeaning(cell.text) !== undefined);
}

/** Moves headings to the column of their values: a heading merged over two columns is in the first of them, its values may be in the second. */
function shiftMergedHeadings<Extra extends string>(
  table: TableDescription<Extra>,
  cells: readonly HeaderCell<Extra>[],
  profiles: ReadonlyMap<number, ColumnProfile>,
): readonly HeaderCell<Extra>[] {
  if (profiles.size === 0) return cells;
  const headed = new Set(cells.map(({ column }) => column));
  return cells.map((cell) => {
    const next = cell.column + 1;
    const [best] = cell.matches;
    if (best === undefined || !table.onEveryLine.has(best.field) || cell.ageing !== undefined) return cell;
    const isBeside = !profiles.has(cell.column) && profiles.has(next) && !headed.has(next);
    return isBeside ? { ...cell, column: next } : cell;
  });
}
