import { describe, expect, test } from "vitest";

import { HEAD, claims, codesOf, found, on, readRows, type Rows } from "./read-rows.ts";

describe("a running balance", () => {
  const activity = (rows: Rows): Rows => [
    ...HEAD,
    ["Date", "Details", "Reference", "Invoiced", "Payments", "Balance"],
    ...rows,
  ];

  test.each([
    "Opening Balance",
    "Balance forward",
    "Balance brought forward",
    "B/F",
    "Previous balance",
    "Brought down",
  ])("%s before the first line is owed, and its invoices are asked for", async (label) => {
    const statement = await readRows(
      activity([
        [on("01-01"), label, , , , 700],
        [on("01-05"), "Invoice", "A1", 1200, , 1900],
        [on("01-20"), "Payment", "BACS 7", , 700, 1200],
        [on("02-06"), "Invoice", "A2", 340.5, , 1540.5],
      ]),
    );
    expect(claims(statement).map(([, pence]) => pence)).toEqual([70_000, 120_000, -70_000, 34_050]);
    expect(found(statement, "brought-forward")).toMatchObject([{ severity: "warning", row: 5 }]);
    expect(statement.differences).toBeUndefined();
  });

  test("an opening balance of nothing is no line", async () => {
    const statement = await readRows(
      activity([
        [on("01-01"), "Opening Balance", , , , 0],
        [on("01-05"), "Invoice", "A1", 1200, , 1200],
        [on("02-06"), "Invoice", "A2", 340.5, , 1540.5],
        [on("02-07"), "Invoice", "A3", 10, , 1550.5],
      ]),
    );
    expect(claims(statement)).toHaveLength(3);
    expect(found(statement, "brought-forward")).toEqual([]);
  });

  const single = (rows: Rows): Rows => [...HEAD, ["Date", "Ref", "Narrative", "Amount", "Balance"], ...rows];

  test("a balance that falls by an amount without a sign shows a credit, whichever end is the oldest", async () => {
    const rows: Rows = [
      [on("01-05"), "A1", "x", 1200, 1200],
      [on("02-06"), "A2", "x", 340.5, 1540.5],
      [on("02-20"), "B1", "x", 40, 1500.5],
      [on("03-01"), "A3", "x", 10, 1510.5],
    ];
    for (const each of [rows, [...rows].reverse()]) {
      const statement = await readRows(single(each));
      expect(claims(statement).toSorted()).toEqual([
        ["A1", 120_000],
        ["A2", 34_050],
        ["A3", 1000],
        ["B1", -4000],
      ]);
      expect(statement.differences).toBeUndefined();
    }
  });

  test("an amount that the balance does not follow is told", async () => {
    const statement = await readRows(
      single([
        [on("01-05"), "A1", "x", 1200, 1200],
        [on("02-06"), "A2", "x", 340.5, 1540.5],
        [on("02-20"), "A3", "x", 41, 1580.5],
        [on("03-01"), "A4", "x", 10, 1590.5],
        [on("03-02"), "A5", "x", 10, 1600.5],
        [on("03-03"), "A6", "x", 10, 1610.5],
      ]),
    );
    expect(found(statement, "running-balance-differs")).toMatchObject([{ row: 7, column: "E" }]);
    expect(statement.differences).toHaveLength(1);
  });

  test("what the balance begins with and no line explains is told", async () => {
    const statement = await readRows(
      single([
        [on("01-05"), "A1", "x", 1200, 1900],
        [on("02-06"), "A2", "x", 340.5, 2240.5],
        [on("02-20"), "A3", "x", 40, 2280.5],
      ]),
    );
    expect(found(statement, "brought-forward")).toHaveLength(1);
    expect(statement.differences).toMatchObject([{ statedPence: 228_050, addedPence: 158_050 }]);
  });
});

describe("one figure a row in columns side by side", () => {
  test.each([
    ["Outstanding", "Credits"],
    ["Amount", "Payments"],
    ["Invoice Amount", "Credit"],
    ["Amount", "Receipts"],
    ["Debit", "Credit"],
  ])("%s | %s", async (first, second) => {
    const statement = await readRows([
      ...HEAD,
      ["Document No", "Date", first, second],
      ["A1", on("01-05"), 1200, ,],
      ["A2", on("02-06"), 340.5, ,],
      ["B1", on("02-20"), , 40],
    ]);
    expect(claims(statement)).toEqual([
      ["A1", 120_000],
      ["A2", 34_050],
      ["B1", -4000],
    ]);
  });

  test("what was paid of an invoice that is paid in full is not taken off again", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Date", "Invoice Total", "Paid", "Outstanding"],
      ["A1", on("01-05"), 1200, 1200, 0],
      ["A2", on("02-06"), 340.5, , 340.5],
      ["A3", on("02-07"), 50, 50, ,],
    ]);
    expect(claims(statement).slice(0, 2)).toEqual([
      ["A1", 0],
      ["A2", 34_050],
    ]);
    expect(statement.lines.every(({ outstandingPence }) => outstandingPence >= 0)).toBe(true);
  });
});

