import { describe, expect, test } from "vitest";

import { isLedgerRefused } from "../../../shared/domain/ledger/ledger-report.ts";
import { briefly, findingCodes, readText, refusals } from "./read-text.ts";

/** The field that each heading was taken for. */
function takenFor(report: Awaited<ReturnType<typeof readText>>["report"]): Record<string, string> {
  const [table] = report.tables;
  return Object.fromEntries(
    table?.columns.flatMap(({ heading, takenFor: field }) => (field === undefined ? [] : [[heading, field]])) ?? [],
  );
}

describe("exports of the usual systems are recognised by their headings", () => {
  test("Oracle: site, validation, holds, amount remaining, cancelled", async () => {
    const { lines, report } = await readText(
      [
        "Invoice Register,,,,,,,,,,,,,",
        "Operating Unit: Eastmere,,,,Date: 31-MAR-2023,,,,,,,,,",
        ",,,,,,,,,,,,,",
        "Supplier Name,Supplier Number,Supplier Site,Invoice Num,Invoice Date,GL Date,Invoice Currency,Invoice Amount,Amount Remaining,Validation Status,Payment Status,Hold Name,Cancelled Date,PO Number,Invoice Type,Description",
        'NORTHFOLD COMM HLTH NHST,40012,LEEDS,NF-100,01-MAR-2023,02-MAR-2023,GBP,"1,200.00","1,200.00",Validated,Not Paid,,,4711,Standard,Physio',
        "NORTHFOLD COMM HLTH NHST,40012,LEEDS,NF-101,02-MAR-2023,02-MAR-2023,GBP,500.00,500.00,Needs Revalidation,Not Paid,,,,Standard,",
        "NORTHFOLD COMM HLTH NHST,40012,LEEDS,NF-102,03-MAR-2023,03-MAR-2023,GBP,300.00,300.00,Validated,Not Paid,QTY REC,,,Standard,",
        "NORTHFOLD COMM HLTH NHST,40012,LEEDS,NF-103,04-MAR-2023,04-MAR-2023,GBP,250.00,0.00,Validated,Paid,,,,Standard,",
        "NORTHFOLD COMM HLTH NHST,40012,LEEDS,NF-104,05-MAR-2023,05-MAR-2023,GBP,80.00,0.00,Validated,Not Paid,,06-MAR-2023,,Standard,",
        "NORTHFOLD COMM HLTH NHST,40012,LEEDS,NF-105,06-MAR-2023,06-MAR-2023,GBP,-60.00,-60.00,Validated,Not Paid,,,,Credit,",
      ].join("\r\n"),
    );
    expect(refusals(report)).toEqual([]);
    expect(report.tables[0]).toMatchObject({ layout: "an export of Oracle", headerRow: 4 });
    expect(briefly(lines)).toEqual([
      "ZB2 NF-100 2023-03-01 1200.00 of 1200.00 approved",
      "ZB2 NF-101 2023-03-02 500.00 of 500.00 awaiting-approval",
      "ZB2 NF-102 2023-03-03 300.00 of 300.00 on-hold",
      "ZB2 NF-103 2023-03-04 0.00 of 250.00 paid",
      "ZB2 NF-104 2023-03-05 0.00 of 80.00 cancelled",
      "ZB2 NF-105 2023-03-06 -60.00 of -60.00 approved credit-note",
    ]);
  });

  test("SAP: owed amounts are negative, minus signs come last, dates have points", async () => {
    const { lines, report } = await readText(
      [
        "Vendor;Name 1;Reference;Document Number;Document Type;Document Date;Net due date;Amount in local currency;Payment Block;Clearing Document;Clearing Date;Text",
        "100234;Northfold Community Health NHS Trust;NF-100;5100000001;KR;01.03.2023;31.03.2023;1.200,00-;;;;Physio",
        "100234;Northfold Community Health NHS Trust;NF-101;5100000002;RE;02.03.2023;01.04.2023;500,00-;R;;;Blocked",
        "100234;Northfold Community Health NHS Trust;CN-7;1700000003;KG;03.03.2023;03.03.2023;60,00;;;;Credit",
        "100234;Northfold Community Health NHS Trust;NF-090;5100000004;KR;01.02.2023;03.03.2023;75,50-;;2000000009;10.03.2023;",
      ].join("\n"),
    );
    expect(refusals(report)).toEqual([]);
    expect(report.tables[0]?.layout).toBe("an export of SAP");
    expect(findingCodes(report)).toContain("owed-is-negative");
    expect(briefly(lines)).toEqual([
      "ZB2 NF-100 2023-03-01 1200.00 of 1200.00 approved",
      "ZB2 NF-101 2023-03-02 500.00 of 500.00 on-hold",
      "ZB2 CN-7 2023-03-03 -60.00 of -60.00 approved credit-note",
      "ZB2 NF-090 2023-02-01 0.00 of 75.50 paid",
    ]);
  });

  test("Unit4: the supplier's own number beside the transaction number, rest amount", async () => {
    const { lines, report } = await readText(
      [
        "SuppID\tSupplier (T)\tTransNo\tExtInvRef\tVoucher date\tAmount\tRest amount\tStatus\tOrder No",
        "4001\tNorthfold Comm Health NHS Tr\t90001\tNF-100\t01/03/2023\t1200.00\t1200.00\tParked\t4711",
        "4001\tNorthfold Comm Health NHS Tr\t90002\tNF-101\t02/03/2023\t500.00\t200.00\tApproved\t",
      ].join("\n"),
    );
    expect(refusals(report)).toEqual([]);
    expect(takenFor(report)).toMatchObject({ ExtInvRef: "invoiceNumber", TransNo: "internalNumber" });
    expect(briefly(lines)).toEqual([
      "ZB2 NF-100 2023-03-01 1200.00 of 1200.00 awaiting-approval",
      "ZB2 NF-101 2023-03-02 200.00 of 500.00 approved",
    ]);
  });

  test("Sage: A/C, types PI, PC and PA, O/S", async () => {
    const { lines, report } = await readText(
      [
        "No,Type,A/C,Name,Date,Ref,Ex.Ref,Details,Net,Tax,Gross,O/S",
        "101,PI,NORTH01,Northfold Community Health NHS Trust,01/03/2023,NF-100,PO1,Physio,1000.00,200.00,1200.00,1200.00",
        "102,PC,NORTH01,Northfold Community Health NHS Trust,02/03/2023,CN-7,,Credit,50.00,10.00,60.00,60.00",
        "103,PA,NORTH01,Northfold Community Health NHS Trust,03/03/2023,BACS,,On account,100.00,0.00,100.00,100.00",
      ].join("\n"),
    );
    expect(refusals(report)).toEqual([]);
    expect(findingCodes(report)).toContain("credit-note-made-negative");
    expect(briefly(lines)).toEqual([
      "ZB2 NF-100 2023-03-01 1200.00 of 1200.00 approved",
      "ZB2 CN-7 2023-03-02 -60.00 of -60.00 approved credit-note",
      "ZB2 BACS 2023-03-03 -100.00 of -100.00 approved payment",
    ]);
  });

  test("eFinancials: creditor, their reference, gross, registered and authorised", async () => {
    const { lines, report } = await readText(
      [
        "Creditor Code,Creditor Name,Our Ref,Their Ref,Doc Date,Gross Amount,Outstanding Amount,Status,Order Number,Dispute",
        "N0012,NORTHFOLD COMMUNITY HEALTH NHS TRUST,AP00031,NF-100,01/03/23,1200.00,1200.00,Registered,PO1,",
        "N0012,NORTHFOLD COMMUNITY HEALTH NHS TRUST,AP00032,NF-101,02/03/23,500.00,500.00,Authorised,PO2,Y",
      ].join("\n"),
    );
    expect(refusals(report)).toEqual([]);
    expect(findingCodes(report)).toContain("dispute-flag-taken-for-hold");
    expect(briefly(lines)).toEqual([
      "ZB2 NF-100 2023-03-01 1200.00 of 1200.00 awaiting-approval",
      "ZB2 NF-101 2023-03-02 500.00 of 500.00 on-hold",
    ]);
  });

  test("Integra: invoice reference, internal reference, authorised Y/N, paid date and payment reference", async () => {
    const { lines, report } = await readText(
      [
        "Creditor Ref,Creditor Name,Internal Ref,Invoice Ref,Inv Date,Gross,O/S Amount,Authorised,Payment Ref,Paid Date",
        "7001,Northfold Community Health N.H.S. Trust,I1,NF-100,01-Mar-23,1200,1200,Y,,",
        "7001,Northfold Community Health N.H.S. Trust,I2,NF-101,02-Mar-23,500,500,N,,",
        "7001,Northfold Community Health N.H.S. Trust,I3,NF-102,03-Mar-23,75,0,Y,BACS 9,20-Mar-23",
      ].join("\n"),
    );
    expect(refusals(report)).toEqual([]);
    expect(briefly(lines)).toEqual([
      "ZB2 NF-100 2023-03-01 1200.00 of 1200.00 approved",
      "ZB2 NF-101 2023-03-02 500.00 of 500.00 awaiting-approval",
      "ZB2 NF-102 2023-03-03 0.00 of 75.00 paid",
    ]);
    expect(lines[2]).toMatchObject({ paidDate: "2023-03-20", paymentReference: "BACS 9" });
  });

  test("an aged creditors report: suppliers above their invoices, amounts by age, totals that are checked", async () => {
    const { lines, report } = await readText(
      [
        "Eastmere University Hospitals,,,,,",
        "Aged Creditors Detail as at 31/03/2023,,,,,",
        ",,,,,",
        "Invoice No,Invoice Date,Current,31-60 days,61-90 days,Over 90 days",
        "A/C: 4711,Name: Northfold Community Health NHS Trust,,,,",
        'NF-100,01/03/2023,"1,200.00",,,',
        "NF-090,10/02/2023,,500.00,,",
        'Total for 4711,,"1,200.00",500.00,,',
        "A/C: 4712,Name: Acme Stationery Ltd,,,,",
        "X1,05/03/2023,10.00,,,",
        "Total for 4712,,10.00,,,",
        'Grand total,,"1,210.00",500.00,,',
      ].join("\n"),
    );
    expect(refusals(report)).toEqual([]);
    expect(briefly(lines)).toEqual(["ZB2 NF-100 2023-03-01 1200.00 approved", "ZB2 NF-090 2023-02-10 500.00 approved"]);
    expect(report.tables[0]?.leftOut.map(({ why, count }) => `${count} ${why}`)).toEqual([
      "2 a supplier's heading",
      "3 a total",
    ]);
    expect(findingCodes(report)).not.toContain("total-differs");
    expect(report.outside).toMatchObject({ suppliers: 1, lines: 1, outstandingPence: 1000 });
  });

  test.each(["Supplier Ref", "Supplier Doc Ref", "Vendor Reference"])(
    "the number under %s is the supplier's, wherever the system's own stands",
    async (heading) => {
      const rows = [
        ["Creditor Name", "Trans No", "Doc Ref", heading, "Doc Date", "Outstanding"],
        ["Northfold Community Health NHS Trust", "551", "PI0001", "NF-100", "01/03/2023", "100.00"],
        ["Northfold Community Health NHS Trust", "552", "PI0002", "NF-101", "02/03/2023", "200.00"],
        ["Westhaven ICB", "553", "PI0003", "WH-1", "04/03/2023", "50.00"],
      ];
      for (const order of [
        [0, 1, 2, 3, 4, 5],
        [0, 3, 2, 1, 4, 5],
        [0, 2, 3, 4, 5],
      ]) {
        const { lines } = await readText(rows.map((row) => order.map((at) => row[at]).join(",")).join("\n"));
        expect(lines.map(({ invoiceNumber }) => invoiceNumber)).toEqual(["NF-100", "NF-101", "WH-1"]);
      }
    },
  );

  test("codes of suppliers under Supplier Ref are no invoice numbers", async () => {
    const { lines } = await readText(
      [
        "Supplier Ref,Supplier Name,Doc Ref,Reference,Doc Date,Outstanding",
        ...[1, 2, 3, 4].map(
          (at) => `40012,Northfold Community Health NHS Trust,PI000${at},NF-10${at},0${at}/03/2023,9.00`,
        ),
      ].join("\n"),
    );
    expect(lines.map(({ invoiceNumber }) => invoiceNumber)).toEqual(["NF-101", "NF-102", "NF-103", "NF-104"]);
  });

  test.each(["Amount not settled", "Not paid", "Yet to be paid", "Unsettled", "Not cleared"])(
    "what is headed %s is outstanding; sums and percentages below are no lines",
    async (heading) => {
      const { lines, report } = await readText(
        [
          `Supplier,Invoice number,Invoice date,Invoice amount,${heading}`,
          "Northfold Community Health NHS Trust,NF-100,01/03/2023,1000.00,400.00",
          "Northfold Community Health NHS Trust,NF-101,02/03/2023,50.00,50.00",
          "Σ,,,1050.00,450.00",
          "ΣΣ,,,1050.00,450.00",
          "%,,,100,42.9",
        ].join("\n"),
      );
      expect(briefly(lines).map((line) => line.split(" ").slice(0, 4).join(" "))).toEqual([
        "ZB2 NF-100 2023-03-01 400.00",
        "ZB2 NF-101 2023-03-02 50.00",
      ]);
      expect(findingCodes(report)).not.toContain("total-differs");
      expect(refusals(report)).toEqual([]);
    },
  );

  test("a pivot that names each supplier once", async () => {
    const { lines } = await readText(
      [
        "Supplier,Invoice number,Invoice date,Balance",
        "Northfold Community Health NHS Trust,NF-100,01/03/2023,100.00",
        ",NF-101,02/03/2023,200.00",
        ",NF-102,03/03/2023,300.00",
        "Westhaven ICB,WH-1,04/03/2023,50.00",
        ",WH-2,05/03/2023,60.00",
      ].join("\n"),
    );
    expect(briefly(lines).map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      "ZB2 NF-100",
      "ZB2 NF-101",
      "ZB2 NF-102",
      "ZC3X9 WH-1",
      "ZC3X9 WH-2",
    ]);
  });

  test("debit and credit columns: in a creditor's account, credits are owed", async () => {
    const { lines } = await readText(
      [
        "Supplier Name,Document No,Document Date,Debit,Credit",
        "Northfold Community Health NHS Trust,NF-100,01/03/2023,,1200.00",
        "Northfold Community Health NHS Trust,CN-7,02/03/2023,60.00,",
      ].join("\n"),
    );
    expect(briefly(lines)).toEqual([
      "ZB2 NF-100 2023-03-01 1200.00 approved",
      "ZB2 CN-7 2023-03-02 -60.00 approved credit-note",
    ]);
  });

  test("published spend: payments, never open invoices", async () => {
    const { lines, report } = await readText(
      [
        "Department family,Entity,Date,Expense type,Expense area,Supplier,Transaction number,Amount",
        "Health,Eastmere,16/04/2020,Services,Wards,Northfold Comm Health NHS FT,1393257,276434.72000000003",
        ",,,,,,Sum:,276434.72",
      ].join("\n"),
    );
    expect(refusals(report)).toEqual([]);
    expect(briefly(lines)).toEqual(["ZB2 1393257 2020-04-16 0.00 of 276434.72 paid"]);
    expect(findingCodes(report)).toEqual(["own-number-used"]);
  });
});

