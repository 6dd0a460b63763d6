import type { ExerciseId } from "../../shared/domain/exercise/exercise.ts";
import { noPence, sumPence, type Pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { receivableSideOf, type ReceivableSide } from "../../shared/records/issued/receivable-side.ts";
import { acceptedOfNewest, type IssuedRecord } from "../../shared/records/issued/issued-record.ts";
import type { Connection } from "../system/connect.ts";
import { exerciseOf } from "../system/exercise-option.ts";
import type { WhichStatements } from "./statement-drafts.ts";

/** How far one statement of an organisation is agreed. The four amounts add up to the statement. */
export interface AnswerRow extends ReceivableSide {
  readonly record: IssuedRecord;
  readonly agreedPence: Pence;
  readonly notAgreedPence: Pence;
  readonly disputedPence: Pence;
  /** What is not answered, or not clearly. */
  readonly openPence: Pence;
  readonly acceptedPence: Pence;
}

/** What is answered of an organisation's newest statements, and what to do about each. */
export async function answerRows(
  system: Pick<Connection, "records" | "now">,
  which: WhichStatements,
): Promise<{ readonly exercise: ExerciseId; readonly rows: readonly AnswerRow[] }> {
  const { records } = system;
  const exercise = await exerciseOf(system, which.exercise);
  const rows: AnswerRow[] = [];
  for await (const record of records.issued.of(which.organisation, exercise.exercise)) {
    const { kind, payable } = record.key;
    if ((which.kind ?? kind) !== kind || (which.payable ?? payable) !== payable) continue;
    const side = await receivableSideOf(record, exercise, records);
    const { lines } = side.answer;
    const answered = new Set(lines.map(({ line }) => line));
    const open = side.statement.lines.filter(({ line }) => !answered.has(line));
    const accepted = new Map(acceptedOfNewest(record).map(({ line, pence }) => [line, pence]));
    rows.push({
      ...side,
      record,
      agreedPence: sumPence(lines.map(({ agreedPence }) => agreedPence)),
      notAgreedPence: sumPence(lines.map(({ notAgreedPence }) => notAgreedPence)),
      disputedPence: sumPence(lines.map(({ disputedPence }) => disputedPence)),
      openPence: sumPence(open.map(({ claimedPence }) => claimedPence)),
      acceptedPence: accepted.size === 0 ? noPence : sumPence([...accepted.values()]),
    });
  }
  return { exercise: exercise.exercise, rows };
}
