import type { Outcome } from "../../../shared/domain/position/outcome.ts";

/** What an outcome says apart from line numbers: of twins it does not matter which is which. */
export function withoutLineNumbers(outcome: Outcome): unknown {
  return {
    ...outcome,
    lines: outcome.lines
      .map((line) => JSON.stringify({ ...line, line: 0, why: line.why.replaceAll(/line \d+/g, "line") }))
      .sort(),
    ledgerOnly: outcome.ledgerOnly.map((line) => JSON.stringify(line).replaceAll(/line \d+/g, "line")).sort(),
  };
}
