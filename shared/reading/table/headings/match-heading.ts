import { headingWords, type HeadingWords } from "./heading-words.ts";

/**
 * Matching the headings of a table with the fields that we know, in this order: the heading becomes words in one spelling each
 * (heading-words.ts); every phrase of the synonyms whose words are all in it gets a score; each field keeps its best phrase.
 *
 * To add a heading, add its words to the field in its list: document-synonyms.ts or statement-synonyms.ts (columns of a statement),
 * label-synonyms.ts (the rows above a statement's lines), ledger-synonyms.ts (columns of a ledger). Add a new spelling of a word (`inv` for `invoice`) to heading-words.ts.
 */

/**
 * What people call one field. A phrase is a list of words in any order and any spelling (`inv no` matches `Invoice Number`); `invoice|bill date`
 * is short for `invoice date` and `bill date`. A `strong` phrase means only this field; a `weak` one (`reference`) gives way to a strong one in
 * another column; an `anywhere` phrase (`dispute`) is also found inside a whole sentence.
 */
export interface FieldNames {
  readonly strong?: readonly string[];
  readonly weak?: readonly string[];
  readonly anywhere?: readonly string[];
}

/** Field → what people call it. */
export type Synonyms<Field extends string> = Readonly<Record<Field, FieldNames>>;

export interface HeadingMatch<Field extends string> {
  readonly field: Field;
  /** From 50 to 100. At 100 the heading is a strong phrase and nothing else; above that, somebody said what the heading means. */
  readonly score: number;
  /** The phrase that it matched, in our spelling. */
  readonly phrase: string;
}

/** The score of a meaning that somebody gave to the heading, so that nothing has to be guessed. */
export const GIVEN = 1000;

interface Phrase<Field extends string> {
  readonly field: Field;
  readonly words: readonly string[];
  readonly anywhere: boolean;
  readonly full: number;
}

/** Synonyms prepared for matching: the phrases by their first word, and the results so far. */
export interface HeadingMatcher<Field extends string> {
  readonly byFirstWord: ReadonlyMap<string, readonly Phrase<Field>[]>;
  readonly remembered: Map<string, readonly HeadingMatch<Field>[]>;
}

const STRONG = 100;
const WEAK = 75;
/** Just above the minimum: a sentence with such a phrase is about the field, unless another field fits better. */
const ANYWHERE = 58;
const LEAST = 50;

/** How much worse a meaning in brackets is, so that the plain heading wins, and an age (`31-60 (days past due)`) stays one. */
const IN_BRACKETS = 12;

const MOST_REMEMBERED = 4096;

/** Prepares synonyms for matching. */
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

/** The fields that a heading may mean, best first, each once. Empty if we know none. */
export function matchHeading<Field extends string>(
  matcher: HeadingMatcher<Field>,
  heading: string,
): readonly HeadingMatch<Field>[] {
  const known = matcher.remembered.get(heading);
  if (known) return known;
  const words = headingWords(heading);
  const own = matchWords(matcher, words);
  const matches = own.length > 0 ? own : explainedInBrackets(matcher, words);
  if (matcher.remembered.size >= MOST_REMEMBERED) matcher.remembered.clear();
  matcher.remembered.set(heading, matches);
  return matches;
}

/** `extref1 (Invoice No)`: words that mean nothing to us, and in brackets what they mean to the sender, if that is a heading of several words. */
function explainedInBrackets<Field extends string>(
  matcher: HeadingMatcher<Field>,
  { aside }: HeadingWords,
): readonly HeadingMatch<Field>[] {
  if (aside.length < 2) return [];
  return matchWords(matcher, { main: aside, aside: [] })
    .filter(({ score }) => score >= WEAK)
    .map((match) => ({ ...match, score: match.score - IN_BRACKETS }));
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
    .sort((one, other) => other.score - one.score || other.words - one.words || ignoredLast(one) - ignoredLast(other))
    .map(({ field, score, phrase }) => ({ field, score, phrase }));
}

/** A column that a whole heading says to be of use is not ignored because the heading is on the list of those too. */
function ignoredLast({ field, score }: { readonly field: string; readonly score: number }): number {
  return field === "notUsed" && score >= WEAK ? 1 : 0;
}

/** How much of the heading the phrase explains. All its words must be in the heading, at least one of them outside brackets. */
function scoreOf<Field extends string>(phrase: Phrase<Field>, heading: HeadingWords): number {
  let inMain = 0;
  for (const word of phrase.words) {
    if (heading.main.includes(word)) inMain += 1;
    else if (!heading.aside.includes(word)) return 0;
  }
  if (inMain === 0 || isOfPayments(phrase, heading)) return 0;
  const covered = inMain / heading.main.length;
  // Other words in brackets make the match a little worse, so that the plain heading wins.
  const penalty = heading.aside.length > phrase.words.length - inMain ? 2 : 0;
  const share = phrase.full * covered - penalty;
  return phrase.anywhere ? Math.max(share, ANYWHERE + phrase.words.length) : share;
}

/** `Total paid` is no total: a word for any amount says nothing against one for payments. */
function isOfPayments<Field extends string>({ words }: Phrase<Field>, { main }: HeadingWords): boolean {
  return words.every((word) => ANY_AMOUNT.has(word)) && main.some((word) => PAYMENT_WORDS.has(word));
}

const ANY_AMOUNT: ReadonlySet<string> = new Set(["total", "amount", "value", "gross", "sum", "invoice"]);

const PAYMENT_WORDS: ReadonlySet<string> = new Set(["paid", "received", "settled", "allocated", "applied"]);

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
