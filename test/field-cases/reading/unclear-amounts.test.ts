import { describe, expect, test } from "vitest";

import { checkSharedCase, sharedCasesPresent } from "./check-shared-case.ts";

describe.skipIf(!sharedCasesPresent)("unclear amounts of the field cases (need ../shared/field-cases)", () => {
  test("public 07: beside 1.234,56 a text 3.000 is three thousand", async () => {
    const { outcome } = await checkSharedCase("public-reading/07-dot-thousands");
    expect(outcome.lines.map((line) => [line.invoiceNumber, line.outstandingPence, line.agreedPence])).toEqual([
      ["NF-2001", 300_000, 300_000],
      ["NF-2002", 123_456, 123_456],
    ]);
  });

  test("public 07: alone, 3.000 is asked about", async () => {
    const checked = checkSharedCase("public-reading/07-dot-thousands", {
      statement: "statement-alone.xlsx",
      ledger: "ledger-alone.csv",
    });
    await expect(checked).rejects.toMatchObject({
      problems: [expect.stringContaining('row 8, is "3.000", which may mean decimals or thousands')],
    });
  });

  test("public 20: an amount that was worked out and never rounded is read as a spreadsheet shows it", async () => {
    const { statement, outcome } = await checkSharedCase("public-reading/20-unrounded-vat");
    expect(outcome.lines.map((line) => [line.invoiceNumber, line.outstandingPence, line.agreedPence])).toEqual([
      ["NF-2", 41_010, 41_010],
      ["NF-3", 42_001, 42_001],
    ]);
    expect(outcome.ledgerOnly).toEqual([]);
    expect(statement.findings.filter(({ code }) => code === "amount-rounded")).toMatchObject([
      { severity: "note", row: 9, column: "E", line: 2 },
      { severity: "note", row: 9, column: "D", line: 2 },
    ]);
  });
});
