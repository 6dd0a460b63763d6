import type { StatementLine } from "../../domain/statement/statement-line.ts";
import type { ResponseFacts } from "../reply.ts";

/** Statement lines by their number, which is what outcomes speak of. */
export function linesByNumber(facts: ResponseFacts): ReadonlyMap<number, StatementLine> {
  return new Map(facts.statement.lines.map((line) => [line.line, line]));
}
