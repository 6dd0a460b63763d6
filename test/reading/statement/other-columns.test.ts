import { describe, expect, test } from "vitest";

import { isComplete } from "../../../shared/domain/statement/statement.ts";
import { HEAD, claims, found, on, readRows, type Rows } from "./read-rows.ts";
import type { GridCell } from "./grid.ts";

const LINES = [
  { number: "SI101", day: "01-05", total: 1200, unpaid: 1000 },
  { number: "SI102", day: "02-06", total: 340.5, unpaid: 340.5 },
  { number: "SI103", day: "02-07", total: 62.4, unpaid: 50 },
];

/** A statement with one more column, under this heading, with these cells beside the three lines. */
function withColumn(heading: string, cells: readonly GridCell[], more: Rows = []): Rows {
  return [
    ...HEAD,
    ["Invoice No", "Invoice Date", "Invoice Total", "Outstanding", heading],
    ...LINES.map(({ number, day, total, unpaid }, at) => [number, on(day), total, unpaid, cells[at]]),
    ...more,
  ];
}

describe("figures in a column that is not known are told once, with an example and their number", () => {
  test.each<[string, string, readonly GridCell[], number]>([
    ["amounts with pence", "Xyzzy", [12.5, undefined, 3.75], 2],
    ["amounts without pence", "Xyzzy", [1500, 20, 40_000], 3],
    ["amounts as text", "Xyzzy", ["£12.50", "tbc", "£3.75"], 2],
    ["amounts in words among others", "Xyzzy", [12.5, "1,200 paid", 7.25], 3],
    ["amounts without a heading", "", [12.5, 20.25, 3.75], 3],
    ["small whole amounts under a word for money", "Deductions", [10, 20, 5], 3],
  ])("%s", async (_what, heading, cells, count) => {
    const statement = await readRows(withColumn(heading, cells));
    expect(claims(statement).map(([, pence]) => pence)).toEqual([100_000, 34_050, 5_000]);
    expect(statement.figuresNotRead).toMatchObject([{ column: "E", count }]);
    expect(found(statement, "column-not-read")).toMatchObject([{ severity: "warning", column: "E" }]);
    expect(isComplete(statement)).toBe(false);
  });

  test("even if they begin below the first lines", async () => {
    const many = Array.from({ length: 300 }, (_, at) => [`SJ${String(at)}`, on("02-08"), 10, 10]);
    const statement = await readRows(withColumn("Xyzzy", [], [...many, ["SK1", on("02-08"), 10, 10, 4.5]]));
    expect(statement.figuresNotRead).toMatchObject([{ column: "E", row: 308, text: "4.5", count: 1 }]);
  });
});

describe("figures that follow from the amounts of the lines, or name something, are not told", () => {
  test.each<[string, string, readonly GridCell[]]>([
    ["what was paid", "Xyzzy", [200, 0, 12.4]],
    ["the same again", "Xyzzy", [1000, 340.5, 50]],
    ["the net amounts", "Xyzzy", [1000, 283.75, 52]],
    ["VAT at 20 %", "Xyzzy", [200, 56.75, 10.4]],
    ["a running balance", "Xyzzy", [1000, 1340.5, 1390.5]],
    ["numbers of accounts", "Xyzzy", [4_417_023, 4_417_188, 4_417_023]],
    ["numbers as text", "Xyzzy", ["004512", "004513", "004514"]],
    ["line numbers", "Xyzzy", [1, 2, 3]],
    ["words", "Xyzzy", ["north", "south", "east"]],
    ["a known heading that no line needs", "Days overdue", [41, 12, 7]],
    ["VAT", "VAT", [200, 56.75, 10.4]],
  ])("%s", async (_what, heading, cells) => {
    const statement = await readRows(withColumn(heading, cells));
    expect(claims(statement).map(([, pence]) => pence)).toEqual([100_000, 34_050, 5_000]);
    expect(found(statement, "column-not-read")).toEqual([]);
    expect(isComplete(statement)).toBe(true);
  });

  test.each(["Xyzzy", "Comments"])(
    "an amount in the words of a column headed %s is told with its line",
    async (heading) => {
      const statement = await readRows(withColumn(heading, [undefined, "1,200 paid 3 March", undefined]));
      expect(found(statement, "remark-about-payment")).toMatchObject([{ severity: "warning", row: 6, line: 2 }]);
    },
  );

  test("small whole numbers beside an unpaid amount are a note", async () => {
    const statement = await readRows(withColumn("Xyzzy", [7, 12, 41]));
    expect(found(statement, "column-not-read")).toMatchObject([{ severity: "note" }]);
    expect(isComplete(statement)).toBe(true);
  });
});

