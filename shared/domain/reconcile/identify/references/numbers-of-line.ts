import type { StatementLine } from "../../../statement/statement-line.ts";
import type { Books } from "../../matching/matching.ts";
import { wordsOf } from "./core-number.ts";
import { isNoNumber } from "./no-number.ts";
import { normaliseReference } from "./reference-key.ts";

const SEVERAL = /[,;&+\n]|\band\b/i;
const DESCRIPTION_CHARACTERS = 400;

/** The invoice number of a line, empty where what stands there is none. */
export function numberOf(books: Books, line: StatementLine): string {
  return isNoNumber(books, line.invoiceNumber) ? "" : line.invoiceNumber;
}

/**
 * What a line names besides its number: the references that were read from it, and the parts of a number that holds several.
 * Its own number and purchase order are not among them.
 */
export function furtherReferences(books: Books, line: StatementLine): string[] {
  const own = normaliseReference(line.invoiceNumber);
  const order = normaliseReference(line.purchaseOrder ?? "");
  const texts = [...(line.references ?? [])];
  if (SEVERAL.test(line.invoiceNumber)) texts.push(...line.invoiceNumber.split(SEVERAL));
  const seen = new Set([own, order, ""]);
  const references: string[] = [];
  for (const text of texts) {
    const normal = normaliseReference(text);
    if (seen.has(normal) || isNoNumber(books, text)) continue;
    seen.add(normal);
    references.push(text.trim());
  }
  return references;
}

/** The words of a description, in capitals and digits. */
export function wordsOfDescription(line: StatementLine): string[] {
  return wordsOf((line.description ?? "").slice(0, DESCRIPTION_CHARACTERS));
}
