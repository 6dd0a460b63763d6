import { describe, expect, test } from "vitest";

import { isLedgerRefused } from "../../../shared/domain/ledger/ledger-report.ts";
import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { templateColumns, templateOf } from "../../../shared/reading/ledger/columns/ledger-template.ts";
import { briefly, findingCodes, readText, refusals } from "./read-text.ts";

const HEADINGS = templateColumns.map(([heading]) => heading).join(",");

function ledger(...rows: readonly string[]): string {
  return [HEADINGS, ...rows].join("\r\n");
}

describe("Accord's own form", () => {
  test("the form that we hand out can be read", async () => {
    const { lines, report } = await readText(templateOf("payables"));
    expect(refusals(report)).toEqual([]);
    expect(report.findings).toEqual([]);
    expect(briefly(lines)).toEqual([
      "ZB2 NF-10421 2023-03-01 1200.00 of 1200.00 approved",
      "ZB2 NF-10433 2023-03-08 30000.00 of 30000.00 awaiting-approval",
      "ZB2 NF-10378 2023-02-10 5400.00 of 5400.00 on-hold disputed 5400.00",
      "ZB2 NF-10290 2023-01-12 0.00 of 980.50 paid",
      "ZB2 NF-10301 2023-01-20 0.00 of 450.00 cancelled",
    ]);
    expect(lines[3]).toMatchObject({ paidDate: "2023-02-17", paymentReference: "BACS 20230217", row: 5 });
  });

  test("the columns may be in any order, with others between them", async () => {
    const { lines } = await readText(
      "status,site,outstanding,invoice_number,supplier_code,description,dispute_reference,disputed\napproved,L,12.30,A1,ZB2,d,MED-7,2.30\n",
    );
    expect(lines).toMatchObject([
      { invoiceNumber: "A1", outstandingPence: 1230, disputedPence: 230, disputeReference: "MED-7", description: "d" },
    ]);
  });

  test("an export with the form's words and columns of its own is read as an export", async () => {
    const { lines, report } = await readText(
      [
        "Account,Supplier Name,Invoice Number,Doc Date,D/C,Outstanding,Status",
        'V12,Northfold Community Health NHS Trust,NF1,01/03/2023,C,"2,029.00",Approved',
        'V12,Northfold Community Health NHS Trust,NF2,02/03/2023,C,"1,000.10",Approved',
        'V12,Northfold Community Health NHS Trust,NF3,05/03/2023,D,"589.80",Approved',
      ].join("\r\n"),
    );
    expect(report.tables.map(({ layout }) => layout)).toEqual(["a creditors' ledger, by its headings"]);
    expect(
      lines.map(({ invoiceNumber, invoiceDate, outstandingPence }) => [invoiceNumber, invoiceDate, outstandingPence]),
    ).toEqual([
      ["NF1", "2023-03-01", 202_900],
      ["NF2", "2023-03-02", 100_010],
      ["NF3", "2023-03-05", -58_980],
    ]);
  });

  test("a column beside the form's that gives a line nothing leaves it the form", async () => {
    const { report } = await readText(`${HEADINGS},Site\nZB2,,A1,2023-03-01,,5.00,5.00,approved,,,,N,N,,L\n`);
    expect(report.tables.map(({ layout }) => layout)).toEqual(["Accord's own form"]);
  });

  test.each([
    ["decimal commas", ["1.234,56", "3.000", "12,50"], [123_456, 300_000, 1_250]],
    ["three decimals", ["1234.500", "3.000", "12.500"], [123_450, 300, 1_250]],
    ["two decimals", ["1,234.50", "3.00", "12.5"], [123_450, 300, 1_250]],
  ])("the amounts may have %s", async (_writing, amounts, expected) => {
    const rows = amounts.map(
      (amount, at) => `ZB2,Northfold,A${String(at)},2023-03-01,,"${amount}","${amount}",approved,,,,N,N,`,
    );
    const { lines, report } = await readText(ledger(...rows));
    expect(refusals(report)).toEqual([]);
    expect(lines.map(({ outstandingPence }) => outstandingPence)).toEqual(expected);
  });

  test.each([
    ["amounts", "Adj", ["-120.00", ""], "warning"],
    ["dates", "Erledigt", ["21/03/2023", ""], "warning"],
    ["marks", "OK", ["x", ""], "warning"],
    ["words", "Ward", ["North ward team", "South ward team"], "note"],
  ])("a column beside the form's is told: %s", async (_, heading, values, severity) => {
    const { report } = await readText(
      [
        `supplier_code,supplier_name,invoice_number,invoice_date,outstanding,status,${heading}`,
        `ZB2,Northfold Community Health NHS Trust,NF-1,2023-03-01,100.00,approved,${values[0] ?? ""}`,
        `ZB2,Northfold Community Health NHS Trust,NF-2,2023-03-02,200.00,approved,${values[1] ?? ""}`,
      ].join("\n"),
    );
    expect(report.tables[0]?.layout).toContain("form");
    expect(report.findings).toMatchObject([{ code: "column-not-read", severity, column: "G" }]);
  });

  test("an export's amounts may have three decimals", async () => {
    const { lines } = await readText(
      [
        "Supplier Code;Supplier Name;Invoice Number;Invoice Date;Outstanding",
        "ZB2;Northfold;A1;01/03/2023;3.000",
        "ZB2;Northfold;A2;02/03/2023;1234.500",
      ].join("\r\n"),
    );
    expect(lines.map(({ outstandingPence }) => outstandingPence)).toEqual([300, 123_450]);
  });

  test("each unreadable cell is reported with row, column and reason, and the whole upload is refused", async () => {
    const { lines, report } = await readText(
      ledger(
        "ZB2,Northfold,A1,2023-03-01,,12.30,12.30,approved,,,,N,N,fine",
        "ZB2,Northfold,A2,31/02/2023,,abc,1.005,accepted,,,,maybe,N,",
        ",,A3,2023-03-01,,1.00,,approved,2.00,,,N,N,",
        "ZB2,Northfold,A4,2023-03-01,,1.00,€5.00,,,,,N,N,",
      ),
    );
    expect(isLedgerRefused(report)).toBe(true);
    expect(refusals(report).sort()).toEqual(
      [
        'row 3 D "31/02/2023" is not a date',
        'row 3 F "abc" is not an amount',
        'row 3 G "1.005" may mean decimals or thousands',
        'row 3 H "accepted" is not a status; it is one of approved, awaiting-approval, on-hold, paid, cancelled',
        'row 3 L "maybe" is neither yes nor no',
        'row 4 B "" is empty, and so is the supplier\'s number: the row does not say whose invoice it is',
        'row 4 G "" is empty',
        'row 4 I "2.00" is more than is outstanding',
        'row 5 G "€5.00" is an amount in another currency',
        'row 5 H "" is empty; it is one of approved, awaiting-approval, on-hold, paid, cancelled',
      ].sort(),
    );
    expect(report.refusedCount).toBe(refusals(report).length);
    expect(lines.map(({ invoiceNumber }) => invoiceNumber)).toEqual(["A1"]);
  });

  test("a ledger with headings and no lines is refused: it would remove every invoice", async () => {
    const { report } = await readText(ledger());
    expect(isLedgerRefused(report)).toBe(true);
    expect(findingCodes(report)).toEqual(["ledger-without-lines"]);
  });

  test("a file that is not a ledger is refused, with what a ledger needs", async () => {
    const { report } = await readText("Dear all,\nplease find attached\n");
    expect(findingCodes(report)).toEqual(["ledger-without-table"]);
    expect(report.findings[0]?.todo).toContain("accord ledger template");
  });

  test("credit notes are negative, and the disputed amount has the sign of its line", async () => {
    const { lines } = await readText(ledger("ZB2,,CN1,2023-03-01,,-50.00,-50.00,approved,20.00,,,N,N,"));
    expect(briefly(lines)).toEqual(["ZB2 CN1 2023-03-01 -50.00 of -50.00 approved credit-note disputed -20.00"]);
  });

  test("REC-17 the entry column distinguishes accruals and payments on account", async () => {
    const { lines, report } = await readText(
      `${HEADINGS},entry\nZB2,,,,,,500.00,approved,,,,N,N,March sessions,accrual\nZB2,,,,,,-70.00,approved,,,,N,N,on account,payment\n`,
    );
    expect(lines.map(({ entry, outstandingPence }) => [entry, outstandingPence])).toEqual([
      ["accrual", 50_000],
      ["payment", -7_000],
    ]);
    expect(report.counterparties).toMatchObject([{ code: "ZB2", outstandingPence: 43_000, accruedPence: 50_000 }]);
  });

  test("REC-09 a ledger of expenditure may leave the outstanding amount out", async () => {
    const { lines, report } = await readText(ledger("ZB2,,A1,2022-09-01,,120.00,,approved,,,,N,N,"), {
      kind: "expenditure",
    });
    expect(refusals(report)).toEqual([]);
    expect(lines).toMatchObject([{ grossPence: 12_000, outstandingPence: 0 }]);
    expect(report.totalPence).toBe(12_000);
  });

  test("ORG-04 payables count against the successor, expenditure against the organisation of the invoice's date", async () => {
    const rows = ledger(
      "ZD4,Southmoor Hospitals NHS Trust,A1,2022-05-01,,10.00,10.00,approved,,,,N,N,",
      "ZD4,Southmoor Hospitals NHS Trust,A2,2022-08-01,,20.00,20.00,approved,,,,N,N,",
    );
    const payables = await readText(rows);
    expect(payables.lines.map(({ counterparty }) => counterparty)).toEqual(["ZE5", "ZE5"]);
    const expenditure = await readText(rows, { kind: "expenditure" });
    expect(expenditure.lines.map(({ counterparty }) => counterparty)).toEqual(["ZD4", "ZE5"]);
  });

  test("months in words, ISO dates and day-first dates are read as dates, and only in that way", async () => {
    const { lines } = await readText(
      ledger(
        "ZB2,,A1,2023-03-04,,1,1,approved,,,,N,N,",
        "ZB2,,A2,04/03/2023,,1,1,approved,,,,N,N,",
        "ZB2,,A3,4 March 2023,,1,1,approved,,,,N,N,",
      ),
    );
    expect(lines.map(({ invoiceDate }) => invoiceDate)).toEqual(Array(3).fill(calendarDate("2023-03-04")));
  });
});

