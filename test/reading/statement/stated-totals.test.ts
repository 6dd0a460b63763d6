import { describe, expect, test } from "vitest";

import { isComplete } from "../../../shared/domain/statement/statement.ts";
import { HEAD, claims, found, on, readGrid, readRows, type Rows } from "./read-rows.ts";

const TABLE: Rows = [
  ["Invoice No", "Invoice Date", "Outstanding"],
  ["SI101", on("01-05"), 1200],
  ["SI102", on("02-06"), 340.5],
];

const READ = [
  ["SI101", 120_000],
  ["SI102", 34_050],
];

/** Where a total may stand, with the total as it is written there. */
const PLACES: readonly (readonly [string, (pounds: number) => Rows])[] = [
  ["above the table", (pounds) => [...HEAD, ["Total outstanding", pounds], ...TABLE]],
  ["above it, with a currency between", (pounds) => [...HEAD, ["Balance due", "£", pounds], ...TABLE]],
  ["above it, in the cell below", (pounds) => [...HEAD, ["Balance due"], [pounds], [], ...TABLE]],
  ["above it, in one text", (pounds) => [...HEAD, [`BALANCE DUE GBP ${pounds.toFixed(2)}`], ...TABLE]],
  ["above it, after a colon", (pounds) => [...HEAD, [`Total: ${pounds.toFixed(2)}`], ...TABLE]],
  ["above it, in a sentence", (pounds) => [...HEAD, [`The total outstanding is £${pounds.toFixed(2)}.`], ...TABLE]],
  [
    "in a sentence to the reader",
    (pounds) => [...HEAD, ...TABLE, [], [`You owe £${pounds.toFixed(2)} on these invoices.`]],
  ],
  ["below it, in the column", (pounds) => [...HEAD, ...TABLE, ["Total", , pounds]]],
  ["below it, in another column", (pounds) => [...HEAD, ...TABLE, [], ["Total now due", , , , pounds]]],
  [
    "below it, as text in another column",
    (pounds) => [...HEAD, ...TABLE, [], ["Total now due", , , , `£${pounds.toFixed(2)}`]],
  ],
  ["below it, in one text", (pounds) => [...HEAD, ...TABLE, [], [`Total now due: £${pounds.toFixed(2)}`]]],
  [
    "below it, in a text with the day",
    (pounds) => [...HEAD, ...TABLE, [`Balance outstanding as at 23/03/2023 £${pounds.toFixed(2)}`]],
  ],
];

describe.each(PLACES)("a total %s", (_where, rows) => {
  test("is what the lines add up to", async () => {
    const statement = await readRows(rows(1540.5));
    expect(claims(statement)).toEqual(READ);
    expect(
      statement.findings.filter(({ code }) => /total|figure/u.test(code) && code !== "missing-invoice-totals"),
    ).toEqual([]);
    expect(isComplete(statement)).toBe(true);
  });

  test("that differs is told with both figures, and the statement is not complete", async () => {
    const statement = await readRows(rows(1340.5));
    expect(claims(statement)).toEqual(READ);
    expect(statement.differences).toMatchObject([{ statedPence: 134_050, addedPence: 154_050 }]);
    expect(found(statement, "total-differs")).toMatchObject([{ severity: "warning", sheet: "Statement" }]);
    expect(isComplete(statement)).toBe(false);
  });
});

describe("totals on a cover sheet", () => {
  const withCover = (cover: Rows) =>
    readGrid([
      { name: "Cover", rows: [...HEAD, ...cover] },
      { name: "Lines", rows: TABLE },
    ]);

  test("are compared with all lines", async () => {
    expect((await withCover([["Total outstanding", 1540.5]])).differences).toBeUndefined();
    expect((await withCover([["Total outstanding", 1640.5]])).differences).toMatchObject([
      { sheet: "Cover", row: 4, column: "B", statedPence: 164_050, addedPence: 154_050 },
    ]);
  });

  test("each of several different ones is explained or told", async () => {
    const explained = await withCover([
      ["Total invoiced", 2000],
      ["Total paid", 459.5],
      ["Total due", 1540.5],
      ["Number of invoices", 2],
    ]);
    expect(explained.differences).toBeUndefined();
    const told = await withCover([
      ["Total due", 1540.5],
      ["Grand total", 1700],
    ]);
    expect(told.differences).toMatchObject([{ label: "Grand total", statedPence: 170_000 }]);
  });

  test("of zero contradict lines that are owed", async () => {
    expect((await withCover([["Total due", 0]])).differences).toMatchObject([{ statedPence: 0, addedPence: 154_050 }]);
  });
});

test("a grand total of only the last section is a difference", async () => {
  const statement = await readRows([
    ...HEAD,
    ...TABLE,
    ["Sub-total", , 1540.5],
    ["SI201", on("02-07"), 10],
    ["SI202", on("02-07"), 20],
    ["Grand total", , 30],
  ]);
  expect(statement.differences).toMatchObject([{ label: "Grand total", statedPence: 3_000, addedPence: 157_050 }]);
});

describe("figures in a footer", () => {
  test.each([
    ["a receipt in words", ["Less: received 27 March £200.00"], "A7"],
    ["a receipt beside its label", ["Cheque received 27 March", , , , -200], "E7"],
    ["a bank transfer below the total", ["BACS 27/03", , -200], "C8"],
    ["a charge", ["Late payment charge", , , , 40], "E7"],
  ])("%s is told with its place", async (_what, footer, cell) => {
    const below = cell.endsWith("8") ? [["Total", , 1540.5], footer] : [footer];
    const statement = await readRows([...HEAD, ...TABLE, ...below]);
    const [figure] = statement.figuresNotRead ?? [];
    expect(`${figure?.column ?? ""}${String(figure?.row)}`).toBe(cell);
    expect(isComplete(statement)).toBe(false);
    expect(statement.findings.some(({ row, severity }) => row === figure?.row && severity === "warning")).toBe(true);
  });

  test("furniture is not told", async () => {
    const statement = await readRows([
      ...HEAD,
      ...TABLE,
      ["Total", , 1540.5],
      [],
      ["Page 1 of 3"],
      ["VAT Reg No 123 4567 89"],
      ["Please pay within 30 days to sort code 20-00-00, account 12345678"],
      ["Telephone", 1632960101],
      ["Balances over £300,000.00 must be agreed by 11 April 2023"],
    ]);
    expect(statement.figuresNotRead).toBeUndefined();
    expect(statement.differences).toBeUndefined();
  });
});

describe("rows labelled with a sign", () => {
  const rows = (total: number): Rows => [
    ...HEAD,
    ["#", "Account", "Invoice No", "Date", "Amount", "Rest amount"],
    [1, "100233", "A1", on("01-03"), 1000, 400],
    [2, "100233", "A2", on("01-05"), 50, 50],
    ["Σ", "100233", , , 1050, total],
    ["ΣΣ", , , , 1050, total],
    ["%", , , , 100, 42.9],
  ];

  test("sums and percentages are no lines", async () => {
    const statement = await readRows(rows(450));
    expect(claims(statement)).toEqual([
      ["A1", 40_000],
      ["A2", 5_000],
    ]);
    expect(found(statement, "total-differs")).toEqual([]);
  });

  test("a sum that differs from the lines above it is told", async () => {
    const statement = await readRows(rows(460));
    expect(claims(statement)).toHaveLength(2);
    expect(found(statement, "total-differs")).not.toEqual([]);
  });
});
