import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";

import { expect, test } from "vitest";

import { foreignWorkbooks } from "../../../shared/adapters/foreign-workbooks/foreign-workbooks.ts";
import { printCells } from "../../../shared/reading/cells/print-cells.ts";
import type { ReadCells } from "../../../shared/reading/cells/read-cells.ts";
import { cellReader } from "../../../shared/reading/cells/cell-reader.ts";
import { CORPORA, corporaPresent, corpusFiles, corpusTables } from "../../reading/cells/corpus-files.ts";

const { readForeignCells, openEncrypted } = foreignWorkbooks();
const needs = "(needs ../shared/corpora)";

function reader(passwords: readonly string[] = []): ReadCells {
  return cellReader({ foreign: readForeignCells, openEncrypted, passwords });
}

async function printed(file: string, readCells: ReadCells = reader()) {
  const lines: string[] = [];
  const bytes = readFileSync(join(CORPORA, file));
  const read = await printCells(readCells, { name: basename(file), bytes }, "", (line) => {
    lines.push(line.slice(1));
  });
  return { ...read, lines };
}

/** One line for a file, which changes whenever anything read from the file changes. */
async function outcome(file: string): Promise<string> {
  const { format, findings, lines } = await printed(file);
  const refused = findings.find(({ severity }) => severity === "refusal");
  if (refused !== undefined) return `${file}\t${format}\trefused: ${refused.what}`;
  const sheets = lines.filter((line) => line.includes("\tsheet\t")).length;
  const digest = createHash("sha256").update(lines.join("\n")).digest("hex").slice(0, 16);
  const told = findings.length === 0 ? [] : [`${findings.length} findings, first: ${findings[0]?.what ?? ""}`];
  return [file, format, `${sheets} sheets`, `${lines.length - sheets} cells`, digest, ...told].join("\t");
}

test.skipIf(!corporaPresent)(
  `every table of the corpora comes out as it did ${needs}`,
  async () => {
    const outcomes: string[] = [];
    for (const file of corpusTables()) outcomes.push(await outcome(file));
    await expect(`${outcomes.join("\n")}\n`).toMatchFileSnapshot("../../golden/corpus-outcomes.tsv");
  },
  900_000,
);

test.skipIf(!corporaPresent).each([
  ["any_sheets", ["xlsx", "xls", "xlsb"]],
  ["date", ["xlsx", "xls", "xlsb"]],
  ["date_1904", ["xlsx", "xls", "xlsb"]],
  ["issues", ["xlsx", "xlsb", "ods"]],
  ["issue127", ["xlsx", "xls", "xlsb", "ods"]],
  ["issue_419", ["xlsx", "xlsb"]],
  ["merge_cells", ["xlsx", "xls"]],
  ["merged_range", ["xlsx", "xls"]],
  ["../sheetjs-1904/1900", ["xlsx", "biff5", "xls", "xlsb", "ods", "slk", "xml"]],
  ["../sheetjs-1904/1904", ["xlsx", "biff5", "xls", "xlsb", "ods", "slk", "xml"]],
])(
  `%s reads the same in the formats %j ${needs}`,
  async (name, formats) => {
    const all = [];
    for (const format of formats) {
      const { lines } = await printed(`excel/calamine/${name}.${format}`);
      // The sheet of these .ods files has another name.
      all.push(
        lines.map((line) => (name.includes("19") && format === "ods" ? line.replace(/^19\d\d/, "Sheet1") : line)),
      );
    }
    // One of the .ods files has its sheets in another order.
    for (const lines of all) expect(lines.toSorted()).toEqual(all[0]?.toSorted());
    expect(all[0]?.length).toBeGreaterThan(1);
  },
  300_000,
);

test.skipIf(!corporaPresent)(
  `protected files of every kind open with their password, and not without ${needs}`,
  async () => {
    const files = [
      ...corpusFiles("excel/calamine", /^pass_protected/),
      ...corpusFiles("excel/sheetjs-1904", /^password_2002/),
    ];
    expect(files).toHaveLength(13);
    for (const file of files) {
      const shut = await printed(file);
      expect([file, shut.findings.map(({ code }) => code), shut.lines]).toEqual([
        file,
        ["file-password-protected"],
        [],
      ]);
      const open = await printed(file, reader(["123", "1234", "password"]));
      expect([file, open.findings]).toEqual([file, []]);
      expect(open.lines.length).toBeGreaterThan(0);
    }
  },
  600_000,
);
