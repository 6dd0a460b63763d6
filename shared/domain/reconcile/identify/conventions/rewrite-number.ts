import type { Trim } from "../../../position/number-convention.ts";
import { isLossless, type Extractor } from "./convention.ts";
import { isPeriodOf, lengthOfPeriod } from "./period-of-date.ts";
import type { Rewriting, RewritingContext } from "./rewriting.ts";
import { takeRun } from "./run-of-number.ts";

/**
 * The number that an extractor makes of a text: its words with marks between them, less what is left out at either end.
 * Undefined if the text is not written so.
 */
export function rewriteNumber(
  text: string,
  extractor: Extractor<unknown>,
  context: RewritingContext,
): Rewriting | undefined {
  if (extractor.front.kind === "all but a run") {
    const taken = takeRun(text, extractor.front, context);
    return taken !== undefined && context.shapes?.has(taken.shape) === false ? undefined : taken;
  }
  const words = context.numbers.wordsOf(text);
  const joined = words.join("");
  if (isLossless(extractor)) {
    const found = rewriteTo(words, joined.length, extractor, context);
    return found?.isCutFromDigits === true && context.shapes?.has(found.shape) === false ? undefined : found;
  }
  // An ending that makes another document stands behind the number that the field was too short for.
  for (const end of possibleEnds(words, joined)) {
    const found = rewriteTo(words, end, extractor, context);
    if (found === undefined || context.shapes?.has(found.shape) === false) continue;
    const ending = slice(words, end, joined.length);
    return ending === "" ? found : { ...found, text: `${found.text}-${ending}` };
  }
  return undefined;
}

function rewriteTo(
  words: readonly string[],
  end: number,
  { front, back }: Extractor<unknown>,
  context: RewritingContext,
): Rewriting | undefined {
  const number = words.join("").slice(0, end);
  const from = trimmedAt(number, front, context, "front");
  const behind = trimmedAt(number, back, context, "back");
  if (from === undefined || behind === undefined) return undefined;
  const to = end - behind;
  if (to - from < SHORTEST_NUMBER) return undefined;
  const kept = slice(words, from, to);
  // What the check letter is does not belong to the shape.
  const shape = shapeOf(slice(words, front.kind === "characters" ? from : 0, back.kind === "characters" ? to : end));
  const isCutFromDigits = isWithinDigits(words, from) || isWithinDigits(words, to);
  const isJoined = front.kind === "all but" || back.kind === "all but";
  const isCutAnywhere = front.kind === "all but" && !isBeginningOfPart(words, from);
  return { text: isJoined ? kept.replaceAll("-", "") : kept, shape, isCutFromDigits, isCutAnywhere };
}

/** An affix that leaves fewer characters matches too much. */
const SHORTEST_NUMBER = 3;

/** How many characters are left out at one end; undefined if the number is not written so. */
function trimmedAt(
  number: string,
  trim: Trim,
  { date, days }: RewritingContext,
  end: "front" | "back",
): number | undefined {
  const edge = (length: number): string => (end === "front" ? number.slice(0, length) : number.slice(-length));
  switch (trim.kind) {
    case "nothing":
      return 0;
    case "text":
      return edge(trim.text.length) === trim.text ? trim.text.length : undefined;
    case "period": {
      const length = lengthOfPeriod(trim.format);
      return isPeriodOf(edge(length), trim.format, date, days) ? length : undefined;
    }
    case "characters":
      return patternOf(edge(trim.pattern.length)) === trim.pattern ? trim.pattern.length : undefined;
    case "all but":
      return number.length < trim.count ? undefined : number.length - trim.count;
    case "all but a run":
      return undefined;
  }
}

/** The ends of a number from which an ending may follow: that of the text, a mark, or a letter behind a digit. */
function possibleEnds(words: readonly string[], joined: string): number[] {
  const ends = new Set([joined.length]);
  let at = 0;
  for (const word of words) {
    for (const letter of word.matchAll(/(?<=\d)[^\d]/g)) ends.add(at + letter.index);
    at += word.length;
    ends.add(at);
  }
  return [...ends].sort((one, other) => other - one);
}

/** Whether a word begins at a place, or its digits behind letters. */
function isBeginningOfPart(words: readonly string[], place: number): boolean {
  let at = 0;
  for (const word of words) {
    if (place === at) return true;
    if (place < at + word.length) return /^\D\d$/.test(word.slice(place - at - 1, place - at + 1));
    at += word.length;
  }
  return true;
}

/** Whether a place is between two digits of one word. */
function isWithinDigits(words: readonly string[], place: number): boolean {
  let at = 0;
  for (const word of words) {
    if (place > at && place < at + word.length) return /^\d\d$/.test(word.slice(place - at - 1, place - at + 1));
    at += word.length;
  }
  return false;
}

/** The characters of words from one place to another, with marks where the words have them. */
function slice(words: readonly string[], from: number, to: number): string {
  const parts: string[] = [];
  let at = 0;
  for (const word of words) {
    const part = word.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (part !== "") parts.push(part);
    at += word.length;
  }
  return parts.join("-");
}

/** The text with `9` for every digit: numbers of one shape have the same letters and marks in the same places. */
function shapeOf(text: string): string {
  return text.replaceAll(/\d/g, "9");
}

/** `A9` for a letter and a digit. */
export function patternOf(text: string): string {
  return text.replaceAll(/\D/g, "A").replaceAll(/\d/g, "9");
}
