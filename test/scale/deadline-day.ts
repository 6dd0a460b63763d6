import { randomOf } from "../bench/matching/random.ts";

/** A day on which the group's statements are due. */
export interface DeadlineDay {
  /** When each statement comes, in seconds from the beginning, the earliest first. */
  readonly at: Float64Array;
  /** How many lines each has. */
  readonly lines: Float64Array;
}

export const ORGANISATIONS = 400;
export const STATEMENTS = 60_000;
const SEED = 2026;
const HOUR = 3600;
const HOURS = 8;
/** So much of all comes in the last hour, and more and more towards its end: three times as much in the last minute as in its first. */
const IN_LAST_HOUR = 0.44;
const SMALLEST = 20;
const LARGEST = 2000;

/** The last day before a deadline: eight hours, the peak in the last; as many statements of 200 lines or more as of fewer. */
export function deadlineDay(times: number): DeadlineDay {
  const random = randomOf(SEED);
  const count = STATEMENTS * times;
  const at = Float64Array.from({ length: count }, () =>
    random.chance(IN_LAST_HOUR)
      ? (HOURS - 1 + partOfLastHour(random.next())) * HOUR
      : random.next() * (HOURS - 1) * HOUR,
  ).sort();
  const lines = Float64Array.from({ length: count }, () =>
    Math.round(SMALLEST * (LARGEST / SMALLEST) ** random.next()),
  );
  return { at, lines };
}

/** Draws from a density that grows evenly from a half to one and a half. */
function partOfLastHour(drawn: number): number {
  return (Math.sqrt(1 + 8 * drawn) - 1) / 2;
}

/** The most that comes in one minute, as a rate for a second. */
export function peakPerSecond({ at }: Pick<DeadlineDay, "at">): number {
  const minutes = new Map<number, number>();
  for (const time of at) {
    const minute = Math.floor(time / 60);
    minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
  }
  return Math.max(...minutes.values()) / 60;
}
