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
    // Zeros may only be missing in front of a segment: without its marks 12932-00 would be 129320, and 270/0422 would be 2704/22.
    if (claimed.pieces !== booked.pieces) return undefined;
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
  const isAffix = head.endsWith(booked.head) || booked.head.endsWith(head);
  return { kinds, headsConflict: !isAffix || isMisreadZero(claimed, booked) || isMisreadZero(booked, claimed) };
}

/** Whether a letter was taken for a digit in front: the O of `O4032` is no prefix of 4032 if the other number is `04032`. */
function isMisreadZero(one: NumberParts, other: NumberParts): boolean {
  return /[OQD]$/.test(one.head) && one.head.slice(0, -1) === other.head && other.zeros === one.zeros + 1;
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
  readonly #unlike = new Map<string, Set<number>>();
  /** For each head of one side, how many lines show each head of the other side in its place. */
  readonly #replaced = new Map<string, Map<string, number>>();
  readonly #known = new Set<string>();

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
      const others = this.#replaced.get(from) ?? new Map<string, number>();
      this.#replaced.set(from, others);
      others.set(to, (others.get(to) ?? 0) + 1);
    }
  }

  /** Notes that a line has a difference to a ledger line whose amount or day does not agree. */
  noteUnlike(line: number, difference: Difference): void {
    for (const kind of difference.kinds) {
      const lines = this.#unlike.get(kind) ?? new Set();
      this.#unlike.set(kind, lines);
      lines.add(line);
    }
  }

  /** Keeps the differences that earlier statements of the pair showed, unless most lines of this one contradict them. */
  keepKnown(kinds: readonly string[]): void {
    for (const kind of kinds) {
      const agreeing = this.#lines.get(kind) ?? new Set();
      const unlike = [...(this.#unlike.get(kind) ?? [])].filter((line) => !agreeing.has(line));
      if (agreeing.size >= (agreeing.size + unlike.length) * SHARE_OF_A_KNOWN_HABIT) this.#known.add(kind);
    }
  }

  /** Whether earlier statements of the pair showed all these differences. */
  areKnown(kinds: readonly string[]): boolean {
    return kinds.length > 0 && kinds.every((kind) => this.#known.has(kind));
  }

  /**
   * The level of a difference: 0 none; 1 a habit that other lines show as well; 2 nobody else shows it, or only one line if the
   * habit is known. Undefined if the heads contradict each other and no habit explains that.
   */
  levelOf(line: number, difference: Difference): 0 | 1 | 2 | undefined {
    if (difference.kinds.length === 0) return 0;
    const isKnown = this.areKnown(difference.kinds);
    if (difference.headsConflict && !this.#isReplaced(line, difference)) return isKnown ? 2 : undefined;
    const least = isKnown ? LINES_OF_A_KNOWN_HABIT : LINES_OF_A_HABIT;
    return difference.kinds.every((kind) => this.#othersWith(line, kind) >= least) ? 1 : 2;
  }

  /** How many other lines show a difference. */
  #othersWith(line: number, kind: string): number {
    const lines = this.#lines.get(kind);
    return lines === undefined ? 0 : lines.size - (lines.has(line) ? 1 : 0);
  }

  /** Whether many other lines show that one head replaces the other, and both hardly any other. */
  #isReplaced(line: number, difference: Difference): boolean {
    const kind = difference.kinds.at(-1) ?? "";
    const least = this.#known.has(kind) ? LINES_OF_A_KNOWN_HABIT : LINES_OF_A_REPLACED_HEAD;
    return this.#othersWith(line, kind) >= least && this.#isOneToOne(difference);
  }

  /** Whether two numbers may begin with these letters and be of one document, or of parts of it. */
  allowHeads(claimed: string, booked: string): boolean {
    if (claimed.endsWith(booked) || booked.endsWith(claimed)) return true;
    return this.levelOf(-1, { kinds: [`head ${claimed}>${booked}`], headsConflict: true }) !== undefined;
  }

  #isOneToOne(difference: Difference): boolean {
    const [claimed = "", booked = ""] = (difference.kinds.at(-1) ?? "").slice("head ".length).split(">");
    return (
      prevails(this.#replaced.get(`statement ${claimed}`), booked) &&
      prevails(this.#replaced.get(`ledger ${booked}`), claimed)
    );
  }
}

/** Whether nearly all lines show this head; a few may be of another series, such as credit notes. */
function prevails(heads: ReadonlyMap<string, number> | undefined, head: string): boolean {
  if (heads === undefined) return false;
  const all = [...heads.values()].reduce((sum, count) => sum + count, 0);
  return (heads.get(head) ?? 0) >= all * SHARE_OF_A_REPLACED_HEAD;
}

/** The share of the lines with a head that must show the same head in its place. */
const SHARE_OF_A_REPLACED_HEAD = 0.8;

/** Other lines that must show a difference before it is a habit. */
const LINES_OF_A_HABIT = 2;
/** Other lines that must show a difference that the pair is known for. */
const LINES_OF_A_KNOWN_HABIT = 1;
/** The share of the lines with a known difference whose amount and day must agree, if it is to count. */
const SHARE_OF_A_KNOWN_HABIT = 0.6;
/** Other lines that must show that one head replaces another. */
const LINES_OF_A_REPLACED_HEAD = 5;
