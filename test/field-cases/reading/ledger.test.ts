import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { isLedgerRefused } from "../../../shared/domain/ledger/ledger-report.ts";
import { briefly, findingCodes, readText, refusals } from "../../reading/ledger/read-text.ts";
import { checkSharedCase, sharedCasesPresent } from "./check-shared-case.ts";

const CASES = join(import.meta.dirname, "../../../../shared/field-cases");

/** The lines of a case's ledger, in short. Some of the cases shorten Northfold's name. */
async function linesOfCase(file: string): Promise<readonly string[]> {
  const text = await readFile(join(CASES, file), "utf8");
  const { lines, report } = await readText(text.replaceAll(/,Northfold,/gu, `,${NORTHFOLD},`));
  expect(refusals(report)).toEqual([]);
  expect(isLedgerRefused(report)).toBe(false);
  return briefly(lines);
}

const NORTHFOLD = "Northfold Community Health NHS Trust";

const THREE = [
  "ZB2 NF-1 2023-02-01 400.00 approved",
  "ZB2 NF-2 2023-02-02 410.00 approved",
  "ZB2 NFC-3 2023-02-13 -50.00 approved credit-note",
];

const THREE_OF_THE_FORM = [
  "ZB2 NF-1 2023-02-01 400.00 of 400.00 approved",
  "ZB2 NF-2 2023-02-02 410.00 of 410.00 approved",
  "ZB2 NFC-3 2023-02-03 -50.00 of -50.00 approved credit-note",
];

describe.skipIf(!sharedCasesPresent)("ledgers of the field cases (need ../shared/field-cases)", () => {
  test.each<readonly [string, readonly string[]]>([
    [
      "reading/21-ledger-running-balance/ledger.csv",
      [
        "ZB2 SI101 2023-01-05 1200.00 approved",
        "ZB2 SI102 2023-02-06 340.50 approved",
        "ZB2 CN103 2023-02-20 -40.00 approved credit-note",
      ],
    ],
    [
      "reading/22-ledger-dc-column/ledger.csv",
      [
        "ZB2 SI101 2023-01-05 1200.00 of 1200.00 approved",
        "ZB2 SI102 2023-02-06 340.50 of 340.50 approved",
        "ZB2 CN103 2023-02-20 -40.00 of -40.00 approved credit-note",
      ],
    ],
    [
      "reading/24-ledger-negative-owed-no-type/ledger.csv",
      [
        "ZB2 SI101 2023-01-05 1200.00 of 1200.00 approved",
        "ZB2 SI102 2023-02-06 340.50 of 340.50 approved",
        "ZB2 CN103 2023-02-20 -40.00 of -40.00 approved credit-note",
      ],
    ],
    [
      "reading/25-ledger-supplier-reference/ledger.csv",
      ["ZB2 SI101 2023-01-05 1200.00 approved", "ZB2 SI102 2023-02-06 340.50 approved"],
    ],
    [
      "reading/28-ledger-amount-and-running-balance/ledger.csv",
      [
        "ZB2 SI101 2023-01-05 1200.00 of 1200.00 approved",
        "ZB2 SI102 2023-02-06 340.50 of 340.50 approved",
        "ZB2 CN103 2023-02-20 -40.00 of -40.00 approved credit-note",
      ],
    ],
    ["public-reading/09-ledger-subtotal-is-an-invoice/ledger.csv", THREE],
    ["public-reading/09-ledger-subtotal-is-an-invoice/ledger-unlabelled.csv", THREE],
    ["public-reading/10-ledger-footer-refused/ledger-end-of-file.csv", THREE_OF_THE_FORM],
    ["public-reading/10-ledger-footer-refused/ledger-rows-selected.csv", THREE_OF_THE_FORM],
    ["public-reading/10-ledger-footer-refused/ledger-supplier-total.csv", THREE_OF_THE_FORM],
    ["public-reading/14-sage-own-number/ledger.csv", THREE.map((line) => line.replace("-02-13", "-02-03"))],
    ["public-reading/25-supplier-as-group-heading/ledger.csv", THREE],
  ])("%s", async (file, lines) => {
    expect(await linesOfCase(file)).toEqual(lines);
  });

  test("26: a document in euros agrees nothing in pounds, and the report says so", async () => {
    const { ledgerReport, outcome } = await checkSharedCase("reading/26-ledger-euro-row");
    expect(ledgerReport.findings).toContainEqual(
      expect.objectContaining({ code: "foreign-currency", severity: "warning", row: 2 }),
    );
    expect(outcome.lines.map(({ agreedPence }) => agreedPence)[0]).toBe(0);
  });

  test("public 15: two distribution lines that repeat the invoice's total are one invoice", async () => {
    const { outcome } = await checkSharedCase("public-reading/15-distribution-lines");
    expect(outcome.lines.map(({ agreedPence }) => agreedPence)).toEqual([40_000]);
    expect(outcome.ledgerOnly).toEqual([]);
  });
});