describe("figures in columns that are known as something else", () => {
  test("amounts under a heading for days are told", async () => {
    const statement = await readRows(withColumn("Days overdue", [12.5, 20.25, 3.75]));
    expect(found(statement, "column-not-read")).toMatchObject([{ severity: "warning", column: "E" }]);
  });

  test("a figure in a column for our answer is told, and is no part of what is owed", async () => {
    const rows = withColumn("Not agreed £", [undefined, 20.25, undefined]);
    const statement = await readRows(rows);
    expect(found(statement, "answer-filled")).toMatchObject([{ severity: "warning", column: "E", row: 6 }]);
    expect(isComplete(statement)).toBe(true);
  });

  test("a debit and a credit on one line of several are told", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Invoice Date", "Debit", "Credit"],
      ["SI101", on("01-05"), 1200],
      ["SI102", on("02-06"), 340.5, 20],
      ["CN103", on("02-07"), , 40],
    ]);
    expect(claims(statement).map(([, pence]) => pence)).toEqual([120_000, 32_050, -4_000]);
    expect(found(statement, "debit-and-credit")).toMatchObject([{ severity: "warning", row: 6 }]);
  });

  test("larger amounts without a heading are not taken for invoice totals without a word", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Ref", "Date", "£"],
      ["SI101", on("01-05"), 1200, 8769.37],
      ["SI102", on("02-06"), 340.5, 8273.88],
    ]);
    expect(claims(statement).map(([, pence]) => pence)).toEqual([120_000, 34_050]);
    const told = [...found(statement, "two-columns-fit"), ...found(statement, "column-not-read")];
    expect(told).toMatchObject([{ severity: "warning" }]);
  });

  test("types of lines are read under a heading that is not known", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Invoice Date", "Xyzzy", "Outstanding"],
      ["SI101", on("01-05"), "SI", 1200],
      ["SC102", on("02-06"), "SC", 40],
      ["SI103", on("02-07"), "SI", 10],
    ]);
    expect(statement.lines.map(({ type, outstandingPence }) => [type, outstandingPence])).toEqual([
      ["invoice", 120_000],
      ["credit-note", -4_000],
      ["invoice", 1_000],
    ]);
  });

  test("words with a day are not an invoice number", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Invoice Date", "Outstanding"],
      ["SI101", on("01-05"), 1200],
      ["Less: payment received 28/03/2023", , 891.8],
    ]);
    expect(statement.lines.map(({ invoiceNumber }) => invoiceNumber)).not.toContain(
      "Less: payment received 28/03/2023",
    );
  });
});

describe("the number of an invoice is in the column that has one on each line", () => {
  test.each([
    ["Number", "Reference"],
    ["Doc", "Reference"],
    ["Our Reference", "Reference"],
  ])("STM-05 %s, beside %s with gaps", async (numbers, gaps) => {
    const statement = await readRows([
      ...HEAD,
      ["Date", numbers, gaps, "Total", "Amount Due"],
      [on("01-03"), "INV-2201", "PO 4500991", 6000, 6000],
      [on("01-05"), "INV-2214", undefined, 1200, 1000],
      [on("02-01"), "INV-2230", undefined, 333.33, 333.33],
      [on("02-11"), "CN-0087", "INV-2214", -200, -20],
    ]);
    expect(claims(statement).map(([number]) => number)).toEqual(["INV-2201", "INV-2214", "INV-2230", "CN-0087"]);
    expect(found(statement, "two-columns-fit")).toEqual([]);
  });
});

describe("a column of amounts is no column of marks", () => {
  test("REC-10 Future, before Current and Older, is what is not due yet", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Date", "Future", "Current", "Period 1", "Older"],
      ["SM-501", on("03-15"), 700, 0, 0, 0],
      ["SM-498", on("02-15"), 0, 1250.5, 0, 0],
      ["SM-401", on("01-02"), 0, 0, 0, 15000],
    ]);
    expect(claims(statement).map(([number, pence]) => [number, pence])).toEqual([
      ["SM-501", 70_000],
      ["SM-498", 125_050],
      ["SM-401", 1_500_000],
    ]);
    expect(statement.lines.filter(({ futurePeriod }) => futurePeriod === true)).toEqual([]);
  });

  test.each(["Future period", "Capital"])(
    "REC-10 REC-11 amounts under %s mark no line, and are told",
    async (heading) => {
      const statement = await readRows([
        ...HEAD,
        ["Invoice No", "Date", "Outstanding", heading],
        ["SM-501", on("03-15"), 700, 120.5],
        ["SM-498", on("02-15"), 1250.5, 80.25],
      ]);
      expect(statement.lines.filter(({ futurePeriod, capital }) => futurePeriod === true || capital === true)).toEqual(
        [],
      );
      expect(found(statement, "column-unlike-heading")).toHaveLength(1);
    },
  );

  test("REC-10 noughts and ones are still no and yes", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Date", "Outstanding", "Future period"],
      ["SM-501", on("03-15"), 700, 1],
      ["SM-498", on("02-15"), 1250.5, 0],
    ]);
    expect(statement.lines.map(({ futurePeriod }) => futurePeriod)).toEqual([true, false]);
  });
});
