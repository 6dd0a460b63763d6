import * as z from "zod";

/** What a statement is about: receivables and payables, income and expenditure, or accruals (month 12 only). */
export const kindSchema = z.enum(["r&p", "i&e", "accruals"]);

export type Kind = z.infer<typeof kindSchema>;

/** The kind in words, as a reply writes it. */
export function nameOfKind(kind: Kind): string {
  switch (kind) {
    case "r&p":
      return "receivables and payables";
    case "i&e":
      return "income and expenditure";
    case "accruals":
      return "accruals";
  }
}
