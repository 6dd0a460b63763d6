import { negatePence, noPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";
import { explanationOf, type Explanation } from "../form/explanation.ts";
import type { FormEntry } from "../form/filled-form.ts";
import type { PairMismatch } from "./compare-forms.ts";

/**
 * What makes up a part of a mismatch. Besides the explanations of lines: the two show different statements (`notified`), each has accruals
 * of its own (`accruals`), or the receivable side has adjusted (`their-adjustments`).
 */
export type MismatchExplanation = Explanation | "notified" | "accruals" | "their-adjustments";

export interface ExplainedPart {
  readonly explanation: MismatchExplanation;
  /** With the sign of the mismatch: the parts of a pair add up to the difference of its totals. */
  readonly pence: Pence;
}

/**
 * MIS-05: what explains the mismatch of a pair, from what the payable side's form rests on. Nothing is assumed: what its lines do not explain is
 * unknown, and is looked into.
 *
 * @param entries those of the payable side's form with the receivable organisation
 */
export function explainMismatch(
  { difference, receivableRow, payableRow, kind }: PairMismatch,
  entries: readonly Pick<FormEntry, "kind" | "adjustments">[],
): ExplainedPart[] {
  const byExplanation = new Map<MismatchExplanation, Pence>();
  const add = (explanation: MismatchExplanation, pence: Pence): void => {
    byExplanation.set(explanation, sumPence([byExplanation.get(explanation) ?? noPence, pence]));
  };
  add("notified", difference.notifiedPence);
  add("accruals", difference.accruedPence);
  add("dispute", difference.disputedPence);
  add("their-adjustments", receivableRow.adjustedPence);
  const adjustments = entries.filter((entry) => entry.kind === kind).flatMap((entry) => entry.adjustments);
  for (const { reason, pence } of adjustments) add(explanationOf(reason), negatePence(pence));
  // A form that was changed by hand shows other adjustments than its lines.
  const ofLines = sumPence(adjustments.map(({ pence }) => pence));
  add("unknown", sumPence([ofLines, negatePence(payableRow.adjustedPence)]));
  return Array.from(byExplanation, ([explanation, pence]) => ({ explanation, pence })).filter(
    ({ pence }) => pence !== noPence,
  );
}

/** What a part is, and who moves next about it, in words (MIS-03, MIS-05). */
export function explanationWords(explanation: MismatchExplanation): string {
  switch (explanation) {
    case "notified":
      return "the two show different statements; the receivable organisation leads";
    case "accruals":
      return "accruals of their own ledgers; both contact each other";
    case "their-adjustments":
      return "adjusted by the receivable organisation";
    case "dispute":
      return "in formal dispute; the receivable organisation contacts the payable one";
    case "timing":
      return "timing, such as a payment after the statement; it goes by itself";
    case "capital":
      return "capital; it may stay";
    case "vat":
      return "VAT; it may stay";
    case "not-agreed":
      return "not agreed, and the ledger says why; the receivable organisation corrects it, or says why not";
    case "unknown":
      return "not known yet; both look into it";
  }
}
