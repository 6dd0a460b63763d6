import { describe, expect, test } from "vitest";

import { HEAD, claims, found, on, readRows, type Rows } from "./read-rows.ts";

describe("headings over two rows", () => {
  test("STM-03 the upper half of a heading is not read as a label with an organisation beside it", async () => {
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

  test("STM-03 a column heading is not read as an organisation's name", async () => {
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

describe("columns", () => {
  test.each<readonly [string, Rows, readonly (readonly [string, number, number?])[]]>([
    [
      "Amount Due, Amount Paid, Balance: the balance is unpaid",
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
      "Amount Due, Amount Paid, Balance, with no payments on the first lines",
      [
        ["Invoice Number", "Invoice Date", "Amount Due", "Amount Paid", "Balance"],
        ...Array.from({ length: 40 }, (_, at): Rows[number] => [`A${at + 1}`, on("01-03"), 50, 0, 50]),
        ["A41", on("01-05"), 1000.5, 400, 600.5],
      ],
      [
        ...Array.from({ length: 40 }, (_, at): readonly [string, number, number] => [`A${at + 1}`, 5_000, 5_000]),
        ["A41", 60_050, 100_050],
      ],
    ],
    [
      "outstanding on the day and today",
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
      "amounts with VAT, abbreviated",
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
      "invoiced, and the rest of the amount",
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
      "a heading merged over two columns, with values only in the second",
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
      "numbers kept as text by an apostrophe",
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
    const unexpected = statement.findings.filter(({ code }) => !/^(?:missing-.*|column-by-values)$/u.test(code));
    expect(unexpected).toEqual([]);
  });

  test("amounts under an unknown heading are a warning if no heading says which amount is unpaid", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Invoice Date", "Amount", "Offen"],
      ["A1", on("01-03"), 100.5, 50.25],
      ["A2", on("01-05"), 40.1, 40.1],
    ]);
    expect(found(statement, "column-not-read")).toMatchObject([{ severity: "warning", column: "D" }]);
  });

  test("pounds and pence in two columns are refused", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Invoice Date", "Amount £", "p"],
      ["A1", on("01-03"), 100, 50],
      ["A2", on("01-05"), 40, 5],
    ]);
    expect(found(statement, "pence-in-own-column")).toMatchObject([{ severity: "refusal", column: "D" }]);
  });
});

describe("columns that change what is claimed", () => {
  test.each(["Amount not settled", "Not paid", "Not yet paid", "Yet to be paid", "Unsettled", "Not received"])(
    "STM-05 what is headed %s is claimed, and not what is left of the total without it",
    async (heading) => {
      const statement = await readRows([
        ...HEAD,
        ["Invoice No", "Date", "Invoice Total", heading],
        ["A1", on("01-03"), 1000, 400],
        ["A2", on("01-05"), 50, 50],
      ]);
      expect(claims(statement)).toEqual([
        ["A1", 40_000],
        ["A2", 5_000],
      ]);
    },
  );

  test.each(["Cur. amount", "Curr. amount", "Currency amount"])(
    "figures under %s are amounts and not the currency of the row",
    async (heading) => {
      const statement = await readRows([
        ...HEAD,
        ["Invoice No", "Date", heading, "Amount", "Rest amount"],
        ["A1", on("01-03"), 1000, 1000, 400],
        ["A2", on("01-05"), 50, 50, 50],
      ]);
      expect(claims(statement)).toEqual([
        ["A1", 40_000],
        ["A2", 5_000],
      ]);
      expect(found(statement, "amount-unreadable")).toEqual([]);
    },
  );

  test("a column of + and - decides the sign of an amount, whatever its heading", async () => {
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
    ["in an otherwise empty debit/credit column", ["DR/CR"], ["-", "-"], [10_000, 4_000]],
    ["in a column that marks only credits", ["DR/CR"], ["-", "CR"], [10_000, -4_000]],
  ])("dashes %s mean empty cells and change no sign", async (_where, heading, [first, second], [one, other]) => {
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
  ])("if no line has %s, amounts without a heading beside that column are ignored", async (_what, headings) => {
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

  test("of balances as at two dates, the later one is claimed, with a note", async () => {
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

  test("a balance carried forward is the unpaid amount of a line, not a running balance", async () => {
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

  test("other deductions from an invoice are a warning if the balance is calculated", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Inv", "Date", "Invoice Value", "Credited", "Paid"],
      ["A1", on("01-03"), 100, 10, 20],
      ["A2", on("01-05"), 50, 0, 0],
    ]);
    const [finding] = found(statement, "two-columns-fit");
    expect(finding).toMatchObject({ severity: "warning" });
    expect(finding?.what).toContain("column D (Credited) were neither added nor deducted");
  });

  test("if no invoice date shows the order of day and month, the due dates decide", async () => {
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

  test("if sections end in sums without a label, the sum of a single line is recognised too", async () => {
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

describe("a heading that may mean dates or amounts", () => {
  test.each([
    ["digits of days", [20_230_422, 20_230_423]],
    ["serial days", [45_038, 45_039]],
  ] as const)("over %s means dates", async (_what, [first, second]) => {
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
    ["a round amount that may also be a serial day", [45_000]],
    ["amounts that, as dates, are far from the dates of their lines", [54_012, 54_013]],
  ])("over %s means amounts", async (_what, due) => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Invoice Date", "Total", "Due"],
      ...due.map((pounds, at) => [`A${at + 1}`, on("01-03"), 60_000, pounds]),
    ]);
    expect(claims(statement)).toEqual(due.map((pounds, at) => [`A${at + 1}`, pounds * 100]));
    expect(statement.lines.map(({ dueDate }) => dueDate)).toEqual(due.map(() => undefined));
  });

  test("over serial days without another date in their rows means dates from three lines on", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Invoice No", "Total", "Due"],
      ...[45_001, 45_012, 45_013].map((day, at) => [`A${at + 1}`, 60_000, day]),
    ]);
    expect(statement.lines.map(({ outstandingPence }) => outstandingPence)).toEqual([6_000_000, 6_000_000, 6_000_000]);
  });
});

describe("numbers under headings that say nothing", () => {
  const LINES: Rows = [
    ["SI70001", "AR000771", { day: "2023-02-03" }, 90.5],
    ["SI70002", "AR000772", { day: "2023-02-04" }, 100.25],
    ["SI70003", "AR000773", { day: "2023-02-05" }, 10.1],
  ];

  test.each(["Reference", "Document No"])("are told beside %s, and kept", async (heading) => {
    const statement = await readRows([...HEAD, ["Xyzzy", heading, "Invoice Date", "Outstanding"], ...LINES]);
    expect(statement.lines.map((each) => [each.invoiceNumber, each.otherNumbers])).toEqual([
      ["AR000771", ["SI70001"]],
      ["AR000772", ["SI70002"]],
      ["AR000773", ["SI70003"]],
    ]);
    expect(found(statement, "two-columns-fit")).toMatchObject([{ severity: "warning", column: "B" }]);
  });

  test("are left alone beside a heading that says invoice", async () => {
    const statement = await readRows([...HEAD, ["Xyzzy", "Invoice No", "Invoice Date", "Outstanding"], ...LINES]);
    expect(statement.lines.map(({ invoiceNumber }) => invoiceNumber)).toEqual(["AR000771", "AR000772", "AR000773"]);
    expect(found(statement, "two-columns-fit")).toEqual([]);
  });

  test("are told although they run on, as line numbers do", async () => {
    const rows = LINES.map(([, , ...rest], at) => [90_811_001 + at, 1_800_000_451 + at * 7, ...rest]);
    const statement = await readRows([...HEAD, ["Xyzzy", "Journal Entry", "Invoice Date", "Outstanding"], ...rows]);
    expect(statement.lines[0]).toMatchObject({ invoiceNumber: "90811001", otherNumbers: ["1800000451"] });
    expect(found(statement, "two-columns-fit")).toMatchObject([{ severity: "warning" }]);
  });

  test("are taken with two lines above the headings of another table", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Xyzzy", "PO", "Invoice Date", "Outstanding"],
      ["NF901", "PO4977", on("01-05"), 700],
      ["NF902", "PO5011", on("02-06"), 340.5],
      [],
      ["Inv", "Invoice date", "Outstanding"],
      ["NF910", on("03-09"), 99.5],
    ]);
    expect(statement.lines.map(({ invoiceNumber }) => invoiceNumber)).toEqual(["NF901", "NF902", "NF910"]);
  });

  test("are taken for the invoice numbers where only orders are named", async () => {
    const rows = LINES.map(([number, , ...rest], at) => [number, `PO${String(7000 + at)}`, ...rest]);
    const statement = await readRows([...HEAD, ["Xyzzy", "PO number", "Invoice Date", "Outstanding"], ...rows]);
    expect(statement.lines.map((each) => [each.invoiceNumber, each.purchaseOrder])).toEqual([
      ["SI70001", "PO7000"],
      ["SI70002", "PO7001"],
      ["SI70003", "PO7002"],
    ]);
    expect(found(statement, "column-by-values")).toMatchObject([{ column: "A" }]);
  });
});

describe("numbers in the words of an activity", () => {
  const lines = (...words: string[]): Rows =>
    words.map((text, at) => [on(`02-0${String(at + 1)}`), text, `PO501${String(at)}`, 100 + at]);

  test.each([["Reference"], ["Document"]])(
    "are the invoice numbers, and %s beside them is the order",
    async (heading) => {
      const statement = await readRows([
        ...HEAD,
        ["Date", "Activity", heading, "Balance"],
        ...lines("Invoice # INV-0198", "Invoice # INV-0231", "Credit Note # CN-0011", "Payment on Invoice # INV-0198"),
      ]);
      expect(statement.lines.slice(0, 3).map((each) => [each.invoiceNumber, each.purchaseOrder])).toEqual([
        ["INV-0198", "PO5010"],
        ["INV-0231", "PO5011"],
        ["CN-0011", "PO5012"],
      ]);
      expect(found(statement, "numbers-in-words")).toMatchObject([{ severity: "note", column: "B" }]);
    },
  );

  test("are the invoice numbers where there is no column for them", async () => {
    const rows = [
      [on("02-01"), "Invoice No.1037: Due 03/03/2023.", 100],
      [on("02-02"), "Invoice No.1041: Due 04/03/2023.", 200],
    ];
    const statement = await readRows([...HEAD, ["DATE", "DESCRIPTION", "OPEN AMOUNT"], ...rows]);
    expect(claims(statement)).toEqual([
      ["1037", 10_000],
      ["1041", 20_000],
    ]);
    expect(found(statement, "missing-invoice-numbers")).toEqual([]);
  });

  test("are left alone beside a column that says invoice", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Date", "Activity", "Invoice No", "Balance"],
      ...lines("Invoice # INV-0198", "Invoice # INV-0231"),
    ]);
    expect(statement.lines.map(({ invoiceNumber }) => invoiceNumber)).toEqual(["PO5010", "PO5011"]);
  });
});
