import { noPence, type Pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { ExerciseId } from "../../shared/domain/exercise/exercise.ts";
import { pairsOf } from "../../shared/domain/mismatch/by-organisation.ts";
import { isCompared, summaryOfPairs, type ComparedForms } from "../../shared/domain/mismatch/compare-forms.ts";
import { explainMismatch } from "../../shared/domain/mismatch/explain-mismatch.ts";
import { seenBefore } from "../../shared/domain/mismatch/seen-before.ts";
import { reportedPairOf } from "../../shared/domain/mismatch/reported-pair.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { ExplainedPair, MismatchFacts } from "../../shared/messages/mismatches/mismatch-table.ts";
import { compareHandedIn, earlierMismatches } from "../../shared/records/mismatch/compare-handed-in.ts";
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
  const { directory, exercises, reconciling } = await records.referenceLists.all("group");
  const tolerancePence = given ?? exercise.mismatchTolerancePence;
  const whole = await compareHandedIn(exercise.exercise, tolerancePence, { reconciling }, records);
  const compared = organisation === undefined ? whole : summaryOfPairs(pairsOf(whole.pairs, organisation));
  const earlier = await earlierMismatches(exercise.exercise, { exercises, reconciling }, records);
  return {
    exercise: exercise.exercise,
    compared,
    directory,
    tolerancePence,
    // Those of its own pairs only, as it sees no other.
    before: seenBefore(compared.pairs, earlier),
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
