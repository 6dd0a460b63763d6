import * as fc from "fast-check";
import { expect, test } from "vitest";

import { cellReaderWith } from "../../../cli/input/read-workbook.ts";
import type { Statement } from "../../../shared/domain/statement/statement.ts";
import { readStatement } from "../../../shared/reading/statement/read-statement.ts";
import { readCellsOf, type Grid } from "./grid.ts";
import { layOut } from "./lay-out-statement.ts";
import { layout } from "./drawn-layout.ts";
import { trueStatement } from "./true-statement.ts";
import { FORMATS, writeGrid } from "./write-grid.ts";

const RUNS = Number(process.env["LAYOUTS"] ?? 12);
const readCells = cellReaderWith([]);

/** The parts of a statement that must not depend on the format. A text table has neither hidden rows nor date cells. */
function said({
  lines,
  totalPence,
  receivable,
  payables,
  asAt,
  contact,
  accounts,
  unread,
  findings,
  receipt,
}: Statement) {
  return {
    lines,
    totalPence,
    receivable,
    payables,
    asAt,
    contact,
    accounts,
    unread,
    findings: findings
      .filter(({ code }) => !/^(?:hidden|dates)-/u.test(code))
      .map((finding) => ({ ...finding, file: "" })),
    tables: receipt.tables,
    leftOut: receipt.leftOut,
  };
}

/** The grid with the sheet name that the format gives it: a text table has no sheet name of its own. */
function named(grid: Grid, format: string): Grid {
  return format === "csv" ? grid.map((sheet) => ({ ...sheet, name: "statement" })) : grid;
}

test("a statement is read the same from xlsx, xls, xlsb, ods and csv", async () => {
  const read = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(trueStatement, layout, async (truth, drawn) => {
      const { grid } = layOut(truth, drawn);
      for (const format of FORMATS) {
        const bytes = await writeGrid(grid, format);
        if (bytes === undefined) continue;
        const name = `statement.${format.split(" ")[0] ?? format}`;
        const statement = await readStatement({ name, bytes }, { readCells });
        const seen = await readStatement({ name, bytes }, { readCells: readCellsOf(named(grid, format)) });
        expect(statement.receipt.format).toBe(name.split(".")[1]);
        expect(said(statement)).toEqual(said(seen));
        read.set(format, (read.get(format) ?? 0) + 1);
      }
    }),
    { numRuns: RUNS },
  );
  expect([...read.keys()].sort()).toEqual([...FORMATS].sort());
}, 600_000);
