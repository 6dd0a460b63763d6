import type { Pence } from "../../amounts-and-days/pence.ts";
import { isStrongReference, normaliseReference } from "../../reconcile/references/normalise-reference.ts";
import { claimsNothing, type Statement } from "../../statement/statement.ts";

/** A new statement of a position beside the one that it would replace. */
export interface StatementComparison {
  readonly current: StatementSize;
  readonly next: StatementSize;
  /** How many different invoices the current statement names, and how many of them the new one no longer names. */
  readonly invoices: number;
  readonly lost: number;
  /** Whether the new one claims nothing, and the current one something. */
  readonly takesAll: boolean;
}

export interface StatementSize {
  /** With those whose amount could not be read. */
  readonly lines: number;
  /** `undefined` if an amount could not be read: the sum of the others is not what the sender claims. */
  readonly totalPence: Pence | undefined;
}

type Compared = Pick<Statement, "lines" | "unread" | "totalPence">;

export function compareStatements(current: Compared, next: Compared): StatementComparison {
  const before = identifying([...current.lines, ...(current.unread ?? [])].map(({ invoiceNumber }) => invoiceNumber));
  const after = identifying([
    ...next.lines.flatMap(allNumbersOf),
    ...(next.unread ?? []).map(({ invoiceNumber }) => invoiceNumber),
  ]);
  return {
    current: sizeOf(current),
    next: sizeOf(next),
    invoices: before.size,
    lost: [...before].filter((invoice) => !after.has(invoice)).length,
    takesAll: claimsNothing(next) && !claimsNothing(current),
  };
}

/**
 * Whether a new statement is so much smaller than the current one that its sender may have meant something else, such as backing for
 * one invoice: its lines or its pounds fall by more than so many per cent, or it lacks most of the current invoices. Growth never
 * counts, nor does a correction that stays within these bounds. One that takes back all claims always counts: few mean that.
 *
 * @param percent from 1; with 100, no statement that claims something is too small
 */
export function isMuchSmaller(
  { current, next, invoices, lost, takesAll }: StatementComparison,
  percent: number,
): boolean {
  if (takesAll) return true;
  if (percent >= 100) return false;
  const fallsBeyond = (before: number, after: number) =>
    after * Math.sign(before) * 100 < Math.abs(before) * (100 - percent);
  const poundsFall =
    current.totalPence !== undefined &&
    next.totalPence !== undefined &&
    fallsBeyond(current.totalPence, next.totalPence);
  return fallsBeyond(current.lines, next.lines) || poundsFall || lost * 2 > invoices;
}

function sizeOf({ lines, unread = [], totalPence }: Compared): StatementSize {
  return { lines: lines.length + unread.length, totalPence: unread.length === 0 ? totalPence : undefined };
}

/** Every number by which a line may be known: the number of an invoice may have moved to another column. */
function allNumbersOf({ invoiceNumber, references = [], otherNumbers = [] }: Compared["lines"][number]): string[] {
  return [invoiceNumber, ...references, ...otherNumbers];
}

/** Those that can identify an invoice, in normal form. */
function identifying(numbers: readonly (string | undefined)[]): Set<string> {
  return new Set(
    numbers.flatMap((number) =>
      number !== undefined && isStrongReference(number) ? [normaliseReference(number)] : [],
    ),
  );
}
