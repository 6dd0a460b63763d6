import { isMeasured, runTimeMs, type MeasuredFunction } from "./run-time.ts";
import type { StatementUse } from "./statement-use.ts";

/** The way of a statement: each function with how often it runs, in order. */
export const WAY: readonly MeasuredFunction[] = [
  "receive-mail",
  "read-mail",
  "receive-mail",
  "reconcile-position",
  "send-mail",
];

/** How long one run of a function takes for a statement of so many lines, in seconds. */
export type SecondsOf = (name: MeasuredFunction, lines: number) => number;

/** Between the sizes that were measured, time grows evenly with the lines. */
export function secondsByLines(uses: readonly StatementUse[]): SecondsOf {
  const points = new Map<MeasuredFunction, { lines: number; seconds: number }[]>();
  for (const use of uses.toSorted((one, other) => one.lines - other.lines))
    for (const [name, cpuMs] of use.cpuMs) {
      if (!isMeasured(name)) continue;
      const seconds = runTimeMs(name, cpuMs, use.requests) / 1000 / (use.runs.get(name) ?? 1);
      points.set(name, [...(points.get(name) ?? []), { lines: use.lines, seconds }]);
    }
  return (name, lines) => {
    const known = points.get(name) ?? [];
    const after = known.find((point) => point.lines >= lines) ?? known.at(-1);
    const before = known.findLast((point) => point.lines <= lines) ?? known[0];
    if (!after || !before) throw new RangeError(`${name} was not measured`);
    if (after.lines === before.lines) return after.seconds;
    return before.seconds + ((after.seconds - before.seconds) * (lines - before.lines)) / (after.lines - before.lines);
  };
}

/** What one statement takes of each partition on average: it hardly depends on the size, because lines are stored elsewhere. */
export function meanOf(
  uses: readonly StatementUse[],
  units: "readUnits" | "writeUnits" | "indexUnits",
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const use of uses)
    for (const [partition, taken] of use[units]) sums.set(partition, (sums.get(partition) ?? 0) + taken / uses.length);
  return sums;
}
