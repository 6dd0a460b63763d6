import { describe, expect, test } from "vitest";

import { BLOCK, claims, codesOf, found, HEADINGS, line, readGrid, readRows, type Rows } from "./read-rows.ts";

describe("control totals", () => {
  test("right totals of the whole, of parts and of accounts are on the receipt, without findings", async () => {
    const statement = await readRows([
      ...BLOCK,
      ["Account: 100417"],
      HEADINGS,
      line("NF1", 3, 100),
      line("NF2", 4, 200.5),
      ["Account total", , , 300.5, 300.5],
      ["Account: 100988"],
      line("NF3", 5, 50),
      ["Account total", , , 50, 50],
      ["Grand total", , , 350.5, 350.5],
    ]);
    expect(statement.findings).toEqual([]);
    expect(statement.receipt.tables[0]?.statedTotals.map(({ row, statedPence }) => [row, statedPence])).toEqual([
      [12, 30_050],
      [12, 30_050],
      [15, 5_000],
      [15, 5_000],
      [16, 35_050],
      [16, 35_050],
    ]);
    expect(statement.totalPence).toBe(35_050);
  });

  test("a wrong total is a finding with both amounts", async () => {
    const statement = await readRows([
      ...BLOCK,
      HEADINGS,
      line("NF1", 3, 100),
      line("NF2", 4, 200.5),
      ["Total", , , , 310.5],
    ]);
    expect(found(statement, "total-differs")).toMatchObject([
      {
        severity: "warning",
        row: 11,
        column: "E",
        what: 'The total "Total" says £310.50, but the lines above it add up to £300.50, a difference of £10.00.',
      },
    ]);
    expect(statement.totalPence).toBe(30_050);
  });

  test("a total without a label, or with an unusual one, is recognised", async () => {
    for (const label of [undefined, "All of the above", "To pay"]) {
      const statement = await readRows([
        ...BLOCK,
        HEADINGS,
        line("NF1", 3, 100),
        line("NF2", 4, 200.5),
        [label, , , 300.5, 300.5],
      ]);
      expect([label, claims(statement).map(([number]) => number)]).toEqual([label, ["NF1", "NF2"]]);
      expect(found(statement, "taken-for-total")).toHaveLength(label === undefined ? 0 : 1);
    }
  });

  test("among lines without numbers and dates, the sum of two others is a line", async () => {
    const statement = await readRows([
      ["Accruals statement"],
      ...BLOCK.slice(1),
      ["Description", "Accrual amount"],
      ["Agency nurses", 100],
      ["Drugs", 200],
      ["Estates", 300],
    ]);
    expect(statement.totalPence).toBe(60_000);
  });

  test("a total in the header block is compared with the lines too", async () => {
    const statement = await readRows([
      ...BLOCK,
      ["Total outstanding:", 310.5],
      [],
      HEADINGS,
      line("NF1", 3, 100),
      line("NF2", 4, 200.5),
    ]);
    expect(found(statement, "total-differs")).toMatchObject([{ row: 8, column: "B" }]);
  });

  test("a description with the words total or balance is not a total", async () => {
    const statement = await readRows([
      ...BLOCK,
      [...HEADINGS, "Description"],
      [...line("NF1", 3, 100), "Total care package"],
      [...line("NF2", 4, 200.5), "Balance of SLA"],
      [...line("NF3", 4, 5), "Grand Total"],
      ["TOTAL", , , 305.5, 305.5],
    ]);
    expect(claims(statement)).toEqual([
      ["NF1", 10_000],
      ["NF2", 20_050],
      ["NF3", 500],
    ]);
    expect(statement.findings).toEqual([]);
  });

  test("a balance brought forward above the lines is owed; one carried over a page is not counted again", async () => {
    const opening = await readRows([
      ...BLOCK,
      HEADINGS,
      ["Balance brought forward", { day: "2023-02-01" }, , , 70],
      line("NF1", 3, 100),
    ]);
    expect(opening.totalPence).toBe(17_000);
    const carried = await readRows([
      ...BLOCK,
      HEADINGS,
      line("NF1", 3, 100),
      ["Carried forward", , , , 100],
      HEADINGS,
      ["Brought forward", , , , 100],
      line("NF2", 4, 50),
      ["Total", , , , 150],
    ]);
    expect(claims(carried)).toEqual([
      ["NF1", 10_000],
      ["NF2", 5_000],
    ]);
    expect(found(carried, "total-differs")).toEqual([]);
  });
});

