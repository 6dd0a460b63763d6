import type { SheetDescription } from "../../messages/rendering/workbook-description.ts";

/** How many characters of a row stay readable across a printed page (A4, landscape): at this width they are about 6 points high. */
const READABLE = 250;

/** On how many pages side by side a sheet is printed, so that it stays readable. Those after the first repeat the columns that stay in sight. */
export function pagesAcross({ columns, printColumns, frozenColumns }: SheetDescription): number {
  const widths = columns.slice(0, printColumns);
  const total = sumOf(widths);
  const repeated = sumOf(widths.slice(0, frozenColumns));
  return total <= READABLE ? 1 : Math.ceil((total - repeated) / (READABLE - repeated));
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
