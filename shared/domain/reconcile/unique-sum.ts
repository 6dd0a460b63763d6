import type { Books } from "./books.ts";
import { limits } from "./limits.ts";

/**
 * Which of the amounts (two of them at least) add up to `target`, as indexes, where exactly one choice does; amounts of equal
 * `key` count as one choice. Nothing where there is no such sum, where there are several, or where the search would pass
 * the limits: those leave a remark.
 */
export function findUniqueSum(
  books: Books,
  amounts: readonly number[],
  target: number,
  key: (at: number) => string,
): readonly number[] | undefined {
  const order = amounts.map((_, at) => at).filter((at) => amounts[at] !== 0 && (amounts[at] ?? 0) > 0 === target > 0);
  if (order.length < 2) return undefined;
  if (order.length > limits.amountsInSum) {
    books.remarks.add(
      `Sums of amounts were looked for among ${String(limits.amountsInSum)} lines of one number or order at most: larger sets were not added up.`,
    );
    return undefined;
  }
  const size = (at: number): number => Math.abs(amounts[at] ?? 0);
  order.sort((one, other) => size(other) - size(one) || (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
  const goal = Math.abs(target);
  const after: number[] = Array.from({ length: order.length + 1 }, () => 0);
  for (let place = order.length - 1; place >= 0; place--) {
    after[place] = (after[place + 1] ?? 0) + size(order[place] ?? 0);
  }
  const chosen: number[] = [];
  const found: (readonly number[])[] = [];
  let steps = 0;
  const search = (place: number, left: number): void => {
    if (found.length > 1 || steps > limits.stepsOfOneSum) return;
    steps++;
    if (left === 0) {
      if (chosen.length < 2) return;
      found.push([...chosen]);
      return;
    }
    if (left > (after[place] ?? 0)) return;
    const at = order[place];
    if (at === undefined) return;
    if (size(at) <= left) {
      chosen.push(at);
      search(place + 1, left - size(at));
      chosen.pop();
    }
    let next = place + 1;
    while (next < order.length && size(order[next] ?? 0) === size(at) && key(order[next] ?? 0) === key(at)) next++;
    search(next, left);
  };
  search(0, goal);
  if (steps > limits.stepsOfOneSum) {
    books.remarks.add(
      `A search for amounts that add up was ended after ${String(limits.stepsOfOneSum)} steps: the lines concerned are queried.`,
    );
    return undefined;
  }
  return found.length === 1 ? found[0] : undefined;
}
