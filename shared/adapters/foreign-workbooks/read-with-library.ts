import { read, set_cptable, type CellObject, type WorkBook, type WorkSheet } from "@e965/xlsx";
import type { ForeignFormat } from "../../reading/cells/cell-reader.ts";
import { columnLetters } from "../../reading/cells/column-letters.ts";
import { collectCellFindings } from "../../reading/cells/cell-findings.ts";
import type { ReadingLimits } from "../../reading/cells/reading-limits.ts";
import { collectMergedRanges, type MergedRange } from "../../reading/cells/merged-ranges.ts";
import { damaged, garbled, overLimit } from "../../reading/cells/unreadable-file.ts";
import {
  dateNumber,
  durationNumber,
  numberKindOf,
  paddedDigits,
  plainNumber,
} from "../../reading/cells/xlsx/number-formats.ts";
import { serialToDays } from "../../reading/cells/xlsx/serial-date.ts";
import { checkXlsb } from "./check-xlsb.ts";
import { codePages } from "./code-pages.ts";
import { openEncryptedPackage } from "./open-encrypted-package.ts";
import { checkSymbolicLinkRead, prepareSymbolicLink, prepareXmlSpreadsheet } from "./text-workbooks.ts";
import { createRowBatcher } from "./row-batches.ts";
import type { WorkerMessage, WorkerTask } from "./worker-messages.ts";
import { readXlsRecords } from "./xls-records.ts";

set_cptable(codePages);

/**
 * Reads a file with the library, and posts its sheets and rows.
 * @throws UnreadableFile if it can't be read.
 */
export async function readWithLibrary(
  task: WorkerTask,
  post: (message: WorkerMessage, transfer?: ArrayBuffer[]) => void,
): Promise<void> {
  const bytes = Buffer.from(task.bytes);
  const workbook = await parse(bytes, task);
  if (workbook.SheetNames.length > task.limits.sheets) {
    throw overLimit(`The workbook has ${workbook.SheetNames.length} sheets; ${task.limits.sheets} are allowed.`);
  }
  const is1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const read = { sheets: 0, rows: 0, cells: 0 };
  const findings = collectCellFindings("");
  for (const [index, name] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[name];
    // A chart sheet has copies of the cells that it shows.
    if (sheet === undefined || isChart(sheet["!type"])) continue;
    read.sheets++;
    const merges = mergedRangesOf(sheet, name);
    post({ kind: "sheet", name, visibility: visibilityOf(workbook.Workbook?.Sheets?.[index]?.Hidden), merges });
    postRows(sheet);
    post({ kind: "sheet-end", hiddenColumns: hiddenColumnsOf(sheet), merges });

    function mergedRangesOf(sheet: WorkSheet, name: string): readonly MergedRange[] {
      const merged = collectMergedRanges(name, task.limits);
      for (const { s: first, e: last } of sheet["!merges"] ?? []) {
        merged.add({
          row: first.r + 1,
          column: first.c + 1,
          rows: last.r - first.r + 1,
          columns: last.c - first.c + 1,
        });
      }
      return merged.all();
    }

    function postRows(sheet: WorkSheet): void {
      const batcher = createRowBatcher((batch, transfer) => {
        post(batch, transfer);
      });
      const data = sheet["!data"] ?? [];
      if (task.format === "sylk") checkSymbolicLinkRead(data[0]?.[0]?.v);
      for (let row = 0; row < data.length; row++) {
        const cells = data[row];
        if (cells === undefined) continue;
        if (++read.rows > task.limits.rows) throw overLimit(`The workbook has over ${task.limits.rows} rows.`);
        batcher.startRow(row + 1, sheet["!rows"]?.[row]?.hidden === true);
        for (let column = 0; column < cells.length; column++) {
          const cell = cells[column];
          if (cell !== undefined) keepCell(cell, row + 1, column + 1);
        }
        read.cells += cells.length;
        if (read.cells > task.limits.cells) throw overLimit(`The workbook has over ${task.limits.cells} cells.`);
        batcher.endRow();
      }
      batcher.flush();

      function keepCell(cell: CellObject, row: number, column: number): void {
        // It may also be null, despite its type.
        const value: unknown = cell.v;
        if (value === undefined || value === null) {
          if (cell.f === undefined) return;
          batcher.cell(column, "formula", 0, "");
          findings.add({
            code: "formula-without-value",
            severity: "warning",
            sheet: name,
            row,
            column: columnLetters(column),
            what: `The cell ${columnLetters(column)}${row} holds a formula that was never calculated, so its value is not known.`,
            todo: "Please open the file in Excel, let it calculate, save it and send it again.",
          });
          return;
        }
        switch (cell.t) {
          case "n":
            keepNumber(Number(cell.v), typeof cell.z === "string" ? cell.z : "");
            return;
          case "s":
            if (cell.v !== "") batcher.cell(column, "text", 0, String(cell.v));
            return;
          case "b":
            batcher.cell(column, "boolean", cell.v === true ? 1 : 0, "");
            return;
          case "e":
            batcher.cell(column, "error", 0, errorNames.get(Number(cell.v)) ?? "#VALUE!");
            return;
          case "d":
            if (cell.v instanceof Date) batcher.cell(column, "date", cell.v.getTime() / 86_400_000, "");
            return;
          case "z":
            return;
        }

        function keepNumber(value: number, code: string): void {
          const kind = code === "" ? plainNumber : numberKindOf(code);
          if (kind === durationNumber || (kind === dateNumber && value >= 0 && value < 1)) {
            batcher.cell(column, "duration", value, "");
            return;
          }
          const days = kind === dateNumber ? serialToDays(value, is1904) : undefined;
          if (days === undefined)
            batcher.cell(column, "number", value, paddedDigits(value, kind), kind === dateNumber ? "" : code);
          else batcher.cell(column, "date", days, "");
        }
      }
    }
  }
  if (read.sheets === 0) throw damaged("The file is damaged, or it holds no sheet with cells.");
  for (const finding of findings.all()) post({ kind: "finding", finding: { ...finding, file: undefined } });
}

