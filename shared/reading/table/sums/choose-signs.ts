/** How lines count: with the sign that is written, reducing what is owed although they have no sign, or not at all. */
export type Way = "as-written" | "reduces" | "not-counted";

/** Lines with the same mark: a type, a letter, a section. */
export interface SignGroup {
  /** The indexes of its lines, ascending. */
  readonly lines: readonly number[];
  /** The ways in which they may count, the likeliest first. */
  readonly ways: readonly Way[];
}

/** A stated total of the lines from one of the starts up to, and without, the line `before`. */
export interface TotalOfLines {
  readonly stated: number;
  readonly before: number;
  readonly starts: readonly number[];
}

export interface SignChoice {
  /** The way of each group. */
  readonly ways: readonly Way[];
  /** Whether every stated total is explained to the penny, and there is one. */
  readonly explained: boolean;
  /** For each group, whether a total proves its way: the total would not be explained without it. */
  readonly proven: readonly boolean[];
  /** Whether other ways, no less likely, explain the totals as well; then none is chosen against the words. */
  readonly ambiguous: boolean;
}

/**
 * Chooses how groups of lines count: the likeliest ways, unless only other ways explain all stated totals to the penny. Totals show whether all
 * lines are there and with which sign, so of several choices that explain them the one with the fewest unlikely ways counts.
 *
 * @param amounts the amounts of all lines, as written, in pence
 */
export function chooseSigns(
  amounts: readonly number[],
  groups: readonly SignGroup[],
  totals: readonly TotalOfLines[],
): SignChoice {
  const likeliest = groups.map(({ ways }) => ways[0] ?? "as-written");
  const sums = sumsByGroup(amounts, groups, totals);
  if (totals.length === 0 || explains(sums, likeliest, totals)) return choiceOf(sums, likeliest, totals, false);
  let best: readonly Way[] | undefined;
  let ambiguous = false;
  for (const { ways, cost } of combinations(groups)) {
    if (best !== undefined && cost > costOf(groups, best)) break;
    if (!explains(sums, ways, totals)) continue;
    if (best !== undefined) ambiguous = true;
    best ??= ways;
  }
  if (best === undefined || ambiguous) return choiceOf(sums, likeliest, totals, ambiguous);
  return choiceOf(sums, best, totals, false);
}

/** With more groups than this, only a few of them may differ from their likeliest way. */
const MOST_COMBINATIONS = 2000;

interface Combination {
  readonly ways: readonly Way[];
  readonly cost: number;
}

/** All choices of ways, those with the fewest unlikely ways first. */
function combinations(groups: readonly SignGroup[]): Combination[] {
  let found: Combination[] = [{ ways: [], cost: 0 }];
  for (const { ways } of groups) {
    found = found.flatMap((before) => ways.map((way, at) => ({ ways: [...before.ways, way], cost: before.cost + at })));
    if (found.length > MOST_COMBINATIONS)
      found = found.sort((one, other) => one.cost - other.cost).slice(0, MOST_COMBINATIONS);
  }
  return found.sort((one, other) => one.cost - other.cost);
}

function costOf(groups: readonly SignGroup[], ways: readonly Way[]): number {
  return ways.reduce((sum, way, at) => sum + Math.max(0, groups[at]?.ways.indexOf(way) ?? 0), 0);
}

/** What the lines before each place that a total needs add up to, and how many they are, for each group; the last group is all other lines. */
interface Sums {
  readonly places: ReadonlyMap<number, number>;
  readonly pence: readonly (readonly number[])[];
  readonly counts: readonly (readonly number[])[];
}

function sumsByGroup(amounts: readonly number[], groups: readonly SignGroup[], totals: readonly TotalOfLines[]): Sums {
  const places = new Map(
    [...new Set([0, amounts.length, ...totals.flatMap(({ before, starts }) => [before, ...starts])])]
      .sort((one, other) => one - other)
      .map((place, at) => [place, at]),
  );
  const groupOf = new Map<number, number>();
  for (const [at, { lines }] of groups.entries()) for (const line of lines) groupOf.set(line, at);
  const pence = Array.from({ length: groups.length + 1 }, (): number[] => []);
  const counts = Array.from({ length: groups.length + 1 }, (): number[] => []);
  const sum = pence.map(() => 0);
  const count = pence.map(() => 0);
  for (let line = 0; line <= amounts.length; line += 1) {
    if (places.has(line)) {
      for (const [at, column] of pence.entries()) column.push(sum[at] ?? 0);
      for (const [at, column] of counts.entries()) column.push(count[at] ?? 0);
    }
    const group = groupOf.get(line) ?? groups.length;
    sum[group] = (sum[group] ?? 0) + (amounts[line] ?? 0);
    count[group] = (count[group] ?? 0) + 1;
  }
  return { places, pence, counts };
}

function explains(sums: Sums, ways: readonly Way[], totals: readonly TotalOfLines[]): boolean {
  return totals.every((total) => explainsOne(sums, ways, total));
}

function explainsOne(sums: Sums, ways: readonly Way[], { stated, before, starts }: TotalOfLines): boolean {
  return starts.some((start) => {
    if (start >= before) return false;
    const { sum, onlyReduced } = sumOf(sums, ways, start, before);
    // The total of a list of only credits is mostly written without a sign too.
    return sum === stated || (onlyReduced && sum === -stated);
  });
}

function sumOf(
  { places, pence, counts }: Sums,
  ways: readonly Way[],
  start: number,
  before: number,
): { readonly sum: number; readonly onlyReduced: boolean } {
  const from = places.get(start) ?? 0;
  const to = places.get(before) ?? 0;
  let sum = 0;
  let onlyReduced = true;
  for (const [at, column] of pence.entries()) {
    const added = (column[to] ?? 0) - (column[from] ?? 0);
    const lines = (counts[at]?.[to] ?? 0) - (counts[at]?.[from] ?? 0);
    const way = ways[at] ?? "as-written";
    if (way === "as-written") sum += added;
    else if (way === "reduces") sum -= added;
    if (lines > 0 && way !== "reduces") onlyReduced = false;
  }
  return { sum, onlyReduced };
}

function choiceOf(sums: Sums, ways: readonly Way[], totals: readonly TotalOfLines[], ambiguous: boolean): SignChoice {
  const explained = totals.length > 0 && explains(sums, ways, totals);
  const proven = ways.map((way, at) => {
    if (!explained) return false;
    const others: readonly Way[] = ["as-written", "reduces", "not-counted"];
    return others.every((other) => other === way || !explains(sums, ways.with(at, other), totals));
  });
  return { ways, explained, proven, ambiguous };
}
