import { describe, expect, test } from "vitest";

import { isLedgerRefused } from "../../../shared/domain/ledger/ledger-report.ts";
import { briefly, findingCodes, readText, refusals } from "./read-text.ts";

const NORTHFOLD = "Northfold Community Health NHS Trust";
const WESTHAVEN = "NHS Westhaven Integrated Care Board";
const HEADINGS = "Supplier Code,Supplier Name,Invoice Number,Invoice Date,Outstanding";

describe("printed reports of ledger systems", () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      "suppliers in rows of their own, number before name, in a list without a column of suppliers",
      [
        "Reference,Date,Description,Balance,Current,30 days,60+ days",
        `7001 ${NORTHFOLD},,,,,,`,
        "NF-1,01/03/2023,SLA,100.00,100.00,,",
        "NF-2,01/01/2023,SLA,50.00,,,50.00",
        "Supplier total,,,150.00,100.00,0.00,50.00",
        `7002 ${WESTHAVEN},,,,,,`,
        "W-1,01/02/2023,X,70.00,,70.00,",
        "Supplier total,,,70.00,0.00,70.00,0.00",
        "Report total,,,220.00,100.00,70.00,50.00",
      ],
      [
        "ZB2 NF-1 2023-03-01 100.00 approved",
        "ZB2 NF-2 2023-01-01 50.00 approved",
        "ZC3X9 W-1 2023-02-01 70.00 approved",
      ],
    ],
    [
      "documents with the word total, and page headers, in a list by supplier",
      [
        "Reference,Date,Description,Balance",
        `7001 ${NORTHFOLD},,,`,
        "NF-1,01/03/2023,SLA,100.00",
        "NF-2,02/03/2023,Q3 recharge total,100.00",
        "2023 Aged Creditors Report,,,",
        "2 of 3 pages,,,",
        "31 March 2023,,,",
        "NF-3,03/03/2023,Estates,30.00",
        "Sum:,31/03/2023,,230.00",
        `2023 ${WESTHAVEN},,,`,
        "W-1,01/02/2023,X,70.00",
      ],
      [
        "ZB2 NF-1 2023-03-01 100.00 approved",
        "ZB2 NF-2 2023-03-02 100.00 approved",
        "ZB2 NF-3 2023-03-03 30.00 approved",
        "ZC3X9 W-1 2023-02-01 70.00 approved",
      ],
    ],
    [
      "the first supplier above the headings, which are repeated for each supplier",
      [
        "Aged Creditors Analysis (Detailed),,,,,",
        `A/C:,NORTH01,Name:,${NORTHFOLD},,`,
        "No,Type,Date,Ref,Details,Balance",
        "101,PI,01/03/2023,NF-1,SLA,100.00",
        "102,PC,02/03/2023,CN-1,Credit,-20.00",
        ",,,,Totals:,80.00",
        `A/C:,WEST01,Name:,${WESTHAVEN},,`,
        "No,Type,Date,Ref,Details,Balance",
        "103,PI,01/03/2023,W-1,SLA,10.00",
        ",,,,Totals:,10.00",
        ",,,,Grand Totals:,90.00",
      ],
      [
        "ZB2 NF-1 2023-03-01 100.00 approved",
        "ZB2 CN-1 2023-03-02 -20.00 approved credit-note",
        "ZC3X9 W-1 2023-03-01 10.00 approved",
      ],
    ],
    [
      "repeated headings after a page with a single line",
      [
        "Page 1 of 2,,,,",
        HEADINGS,
        `N1,${NORTHFOLD},NF-1,01/03/2023,10.00`,
        "Page 2 of 2,,,,",
        HEADINGS,
        `N1,${NORTHFOLD},NF-2,02/03/2023,11.00`,
        "*** End of report ***,,,,",
      ],
      ["ZB2 NF-1 2023-03-01 10.00 approved", "ZB2 NF-2 2023-03-02 11.00 approved"],
    ],
    [
      "a total beside the supplier's number, by age",
      [
        "Supplier Code,Supplier Name,Invoice Number,Invoice Date,Current,1-30 Days,31-60 Days",
        `1,${NORTHFOLD},A1,01/03/2023,100.00,,`,
        `1,${NORTHFOLD},A2,01/01/2023,,,20.50`,
        `1,${NORTHFOLD} Total,,,100.00,,20.50`,
      ],
      ["ZB2 A1 2023-03-01 100.00 approved", "ZB2 A2 2023-01-01 20.50 approved"],
    ],
    [
      "CR for amounts owed and DR for amounts that reduce them",
      [HEADINGS, `N1,${NORTHFOLD},NF-1,01/03/2023,"1,234.56CR"`, `N1,${NORTHFOLD},CN-1,01/03/2023,30.00DR`],
      ["ZB2 NF-1 2023-03-01 1234.56 approved", "ZB2 CN-1 2023-03-01 -30.00 approved credit-note"],
    ],
    [
      "CR for the few amounts that reduce what is owed",
      [
        HEADINGS,
        `N1,${NORTHFOLD},NF-1,01/03/2023,"1,234.56"`,
        `N1,${NORTHFOLD},NF-2,01/03/2023,100.00`,
        `N1,${NORTHFOLD},CN-1,01/03/2023,30.00CR`,
      ],
      [
        "ZB2 NF-1 2023-03-01 1234.56 approved",
        "ZB2 NF-2 2023-03-01 100.00 approved",
        "ZB2 CN-1 2023-03-01 -30.00 approved credit-note",
      ],
    ],
    [
      "dates without a date format",
      [HEADINGS, `N1,${NORTHFOLD},NF-1,44986,10.00`, `N1,${NORTHFOLD},NF-2,44987,11.00`],
      ["ZB2 NF-1 2023-03-01 10.00 approved", "ZB2 NF-2 2023-03-02 11.00 approved"],
    ],
  ])("%s", async (_what, rows, lines) => {
    const { lines: read, report } = await readText(rows.join("\r\n"));
    expect(isLedgerRefused(report)).toBe(false);
    expect(refusals(report)).toEqual([]);
    expect(briefly(read)).toEqual(lines);
    expect(findingCodes(report)).not.toContain("total-differs");
  });

  const PARTS =
    "Supplier Number,Supplier Name,Invoice Num,Invoice Date,Invoice Amount,Line Number,Line Amount,Amount Remaining";

  test("rows that are parts of an invoice and add up to it are read once", async () => {
    const { lines, report } = await readText(
      [
        PARTS,
        `N1,${NORTHFOLD},NF-1,01/03/2023,100.00,1,60.00,100.00`,
        `N1,${NORTHFOLD},NF-1,01/03/2023,100.00,2,40.00,100.00`,
        `N1,${NORTHFOLD},NF-2,02/03/2023,70.00,1,70.00,20.00`,
      ].join("\r\n"),
    );
    expect(briefly(lines)).toEqual([
      "ZB2 NF-1 2023-03-01 100.00 of 100.00 approved",
      "ZB2 NF-2 2023-03-02 20.00 of 70.00 approved",
    ]);
    expect(findingCodes(report)).not.toContain("lists-parts-of-invoices");
  });

  test("rows that are parts of an invoice and don't add up to it are reported", async () => {
    const { report } = await readText(
      [
        PARTS,
        `N1,${NORTHFOLD},NF-1,01/03/2023,100.00,1,60.00,100.00`,
        `N1,${NORTHFOLD},NF-1,01/03/2023,100.00,2,30.00,100.00`,
      ].join("\r\n"),
    );
    expect(report.findings).toContainEqual(
      expect.objectContaining({ code: "lists-parts-of-invoices", severity: "warning" }),
    );
  });

  test("two documents of the same number that are each whole are both read", async () => {
    const { lines } = await readText(
      [
        PARTS,
        `N1,${NORTHFOLD},NF-1,01/03/2023,100.00,1,100.00,100.00`,
        `N1,${NORTHFOLD},NF-1,01/03/2023,100.00,1,100.00,100.00`,
      ].join("\r\n"),
    );
    expect(lines).toHaveLength(2);
  });
});
