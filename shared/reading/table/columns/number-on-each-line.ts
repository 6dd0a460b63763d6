import { type Assignment, nameOfColumn } from "./assignment.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { holdsInvoiceNumbers } from "./column-values.ts";

/**
 * Whether one column has a number on each line, and another one has gaps. `Number`, `Reference`: every document has a number of its own; the column with
 * gaps has what the customer gave, or what a credit is for.
 */
export function hasNumberOnEachLine(
  profiles: ReadonlyMap<number, ColumnProfile>,
  column: number,
  other: number,
): boolean {
  const profile = profiles.get(column);
  const lines = Math.max(...Array.from(profiles.values(), ({ filled }) => filled));
  const gaps = lines - (profiles.get(other)?.filled ?? 0);
  return (
    profile !== undefined &&
    gaps >= FEWEST_GAPS &&
    gaps > lines * MOST_GAPS &&
    profile.filled >= lines * FEWEST_ON_LINES &&
    holdsInvoiceNumbers(profile)
  );
}

/** Takes the column that has a number on each line for that of the invoice numbers, and the one with gaps for a further reference. */
export function takeNumberOnEachLine<Extra extends string>(
  { header, fields, why, otherNumberColumns }: Assignment<Extra>,
  full: number,
  gaps: number,
): void {
  fields.set("invoiceNumber", full);
  why.set(full, `it has a number on each line, and ${nameOfColumn(header, gaps)} has not`);
  otherNumberColumns.push(gaps);
  why.set(gaps, "a further reference: some lines have none");
}

/** One number may have been forgotten. */
const FEWEST_GAPS = 2;

const MOST_GAPS = 0.25;

const FEWEST_ON_LINES = 0.95;
