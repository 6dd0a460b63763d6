import { describe, expect, test } from "vitest";

import type { GridCell } from "./grid.ts";
import { HEAD, claims, codesOf, found, readRows, on, type Rows } from "./read-rows.ts";

describe("amounts that are easily mistaken for the claimed amount", () => {
  test("a negative payment reduces its invoice, even if none of the first lines has a payment", async () => {
    const many = Array.from({ length: 40 }, (_, at): GridCell[] => [`A${at + 1}`, on("01-03"), 100, 0]);
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Date", "Invoice Total", "Paid"],
      ...many,
      ["B1", on("02-03"), 100, -40],
      ["B2", on("02-04"), 100, 30],
    ]);
    expect(claims(statement).slice(-2)).toEqual([
      ["B1", 6_000],
      ["B2", 7_000],
    ]);
  });

  test.each(["Total overdue", "Overdue", "Past due"])(
    "a column %s that adds up the ages is not counted",
    async (overdue) => {
      const statement = await readRows([
        ...HEAD,
        ["Invoice No", "Date", "Not due", overdue, "1-30 days", "31-60 days", "Over 60 days"],
        ["A1", on("01-03"), 0, 100, 0, 100, 0],
        ["A2", on("03-03"), 50, 0, 0, 0, 0],
        ["A3", on("02-03"), 0, 20, 20, 0, 0],
      ]);
      expect(claims(statement)).toEqual([
        ["A1", 10_000],
        ["A2", 5_000],
        ["A3", 2_000],
      ]);
      expect(found(statement, "ageing-differs")).toEqual([]);
    },
  );

  test("a column Overdue that does not add up the other ages is counted as an age", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Date", "Not due", "Overdue", "Over 60 days", "Over 90 days"],
      ["A1", on("01-03"), 0, 10, 100, 0],
      ["A2", on("03-03"), 50, 0, 0, 5],
    ]);
    expect(claims(statement)).toEqual([
      ["A1", 11_000],
      ["A2", 5_500],
    ]);
  });

  test("a balance above the amount of its line is a running balance, even in a list of two", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Date", "Invoice No", "Debit", "Credit", "Balance"],
      [on("01-03"), "A1", 100, , 100],
      [on("01-05"), "A2", 40, , 140],
    ]);
    expect(claims(statement)).toEqual([
      ["A1", 10_000],
      ["A2", 4_000],
    ]);
    expect(found(statement, "running-balance")).toHaveLength(1);
  });

  test("Charge does not mean credit, although it begins with the same letter", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Date", "Amount", "Debit/Credit"],
      ["A1", on("01-03"), 100, "Charge"],
      ["A2", on("01-05"), 40, "Credit"],
    ]);
    expect(claims(statement)).toEqual([
      ["A1", 10_000],
      ["A2", -4_000],
    ]);
  });

  test.each<readonly [string, string, Rows]>([
    ["credits of both signs in one column", "warning credits-of-both-signs", [["Credit", "Debit"], [20], [-20]]],
    [
      "credits that are not deducted",
      "warning two-columns-fit",
      [
        ["Invoice Amount", "Credit"],
        [100, 30],
      ],
    ],
    ["another currency in the heading", "refusal amounts-in-foreign-currency", [["Outstanding (EUR)"], [100]]],
    ["a rarer currency in the heading", "refusal amounts-in-foreign-currency", [["Outstanding (NOK)"], [100]]],
  ])("%s: a finding", async (_what, code, [headings = [], amounts = [], others = amounts]) => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Date", ...headings],
      ["A1", on("01-03"), ...amounts],
      ["A2", on("01-05"), ...others],
    ]);
    expect(codesOf(statement)).toContain(code);
  });
});

describe("totals whose labels contain a date", () => {
  const LABELS = [
    "Balance due at 31/03/2023",
    "Amount due as at 31 March 2023",
    "Closing balance 31/03/2023",
    "Balance c/fwd 31.03.23",
    "Owed to us at 31/03/2023",
  ];

  test.each(LABELS)("%s is not read as a line", async (label) => {
    for (const date of [true, false]) {
      const statement = await readRows([
        ...HEAD,
        date ? ["Invoice No", "Date", "Outstanding"] : ["Invoice No", "Description", "Outstanding"],
        ["A1", date ? on("01-03") : "Pathology", 100],
        ["A2", date ? on("01-05") : "Estates", 40],
        [label, , 140],
      ]);
      expect(claims(statement).map(([number]) => number)).toEqual(["A1", "A2"]);
    }
  });

  test("a line whose invoice number is words with a date stays a line", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Description", "Outstanding"],
      ["A1", "Pathology", 100],
      ["Staff recharge 31/03/2023", "Estates", 40],
    ]);
    expect(claims(statement)).toEqual([
      ["A1", 10_000],
      ["Staff recharge 31/03/2023", 4_000],
    ]);
  });
});
