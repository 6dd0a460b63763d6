import type { KeptRow } from "./kept-row.ts";

/**
 * Recognises the titles of a report that it prints again on each of its pages: rows with the same texts, in the same columns, as a row above the
 * headings. Only the number of the page differs.
 */
export function titlesAgain(titles: readonly KeptRow[]): (row: KeptRow) => boolean {
  const known = new Set(titles.filter(({ cells }) => cells.length > 0).map(textOf));
  return (row) => known.size > 0 && known.has(textOf(row));
}

function textOf({ cells }: KeptRow): string {
  return cells.map(({ column, text }) => `${String(column)} ${text.toLowerCase().replace(PAGE, "page")}`).join("\n");
}

const PAGE = /\bpage:? ?\d+(?: ?(?:of|\/) ?\d+)?/u;
