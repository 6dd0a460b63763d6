import { describe, expect, test } from "vitest";

import { HEAD, claims, codesOf, found, readGrid, readRows, on, type Rows } from "./read-rows.ts";

/** Who, to whom and as at when, in the fewest rows. */
describe("headings over two rows", () => {
  test("STM-03 the upper halves of headings are no label with an organisation beside it", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Days", "Cust", "Invoice", "Sales", "Invoice", "Paper"],
      ["Overdue", "PO", "Amount", "Invoice No", "Date", "Outstanding"],
      [3, "PO1", 100, "INV1", on("02-01"), 90],
      [6, "PO2", 20, "INV2", on("02-02"), 20],
    ]);
    expect(statement.payables).toEqual([{ code: "ZA1", name: "Eastmere University Hospitals NHS Foundation Trust" }]);
    expect(claims(statement)).toEqual([
      ["INV1", 9_000],
      ["INV2", 2_000],
    ]);
    expect(statement.receipt.tables[0]?.columns[4]).toMatchObject({ heading: "Invoice Date", takenFor: "invoiceDate" });
  });

  test("STM-03 a word that heads columns is nobody's name", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Customer", "Invoice"],
      [],
      ["Invoice No", "Date", "Outstanding"],
      ["INV1", on("02-01"), 90],
    ]);
    expect(statement.payables).toHaveLength(1);
  });
});

describe("days that nobody formatted as dates", () => {
  const lines: Rows = [["Invoice No", "Invoice Date", "Outstanding"]];

  test.each([
    ["numbers", [45_008, 44_961]],
    ["texts, as in a text file", ["45008", "44961"]],
  ] as const)("as %s are read, and that is said", async (_how, [asAt, day]) => {
    const statement = await readRows([["Statement date", asAt], ...lines, ["INV1", day, 90], ["INV2", day, 80]]);
    expect(statement.asAt).toBe("2023-03-23");
    expect(statement.lines.map(({ invoiceDate }) => invoiceDate)).toEqual(["2023-02-04", "2023-02-04"]);
    expect(found(statement, "as-at-from-number")).toMatchObject([{ severity: "note", row: 1, column: "B" }]);
    expect(found(statement, "dates-from-numbers")).toMatchObject([{ severity: "note", row: 3, column: "B" }]);
  });

  test("a number beside the label that is no likely day is none", async () => {
    const statement = await readRows([["Statement date", 450], ...lines, ["INV1", on("02-04"), 90]]);
    expect(statement.asAt).toBeUndefined();
    expect(codesOf(statement).filter((code) => !code.includes("missing"))).toEqual([]);
  });
});

describe("what stands below or beside the lines and is none of them", () => {
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
      "a summary by age whose first figure would be a day",
      [
        [, "Current", "1 Month", "2 Months", "Older"],
        ["Due", 250, 0, 0, 0],
      ],
    ],
    [
      "a slip to be sent back with the payment",
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
      "how many invoices a month has",
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

  test("a summary by age that is not what the lines add up to is found", async () => {
    const statement = await readRows([...HEAD, ...LINES, [], ["Current", "30 Days", "60 Days"], [150, 90, 0]]);
    expect(claims(statement)).toEqual(READ);
    expect(found(statement, "total-differs")).toMatchObject([{ row: 9 }]);
  });

  test("what is left out of a list of paid invoices is told, and one that says what is unpaid is read", async () => {
    const paid = (heading: string): Rows => [["Paid invoices"], ["Invoice", "Date", heading], ["R0", on("01-01"), 9]];
    const left = await readRows([...HEAD, ...LINES, [], ...paid("Amount")]);
    expect(found(left, "table-of-paid-items")).toMatchObject([{ severity: "warning", row: 9 }]);
    expect(left.receipt.tables[1]?.role).toBe("settled");
    const read = await readRows([...HEAD, ...LINES, [], ...paid("Outstanding")]);
    expect(claims(read)).toEqual([...READ, ["R0", 900]]);
  });

  test("the only list there is is read, whatever it is called", async () => {
    const statement = await readRows([["Paid invoices"], ["Invoice", "Date", "Amount"], ["R0", on("01-01"), 9]]);
    expect(claims(statement)).toEqual([["R0", 900]]);
  });
});

