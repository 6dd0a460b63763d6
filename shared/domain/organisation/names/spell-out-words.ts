import {
  careKinds,
  joiningWords,
  legalWords,
  looseKinds,
  shortForms,
  expansionOf,
  distinguishingKinds,
} from "./name-words.ts";

/** The words of all known names, to recognise words that are misspelt or written without spaces between them. */
export interface Vocabulary {
  readonly has: (word: string) => boolean;
  readonly words: Iterable<string>;
}

export interface SpelledWord {
  /** In full, as the vocabulary has it. */
  readonly word: string;
  /** `unknown`: no known name has this word. `number`: an account number or a part of one. */
  readonly type: "known" | "unknown" | "number";
}

const LANGUAGE = new Set([
  ...legalWords,
  ...looseKinds,
  ...careKinds,
  ...distinguishingKinds,
  "CHILDRENS",
  "ORTHOPAEDIC",
]);
const ACCOUNT_NUMBER = /^(?:\d{2,}|[A-Z]{1,4}\d{3,}[A-Z]?)$/;
const NUMBER_BEFORE = /^\d{3,}(?=[A-Z]{3,}$)/;
const NUMBER_BEHIND = /(?<=^[A-Z]{4,})\d{2,}$/;

/** Spells out the words of a name: expands short forms, corrects misspellings, splits joined words, marks account numbers. */
export function spellOutWords(words: readonly string[], vocabulary: Vocabulary): SpelledWord[] {
  return mergeHealthCare(
    words.flatMap((word, at) => spell(word, vocabulary, { next: words[at + 1], last: at === words.length - 1 })),
  );
}

/** Expands short forms only. This is for the names of the directory, which make up the vocabulary. */
export function expandShortForms(words: readonly string[]): string[] {
  return mergeHealthCare(
    words.flatMap((word, at) => (expandShortForm(word, words[at + 1]) ?? [word]).map((each) => known(each))),
  ).map(({ word }) => word);
}

interface Place {
  readonly next: string | undefined;
  readonly last: boolean;
}

function spell(raw: string, vocabulary: Vocabulary, place: Place): SpelledWord[] {
  if (vocabulary.has(raw) && expansionOf(raw) === undefined) return [known(raw)];
  if (ACCOUNT_NUMBER.test(raw)) return [{ word: raw, type: "number" }];
  const word = raw.replace(NUMBER_BEFORE, "").replace(NUMBER_BEHIND, "");
  return (
    expandShortForm(word, place.next)?.map(known) ??
    unchanged(word, vocabulary) ??
    (place.last ? completeCutOff(word) : undefined) ??
    splitJoinedWords(word, vocabulary) ??
    correctMisspelling(word, vocabulary) ?? [{ word, type: "unknown" }]
  );
}

function known(word: string): SpelledWord {
  return { word, type: "known" };
}

const POINTS: Readonly<Record<string, string>> = { N: "NORTH", E: "EAST", S: "SOUTH", W: "WEST" };

/** Expands a short form. Some depend on the next word. */
function expandShortForm(word: string, next: string | undefined): readonly string[] | undefined {
  const point = POINTS[word];
  if (point !== undefined) return next !== undefined && next.length > 2 ? [point] : undefined;
  if (word === "F") return next?.startsWith("T") || next === undefined ? ["FOUNDATION"] : undefined;
  if (word === "GT") return [next?.startsWith("MANC") || next === "MCR" ? "GREATER" : "GREAT"];
  return expansionOf(word);
}

function unchanged(word: string, vocabulary: Vocabulary): SpelledWord[] | undefined {
  return vocabulary.has(word) || LANGUAGE.has(word) || joiningWords.has(word) ? [known(word)] : undefined;
}

/** Completes a last word that was cut off at the length of the name field. */
function completeCutOff(word: string): SpelledWord[] | undefined {
  for (const [whole, least] of [
    ["NHS", 1],
    ["TRUST", 1],
    ["FOUNDATION", 1],
    ["HEALTHCARE", 6],
    ["UNIVERSITY", 4],
    ["HOSPITAL", 3],
    ["PARTNERSHIP", 4],
    ["COMMUNITY", 4],
    ["AMBULANCE", 4],
    ["SERVICE", 4],
    ["TEACHING", 4],
    ["HEALTH", 4],
    ["MENTAL", 4],
  ] as const) {
    if (word.length >= least && whole.startsWith(word)) return [known(whole)];
  }
  return undefined;
}

