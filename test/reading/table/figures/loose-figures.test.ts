import { describe, expect, test } from "vitest";

import { findLooseFigures, type RowOutsideLines } from "../../../../shared/reading/table/figures/loose-figures.ts";
import { createRow, addCell } from "../../../../shared/reading/cells/row.ts";
import { keepRow } from "../../../../shared/reading/table/rows/kept-row.ts";

type Cells = readonly (string | number | undefined)[];

/** Rows from row 10 on, below the headings of a table or elsewhere. */
function rowsOf(rows: readonly Cells[], isBelowHeadings = true): RowOutsideLines[] {
  return rows.map((cells, at) => {
    const row = createRow();
    row.row = 10 + at;
    for (const [column, cell] of cells.entries()) {
      if (cell === undefined) continue;
      if (typeof cell === "number") addCell(row, column + 1, "number", cell, "");
      else addCell(row, column + 1, cell.startsWith("#") ? "error" : "text", 0, cell);
    }
    const kept = keepRow(row);
    return { sheet: "S", row: kept.row, cells: kept.cells, isBelowHeadings, isWithoutTable: false };
  });
}

const SUMS = new Set([154_050]);

function found(rows: readonly Cells[], isBelowHeadings = true): string[] {
  return findLooseFigures(rowsOf(rows, isBelowHeadings), SUMS, () => false).map(
    ({ column, row, text }) => `${column}${String(row)} ${text}`,
  );
}

describe("figures below the lines", () => {
  test.each<[string, readonly Cells[], string[]]>([
    ["a receipt in words", [["Less received 27/03: £500.00"]], ["A10 Less received 27/03: £500.00"]],
    ["a receipt beside its label", [["BACS 12/03", undefined, -500]], ["C10 -500"]],
    ["a number alone", [[undefined, 750.5]], ["B10 750.5"]],
    ["a whole number without words", [[undefined, 750]], ["B10 750"]],
    ["a formula's error", [["Interest", "#REF!"]], ["B10 #REF!"]],
    ["a payment that names an account", [["Payment to account no 4417", -500.25]], ["B10 -500.25"]],
    ["a number in words", [["1,200 paid"]], ["A10 1,200 paid"]],
    [
      "ages that add up to another balance",
      [
        ["Current", "30 days", "60 days"],
        [100.5, 200.5, 300.5],
      ],
      ["A11 100.5", "B11 200.5", "C11 300.5"],
    ],
  ])("%s is told", (_what, rows, told) => {
    expect(found(rows)).toEqual(told);
  });

  test.each<[string, readonly Cells[]]>([
    ["what the lines add up to", [["To pay", 1540.5]]],
    [
      "ages that add up to it",
      [
        ["Current", "30 days", "60 days"],
        [1000, 500, 40.5],
      ],
    ],
    [
      "ages and their total",
      [
        ["Now", "Before", "All"],
        [1000, 540.5, 1540.5],
      ],
    ],
    [
      "months and their total",
      [
        ["January", 1000],
        ["February", 540.5],
        ["All", 1540.5],
      ],
    ],
    ["a page", [["Page", 3, "of", 7]]],
    ["a telephone number", [["Tel", 1632960101]]],
    [
      "a registration",
      [
        ["VAT Reg No", 123456789],
        ["Company number", 1234567],
      ],
    ],
    ["bank details", [["Sort code", 200000, "Account no", 12345678]]],
    ["a limit", [["Credit limit", 50_000.5]]],
    ["a count", [["Number of invoices", 12]]],
    ["terms", [["Payment terms (days)", 30]]],
    ["a year", [["Financial year", 2023]]],
    [
      "notes with numbers",
      [
        [1, "Please pay promptly"],
        [2, "Please quote our reference"],
      ],
    ],
    ["nothing", [["Interest", 0]]],
    ["a share", [["Threshold: balances over £300,000 are agreed"]]],
  ])("%s is explained", (_what, rows) => {
    expect(found(rows)).toEqual([]);
  });
});

describe("figures above the headings and on sheets without a table", () => {
  test.each<[string, readonly Cells[], string[]]>([
    ["money", [["Payment on account", 500.25]], ["B10 500.25"]],
    ["a whole number beside a word for money", [["Payment on account", 500]], ["B10 500"]],
    ["a whole number beside other words", [["Ward", 500]], []],
  ])("%s", (_what, rows, told) => {
    expect(found(rows, false)).toEqual(told);
  });
});
