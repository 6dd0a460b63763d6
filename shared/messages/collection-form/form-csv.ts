import type { CollectionForm } from "../../domain/form/filled-form.ts";
import { inertText } from "../rendering/inert-text.ts";
import { quoteText } from "../words/quote-text.ts";
import { reasonsWords } from "./form-words.ts";

/** The columns of a form as CSV: `accord form import` reads them back. */
export const formCsvColumns = [
  "organisation",
  "exercise",
  "part",
  "list",
  "counterparty",
  "name",
  "notified",
  "accrued",
  "adjusted",
  "disputed",
  "total",
  "reason",
] as const;

/** The form as rows of a delimited text, amounts in pounds. */
export function formCsvRows({ organisation, exercise, rows }: CollectionForm): string[][] {
  return rows.map((row) => [
    organisation,
    exercise,
    row.part,
    row.sector ?? "",
    row.counterparty,
    inertText(quoteText(row.name)),
    pounds(row.notifiedPence),
    pounds(row.accruedPence),
    pounds(row.adjustedPence),
    pounds(row.disputedPence),
    pounds(row.totalPence),
    inertText(reasonsWords(row.reasons)),
  ]);
}

/** `-1234.50`: exact, without a currency sign. */
export function pounds(pence: number): string {
  const size = Math.abs(pence);
  return `${pence < 0 ? "-" : ""}${String(Math.floor(size / 100))}.${String(size % 100).padStart(2, "0")}`;
}
