import { describe, expect, test } from "vitest";

import { claims, found, HEAD, on, readGrid, type Rows } from "./read-rows.ts";

const HEADINGS = ["Invoice No", "Invoice Date", "Outstanding"];

const NOW: Rows = [...HEAD, HEADINGS, ["SI101", on("01-05"), 1200], ["SI102", on("02-06"), 340.5]];

function beside(name: string, first: string, headings: Rows[number], ...rows: Rows) {
  return readGrid([
    { name: first, rows: NOW },
    { name, rows: [headings, ...rows] },
  ]);
}

describe("a sheet of an earlier period", () => {
  test.each([
    ["M11", "M12"],
    ["Nov-22", "Dec-22"],
    ["Q2", "Q3"],
  ])("%s that shares an invoice with %s is an earlier statement", async (earlier, later) => {
    const statement = await beside(earlier, later, HEADINGS, ["SI101", on("01-05"), 1500], ["SI088", on("01-02"), 5]);
    expect(claims(statement)).toEqual([
      ["SI101", 120_000],
      ["SI102", 34_050],
    ]);
    expect(found(statement, "table-of-earlier-date")).toMatchObject([{ severity: "warning", sheet: earlier }]);
  });

  test("that shares no invoice is read, because the sheets list what was invoiced in each month", async () => {
    const statement = await beside("M11", "M12", HEADINGS, ["SI088", on("01-02"), 5]);
    expect(claims(statement)).toHaveLength(3);
    expect(found(statement, "table-of-earlier-date")).toEqual([]);
  });
});

test("a line on two sheets without periods is counted and told with both places", async () => {
  const statement = await beside("B", "A", HEADINGS, ["SI101", on("01-05"), 1200], ["SI088", on("01-02"), 5]);
  expect(claims(statement)).toHaveLength(4);
  const [told] = found(statement, "line-in-two-tables");
  expect(told).toMatchObject({ severity: "warning", sheet: "B", row: 2 });
  expect(told?.what).toContain('row 5 of "A"');
});

describe("a table of what the sender owes is not claimed, and told", () => {
  test.each<[string, string, Rows[number]]>([
    ["by its sheet", "Owed to you", HEADINGS],
    ["by a sheet of payables", "Payables", HEADINGS],
    ["by its heading", "Sheet2", ["Invoice No", "Invoice Date", "We owe you"]],
  ])("%s", async (_by, name, headings) => {
    const statement = await beside(
      name,
      "Receivables",
      headings,
      ["ZA900", on("01-03"), 77],
      ["ZA901", on("01-09"), 88.25],
    );
    expect(claims(statement)).toEqual([
      ["SI101", 120_000],
      ["SI102", 34_050],
    ]);
    expect(found(statement, "table-owed-by-sender")).toMatchObject([{ severity: "warning", sheet: name }]);
  });
});
