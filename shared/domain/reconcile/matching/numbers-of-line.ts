import type { StatementLine } from "../../statement/statement-line.ts";
import { wordsOf } from "../references/core-number.ts";
import { normaliseReference } from "../references/normalise-reference.ts";
import type { Matching } from "./matching.ts";

const SEPARATORS = /[,;&+\n]|\band\b/i;
const DESCRIPTION_CHARACTERS = 400;

/** The invoice number of a line, or empty if its cell holds none. */
export function numberOf(matching: Matching, line: StatementLine): string {
  return isNoNumber(matching, line.invoiceNumber) ? "" : line.invoiceNumber;
}

/** Whether the text of a number cell is no number: empty, `N/A`, `TBC` and the like. */
export function isNoNumber(matching: Matching, text: string): boolean {
  if (/\d/.test(text)) return false;
  const normal = normaliseReference(text);
  return normal === "" || matching.referenceData.noNumber.includes(normal);
}

/**
 * What a line names besides its own number and purchase order: the references that were read from it, and the parts of a
 * number cell that holds several.
 */
export function furtherReferences(matching: Matching, line: StatementLine): string[] {
  const own = normaliseReference(line.invoiceNumber);
  const order = normaliseReference(line.purchaseOrder ?? "");
  const texts = [...(line.references ?? [])];
  if (SEPARATORS.test(line.invoiceNumber)) texts.push(...line.invoiceNumber.split(SEPARATORS));
  const seen = new Set([own, order, ""]);
  const references: string[] = [];
  for (const text of texts) {
    const normal = normaliseReference(text);
    if (seen.has(normal) || isNoNumber(matching, text)) continue;
    seen.add(normal);
    references.push(text.trim());
  }
  return references;
}

/** The words of a line's description, in capitals and digits. */
export function wordsOfDescription(line: StatementLine): string[] {
  return wordsOf((line.description ?? "").slice(0, DESCRIPTION_CHARACTERS));
}
