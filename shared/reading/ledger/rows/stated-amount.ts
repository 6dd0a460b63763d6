import { isPence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { LedgerField } from "../../../domain/ledger/ledger-mapping.ts";
import type { Row } from "../../cells/row.ts";
import { amountAsShown } from "../../table/values/shown-amount.ts";
import { amountOfCell } from "../../table/values/cell-value.ts";

/** Remembers what the last format says, as the cells of a row mostly have one. */
const showAmount = amountAsShown();

const AMOUNT_FIELDS: readonly LedgerField[] = ["outstanding", "amount", "gross"];

/** The first amount that a row has in a column of amounts, what it is credited less what it is debited, or the sum of its amounts by age. */
export function statedAmount(
  row: Row,
  byField: ReadonlyMap<LedgerField, number>,
  ages: readonly number[],
): Pence | undefined {
  for (const field of AMOUNT_FIELDS) {
    const amount = amountIn(row, byField.get(field));
    if (amount !== undefined) return amount;
  }
  const owed = amountIn(row, byField.get("owed"));
  const settled = amountIn(row, byField.get("settled"));
  if (owed !== undefined || settled !== undefined) {
    const balance = (owed ?? 0) - (settled ?? 0);
    return isPence(balance) ? balance : undefined;
  }
  const sum = ages.length === 0 ? undefined : sumOfAges(row, ages);
  return sum === "unreadable" ? undefined : sum;
}

/** The invoice total that a row states beside what is unpaid. */
export function statedGross(row: Row, byField: ReadonlyMap<LedgerField, number>): Pence | undefined {
  const gross = byField.get("gross");
  return gross === byField.get("outstanding") ? undefined : amountIn(row, gross);
}

function amountIn(row: Row, column: number | undefined): Pence | undefined {
  if (column === undefined) return undefined;
  const at = row.columns.indexOf(column);
  if (at < 0 || at >= row.count) return undefined;
  const amount = amountOfCell(row, at);
  return typeof amount === "number" ? amount : undefined;
}

/** The sum of the columns by age in a row; `undefined` if they are all empty. */
export function sumOfAges(row: Row, ages: readonly number[]): Pence | "unreadable" | undefined {
  let sum = 0;
  let found = false;
  for (let at = 0; at < row.count; at += 1) {
    if (!ages.includes(row.columns[at] ?? 0)) continue;
    const amount = amountOfCell(row, at);
    if (amount === "empty") continue;
    if (typeof amount !== "number") return "unreadable";
    const format = row.formats[at];
    sum += format === undefined ? amount : showAmount(amount, format);
    found = true;
  }
  return found && isPence(sum) ? sum : undefined;
}
