import type { TableField } from "../table-description.ts";
import type { Assignment } from "./assignment.ts";
import type { ColumnProfile } from "./column-profile.ts";

/**
 * The column that repeats in every row what would otherwise be worked out: the sum of the balance by age, or the invoice total less what was
 * paid. It is then the unpaid amount itself, whatever its heading says, and what its heading says of units and currency counts. Only a column whose
 * heading says nothing we know, or no more than that it is an amount, can be it.
 *
 * @param worked the amount of each row, in pence, by the row's number
 * @param used the columns that it was worked out from
 */
export function columnThatRepeats<Extra extends string>(
  { header, fields, profiles }: Assignment<Extra>,
  worked: ReadonlyMap<number, number>,
  used: readonly number[],
): ColumnProfile | undefined {
  if (worked.size === 0) return undefined;
  const isOpen = (field: TableField<Extra>): boolean => OPEN.has(field);
  const known = new Set([
    ...[...fields].filter(([field]) => !isOpen(field)).map(([, column]) => column),
    ...used,
    ...(header?.cells ?? [])
      .filter(({ matches: [best], ageing }) => ageing !== undefined || (best !== undefined && !isOpen(best.field)))
      .map(({ column }) => column),
  ]);
  return [...profiles.values()].find(
    ({ column, pence }) =>
      !known.has(column) &&
      pence.size === worked.size &&
      [...worked].every(([row, amount]) => pence.get(row) === amount),
  );
}

/** Fields whose headings say no more than that the column holds amounts. */
const OPEN: ReadonlySet<string> = new Set(["amount", "anyTotal", "net"]);

/** What each row adds to the debt, whatever the sign of the credits is. */
export function debitsLessCredits(
  debit: ColumnProfile | undefined,
  credit: ColumnProfile | undefined,
): ReadonlyMap<number, number> {
  const left = new Map(debit?.pence ?? []);
  for (const [row, amount] of credit?.pence ?? []) left.set(row, (left.get(row) ?? 0) - Math.abs(amount));
  return left;
}

/** What the columns by age add up to in each row of which any is filled. */
export function sumsByRow(columns: readonly (ColumnProfile | undefined)[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const column of columns)
    for (const [row, amount] of column?.pence ?? []) sums.set(row, (sums.get(row) ?? 0) + amount);
  return sums;
}

/** What is left of each total after the payment beside it, whatever the payments' sign is. */
export function leftOfTotals(
  total: ColumnProfile | undefined,
  paid: ColumnProfile | undefined,
  paidIsNegative: boolean | undefined,
): ReadonlyMap<number, number> {
  const sign = paidIsNegative === true ? 1 : -1;
  return new Map([...(total?.pence ?? [])].map(([row, amount]) => [row, amount + sign * (paid?.pence.get(row) ?? 0)]));
}
