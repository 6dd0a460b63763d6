import { ledgerAt, lineAt, supportAt, type Books } from "../matching/matching.ts";
import type { EqualAmounts } from "./equal-amounts.ts";
import { limits } from "../limits.ts";
import { numberOf } from "./references/numbers-of-line.ts";
import { byLikelihood } from "../matching/order.ts";
import type { ReasonCode } from "../words/reasons.ts";
import { isCutShort, isOneSlipAway } from "./references/slips.ts";

/**
 * Names, for lines that found no place, the unused ledger lines that they may be: of equal amount and near date, with a number
 * one slip away, or where there is no number to go by. Such lines are only ever told as candidates, never agreed.
 */
export function suggest(books: Books, equals: EqualAmounts): void {
  for (const index of seekersOf(books)) {
    propose(
      books,
      index,
      equals(index).filter((at) => books.used[at] === 0),
    );
  }
}

/** Reasons after which it is worth looking for a number one slip away. */
const worthLooking: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  "duplicate",
  "other-year",
  "other-supplier",
  "opposite-sign",
  "unconfirmed",
]);

function seekersOf(books: Books): number[] {
  const seekers: number[] = [];
  for (let index = 0; index < books.lines.length; index++) {
    if (books.settled[index] === 1) continue;
    const line = lineAt(books, index);
    if (line.type === "payment" || line.outstandingPence === 0) continue;
    const query = books.queries.get(index);
    if (query === undefined || worthLooking.has(query.reason)) seekers.push(index);
  }
  return seekers;
}

function propose(books: Books, index: number, candidates: readonly number[]): void {
  const line = lineAt(books, index);
  const number = numberOf(books, line);
  const similar = candidates.filter((at) => {
    const booked = ledgerAt(books, at).invoiceNumber;
    return isOneSlipAway(number, booked) || isCutShort(number, booked);
  });
  const known = books.queries.get(index);
  if (similar.length > 0) {
    const [reason, before] =
      known?.reason === "unconfirmed"
        ? (["ambiguous", known.candidates] as const)
        : (["similar-reference", []] as const);
    books.queries.set(index, { reason, candidates: [...byLikelihood(books, index, similar), ...before] });
    return;
  }
  if (known !== undefined) return;
  const sameDay = candidates.filter(
    (at) => line.invoiceDate !== undefined && ledgerAt(books, at).invoiceDate === line.invoiceDate,
  );
  const likely =
    number === "" && sameDay.length === 0 ? candidates.filter((at) => supportAt(books, at) !== 0) : sameDay;
  if (likely.length === 0 || likely.length > limits.candidatesTold) return;
  books.queries.set(index, { reason: "same-amount", candidates: byLikelihood(books, index, likely) });
}
