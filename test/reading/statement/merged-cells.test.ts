import { describe, expect, test } from "vitest";

import type { MergedRange } from "../../../shared/reading/cells/merged-ranges.ts";
import { BLOCK, claims, codesOf, found, on, readGrid, type Rows } from "./read-rows.ts";

const HEADINGS = ["Invoice No", "Invoice Date", "PO", "Outstanding", "Details"];

const merge = (row: number, column: number, rows: number, columns = 1): MergedRange => ({ row, column, rows, columns });

/** The rows below the block and the headings begin in row 9. */
const read = (rows: Rows, merges: readonly MergedRange[], mergesAreLate = false) =>
  readGrid([{ name: "Statement", rows: [...BLOCK, HEADINGS, ...rows], merges, mergesAreLate }]);

describe("cells merged over several rows", () => {
  test("a number, a date and an order belong to each row", async () => {
    const statement = await read(
      [
        ["NF1", on("02-01"), "PO7", 100, "a"],
        [, , , 200, "b"],
        [, , , 300, "c"],
        ["NF2", on("02-02"), "PO8", 50, "d"],
      ],
      [merge(9, 1, 3), merge(9, 2, 3), merge(9, 3, 2)],
    );
    expect(
      statement.lines.map((line) => [line.invoiceNumber, line.invoiceDate, line.purchaseOrder, line.outstandingPence]),
    ).toEqual([
      ["NF1", "2023-02-01", "PO7", 10_000],
      ["NF1", "2023-02-01", "PO7", 20_000],
      ["NF1", "2023-02-01", undefined, 30_000],
      ["NF2", "2023-02-02", "PO8", 5_000],
    ]);
  });

  test("an amount stands once, for the numbers of its rows together", async () => {
    const statement = await read(
      [
        ["NF1", on("02-01"), , 810, "a"],
        ["NF2", on("02-02"), , , "b"],
        ["NF3", on("02-03"), , , "c"],
        ["NF4", on("02-04"), , 50, "d"],
        ["Total", , , 860],
      ],
      [merge(9, 4, 3)],
    );
    expect(claims(statement)).toEqual([
      ["NF1, NF2, NF3", 81_000],
      ["NF4", 5_000],
    ]);
    expect(statement.lines[0]?.references).toEqual(["NF1", "NF2", "NF3"]);
    expect(found(statement, "amount-merged")).toHaveLength(2);
    expect(found(statement, "total-differs")).toEqual([]);
  });

  test("an amount and its number over the same rows are one line", async () => {
    const statement = await read(
      [
        ["NF1", on("02-01"), , 810, "first half"],
        [, , , , "second half"],
        ["NF2", on("02-02"), , 50, "d"],
      ],
      [merge(9, 1, 2), merge(9, 2, 2), merge(9, 4, 2)],
    );
    expect(claims(statement)).toEqual([
      ["NF1", 81_000],
      ["NF2", 5_000],
    ]);
    expect(statement.unread).toBeUndefined();
  });

  test("without the merge the same rows are told", async () => {
    const statement = await read(
      [
        ["NF1", on("02-01"), , 810, "a"],
        ["NF2", on("02-02"), , , "b"],
      ],
      [],
    );
    expect(statement.unread).toMatchObject([{ row: 10, invoiceNumber: "NF2" }]);
  });

  test("headings and titles that are merged stay what they are", async () => {
    const rows: Rows = [
      ["NF1", on("02-01"), , 100, "a"],
      ["NF2", on("02-02"), , 200, "b"],
    ];
    const merged = await read(rows, [merge(1, 1, 2, 5), merge(8, 1, 1, 2), merge(7, 3, 2)]);
    const plain = await read(rows, []);
    expect(merged.lines).toEqual(plain.lines);
    expect(codesOf(merged)).toEqual(codesOf(plain));
  });

  test("known only at the end of a very large sheet, they are told", async () => {
    const statement = await read(
      [
        ["NF1", on("02-01"), , 100, "a"],
        [, , , 200, "b"],
      ],
      [merge(9, 1, 2), merge(9, 2, 2)],
      true,
    );
    expect(found(statement, "merged-cells-not-read")).toMatchObject([{ severity: "warning", row: 9, column: "A" }]);
  });
});