describe("amounts that can't be read are neither guessed nor lost", () => {
  test.each<[string, Rows[number][number], string]>([
    ["a formula that was never calculated", { formula: "A1*2" }, "amount-not-calculated"],
    ["a fraction of a penny", 100.005, "amount-not-whole-pence"],
    ["words", "to be confirmed", "amount-unreadable"],
    ["another currency", "€ 100.00", "amount-unreadable"],
    ["nothing", undefined, "amount-missing"],
  ])("%s", async (_, amount, code) => {
    const statement = await readRows([
      ...BLOCK,
      HEADINGS,
      line("NF1", 3, 100),
      ["NF2", { day: "2023-02-04" }, "PO1", 100, amount, "N"],
      line("NF3", 5, 50),
    ]);
    expect(claims(statement).map(([number]) => number)).toEqual(["NF1", "NF3"]);
    expect(statement.unread).toMatchObject([{ sheet: "Statement", row: 10, invoiceNumber: "NF2" }]);
    expect(found(statement, code)).toMatchObject([{ severity: "warning", row: 10, column: "E" }]);
    expect(statement.totalPence).toBe(15_000);
  });

  test("an amount below the total is left out with a warning", async () => {
    const statement = await readRows([
      ...BLOCK,
      HEADINGS,
      line("NF1", 3, 100),
      ["Grand total", , , , 100],
      ["Interest", , , , 12.34],
    ]);
    expect(claims(statement)).toEqual([["NF1", 10_000]]);
    expect(found(statement, "figure-left-out")).toMatchObject([{ row: 11 }]);
  });

  test("a row with a description but no number and no date is a line, with a warning", async () => {
    const statement = await readRows([
      ...BLOCK,
      HEADINGS,
      line("NF1", 3, 100),
      ["Late payment interest", , , 12.34, 12.34, "N"],
    ]);
    expect(statement.totalPence).toBe(11_234);
    expect(codesOf(statement)).toContain("warning line-without-date");
  });

  test("payments may be written positive or negative: the unpaid amount is the same", async () => {
    const headings = ["Invoice No", "Invoice Date", "Gross", "Paid", "Capital"];
    const positive = await readRows([
      ...BLOCK,
      headings,
      ["NF1", { day: "2023-02-03" }, 100, 40, "N"],
      ["NF2", { day: "2023-02-03" }, 200, undefined, "N"],
      ["NF3", { day: "2023-02-03" }, -50, -20, "N"],
    ]);
    const negative = await readRows([
      ...BLOCK,
      headings,
      ["NF1", { day: "2023-02-03" }, 100, -40, "N"],
      ["NF2", { day: "2023-02-03" }, 200, undefined, "N"],
      ["NF3", { day: "2023-02-03" }, -50, 20, "N"],
    ]);
    for (const statement of [positive, negative]) {
      expect(claims(statement)).toEqual([
        ["NF1", 6_000],
        ["NF2", 20_000],
        ["NF3", -3_000],
      ]);
    }
  });

  test("a payment that leaves more than the invoice total is a warning", async () => {
    const statement = await readRows([
      ...BLOCK,
      ["Invoice No", "Invoice Date", "Gross", "Paid", "Capital"],
      ["NF1", { day: "2023-02-03" }, 100, 40, "N"],
      ["NF2", { day: "2023-02-03" }, 100, -40, "N"],
      ["NF3", { day: "2023-02-03" }, 100, 10, "N"],
    ]);
    expect(found(statement, "unpaid-over-total")).toMatchObject([{ severity: "warning", row: 10, line: 2 }]);
  });
});

