import type { Pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { ExerciseId } from "../../shared/domain/exercise/exercise.ts";
import { pairsOf } from "../../shared/domain/mismatch/by-organisation.ts";
import { compareForms, summaryOfPairs } from "../../shared/domain/mismatch/compare-forms.ts";
import { submittedFormSchema, type SubmittedForm } from "../../shared/domain/mismatch/submitted-form.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { sharesLedgerOfCore } from "../../shared/domain/reference/ledger-counterparties.ts";
import type { MismatchFacts } from "../../shared/messages/mismatches/mismatch-table.ts";
import { lastSubmission } from "../../shared/records/form/form-record.ts";
import type { Connection } from "../system/connect.ts";
import { exerciseOf } from "../system/exercise-option.ts";

interface WhichMismatches {
  readonly exercise: ExerciseId | undefined;
  readonly organisation: OrganisationCode | undefined;
  readonly tolerancePence: Pence | undefined;
}

/** Compares the last form that each organisation has handed in. A report for one organisation holds its own pairs and nothing of the others. */
export async function gatherMismatches(
  system: Pick<Connection, "records" | "now">,
  { exercise: named, organisation, tolerancePence: given }: WhichMismatches,
): Promise<MismatchFacts> {
  const { records, now } = system;
  const exercise = await exerciseOf(system, named);
  const { directory, reconciling } = await records.referenceLists.all("group");
  const forms: SubmittedForm[] = [];
  for await (const record of records.forms.of(exercise.exercise)) {
    const last = lastSubmission(record);
    if (last) forms.push(await records.objects.get(last.rows, submittedFormSchema));
  }
  const tolerancePence = given ?? exercise.mismatchTolerancePence;
  const { subEntities } = reconciling;
  const whole = compareForms(forms, {
    ...(tolerancePence === undefined ? {} : { tolerancePence }),
    recordedAs: (code) => (sharesLedgerOfCore(subEntities, code) ? subEntities.core : code),
  });
  const compared = organisation === undefined ? whole : summaryOfPairs(pairsOf(whole.pairs, organisation));
  return {
    exercise: exercise.exercise,
    compared,
    directory,
    tolerancePence,
    ...(organisation === undefined ? {} : { organisation }),
    preparedAt: now().toISOString(),
  };
}
