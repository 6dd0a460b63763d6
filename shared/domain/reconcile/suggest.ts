import { supportAt, unsettleSingle, type Books } from "./books.ts";
import { dateFit, isOppositeSign, tie, tieOf } from "./fit.ts";
import { limits } from "./limits.ts";
import { numberOf } from "./numbers-of-line.ts";
import { compareLedger } from "./order.ts";
import { append } from "./pairs.ts";
import type { ReasonCode } from "./reasons.ts";
import { normaliseReference } from "./reference-key.ts";
import { isOneSlipAway } from "./slips.ts";

/**
 * Names, for lines that found no place, the unused ledger lines that they may be: of equal amount and near date, with a number
 * one slip away, or where there is no number to go by. Such lines are only ever told as candidates, never agreed. A line
 * whose number fits but whose amount does not is queried too, where another invoice one slip away has its amount.
 */
export function suggest(books: Books): void {
  const seekers = seekersOf(books);
  if (seekers.length === 0) return;
  const byAmount = unusedByAmount(books, seekers);
  for (const index of seekers) {
    const line = books.lines[index];
    if (line === undefined) continue;
    const candidates = new Set<number>();
    for (const amount of new Set([line.outstandingPence, line.totalPence])) {
      for (const at of (amount === undefined ? undefined : byAmount.get(amount))?.near(index) ?? []) candidates.add(at);
    }
    propose(books, index, [...candidates]);
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
    const line = books.lines[index];
    if (line === undefined || line.type === "payment" || line.outstandingPence === 0) continue;
    const ledger = books.single[index] ?? -1;
    if (ledger >= 0) {
      if (books.singleMatch[index] !== "decision" && tieOf(books, line, ledger) === tie.none) seekers.push(index);
      continue;
    }
    if (books.settled[index] === 1) continue;
    const query = books.queries.get(index);
    if (query === undefined || worthLooking.has(query.reason)) seekers.push(index);
  }
  return seekers;
}

/** Ledger lines of one amount. Where they are many, only numbers that share all characters but one are compared. */
interface Shelf {
  near(line: number): readonly number[];
}

function unusedByAmount(books: Books, seekers: readonly number[]): ReadonlyMap<number, Shelf> {
  const found = new Map<number, number[]>();
  for (const index of seekers) {
    const line = books.lines[index];
    if (line === undefined) continue;
    found.set(line.outstandingPence, []);
    if (line.totalPence !== undefined && line.totalPence !== 0) found.set(line.totalPence, []);
  }
  for (let at = 0; at < books.ledger.length; at++) {
    if (books.used[at] === 1) continue;
    const support = books.support[at] ?? 0;
    const face = books.face[at] ?? 0;
    found.get(face)?.push(at);
    if (support !== face && support !== 0) found.get(support)?.push(at);
  }
  const wanted = new Set<string>();
  if ([...found.values()].some((ledger) => ledger.length > limits.candidatesWeighed)) {
    for (const index of seekers) {
      for (const variant of variantsOf(books.lines[index]?.invoiceNumber ?? "")) wanted.add(variant);
    }
  }
  const shelves = new Map<number, Shelf>();
  for (const [amount, ledger] of found) {
    if (ledger.length === 0) continue;
    const crowded = ledger.length > limits.candidatesWeighed;
    shelves.set(amount, crowded ? crowdedShelf(books, ledger, wanted) : { near: () => ledger });
  }
  return shelves;
}

function crowdedShelf(books: Books, ledger: readonly number[], wanted: ReadonlySet<string>): Shelf {
  const index = new Map<string, number[]>();
  for (const at of ledger) {
    for (const variant of variantsOf(books.ledger[at]?.invoiceNumber ?? "")) {
      if (wanted.has(variant)) append(index, variant, at);
    }
  }
  return {
    near: (line) => {
      const found = new Set<number>();
      for (const variant of variantsOf(books.lines[line]?.invoiceNumber ?? "")) {
        const like = index.get(variant) ?? [];
        if (like.length > limits.candidatesWeighed) {
          books.remarks.add(
            `More than ${String(limits.candidatesWeighed)} ledger lines have one amount and nearly one number: no candidates are named among them.`,
          );
          return [];
        }
        for (const at of like) found.add(at);
      }
      return [...found];
    },
  };
}

const LONGEST_VARIED = 24;

/** A reference and all that it becomes when one character is left out: two references one slip apart share one of them. */
function variantsOf(text: string): string[] {
  const normal = normaliseReference(text).slice(0, LONGEST_VARIED);
  const variants = new Set([normal]);
  for (let at = 0; at < normal.length; at++) variants.add(normal.slice(0, at) + normal.slice(at + 1));
  return [...variants];
}

function propose(books: Books, index: number, candidates: readonly number[]): void {
  const line = books.lines[index];
  if (line === undefined) return;
  const number = numberOf(books, line);
  const fitting = candidates.filter((at) => {
    const ledger = books.ledger[at];
    if (ledger === undefined || isOppositeSign(books, line, at) || tieOf(books, line, at) === tie.none) return false;
    if (books.suppliers.compare(line, ledger) === "other") return false;
    const dates = dateFit(line.invoiceDate, ledger.invoiceDate);
    return dates !== "far" && dates !== "other-year";
  });
  const similar = fitting.filter((at) => isOneSlipAway(number, books.ledger[at]?.invoiceNumber ?? ""));
  const single = books.single[index] ?? -1;
  if (single >= 0) {
    const open = similar.filter((at) => tieOf(books, line, at) === tie.open);
    if (open.length === 0) return;
    unsettleSingle(books, index);
    books.queries.set(index, { reason: "ambiguous", candidates: [single, ...order(books, index, open)] });
    return;
  }
  const known = books.queries.get(index);
  if (similar.length > 0) {
    const reason = known?.reason === "unconfirmed" ? "ambiguous" : "similar-reference";
    const before = known?.reason === "unconfirmed" ? known.candidates : [];
    books.queries.set(index, { reason, candidates: [...order(books, index, similar), ...before] });
    return;
  }
  if (known !== undefined) return;
  const sameDay = fitting.filter(
    (at) => line.invoiceDate !== undefined && books.ledger[at]?.invoiceDate === line.invoiceDate,
  );
  const likely = number === "" && sameDay.length === 0 ? fitting.filter((at) => supportAt(books, at) !== 0) : sameDay;
  if (likely.length === 0 || likely.length > limits.candidatesTold) return;
  books.queries.set(index, { reason: "same-amount", candidates: order(books, index, likely) });
}

/** The likeliest first: of the same day, then with the amount open, then by what the lines say. */
function order(books: Books, index: number, candidates: readonly number[]): number[] {
  const line = books.lines[index];
  const rank = (at: number): number => {
    if (line === undefined) return 0;
    const sameDay = line.invoiceDate !== undefined && line.invoiceDate === books.ledger[at]?.invoiceDate;
    return (sameDay ? 4 : 0) + tieOf(books, line, at);
  };
  return candidates
    .toSorted((one, other) => rank(other) - rank(one) || compareLedger(books, one, other))
    .slice(0, limits.candidatesTold);
}