describe("ambiguous columns are findings with the choice and its reason", () => {
  test("two for the unpaid amount", async () => {
    const statement = await readRows([
      ...BLOCK,
      ["Invoice No", "Invoice Date", "Invoice Total", "Balance", "Amount Due", "Capital"],
      ["NF1", { day: "2023-02-03" }, 100, 90, 80, "N"],
      ["NF2", { day: "2023-02-03" }, 200, 190, 180, "N"],
    ]);
    expect(found(statement, "two-columns-fit")).toMatchObject([
      {
        severity: "warning",
        row: 8,
        column: "D",
        what: "Columns D (Balance) and E (Amount Due) both fit the unpaid amount: D was used, because it comes first.",
      },
    ]);
    expect(claims(statement)).toEqual([
      ["NF1", 9_000],
      ["NF2", 19_000],
    ]);
  });

  test("two with the same values are a note", async () => {
    const statement = await readRows([
      ...BLOCK,
      ["Invoice No", "Invoice Date", "Invoice Total", "Balance", "Amount Due", "Capital"],
      ["NF1", { day: "2023-02-03" }, 100, 90, 90, "N"],
    ]);
    expect(found(statement, "two-columns-fit")).toMatchObject([{ severity: "note" }]);
  });

  test("two for the invoice number: the values of the other one are kept too", async () => {
    const statement = await readRows([
      ...BLOCK,
      ["Document No", "Voucher No", "Invoice Date", "Invoice Total", "Outstanding", "Capital"],
      ["NF1", "90001", { day: "2023-02-03" }, 100, 90, "N"],
      ["NF2", "90002", { day: "2023-02-03" }, 100, 90, "N"],
    ]);
    expect(found(statement, "two-columns-fit")).toMatchObject([{ severity: "warning", column: "A" }]);
    const numbers = statement.lines.map((each) => [each.invoiceNumber, each.otherNumbers]);
    expect(numbers).toEqual([
      ["NF1", ["90001"]],
      ["NF2", ["90002"]],
    ]);
  });

  test.each([
    ["Document No", "Our Ref"],
    ["Trx Number", "Reference"],
  ])("where neither of %s and %s says invoice, the choice is told", async (better, other) => {
    const statement = await readRows([
      ...BLOCK,
      [other, better, "Invoice Date", "Outstanding"],
      ["AR000771", "SI-4411", { day: "2023-02-03" }, 90],
      ["AR000772", "SI-4412", { day: "2023-02-04" }, 100],
    ]);
    expect(statement.lines.map((each) => [each.invoiceNumber, each.otherNumbers])).toEqual([
      ["SI-4411", ["AR000771"]],
      ["SI-4412", ["AR000772"]],
    ]);
    expect(found(statement, "two-columns-fit")).toMatchObject([{ severity: "warning", column: "B" }]);
    expect(found(statement, "two-columns-fit")[0]?.what).toContain("its heading fits better");
  });

  test.each([
    ["Document Number", 1_800_000_451],
    ["Tran No", 4509],
    ["Voucher No", 70_001],
  ])("%s gives way to a reference with letters, and that is told", async (heading, first) => {
    const statement = await readRows([
      ...BLOCK,
      [heading, "Tran Ref", "Invoice Date", "Outstanding"],
      [first, "NF90811", { day: "2023-02-03" }, 90],
      [first + 7, "NF90834", { day: "2023-02-04" }, 100],
    ]);
    expect(statement.lines.map((each) => [each.invoiceNumber, each.otherNumbers])).toEqual([
      ["NF90811", [String(first)]],
      ["NF90834", [String(first + 7)]],
    ]);
    expect(found(statement, "two-columns-fit")).toMatchObject([{ severity: "warning", column: "B" }]);
  });

  test.each([
    ["TransNo", "Invoice no"],
    ["Document No", "Inv. Ref"],
    ["Voucher No", "Sales invoice number"],
    ["Internal document no", "Reference"],
  ])("a heading that says invoice holds the numbers: %s gives way to %s, wherever it stands", async (own, number) => {
    for (const headings of [
      [own, number],
      [number, own],
    ]) {
      const at = headings.indexOf(number);
      const cells = (digits: number) => (at === 0 ? [`NF${String(digits)}`, digits] : [digits, `NF${String(digits)}`]);
      const statement = await readRows([
        ...BLOCK,
        [...headings, "Invoice Date", "Outstanding"],
        [...cells(90_001), { day: "2023-02-03" }, 90],
        [...cells(90_002), { day: "2023-02-04" }, 100],
      ]);
      expect(statement.lines.map((each) => [each.invoiceNumber, each.otherNumbers])).toEqual([
        ["NF90001", ["90001"]],
        ["NF90002", ["90002"]],
      ]);
      expect(found(statement, "two-columns-fit")).toEqual([]);
    }
  });

  test("without known headings the values decide, with a note", async () => {
    const statement = await readRows([
      ...BLOCK,
      ["SI70001", { day: "2023-02-03" }, "Training", 100, 90.5],
      ["SI70002", { day: "2023-02-04" }, "Drugs", 200.25, 200.25],
      ["SI70003", { day: "2023-02-05" }, "Estates", 300, 10],
    ]);
    expect(claims(statement)).toEqual([
      ["SI70001", 9_050],
      ["SI70002", 20_025],
      ["SI70003", 1_000],
    ]);
    expect(found(statement, "column-by-values").map(({ column }) => column)).toEqual(["B", "D", "E", "A"]);
  });

  test("a running balance is not the unpaid amount of each line", async () => {
    const statement = await readRows([
      ...BLOCK,
      ["Invoice No", "Invoice Date", "Debit", "Credit", "Balance"],
      ["NF1", { day: "2023-02-03" }, 100, undefined, 100],
      ["NF2", { day: "2023-02-04" }, 50, undefined, 150],
      ["CN1", { day: "2023-02-05" }, undefined, 30, 120],
      ["NF3", { day: "2023-02-06" }, 5, undefined, 125],
    ]);
    expect(claims(statement)).toEqual([
      ["NF1", 10_000],
      ["NF2", 5_000],
      ["CN1", -3_000],
      ["NF3", 500],
    ]);
    expect(found(statement, "running-balance")).toHaveLength(1);
  });
});

