import { isOneSlipAway } from "../references/slips.ts";
import { plainWords } from "./plain-words.ts";

/**
 * Corrects slips of typing in plain words, towards the words of these phrases alone: `BUISNESS RATE` is `BUSINESS RATE`. A slip is a
 * letter left out, doubled, swapped with its neighbour or, in a long word, replaced; the first letter is right.
 */
export function slipCorrector(phrases: readonly string[]): (plain: string) => string {
  const known = new Map<string, string[]>();
  const all = new Set(phrases.flatMap((phrase) => plainWords(phrase.replaceAll(/\S*\*/g, " ")).trim().split(" ")));
  for (const word of all) {
    if (word.length < SHORTEST || /\d/.test(word)) continue;
    const first = word.charAt(0);
    known.set(first, [...(known.get(first) ?? []), word]);
  }
  const remembered = new Map<string, string>();
  const correct = (word: string): string => {
    const before = remembered.get(word);
    if (before !== undefined) return before;
    const meant = all.has(word) ? word : (known.get(word.charAt(0))?.find((other) => isSlipOf(word, other)) ?? word);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(word, meant);
    return meant;
  };
  return (plain) => plain.replaceAll(LONG_WORD, correct);
}

function isSlipOf(word: string, known: string): boolean {
  if (Math.abs(word.length - known.length) > 1 || !isOneSlipAway(word, known)) return false;
  return word.length !== known.length || known.length >= SHORTEST_REPLACED || isSameLetters(word, known);
}

function isSameLetters(one: string, other: string): boolean {
  return Array.from(one).sort().join("") === Array.from(other).sort().join("");
}

/** Shorter words are one letter away from too many others. */
const SHORTEST = 6;
/** A replaced letter makes another word more often than one left out. */
const SHORTEST_REPLACED = 8;

const LONG_WORD = /[A-Z]{5,}/g;

const MOST_REMEMBERED = 10_000;
