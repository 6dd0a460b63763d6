import type { Kind } from "../../../domain/exercise/exercise.ts";
import type { TableLayout } from "../../table/columns/layout.ts";
import type { StatementExtra } from "./statement-synonyms.ts";

/** The kind of statement that the headings suggest, for tables without a title that names it. */
export function kindOfHeadings(layout: TableLayout<StatementExtra>): Kind | undefined {
  const { fields } = layout;
  if (fields.has("accrued") || (fields.has("basis") && !fields.has("outstanding"))) return "accruals";
  if (fields.has("outstanding") || layout.ageing.length > 0) return "r&p";
  const income = layout.header?.cells.find((cell) => cell.matches[0]?.field === "income");
  return income !== undefined && (income.matches[0]?.score ?? 0) >= 90 ? "i&e" : undefined;
}
