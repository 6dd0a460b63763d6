import { normaliseReference } from "../reconcile/references/normalise-reference.ts";

const LISTED = 3;
/** A longer text is no invoice number; comparing it would only take time. */
const LONGEST = 60;

/** The invoice numbers that are most like a number that was not found, the nearest first. Those with nothing in common are left out. */
export function nearestNumbers(wanted: string, known: readonly string[]): string[] {
  const sought = normaliseReference(wanted).slice(0, LONGEST);
  if (sought === "") return [];
  return [...new Set(known)]
    .filter((number) => number !== "")
    .map((number) => ({ number, distance: distanceBetween(sought, normaliseReference(number).slice(0, LONGEST)) }))
    .filter(({ distance }) => distance <= Math.max(2, sought.length / 2))
    .sort((one, other) => one.distance - other.distance || (one.number < other.number ? -1 : 1))
    .slice(0, LISTED)
    .map(({ number }) => number);
}

/**
 * How many characters have to be left out, added, replaced or swapped with their neighbours to make one text of the other; 1 if one is
 * a part of the other.
 */
function distanceBetween(one: string, other: string): number {
  if (one.length > 3 && other.length > 3 && (one.includes(other) || other.includes(one))) return 1;
  let twoAbove: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 0; row < one.length; row += 1) {
    const current = [row + 1];
    for (let at = 1; at <= other.length; at += 1) {
      const isSwapped = at > 1 && one[row] === other[at - 2] && one[row - 1] === other[at - 1];
      current.push(
        Math.min(
          (above[at] ?? 0) + 1,
          (current[at - 1] ?? 0) + 1,
          (above[at - 1] ?? 0) + (other[at - 1] === one[row] ? 0 : 1),
          isSwapped ? (twoAbove[at - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    twoAbove = above;
    above = current;
  }
  return above[other.length] ?? 0;
}
