import { noPence, type Pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { ExerciseId } from "../../shared/domain/exercise/exercise.ts";
import { pairsOf } from "../../shared/domain/mismatch/by-organisation.ts";
import {
  compareForms,
  isCompared,
  summaryOfPairs,
  type ComparedForms,
} from "../../shared/domain/mismatch/compare-forms.ts";
import { explainMismatch } from "../../shared/domain/mismatch/explain-mismatch.ts";
import { reportedPairOf } from "../../shared/domain/mismatch/reported-pair.ts";
import { submittedFormSchema, type SubmittedForm } from "../../shared/domain/mismatch/submitted-form.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { sharesLedgerOfCore } from "../../shared/domain/reference/ledger-counterparties.ts";
import type { ExplainedPair, MismatchFacts } from "../../shared/messages/mismatches/mismatch-table.ts";
import { lastSubmission } from "../../shared/records/form/form-record.ts";
import { signedEntries } from "../../shared/records/mismatch/explain-own-mismatches.ts";
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
    ...(organisation === undefined
      ? {}
      : { organisation, explained: await explainedOf(organisation, exercise.exercise, compared, records) }),
    preparedAt: now().toISOString(),
  };
}

/** What explains the mismatches in which an organisation owes. Only a form that was signed here has the lines that say so. */
async function explainedOf(
  organisation: OrganisationCode,
  exercise: ExerciseId,
  { pairs }: ComparedForms,
  records: Pick<Connection["records"], "forms" | "objects">,
): Promise<ExplainedPair[]> {
  const entries = await signedEntries({ organisation, exercise }, records);
  if (entries === undefined) return [];
  return pairs
    .filter((pair) => pair.payable === organisation && isCompared(pair) && pair.absoluteByColumnPence !== noPence)
    .map((pair) => ({
      pair,
      parts: explainMismatch(
        reportedPairOf(pair),
        entries.filter(({ counterparty }) => counterparty === pair.receivable),
      ),
    }));
}