describe("columns", () => {
  test.each<readonly [string, Rows, readonly (readonly [string, number, number?])[]]>([
    [
      "Amount Due, Amount Paid, Balance: what is left of the first is unpaid",
      [
        ["Invoice Number", "Invoice Date", "Amount Due", "Amount Paid", "Balance"],
        ["A1", on("01-03"), 1000, 400, 600],
        ["A2", on("01-05"), 50, 0, 50],
      ],
      [
        ["A1", 60_000, 100_000],
        ["A2", 5_000, 5_000],
      ],
    ],
    [
      "Amount Due, Amount Paid, Balance, and nothing paid on the first lines",
      [
        ["Invoice Number", "Invoice Date", "Amount Due", "Amount Paid", "Balance"],
        ...Array.from({ length: 40 }, (_, at): Rows[number] => [`A${at + 1}`, on("01-03"), 50, 0, 50]),
        ["A41", on("01-05"), 1000, 400, 600],
      ],
      [
        ...Array.from({ length: 40 }, (_, at): readonly [string, number, number] => [`A${at + 1}`, 5_000, 5_000]),
        ["A41", 60_000, 100_000],
      ],
    ],
    [
      "outstanding then and today",
      [
        ["Doc No", "Date", "Original Amount", "Outstanding today", "Outstanding at 23/03/2023"],
        ["A1", on("01-03"), 100, 0, 100],
        ["A2", on("01-05"), 40, 40, 40],
      ],
      [
        ["A1", 10_000, 10_000],
        ["A2", 4_000, 4_000],
      ],
    ],
    [
      "amounts with VAT in short",
      [
        ["Invoice", "Date", "Amt Inc VAT", "O/S Inc VAT"],
        ["A1", on("01-03"), 120, 60],
        ["A2", on("01-05"), 12, 12],
      ],
      [
        ["A1", 6_000, 12_000],
        ["A2", 1_200, 1_200],
      ],
    ],
    [
      "invoiced, and the rest of it",
      [
        ["TransNo", "InvoiceDate", "Invoiced", "Rest amount"],
        ["A1", on("01-03"), 500.1, 300.1],
        ["A2", on("01-05"), 12, 12],
      ],
      [
        ["A1", 30_010, 50_010],
        ["A2", 1_200, 1_200],
      ],
    ],
    [
      "a heading merged over two columns of which the second is used",
      [
        ["Invoice No", , "Invoice Date", , "Outstanding"],
        ["A1", , on("01-03"), , , 100],
        ["A2", , on("01-05"), , , 40],
      ],
      [
        ["A1", 10_000],
        ["A2", 4_000],
      ],
    ],
    [
      "numbers under No, with a total among the few rows",
      [
        ["Number", "Date", "Narrative", "Outstanding"],
        ["W1", on("01-03"), "SLA", 5000],
        ["W2", on("01-05"), "SLA", 6000.01],
        ["Sub total", , , 11_000.01],
      ],
      [
        ["W1", 500_000],
        ["W2", 600_001],
      ],
    ],
    [
      "figures kept as text by an apostrophe",
      [
        ["Invoice No", "Invoice Date", "Outstanding"],
        ["'000451", on("01-03"), "'1200.00"],
        ["0000452", on("01-05"), "15.00"],
      ],
      [
        ["000451", 120_000],
        ["0000452", 1_500],
      ],
    ],
  ])("%s", async (_what, rows, lines) => {
    const statement = await readRows([...HEAD, ...rows]);
    expect(statement.lines.map((line) => [line.invoiceNumber, line.outstandingPence, line.totalPence])).toEqual(
      lines.map(([number, outstanding, total]) => [number, outstanding, total]),
    );
    const told = statement.findings.filter(({ code }) => !/^(?:missing-.*|column-by-values)$/u.test(code));
    expect(told).toEqual([]);
  });

  test("amounts under words that nobody knows, beside amounts that are not said to be unpaid, are told", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Invoice Date", "Amount", "Offen"],
      ["A1", on("01-03"), 100.5, 50.25],
      ["A2", on("01-05"), 40.1, 40.1],
    ]);
    expect(found(statement, "two-columns-fit")).toMatchObject([{ severity: "warning", column: "C" }]);
  });

  test("pounds and pence in two columns are no amounts", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Invoice Date", "Amount £", "p"],
      ["A1", on("01-03"), 100, 50],
      ["A2", on("01-05"), 40, 5],
    ]);
    expect(found(statement, "pence-in-own-column")).toMatchObject([{ severity: "refusal", column: "D" }]);
  });
});

