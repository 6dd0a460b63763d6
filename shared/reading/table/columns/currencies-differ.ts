import { namesForeignCurrency, namesPounds } from "../../../domain/amounts-and-days/foreign-currency.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { HeaderCell } from "../headings/heading-meaning.ts";
import { cellAt, type KeptRow } from "../rows/kept-row.ts";
import { type Assignment, nameOfColumn } from "./assignment.ts";

/** Tells of two columns of currencies of which only one says pounds in the same row: one of them is about other amounts, and we can't know which. */
export function tellDifferingCurrencies<Extra extends string>(
  { table, header, fields, findings, row: headerRow }: Assignment<Extra>,
  cells: readonly HeaderCell<Extra>[],
  rows: readonly KeptRow[],
): void {
  const used = fields.get("currency");
  if (used === undefined) return;
  const others = cells.filter(({ column, matches: [best] }) => column !== used && best?.field === "currency");
  for (const { column } of others) {
    const differing = rows.find((row) => {
      const [one, other] = [cellAt(row, used), cellAt(row, column)];
      return one?.type === "text" && other?.type === "text" && namesPounds(one.text) !== namesPounds(other.text);
    });
    if (differing === undefined) continue;
    findings.push({
      code: "two-columns-fit",
      severity: "warning",
      row: headerRow,
      column: columnLetters(used),
      what: `Columns ${nameOfColumn(header, used)} and ${nameOfColumn(header, column)} name different currencies, for example in row ${String(differing.row)}: ${columnLetters(used)} was used.`,
      todo: `Please check that ${columnLetters(used)} is about the unpaid amounts; if not, leave the other column out and ${table.sendAgain}.`,
    });
  }
}

/**
 * Tells of a column that names another currency in a row in which the amount in that currency and the one in pounds are the same, or where the rates
 * between them are far apart: no rate is one to one, and a currency has much the same rate in all rows, so one of the two is not what its heading says.
 */
export function tellCurrencyWithoutRate<Extra extends string>(
  { table, header, fields, findings, row: headerRow }: Assignment<Extra>,
  inOtherCurrency: ReadonlyMap<number, HeaderCell<Extra>>,
  rows: readonly KeptRow[],
): void {
  const currency = fields.get("currency");
  if (currency === undefined) return;
  for (const [column, own] of inOtherCurrency) {
    const same = rows.find((row) => {
      const code = cellAt(row, currency);
      const [one, other] = [cellAt(row, column), cellAt(row, own.column)];
      if (code?.type !== "text" || one === undefined || other === undefined) return false;
      return namesForeignCurrency(code.text) && one.text === other.text && one.number === other.number;
    });
    const apart = same ?? rowWithOtherRate(rows, currency, column, own.column);
    if (apart === undefined) continue;
    findings.push({
      code: "currency-without-rate",
      severity: "warning",
      row: headerRow,
      column: columnLetters(own.column),
      what: `Column ${nameOfColumn(header, currency)} names another currency, but in row ${String(apart.row)} columns ${nameOfColumn(header, column)} and ${nameOfColumn(header, own.column)} have ${same === undefined ? "amounts with another rate between them than in other rows" : "the same amount"}; ${columnLetters(own.column)} was read as pounds.`,
      todo: `Please check that the amounts in ${columnLetters(own.column)} are in pounds sterling, and ${table.sendAgain} if they are not.`,
    });
    return;
  }
}

/** The first row whose rate is far from that of an earlier row in the same currency. */
function rowWithOtherRate(
  rows: readonly KeptRow[],
  currency: number,
  column: number,
  inPounds: number,
): KeptRow | undefined {
  const rates = new Map<string, number>();
  return rows.find((row) => {
    const code = cellAt(row, currency);
    const [one, other] = [cellAt(row, column), cellAt(row, inPounds)];
    if (code?.type !== "text" || !namesForeignCurrency(code.text)) return false;
    if (one?.type !== "number" || other?.type !== "number" || one.number === 0 || other.number === 0) return false;
    const rate = other.number / one.number;
    const before = rates.get(code.text);
    if (before === undefined) rates.set(code.text, rate);
    return before !== undefined && Math.max(rate / before, before / rate) > MOST_APART;
  });
}

/** So far apart are no two rates of a currency within some years. */
const MOST_APART = 1.5;
