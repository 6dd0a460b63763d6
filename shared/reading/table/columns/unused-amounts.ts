import { columnLetters } from "../../cells/column-letters.ts";
import { type Assignment, nameOfColumn } from "./assignment.ts";
import type { AmountChoice } from "./choose-amount.ts";

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
