import type { StatementLine } from "../../statement/statement-line.ts";

/** The amounts by which a line can be known, in pence: what is open of it, and its whole. */
export function amountsOfLine(line: StatementLine): readonly number[] {
  return [line.outstandingPence, line.totalPence ?? 0].filter((amount) => amount !== 0);
}
