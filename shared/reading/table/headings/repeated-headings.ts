import { type KeptRow, type KeptCell, cellAt } from "../rows/kept-row.ts";
import type { TableDescription } from "../table-description.ts";
import { type Header, meaningsOf, FULL_MATCH } from "./heading-meaning.ts";

/** Whether a row repeats the headings, as after a page break: most texts are the same, in the same columns. */
export function repeatsHeadings<Extra extends string>(
  table: TableDescription<Extra>,
  header: Header<Extra>,
  row: KeptRow,
): boolean {
  return header.rows.some((headings) => repeatsRow(table, headings, row));
}

function repeatsRow<Extra extends string>(table: TableDescription<Extra>, headings: KeptRow, row: KeptRow): boolean {
  const most = row.cells.length * 0.4;
  let other = 0;
  let same = 0;
  let at = 0;
  for (const cell of row.cells) {
    if (isSameHeading(headings, cell, at)) same += 1;
    else if ((other += 1) > most) return false;
    at += 1;
  }
  if (same < 2 || same < headings.cells.length * 0.6) return false;
  return !row.cells.some((cell, at) => headsSomethingElse(table, headings, cell, at));
}

/** Whether a cell is the heading of something else than the one above it: then a new table begins, even if it looks like the last one. */
function headsSomethingElse<Extra extends string>(
  table: TableDescription<Extra>,
  headings: KeptRow,
  cell: KeptCell,
  at: number,
): boolean {
  if (cell.type !== "text" || isSameHeading(headings, cell, at)) return false;
  const [best] = meaningsOf(table, cell.text);
  const above = cellAt(headings, cell.column);
  const [same] = above?.type === "text" ? meaningsOf(table, above.text) : [];
  // Over amounts any other heading counts, even one that we don't know.
  if (same !== undefined && same.score >= FULL_MATCH && table.amounts.has(same.field))
    return best?.field !== same.field && /\p{L}{2}/u.test(cell.text);
  return best !== undefined && best.score >= FULL_MATCH && table.amounts.has(best.field);
}

/** @param at the cell's index in its row: the heading is mostly at the same index */
function isSameHeading(headings: KeptRow, cell: KeptCell, at: number): boolean {
  const same = headings.cells[at];
  const heading = same?.column === cell.column ? same : cellAt(headings, cell.column);
  if (heading === undefined) return false;
  // Fast answers first, because nearly all rows are lines: a number is not a word, and texts of different length differ.
  if ((cell.type === "number" || cell.type === "date") && heading.text.charCodeAt(0) > CODE_9) return false;
  if (heading.text.length !== cell.text.length) return false;
  return heading.text === cell.text || heading.text.toLowerCase() === cell.text.toLowerCase();
}

const CODE_9 = 57;
