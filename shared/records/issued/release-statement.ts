import type { IssuedStatement } from "../../domain/issuing/issued-statement.ts";
import { textOfPosition, type PositionKey } from "../../domain/position/position-key.ts";
import { digestOf } from "../storage/digest.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import { newestOf, type IssuedRecord, type ReleasedStatement } from "./issued-record.ts";
import type { IssuedStatements } from "./issued-statements.ts";

export interface ReleaseStatementPorts {
  readonly issued: IssuedStatements;
  readonly objects: JsonObjects;
}

export interface Released {
  readonly record: IssuedRecord;
  /** `again`: the newest statement of the position says the same already, so nothing was written and nothing is sent. */
  readonly result: "released" | "again";
}

/**
 * Releases a statement in one conditional write: it is the newest of its position from then on, and the clock sends it. One that says the same
 * as the newest is not released twice.
 */
export async function releaseStatement(
  statement: IssuedStatement,
  { by, at }: { readonly by: string; readonly at: string },
  { issued, objects }: ReleaseStatementPorts,
): Promise<Released> {
  const key = keyOfStatement(statement);
  const stored = await objects.put("issued", statement);
  const digest = digestOfStatement(statement);
  const { record, changed } = await issued.change(key, (before) => {
    if (before && newestOf(before).digest === digest) return undefined;
    const released: ReleasedStatement = {
      number: before ? newestOf(before).number + 1 : 1,
      digest,
      statement: stored,
      asAt: statement.asAt,
      lines: statement.lines.length,
      totalPence: statement.totalPence,
      releasedAt: at,
      by,
    };
    return {
      record: { ...(before ?? { key, takenUp: 0 }), released: [...(before?.released ?? []), released] },
      event: { event: "statement-released", at, facts: { number: released.number, statement: stored, by } },
    };
  });
  if (!record) throw new Error(`${textOfPosition(key)} was not written`);
  return { record, result: changed ? "released" : "again" };
}

export function keyOfStatement({ payable, receivable, exercise, kind }: IssuedStatement): PositionKey {
  return { payable, receivable, exercise, kind };
}

/** The same lines as at the same day are the same statement, whichever ledger they came from. */
export function digestOfStatement({ asAt, lines, totalPence }: IssuedStatement): string {
  return digestOf({ asAt, lines, totalPence });
}
