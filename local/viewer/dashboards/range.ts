/** The time that a dashboard shows, in steps. */
export interface Range {
  readonly id: "hour" | "day" | "week";
  /** `the last hour` */
  readonly words: string;
  /** Both in milliseconds, at whole steps. */
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
}

const MINUTE_MS = 60_000;

const lengths = {
  hour: { words: "the last hour", minutes: 60, step: 1 },
  day: { words: "the last 24 hours", minutes: 1440, step: 20 },
  week: { words: "the last 7 days", minutes: 10_080, step: 120 },
} as const;

/** Every range that can be asked for. */
export const rangeIds = ["hour", "day", "week"] as const;

export function wordsOfRange(id: Range["id"]): string {
  return lengths[id].words;
}

/** The range that an address asks for; the last hour if it asks for none that there is. */
export function rangeOf(asked: string | null, now: Date): Range {
  const id = rangeIds.find((each) => each === asked) ?? "hour";
  const { words, minutes, step } = lengths[id];
  const stepMs = step * MINUTE_MS;
  const to = (Math.floor(now.getTime() / stepMs) + 1) * stepMs;
  return { id, words, from: to - minutes * MINUTE_MS, to, stepMs };
}

/** The beginnings of all steps. */
export function stepsOf({ from, to, stepMs }: Range): number[] {
  return Array.from({ length: (to - from) / stepMs }, (_, index) => from + index * stepMs);
}
