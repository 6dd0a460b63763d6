import { cleanText, withoutLinks } from "./clean-text.ts";
import { referenceWithoutBankDetails, withoutBankDetails } from "./without-bank-details.ts";

/** More of a text than this is never looked at. */
const MOST_CHARACTERS_READ = 4000;
const SENTENCE_CHARACTERS = 1200;
const REFERENCE_CHARACTERS = 120;

/**
 * A sentence or a text that may hold what others wrote, fit to be repeated: one clean line, without bank details or links, of
 * bounded length. References in `keep` stay as they are.
 */
export function quoted(text: string, keep: readonly string[] = [], longest = SENTENCE_CHARACTERS): string {
  return shortened(withoutBankDetails(withoutLinks(cleanText(start(text))), keep.map(cleanText)), longest);
}

/** An invoice number, purchase order or other reference, fit to be repeated. */
export function quotedReference(reference: string): string {
  return shortened(referenceWithoutBankDetails(withoutLinks(cleanText(start(reference)))), REFERENCE_CHARACTERS);
}

/** A file's name in quotation marks, as replies write it. */
export function quotedFile(file: string): string {
  return `“${quoted(file, [], REFERENCE_CHARACTERS)}”`;
}

/** A start that ends between two words, so that no half of a number gets past the patterns. */
function start(text: string): string {
  return text.length <= MOST_CHARACTERS_READ
    ? text
    : `${text.slice(0, MOST_CHARACTERS_READ).replace(/\S{0,200}$/u, "")}…`;
}

function shortened(text: string, longest: number): string {
  return text.length <= longest
    ? text
    : `${text
        .slice(0, longest - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, "")
        .trimEnd()}…`;
}