/** Splits words that have no spaces between them (`BASILDONANDTHURROCK`, `UNIVHOSPNHS`) into as few pieces as possible. */
function splitJoinedWords(word: string, vocabulary: Vocabulary): SpelledWord[] | undefined {
  if (word.length < 7) return undefined;
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    for (let start = Math.max(0, end - 20); start < end; start += 1) {
      const before = best[start];
      const piece = word.slice(start, end);
      if (!before || !isPiece(piece, vocabulary)) continue;
      if (before.length + 1 < (best[end]?.length ?? Infinity)) best[end] = [...before, piece];
    }
  }
  const pieces = best[word.length];
  if (!pieces || pieces.length < 2 || !pieces.some((piece) => piece.length > 3)) return undefined;
  return pieces.flatMap((piece) =>
    isTownOfCounty(piece, vocabulary)
      ? [{ word: piece, type: "unknown" } as const]
      : (expansionOf(piece) ?? [piece]).map(known),
  );
}

/** Whether a word is only known as the beginning of a county's name: `WARWICK`. */
function isTownOfCounty(piece: string, vocabulary: Vocabulary): boolean {
  return piece.length > 4 && !vocabulary.has(piece) && vocabulary.has(`${piece}SHIRE`);
}

function isPiece(piece: string, vocabulary: Vocabulary): boolean {
  if (piece.length < 3) return piece === "OF" || piece === "ON" || piece === "FT" || piece === "ST" || piece === "TR";
  return (
    vocabulary.has(piece) ||
    LANGUAGE.has(piece) ||
    joiningWords.has(piece) ||
    shortForms.has(piece) ||
    isTownOfCounty(piece, vocabulary)
  );
}

/**
 * Corrects a long word with one letter wrong, missing, added or swapped with its neighbour, if no other word is nearly as
 * close. For names only: codes are never corrected.
 */
function correctMisspelling(word: string, vocabulary: Vocabulary): SpelledWord[] | undefined {
  if (word.length < 7) return undefined;
  const near = new Set<string>();
  const nearer = new Set<string>();
  for (const candidates of [LANGUAGE, vocabulary.words]) {
    for (const candidate of candidates) {
      if (Math.abs(candidate.length - word.length) > 2 || !candidate.startsWith(word.slice(0, 1))) continue;
      const distance = editDistance(word, candidate, 2);
      if (distance <= 2) near.add(candidate);
      // A long common word is recognisable with two wrong letters; a place name might be another place.
      if (distance <= (candidates === LANGUAGE && candidate.length > 9 ? 2 : 1)) nearer.add(candidate);
    }
  }
  const [only, ...others] = nearer;
  if (only === undefined || others.length > 0 || only.length < 7) return undefined;
  if (Array.from(near).some((candidate) => candidate !== only && !differsOnlyByS(candidate, only))) return undefined;
  return (expansionOf(only) ?? [only]).map((each) => ({ word: each, type: "known" }));
}

function differsOnlyByS(one: string, other: string): boolean {
  return `${one}S` === other || `${other}S` === one;
}

/** How many letters must be added, removed, replaced or swapped with the next one; `most + 1` if more than `most`. */
function editDistance(one: string, other: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let distance = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        distance = Math.min(distance, (beforeLast[column - 2] ?? 0) + 1);
      current.push(distance);
      least = Math.min(least, distance);
    }
    if (least > most) return most + 1;
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? most + 1;
}

/** Joins `HEALTH CARE` to `HEALTHCARE`, but not `HEALTH AND CARE`. */
function mergeHealthCare(words: readonly SpelledWord[]): SpelledWord[] {
  const merged: SpelledWord[] = [];
  for (const word of words) {
    const last = merged.at(-1);
    if (word.word === "CARE" && (last?.word === "HEALTH" || last?.word === "H"))
      merged.splice(-1, 1, known("HEALTHCARE"));
    else merged.push(word);
  }
  return merged;
}
