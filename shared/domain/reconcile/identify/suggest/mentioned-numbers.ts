import { limits } from "../../limits.ts";
import type { StatementIndex } from "../../matching/line-index.ts";
import { lineAt } from "../../matching/matching.ts";
import { isDistinctiveNumber } from "../../references/distinctive-number.ts";
import { normaliseReference } from "../../references/normalise-reference.ts";
import { numbersOf, readNumbers, type Identification } from "../identification.ts";
import { isYearOrAmount } from "../numbers/read-line.ts";

const DIGITS_OF_A_MENTION = 4;
const DESCRIPTION_CHARACTERS = 400;

/** The numbers that a line mentions, in its cell, its references and its description; and the long segments of its own number. */
export function mentionedNumbers(identification: Identification, index: StatementIndex): readonly string[] {
  const line = lineAt(identification.matching, index);
  const { own, mentioned } = readNumbers(identification, index);
  const texts = new Set(mentioned);
  const normalOwn = new Set([...own, ...numbersOf(identification, index).own].map(normaliseReference));
  for (const text of [...(line.references ?? []), ...(line.otherNumbers ?? [])]) {
    if (texts.size >= limits.numbersOfLine) break;
    if (/\d/.test(text) && !normalOwn.has(normaliseReference(text))) texts.add(text);
  }
  for (const text of own) {
    if (texts.size >= limits.numbersOfLine) break;
    if (own.length > 1) texts.add(text);
    const segments = text.split(/[^\p{L}\p{N}]+/u);
    if (segments.length < 2) continue;
    for (const segment of segments) if (/[1-9]\d{3}/.test(segment) && !isYearOrAmount(segment)) texts.add(segment);
  }
  for (const token of (line.description ?? "").slice(0, DESCRIPTION_CHARACTERS).split(/[\s,;:()[\]]+/)) {
    if (texts.size >= limits.numbersOfLine) break;
    const bare = token.replace(/[.]+$/, "");
    if (bare.replaceAll(/\D/g, "").length < DIGITS_OF_A_MENTION || isYearOrAmount(bare)) continue;
    if (isDistinctiveNumber(normaliseReference(bare))) texts.add(bare);
  }
  return [...texts].slice(0, limits.numbersOfLine);
}