describe("parties and days in titles", () => {
  test.each([
    ["Westhaven ICB - debtor statement for ZA1 Eastmere University Hospitals NHS FT as at 23/03/2023", "ZA1"],
    ["Statement to ZA1 - Eastmere University Hospitals NHS FT as at 23/03/2023", "ZA1"],
  ])("%s", async (title, code) => {
    const statement = await readRows([[title], ["Invoice No", "Date", "Outstanding"], ["A1", on("01-03"), 1]]);
    expect(statement.payables).toEqual([{ code, name: "Eastmere University Hospitals NHS FT" }]);
    expect(statement.asAt).toBe("2023-03-23");
  });

  test("the number of an account is no code of an organisation", async () => {
    const statement = await readRows([
      ["Debtor:", "100200", "EASTMERE UNIV HOSP"],
      ["As At Date:", "23 MAR 23"],
      ["Invoice No", "Date", "Outstanding"],
      ["A1", on("01-03"), 1],
    ]);
    expect(statement.payables).toEqual([{ name: "EASTMERE UNIV HOSP" }]);
    expect(statement.asAt).toBe("2023-03-23");
  });

  test("the day of a run in words stands in where nothing says as at when", async () => {
    const statement = await readRows([["Run 28/03/2023"], ["Invoice No", "Date", "O/S"], ["A1", on("01-03"), 1]]);
    expect(statement.asAt).toBe("2023-03-28");
    expect(found(statement, "as-at-from-run-date")).toHaveLength(1);
  });
});

describe("more of columns", () => {
  test("a column of + and - says which way an amount counts, whatever it is called", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Ref", "Date", "Amount", "+/-"],
      ["A1", on("01-03"), 100, "+"],
      ["A2", on("01-05"), 40, "-"],
    ]);
    expect(claims(statement)).toEqual([
      ["A1", 10_000],
      ["A2", -4_000],
    ]);
  });

  test.each<readonly [string, readonly string[], readonly [string, string], readonly [number, number]]>([
    ["without a heading", [], ["-", "-"], [10_000, 4_000]],
    ["where nothing is said of debit and credit", ["DR/CR"], ["-", "-"], [10_000, 4_000]],
    ["where only credits are told", ["DR/CR"], ["-", "CR"], [10_000, -4_000]],
  ])("dashes %s stand for nothing and turn no amount round", async (_where, heading, [first, second], [one, other]) => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Date", "Amount", ...heading],
      ["A1", on("01-03"), 100, first],
      ["A2", on("01-05"), 40, second],
    ]);
    expect(claims(statement)).toEqual([
      ["A1", one],
      ["A2", other],
    ]);
  });

  test.each([
    ["payments", ["Amount", "Paid"]],
    ["credits", ["Debit", "Credit"]],
    ["the oldest debts", ["30 days", "60 days", "90 days +"]],
  ])("where no line has %s, amounts without a heading beside the column for them are none", async (_what, headings) => {
    const empty = headings.slice(1).map(() => undefined);
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Date", ...headings],
      ["A1", on("01-03"), 100, ...empty, 100],
      ["A2", on("01-05"), 40, ...empty, 140],
    ]);
    expect(claims(statement)).toEqual([
      ["A1", 10_000],
      ["A2", 4_000],
    ]);
  });

  test("of balances as at two days the later one is claimed, and that is said", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice", "Date", "Balance at 28/02/2023", "Balance at 23/03/2023"],
      ["A1", on("01-03"), 100, 60],
      ["A2", on("01-05"), 50, 50],
    ]);
    expect(claims(statement)).toEqual([
      ["A1", 6_000],
      ["A2", 5_000],
    ]);
    expect(found(statement, "two-columns-fit")).toMatchObject([{ severity: "note", column: "D" }]);
  });

  test("a balance carried forward is what is left of a line, and not a running one", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Inv", "Date", "Original", "Credited", "Paid", "Bal c/f"],
      ["A1", on("01-03"), 100, 10, 20, 70],
      ["A2", on("01-05"), 50, 0, 0, 50],
    ]);
    expect(claims(statement)).toEqual([
      ["A1", 7_000],
      ["A2", 5_000],
    ]);
  });

  test("what else may have been taken off an invoice is told, where the balance is worked out", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Inv", "Date", "Invoice Value", "Credited", "Paid"],
      ["A1", on("01-03"), 100, 10, 20],
      ["A2", on("01-05"), 50, 0, 0],
    ]);
    expect(found(statement, "two-columns-fit")).toMatchObject([{ severity: "warning", column: "C" }]);
  });

  test("where no invoice date tells day from month, the due dates do", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Inv", "Inv Date", "Due", "Outstanding"],
      ["A1", "01/05/2023", "02/14/2023", 120],
      ["A2", "02/03/2023", "03/05/2023", 60],
    ]);
    expect(statement.lines.map(({ invoiceDate, dueDate }) => [invoiceDate, dueDate])).toEqual([
      ["2023-01-05", "2023-02-14"],
      ["2023-02-03", "2023-03-05"],
    ]);
    expect(found(statement, "dates-month-first")).toHaveLength(1);
  });

  test("where sections end in sums without a word for it, one of a single line does too", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Category", "Invoice", "Date", "Amount"],
      ["Pathology", "A1", on("01-03"), 100],
      ["Pathology", "A2", on("01-05"), 50],
      ["Pathology", , , 150],
      ["Estates", "A3", on("01-05"), 5],
      ["Estates", , , 5],
      [, , , 155],
    ]);
    expect(claims(statement).map(([number]) => number)).toEqual(["A1", "A2", "A3"]);
    expect(found(statement, "taken-for-total")).toHaveLength(2);
    expect(found(statement, "total-differs")).toEqual([]);
  });
});

