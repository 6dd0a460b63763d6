import * as fc from "fast-check";
import { expect, test } from "vitest";

import type { Statement } from "../../../shared/domain/statement/statement.ts";
import { readStatement } from "../../../shared/reading/statement/read-statement.ts";
import { filledRows, readCellsOf } from "./grid.ts";
import { layOut, type LaidOut } from "./lay-out-statement.ts";
import { layout, type Layout } from "./drawn-layout.ts";
import { trueStatement, type TrueLine, type TrueStatement } from "./true-statement.ts";

/** Every run uses the same layouts; `LAYOUTS=5000 LAYOUTS_SEED=7` tries others. */
const RUNS = Number(process.env["LAYOUTS"] ?? 150);
const SEED = Number(process.env["LAYOUTS_SEED"] ?? 2023);

/** What a reader can know about a line in this layout. */
function truthOf(line: TrueLine, laidOut: LaidOut, layout: Layout): unknown {
  const shows = (column: (typeof laidOut.columns)[number]): boolean => laidOut.columns.includes(column);
  const gross = shows("gross");
  const account = shows("account") || layout.lists === "by-account" || saysAccountAbove(laidOut, layout);
  return {
    number: line.number,
    date: line.date,
    outstanding: layout.claim === "gross-only" ? line.gross : line.outstanding,
    total: gross && layout.claim !== "gross-only" ? line.gross : undefined,
    due: shows("due") ? line.due : undefined,
    order: shows("order") ? line.purchaseOrder : undefined,
    description: shows("description") ? line.description : undefined,
    capital: shows("capital") ? line.capital : undefined,
    account: account ? line.account : undefined,
    type: shows("type") || layout.lists === "by-type" ? line.type : line.type === "invoice" ? "invoice" : "credit",
  };
}

/** Whether all lines are on one sheet: then their sections have titles, and there may be a grand total. */
function isOnOneSheet({ grid }: LaidOut, { block }: Layout): boolean {
  return grid.length === (block === "cover" ? 2 : 1);
}

function saysAccountAbove(laidOut: LaidOut, layout: Layout): boolean {
  return layout.lists === "sheet-by-account" && isOnOneSheet(laidOut, layout);
}

function readOf(line: Statement["lines"][number], laidOut: LaidOut, layout: Layout): unknown {
  const saysType = laidOut.columns.includes("type") || layout.lists === "by-type";
  const isCredit = line.type === "credit-note" || line.type === "payment";
  return {
    number: line.invoiceNumber,
    date: line.invoiceDate,
    outstanding: line.outstandingPence,
    total: line.totalPence,
    due: line.dueDate,
    order: line.purchaseOrder,
    description: line.description,
    capital: line.capital,
    account: line.account,
    type: !saysType && isCredit ? "credit" : line.type,
  };
}

function expectTrue(statement: Statement, truth: TrueStatement, laidOut: LaidOut, layout: Layout): void {
  expect(statement.findings.filter(({ severity }) => severity === "refusal")).toEqual([]);
  expect(statement.lines.map((line) => readOf(line, laidOut, layout))).toEqual(
    laidOut.lines.map((line) => truthOf(line, laidOut, layout)),
  );
  expect(statement.unread).toBeUndefined();
  expect(statement.receivable).toEqual(truth.receivable);
  expect(statement.payables).toEqual([truth.payable]);
  expect(statement.asAt).toBe(truth.asAt);
  expect(statement.contact).toEqual({ telephone: truth.telephone, email: truth.email });
  const accounted =
    statement.receipt.leftOut.reduce((sum, { count }) => sum + count, 0) +
    statement.receipt.tables.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
  expect(accounted).toBe(filledRows(laidOut.grid));
  const off = layout.grandTotal !== "none" && isOnOneSheet(laidOut, layout) ? layout.off : 0;
  const codes = statement.findings.map(({ code }) => code);
  if (off !== 0) expect(codes).toContain("total-differs");
  if (off === 0) expect(codes).not.toContain("total-differs");
  const expected = /^(?:missing-.*|dates-ambiguous|hidden-rows-read|total-differs)$/u;
  expect(codes.filter((code) => !expected.test(code))).toEqual([]);
}

test("in any layout, exactly the statement's lines are read, with their amounts and dates and the two organisations", async () => {
  await fc.assert(
    fc.asyncProperty(trueStatement, layout, async (truth, drawn) => {
      const laidOut = layOut(truth, drawn);
      const statement = await readStatement(
        { name: "statement.xlsx", bytes: new Uint8Array() },
        { readCells: readCellsOf(laidOut.grid) },
      );
      expectTrue(statement, truth, laidOut, drawn);
    }),
    { numRuns: RUNS, seed: SEED },
  );
});
