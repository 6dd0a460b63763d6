import { columnLetters } from "../../cells/column-letters.ts";
import type { HeaderCell } from "../headings/heading-meaning.ts";
import type { Assignment } from "./assignment.ts";

const SURE = 70;

/** Whether a heading is about one field and hardly anything else. */
export function isSure<Extra extends string>({ matches }: HeaderCell<Extra>): boolean {
  return (matches[0]?.score ?? 0) >= SURE;
}

/**
 * Leaves a column what its heading says, although its values are nothing of the kind, if no other column is that: the amounts of all lines may
 * be "TBC", and a spreadsheet may have turned all invoice numbers into dates. Then each cell is told, with what it holds.
 *
 * @param without columns that are for answers or hold the balance by age
 */
export function keepHeadings<Extra extends string>(
  { table, fields, profiles, why, findings }: Assignment<Extra>,
  cells: readonly HeaderCell<Extra>[],
  without: ReadonlySet<number>,
): void {
  for (const cell of cells) {
    const { column } = cell;
    const [best] = cell.matches;
    if (best === undefined || !isSure(cell) || fields.has(best.field) || !profiles.has(column)) continue;
    if (without.has(column) || [...fields.values()].includes(column)) continue;
    const isClaimable = table.claimable.has(best.field);
    if (
      isClaimable
        ? without.size > 0 || [...table.claimable].some((field) => fields.has(field))
        : best.field !== "invoiceNumber"
    )
      continue;
    fields.set(best.field, column);
    why.set(column, `the heading says ${best.phrase}, although the cells hold something else`);
    const told = findings.findIndex(
      (finding) => finding.code === "column-unlike-heading" && finding.column === columnLetters(column),
    );
    if (told >= 0) findings.splice(told, 1);
  }
}
