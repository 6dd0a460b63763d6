import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { claimOf, ledgerAt, lineAt, settleSingle, singleOf, unsettleSingle, type Books } from "../matching/matching.ts";
import { equalAmounts, type EqualAmounts } from "./equal-amounts.ts";
import { dateFit, tie, tieOf } from "./fit.ts";
import { limits } from "../limits.ts";
import { byLikelihood } from "../matching/order.ts";
import { append } from "./pairs.ts";
import type { Match } from "../words/reasons.ts";
import { areNeighbours, isCutShort, isOneSlipAway } from "./references/slips.ts";
import { present } from "../matching/present.ts";

/** What came of doubting: the pairs taken apart, and what was laid out for it. */
export interface Doubts {
  readonly pairs: readonly Doubt[];
  readonly equals: EqualAmounts;
}

/** A pair that was taken apart again, because another ledger line speaks against it. */
export interface Doubt {
  readonly line: number;
  readonly ledger: number;
  readonly match: Match;
  readonly rivals: readonly number[];
}

const noDoubts: Doubts = { pairs: [], equals: () => [] };

/**
 * Takes apart pairs of one number that amount or day speak against, where another ledger line has both: the number may have
 * been mistyped into that of another invoice. Such lines are queried with the candidates (REC-03). `seekers`: the lines
 * that have a ledger line of their number, and something that speaks against it.
 */
export function doubtMatches(books: Books, seekers: readonly number[]): Doubts {
  const unsettled: number[] = [];
  for (let index = 0; index < books.lines.length; index++) {
    if (books.settled[index] === 0 && claimOf(books, index) !== 0) unsettled.push(index);
  }
  if (seekers.length + unsettled.length === 0) return noDoubts;
  const equals = equalAmountsAmongDoubtful(books, seekers, unsettled);
  const doubts: Doubt[] = [];
  for (const index of seekers) {
    const line = lineAt(books, index);
    const ledger = singleOf(books, index);
    const isRival = tieOf(books, line, ledger) === tie.none ? hasNearNumberOrDate : hasNearNumberAndDay;
    const rivals = equals(index).filter(
      (at) => tieOf(books, line, at) === tie.open && isRival(line, ledgerAt(books, at)),
    );
    if (rivals.length === 0) continue;
    const match = present(books.singleMatch[index]);
    doubts.push({ line: index, ledger, match, rivals: byLikelihood(books, index, rivals) });
  }
  for (const doubt of doubts) {
    unsettleSingle(books, doubt.line);
    books.queries.set(doubt.line, { reason: "ambiguous", candidates: [doubt.ledger, ...doubt.rivals] });
  }
  return { pairs: doubts, equals };
}

/**
 * Puts pairs together again whose rivals have turned out to belong to other lines. A ledger line that is back with its own
 * line is no rival any more, so pairs that had it as theirs are looked at once more: the order of the lines changes nothing.
 */
export function settleDoubts(books: Books, doubts: Doubts): void {
  const byRival = new Map<number, Doubt[]>();
  for (const doubt of doubts.pairs) for (const rival of doubt.rivals) append(byRival, rival, doubt);
  const open = [...doubts.pairs];
  for (const { line, ledger, match, rivals } of open) {
    if (books.used[ledger] === 1 || !rivals.every((at) => books.used[at] === 1)) continue;
    settleSingle(books, line, ledger, match);
    open.push(...(byRival.get(ledger) ?? []));
  }
}

/** Ledger lines behind pairs whose amounts do not tie are as good as unused: another line may have the better claim. */
function equalAmountsAmongDoubtful(
  books: Books,
  seekers: readonly number[],
  unsettled: readonly number[],
): EqualAmounts {
  const untied = seekers
    .filter((index) => tieOf(books, lineAt(books, index), singleOf(books, index)) === tie.none)
    .map((index) => singleOf(books, index));
  for (const ledger of untied) books.used[ledger] = 0;
  const equals = equalAmounts(books, [...seekers, ...unsettled]);
  for (const ledger of untied) books.used[ledger] = 1;
  return equals;
}

/**
 * A number whose amount does not tie speaks no louder than an amount that ties to the penny some days away: it may have been
 * copied from the row of another invoice.
 */
function hasNearNumberOrDate(line: StatementLine, ledger: LedgerLine): boolean {
  const dates = dateFit(line.invoiceDate, ledger.invoiceDate);
  return (
    dates === "same" ||
    dates === "near" ||
    isOneSlipAway(line.invoiceNumber, ledger.invoiceNumber) ||
    isCutShort(line.invoiceNumber, ledger.invoiceNumber) ||
    areNeighbours(line.invoiceNumber, ledger.invoiceNumber, limits.neighbouringNumbers)
  );
}

/** Asked of lines that have a date: that of the ledger line with their number speaks against it. */
function hasNearNumberAndDay(line: StatementLine, ledger: LedgerLine): boolean {
  return line.invoiceDate === ledger.invoiceDate && isOneSlipAway(line.invoiceNumber, ledger.invoiceNumber);
}
