import { describe, expect, test } from "vitest";

import type { GridCell } from "./grid.ts";
import { BLOCK, claims, found, HEADINGS, line, readRows } from "./read-rows.ts";

const statementOf = (...amounts: readonly GridCell[]) =>
  readRows([...BLOCK, HEADINGS, ...amounts.map((amount, at) => line(`NF${String(at + 1)}`, at + 1, amount))]);

describe("a dot with three digits behind it", () => {
  test("separates thousands where the amounts of the table have decimal commas", async () => {
    const statement = await statementOf("3.000", "1.234,56", "-1.410", "25,00");
    expect(claims(statement)).toEqual([
      ["NF1", 300_000],
      ["NF2", 123_456],
      ["NF3", -141_000],
      ["NF4", 2_500],
    ]);
    expect(statement.unread).toBeUndefined();
  });

  test("separates thousands where only the column of totals shows it", async () => {
    const statement = await readRows([
      ...BLOCK,
      HEADINGS,
      line("NF1", 1, "4.234,50", "3.000"),
      line("NF2", 2, "410,00", "410"),
    ]);
    expect(claims(statement)).toEqual([
      ["NF1", 300_000],
      ["NF2", 41_000],
    ]);
  });

  test("stands before decimals where the amounts have three decimals", async () => {
    const statement = await statementOf("3.000", "1234.500", "0.250");
    expect(claims(statement)).toEqual([
      ["NF1", 300],
      ["NF2", 123_450],
      ["NF3", 25],
    ]);
  });

  test.each([
    ["nothing", ["3.000", "410"]],
    ["two decimals", ["1.410", "12.50"]],
    ["both writings", ["1.410", "12.50", "1.234,56"]],
  ])("is asked about beside %s", async (_beside, amounts) => {
    const statement = await statementOf(...amounts);
    expect(claims(statement)).toHaveLength(amounts.length - 1);
    expect(statement.unread).toMatchObject([{ row: 9, column: "E", value: amounts[0], invoiceNumber: "NF1" }]);
    expect(found(statement, "amount-unreadable")[0]?.what).toContain("which may mean decimals or thousands");
  });

  test("is asked about in a comma with three digits beside decimal commas", async () => {
    const statement = await statementOf("1,410", "12,50");
    expect(statement.unread).toMatchObject([{ value: "1,410" }]);
  });

  test("in numbers, not texts, it is what the number says", async () => {
    expect(claims(await statementOf(3, 1234.56))).toEqual([
      ["NF1", 300],
      ["NF2", 123_456],
    ]);
  });
});

describe("amounts that are no whole number of pence", () => {
  test("are rounded, with a note, if they have four decimals or more", async () => {
    const statement = await statementOf(420.0083333, -10.12349, "99.99999");
    expect(claims(statement)).toEqual([
      ["NF1", 42_001],
      ["NF2", -1_012],
      ["NF3", 10_000],
    ]);
    expect(found(statement, "amount-rounded").map(({ severity, row, column }) => [severity, row, column])).toEqual(
      [9, 10, 11].flatMap((row) => [
        ["note", row, "E"],
        ["note", row, "D"],
      ]),
    );
    expect(found(statement, "amount-rounded")[0]?.what).toBe(
      "E9 holds 420.0083333, which was read as £420.01, rounded to pence.",
    );
  });

  test("with three decimals are rounded only if their format shows two", async () => {
    const statement = await statementOf(1.005, { number: 1.005, format: "#,##0.00" }, { number: 2.5, format: "0.0%" });
    expect(claims(statement)).toContainEqual(["NF2", 101]);
    expect(statement.unread).toMatchObject([{ row: 9, value: "1.005" }]);
  });

  test("agree with the rounded total of the unrounded amounts", async () => {
    const shares = [33.33333, 33.33333, 33.33333];
    const withTotal = (total: number) =>
      readRows([
        ...BLOCK,
        HEADINGS,
        ...shares.map((share, at) => line(`NF${String(at + 1)}`, at + 1, share)),
        ["Total", , , total, total],
      ]);
    const right = await withTotal(99.99999);
    expect(right.totalPence).toBe(9_999);
    expect(found(right, "total-differs")).toEqual([]);
    expect(found(await withTotal(100.02), "total-differs")).toHaveLength(2);
  });

  test("do not hide that another total is wrong by a penny", async () => {
    const statement = await readRows([
      ...BLOCK,
      HEADINGS,
      line("NF1", 1, 10),
      line("NF2", 2, 20),
      ["Total", , , 30, 30.01],
    ]);
    expect(found(statement, "total-differs")).toHaveLength(1);
  });
});
