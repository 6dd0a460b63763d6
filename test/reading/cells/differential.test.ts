import { readFileSync } from "node:fs";
import { join } from "node:path";

import { type CellObject, read as readWithSheetJs, type WorkBook } from "@e965/xlsx";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";

import { columnLetters } from "../../../shared/reading/cells/column-letters.ts";
import { printCells, printedDate } from "../../../shared/reading/cells/print-cells.ts";
import { dateNumber, durationNumber, numberKindOf } from "../../../shared/reading/cells/xlsx/number-formats.ts";
import { readXlsx } from "../../../shared/reading/cells/xlsx/read-xlsx.ts";
import { CORPORA, corporaPresent, corpusFiles } from "./corpus-files.ts";
import { whyTheyDiffer } from "./why-they-differ.ts";

/*
 * Compares our reader with three others on every workbook of the corpora: openpyxl, whose results are a file of the corpora,
 * exceljs and SheetJS. Each file is equal cell by cell, or refused, or its differences are in the golden file, with the
 * reason why we are right in why-they-differ.ts.
 */

/** `sheet!cell` → its value, in a form that is the same for all readers. */
type Cells = Map<string, string>;

test.skipIf(!corporaPresent)(
  "every workbook of the corpora is read as three other readers do, or the difference is explained (needs ../shared/corpora)",
  async () => {
    const reference = referenceCells();
    const report: string[] = [];
    const unexplained: string[] = [];
    for (const file of corpusFiles(".", /\.xls[xm]$/)) {
      const bytes = readFileSync(join(CORPORA, file));
      const ours = await ourCells(file, bytes);
      if (typeof ours === "string") {
        report.push(`${file}: refused: ${ours}`);
        continue;
      }
      for (const [reader, theirs] of [
        ["openpyxl", reference.get(file) ?? "not in the list"],
        ["exceljs", await exceljsCells(file, bytes)],
        ["SheetJS", sheetJsCells(bytes)],
      ] as const) {
        if (theirs === "not in the list") continue;
        const differences =
          typeof theirs === "string" ? [`does not read it: ${theirs}`] : compare(ours, theirs, reader);
        if (differences.length === 0) continue;
        const why = whyTheyDiffer(file, reader);
        if (why === undefined) unexplained.push(`${file}, ${reader}: ${differences.slice(0, 5).join("; ")}`);
        report.push(`${file}, ${reader}: ${why ?? "?"}`, ...shortened(differences));
      }
    }
    expect(unexplained).toEqual([]);
    await expect(`${report.join("\n")}\n`).toMatchFileSnapshot("../../golden/workbook-differences.txt");
  },
  600_000,
);

function shortened(differences: string[]): string[] {
  const shown = differences.slice(0, 6).map((line) => `    ${line}`);
  return differences.length > 6 ? [...shown, `    … ${differences.length - 6} more`] : shown;
}

function compare(ours: Cells, theirs: Cells, reader: string): string[] {
  const differences: string[] = [];
  for (const place of new Set([...ours.keys(), ...theirs.keys()])) {
    // SheetJS keeps the serial number and its format; dates are compared with the other two.
    const own =
      reader === "SheetJS" ? (ours.get(place) ?? "").replace(/^(?:date|duration) .*/, "date") : ours.get(place);
    if ((own ?? "") !== (theirs.get(place) ?? "")) {
      differences.push(`${place} ours ${own ?? "nothing"}, theirs ${theirs.get(place) ?? "nothing"}`);
    }
  }
  return differences;
}

async function ourCells(file: string, bytes: Buffer): Promise<Cells | string> {
  const cells: Cells = new Map();
  const { findings } = await printCells(readXlsx, { name: file, bytes }, file, (line) => {
    putLine(cells, line);
  });
  return findings.find(({ severity }) => severity === "refusal")?.what ?? cells;
}

/** A line of `accord cells` and of the reference: file, sheet, cell, type, value. */
function putLine(cells: Cells, line: string): void {
  const [, sheet = "", cell = "", type = "", value = ""] = line.split("\t");
  if (type === "sheet") cells.set(sheet, value);
  // Our reader leaves out empty texts.
  else if (value !== '""') cells.set(`${sheet}!${cell}`, normalised(type, value));
}

