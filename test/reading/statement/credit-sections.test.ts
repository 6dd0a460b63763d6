import { describe, expect, test } from "vitest";

import { claims, codesOf, HEAD, on, readRows, type Rows } from "./read-rows.ts";

const INVOICES: Rows = [
  ["No.", "Date", "Amount"],
  ["SI101", on("01-05"), 640],
  ["SI102", on("01-26"), 1280],
  ["Sub-total", , 1920],
];

describe("a section of credits states its sub-total in its own sign", () => {
  test.each<[string, Rows, number]>([
    [
      "credit notes",
      [["Less: credit notes not yet taken"], ["CR201", on("02-15"), 64], ["CR202", on("03-08"), 128]],
      192,
    ],
    ["signed credit notes", [["Credit notes"], ["CR201", on("02-15"), -64], ["CR202", on("03-08"), -128]], 192],
    ["one payment", [["Less: cash received not allocated"], ["RC301", on("03-14"), 192]], 192],
  ])("%s", async (_, credits, total) => {
    const rows = [...HEAD, ...INVOICES, ...credits, ["Sub-total", , total], ["Net amount due", , 1728]];
    const statement = await readRows(rows);
    expect(statement.totalPence).toBe(172_800);
    expect(codesOf(statement)).not.toContain("warning total-differs");
    const wrong = await readRows([
      ...HEAD,
      ...INVOICES,
      ...credits,
      ["Sub-total", , total + 1],
      ["Net amount due", , 1728],
    ]);
    expect(codesOf(wrong)).toContain("warning total-differs");
  });
});

test("numbers in descriptions are read of credit memos too, and ages below the lines are no line", async () => {
  const statement = await readRows([
    ...HEAD,
    ["DATE", "DESCRIPTION", "AMOUNT", "OPEN AMOUNT"],
    [on("01-08"), "Invoice No.2041", 1200, 200],
    [on("02-11"), "Invoice No.2066: Due 13/03/2023.", 2410, 2410],
    [on("03-13"), "Credit Memo No.2093", -150, -150],
    [on("03-14"), "Debit Note # 2097", 10, 10],
    [],
    ["Current Due", "1-30 Days Past Due", "31-60 Days Past Due", "90+ Days Past Due", "Amount Due"],
    ["-140.00", "2,410.00", "200.00", "0.00", "GBP 2,470.00"],
  ]);
  expect(claims(statement)).toEqual([
    ["2041", 20_000],
    ["2066", 241_000],
    ["2093", -15_000],
    ["2097", 1000],
  ]);
});
