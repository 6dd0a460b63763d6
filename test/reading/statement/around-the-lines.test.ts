import { describe, expect, test } from "vitest";

import { HEAD, claims, codesOf, found, readGrid, readRows, on, type Rows } from "./read-rows.ts";

describe("dates that are not formatted as dates", () => {
  const lines: Rows = [["Invoice No", "Invoice Date", "Outstanding"]];

  test.each([
    ["numbers", [45_008, 44_961]],
    ["texts, as in a text file", ["45008", "44961"]],
  ] as const)("as %s are read, with a note", async (_how, [asAt, day]) => {
    const statement = await readRows([["Statement date", asAt], ...lines, ["INV1", day, 90], ["INV2", day, 80]]);
    expect(statement.asAt).toBe("2023-03-23");
    expect(statement.lines.map(({ invoiceDate }) => invoiceDate)).toEqual(["2023-02-04", "2023-02-04"]);
    expect(found(statement, "as-at-from-number")).toMatchObject([{ severity: "note", row: 1, column: "B" }]);
    expect(found(statement, "dates-from-numbers")).toMatchObject([{ severity: "note", row: 3, column: "B" }]);
  });

  test("a number beside a date label is not a date if it is too small for one", async () => {
    const statement = await readRows([["Statement date", 450], ...lines, ["INV1", on("02-04"), 90]]);
    expect(statement.asAt).toBeUndefined();
    expect(codesOf(statement).filter((code) => !code.includes("missing"))).toEqual([]);
  });
});

describe("rows below or beside the lines that are not lines", () => {
  const LINES: Rows = [
    ["Trans Date", "Reference", "Description", "Amount", "Outstanding"],
    [on("01-02"), "R1", "Pathology", 100, 100],
    [on("02-01"), "R2", "Estates", 200, 150],
  ];
  const READ = [
    ["R1", 10_000],
    ["R2", 15_000],
  ];

  test.each<readonly [string, Rows]>([
    [
      "a summary by age with its total",
      [
        ["Current", "30 Days", "60 Days", "90 Days +", "Total"],
        [150, 100, 0, 0, 250],
      ],
    ],
    [
      "a summary by age with a label before its amounts",
      [
        [, "Current", "1 Month", "2 Months", "Older"],
        ["Due", 250, 0, 0, 0],
      ],
    ],
    [
      "a slip to return with the payment",
      [
        ["REMITTANCE ADVICE"],
        ["Please return this slip with your payment"],
        ["Invoice", "Date", "Amount", "Amount paid (please tick)"],
        ["R1", on("01-02"), 100],
        ["R2", on("02-01"), 150],
        ["Total enclosed", , 250],
      ],
    ],
    [
      "invoices paid in the year",
      [["Invoices paid 2022/23"], ["Invoice", "Date", "Total", "Date Paid"], ["R0", on("01-01"), 999, on("01-31")]],
    ],
    [
      "the number of invoices in each month",
      [
        ["Month", "No of invoices", "Value"],
        ["January", 1, 100],
        ["February", 1, 150],
      ],
    ],
  ])("%s", async (_what, below) => {
    const statement = await readRows([...HEAD, ...LINES, ["Total", , , 300, 250], [], ...below]);
    expect(claims(statement)).toEqual(READ);
    expect(statement.lines.map(({ totalPence }) => totalPence)).toEqual([10_000, 20_000]);
    expect(found(statement, "total-differs")).toEqual([]);
  });

  test("a summary by age that differs from the sum of the lines is a finding", async () => {
    const statement = await readRows([...HEAD, ...LINES, [], ["Current", "30 Days", "60 Days"], [150, 90, 0]]);
    expect(claims(statement)).toEqual(READ);
    expect(found(statement, "total-differs")).toMatchObject([{ row: 9 }]);
  });

  test("a list of paid invoices is left out with a warning, but is read if it has a column of unpaid amounts", async () => {
    const paid = (heading: string): Rows => [["Paid invoices"], ["Invoice", "Date", heading], ["R0", on("01-01"), 9]];
    const left = await readRows([...HEAD, ...LINES, [], ...paid("Amount")]);
    expect(found(left, "table-of-paid-items")).toMatchObject([{ severity: "warning", row: 9 }]);
    expect(left.receipt.tables[1]?.role).toBe("settled");
    const read = await readRows([...HEAD, ...LINES, [], ...paid("Outstanding")]);
    expect(claims(read)).toEqual([...READ, ["R0", 900]]);
  });

  test("the only list in the workbook is read, whatever its title", async () => {
    const statement = await readRows([["Paid invoices"], ["Invoice", "Date", "Amount"], ["R0", on("01-01"), 9]]);
    expect(claims(statement)).toEqual([["R0", 900]]);
  });
});

