import type { ExerciseId, Kind } from "../../shared/domain/exercise/exercise.ts";
import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { Pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { newestOf, noticeOfStatement } from "../../shared/records/issued/issued-record.ts";
import { idOfNotice } from "../../shared/records/notice/notice-record.ts";
import type { Connection } from "../system/connect.ts";
import type { WhichStatements } from "./statement-drafts.ts";

/** What became of the newest statement of a position. */
export interface StatementState {
  readonly payable: OrganisationCode;
  readonly kind: Kind;
  readonly exercise: ExerciseId;
  readonly number: number;
  readonly asAt: string;
  readonly lines: number;
  readonly totalPence: Pence;
  readonly releasedAt: string;
  readonly by: string;
  /** In words: `waits for the clock`, `sent`, `delivered`, … */
  readonly state: string;
  readonly to: readonly string[];
}

/** What an organisation has issued, and what became of each: the newest statement of each position. */
export async function statementStates(
  { records }: Pick<Connection, "records">,
  { organisation, exercise, kind, payable }: WhichStatements,
): Promise<StatementState[]> {
  const states: StatementState[] = [];
  for await (const record of records.issued.of(organisation, exercise)) {
    const { key, takenUp } = record;
    if ((kind !== undefined && key.kind !== kind) || (payable !== undefined && key.payable !== payable)) continue;
    const { number, asAt, lines, totalPence, releasedAt, by } = newestOf(record);
    const message = await records.messages.get(idOfNotice(noticeOfStatement(record, number)));
    const waits = takenUp < number ? "waits for the clock" : "on its way";
    states.push({
      payable: key.payable,
      kind: key.kind,
      exercise: key.exercise,
      number,
      asAt,
      lines,
      totalPence,
      releasedAt,
      by,
      state: message === undefined ? waits : (message.delivery?.state ?? message.state),
      to: message?.to ?? [],
    });
  }
  return states;
}
