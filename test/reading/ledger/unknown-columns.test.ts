import { describe, expect, test } from "vitest";

import { readText } from "./read-text.ts";

/** A ledger with one more column: its heading, and its figures beside the three invoices. */
async function columnsTold(heading: string, figures: readonly string[]): Promise<string[]> {
  const { report } = await readText(
    [
      `Supplier Code,Supplier Name,Invoice Number,Invoice Date,Invoice Amount,Amount Outstanding,${heading}`,
      `ZB2,Northfold Community Health NHS Trust,NF-1,01/03/2023,1200.00,1000.00,${figures[0] ?? ""}`,
      `ZB2,Northfold Community Health NHS Trust,NF-2,02/03/2023,340.50,340.50,${figures[1] ?? ""}`,
      `ZB2,Northfold Community Health NHS Trust,NF-3,03/03/2023,80.00,80.00,${figures[2] ?? ""}`,
    ].join("\r\n"),
  );
  return report.findings
    .filter(({ code }) => code === "column-not-read")
    .map(({ severity, column }) => `${severity} ${column ?? ""}`);
}

describe("a column of a ledger that is not known is told once, if its figures could be money", () => {
  test.each<[string, string, readonly string[], string[]]>([
    ["amounts with pence", "Xyzzy", ["12.50", "", "3.75"], ["warning G"]],
    ["whole amounts", "Xyzzy", ["1500", "20", "40000"], ["note G"]],
    ["what was paid", "Xyzzy", ["200.00", "0.00", "0.00"], []],
    ["codes", "Cost Code", ["4417", "4418", "4419"], []],
    ["words", "Xyzzy", ["north", "south", "east"], []],
  ])("%s", async (_what, heading, figures, told) => {
    expect(await columnsTold(heading, figures)).toEqual(told);
  });
});

describe("a figure outside the lines of a ledger is told with its place", () => {
  const LINES = [
    "Supplier Code,Supplier Name,Invoice Number,Invoice Date,Invoice Amount,Amount Outstanding",
    "ZB2,Northfold Community Health NHS Trust,NF-1,01/03/2023,1200.00,1000.00",
    "ZB2,Northfold Community Health NHS Trust,NF-2,02/03/2023,340.50,340.50",
  ];

  test.each<[string, string, string[]]>([
    ["beside words in another column", "Also due,£8640.20,,,,", ["warning 4 B"]],
    ["in words", "Retention of £500.00 to follow,,,,,", ["warning 4 A"]],
    ["what the lines add up to", "To pay,£1340.50,,,,", []],
    ["a page", "Page 1 of 3,,,,,", []],
    ["a count", "3 rows selected,,,,,", []],
  ])("%s", async (_what, footer, told) => {
    const { report } = await readText([...LINES, footer].join("\r\n"));
    const found = report.findings.filter(({ code }) => code === "figure-not-read");
    expect(found.map(({ severity, row, column }) => `${severity} ${String(row)} ${column ?? ""}`)).toEqual(told);
  });
});
