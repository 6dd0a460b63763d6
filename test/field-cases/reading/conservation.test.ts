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
  },
);
