import { isDistinctiveNumber } from "../references/distinctive-number.ts";
import { normaliseReference } from "../references/normalise-reference.ts";
import { isYearOrAmount } from "./read-line.ts";
import { wordsAndMarks, type NumberReader } from "./read-number.ts";

const CHARACTERS = 400;
const DIGITS_WITHOUT_A_LABEL = 4;

/** Words before a number that is not that of a document. */
const otherLabels = new Set(["PO", "ORDER", "CONTRACT", "ACCOUNT", "ACC", "ACCT", "CUSTOMER", "CODE", "CENTRE", "TEL", "WARD", "ROOM"]);

/** Words between two numbers of one list. */
const listWords = new Set(["AND", "OR"]);

/** Reads the numbers of documents in the description of a credit: `credit for invoice 350`, `10421 overcharged`. */
export function readCreditedNumbers(text: string, numbers: NumberReader): readonly string[] {
  const found: string[] = [];
  let isLabelled = false;
  let isElse = false;
  for (const raw of text.slice(0, CHARACTERS).split(/[\s,;:()[\]]+/)) {
    const token = raw.replace(/[.]+$/, "");
    const words = wordsAndMarks(token);
    if (words.length === 0 || words.every((word) => listWords.has(word))) continue;
    if (!/\d/.test(token)) {
      if (words.every((word) => numbers.isNoise(word))) isLabelled = true;
      else {
        isLabelled = false;
        isElse = words.some((word) => otherLabels.has(word));
      }
      continue;
    }
    const digits = token.replaceAll(/\D/g, "").length;
    const isNumber = !isYearOrAmount(token) && (isLabelled || isDistinctiveNumber(normaliseReference(token)));
    if (isNumber && !isElse && (isLabelled || digits >= DIGITS_WITHOUT_A_LABEL)) found.push(token);
    else {
      isLabelled = false;
      isElse = false;
    }
  }
  return found;
}
