import { columnLetters } from "../../../cells/column-letters.ts";
import { ANSWERS } from "../field-groups.ts";
import type { HeaderCell } from "../header/heading-meaning.ts";
import type { ColumnUse } from "../layout.ts";
import type { StatementField } from "../statement-synonyms.ts";
import type { Assignment } from "./assignment.ts";
import type { AmountChoice } from "./choose-amount.ts";

export function describeColumnUses(
  assignment: Assignment,
  cells: readonly HeaderCell[],
  answers: ReadonlySet<number>,
  choice: AmountChoice,
): ColumnUse[] {
  const headed = new Map(cells.map((cell) => [cell.column, cell]));
  const fieldOf = new Map<number, StatementField>();
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

function describeUse(
  { why, otherNumberColumns: alternates }: Assignment,
  column: number,
  cell: HeaderCell | undefined,
  answers: ReadonlySet<number>,
  choice: AmountChoice,
  field: StatementField | undefined,
): { readonly takenFor: string | undefined; readonly why: string } {
  const known = why.get(column);
  if (answers.has(column)) {
    const best = cell?.matches[0]?.field;
    const answer = best !== undefined && ANSWERS.has(best) ? best : "responseComment";
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
