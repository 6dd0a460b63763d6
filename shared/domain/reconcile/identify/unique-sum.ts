import { limits } from "../limits.ts";
import { present } from "../matching/present.ts";

/** One amount that may be part of a sum. Amounts of equal `key` are equal and the same choice. */
export interface Addend {
  readonly amount: number;
  readonly key: string;
}

/**
 * Which of the addends (two of them at least) add up to `target`, as indexes, where exactly one choice does. Nothing where
 * there is no such sum, where there are several, or where the search would pass the limits: that leaves a remark.
 */
export function findUniqueSum(
  addends: readonly Addend[],
  target: number,
  remarks: Set<string>,
): readonly number[] | undefined {
  const places = addends
    .map(({ amount, key }, at) => ({ at, size: target < 0 ? -amount : amount, key }))
    .filter(({ size }) => size > 0)
    // By size alone: among amounts of one size that are not all alike, any choice has another beside it, unless all are taken.
    .sort((one, other) => other.size - one.size);
  if (places.length < 2) return undefined;
  if (places.length > limits.amountsInSum) {
    remarks.add(
      `Sums were looked for among at most ${String(limits.amountsInSum)} lines that bear one number or order: larger sets were not added up.`,
    );
    return undefined;
  }
  const rest = [0];
  for (const { size } of places.toReversed()) rest.unshift(present(rest[0]) + size);
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
    if (left > present(rest[place])) return;
    const next = present(places[place]);
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
      `The search for amounts that add up to one line was ended after ${String(limits.stepsOfOneSum)} steps: such lines were not matched by their sum.`,
    );
    return undefined;
  }
  return found.length === 1 ? found[0] : undefined;
}
