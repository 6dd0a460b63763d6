import type { LedgerIndex } from "../matching/line-index.ts";
import { partsOfLedger, type Identification } from "./identification.ts";
import { compareWriting, type Difference } from "./numbers/compare-writing.ts";

/** No statement line has this index: a number that is only named shows no habit itself. */
const NO_LINE = -1;

/**
 * The level at which a number, in one of these writings, is that of a ledger line: 0 written alike, 1 by a habit of the pair,
 * 2 in a way that nobody else shows. Undefined if it is another number.
 */
export function levelOfNamed(
  identification: Identification,
  writings: readonly string[],
  at: LedgerIndex,
): 0 | 1 | 2 | undefined {
  let best: 0 | 1 | 2 | undefined;
  for (const { level } of differencesOfNamed(identification, writings, at))
    if (best === undefined || level < best) best = level;
  return best;
}

/**
 * How far the writing of a ledger line is from a number that a line names, to compare candidates: by the level of the difference, then by whether the
 * letters contradict each other, then by how much differs. `Infinity` if it is another number.
 */
export function distanceOfNamed(identification: Identification, writings: readonly string[], at: LedgerIndex): number {
  const distances = differencesOfNamed(identification, writings, at).map(
    ({ level, headsConflict, kinds }) => level * A_LEVEL + (headsConflict ? A_CONFLICT : 0) + kinds.length,
  );
  return Math.min(Infinity, ...distances);
}

/** More than all differences of one writing together. */
const A_CONFLICT = 10;

const A_LEVEL = 100;

/** How each of these writings differs from a ledger line's, without those that are other numbers. */
function differencesOfNamed(
  identification: Identification,
  writings: readonly string[],
  at: LedgerIndex,
): (Difference & { readonly level: 0 | 1 | 2 })[] {
  return writings.flatMap((writing) => {
    const difference = compareWriting(identification.numbers.read(writing), partsOfLedger(identification, at));
    const level = difference && identification.habits.levelOf(NO_LINE, difference);
    return difference === undefined || level === undefined ? [] : [{ ...difference, level }];
  });
}
