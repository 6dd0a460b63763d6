import * as z from "zod";

/**
 * What is kept of many values: enough for every statistic of the dashboards, and of a fixed size however many they are. Summaries
 * can be merged.
 */
export const summarySchema = z.object({
  count: z.number(),
  sum: z.number(),
  min: z.number(),
  max: z.number(),
  /** The latest value, and when it was measured, in milliseconds. */
  last: z.number(),
  lastAt: z.number(),
  /** How many values are in each class, by the number of the class; see `classOf`. */
  classes: z.record(z.string(), z.number()),
});

export type Summary = z.infer<typeof summarySchema>;

/** Neighbouring classes differ by two per cent, so a percentile is right within one per cent. */
const GROWTH = 1.02;

export function summaryOf(value: number, at: number): Summary {
  return { count: 1, sum: value, min: value, max: value, last: value, lastAt: at, classes: { [classOf(value)]: 1 } };
}

export function mergeSummaries(one: Summary, other: Summary): Summary {
  const later = other.lastAt >= one.lastAt ? other : one;
  const classes = { ...one.classes };
  for (const [each, count] of Object.entries(other.classes)) classes[each] = (classes[each] ?? 0) + count;
  return {
    count: one.count + other.count,
    sum: one.sum + other.sum,
    min: Math.min(one.min, other.min),
    max: Math.max(one.max, other.max),
    last: later.last,
    lastAt: later.lastAt,
    classes,
  };
}

/** The value that a share of all values is at or below: 0.99 for the slowest of a hundred. */
export function percentile({ count, min, max, classes }: Summary, share: number): number {
  const wanted = Math.max(1, Math.ceil(count * share));
  if (wanted >= count) return max;
  let seen = 0;
  for (const [each, inClass] of Object.entries(classes).sort(([one], [other]) => Number(one) - Number(other))) {
    seen += inClass;
    if (seen >= wanted) return Math.min(max, Math.max(min, middleOf(Number(each))));
  }
  return max;
}

/** Values up to 0 are in a class of their own; the others by their logarithm. */
function classOf(value: number): number {
  return value <= 0 ? LOWEST : Math.round(Math.log(value) / Math.log(GROWTH));
}

const LOWEST = -100_000;

function middleOf(number: number): number {
  return number === LOWEST ? 0 : GROWTH ** number;
}