describe("what is not known is asked, not guessed", () => {
  test("an unknown status refuses the upload until its meaning is saved", async () => {
    const rows = [
      "Supplier,Invoice No,Invoice Date,Outstanding,Status",
      "Northfold Community Health NHS Trust,NF-100,01/03/2023,100.00,Z9",
    ].join("\n");
    const first = await readText(rows);
    expect(isLedgerRefused(first.report)).toBe(true);
    expect(refusals(first.report)).toEqual([]);
    expect(first.report.findings.map(({ code, what }) => `${code}: ${what}`)).toEqual([
      "unknown-statuses: It is not known what this status means: Z9 in row 2.",
    ]);
    const saved = await readText(rows, { mapping: { statuses: { Z9: "on-hold" } } });
    expect(briefly(saved.lines)).toEqual(["ZB2 NF-100 2023-03-01 100.00 on-hold"]);
  });

  test("unknown statuses are told once with their counts, and totals without their rows are not compared", async () => {
    const { report } = await readText(
      [
        "Supplier,Invoice No,Invoice Date,Outstanding,Status",
        ...["B", "P", "B", "N", "Approved"].map(
          (status, at) => `Northfold Community Health NHS Trust,NF-10${at},01/03/2023,100.00,${status}`,
        ),
        "Total,,,500.00,",
      ].join("\n"),
    );
    expect(isLedgerRefused(report)).toBe(true);
    expect(refusals(report)).toEqual([]);
    expect(report.findings.map(({ what }) => what)).toEqual([
      "It is not known what these statuses mean: B in 2 rows, P in row 3, N in row 5.",
    ]);
  });

  describe("dates that can only be month first", () => {
    const read = (dates: readonly string[]) =>
      readText(
        [
          "Supplier,Invoice No,Invoice Date,Outstanding",
          ...dates.map((date, at) => `Northfold Community Health NHS Trust,NF-10${at},${date},100.00`),
          `Total,,,${dates.length * 100}.00`,
        ].join("\n"),
      );

    test("two of them decide for all dates, and it is told once", async () => {
      const { lines, report } = await read(["01/25/2023", "02/03/2023", "03/14/2023"]);
      expect(lines.map(({ invoiceDate }) => invoiceDate)).toEqual(["2023-01-25", "2023-02-03", "2023-03-14"]);
      expect(report.findings.filter(({ code }) => code === "dates-month-first")).toHaveLength(1);
      expect(isLedgerRefused(report)).toBe(false);
    });

    test.each([
      ["one alone", ["01/25/2023", "02/03/2023"], 1],
      ["the same one twice", ["01/25/2023", "01/25/2023"], 2],
      ["beside one that can only be day first", ["01/25/2023", "02/16/2023", "25/03/2023"], 2],
    ])("%s is refused, without totals that differ", async (_, dates, count) => {
      const { report } = await read(dates);
      expect(refusals(report)).toHaveLength(count);
      expect(refusals(report)[0]).toContain("is not a date with the day first");
      expect(findingCodes(report)).not.toContain("total-differs");
      expect(findingCodes(report)).not.toContain("dates-month-first");
    });
  });

  test("columns, sign and date order can be saved for an organisation", async () => {
    const { lines, report } = await readText(
      ["Wer,Beleg,Tag,Wert", "Northfold Community Health NHS Trust,NF-100,03/15/2023,-100.00"].join("\n"),
      {
        mapping: {
          columns: { supplierName: "Wer", invoiceNumber: "Beleg", invoiceDate: "Tag", outstanding: "Wert" },
          sign: "owed-is-negative",
          dateOrder: "month-first",
          statusWhereNone: "awaiting-approval",
        },
      },
    );
    expect(refusals(report)).toEqual([]);
    expect(briefly(lines)).toEqual(["ZB2 NF-100 2023-03-15 100.00 awaiting-approval"]);
  });

  test("a total that differs from the sum of its lines is reported", async () => {
    const { report } = await readText(
      [
        "Supplier,Invoice No,Invoice Date,Outstanding",
        "Northfold Community Health NHS Trust,NF-1,01/03/2023,100.00",
        "Total,,,150.00",
      ].join("\n"),
    );
    expect(report.findings.find(({ code }) => code === "total-differs")?.what).toBe(
      "“Total” is £150.00; the lines read so far come to £100.00.",
    );
  });

  test("a column headed as a date with numbers below is not a column of dates", async () => {
    const { lines, report } = await readText(
      [
        "Date,Expense Type,Expense Area,Supplier,Transaction Date,Amount",
        "16/06/2020,Services,Wards,Northfold Community Health NHS Trust,1168648,100.00",
        "17/06/2020,Services,Wards,Northfold Community Health NHS Trust,1168649,100.00",
      ].join("\n"),
    );
    expect(takenFor(report)).toMatchObject({ "Transaction Date": "internalNumber", Date: "invoiceDate" });
    expect(lines.map(({ invoiceNumber }) => invoiceNumber)).toEqual(["1168648", "1168649"]);
  });
});
