import { normaliseReference } from "./normalise-reference.ts";

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
  const a = normaliseReference(one);
  const b = normaliseReference(other);
  if (a === b || a.length < SHORTEST || b.length < SHORTEST) return false;
  return isOneEditAway(a, b) || readAlike(a) === readAlike(b);
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

function readAlike(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => lookAlikes[letter] ?? letter);
}
