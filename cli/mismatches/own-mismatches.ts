import type { Exercise, ExerciseId } from "../../shared/domain/exercise/exercise.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { explainOwnMismatches, type ExplainedMismatch } from "../../shared/records/mismatch/explain-own-mismatches.ts";
import { gatherMismatchesNow } from "../../shared/records/mismatch/gather-mismatches-now.ts";
import type { MismatchRecord } from "../../shared/records/mismatch/mismatch-record.ts";
import { followMismatches } from "../../shared/records/todo/follow-mismatches.ts";
import { CommandRefused } from "../command-errors.ts";
import type { Connection } from "../system/connect.ts";
import { exerciseOf } from "../system/exercise-option.ts";

export interface OwnMismatches {
  readonly exercise: Exercise;
  readonly record: MismatchRecord;
  readonly mismatches: readonly ExplainedMismatch[];
}

/**
 * The mismatches that an organisation was told of, with what explains them.
 *
 * @throws CommandRefused if no report has come.
 */
export async function ownMismatches(
  system: Pick<Connection, "records" | "now">,
  organisation: OrganisationCode,
  named: ExerciseId | undefined,
): Promise<OwnMismatches> {
  const exercise = await exerciseOf(system, named);
  const key = { organisation, exercise: exercise.exercise };
  const gathered = await gatherMismatchesNow(key, exercise.mismatchTolerancePence, system.records);
  if (gathered === undefined)
    throw new CommandRefused(
      `${organisation} has no mismatch report of ${exercise.exercise} here. Read one with accord mismatches read.`,
    );
  const mismatches = await explainOwnMismatches(key, exercise, gathered.mismatches, system.records);
  return { exercise, record: gathered.record, mismatches };
}

/** Brings the to-do list in line with an organisation's mismatches, after a report came or a person closed one. */
export async function followOwnMismatches(
  { records, now }: Pick<Connection, "records" | "now">,
  organisation: OrganisationCode,
  exercise: Exercise,
): Promise<void> {
  const key = { organisation, exercise: exercise.exercise };
  const gathered = await gatherMismatchesNow(key, exercise.mismatchTolerancePence, records);
  if (gathered) await followMismatches(gathered, { todoItems: records.todoItems, now });
}
