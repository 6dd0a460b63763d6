import type { Pence } from "../../domain/amounts-and-days/pence.ts";
import type { ExerciseId } from "../../domain/exercise/exercise.ts";
import { compareForms, type ComparedForms } from "../../domain/mismatch/compare-forms.ts";
import {
  earlierMismatchesOf,
  exercisesToLookBackAt,
  type EarlierMismatches,
} from "../../domain/mismatch/seen-before.ts";
import { submittedFormSchema, type SubmittedForm } from "../../domain/mismatch/submitted-form.ts";
import { sharesLedgerOfCore } from "../../domain/reference/ledger-counterparties.ts";
import { lastSubmission } from "../form/form-record.ts";
import type { Forms } from "../form/forms.ts";
import type { ReferenceData } from "../reference/reference-data.ts";
import type { JsonObjects } from "../storage/json-objects.ts";

export interface CompareHandedInPorts {
  readonly forms: Pick<Forms, "of">;
  readonly objects: Pick<JsonObjects, "get">;
}

/** Compares the last form that each organisation has handed in for an exercise. */
export async function compareHandedIn(
  exercise: ExerciseId,
  tolerancePence: Pence | undefined,
  { reconciling }: Pick<ReferenceData, "reconciling">,
  { forms, objects }: CompareHandedInPorts,
): Promise<ComparedForms> {
  const handedIn: SubmittedForm[] = [];
  for await (const record of forms.of(exercise)) {
    const last = lastSubmission(record);
    if (last) handedIn.push(await objects.get(last.rows, submittedFormSchema));
  }
  const { subEntities } = reconciling;
  return compareForms(handedIn, {
    ...(tolerancePence === undefined ? {} : { tolerancePence }),
    recordedAs: (code) => (sharesLedgerOfCore(subEntities, code) ? subEntities.core : code),
  });
}

/** The mismatches of the exercises that a mismatch is compared with, by the forms that were handed in for them (MIS-06). */
export async function earlierMismatches(
  exercise: ExerciseId,
  referenceData: Pick<ReferenceData, "exercises" | "reconciling">,
  ports: CompareHandedInPorts,
): Promise<EarlierMismatches[]> {
  const known = referenceData.exercises.map(({ exercise: each }) => each);
  const earlier: EarlierMismatches[] = [];
  for (const each of exercisesToLookBackAt(exercise, known)) {
    const { pairs } = await compareHandedIn(each, undefined, referenceData, ports);
    earlier.push(earlierMismatchesOf(each, pairs));
  }
  return earlier;
}