async function parse(bytes: Buffer, { format, passwords, limits }: WorkerTask): Promise<WorkBook> {
  const parsed = parseOpen(prepared(bytes, format, limits));
  if (parsed !== "encrypted") return parsed;
  const opened = Buffer.from(await openEncryptedPackage(bytes, passwords));
  const again = parseOpen(prepared(opened, format, limits));
  if (again === "encrypted") throw garbled("the workbook is encrypted twice");
  return again;
}

/** The bytes for the library, checked and mended: it reads a damaged file as far as it goes, without saying so. */
function prepared(bytes: Buffer, format: ForeignFormat, limits: ReadingLimits): Buffer {
  switch (format) {
    case "xls":
      return readXlsRecords(bytes);
    case "xlsb":
      checkXlsb(bytes, limits);
      return bytes;
    case "xml":
      return prepareXmlSpreadsheet(bytes);
    case "sylk":
      return prepareSymbolicLink(bytes);
  }
}

function parseOpen(bytes: Buffer): WorkBook | "encrypted" {
  try {
    return read(bytes, {
      type: "buffer",
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      // The library reports hidden rows and columns only with styles.
      cellStyles: true,
      raw: true,
      nodim: true,
      // British programs write Windows-1252 if the file does not name a code page.
      codepage: 1252,
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/i.test(why)) return "encrypted";
    throw garbled(why);
  }
}

/** Whether a sheet is a chart: the library reads those too, despite its types. */
function isChart(type: string | undefined): boolean {
  return type !== undefined && type !== "sheet";
}

function visibilityOf(hidden: 0 | 1 | 2 | undefined) {
  if (hidden === 1) return "hidden";
  return hidden === 2 ? "very-hidden" : "visible";
}

function hiddenColumnsOf(sheet: WorkSheet): number[] {
  const hidden: number[] = [];
  for (const [index, column] of (sheet["!cols"] ?? []).entries()) {
    // The list has holes, despite its type.
    if (Object(column) === column && column.hidden === true) hidden.push(index + 1);
  }
  return hidden;
}

const errorNames = new Map([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
  [0x2b, "#GETTING_DATA"],
]);
