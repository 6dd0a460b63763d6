import { describe, expect, test } from "vitest";

import type { Outcome } from "../../../shared/domain/position/outcome.ts";
import { checkSharedCase, sharedCasesPresent } from "./check-shared-case.ts";

const linesOf = ({ lines }: Outcome) =>
  lines.map((line) => [line.invoiceNumber, line.outstandingPence, line.agreedPence]);

describe.skipIf(!sharedCasesPresent)("numbers of lines in the field cases (need ../shared/field-cases)", () => {
  test("17: the column that says invoice holds the numbers, not the sender's transactions", async () => {
    const { statement, outcome } = await checkSharedCase("reading/17-unit4-transno-before-invoice-no");
    expect(linesOf(outcome)).toEqual([
      ["SI101", 120_000, 120_000],
      ["SI102", 34_050, 34_050],
    ]);
    expect(statement.findings.map(({ code }) => code)).not.toContain("two-columns-fit");
    const uses = statement.receipt.tables[0]?.columns.map(({ heading, takenFor }) => [heading, takenFor]);
    expect(uses).toContainEqual(["TransNo", "reference"]);
    expect(uses).toContainEqual(["Invoice no", "invoiceNumber"]);
  });

  test("public 18: references that all became dates are quoted and said to be dates", async () => {
    const { statement, outcome } = await checkSharedCase("public-reading/18-all-references-became-dates");
    expect(outcome.lines.map(({ invoiceNumber }) => invoiceNumber)).toEqual(["1 March 2023", "2 September 2022"]);
    expect(statement.findings.filter(({ code }) => code === "identifier-doubtful")).toMatchObject([
      { row: 8, column: "B", what: "The spreadsheet has turned the invoice number into a date: 1 March 2023." },
      { row: 9, column: "B", what: "The spreadsheet has turned the invoice number into a date: 2 September 2022." },
    ]);
    const codes = statement.findings.map(({ code }) => code);
    expect(codes).not.toContain("line-without-number");
    expect(codes).not.toContain("column-unlike-heading");
  });

  test("public 17: a number merged over two rows belongs to both", async () => {
    const { statement, outcome } = await checkSharedCase("public-reading/17-merged-cells");
    expect(linesOf(outcome)).toEqual([
      ["NF-1", 15_000, 15_000],
      ["NF-1", 25_000, 25_000],
      ["NF-2", 41_000, 41_000],
      ["NF-3", 42_000, 42_000],
    ]);
    expect(statement.lines[1]?.invoiceDate).toBe("2023-02-01");
    expect(outcome.ledgerOnly).toEqual([]);
  });

  test("public 17: an amount merged over two rows is one claim for both numbers", async () => {
    const { statement, outcome } = await checkSharedCase("public-reading/17-merged-cells", {
      statement: "statement-amount.xlsx",
    });
    expect(linesOf(outcome)).toEqual([
      ["NF-1, NF-2", 81_000, 81_000],
      ["NF-3", 42_000, 42_000],
    ]);
    expect(statement.unread).toBeUndefined();
    expect(outcome.ledgerOnly).toEqual([]);
    expect(statement.findings.filter(({ code }) => code === "amount-merged")).toMatchObject([
      { severity: "note", row: 9, column: "E" },
    ]);
  });

  test("30: amounts that are all words are not called empty", async () => {
    await expect(checkSharedCase("reading/30-unreadable-called-empty")).rejects.toMatchObject({
      problems: [
        expect.stringContaining(
          'The amounts of all 2 lines could not be read; the first, in row 7, is "TBC", which can\'t be read as an amount.',
        ),
      ],
    });
  });
});
