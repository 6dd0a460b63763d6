import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import type { Pence } from "../../domain/amounts-and-days/pence.ts";
import type { IssuedStatement } from "../../domain/issuing/issued-statement.ts";
import { newestOf } from "./issued-record.ts";
import type { IssuedStatements } from "./issued-statements.ts";
import { keyOfStatement } from "./release-statement.ts";

export interface Acceptance {
  /** The statement, which must be the newest of its position, and its number. */
  readonly statement: IssuedStatement;
  readonly number: number;
  readonly line: number;
  /** How much of the line is not owed; nil takes an earlier acceptance back. */
  readonly pence: Pence;
  readonly by: string;
  readonly at: string;
  readonly note: string;
}

/** `again`: the same stands there already. `replaced`: a newer statement was released meanwhile. */
export type Accepted =
  { readonly result: "accepted" | "again" | "replaced" } | { readonly result: "refused"; readonly why: string };

/** Notes in one conditional write that a line, or a part of it, is not owed. The same said twice is written once. */
export async function acceptLine(
  { statement, number, line, pence, by, at, note }: Acceptance,
  issued: IssuedStatements,
): Promise<Accepted> {
  const of = statement.lines.find((each) => each.line === line);
  if (!of) return { result: "refused", why: `The statement has no line ${String(line)}.` };
  const isPart =
    pence === 0 || (Math.sign(pence) === Math.sign(of.claimedPence) && Math.abs(pence) <= Math.abs(of.claimedPence));
  if (!isPart)
    return {
      result: "refused",
      why: `${formatPounds(pence)} is no part of the ${formatPounds(of.claimedPence)} of line ${String(line)}.`,
    };
  let result: "accepted" | "again" | "replaced" = "again";
  await issued.change(keyOfStatement(statement), (before) => {
    if (!before || newestOf(before).number !== number) {
      result = "replaced";
      return undefined;
    }
    const { accepted = [] } = before;
    const last = accepted.findLast((each) => each.number === number && each.line === line);
    if ((last?.pence ?? 0) === pence) {
      result = "again";
      return undefined;
    }
    result = "accepted";
    return {
      record: { ...before, accepted: [...accepted, { number, line, pence, by, at, note }] },
      event: { event: "line-accepted", at, facts: { number, line, pence, by } },
    };
  });
  return { result };
}
