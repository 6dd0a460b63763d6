import type { Kind } from "../../../domain/exercise/exercise.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import type { ReadingReceipt } from "../../../domain/statement/reading-receipt.ts";
import type { Header } from "./header/heading-meaning.ts";
import type { StatementField } from "./statement-synonyms.ts";

/** Where the claimed amount of a line comes from. Columns count from 1. */
export type AmountSource =
  | { readonly from: "column"; readonly column: number }
  | { readonly from: "ageing" }
  | { readonly from: "debit-credit"; readonly debit: number | undefined; readonly credit: number | undefined }
  | {
      readonly from: "total-less-paid";
      readonly total: number;
      readonly paid: number;
      /** Whether payments have the other sign than what they pay: -40.00 of 100.00 leaves 60.00. Each tells by itself where the first lines have none. */
      readonly paidIsNegative: boolean | undefined;
    };

/** A column as the reading receipt shows it. */
export type ColumnUse = ReadingReceipt["tables"][number]["columns"][number];

/** A finding before it is known which file and sheet it is about. */
export type FindingInTable = Omit<Finding, "file" | "sheet">;

/** What each column of a table was taken for. */
export interface TableLayout {
  readonly header: Header | undefined;
  readonly fields: ReadonlyMap<StatementField, number>;
  /** The columns whose sum is the balance, or should be where there is a balance column too. */
  readonly ageing: readonly number[];
  /** Columns that fit the invoice number equally well: further references. */
  readonly otherNumberColumns: readonly number[];
  readonly amount: AmountSource | undefined;
  /** The column of the whole invoice, where there is one beside the claimed amount. */
  readonly total: number | undefined;
  /** The column that says debit or credit of an unsigned amount. */
  readonly side: number | undefined;
  /** Whether a minus in that column lessens the debt: only beside a plus is it one, and otherwise stands for nothing. */
  readonly minusMeansCredit: boolean;
  /** How many columns are for the payable organisation's answers. */
  readonly answerColumnCount: number;
  /** Whether it is what a pivot table left behind. */
  readonly isPivot: boolean;
  readonly columnUses: readonly ColumnUse[];
  readonly findings: readonly FindingInTable[];
}

/** What kind the headings of a table speak for, where no title says it. */
export function kindOfHeadings(layout: TableLayout): Kind | undefined {
  const { fields } = layout;
  if (fields.has("accrued") || (fields.has("basis") && !fields.has("outstanding"))) return "accruals";
  if (fields.has("outstanding") || layout.ageing.length > 0) return "r&p";
  const income = layout.header?.cells.find((cell) => cell.matches[0]?.field === "income");
  return income !== undefined && (income.matches[0]?.score ?? 0) >= 90 ? "i&e" : undefined;
}
