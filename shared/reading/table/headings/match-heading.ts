import { headingWords, type HeadingWords } from "./heading-words.ts";

/**
 * What people call one field. A phrase is words in any spelling (`inv no` finds `Invoice Number`), in any order; words parted by a stroke
 * stand for each other (`invoice|bill date`). `strong` names mean nothing else; `weak` ones give way to a strong one elsewhere (`reference`);
 * `anywhere` is found in headings of any length (`dispute` in a whole sentence).
 */
export interface FieldNames {
  readonly strong?: readonly string[];
  readonly weak?: readonly string[];
  readonly anywhere?: readonly string[];
}

/** Field → what people call it: data, replaceable without a deployment. */
export type Synonyms<Field extends string> = Readonly<Record<Field, FieldNames>>;

export interface HeadingMatch<Field extends string> {
  readonly field: Field;
  /** 100: the heading is a strong name and nothing else; under 50 is no match and is not given. */
  readonly score: number;
  /** The phrase that it matched, in its one spelling. */
  readonly phrase: string;
}

interface Phrase<Field extends string> {
  readonly field: Field;
  readonly words: readonly string[];
  readonly anywhere: boolean;
  readonly full: number;
}

/** Synonyms made ready to be matched many times: the phrases by their first word, and the headings met so far. */
export interface HeadingMatcher<Field extends string> {
  readonly byFirstWord: ReadonlyMap<string, readonly Phrase<Field>[]>;
  readonly remembered: Map<string, readonly HeadingMatch<Field>[]>;
}

const STRONG = 100;
const WEAK = 75;
/** Just over half: a sentence that names one of these is about it, unless something fits better. */
const ANYWHERE = 58;
const LEAST = 50;

const MOST_REMEMBERED = 4096;

/** Makes synonyms ready to be matched. */
export function headingMatcher<Field extends string>(synonyms: Synonyms<Field>): HeadingMatcher<Field> {
  const byFirstWord = new Map<string, Phrase<Field>[]>();
  const add = (field: Field, texts: readonly string[], full: number, anywhere: boolean): void => {
    for (const words of texts.flatMap(spelledOut)) {
      const first = words[0] ?? "";
      const before = byFirstWord.get(first);
      if (before) before.push({ field, words, full, anywhere });
      else byFirstWord.set(first, [{ field, words, full, anywhere }]);
    }
  };
  for (const field of keysOf(synonyms)) {
    const { strong = [], weak = [], anywhere = [] } = synonyms[field];
    add(field, strong, STRONG, false);
    add(field, weak, WEAK, false);
    add(field, anywhere, STRONG, true);
  }
  return { byFirstWord, remembered: new Map() };
}

/** The fields that a heading may stand for, best first, each once. Empty where it says nothing that we know. */
export function matchHeading<Field extends string>(
  matcher: HeadingMatcher<Field>,
  heading: string,
): readonly HeadingMatch<Field>[] {
  const known = matcher.remembered.get(heading);
  if (known) return known;
  const matches = matchWords(matcher, headingWords(heading));
  if (matcher.remembered.size >= MOST_REMEMBERED) matcher.remembered.clear();
  matcher.remembered.set(heading, matches);
  return matches;
}

function matchWords<Field extends string>(
  matcher: HeadingMatcher<Field>,
  heading: HeadingWords,
): readonly HeadingMatch<Field>[] {
  const best = new Map<Field, HeadingMatch<Field> & { words: number }>();
  for (const word of new Set([...heading.main, ...heading.aside])) {
    for (const phrase of matcher.byFirstWord.get(word) ?? []) {
      const score = scoreOf(phrase, heading);
      if (score < LEAST) continue;
      const before = best.get(phrase.field);
      const words = phrase.words.length;
      if (before === undefined || score > before.score || (score === before.score && words > before.words)) {
        best.set(phrase.field, { field: phrase.field, score, phrase: phrase.words.join(" "), words });
      }
    }
  }
  return [...best.values()]
    .sort((one, other) => other.score - one.score || other.words - one.words)
    .map(({ field, score, phrase }) => ({ field, score, phrase }));
}

/** How much of the heading the phrase accounts for; all its words must be there, at least one of them outside brackets. */
function scoreOf<Field extends string>(phrase: Phrase<Field>, heading: HeadingWords): number {
  let inMain = 0;
  for (const word of phrase.words) {
    if (heading.main.includes(word)) inMain += 1;
    else if (!heading.aside.includes(word)) return 0;
  }
  if (inMain === 0) return 0;
  const covered = inMain / heading.main.length;
  // What is said in brackets besides makes the match a little worse, so that the plain heading wins over it.
  const besides = heading.aside.length > phrase.words.length - inMain ? 2 : 0;
  const share = phrase.full * covered - besides;
  return phrase.anywhere ? Math.max(share, ANYWHERE + phrase.words.length) : share;
}

function spelledOut(text: string): string[][] {
  let phrases: string[][] = [[]];
  for (const place of text.split(" ")) {
    const choices = place.split("|").map((word) => headingWords(word).main);
    phrases = phrases.flatMap((phrase) => choices.map((words) => [...phrase, ...words]));
  }
  return phrases.filter((phrase) => phrase.length > 0);
}

function keysOf<Field extends string>(synonyms: Synonyms<Field>): Field[] {
  const isField = (key: string): key is Field => Object.hasOwn(synonyms, key);
  return Object.keys(synonyms).filter(isField);
}
