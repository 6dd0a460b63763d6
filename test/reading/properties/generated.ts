import * as fc from "fast-check";

import type { Cell } from "../systems/notation.ts";
import type { SheetCase } from "../systems/sheet-case.ts";
import type { Sheet } from "../systems/write-book.ts";
import { layout } from "../statement/drawn-layout.ts";
import type { Grid, GridCell } from "../statement/grid.ts";
import { layOut } from "../statement/lay-out-statement.ts";
import { trueStatement } from "../statement/true-statement.ts";

/** Statements in drawn layouts, as files. */
export const generatedStatement: fc.Arbitrary<SheetCase> = fc.tuple(trueStatement, layout).map(([statement, drawn]) => {
  const { grid, lines } = layOut({ ...statement, lines: statement.lines.slice(0, 12) }, { ...drawn, off: 0 });
  return {
    name: `${drawn.claim}, ${drawn.lists}, amounts ${drawn.amounts}, total ${drawn.grandTotal}`,
    system: "Generated",
    format: "xlsx",
    sheets: sheetsOf(grid),
    truth: {
      lines: lines.map((line) => ({
        numbers: [line.number],
        date: line.date,
        pence: drawn.claim === "gross-only" ? line.gross : line.outstanding,
      })),
      tells: /hidden/iu,
    },
  };
});

function sheetsOf(grid: Grid): Sheet[] {
  return grid.map(({ name, rows, hiddenRows }) => ({
    name,
    rows: rows.map((cells) => Array.from(cells, cellOf)),
    ...(hiddenRows === undefined ? {} : { hiddenRows: [...hiddenRows] }),
  }));
}

function cellOf(cell: GridCell): Cell {
  if (cell === undefined || cell === "") return { type: "empty" };
  if (typeof cell === "string") return { type: "text", text: cell };
  if (typeof cell === "number") return { type: "number", value: cell };
  if ("day" in cell) return { type: "date", day: cell.day };
  if ("digits" in cell) return { type: "number", value: Number(cell.digits) };
  if ("number" in cell) return { type: "number", value: cell.number };
  return { type: "empty" };
}