describe("dates", () => {
  const dated = (...dates: readonly Rows[number][number][]): Rows => [
    ...BLOCK,
    HEADINGS,
    ...dates.map((date, at) => [`NF${String(at)}`, date, undefined, 100, 100, "N"]),
  ];
  const datesOf = async (...dates: readonly Rows[number][number][]) => {
    const statement = await readRows(dated(...dates));
    return { dates: statement.lines.map(({ invoiceDate }) => invoiceDate), codes: codesOf(statement) };
  };

  test("ambiguous dates are read day first with a warning, or with a note if other dates agree", async () => {
    expect(await datesOf("03/02/2023", "04/02/2023")).toEqual({
      dates: ["2023-02-03", "2023-02-04"],
      codes: ["warning dates-ambiguous"],
    });
    expect(await datesOf("03/02/2023", "24/02/2023")).toEqual({
      dates: ["2023-02-03", "2023-02-24"],
      codes: ["note dates-ambiguous"],
    });
  });

  test("a column that can only be month first is read month first, with a warning", async () => {
    expect(await datesOf("02/03/2023", "02/24/2023")).toEqual({
      dates: ["2023-02-03", "2023-02-24"],
      codes: ["warning dates-month-first"],
    });
  });

  test("a column with both orders is a warning", async () => {
    expect((await datesOf("02/24/2023", "24/02/2023", "03/02/2023")).codes).toEqual(["warning dates-of-both-orders"]);
  });

  test("a text that is not a date is a warning, and the line is read without it", async () => {
    const { dates, codes } = await datesOf("31/02/2023", { day: "2023-02-01" });
    expect(dates).toEqual([undefined, "2023-02-01"]);
    expect(codes).toContain("warning date-unreadable");
  });

  test("date cells up to the 12th beside date texts after the 12th are a warning: day and month may be swapped", async () => {
    const { codes } = await datesOf(
      ...["13/02/2023", "24/02/2023", "28/02/2023"],
      ...[{ day: "2023-01-02" }, { day: "2023-02-02" }, { day: "2023-03-02" }],
    );
    expect(codes).toContain("warning dates-perhaps-swapped");
  });
});