describe("suppliers", () => {
  const row = (code: string, name: string) => `${code},${name},A1,2023-03-01,,1.00,1.00,approved,,,,N,N,`;

  test("are recognised by code, by the organisation's own mapping, by name", async () => {
    const { lines, report } = await readText(
      ledger(row("zb2", ""), row("4711", "Some Ltd"), row("", "WESTHAVEN ICB"), row("9", "Acme Stationery Ltd")),
      { suppliers: { "4711": "RAN" } },
    );
    expect(lines.map(({ counterparty }) => counterparty)).toEqual(["ZB2", "RAN", "ZC3X9"]);
    expect(report.told).toEqual({ byMapping: 1, byCode: 1, byName: 1 });
    expect(report.outside).toMatchObject({ suppliers: 1, lines: 1 });
    expect(report.linesRead).toBe(4);
  });

  test("a code and a name of two different organisations are left to a person", async () => {
    const { lines, report } = await readText(ledger(row("ZB2", "Ranmoor Orthopaedic Hosp NHST")));
    expect(lines).toEqual([]);
    expect(report.toSettle).toMatchObject([
      {
        supplierCode: "ZB2",
        candidates: ["ZB2", "RAN"],
        why: "Its code ZB2 belongs to Northfold Community Health NHS Trust (ZB2), but its name means Ranmoor Orthopaedic Hospital NHS Trust (RAN).",
      },
    ]);
  });

  test("in another system's export, a number that happens to be an organisation code proves nothing without the name", async () => {
    const { lines, report } = await readText(
      "Supplier Number,Supplier Name,Invoice Number,Invoice Date,Outstanding\nRAN,Ranger Vans Ltd,A1,01/03/2023,5.00\n",
    );
    expect(lines).toEqual([]);
    expect(report.toSettle.map(({ why }) => why)).toEqual([
      "Its number RAN is also the code of Ranmoor Orthopaedic Hospital NHS Trust (RAN), but its name does not say so.",
    ]);
  });

  test("a charity whose name includes a trust's name is listed, never taken for the trust", async () => {
    const { lines, report } = await readText(ledger(row("", "Northfold Community Health NHS Trust Charity")));
    expect(lines).toEqual([]);
    expect(report.toSettle).toMatchObject([{ candidates: ["ZB2"], lines: 1, outstandingPence: 100 }]);
  });

  test("the organisation is not its own counterparty", async () => {
    const { lines, report } = await readText(ledger(row("ZA1", "Eastmere University Hospitals NHS FT")));
    expect(lines).toEqual([]);
    expect(report.toSettle.map(({ why }) => why)).toEqual(["It is the organisation whose ledger this is."]);
  });

  test("control totals by counterparty add up to the lines", async () => {
    const { report } = await readText(
      ledger(row("ZB2", ""), row("ZB2", ""), "RAN,,B1,2023-03-01,,7.00,7.00,on-hold,3.00,,,N,N,"),
    );
    expect(report.counterparties).toEqual([
      {
        code: "RAN",
        name: "Ranmoor Orthopaedic Hospital NHS Trust",
        lines: 1,
        outstandingPence: 700,
        disputedPence: 300,
        accruedPence: 0,
      },
      {
        code: "ZB2",
        name: "Northfold Community Health NHS Trust",
        lines: 2,
        outstandingPence: 200,
        disputedPence: 0,
        accruedPence: 0,
      },
    ]);
    expect(report).toMatchObject({ lines: 3, totalPence: 900 });
  });
});
