import { numberInWords } from "../../../domain/statement/number-in-words.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { HeaderCell } from "../headings/heading-meaning.ts";
import { cellAt, type KeptRow } from "../rows/kept-row.ts";
import { type Assignment, nameOfColumn } from "./assignment.ts";
import { saysInvoice } from "./break-ties.ts";

/** Other lines, such as payments, have other words. */
const SHARE_OF_INVOICES = 0.5;

/**
 * Whether the descriptions name the invoices: most begin with a number that they call an invoice's, each with another one, and no column is
 * headed as that of invoice numbers. A reference beside them is then something else, such as the customer's order, unless it is the same number.
 */
export function findNumbersInWords<Extra extends string>(
  { header, fields, profiles, why, findings, row }: Assignment<Extra>,
  cells: readonly HeaderCell<Extra>[],
  rows: readonly KeptRow[],
): boolean {
  if (!fields.has("invoiceNumber") && !fields.has("description")) takeNamesOfInvoices(fields, profiles);
  const column = fields.get("description");
  const profile = column === undefined ? undefined : profiles.get(column);
  const own = cells.find((cell) => cell.column === fields.get("invoiceNumber"));
  if (column === undefined || profile === undefined) return false;
  if (own?.matches.some(({ field, phrase }) => field === "invoiceNumber" && saysInvoice(phrase)) === true) return false;
  const named = profile.texts().filter((text) => numberInWords(text) !== "");
  const isNamed =
    named.length >= profile.filled * SHARE_OF_INVOICES && new Set(named.map(numberInWords)).size === named.length;
  if (!isNamed || named.length === 0) return false;
  if (own !== undefined && rows.some((row) => saysTheSame(row, own.column, column))) return false;
  why.set(column, "its words name the invoices");
  if (own !== undefined)
    why.set(
      own.column,
      `${nameOfColumn(header, column)} names the invoices, so this is the customer's order or reference`,
    );
  findings.push({
    code: "numbers-in-words",
    severity: "note",
    row,
    column: columnLetters(column),
    what: `The invoice numbers were read from the words of column ${nameOfColumn(header, column)}, such as "${named[0] ?? ""}".`,
    todo: "Please give the invoice numbers in a column of their own.",
  });
  return true;
}

/** Whether the words of a row name the number that its column of numbers has. */
function saysTheSame(row: KeptRow, numbers: number, words: number): boolean {
  const named = numberInWords(cellAt(row, words)?.text ?? "");
  return named !== "" && named === cellAt(row, numbers)?.text;
}

/** Where no column has numbers, one whose texts name invoices describes them, whatever its heading says: `Item`, with `Invoice NF901` under it. */
function takeNamesOfInvoices<Extra extends string>(
  fields: Assignment<Extra>["fields"],
  profiles: Assignment<Extra>["profiles"],
): void {
  const used = new Set([...fields].filter(([field]) => field !== "lineNumber").map(([, column]) => column));
  for (const profile of profiles.values()) {
    const named = profile.texts().filter((text) => numberInWords(text) !== "");
    if (used.has(profile.column) || named.length <= profile.filled * SHARE_OF_INVOICES) continue;
    fields.set("description", profile.column);
    if (fields.get("lineNumber") === profile.column) fields.delete("lineNumber");
    return;
  }
}
