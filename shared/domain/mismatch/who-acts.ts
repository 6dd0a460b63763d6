import { noPence } from "../amounts-and-days/pence.ts";
import { mismatchColumns, type MismatchColumn, type PairMismatch } from "./compare-forms.ts";

/** Who moves first about a column that differs, and what they do (MIS-03). */
export interface Step {
  readonly column: MismatchColumn;
  readonly leads: "receivable" | "both";
  readonly what: string;
}

const STEPS: Readonly<Record<MismatchColumn, Omit<Step, "column">>> = {
  notifiedPence: {
    leads: "receivable",
    what: "Notified: the receivable organisation leads; both should show the value of its statement.",
  },
  accruedPence: {
    leads: "both",
    what: "Accrued: both contact each other; the column still equals each one's own ledger.",
  },
  adjustedPence: {
    leads: "receivable",
    what: "Adjusted: the receivable organisation asks for details, the payable organisation updates.",
  },
  disputedPence: {
    leads: "receivable",
    what: "Disputed: the receivable organisation contacts the payable organisation; a dispute that is accepted moves to adjusted on both sides.",
  },
};

/** What there is to do about a pair, column by column. Where a form is missing, it has to come first. */
export function stepsOf({ difference, missing }: Pick<PairMismatch, "difference" | "missing">): Step[] {
  return missing === undefined
    ? stepsOfColumns(mismatchColumns.filter((column) => difference[column] !== noPence))
    : [];
}

/** What there is to do about columns that differ. */
export function stepsOfColumns(columns: readonly MismatchColumn[]): Step[] {
  return columns.map((column) => ({ column, ...STEPS[column] }));
}
