import type { OrganisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { Decision } from "../../shared/domain/position/decision.ts";
import { decisionId } from "../../shared/domain/position/decision-id.ts";
import { textOfPosition } from "../../shared/domain/position/position-key.ts";
import { digestOf } from "../../shared/records/storage/digest.ts";
import type { AccordRecords } from "../../local/open-records.ts";
import { CommandRefused } from "../command-errors.ts";
import { findPosition } from "../system/positions.ts";
import type { DecisionRow } from "./decision-rows.ts";
import { makeDecision } from "./make-decision.ts";
import { positionToDecide, type PositionToDecide } from "./position-to-decide.ts";

export interface RowDecision {
  readonly row: number;
  readonly decision: Decision;
  readonly about: PositionToDecide;
  /** Whether an earlier run of the same file has recorded it. */
  readonly isThere: boolean;
}

export interface DecideRows {
  readonly payable: OrganisationCode;
  /** Digest of the file: doing the same file again records nothing twice. */
  readonly file: string;
  readonly by: string;
  readonly at: string;
}

/** Makes the decisions of a file's rows, and says what is wrong with the rows that can't be decided, by row and column. */
export async function decideRows(
  rows: readonly DecisionRow[],
  { payable, file, by, at }: DecideRows,
  records: AccordRecords,
): Promise<{ readonly decisions: readonly RowDecision[]; readonly problems: readonly string[] }> {
  const decisions: RowDecision[] = [];
  const problems: string[] = [];
  const known = new Map<string, PositionToDecide | string>();
  const rowOfLine = new Map<string, number>();
  for (const row of rows) {
    const about = await positionOf(row);
    if (typeof about === "string") {
      problems.push(`row ${row.row}, receivable: ${about}`);
      continue;
    }
    const { mark, isThere } = markOf(about, digestOf({ file, row: row.row }).slice(0, 8));
    const made = makeDecision(row.asked, { by, at, note: row.note, tell: row.tell, atOnce: false }, mark, about);
    if (made.problems) {
      problems.push(...made.problems.map(({ field, why }) => `row ${row.row}, ${field}: ${why}`));
      continue;
    }
    const question = row.asked.decision === "same-invoice" ? "which invoice" : "how much";
    const line = `${textOfPosition(about.record.key)}#${made.line.line}#${question}`;
    const earlier = rowOfLine.get(line);
    if (earlier === undefined) {
      rowOfLine.set(line, row.row);
      decisions.push({ row: row.row, decision: made.decision, about, isThere });
    } else problems.push(`row ${row.row}, invoice: Row ${earlier} is about the same line. Keep one of them.`);
  }
  return { decisions, problems };

  /** Each position is read once; a sentence if there is none to decide on. */
  async function positionOf({ receivable, which }: DecisionRow): Promise<PositionToDecide | string> {
    const name = [receivable, which.exercise, which.kind].join("#");
    const found = known.get(name) ?? (await readPosition(receivable, which));
    known.set(name, found);
    return found;
  }

  async function readPosition(receivable: OrganisationCode, which: DecisionRow["which"]) {
    try {
      const record = await findPosition(records.positions, payable, receivable, which);
      return await positionToDecide(record, records, { withLedger: true });
    } catch (error) {
      if (error instanceof CommandRefused) return error.message;
      throw error;
    }
  }
}

/** The mark of a row's decision: another one if the decision that the row made earlier has been withdrawn. */
function markOf({ record, histories }: PositionToDecide, mark: string): { mark: string; isThere: boolean } {
  for (let again = 0; ; again += 1) {
    const next = again === 0 ? mark : `${mark}x${again}`;
    const there = histories.find(({ decision }) => decision.id === decisionId(record.key, next));
    if (!there?.withdrawn) return { mark: next, isThere: there !== undefined };
  }
}