function normalised(type: string, value: string): string {
  if (type === "number") return `number ${Number(value)}`;
  // Line ends are unchanged.
  if (type === "text") return `text ${value.replaceAll("\\r\\n", "\\n")}`;
  // openpyxl distinguishes a date without a time.
  return /^\d{4}-\d\d-\d\d$/.test(value) ? `${type} ${value}T00:00:00` : `${type} ${value}`;
}

function referenceCells(): Map<string, Cells | string> {
  const files = new Map<string, Cells | string>();
  if (!corporaPresent) return files;
  for (const line of readFileSync(join(CORPORA, "excel/reference-cells.tsv"), "utf8").split("\n")) {
    const [file = "", , , type = "", value = ""] = line.split("\t");
    if (file === "") continue;
    const known = files.get(file);
    if (type === "unreadable") files.set(file, value);
    else if (typeof known === "object") putLine(known, line);
    else {
      const cells: Cells = new Map();
      putLine(cells, line);
      files.set(file, cells);
    }
  }
  return files;
}

async function exceljsCells(file: string, bytes: Buffer): Promise<Cells | string> {
  if (EXCELJS_HANGS.has(file)) return "it takes over half a minute, for it makes an object of every merged cell";
  const workbook = new ExcelJS.Workbook();
  try {
    const copy = new ArrayBuffer(bytes.length);
    new Uint8Array(copy).set(bytes);
    await workbook.xlsx.load(copy);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const cells: Cells = new Map();
  workbook.eachSheet((sheet) => {
    cells.set(sheet.name, sheet.state);
    sheet.eachRow((row, rowNumber) => {
      row.eachCell((cell, column) => {
        // It repeats the value of merged cells in every cell that they cover.
        if (cell.isMerged && cell.master !== cell) return;
        const value = exceljsValue(cell.value);
        if (value !== "") cells.set(`${sheet.name}!${columnLetters(column)}${rowNumber}`, value);
      });
    });
  });
  return cells;
}

const EXCELJS_HANGS = new Set(["excel/calamine/issue_174.xlsx"]);

function exceljsValue(value: ExcelJS.CellValue | undefined): string {
  if (value === null || value === undefined || value === "") return "";
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? "no date" : `date ${printedDate(value.getTime() / 86_400_000)}`;
  }
  if (typeof value === "number") return `number ${value}`;
  if (typeof value === "boolean") return `boolean ${value ? "true" : "false"}`;
  if (typeof value === "string") return normalised("text", JSON.stringify(value));
  if ("richText" in value) {
    return normalised("text", JSON.stringify(value.richText.map(({ text }) => text).join("")));
  }
  if ("error" in value) return `text ${JSON.stringify(value.error)}`;
  if ("formula" in value || "sharedFormula" in value) {
    return value.result === undefined ? "a formula without a value" : exceljsValue(value.result);
  }
  if ("text" in value) return exceljsValue(value.text);
  return `something else: ${JSON.stringify(value)}`;
}

function sheetJsCells(bytes: Buffer): Cells | string {
  let workbook: WorkBook;
  try {
    const quiet = { type: "buffer", dense: true, cellNF: true, cellText: false, cellHTML: false, nodim: true } as const;
    workbook = readWithSheetJs(bytes, quiet);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const cells: Cells = new Map();
  for (const [index, name] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[name];
    const type: string = sheet?.["!type"] ?? "sheet";
    if (sheet === undefined || type !== "sheet") continue;
    const hidden = workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0;
    cells.set(name, ["visible", "hidden", "veryHidden"][hidden] ?? "");
    for (const [row, inRow] of (sheet["!data"] ?? []).entries()) {
      // Rows without cells are holes, despite the types.
      for (const [column, cell] of Object.entries(Object(inRow) === inRow ? inRow : [])) {
        const value = sheetJsValue(cell);
        if (value !== "") cells.set(`${name}!${columnLetters(Number(column) + 1)}${row + 1}`, value);
      }
    }
  }
  return cells;
}

function sheetJsValue({ t, v, z }: CellObject): string {
  switch (t) {
    case "n":
      return typeof z === "string" && [dateNumber, durationNumber].includes(numberKindOf(z))
        ? "date"
        : `number ${Number(v)}`;
    case "s":
      return v === "" ? "" : normalised("text", JSON.stringify(v));
    case "b":
      return `boolean ${v === true ? "true" : "false"}`;
    case "e":
      return `text ${JSON.stringify(ERRORS.get(Number(v)) ?? "?")}`;
    case "d":
      return "date";
    case "z":
      return "";
  }
}

const ERRORS = new Map([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
]);
