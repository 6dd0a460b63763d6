import type { Outcome } from "../../../shared/domain/position/outcome.ts";

/** An outcome without its line numbers: it does not matter which of two twins is which. */
export function withoutLineNumbers(outcome: Outcome): unknown {
  return {
    ...outcome,
    lines: outcome.lines
      .map((line) => JSON.stringify({ ...line, line: 0, why: line.why.replaceAll(/line \d+/g, "line") }))
      .sort(),
    ledgerOnly: outcome.ledgerOnly.map((line) => JSON.stringify(line).replaceAll(/line \d+/g, "line")).sort(),
  };
}