describe("identifiers", () => {
  const read = async (...numbers: readonly Rows[number][number][]) =>
    readRows([
      ...BLOCK,
      HEADINGS,
      line("NF0001", 3, 100),
      ...numbers.map((number) => [number, { day: "2023-02-03" }, undefined, 100, 100, "N"]),
    ]);

  test("a number that a spreadsheet shows as 1.2E+12 is read in full", async () => {
    const statement = await read(1234567890123, 7001);
    expect(claims(statement).map(([number]) => number)).toEqual(["NF0001", "1234567890123", "7001"]);
    expect(statement.findings).toEqual([]);
  });

  test("a number that has lost digits is a warning", async () => {
    const statement = await read("1.23457E+12", { digits: "12345678901234500000" });
    expect(found(statement, "identifier-doubtful").map(({ row, line: at }) => [row, at])).toEqual([
      [10, 2],
      [11, 3],
    ]);
  });

  test("leading zeros are kept; footnote marks and zero-width spaces are dropped", async () => {
    const statement = await read("0012345", "NF77\u00a0*", "\u200bNF78 ");
    expect(claims(statement).map(([number]) => number)).toEqual(["NF0001", "0012345", "NF77", "NF78"]);
  });

  test("several invoices in one cell become several lines if each has its amount, otherwise one line with all as references", async () => {
    const statement = await readRows([
      ...BLOCK,
      HEADINGS,
      ["NF1001\nNF1002", { day: "2023-02-03" }, undefined, undefined, "100.00\n50.50", "N"],
      ["NF1003, NF1004 & NF1005", { day: "2023-02-04" }, undefined, 300, 300, "N"],
    ]);
    expect(
      statement.lines.map(({ row, invoiceNumber, outstandingPence, references }) => [
        row,
        invoiceNumber,
        outstandingPence,
        references,
      ]),
    ).toEqual([
      [9, "NF1001", 10_000, undefined],
      [9, "NF1002", 5_050, undefined],
      [10, "NF1003, NF1004 & NF1005", 30_000, ["NF1003", "NF1004", "NF1005"]],
    ]);
    expect(statement.totalPence).toBe(45_050);
  });

  test("several invoices in one cell are unread if not all of their amounts can be read", async () => {
    const statement = await read();
    expect(statement.unread).toBeUndefined();
    const broken = await readRows([
      ...BLOCK,
      HEADINGS,
      line("NF1", 3, 5),
      ["NF1001\nNF1002", { day: "2023-02-03" }, undefined, undefined, "100.00\ntbc", "N"],
    ]);
    expect(broken.unread).toMatchObject([{ row: 10 }]);
    expect(claims(broken)).toEqual([["NF1", 500]]);
  });
});

