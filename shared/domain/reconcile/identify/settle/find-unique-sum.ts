import { limits } from "../../limits.ts";
import { required } from "../../collections.ts";

/** One amount that may be part of a sum. Addends with the same `key` have the same amount and are interchangeable. */
export interface Addend {
  readonly amount: number;
  readonly key: string;
}

/**
 * Finds the only choice of two or more addends that adds up to `target`.
 *
 * @returns their places in `addends`; undefined if there is no such choice, if there are several, or if the search reaches a
 * limit, which adds a remark
 */
export function findUniqueSum(
  addends: readonly Addend[],
  target: number,
  remarks: Set<string>,
): readonly number[] | undefined {
  const places = addends
    .map(({ amount, key }, at) => ({ at, size: target < 0 ? -amount : amount, key }))
    .filter(({ size }) => size > 0)
    // Sorting by size is enough: a choice among equal amounts with different keys is not unique anyway, unless it takes all of them.
    .sort((one, other) => other.size - one.size);
  if (places.length < 2) return undefined;
  if (places.length > limits.amountsInSum) {
    remarks.add(
      `We look for sums among up to ${String(limits.amountsInSum)} lines with the same number or order: larger sets were not added up.`,
    );
    return undefined;
  }
  const sumFrom = [0];
  for (const { size } of places.toReversed()) sumFrom.unshift(required(sumFrom[0]) + size);
  const chosen: number[] = [];
  const found: number[][] = [];
  let steps = 0;
  const search = (place: number, left: number): void => {
    if (found.length > 1 || steps > limits.stepsOfOneSum) return;
    steps++;
    if (left === 0) {
      if (chosen.length > 1) found.push([...chosen]);
      return;
    }
    if (left > required(sumFrom[place])) return;
    const next = required(places[place]);
    if (next.size <= left) {
      chosen.push(next.at);
      search(place + 1, left - next.size);
      chosen.pop();
    }
    let other = place + 1;
    while (places[other]?.key === next.key) other++;
    search(other, left);
  };
  search(0, Math.abs(target));
  if (steps > limits.stepsOfOneSum) {
    remarks.add(
      `The search for amounts that add up to one line was stopped after ${String(limits.stepsOfOneSum)} steps: such lines were not matched by their sum.`,
    );
    return undefined;
  }
  return found.length === 1 ? found[0] : undefined;
}
