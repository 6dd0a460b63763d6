import type { Finding } from "../../../domain/statement/finding.ts";
import type { ReadingReceipt } from "../../../domain/statement/reading-receipt.ts";
import type { SaidUnit } from "../said/said.ts";
import type { Header } from "../headings/heading-meaning.ts";
import type { TableField } from "../table-description.ts";
import type { DecimalWriting } from "../values/decimal-writing.ts";

/** Where the claimed amount of a line is found. Columns count from 1. */
export type AmountSource =
  | { readonly from: "column"; readonly column: number }
  | { readonly from: "ageing" }
  | { readonly from: "debit-credit"; readonly debit: number | undefined; readonly credit: number | undefined }
  | {
      readonly from: "total-less-paid";
      readonly total: number;
      readonly paid: number;
      /**
       * Whether payments have the opposite sign of what they pay: -40.00 of 100.00 leaves 60.00. If the first lines have no payments, this is
       * undefined, and each line decides for itself.
       */
      readonly paidIsNegative: boolean | undefined;
    };

/** The columns that the claimed amounts are read from. */
export function columnsOfAmount(amount: AmountSource | undefined, ageing: readonly number[]): readonly number[] {
  switch (amount?.from) {
    case "column":
      return [amount.column];
    case "debit-credit":
      return [amount.debit, amount.credit].filter((column) => column !== undefined);
    case "total-less-paid":
      return [amount.total, amount.paid];
    case "ageing":
      return ageing;
    case undefined:
      return [];
  }
}

/** How the claimed amounts of the first lines are shown. */
export interface AmountsShown {
  /** Whether any is shown with two decimals. */
  readonly inPence: boolean;
  /** Whether any is shown with the pound's sign. */
  readonly inPounds: boolean;
  /** A unit that the number format of an amount shows, and where the first such amount is. */
  readonly unit: { readonly unit: SaidUnit; readonly row: number; readonly column: number } | undefined;
}

/** A column as the reading receipt shows it. */
export type ColumnUse = ReadingReceipt["tables"][number]["columns"][number];

/** A finding without its file and sheet, which are added later. */
export type FindingInTable = Omit<Finding, "file" | "sheet">;

/** What each column of a table is. */
export interface TableLayout<Extra extends string> {
  readonly header: Header<Extra> | undefined;
  readonly fields: ReadonlyMap<TableField<Extra>, number>;
  /** The columns that hold the balance by age. If there is a balance column too, they should add up to it. */
  readonly ageing: readonly number[];
  /** Columns that fit the invoice number equally well: further references. */
  readonly otherNumberColumns: readonly number[];
  readonly amount: AmountSource | undefined;
  /** The column of the invoice total, if there is one beside the claimed amount. */
  readonly total: number | undefined;
  /** The column of a running balance. It shows which amounts reduce the debt, and where the lines don't add up. */
  readonly running: number | undefined;
  /** Columns of a few short words whose meaning is not known: the stated totals may show that one of them means credits. */
  readonly markColumns: readonly number[];
  /** The column that says whether an unsigned amount is a debit or a credit. */
  readonly side: number | undefined;
  /** Whether a `-` in that column means a credit. It does only if other cells have a `+`; otherwise it means that the cell is empty. */
  readonly minusMeansCredit: boolean;
  /** Whether the descriptions begin with the numbers of invoices (`Invoice # SI101`), and no column is headed as that of invoice numbers. */
  readonly numbersInWords: boolean;
  /** How the texts in the columns of amounts write decimals, if they show it. */
  readonly decimals: DecimalWriting | undefined;
  /** How many columns are for the payable organisation's answers. */
  readonly answerColumnCount: number;
  /** Whether it is the result of a pivot table. */
  readonly isPivot: boolean;
  readonly shown: AmountsShown;
  /** The columns whose cells are known as something. Figures in any other column are told. */
  readonly accounted: ReadonlySet<number>;
  /** Of these, the columns of words and codes. An amount in pounds and pence in them is told too. */
  readonly columnsOfWords: ReadonlySet<number>;
  readonly columnUses: readonly ColumnUse[];
  readonly findings: readonly FindingInTable[];
}
