import { columnLetters } from "../../cells/column-letters.ts";
import type { HeaderCell } from "../headings/heading-meaning.ts";
import { headingWords } from "../headings/heading-words.ts";
import { type Assignment, nameOfColumn, nameOfField } from "./assignment.ts";
import { holdsDates } from "./column-values.ts";

/**
 * Tells of a column of dates under a heading that we don't know but that speaks of dates or invoices, where the heading of the column that was used
 * doesn't say that its dates are those of the invoices: `Belegdatum Date | GL Date`.
 */
export function tellOtherDates<Extra extends string>(
  { table, header, fields, findings, profiles, row }: Assignment<Extra>,
  cells: readonly HeaderCell<Extra>[],
): void {
  const column = fields.get("invoiceDate");
  const own = cells.find((cell) => cell.column === column);
  if (column === undefined || own === undefined || SAYS_WHOSE.test(headingWords(own.heading).main.join(" "))) return;
  const used = new Set(fields.values());
  for (const cell of cells) {
    const profile = profiles.get(cell.column);
    const isKnown = cell.matches.some(
      ({ field, score }) => table.dates.has(field) || field === "notUsed" || score >= SURE,
    );
    if (isKnown || used.has(cell.column) || profile === undefined || !holdsDates(profile)) continue;
    if (!headingWords(cell.heading).main.some((word) => DATE_WORDS.has(word))) continue;
    findings.push({
      code: "two-columns-fit",
      severity: "warning",
      row,
      column: columnLetters(column),
      what: `Columns ${nameOfColumn(header, column)} and ${nameOfColumn(header, cell.column)} both hold dates, and neither heading says for certain which is ${nameOfField(table, "invoiceDate")}: ${columnLetters(column)} was used.`,
      todo: `Please check that ${columnLetters(column)} was meant; if not, name the column of invoice dates and ${table.sendAgain}.`,
    });
  }
}

const SURE = 60;

const SAYS_WHOSE = /\b(?:invoice|document|tax|bill|issue|issued)\b/u;

const DATE_WORDS: ReadonlySet<string> = new Set(["date", "dated", "day", "invoice", "transaction", "document"]);