describe("numbers that their format shows as credits", () => {
  test.each(['0.00" CR"', "(0.00)", '"Cr "0.00', "-0.00"])("%s", async (format) => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Date", "Outstanding"],
      ["A1", on("01-05"), { number: 1200, format: "#,##0.00;[Red](#,##0.00)" }],
      ["B1", on("02-20"), { number: 40, format }],
      ["B2", on("02-21"), { number: -30, format: "#,##0.00;[Red](#,##0.00)" }],
    ]);
    expect(claims(statement).map(([, pence]) => pence)).toEqual([120_000, -4000, -3000]);
    expect(found(statement, "credits-by-format")).toMatchObject([{ severity: "note", row: 6 }]);
  });
});

describe("tables side by side, and tables of payments", () => {
  const side = (headings: readonly string[], title: string | undefined, amount: number): Rows => [
    ...HEAD,
    ["INVOICES", , , , title],
    ["Invoice No", "Date", "Outstanding", , ...headings],
    ["A1", on("01-05"), 1200, , "B1", on("02-20"), amount],
    ["A2", on("02-06"), 340.5],
  ];

  test.each([
    ["Credit No", "CREDIT NOTES"],
    ["Number", "CREDIT NOTES"],
    ["Credit Note No", undefined],
  ])("credits beside the invoices, headed %s under %s, reduce the debt without a sign", async (heading, title) => {
    const statement = await readRows(side([heading, "Date", "Amount"], title, 40));
    expect(claims(statement).toSorted()).toEqual([
      ["A1", 120_000],
      ["A2", 34_050],
      ["B1", -4000],
    ]);
  });

  test.each(["Amount paid", "Paid", "Payment received"])(
    "a list whose only amount is %s is left out, and the reply says so",
    async (heading) => {
      const statement = await readRows([
        ...HEAD,
        ["Invoice No", "Invoice Date", "Outstanding"],
        ["A1", on("01-05"), 1200],
        ["Total", , 1200],
        [],
        ["For your records"],
        ["Invoice No", "Invoice Date", heading],
        ["A0", on("01-01"), 500],
      ]);
      expect(claims(statement)).toEqual([["A1", 120_000]]);
      expect(codesOf(statement)).toContain("warning table-of-paid-items");
    },
  );
});

describe("what a row says in words instead of a type", () => {
  test.each([
    "Less: payment received 28/03/2023",
    "Payment received, thank you",
    "Receipt",
    "BACS payment",
    "Credit note",
  ])("%s", async (words) => {
    const lines: Rows = [...HEAD, ["Invoice No", "Date", "Details", "Amount"], ["A1", on("01-05"), "Linen", 1200]];
    for (const row of [
      [words, on("03-02"), , 500],
      ["R55", on("03-02"), words, 500],
    ] as const) {
      const statement = await readRows([...lines, row]);
      expect(claims(statement).map(([, pence]) => pence)).toEqual([120_000, -50_000]);
      expect(found(statement, "credits-without-sign")).toMatchObject([{ severity: "warning" }]);
    }
  });

  test.each(["Payment terminal rental", "Cash collection service", "Credit control training"])(
    "%s is a service, and no payment",
    async (words) => {
      const statement = await readRows([
        ...HEAD,
        ["Invoice No", "Date", "Details", "Amount"],
        ["A1", on("01-05"), words, 1200],
      ]);
      expect(statement.totalPence).toBe(120_000);
    },
  );

  test("a running balance without a heading shows the credits", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Date", "Amount"],
      ["A1", on("01-05"), 1200, 1200],
      ["A2", on("02-06"), 340.5, 1540.5],
      ["B1", on("02-20"), 40, 1500.5],
    ]);
    expect(claims(statement).map(([, pence]) => pence)).toEqual([120_000, 34_050, -4000]);
  });
});
