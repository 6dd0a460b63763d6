import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { foreignWorkbooks } from "../../../shared/adapters/foreign-workbooks/foreign-workbooks.ts";
import { cellReader } from "../../../shared/reading/cells/cell-reader.ts";
import { cellsOf } from "../../reading/cells/cells-of.ts";
import { checkCase } from "../check-case.ts";

/** Files that other programs open, and that say their content in an unusual way. */
const CASES = fileURLToPath(new URL("../../../../shared/field-cases/", import.meta.url));

/** Each line that the payer reads in a case: its number, its amount and what is agreed of it. */
async function linesOf(folder: string, statement: string): Promise<readonly string[]> {
  const { lines } = await checkCase(`${CASES}${folder}`, { statement });
  return lines.map((line) => `${line.invoiceNumber} ${line.outstandingPence / 100} agreed ${line.agreedPence / 100}`);
}

describe.skipIf(!existsSync(CASES))("field cases of odd files (need ../shared/field-cases)", () => {
  test.each([
    ["20-sheet-with-empty-relationship", "statement.xlsx"],
    ["34-repeated-row-number", "statement.xlsx"],
  ])("%s is read", async (folder, statement) => {
    expect(await linesOf(`reading/${folder}`, statement)).toEqual([
      "SI101 1200 agreed 1200",
      "SI102 340.5 agreed 340.5",
    ]);
  });

  // Files of other programs, which are no statements: the cells that other readers find.
  test.each([
    ["33-xls-short-last-sector", 35],
    ["35-xls-technical-words", 71],
  ])("%s is read with its %i cells", async (folder, cells) => {
    const { readForeignCells, openEncrypted } = foreignWorkbooks();
    const bytes = readFileSync(`${CASES}reading/${folder}/statement.xls`);
    const read = await cellsOf(cellReader({ foreign: readForeignCells, openEncrypted }), bytes, "statement.xls");
    expect(read.findings).toEqual([]);
    expect(read.lines.filter((line) => /^[A-Z]+[0-9]/.test(line))).toHaveLength(cells);
  });
});
