import { readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { cellReaderWith } from "../../../cli/input/read-workbook.ts";
import { cellsOf } from "../../reading/cells/cells-of.ts";
import { checkSharedCase, sharedCasesPresent } from "./check-shared-case.ts";

/** Files that other programs open, and that say their content in an unusual way. */
describe.skipIf(!sharedCasesPresent)("field cases of odd files (need ../shared/field-cases)", () => {
  test.each([
    ["20-sheet-with-empty-relationship", "statement.xlsx"],
    ["34-repeated-row-number", "statement.xlsx"],
  ])("%s is read", async (folder, statement) => {
    const { outcome } = await checkSharedCase(`reading/${folder}`, { statement });
    expect(outcome.lines.map((line) => `${line.invoiceNumber} ${line.outstandingPence} ${line.agreedPence}`)).toEqual([
      "SI101 120000 120000",
      "SI102 34050 34050",
    ]);
  });

  test("21 a web archive named .xls is read", async () => {
    const { outcome } = await checkSharedCase("public-reading/21-mhtml-xls", { statement: "statement.xls" });
    expect(outcome.lines.map((line) => `${line.invoiceNumber} ${line.outstandingPence} ${line.agreedPence}`)).toEqual([
      "NF-1 40000 40000",
      "NF-2 41000 41000",
    ]);
  });

  // Files of other programs, which are no statements: the cells that other readers find.
  test.each([
    ["33-xls-short-last-sector", 35],
    ["35-xls-technical-words", 71],
  ])("%s is read with its %i cells", async (folder, cells) => {
    const file = join(import.meta.dirname, `../../../../shared/field-cases/reading/${folder}/statement.xls`);
    const read = await cellsOf(cellReaderWith([]), readFileSync(file), "statement.xls");
    expect(read.findings).toEqual([]);
    expect(read.lines.filter((line) => /^[A-Z]+[0-9]/.test(line))).toHaveLength(cells);
  });

  test("08 a row with more cells than headings is refused, with the amount that a comma split", async () => {
    const folder = "public-reading/08-row-longer-than-headings";
    const { statement, outcome } = await checkSharedCase(folder, { statement: "statement.csv" });
    expect(outcome.lines.map((line) => `${line.invoiceNumber} ${line.outstandingPence}`)).toEqual(["NF-1 40000"]);
    expect(statement.unread).toEqual([{ sheet: "statement", row: 6, value: "1,410.00", invoiceNumber: "NF-2" }]);
    const finding = statement.findings.find(({ code }) => code === "row-longer-than-headings");
    expect(`${finding?.what ?? ""} ${finding?.todo ?? ""}`).toMatch(/Row 6 has 4 cells .*1,410\.00.*quotes/u);
    await expect(checkSharedCase(folder, { ledger: "ledger-middle.csv" })).rejects.toMatchObject({
      problems: [
        expect.stringContaining('row 3: "1,410.00" is split by its comma: the row has 8 cells below 6 headings'),
      ],
    });
  });
});
