import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { compareForms } from "../../shared/domain/mismatch/compare-forms.ts";
import { explainMismatch } from "../../shared/domain/mismatch/explain-mismatch.ts";
import { reportedPairOf } from "../../shared/domain/mismatch/reported-pair.ts";
import { submittedFormOf } from "../../shared/domain/mismatch/submitted-form.ts";
import { directoryOf } from "../../shared/domain/organisation/organisation.ts";
import type { MismatchFacts } from "../../shared/messages/mismatches/mismatch-table.ts";
import { eastmere, northfold } from "../domain/reconcile/statement-and-ledger.ts";
import { exampleFormFacts } from "./collection-form-facts.ts";

/** The mismatches of Eastmere, whose example form is compared with a form of Northfold; the other forms are missing. */
export function exampleMismatches(): MismatchFacts {
  const { form, preparedAt } = exampleFormFacts();
  const shown = pence(7_053_000);
  const nothing = { accruedPence: pence(0), adjustedPence: pence(0), disputedPence: pence(0), reason: "" };
  const receivable = {
    part: "receivables" as const,
    counterparty: eastmere.code,
    notifiedPence: shown,
    totalPence: shown,
  };
  const compared = compareForms([
    submittedFormOf(form),
    { organisation: northfold.code, exercise: form.exercise, rows: [{ ...receivable, ...nothing }] },
  ]);
  const entries = form.entries.filter(({ counterparty }) => counterparty === northfold.code);
  return {
    exercise: form.exercise,
    compared,
    directory: directoryOf([eastmere, northfold]),
    tolerancePence: undefined,
    organisation: eastmere.code,
    explained: compared.pairs
      .filter(({ payable, receivable: other }) => payable === eastmere.code && other === northfold.code)
      .map((pair) => ({ pair, parts: explainMismatch(reportedPairOf(pair), entries) })),
    preparedAt,
  };
}
