import { columnLetters } from "../../cells/column-letters.ts";
import { ENOUGH_STEPS, runningSteps } from "../sums/running-steps.ts";
import type { TableField } from "../table-description.ts";
import { type Assignment, nameOfColumn } from "./assignment.ts";
import { sumsByRow } from "./repeats-claim.ts";

/**
 * Takes a balance column that adds up the rows above or below it for what it is: a running balance, and not what is unpaid of each line.
 *
 * @param ages the columns that divide the balance of each line by age
 * @returns the column of the running balance, if there is one
 */
export function takeRunningBalance<Extra extends string>(
  assignment: Assignment<Extra>,
  ages: readonly number[],
): number | undefined {
  const { fields, findings, row, why, header } = assignment;
  const column = fields.get("outstanding");
  if (column === undefined || !isRunning(assignment, column, true, ages))
    return runningTotal(assignment) ?? runningWithoutHeading(assignment, ages);
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
  return column;
}

/** `Amount | Total`: the total of a line is a running one if every step of it fits. */
function runningTotal<Extra extends string>(assignment: Assignment<Extra>): number | undefined {
  const { fields, why } = assignment;
  const column = fields.get("anyTotal");
  const hasAmount = fields.has("amount") || fields.has("total");
  if (column === undefined || !hasAmount || !isRunning(assignment, column, false, [])) return undefined;
  fields.delete("anyTotal");
  why.set(column, "it adds up the rows above: a running total");
  return column;
}

/** A column of amounts that no heading explains is a running balance if every step of it fits. */
function runningWithoutHeading<Extra extends string>(
  assignment: Assignment<Extra>,
  ages: readonly number[],
): number | undefined {
  const { fields, profiles, why } = assignment;
  const used = new Set(fields.values());
  for (const { column, amounts, filled } of profiles.values()) {
    if (
      used.has(column) ||
      ages.includes(column) ||
      why.has(column) ||
      amounts < filled ||
      !isRunning(assignment, column, false, ages)
    )
      continue;
    why.set(column, "it adds up the rows above: a running balance");
    return column;
  }
  return undefined;
}

function isRunning<Extra extends string>(
  assignment: Assignment<Extra>,
  column: number,
  isHeaded: boolean,
  ages: readonly number[],
): boolean {
  const balances = assignment.profiles.get(column)?.pence;
  const movement = movementOf(assignment, column) ?? movementByAge(assignment, ages);
  if (balances === undefined || movement === undefined) return false;
  const rows = [...balances].map(([at, balance]) => ({ moved: movement(at), balance }));
  // The unpaid amount of a line is never more than the line, and that of a payment is no debt.
  const above = rows.filter(
    ({ moved, balance }) => moved !== undefined && moved !== 0 && balance > Math.abs(moved),
  ).length;
  // What is unpaid of a line is mostly all of it, or nothing.
  const apart = rows.filter(
    ({ moved, balance }) => moved !== undefined && balance !== 0 && Math.abs(moved) !== Math.abs(balance),
  ).length;
  const { steps, fits } = runningSteps(rows);
  const isShort = isHeaded && steps === 1 && fits === 1 && above > 0;
  // Beside debits and credits, a balance that is mostly more than its line is no unpaid amount, whether its steps fit or not.
  const { fields } = assignment;
  const isTwoSided = fields.has("debit") && fields.has("credit");
  if (isHeaded && isTwoSided && above >= 2 && above * 2 >= rows.length) return true;
  return isShort || (steps >= 2 && fits >= steps * (isHeaded ? ENOUGH_STEPS : 1) && apart >= 2);
}

/** What each row adds to the balance: what is owed less the other side, or the amount less what was paid. */
function movementOf<Extra extends string>(
  assignment: Assignment<Extra>,
  balance: number,
): ((row: number) => number | undefined) | undefined {
  const { table, fields, profiles } = assignment;
  const pence = (field: TableField<Extra>): ReadonlyMap<number, number> | undefined => {
    const column = fields.get(field);
    return column === undefined || column === balance ? undefined : profiles.get(column)?.pence;
  };
  const [owed, other] = table.owedSide === "debit" ? (["debit", "credit"] as const) : (["credit", "debit"] as const);
  const added = pence(owed) ?? pence("amount") ?? pence("total") ?? pence("anyTotal") ?? pence("outstanding");
  const reducing = [pence(other), pence("paid")].filter((each) => each !== undefined);
  if (added === undefined && reducing.length === 0) return undefined;
  return (row) => {
    const amounts = [added?.get(row), ...reducing.map((each) => each.get(row))];
    if (amounts.every((each) => each === undefined)) return undefined;
    const [plus = 0, ...less] = amounts;
    return less.reduce<number>((sum, each) => sum - Math.abs(each ?? 0), plus);
  };
}

/** Where a line's amount stands under its age alone, that is what the row adds. */
function movementByAge<Extra extends string>(
  { profiles }: Assignment<Extra>,
  ages: readonly number[],
): ((row: number) => number | undefined) | undefined {
  if (ages.length < 2) return undefined;
  const sums = sumsByRow(ages.map((column) => profiles.get(column)));
  return (row) => sums.get(row);
}
