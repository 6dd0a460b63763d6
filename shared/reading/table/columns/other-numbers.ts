import { columnLetters } from "../../cells/column-letters.ts";
import type { HeaderCell } from "../headings/heading-meaning.ts";
import { headingWords } from "../headings/heading-words.ts";
import { type Assignment, nameOfColumn } from "./assignment.ts";
import { saysInvoice } from "./break-ties.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { hasNumberOnEachLine, takeNumberOnEachLine } from "./number-on-each-line.ts";

/**
 * Notes columns whose headings we don't know and whose values look like invoice numbers, unless the column of invoice numbers is headed as such and
 * theirs has no word for numbers: the numbers that the payer knows may be in any of them. They are looked for on the ledger too.
 */
export function noteOtherNumbers<Extra extends string>(
  assignment: Assignment<Extra>,
  cells: readonly HeaderCell<Extra>[],
  others: readonly ColumnProfile[],
): void {
  const { table, header, fields, findings, profiles, why, otherNumberColumns, row } = assignment;
  const column = fields.get("invoiceNumber");
  if (column === undefined) return;
  const heading = cells.find((cell) => cell.column === column);
  const isSure =
    heading?.matches.some(({ field, phrase }) => field === "invoiceNumber" && saysInvoice(phrase)) === true;
  for (const other of others) {
    const says = cells.find((cell) => cell.column === other.column);
    const isCounted = says?.matches[0]?.field === "lineNumber";
    if ((says !== undefined && says.matches.length > 0 && !isCounted) || otherNumberColumns.includes(other.column))
      continue;
    if (!isCounted && !isDistinctive(other)) continue;
    // `Invoice Reference` says invoice, and so may the word that we don't know in `Belnr. Invoice`.
    if (isSure && !(says !== undefined && namesNumbers(says.heading))) continue;
    const taken = fields.get("invoiceNumber") ?? column;
    if (!isSure && table.numberByValues === "invoiceNumber" && hasNumberOnEachLine(profiles, other.column, taken)) {
      takeNumberOnEachLine(assignment, other.column, taken);
      continue;
    }
    otherNumberColumns.push(other.column);
    why.set(other.column, "its values look like invoice numbers too");
    findings.push({
      code: "two-columns-fit",
      severity: "warning",
      row,
      column: columnLetters(column),
      what: `Columns ${nameOfColumn(header, column)} and ${nameOfColumn(header, other.column)} both may hold the invoice number: ${columnLetters(column)} was used; the numbers of the other are looked for on the ledger too.`,
      todo: `Please check that ${columnLetters(column)} was meant; if not, name the column of invoice numbers and send the statement again.`,
    });
  }
}

/** Whether a heading that we don't understand has a word that heads numbers of documents. */
function namesNumbers(heading: string): boolean {
  return headingWords(heading).main.some((word) => NUMBER_WORDS.has(word));
}

const NUMBER_WORDS: ReadonlySet<string> = new Set(["number", "invoice", "reference", "document", "bill"]);

const FEWEST_CHARACTERS = 4;

/** In pence: a number of five digits. */
const LEAST_NUMBER = 1_000_000;

/** Whether most values of a column are longer than quantities and small amounts are. */
function isDistinctive(profile: ColumnProfile): boolean {
  const texts = profile.texts().filter((text) => text.length >= FEWEST_CHARACTERS && /\p{L}/u.test(text));
  const numbers = [...profile.pence.values()].filter((amount) => amount >= LEAST_NUMBER && amount % 100 === 0);
  return (texts.length + numbers.length) * 2 > profile.filled;
}
