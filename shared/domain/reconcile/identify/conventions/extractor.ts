import type { LedgerLine } from "../../../ledger/ledger-line.ts";
import type { StatementIndex } from "../../matching/line-index.ts";
import { lineAt } from "../../matching/matching.ts";
import { numbersOf, type Identification } from "../identification.ts";
import { wordsAndMarks, type NumberReader } from "../numbers/read-number.ts";
import type { Extractor, LedgerField, StatementField, Trim } from "./convention.ts";

export const nothing: Trim = { kind: "nothing" };

const costs: Readonly<Record<Trim["kind"], number>> = { nothing: 0, text: 1, characters: 2, "all but": 3 };

export function costOf({ part, front, back }: Extractor<unknown>): number {
  // What a field too short leaves out at the end may be the ending of another document.
  return (part === "whole" ? 0 : 1) + costs[front.kind] + costs[back.kind] + (back.kind === "all but" ? 2 : 0);
}

/** The texts of a statement line in a field, without what they only mention. */
export function statementTexts(
  identification: Identification,
  index: StatementIndex,
  field: StatementField,
): readonly string[] {
  const line = lineAt(identification.matching, index);
  switch (field) {
    case "number": {
      const { own } = numbersOf(identification, index);
      return own.length === 1 ? own : [];
    }
    case "description":
      return line.description === undefined ? [] : [beforeRelation(line.description)];
    case "reference":
      return (line.references ?? []).flatMap((text) => identification.lineReader.ownIn(text) ?? []);
    case "order":
      return line.purchaseOrder === undefined ? [] : [line.purchaseOrder];
  }
}

/** Words behind which a text speaks of another document. */
const RELATION =
  /\b(?:further to|re|replac\w*|rebill\w*|supplement\w*|credit\w*|in lieu|balance|additional|uplift|adjust\w*|refund\w*|revers\w*|cancel\w*|was|see|correct\w*|amend\w*|supersed\w*|instead|with)\b/i;

function beforeRelation(description: string): string {
  const found = RELATION.exec(description);
  return found === null ? description : description.slice(0, found.index);
}

export function ledgerText(line: LedgerLine, field: LedgerField): string {
  switch (field) {
    case "number":
      return line.invoiceNumber;
    case "description":
      return line.description ?? "";
    case "order":
      return line.purchaseOrder ?? "";
  }
}

/** The words of a text that can be taken for a part: all words of a number, the words with digits of a description. */
export function partsOf(numbers: NumberReader, text: string, field: StatementField | LedgerField): readonly string[] {
  const short = text.slice(0, LONGEST_TEXT);
  return field === "description" ? numbersInText(short) : numbers.wordsOf(short);
}

/** The numbers in a description with their endings: `15284REV` of `Inv 15284-REV` and of `15284 rev`. */
function numbersInText(text: string): readonly string[] {
  const found: string[] = [];
  let isBehindNumber = false;
  for (const token of text.split(/[\s,;:()[\]]+/)) {
    const word = wordsAndMarks(token).join("");
    if (word === "") continue;
    if (/\d{2}/.test(word)) found.push(word);
    else if (isBehindNumber && ENDING.test(word)) found[found.length - 1] = `${found.at(-1) ?? ""}${word}`;
    isBehindNumber = /\d{2}/.test(word);
  }
  return found;
}

/** A word behind a number that makes it another document. */
const ENDING = /^(?:ADJ|SUPP?L?|REV|R\d|\d|[A-Z]|FINAL|PART|BAL|CR|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)$/;

const LONGEST_TEXT = 200;

/** The number that an extractor takes out of a text, without leading zeros; empty if there is none. */
export function extract(
  numbers: NumberReader,
  text: string,
  { field, part, words, front, back }: Extractor<StatementField | LedgerField>,
): string {
  const parts = partsOf(numbers, text, field);
  if (part !== "whole" && field !== "description" && patternOfWords(parts, part) !== words) return "";
  const whole = part === "whole" ? parts.join("") : (parts.at(part) ?? "");
  const trimmed = trimBack(trimFront(whole, front), back);
  if (trimmed.length < SHORTEST_NUMBER || !/\d/.test(trimmed)) return "";
  return trimmed.replaceAll(/(^|\p{L})0+(?=\d)/gu, "$1");
}

/** An affix that leaves fewer characters matches too much. */
const SHORTEST_NUMBER = 3;

/** The patterns of the words of a number, with `*` for one of them. */
export function patternOfWords(words: readonly string[], part: number): string {
  const at = part < 0 ? words.length + part : part;
  return words.map((word, place) => (place === at ? "*" : patternOf(word))).join(" ");
}

/** `A9` for a letter and a digit. */
export function patternOf(text: string): string {
  return text.replaceAll(/\D/g, "A").replaceAll(/\d/g, "9");
}

function trimFront(text: string, trim: Trim): string {
  switch (trim.kind) {
    case "nothing":
      return text;
    case "text":
      return text.startsWith(trim.text) ? text.slice(trim.text.length) : "";
    case "characters":
      return patternOf(text.slice(0, trim.pattern.length)) === trim.pattern ? text.slice(trim.pattern.length) : "";
    case "all but":
      return text.length < trim.count ? "" : text.slice(-trim.count);
  }
}

function trimBack(text: string, trim: Trim): string {
  switch (trim.kind) {
    case "nothing":
      return text;
    case "text":
      return text.endsWith(trim.text) ? text.slice(0, text.length - trim.text.length) : "";
    case "characters": {
      const end = text.length - trim.pattern.length;
      return end > 0 && patternOf(text.slice(end)) === trim.pattern ? text.slice(0, end) : "";
    }
    case "all but":
      return text.length < trim.count ? "" : text.slice(0, trim.count);
  }
}
