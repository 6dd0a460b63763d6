import { sumPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import type { IssuedLine } from "../../domain/issuing/issued-statement.ts";

/** How many lines of one type a statement has, and what they add up to. */
export interface ControlTotal {
  readonly what: string;
  readonly lines: number;
  readonly pence: Pence;
}

/** The control totals of a statement, by what its lines are. Types of which it has no line are left out. */
export function controlTotals(lines: readonly IssuedLine[]): readonly ControlTotal[] {
  return TYPES.flatMap(([type, what]) => {
    const of = lines.filter((line) => line.type === type);
    return of.length === 0
      ? []
      : [{ what, lines: of.length, pence: sumPence(of.map(({ claimedPence }) => claimedPence)) }];
  });
}

const TYPES: readonly (readonly [type: IssuedLine["type"], what: string])[] = [
  ["invoice", "Invoices"],
  ["credit-note", "Credit notes"],
  ["receipt", "Receipts without an invoice"],
  ["accrual", "Accruals"],
  ["payment", "Received and not allocated"],
];
