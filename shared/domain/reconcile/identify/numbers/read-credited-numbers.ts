import { isPeriod } from "../../references/distinctive-number.ts";
import { normaliseReference } from "../../references/normalise-reference.ts";
import { isAmountOrDay, isYearOrAmount } from "./read-line.ts";
import { wordsAndMarks, type NumberReader } from "./read-number.ts";

const CHARACTERS = 400;
const DIGITS_WITHOUT_A_LABEL = 3;
const SHORTEST_MIXED = 3;
/** Capital letters, perhaps with marks between them, that may be the first part of a number: `TIG`, `LNW-ROST`. */
const CODE = /^[A-Z]{2,6}(?:[-/_.][A-Z]{1,6})*$/;
/** The same behind a word such as invoice, where a longer word in capitals is one too. */
const LABELLED_CODE = /^[A-Z]{2,12}(?:[-/_.][A-Z]{1,12})*$/;

/** Words before a number that is not that of a document. */
const otherLabels = new Set([
  "PO",
  "ORDER",
  "CONTRACT",
  "ACCOUNT",
  "ACC",
  "ACCT",
  "CUSTOMER",
  "CODE",
  "CENTRE",
  "TEL",
  "WARD",
  "ROOM",
]);

/** Words right before the number of the document that a credit is for. */
const relations = new Set(["FOR", "AGAINST", "OF", "RE", "ON", "CREDITS", "CANCELS", "REVERSES", "CORRECTS"]);

/** A year, or two with a mark between. `2022/2023` and `2022/23` are financial years; `2022/2082` is none. */
const YEARS = /^#?((?:19|20)\d\d)(?:[-/](\d\d|(?:19|20)\d\d))?$/;
const YEARS_OF_A_CENTURY = 100;

/** Words between two numbers of one list. */
const listWords = new Set(["AND", "OR"]);

/** Reads the numbers of documents in the description of a credit: `credit for invoice 350`, `10421 overcharged`. */
export function readCreditedNumbers(text: string, numbers: NumberReader): readonly string[] {
  const found: string[] = [];
  let isLabelled = false;
  let isElse = false;
  // A description may begin with the number: `HHMLDL1 overcharged`.
  let isRelated = true;
  let isNamed = true;
  let codeBefore = "";
  for (const raw of text.slice(0, CHARACTERS).split(/[\s,;:()[\]]+/)) {
    const token = raw.replace(/[.]+$/, "");
    const words = wordsAndMarks(token);
    if (words.length === 0 || words.every((word) => listWords.has(word))) continue;
    if (!/\d/.test(token)) {
      if (words.every((word) => numbers.isNoise(word))) isLabelled = true;
      else {
        // What a credit is for may be a code: `credit of TIG 20`, `credit for invoice LNW-ROST 002`.
        const isCode = isLabelled ? LABELLED_CODE.test(token) : isRelated && CODE.test(token);
        codeBefore = isCode ? token : "";
        isLabelled = false;
        isElse = words.some((word) => otherLabels.has(word));
        isRelated = words.some((word) => relations.has(word));
        isNamed = isRelated;
      }
      continue;
    }
    const normal = normaliseReference(token);
    const code = isPeriod(normaliseReference(codeBefore + token)) ? "" : codeBefore;
    codeBefore = "";
    // Behind a label or a relation even 1981 is a number: `invoice 1981`, `credit for 1981`. A year has its month before it.
    const isNumber =
      isLabelled || (isNamed && isLikeYear(token))
        ? !isAmountOrDay(token)
        : !isYearOrAmount(token) && !isPeriod(normal);
    const isStrong =
      isLabelled || digitsOf(token) >= DIGITS_WITHOUT_A_LABEL || (isRelated && isMixed(token)) || code !== "";
    if (isNumber && !isElse && isStrong) found.push(code === "" ? token : `${code} ${token}`);
    else {
      isLabelled = false;
      isElse = false;
    }
    isRelated = false;
    isNamed = false;
  }
  return found;
}

/** Whether a token could be a year but is not a financial year. */
function isLikeYear(token: string): boolean {
  const [, first, second] = YEARS.exec(token) ?? [];
  if (first === undefined) return false;
  return second === undefined || Number(second) % YEARS_OF_A_CENTURY !== (Number(first) + 1) % YEARS_OF_A_CENTURY;
}

function digitsOf(token: string): number {
  return token.replaceAll(/\D/g, "").length;
}

/** Letters and digits together, such as `HHMLDL7`, `TIG03` and `20A`. */
function isMixed(token: string): boolean {
  return token.length >= SHORTEST_MIXED && /\d/.test(token) && /\p{L}/u.test(token);
}
