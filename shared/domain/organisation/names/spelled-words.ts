import { careKinds, joiningWords, legalWords, looseKinds, shortForms, spelledOut, tellingKinds } from "./name-words.ts";

/** The words that names known to us are made of, to tell a misspelt or run-together word by. */
export interface Vocabulary {
  readonly has: (word: string) => boolean;
  readonly words: Iterable<string>;
}

export interface SpelledWord {
  /** In full, as the vocabulary writes it. */
  readonly word: string;
  /** `unknown`: no word that any known name has. `number`: an account number or a part of one. */
  readonly sort: "known" | "unknown" | "number";
  /** Whether it was put right as a misspelling. */
  readonly mended: boolean;
}

const LANGUAGE = new Set([...legalWords, ...looseKinds, ...careKinds, ...tellingKinds, "CHILDRENS", "ORTHOPAEDIC"]);
const ACCOUNT_NUMBER = /^(?:\d{2,}|[A-Z]{1,4}\d{3,}[A-Z]?)$/;
const NUMBER_BEFORE = /^\d{3,}(?=[A-Z]{3,}$)/;
const NUMBER_BEHIND = /(?<=^[A-Z]{4,})\d{2,}$/;

/** The words of a name, each spelled out, mended or told apart from account numbers. */
export function spelledWords(words: readonly string[], vocabulary: Vocabulary): SpelledWord[] {
  return mergeHealthCare(
    words.flatMap((word, at) => spell(word, vocabulary, { next: words[at + 1], last: at === words.length - 1 })),
  );
}

/** How the name itself, out of the directory, is spelled: short forms only, since it makes the vocabulary. */
export function spelledByTheBook(words: readonly string[]): string[] {
  return mergeHealthCare(
    words.flatMap((word, at) => (shortFormOf(word, words[at + 1]) ?? [word]).map((each) => known(each))),
  ).map(({ word }) => word);
}

interface Place {
  readonly next: string | undefined;
  readonly last: boolean;
}

function spell(raw: string, vocabulary: Vocabulary, place: Place): SpelledWord[] {
  if (vocabulary.has(raw) && spelledOut(raw) === undefined) return [known(raw)];
  if (ACCOUNT_NUMBER.test(raw)) return [{ word: raw, sort: "number", mended: false }];
  const word = raw.replace(NUMBER_BEFORE, "").replace(NUMBER_BEHIND, "");
  return (
    shortFormOf(word, place.next)?.map(known) ??
    asItIs(word, vocabulary) ??
    (place.last ? cutOff(word) : undefined) ??
    runTogether(word, vocabulary) ??
    misspelt(word, vocabulary) ?? [{ word, sort: "unknown", mended: false }]
  );
}

function known(word: string): SpelledWord {
  return { word, sort: "known", mended: false };
}

const POINTS: Readonly<Record<string, string>> = { N: "NORTH", E: "EAST", S: "SOUTH", W: "WEST" };

/** Short forms whose sense hangs on the next word, and all the others. */
function shortFormOf(word: string, next: string | undefined): readonly string[] | undefined {
  const point = POINTS[word];
  if (point !== undefined) return next !== undefined && next.length > 2 ? [point] : undefined;
  if (word === "F") return next?.startsWith("T") || next === undefined ? ["FOUNDATION"] : undefined;
  if (word === "GT") return [next?.startsWith("MANC") || next === "MCR" ? "GREATER" : "GREAT"];
  return spelledOut(word);
}

function asItIs(word: string, vocabulary: Vocabulary): SpelledWord[] | undefined {
  return vocabulary.has(word) || LANGUAGE.has(word) || joiningWords.has(word) ? [known(word)] : undefined;
}

/** A ledger's name field ends after so many characters, in the middle of a word. */
function cutOff(word: string): SpelledWord[] | undefined {
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

/** `BASILDONANDTHURROCK`, `UNIVHOSPNHS`: words without the spaces between them, in as few pieces as there can be. */
function runTogether(word: string, vocabulary: Vocabulary): SpelledWord[] | undefined {
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
      ? [{ word: piece, sort: "unknown", mended: false } as const]
      : (spelledOut(piece) ?? [piece]).map(known),
  );
}

/** A word that is only known as the beginning of a county's name: `WARWICK`. */
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
 * One letter wrong, missing, too many or swapped with its neighbour in a long word, where no other word is nearly as
 * close. Names only: codes are never put right.
 */
function misspelt(word: string, vocabulary: Vocabulary): SpelledWord[] | undefined {
  if (word.length < 7) return undefined;
  const near = new Set<string>();
  const nearer = new Set<string>();
  for (const candidates of [LANGUAGE, vocabulary.words]) {
    for (const candidate of candidates) {
      if (Math.abs(candidate.length - word.length) > 2 || !candidate.startsWith(word.slice(0, 1))) continue;
      const distance = editDistance(word, candidate, 2);
      if (distance <= 2) near.add(candidate);
      // A long word of the language is plain with two letters wrong; a place could be another.
      if (distance <= (candidates === LANGUAGE && candidate.length > 9 ? 2 : 1)) nearer.add(candidate);
    }
  }
  const [only, ...others] = nearer;
  if (only === undefined || others.length > 0 || only.length < 7) return undefined;
  if (Array.from(near).some((candidate) => candidate !== only && !sameButForS(candidate, only))) return undefined;
  return (spelledOut(only) ?? [only]).map((each) => ({ word: each, sort: "known", mended: true }));
}

function sameButForS(one: string, other: string): boolean {
  return `${one}S` === other || `${other}S` === one;
}

/** How many letters are to be put in, taken out, replaced or swapped with the next; `most + 1` where it is more. */
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

/** `HEALTH CARE` is `HEALTHCARE`; `HEALTH AND CARE` is not. */
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
