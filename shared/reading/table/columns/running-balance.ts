import type { TableField } from "../table-description.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { type Assignment, nameOfColumn } from "./assignment.ts";

/** Drops a balance column that adds up the rows above it: it is not what is unpaid of each line. */
export function dropRunningBalance<Extra extends string>(assignment: Assignment<Extra>): void {
  const { fields, profiles, findings, row, why, header } = assignment;
  const column = fields.get("outstanding");
  const balances = column === undefined ? undefined : profiles.get(column)?.pence;
  if (column === undefined || balances === undefined) return;
  const movement = movementOf(assignment);
  if (movement === undefined) return;
  let fits = 0;
  let steps = 0;
  let before: number | undefined;
  let apart = 0;
  let above = 0;
  for (const [at, balance] of balances) {
    const moved = movement(at);
    if (moved !== undefined && moved !== balance) apart += 1;
    // The unpaid amount of a line is never more than the line.
    if (moved !== undefined && moved > 0 && balance > moved) above += 1;
    if (before !== undefined && moved !== undefined) {
      steps += 1;
      if (balance === before + moved) fits += 1;
    }
    before = balance;
  }
  const isShort = steps === 1 && fits === 1 && above > 0;
  if (!isShort && (steps < 2 || fits < steps * 0.8 || apart < 2)) return;
  fields.delete("outstanding");
  why.set(column, "it adds up the rows above: a running balance, not the unpaid amount of each line");
  findings.push({
    code: "running-balance",
    severity: "note",
    row,
    column: columnLetters(column),
    what: `Column ${nameOfColumn(header, column)} adds up the rows above it, so it was read as a running balance and not as the unpaid amount of each line.`,
    todo: "Please give the unpaid amount of each invoice in a separate column.",
  });
}

function movementOf<Extra extends string>(
  assignment: Assignment<Extra>,
): ((row: number) => number | undefined) | undefined {
  const { fields, profiles } = assignment;
  const pence = (field: TableField<Extra>): ReadonlyMap<number, number> | undefined => {
    const column = fields.get(field);
    return column === undefined ? undefined : profiles.get(column)?.pence;
  };
  const debits = pence("debit");
  const credits = pence("credit");
  if (debits !== undefined || credits !== undefined) {
    return (row) => {
      const debit = debits?.get(row);
      const credit = credits?.get(row);
      return debit === undefined && credit === undefined ? undefined : (debit ?? 0) - Math.abs(credit ?? 0);
    };
  }
  const amounts = pence("amount") ?? pence("total");
  return amounts === undefined ? undefined : (row) => amounts.get(row);
}
