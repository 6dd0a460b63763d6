import type { NumberParts } from "./read-number.ts";

/** How the writings of one number differ. */
export interface Difference {
  /** What the writings differ in; empty if they are the same number as it is. */
  readonly kinds: readonly string[];
  /** Whether the letters before the number contradict each other: `PATH` and `RAD`. */
  readonly headsConflict: boolean;
}

const none: Difference = { kinds: [], headsConflict: false };

/**
 * Compares two numbers of one core. Marks may be missing on one side, but may not cross (21/10 is not 2/110); one head may
 * be the end of the other; zeros may be missing.
 *
 * @returns undefined if they are not the same number in any writing
 */
export function compareWriting(claimed: NumberParts, booked: NumberParts): Difference | undefined {
  if (claimed === booked) return none;
  const sameCore = claimed.core === booked.core;
  if (!sameCore && claimed.segments !== booked.segments) return undefined;
  if (claimed.isWord !== booked.isWord) return undefined;
  const kinds: string[] = [];
  if (!sameCore) {
    if (claimed.cuts.length > 0 && booked.cuts.length > 0 && claimed.cuts.length !== booked.cuts.length) return undefined;
    kinds.push("zeros of segments");
  } else {
    const cuts = compareCuts(claimed.cuts, booked.cuts);
    if (cuts === undefined) return undefined;
    if (cuts !== "") kinds.push(cuts);
    if (claimed.zeros !== booked.zeros) kinds.push(claimed.zeros > booked.zeros ? "zeros more" : "zeros fewer");
  }
  const { head } = claimed;
  if (head === booked.head) return kinds.length === 0 ? none : { kinds, headsConflict: false };
  kinds.push(`head ${head}>${booked.head}`);
  return { kinds, headsConflict: !head.endsWith(booked.head) && !booked.head.endsWith(head) };
}

/** Empty if equal, how one side has fewer marks, or undefined if they cross. */
function compareCuts(claimed: readonly number[], booked: readonly number[]): string | undefined {
  if (claimed.length === booked.length) return claimed.every((cut, at) => cut === booked[at]) ? "" : undefined;
  const [fewer, more] = claimed.length < booked.length ? [claimed, booked] : [booked, claimed];
  if (!fewer.every((cut) => more.includes(cut))) return undefined;
  return fewer === claimed ? "marks fewer" : "marks more";
}

/**
 * The habits in which the two organisations write the same numbers differently, as shown by pairs whose amount and day agree.
 */
export class Habits {
  readonly #lines = new Map<string, Set<number>>();
  readonly #replaced = new Map<string, Set<string>>();

  /** Notes that a line whose amount and day agree has a difference. */
  note(line: number, difference: Difference): void {
    for (const kind of difference.kinds) {
      const lines = this.#lines.get(kind) ?? new Set();
      this.#lines.set(kind, lines);
      lines.add(line);
    }
    if (!difference.headsConflict) return;
    const kind = difference.kinds.at(-1) ?? "";
    const [claimed = "", booked = ""] = kind.slice("head ".length).split(">");
    for (const [from, to] of [
      [`statement ${claimed}`, booked],
      [`ledger ${booked}`, claimed],
    ] as const) {
      const others = this.#replaced.get(from) ?? new Set();
      this.#replaced.set(from, others);
      others.add(to);
    }
  }

  /** How many lines show the most common difference of this kind; for remarks. */
  heads(): readonly (readonly [kind: string, lines: number])[] {
    return [...this.#lines].filter(([kind]) => kind.startsWith("head ")).map(([kind, lines]) => [kind, lines.size]);
  }

  /**
   * The level of a difference: 0 none; 1 a habit that other lines show as well; 2 nobody else shows it. Undefined if the heads
   * contradict each other and no habit explains that.
   */
  levelOf(line: number, difference: Difference): 0 | 1 | 2 | undefined {
    if (difference.kinds.length === 0) return 0;
    const least = difference.headsConflict ? LINES_OF_A_REPLACED_HEAD : LINES_OF_A_HABIT;
    const isHabit = difference.kinds.every((kind) => {
      const lines = this.#lines.get(kind);
      return lines !== undefined && lines.size - (lines.has(line) ? 1 : 0) >= least;
    });
    if (!difference.headsConflict) return isHabit ? 1 : 2;
    return isHabit && this.#isOneToOne(difference) ? 1 : undefined;
  }

  #isOneToOne(difference: Difference): boolean {
    const [claimed = "", booked = ""] = (difference.kinds.at(-1) ?? "").slice("head ".length).split(">");
    return (
      this.#replaced.get(`statement ${claimed}`)?.size === 1 && this.#replaced.get(`ledger ${booked}`)?.size === 1
    );
  }
}

/** Other lines that must show a difference before it is a habit. */
const LINES_OF_A_HABIT = 2;
/** Other lines that must show that one head replaces another. */
const LINES_OF_A_REPLACED_HEAD = 5;
