import type { TableField } from "../table-description.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { HeaderCell } from "../headings/heading-meaning.ts";
import type { ColumnUse } from "./layout.ts";
import type { Assignment } from "./assignment.ts";
import type { AmountChoice } from "./choose-amount.ts";

export function describeColumnUses<Extra extends string>(
  assignment: Assignment<Extra>,
  cells: readonly HeaderCell<Extra>[],
  answers: ReadonlySet<number>,
  choice: AmountChoice,
): ColumnUse[] {
  const headed = new Map(cells.map((cell) => [cell.column, cell]));
  const fieldOf = new Map<number, TableField<Extra>>();
  for (const [field, column] of assignment.fields) fieldOf.set(column, field);
  const columns = new Set([...headed.keys(), ...assignment.profiles.keys()]);
  return [...columns]
    .sort((one, other) => one - other)
    .map((column) => {
      const cell = headed.get(column);
      const { takenFor, why } = describeUse(assignment, column, cell, answers, choice, fieldOf.get(column));
      const place = { column: columnLetters(column), heading: cell?.heading ?? "" };
      return takenFor === undefined ? { ...place, why } : { ...place, takenFor, why };
    });
}

function describeUse<Extra extends string>(
  { table, why, otherNumberColumns: alternates }: Assignment<Extra>,
  column: number,
  cell: HeaderCell<Extra> | undefined,
  answers: ReadonlySet<number>,
  choice: AmountChoice,
  field: TableField<Extra> | undefined,
): { readonly takenFor: string | undefined; readonly why: string } {
  const known = why.get(column);
  if (answers.has(column)) {
    const best = cell?.matches[0]?.field;
    const answer = best !== undefined && table.answers.has(best) ? best : "responseComment";
    return { takenFor: answer, why: "for the payable organisation's answer: not read" };
  }
  const role = choice.amountUses.get(column);
  if (role !== undefined) return role;
  if (alternates.includes(column)) return { takenFor: "reference", why: known ?? "a further reference" };
  if (field !== undefined) return { takenFor: field, why: known ?? "" };
  const isBare = cell === undefined || cell.heading === "";
  return {
    takenFor: undefined,
    why: known ?? (isBare ? "it has no heading" : "the heading means nothing that a statement needs"),
  };
}