describe("hidden parts are read, with a warning", () => {
  const rows: Rows = [...BLOCK, HEADINGS, line("NF1", 3, 100), line("NF2", 4, 200)];

  test("rows, columns and sheets", async () => {
    const statement = await readGrid([
      { name: "Statement", rows, hiddenRows: new Set([10]), hiddenColumns: new Set([5]) },
      { name: "More", rows: [HEADINGS, line("NF3", 5, 50)], visibility: "very-hidden" },
    ]);
    expect(claims(statement).map(([number]) => number)).toEqual(["NF1", "NF2", "NF3"]);
    expect(found(statement, "hidden-rows-read")).toMatchObject([{ sheet: "Statement" }]);
    expect(found(statement, "hidden-columns-read")).toMatchObject([{ column: "E" }]);
    expect(found(statement, "hidden-sheet-read")).toMatchObject([{ sheet: "More" }]);
    expect(statement.receipt.tables[1]?.visibility).toBe("very-hidden");
  });

  test("a hidden sheet with the same lines is counted once", async () => {
    const statement = await readGrid([
      { name: "Data", rows: [HEADINGS, line("NF1", 3, 100), line("NF2", 4, 200)], visibility: "hidden" },
      { name: "Statement", rows },
    ]);
    expect(statement.totalPence).toBe(30_000);
    expect(found(statement, "table-repeated")).toMatchObject([{ sheet: "Data" }]);
  });
});

describe("several tables", () => {
  test("invoices, credit notes and unallocated cash each under their own headings", async () => {
    const statement = await readRows([
      ...BLOCK,
      ["Invoices"],
      HEADINGS,
      line("NF1", 3, 100),
      line("NF2", 4, 200),
      ["Total invoices", , , , 300],
      [],
      ["Credit notes"],
      ["Credit note no", "Date", "Amount"],
      ["CN1", { day: "2023-02-05" }, 50],
      ["Total credit notes", , 50],
      [],
      ["Unallocated cash"],
      ["Receipt no", "Date", "Amount unallocated"],
      ["R77", { day: "2023-02-06" }, -25.5],
    ]);
    expect(
      statement.lines.map(({ type, invoiceNumber, outstandingPence }) => [type, invoiceNumber, outstandingPence]),
    ).toEqual([
      ["invoice", "NF1", 10_000],
      ["invoice", "NF2", 20_000],
      ["credit-note", "CN1", -5_000],
      ["payment", "R77", -2_550],
    ]);
    expect(found(statement, "credits-without-sign")).toHaveLength(1);
    expect(found(statement, "total-differs")).toEqual([]);
  });

  test("two tables side by side are each read in their own columns", async () => {
    const statement = await readRows([
      ...BLOCK,
      ["Invoice No", "Date", "Amount", undefined, "Credit Note No", "Date", "Amount"],
      ["NF1", { day: "2023-02-03" }, 100, undefined, "CN1", { day: "2023-02-05" }, -5],
      ["NF2", { day: "2023-02-04" }, 200],
    ]);
    expect(claims(statement).sort()).toEqual([
      ["CN1", -500],
      ["NF1", 10_000],
      ["NF2", 20_000],
    ]);
  });

  test("a summary by age beside the invoices adds nothing", async () => {
    const statement = await readGrid([
      { name: "Statement", rows: [...BLOCK, HEADINGS, line("NF1", 3, 100), line("NF2", 4, 200)] },
      {
        name: "Pivot",
        rows: [
          ["Row Labels", "Sum of Outstanding"],
          ["2022-23", 300],
          ["Grand Total", 300],
        ],
      },
    ]);
    expect(statement.totalPence).toBe(30_000);
    expect(statement.receipt.tables.map(({ role }) => role)).toEqual([undefined, "summary"]);
  });
});

test("every row that is not empty is a line, unread, or left out with a reason", async () => {
  const rows: Rows = [
    ...BLOCK,
    HEADINGS,
    line("NF1", 3, 100),
    ["a note between the lines"],
    ["NF2", { day: "2023-02-04" }, undefined, 100, "tbc", "N"],
    ["Total", , , , 100],
    [5],
    ["Bank: Example Bank, sort code 00-00-00, account 12345678"],
  ];
  const { receipt, unread } = await readRows(rows);
  const leftOut = receipt.leftOut.flatMap((left) => left.rows);
  expect([...leftOut, 9, ...(unread ?? []).map(({ row }) => row)].sort((one, other) => one - other)).toEqual([
    ...[1, 2, 3, 4, 5, 6],
    ...[8, 9, 10, 11, 12, 13, 14],
  ]);
});
