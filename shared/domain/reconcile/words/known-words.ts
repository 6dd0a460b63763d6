import { isOneSlipAway } from "../references/slips.ts";
import { plainWords } from "./plain-words.ts";

/** How people in haste write words that are known. */
export interface KnownWords {
  /** Plain words with what was mistyped, or written without its vowels, as the known word that was meant. */
  readonly correct: (plain: string) => string;
  /** A text whose words that were cut short with a full stop are whole, where only one known word begins so: `compl. spells`. */
  readonly completeCut: (text: string) => string;
}

/**
 * The words of phrases as what was meant where a text has them with a slip of typing, `BUISNESS`, without vowels, `FND`, or cut, `BUS.`. A
 * slip is a letter left out, doubled, swapped with its neighbour or, in a long word, replaced; the first letter is right. Towards other
 * words nothing is corrected.
 */
export function knownWordsOf(phrases: readonly string[]): KnownWords {
  const known = new Set(phrases.flatMap((phrase) => plainWords(phrase.replaceAll(/\S*\*/g, " ")).trim().split(" ")));
  const byFirst = Map.groupBy(
    [...known].filter((word) => word.length >= SHORTEST_SWAPPED && !/\d/.test(word)),
    (word) => word.charAt(0),
  );
  const bySkeleton = new Map([...known].map((word) => [skeletonOf(word), word]));
  const meant = (word: string): string => {
    if (known.has(word)) return word;
    if (word.length >= SHORTEST_SKELETON && skeletonOf(word) === word) return bySkeleton.get(word) ?? word;
    return byFirst.get(word.charAt(0))?.find((other) => isSlipOf(word, other) || isSlipOf(`${word}S`, other)) ?? word;
  };
  const remembered = new Map<string, string>();
  const correctWord = (word: string): string => {
    const before = remembered.get(word);
    if (before !== undefined) return before;
    const corrected = meant(word);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(word, corrected);
    return corrected;
  };
  const whole = (cut: string, beginning: string): string => {
    const start = beginning.toUpperCase();
    if (known.has(start)) return cut;
    const [only, ...others] = [...known].filter((word) => word.startsWith(start));
    return only === undefined || others.length > 0 ? cut : `${only} `;
  };
  return {
    correct: (plain) => plain.replaceAll(WORD, correctWord),
    completeCut: (text) => (text.includes(".") ? text.replaceAll(CUT_WORD, whole) : text),
  };
}

function skeletonOf(word: string): string {
  return word.charAt(0) + word.slice(1).replaceAll(/[AEIOU]/g, "");
}

function isSlipOf(word: string, known: string): boolean {
  if (Math.abs(word.length - known.length) > 1 || !isOneSlipAway(word, known)) return false;
  if (word.length !== known.length) return known.length >= SHORTEST;
  return known.length >= SHORTEST_REPLACED || isSameLetters(word, known);
}

function isSameLetters(one: string, other: string): boolean {
  return Array.from(one).sort().join("") === Array.from(other).sort().join("");
}

/** Shorter words are one swap away from others. */
const SHORTEST_SWAPPED = 4;
/** Shorter words are one letter away from too many others. */
const SHORTEST = 6;
/** A replaced letter makes another word more often than one left out. */
const SHORTEST_REPLACED = 8;
/** Shorter ones are mostly abbreviations of something else. */
const SHORTEST_SKELETON = 3;

const WORD = /(?<= )[A-Z]{3,}(?= )/g;

const CUT_WORD = /\b([A-Za-z]{3,})\.(?![A-Za-z0-9])/g;

const MOST_REMEMBERED = 10_000;
