import { commonCharacters, normaliseReference } from "./normalise-reference.ts";

/** Letters that are mistaken for digits in reading and typing. */
const lookAlikes: Readonly<Record<string, string>> = {
  O: "0",
  Q: "0",
  D: "0",
  I: "1",
  L: "1",
  Z: "2",
  S: "5",
  B: "8",
  G: "6",
};

/** A shorter reference is one slip away from too many others. */
const SHORTEST = 4;
const SHORTEST_CUT = 5;

/**
 * Whether two references differ by one slip: a character left out, added or replaced, two neighbours swapped, or letters and
 * digits that look alike.
 */
export function isOneSlipAway(one: string, other: string): boolean {
  return slipBetween(normaliseReference(one), normaliseReference(other)) > 0;
}

/**
 * How likely one of two references is a slip of the other: 2 for a character left out, doubled or swapped, or letters that look
 * like digits; 1 for a replaced one, as numbers that follow each other differ by that as well; 0 if there is no slip between them.
 *
 * @param mayHaveAffix whether one of them may have something before or behind it that the other side leaves out
 */
export function likelihoodOfSlip(one: string, other: string, mayHaveAffix: boolean): 0 | 1 | 2 {
  const normal = [normaliseReference(one), normaliseReference(other)] as const;
  // A digit that is lost before a zero takes the zero with it in the normal form.
  const plain = [withoutMarks(one), withoutMarks(other)] as const;
  let best: 0 | 1 | 2 = 0;
  for (const [a, b] of [normal, plain]) {
    const [short, long] = a.length <= b.length ? [a, b] : [b, a];
    best = larger(best, slipBetween(short, long));
    if (mayHaveAffix) best = larger(best, slipInPart(short, long));
  }
  return best;
}

function larger(one: 0 | 1 | 2, other: 0 | 1 | 2): 0 | 1 | 2 {
  return one > other ? one : other;
}

function withoutMarks(text: string): string {
  return commonCharacters(text)
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** The slip between two references in one form. */
function slipBetween(a: string, b: string): 0 | 1 | 2 {
  if (a === b || a.length < SHORTEST || b.length < SHORTEST) return 0;
  if (readAlike(a) === readAlike(b)) return 2;
  if (!isOneEditAway(a, b)) return 0;
  return a.length === b.length && !isSwap(a, b) ? 1 : 2;
}

/** The slip between a reference and the beginning or the end of a longer one. */
function slipInPart(short: string, long: string): 0 | 1 | 2 {
  if (short.replaceAll(/\D/g, "").length < SHORTEST || long.length - short.length < 1) return 0;
  if (long.startsWith(short) || long.endsWith(short)) return short.length < SHORTEST_CUT ? 0 : 2;
  let best: 0 | 1 | 2 = 0;
  for (const length of [short.length - 1, short.length, short.length + 1]) {
    if (length >= long.length) continue;
    const end = long.slice(-length);
    const beginning = long.slice(0, length);
    // A character lost where the part begins may as well be one replaced.
    const isEdge = short.slice(1) === end || end.slice(1) === short;
    const isOtherEdge = short.slice(0, -1) === beginning || beginning.slice(0, -1) === short;
    best = larger(best, isEdge ? 1 : slipBetween(short, end));
    best = larger(best, isOtherEdge ? 1 : slipBetween(short, beginning));
  }
  return best;
}

/** Whether one reference is the beginning or the end of the other, as when a field was too short for it. */
export function isCutShort(one: string, other: string): boolean {
  const a = normaliseReference(one);
  const b = normaliseReference(other);
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length < SHORTEST_CUT || short.length === long.length) return false;
  return long.startsWith(short) || long.endsWith(short);
}

/** Whether two references end in numbers that differ by no more than `most`: those of rows close together. */
export function areNeighbours(one: string, other: string, most: number): boolean {
  const a = /\d+$/.exec(one);
  const b = /\d+$/.exec(other);
  return a !== null && b !== null && Math.abs(Number(a[0]) - Number(b[0])) <= most;
}

/** For two texts that differ. */
function isOneEditAway(a: string, b: string): boolean {
  if (a.length < b.length) return isOneEditAway(b, a);
  let at = 0;
  while (a[at] === b[at]) at++;
  if (a.length > b.length) return a.slice(at + 1) === b.slice(at);
  if (a.slice(at + 1) === b.slice(at + 1)) return true;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}

/** For two texts of one length that are one edit apart. */
function isSwap(a: string, b: string): boolean {
  let at = 0;
  while (a[at] === b[at]) at++;
  return a.slice(at + 1) !== b.slice(at + 1);
}

function readAlike(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => lookAlikes[letter] ?? letter);
}