describe("organisations and dates in titles", () => {
  test.each([
    ["Westhaven ICB - debtor statement for ZA1 Eastmere University Hospitals NHS FT as at 23/03/2023", "ZA1"],
    ["Statement to ZA1 - Eastmere University Hospitals NHS FT as at 23/03/2023", "ZA1"],
  ])("%s", async (title, code) => {
    const statement = await readRows([[title], ["Invoice No", "Date", "Outstanding"], ["A1", on("01-03"), 1]]);
    expect(statement.payables).toEqual([{ code, name: "Eastmere University Hospitals NHS FT" }]);
    expect(statement.asAt).toBe("2023-03-23");
  });

  test("an account number is not read as an organisation's code", async () => {
    const statement = await readRows([
      ["Debtor:", "100200", "EASTMERE UNIV HOSP"],
      ["As At Date:", "23 MAR 23"],
      ["Invoice No", "Date", "Outstanding"],
      ["A1", on("01-03"), 1],
    ]);
    expect(statement.payables).toEqual([{ name: "EASTMERE UNIV HOSP" }]);
    expect(statement.asAt).toBe("2023-03-23");
  });

  test("the run date is used if there is no as-at date", async () => {
    const statement = await readRows([["Run 28/03/2023"], ["Invoice No", "Date", "O/S"], ["A1", on("01-03"), 1]]);
    expect(statement.asAt).toBe("2023-03-28");
    expect(found(statement, "as-at-from-run-date")).toHaveLength(1);
  });
});

describe("other sheets of the workbook", () => {
  const now: Rows = [...HEAD, ["Invoice", "Date", "Total", "Balance"], ["A1", on("01-03"), 100, 90]];

  test("STM-04 a sheet as at an earlier quarter is left out with a warning, whether it is first or last", async () => {
    const before: Rows = [
      ["As at 31 December 2022"],
      ["Invoice", "Date", "Total", "Balance"],
      ["A0", { day: "2022-10-01" }, 77, 77],
    ];
    for (const rows of [
      [now, before],
      [before, now],
    ]) {
      const statement = await readGrid(rows.map((each, at) => ({ name: `S${String(at)}`, rows: each })));
      expect(claims(statement)).toEqual([["A1", 9_000]]);
      expect(statement.asAt).toBe("2023-03-23");
      expect(found(statement, "table-of-earlier-date")).toMatchObject([{ severity: "warning", rule: "STM-04" }]);
    }
  });

  test("sheets for months that end on different days are all read", async () => {
    const month = (name: string, number: string, title: string) => ({
      name,
      rows: [[title], ["Invoice", "Date", "Balance"], [number, on("01-03"), 10]],
    });
    const statement = await readGrid([
      month("Jan", "A1", "Invoices, month ended 31 January 2023"),
      month("Feb", "A2", "Invoices, month ended 28 February 2023"),
    ]);
    expect(claims(statement).map(([number]) => number)).toEqual(["A1", "A2"]);
  });

  test("STM-03 a list of organisations on another sheet does not add a second payable organisation", async () => {
    const list: Rows = [
      ["Organisation Code", "Organisation Name", "Threshold"],
      ["ZA1", "Eastmere University Hospitals NHS FT", 2500],
      ["ZC3X9", "Westhaven ICB", 2500],
    ];
    const statement = await readGrid([
      { name: "Statement", rows: now },
      { name: "Lookup", rows: list },
    ]);
    expect(statement.payables.map(({ code }) => code)).toEqual(["ZA1"]);
  });
});

describe("a second table, and rows between two tables", () => {
  const first: Rows = [
    ...HEAD,
    ["Outstanding invoices"],
    ["Ref", "Date", "Outstanding"],
    ["A1", on("01-03"), 100],
    ["Total", , 100],
    [],
  ];

  test("STM-04 accruals below, under nearly the same headings, are not claimed as invoices", async () => {
    const accruals: Rows = [["Accruals"], ["Ref", "Date", "Amount"], ["ACC1", on("03-23"), 30]];
    const statement = await readRows([...first, ...accruals], { kind: "r&p" });
    expect(claims(statement)).toEqual([["A1", 10_000]]);
    expect(found(statement, "table-of-other-kind")).toHaveLength(1);
  });

  test("a title between two pages is not read as a line without an amount", async () => {
    const statement = await readRows([
      ...first.slice(0, -2),
      ["Statement as at 23/03/2023", , "Page 2"],
      ["Ref", "Date", "Outstanding"],
      ["A2", on("01-04"), 5],
    ]);
    expect(claims(statement).map(([number]) => number)).toEqual(["A1", "A2"]);
    expect(statement.unread).toBeUndefined();
  });

  test.each([
    ["1,2OO.00", "has letters in it"],
    ["TBC", "is not known yet"],
  ])("STM-05 the amount %j of a line without a number is a warning: it %s", async (amount) => {
    const statement = await readRows([...first.slice(0, -2), ["Staff recharge March 2023", , amount]]);
    expect(claims(statement)).toEqual([["A1", 10_000]]);
    expect(found(statement, "amount-unreadable")).toHaveLength(1);
  });

  test("ages one below the other are not lines, and their amounts are warnings", async () => {
    const statement = await readRows([...first.slice(0, -2), ["Ageing"], ["Current", , 60], ["31-60 days", , 40]]);
    expect(claims(statement)).toEqual([["A1", 10_000]]);
    expect(found(statement, "figure-left-out")).toHaveLength(2);
  });

  test("a date below the lines of a sheet is not its as-at date", async () => {
    const statement = await readGrid([
      { name: "A", rows: first },
      {
        name: "B",
        rows: [["Invoice", "Date", "Balance"], ["A2", on("01-04"), 5], ["Prices as at 1 April 2022"]],
      },
    ]);
    expect(claims(statement).map(([number]) => number)).toEqual(["A1", "A2"]);
  });

  test("a balance in one cell with its label is compared with the lines", async () => {
    const statement = await readRows([["Balance Due: £150.00"], ...first]);
    expect(found(statement, "total-differs")).toMatchObject([{ row: 1 }]);
  });
});
