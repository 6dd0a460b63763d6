import { describe, expect, test } from "vitest";

import type { Statement } from "../../../shared/domain/statement/statement.ts";
import { checkSharedCase, sharedCasesPresent } from "./check-shared-case.ts";

/** The number and the claimed amount of each line, and their sum, in pence. */
function claimsOf({ lines, totalPence }: Statement) {
  return { lines: lines.map((line) => [line.invoiceNumber, line.outstandingPence]), total: totalPence };
}

const codes = ({ findings }: Statement) => findings.map(({ code, severity }) => `${severity} ${code}`);

describe.skipIf(!sharedCasesPresent)("amounts and signs of the field cases (need ../shared/field-cases)", () => {
  test("05: D and C in a column D/C say the side", async () => {
    const { statement } = await checkSharedCase("reading/05-dc-column-no-total");
    expect(claimsOf(statement)).toEqual({
      lines: [
        ["SI101", 120_000],
        ["SI102", 34_050],
        ["CN103", -4_000],
      ],
      total: 150_050,
    });
  });

  test.each(["statement-dc.xlsx", "statement-sh.xlsx"])("public 13: %s", async (file) => {
    const { statement } = await checkSharedCase("public-reading/13-debit-credit-letter-column", { statement: file });
    expect(claimsOf(statement)).toEqual({
      lines: [
        ["NF-2001", 100_000],
        ["NFC-2002", -20_000],
      ],
      total: 80_000,
    });
  });

  test("11: months below their invoices are sub-totals", async () => {
    const { statement } = await checkSharedCase("reading/11-month-subtotals");
    expect(claimsOf(statement)).toEqual({
      lines: [
        ["SI101", 120_000],
        ["SI102", 34_050],
      ],
      total: 154_050,
    });
  });

  test("12: a share of the total is no amount", async () => {
    const { statement } = await checkSharedCase("reading/12-percent-of-total");
    expect(claimsOf(statement).total).toBe(154_050);
    expect(statement.lines.map((line) => line.totalPence)).toEqual([undefined, undefined]);
    expect(codes(statement)).not.toContain("warning unpaid-over-total");
  });

  test("14: a receipt reduces the debt", async () => {
    const { statement } = await checkSharedCase("reading/14-receipt-type-positive");
    expect(claimsOf(statement)).toEqual({
      lines: [
        ["SI101", 120_000],
        ["R55", -34_050],
      ],
      total: 85_950,
    });
  });

  test("15: payments received reduce the debt, and the reply says so", async () => {
    const { statement } = await checkSharedCase("reading/15-payments-section-positive");
    expect(claimsOf(statement)).toEqual({
      lines: [
        ["SI101", 120_000],
        ["SI102", 34_050],
        ["BACS01", -50_000],
      ],
      total: 104_050,
    });
    expect(codes(statement)).toContain("warning credits-without-sign");
  });

  test("16: a payment in a column of its own reduces the debt", async () => {
    const { statement } = await checkSharedCase("reading/16-payment-column-row");
    expect(claimsOf(statement)).toEqual({
      lines: [
        ["SI101", 120_000],
        ["R5512", -75_000],
      ],
      total: 45_000,
    });
  });

  test("06: payments of a statement of activity reduce the debt, and the balance due is held against the lines", async () => {
    const { statement } = await checkSharedCase("reading/06-xero-statement");
    expect(statement.lines.map(({ outstandingPence }) => outstandingPence)).toEqual([120_000, 34_050, -120_000]);
    expect(claimsOf(statement).total).toBe(34_050);
    expect(codes(statement)).not.toContain("warning total-differs");
  });

  test("public 11: a balance brought forward is owed, and its invoices are asked for", async () => {
    const { statement } = await checkSharedCase("public-reading/11-brought-forward-dropped");
    expect(claimsOf(statement)).toEqual({
      lines: [
        ["", 60_000],
        ["NF-3001", 100_000],
        ["NF-3002", 50_000],
        ["NF-3003", 25_000],
      ],
      total: 235_000,
    });
    expect(codes(statement)).toContain("warning brought-forward");
  });

  test("08: a table of what was paid is left out, and the reply says so", async () => {
    const { statement } = await checkSharedCase("reading/08-paid-section");
    expect(claimsOf(statement)).toEqual({
      lines: [
        ["SI101", 120_000],
        ["SI102", 34_050],
      ],
      total: 154_050,
    });
    expect(codes(statement)).toContain("warning table-of-paid-items");
  });

  test("10: credit notes beside the invoices are read", async () => {
    const { statement } = await checkSharedCase("reading/10-credits-beside-invoices");
    expect(claimsOf(statement)).toEqual({
      lines: [
        ["SI101", 120_000],
        ["SI102", 34_050],
        ["CN103", -4000],
      ],
      total: 150_050,
    });
  });
});
