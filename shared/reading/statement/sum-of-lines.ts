import { pence, type Pence } from "../../domain/pence.ts";
import type { StatementLine } from "../../domain/statement-line.ts";

/** What lines claim in all. */
export function sumOfLines(lines: readonly StatementLine[]): Pence {
  let sum = 0;
  for (const line of lines) sum += line.outstandingPence;
  return pence(sum);
}

/** What the invoices of lines come to in all, as far as it is said. */
export function sumOfTotals(lines: readonly StatementLine[]): Pence {
  let sum = 0;
  for (const line of lines) sum += line.totalPence ?? 0;
  return pence(sum);
}
