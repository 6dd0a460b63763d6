import type { ReconcileReferenceData } from "../../reference/reconcile-reference-data.ts";
import type { StatementLine } from "../../statement/statement-line.ts";

/** STM-12: whether a line nets expected credit losses off the debt, which must be shown in full. */
export function isCreditLoss(referenceData: ReconcileReferenceData, line: StatementLine): boolean {
  return line.outstandingPence < 0 && hasAnyPhrase(line, referenceData.creditLossWords);
}

/** Whether a line's description has one of these words or phrases (in capitals) as whole words. */
export function hasAnyPhrase(line: StatementLine, phrases: readonly string[]): boolean {
  if (line.description === undefined) return false;
  const text = line.description.toUpperCase();
  return phrases.some((phrase) => hasWholePhrase(text, phrase));
}

function hasWholePhrase(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!PART_OF_WORD.test(text.charAt(at - 1)) && !PART_OF_WORD.test(text.charAt(at + phrase.length))) return true;
  }
  return false;
}

const PART_OF_WORD = /[A-Z0-9]/;
