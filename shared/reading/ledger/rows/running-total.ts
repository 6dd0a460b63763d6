import type { Finding } from "../../../domain/statement/finding.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { Row } from "../../cells/row.ts";
import { ENOUGH_STEPS, runningSteps } from "../../table/sums/running-steps.ts";
import { amountOfCell } from "../../table/values/cell-value.ts";

/** Holds the lines of a ledger against its running total. */
export interface RunningTotal {
  note(row: Row, moved: number): void;
  findings(): Finding[];
}

/** So many lines are held against it: a list that people read is shorter. */
const MOST_HELD = 20_000;

/** @param column the column that a heading calls a running total */
export function runningTotal(column: number): RunningTotal {
  const rows: { readonly row: number; readonly moved: number; readonly balance: number }[] = [];

  return {
    note(row, moved) {
      if (rows.length >= MOST_HELD) return;
      const at = row.columns.indexOf(column);
      const balance = at < 0 || at >= row.count ? "empty" : amountOfCell(row, at);
      if (typeof balance === "number") rows.push({ row: row.row, moved, balance });
    },
    findings() {
      const { steps, fits, signs } = runningSteps(rows);
      if (steps === 0 || fits < steps * ENOUGH_STEPS) return [];
      const against = rows.filter((_, at) => signs[at] === -1 || signs[at] === 0);
      const [first] = against;
      if (first === undefined) return [];
      const where = `${columnLetters(column)}${String(first.row)}`;
      return [
        {
          code: "running-balance-differs",
          severity: "warning",
          row: first.row,
          column: columnLetters(column),
          what: `The running total does not follow from the amounts of ${against.length === 1 ? "one row" : `${String(against.length)} rows, the first in row ${String(first.row)}`}, see ${where}; the amounts were read with the signs that they have.`,
          todo: "Check whether what reduces the debt is shown without a minus, and save the sign or add the type of each document to the export.",
        },
      ];
    },
  };
}
