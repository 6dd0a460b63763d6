import { ukDay } from "../amounts-and-days/uk-clock.ts";
import { daysBetween, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { sumPence, type Pence } from "../amounts-and-days/pence.ts";
import type { LineOutcome } from "../position/outcome.ts";

/** An answer as it left: what it told of each line. */
export interface ToldAnswer {
  /** ISO instant. */
  readonly at: string;
  readonly lines: readonly Pick<LineOutcome, "invoiceNumber" | "outstandingPence" | "agreedPence" | "disputedPence">[];
  /** What our ledger has and the statement has not. */
  readonly ledgerOnly: readonly { readonly outstandingPence: Pence }[];
}

/** What the last answer tells as disputed, and since when the oldest of it has been. */
export interface DisputeAge {
  readonly pence: Pence;
  readonly since: CalendarDate;
  readonly days: number;
}

/**
 * How old the disputes are that the last answer tells; `undefined` if it tells none. A dispute begins with the first answer that tells it. One that
 * was settled and came back begins anew.
 *
 * @param answers in the order in which they left
 * @param until the day at which they are looked at
 */
export function disputeAge(answers: readonly ToldAnswer[], until: CalendarDate): DisputeAge | undefined {
  let since = new Map<string, CalendarDate>();
  for (const { at, lines } of answers) {
    const disputed = lines.filter(isDisputed).map(({ invoiceNumber }) => invoiceNumber);
    since = new Map(disputed.map((number) => [number, since.get(number) ?? ukDay(at)]));
  }
  const [oldest] = [...since.values()].sort();
  if (oldest === undefined) return undefined;
  const last = (answers.at(-1)?.lines ?? []).filter(isDisputed);
  return {
    pence: sumPence(last.map(({ disputedPence }) => disputedPence)),
    since: oldest,
    days: Math.max(0, daysBetween(oldest, until)),
  };
}

function isDisputed({ disputedPence }: Pick<LineOutcome, "disputedPence">): boolean {
  return disputedPence !== 0;
}
