import { describe, expect, test } from "vitest";

import { CommandRefused } from "../../../cli/command-errors.ts";
import { checkSharedCase, sharedCasesPresent } from "./check-shared-case.ts";

/** The reasons why a case's statement is refused, in words. */
async function refusalOf(folder: string): Promise<string> {
  const refused = await checkSharedCase(folder).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(refused instanceof CommandRefused)) throw new Error("it was not refused");
  return [refused.message, ...refused.problems].join("\n");
}

describe.skipIf(!sharedCasesPresent)(
  "every figure of the field cases is accounted for (need ../shared/field-cases)",
  () => {
    test("01: a line in one cell is not nil, but asks for a table", async () => {
      const words = await refusalOf("reading/01-heading-line-read-as-nil");
      expect(words).toContain("No table with invoice numbers or dates and amounts was found");
      expect(words).toContain('"SI101 05/01/2023 £1,200.00 £1,200.00"');
      expect(words).not.toContain("statement is nil");
    });

    test("02: two invoices in one row, with two amounts in one cell, are two lines", async () => {
      const { outcome } = await checkSharedCase("reading/02-two-invoices-per-cell-read-as-nil");
      expect(outcome.lines.map((line) => [line.invoiceNumber, line.outstandingPence, line.agreedPence])).toEqual([
        ["SI101", 120_000, 120_000],
        ["SI102", 34_050, 34_050],
      ]);
    });

    test("09: last month's sheet shares an invoice with this month's, is not claimed, and both are named", async () => {
      const { statement } = await checkSharedCase("reading/09-last-months-sheet");
      expect(statement.totalPence).toBe(154_050);
      const told = statement.findings.find(({ code }) => code === "table-of-earlier-date");
      expect(told).toMatchObject({ severity: "warning", sheet: "M11" });
      expect(told?.what).toMatch(/SI101.*"M12"/u);
      expect(told?.what).toContain("£1,205.00");
    });

    test("19: a sheet of what the sender owes is not claimed, and told", async () => {
      const { statement } = await checkSharedCase("reading/19-our-payables-sheet");
      expect(statement.totalPence).toBe(150_050);
      expect(statement.findings.find(({ code }) => code === "table-owed-by-sender")).toMatchObject({
        severity: "warning",
        sheet: "Owed to you",
      });
    });
  },
);
