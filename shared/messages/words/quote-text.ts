import { cleanText, withoutLinks } from "./clean-text.ts";
import { referenceWithoutBankDetails, withoutBankDetails } from "./without-bank-details.ts";

/** The rest of a longer text is ignored. */
const MOST_CHARACTERS_READ = 4000;
const SENTENCE_CHARACTERS = 1200;
const REFERENCE_CHARACTERS = 120;

/**
 * Makes a text safe to quote, even if others wrote parts of it: one clean line of limited length, without bank details or links.
 * References in `keep` stay as they are.
 */
export function quoteText(text: string, keep: readonly string[] = [], longest = SENTENCE_CHARACTERS): string {
  return shorten(withoutBankDetails(withoutLinks(cleanText(startOfText(text))), keep.map(cleanText)), longest);
}

/** Makes an invoice number, purchase order number or other reference safe to quote. */
export function quoteReference(reference: string): string {
  return shorten(referenceWithoutBankDetails(withoutLinks(cleanText(startOfText(reference)))), REFERENCE_CHARACTERS);
}

/** A file name in quotation marks. */
export function quoteFileName(file: string): string {
  return `“${quoteText(file, [], REFERENCE_CHARACTERS)}”`;
}

/** Cuts between two words, so that no half of a number gets past the patterns. */
function startOfText(text: string): string {
  return text.length <= MOST_CHARACTERS_READ
    ? text
    : `${text.slice(0, MOST_CHARACTERS_READ).replace(/\S{0,200}$/u, "")}…`;
}

function shorten(text: string, longest: number): string {
  return text.length <= longest
    ? text
    : `${text
        .slice(0, longest - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, "")
        .trimEnd()}…`;
}
