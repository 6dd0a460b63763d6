import type { ReconcileReferenceData } from "../../reference/reconcile-reference-data.ts";
import { knownWordsOf } from "./known-words.ts";
import { patternsOf } from "./phrases.ts";
import { plainWords, withoutSpelledOut } from "./plain-words.ts";

/** The plain words of descriptions, with slips of typing corrected; none if no nature has a phrase that is in one of them. */
export type NatureWordsOf = (descriptions: readonly string[]) => readonly string[];

type Natures = ReconcileReferenceData["natures"];

/** Reads descriptions towards the words of these natures. It is made once for the same words. */
export function natureWordsOf(natures: Natures): NatureWordsOf {
  const key = natures.map(({ words, unless = [] }) => [...words, "", ...unless].join("|")).join("\n");
  const known = made.get(key);
  if (known !== undefined) return known;
  const reader = makeReader(natures);
  if (made.size >= MOST_READERS) made.clear();
  made.set(key, reader);
  return reader;
}

const made = new Map<string, NatureWordsOf>();

/** More than there are kinds of bodies and statements that have natures of their own. */
const MOST_READERS = 50;

/** Most lines have no word of any nature, and are put aside word by word. */
function makeReader(natures: Natures): NatureWordsOf {
  const phrases = natures.flatMap(({ words }) => words);
  const known = knownWordsOf([...phrases, ...natures.flatMap(({ unless = [] }) => unless)]);
  const read = (text: string): string => known.correct(plainWords(known.completeCut(text)));
  const beginnings = phrases.map((phrase) => ({ word: new RegExp(beginningOf(phrase)), phrase: firstPartOf(phrase) }));
  const anyPhrase = anyOf(beginnings.map(({ phrase }) => phrase));
  const remembered = new Map<string, RegExp | undefined>();
  const phrasesWith = (word: string): RegExp | undefined => {
    if (remembered.has(word)) return remembered.get(word);
    const plain = read(word);
    const begun = beginnings.filter((each) => each.word.test(plain)).map(({ phrase }) => phrase);
    const pattern = begun.length === 0 ? undefined : anyOf(begun);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(word, pattern);
    return pattern;
  };
  const saysOne = (text: string): boolean => {
    if (WRITTEN_IN_PARTS.test(text)) return anyPhrase.test(read(text));
    let plain: string | undefined;
    for (const word of text.match(WORDS) ?? []) {
      const pattern = phrasesWith(word);
      if (pattern?.test((plain ??= read(text))) === true) return true;
    }
    return false;
  };
  return (descriptions) =>
    descriptions.some(saysOne) ? descriptions.map((text) => withoutSpelledOut(read(text))) : [];
}

/** The first word of a phrase, as a pattern. */
function beginningOf(phrase: string): string {
  const [first = ""] = /^[A-Z0-9*]+/.exec(phrase) ?? [];
  return firstPartOf(first);
}

function firstPartOf(phrase: string): string {
  return patternsOf(phrase)[0]?.source ?? NOTHING;
}

function anyOf(patterns: readonly string[]): RegExp {
  return new RegExp(patterns.join("|") || NOTHING);
}

/** It matches no text. */
const NOTHING = "(?!)";

const WORDS = /[A-Za-z0-9]+/g;

/** An apostrophe, a dotted abbreviation, a word that is cut short or one that is parted from its `un`. */
const WRITTEN_IN_PARTS = /['’]|\b[a-z]\.[a-z]|\b[a-z]{3,}\.(?![a-z0-9])|\bun\b/i;

const MOST_REMEMBERED = 10_000;