describe("other sheets of the workbook", () => {
  const now: Rows = [...HEAD, ["Invoice", "Date", "Total", "Balance"], ["A1", on("01-03"), 100, 90]];

  test("STM-04 one that is as at an earlier quarter is told and not read, wherever it stands", async () => {
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

  test("sheets of months that end on different days are all read", async () => {
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

  test("STM-03 a list of organisations names no second payable one", async () => {
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

describe("a second table and what stands between two", () => {
  const first: Rows = [
    ...HEAD,
    ["Outstanding invoices"],
    ["Ref", "Date", "Outstanding"],
    ["A1", on("01-03"), 100],
    ["Total", , 100],
    [],
  ];

  test("STM-04 accruals below under headings that are nearly the same are not claimed as invoices", async () => {
    const accruals: Rows = [["Accruals"], ["Ref", "Date", "Amount"], ["ACC1", on("03-23"), 30]];
    const statement = await readRows([...first, ...accruals], { kind: "r&p" });
    expect(claims(statement)).toEqual([["A1", 10_000]]);
    expect(found(statement, "table-of-other-kind")).toHaveLength(1);
  });

  test("a title between two pages is no line without an amount", async () => {
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
    ["1,2OO.00", "is not read"],
    ["TBC", "is still to come"],
  ])("STM-05 an amount %j in a line that goes by words is told: it %s", async (amount) => {
    const statement = await readRows([...first.slice(0, -2), ["Staff recharge March 2023", , amount]]);
    expect(claims(statement)).toEqual([["A1", 10_000]]);
    expect(found(statement, "amount-unreadable")).toHaveLength(1);
  });

  test("ages one below the other are no lines, and their figures are told", async () => {
    const statement = await readRows([...first.slice(0, -2), ["Ageing"], ["Current", , 60], ["31-60 days", , 40]]);
    expect(claims(statement)).toEqual([["A1", 10_000]]);
    expect(found(statement, "figure-left-out")).toHaveLength(2);
  });

  test("a day below the lines of a sheet is not the day that the sheet is as at", async () => {
    const statement = await readGrid([
      { name: "A", rows: first },
      {
        name: "B",
        rows: [["Invoice", "Date", "Balance"], ["A2", on("01-04"), 5], ["Prices as at 1 April 2022"]],
      },
    ]);
    expect(claims(statement).map(([number]) => number)).toEqual(["A1", "A2"]);
  });

  test("a balance in one cell with its label is held against the lines", async () => {
    const statement = await readRows([["Balance Due: £150.00"], ...first]);
    expect(found(statement, "total-differs")).toMatchObject([{ row: 1 }]);
  });
});

describe("a heading that may be of days or of an amount", () => {
  test.each([
    ["digits of days", [20_230_422, 20_230_423]],
    ["serial days", [45_038, 45_039]],
  ] as const)("over %s is one of days", async (_what, [first, second]) => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice", "Invoice", "Total", ,],
      ["No.", "Date", "Invoice Value", "Due"],
      ["A1", on("01-03"), 100, first],
      ["A2", on("01-04"), 50, second],
    ]);
    expect(claims(statement)).toEqual([
      ["A1", 10_000],
      ["A2", 5_000],
    ]);
    expect(statement.lines.map(({ dueDate }) => dueDate)).toEqual(["2023-04-22", "2023-04-23"]);
  });

  test.each<readonly [string, readonly number[]]>([
    ["a round sum that may be a day as well", [45_000]],
    ["sums that are far from the days of their lines", [54_012, 54_013]],
  ])("over %s is one of an amount", async (_what, due) => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Invoice Date", "Total", "Due"],
      ...due.map((pounds, at) => [`A${at + 1}`, on("01-03"), 60_000, pounds]),
    ]);
    expect(claims(statement)).toEqual(due.map((pounds, at) => [`A${at + 1}`, pounds * 100]));
    expect(statement.lines.map(({ dueDate }) => dueDate)).toEqual(due.map(() => undefined));
  });

  test("over serial days without another day in their rows is one of days from three lines on", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Total", "Due"],
      ...[45_001, 45_012, 45_013].map((day, at) => [`A${at + 1}`, 60_000, day]),
    ]);
    expect(statement.lines.map(({ outstandingPence }) => outstandingPence)).toEqual([6_000_000, 6_000_000, 6_000_000]);
  });
});
