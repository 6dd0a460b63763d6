import type { StatementLine } from "../../statement/statement-line.ts";
import { isDistinctiveNumber } from "../../reconcile/references/distinctive-number.ts";
import { normaliseReference } from "../../reconcile/references/normalise-reference.ts";

/** A line of a statement that somebody names. */
export type NamedLine = Pick<StatementLine, "line" | "invoiceNumber" | "outstandingPence">;

/** More lines than a person sends backing for in one mail; a text that names more lists the whole statement. */
const MOST_LINES = 50;
const MOST_CHARACTERS = 200_000;
/** Of one text, so that a long one does not hide the others. */
const MOST_CHARACTERS_OF_TEXT = 20_000;

/**
 * The lines whose invoices these texts name: subject, own words and file names of a mail, what files in it say. A short number
 * counts only after a word like “invoice”, and there also without its letters, if no other line has the same digits.
 */
export function linesNamed(lines: readonly StatementLine[], texts: readonly string[]): readonly NamedLine[] {
  const text = texts
    .map((each) => each.slice(0, MOST_CHARACTERS_OF_TEXT))
    .join("\n")
    .slice(0, MOST_CHARACTERS);
  const written = numbersIn(text);
  const called = numbersCalledInvoices(text);
  const byDigits = Map.groupBy(lines, ({ invoiceNumber }) => digitsOf(invoiceNumber));
  const named = lines.filter(({ invoiceNumber }) => {
    const number = normaliseReference(invoiceNumber);
    if (number === "") return false;
    if (written.has(number) && isDistinctiveNumber(number)) return true;
    if (called.has(number)) return true;
    const digits = digitsOf(invoiceNumber);
    return digits.length >= FEWEST_DIGITS && called.has(digits) && byDigits.get(digits)?.length === 1;
  });
  return named
    .slice(0, MOST_LINES)
    .map(({ line, invoiceNumber, outstandingPence }) => ({ line, invoiceNumber, outstandingPence }));
}

const FEWEST_DIGITS = 3;
const MOST_PARTS = 8;

/**
 * Every word and every run of its parts, and every two words that follow each other, in normal form: `NF 10234` may be one number, and
 * `copy_NF-10234.pdf` holds one.
 */
function numbersIn(text: string): Set<string> {
  const found = new Set<string>();
  const words = text.split(/[\s,;:()[\]“”"'<>|]+/).filter((word) => word !== "");
  for (const [at, word] of words.entries()) {
    found.add(normaliseReference(word));
    const parts = word.split(/[^\p{L}\p{N}]+/u).slice(0, MOST_PARTS);
    for (let from = 0; from < parts.length; from++)
      for (let to = from + 1; to <= parts.length; to++) found.add(normaliseReference(parts.slice(from, to).join("-")));
    const next = words[at + 1];
    if (next !== undefined && /\d/.test(next)) found.add(normaliseReference(word + next));
  }
  return found;
}

function numbersCalledInvoices(text: string): Set<string> {
  const found = new Set<string>();
  for (const [, list = ""] of text.matchAll(CALLED))
    for (const number of list.split(/\s*(?:,|&|\band\b|\/(?=\s))\s*/i)) {
      found.add(normaliseReference(number));
      found.add(digitsOf(number));
    }
  return found;
}

/** “invoice no. 4711”, “invoices NF-1 and NF-2”, “inv #23”. */
const CALLED =
  /\b(?:invoices?|inv|credit notes?|documents?|doc)\b[\s.:#]*(?:numbers?|nos?)?[\s.:#]*((?:[a-z]{0,6}[-/ ]?\d[\w/-]*)(?:\s*(?:,|&|\band\b)\s*[a-z]{0,6}[-/]?\d[\w/-]*){0,20})/gi;

/** The last run of digits, without leading zeros. */
function digitsOf(number: string): string {
  return (/(\d+)\D*$/.exec(number)?.[1] ?? "").replace(/^0+(?=\d)/, "");
}
