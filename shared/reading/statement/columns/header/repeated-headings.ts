import { type KeptRow, type KeptCell, cellAt } from "../../kept-row.ts";
import { CLAIMABLE } from "../field-groups.ts";
import { type Header, meaningsOf, FULL_MATCH } from "./heading-meaning.ts";

/** The headings again, as after a page break: most of the texts are the same, in the same columns. */
export function repeatsHeadings(header: Header, row: KeptRow): boolean {
  return header.rows.some((headings) => repeatsRow(headings, row));
}

function repeatsRow(headings: KeptRow, row: KeptRow): boolean {
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
  return !row.cells.some((cell, at) => headsOtherAmount(headings, cell, at));
}

/** Whether a cell heads another amount than the one above it: then a table of something else begins, much as it looks like this one. */
function headsOtherAmount(headings: KeptRow, cell: KeptCell, at: number): boolean {
  if (cell.type !== "text" || isSameHeading(headings, cell, at)) return false;
  const [best] = meaningsOf(cell.text);
  return best !== undefined && best.score >= FULL_MATCH && CLAIMABLE.has(best.field);
}

/** @param at the cell's place in its row: the heading is mostly at the same */
function isSameHeading(headings: KeptRow, cell: KeptCell, at: number): boolean {
  const same = headings.cells[at];
  const heading = same?.column === cell.column ? same : cellAt(headings, cell.column);
  if (heading === undefined) return false;
  // Nearly all rows that come by are lines: a figure is no word, and what differs in length is not the same.
  if ((cell.type === "number" || cell.type === "date") && heading.text.charCodeAt(0) > CODE_9) return false;
  if (heading.text.length !== cell.text.length) return false;
  return heading.text === cell.text || heading.text.toLowerCase() === cell.text.toLowerCase();
}

const CODE_9 = 57;
