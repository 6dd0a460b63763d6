import { columnLetters } from "../../cells/column-letters.ts";
import type { HeaderCell } from "../headings/heading-meaning.ts";
import { type Assignment, nameOfColumn } from "./assignment.ts";
import type { AmountChoice } from "./choose-amount.ts";
import { haveSameAmounts, fitsField, holdsAmounts } from "./column-values.ts";

/** Reports amounts under a heading that we don't know, if no heading says which amount is unpaid: these may be the unpaid ones. */
export function reportUnknownAmounts<Extra extends string>(
  assignment: Assignment<Extra>,
  cells: readonly HeaderCell<Extra>[],
  { amount }: AmountChoice,
): void {
  const { table, fields, profiles, findings, row, header } = assignment;
  const from =
    amount?.from === "column" ? amount.column : amount?.from === "total-less-paid" ? amount.total : undefined;
  if (amount === undefined || from === undefined || from === fields.get("outstanding")) return;
  const claimed = profiles.get(from);
  const used = new Set(fields.values());
  for (const { column, heading, matches, ageing } of cells) {
    const profile = profiles.get(column);
    if (used.has(column) || profile === undefined || ageing !== undefined || haveSameAmounts(claimed, profile))
      continue;
    if (matches.some(({ field, score }) => score >= 50 && fitsField(table, field, profile))) continue;
    // Other deductions from an invoice need not have pence.
    const isMoney = amount.from === "column" ? holdsAmounts(profile) : profile.amounts * 2 > profile.filled;
    if (!isMoney || profile.details().countsUp) continue;
    findings.push({
      code: "two-columns-fit",
      severity: "warning",
      row,
      column: columnLetters(from),
      what: `${amount.from === "column" ? `Column ${nameOfColumn(header, from)}` : `${nameOfColumn(header, from)} less what was paid`} was used as the claimed amount, but column ${columnLetters(column)} holds amounts too, and its heading "${heading}" is not known.`,
      todo: `Please name the column of unpaid amounts (for example "Outstanding") and ${table.sendAgain}.`,
    });
  }
}

/** Reports a column of debits or credits that was not used, if no heading says which amount is unpaid: it may change those amounts. */
export function reportUnusedDebitOrCredit<Extra extends string>(
  { table, fields, profiles, findings, row, header }: Assignment<Extra>,
  { amount }: AmountChoice,
): void {
  const from =
    amount?.from === "column" ? amount.column : amount?.from === "total-less-paid" ? amount.total : undefined;
  if (from === undefined || from === fields.get("outstanding")) return;
  for (const field of ["debit", "credit"] as const) {
    const column = fields.get(field);
    if (column === undefined || column === from) continue;
    if (![...(profiles.get(column)?.pence.values() ?? [])].some((pence) => pence !== 0)) continue;
    findings.push({
      code: "two-columns-fit",
      severity: "warning",
      row,
      column: columnLetters(from),
      what: `Column ${nameOfColumn(header, from)} was used as the claimed amount, and the amounts in column ${nameOfColumn(header, column)} were neither added nor deducted.`,
      todo: `Please name the column of unpaid amounts (for example "Outstanding") and ${table.sendAgain}.`,
    });
  }
}