/** Reads a ledger without refusals. */
async function linesOf(...rows: readonly string[]): Promise<readonly string[]> {
  const { lines, report } = await readText(rows.join("\n"));
  expect(refusals(report)).toEqual([]);
  return briefly(lines);
}

describe("neighbours of these cases", () => {
  test("the balance of each supplier begins again", async () => {
    const lines = await linesOf(
      "Supplier,Ref,Date,Debit,Credit,Balance",
      `${NORTHFOLD},NF1,01/02/2023,,10.00,10.00`,
      `${NORTHFOLD},NF2,02/02/2023,,20.00,30.00`,
      "NHS Westhaven Integrated Care Board,W1,01/02/2023,,5.00,5.00",
      "NHS Westhaven Integrated Care Board,W2,01/02/2023,,7.00,12.00",
    );
    expect(lines).toEqual([
      "ZB2 NF1 2023-02-01 10.00 approved",
      "ZB2 NF2 2023-02-02 20.00 approved",
      "ZC3X9 W1 2023-02-01 5.00 approved",
      "ZC3X9 W2 2023-02-01 7.00 approved",
    ]);
  });

  test.each([
    ["C", "D"],
    ["Cr", "Dr"],
    ["H", "S"],
  ])("%s is owed and %s reduces it", async (owed, reduces) => {
    const lines = await linesOf(
      "Supplier,Reference,Date,Debit/Credit,Outstanding",
      `${NORTHFOLD},NF1,01/02/2023,${owed},10.00`,
      `${NORTHFOLD},NF2,02/02/2023,${reduces},4.00`,
    );
    expect(lines).toEqual(["ZB2 NF1 2023-02-01 10.00 approved", "ZB2 NF2 2023-02-02 -4.00 approved credit-note"]);
  });

  test("a letter that is neither debit nor credit is asked about", async () => {
    const { report } = await readText(
      [
        "Supplier,Reference,Date,D/C,Outstanding",
        `${NORTHFOLD},NF1,01/02/2023,C,10.00`,
        `${NORTHFOLD},NF2,02/02/2023,Q,4.00`,
      ].join("\n"),
    );
    expect(refusals(report)).toEqual(['row 3 D "Q" is neither debit nor credit']);
  });

  test.each([1, 2, 12])("%i negative amounts and nothing that says what a minus means: asked about", async (count) => {
    const { report } = await readText(
      [
        "Creditor Name,Their Ref,Doc Date,Balance",
        ...Array.from({ length: count }, (_, at) => `${NORTHFOLD},SI${at},01/02/2023,-${at + 1}0.00`),
      ].join("\n"),
    );
    expect(isLedgerRefused(report)).toBe(true);
    expect(findingCodes(report)).toContain("mostly-negative");
  });

  test("a few credits among what is owed need no type", async () => {
    const lines = await linesOf(
      "Creditor Name,Their Ref,Doc Date,Balance",
      `${NORTHFOLD},SI1,01/02/2023,100.00`,
      `${NORTHFOLD},SI2,01/02/2023,-20.00`,
    );
    expect(lines).toEqual(["ZB2 SI1 2023-02-01 100.00 approved", "ZB2 SI2 2023-02-01 -20.00 approved credit-note"]);
  });

  test.each([
    "3 rows selected.",
    "Page 2 of 3",
    "*** End of report ***",
    "Printed on 31/03/2023 by jsmith",
    "Run date: 31/03/2023 10:22",
    "Number of records: 3",
  ])("the footer “%s” is no document", async (footer) => {
    const lines = await linesOf(
      "Supplier,Invoice No,Invoice Date,Outstanding,Status",
      `${NORTHFOLD},NF1,01/02/2023,10.00,Approved`,
      footer,
    );
    expect(lines).toEqual(["ZB2 NF1 2023-02-01 10.00 approved"]);
  });

  test("the supplier may be named above its invoices in any of the usual ways", async () => {
    for (const heading of [
      NORTHFOLD,
      `Supplier: ${NORTHFOLD}`,
      `NOR001 ${NORTHFOLD}`,
      `Supplier:,NOR001,${NORTHFOLD}`,
    ]) {
      const lines = await linesOf(
        "Invoice No,Invoice Date,Outstanding",
        heading,
        "NF1,01/02/2023,10.00",
        "NF2,02/02/2023,20.00",
        "Total,,30.00",
      );
      expect([heading, ...lines]).toEqual([
        heading,
        "ZB2 NF1 2023-02-01 10.00 approved",
        "ZB2 NF2 2023-02-02 20.00 approved",
      ]);
    }
  });

  test("an empty status, number or outstanding amount among filled ones is told", async () => {
    const { report } = await readText(
      [
        "Supplier,Invoice No,Doc No,Invoice Date,Gross,Outstanding,Status",
        `${NORTHFOLD},NF1,1001,01/02/2023,10.00,10.00,Approved`,
        `${NORTHFOLD},NF2,1002,01/02/2023,20.00,,Approved`,
        `${NORTHFOLD},,1003,01/02/2023,30.00,30.00,Approved`,
        `${NORTHFOLD},NF4,1004,01/02/2023,40.00,40.00,`,
      ].join("\n"),
    );
    const told = report.findings.filter(({ severity }) => severity === "warning").map(({ code }) => code);
    expect(told.sort()).toEqual(["number-missing", "outstanding-missing", "status-missing"]);
  });

  test("titles over lines say what the lines are, and an unknown title is told", async () => {
    const rows = [
      "Supplier,Invoice No,Invoice Date,Outstanding",
      `${NORTHFOLD},NF1,01/02/2023,10.00`,
      "Credit notes,,,",
      `${NORTHFOLD},CN2,02/02/2023,4.00`,
      "On hold,,,",
      `${NORTHFOLD},NF3,03/02/2023,5.00`,
      "Zebra crossing,,,",
      `${NORTHFOLD},NF4,03/02/2023,6.00`,
    ];
    const { lines, report } = await readText(rows.join("\n"));
    expect(briefly(lines)).toEqual([
      "ZB2 NF1 2023-02-01 10.00 approved",
      "ZB2 CN2 2023-02-02 -4.00 approved credit-note",
      "ZB2 NF3 2023-02-03 5.00 on-hold",
      "ZB2 NF4 2023-02-03 6.00 approved",
    ]);
    expect(report.findings).toContainEqual(expect.objectContaining({ code: "section-unknown", row: 7 }));
  });

  test("posting date and period are kept where the ledger has them", async () => {
    const { lines } = await readText(
      [
        "Supplier,Invoice No,Invoice Date,GL Date,Period,Outstanding",
        `${NORTHFOLD},NF1,01/02/2023,03/03/2023,MAR-23,10.00`,
      ].join("\n"),
    );
    expect(lines).toMatchObject([{ invoiceDate: "2023-02-01", postingDate: "2023-03-03", postingPeriod: "MAR-23" }]);
  });

  test("the form takes them in columns of their own", async () => {
    const { lines } = await readText(
      [
        "supplier_code,invoice_number,invoice_date,outstanding,status,posting_date,posting_period",
        "ZB2,NF1,2023-02-01,10.00,approved,2023-03-03,2022/12",
      ].join("\n"),
    );
    expect(lines).toMatchObject([{ postingDate: "2023-03-03", postingPeriod: "2022/12" }]);
  });
});
