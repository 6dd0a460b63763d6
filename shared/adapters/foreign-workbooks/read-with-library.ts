import { read, set_cptable, type CellObject, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { columnLetters } from "../../reading/cells/column-letters.ts";
import { collectCellFindings } from "../../reading/cells/cell-findings.ts";
import { damaged, overLimit } from "../../reading/cells/unreadable-file.ts";
import {
  dateNumber,
  durationNumber,
  numberKindOf,
  paddedDigits,
  plainNumber,
} from "../../reading/cells/xlsx/number-formats.ts";
import { serialToDays } from "../../reading/cells/xlsx/serial-date.ts";
import { checkXlsIntegrity, checkXlsbIntegrity } from "./check-integrity.ts";
import { codePages } from "./code-pages.ts";
import { openEncryptedPackage } from "./open-encrypted-package.ts";
import { createRowBatcher } from "./row-batches.ts";
import type { WorkerMessage, WorkerTask } from "./worker-messages.ts";

set_cptable(codePages);

/**
 * Reads a file of a foreign format by the library and says its sheets and rows.
 * @throws UnreadableFile where it cannot be read.
 */
export async function readWithLibrary(
  task: WorkerTask,
  say: (message: WorkerMessage, transfer?: ArrayBuffer[]) => void,
): Promise<void> {
  const bytes = Buffer.from(task.bytes);
  if (task.format === "xlsb") checkXlsbIntegrity(bytes, task.limits);
  else if (task.format === "xls") checkXlsIntegrity(bytes);
  const workbook = await parse(bytes, task.passwords);
  if (workbook.SheetNames.length > task.limits.sheets) {
    throw overLimit(`The workbook has ${workbook.SheetNames.length} sheets; ${task.limits.sheets} are allowed.`);
  }
  const is1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const read = { sheets: 0, rows: 0, cells: 0 };
  const findings = collectCellFindings("");
  for (const [index, name] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[name];
    // A chart on a sheet of its own carries copies of the cells that it draws.
    if (sheet === undefined || isChart(sheet["!type"])) continue;
    read.sheets++;
    say({ kind: "sheet", name, visibility: visibilityOf(workbook.Workbook?.Sheets?.[index]?.Hidden) });
    sayRows(sheet);
    say({ kind: "sheet-end", hiddenColumns: hiddenColumnsOf(sheet) });

    function sayRows(sheet: WorkSheet): void {
      const packing = createRowBatcher((batch, transfer) => {
        say(batch, transfer);
      });
      const data = sheet["!data"] ?? [];
      for (let row = 0; row < data.length; row++) {
        const cells = data[row];
        if (cells === undefined) continue;
        if (++read.rows > task.limits.rows) throw overLimit(`The workbook has over ${task.limits.rows} rows.`);
        packing.startRow(row + 1, sheet["!rows"]?.[row]?.hidden === true);
        for (let column = 0; column < cells.length; column++) {
          const cell = cells[column];
          if (cell !== undefined) keepCell(cell, row + 1, column + 1);
        }
        read.cells += cells.length;
        if (read.cells > task.limits.cells) throw overLimit(`The workbook has over ${task.limits.cells} cells.`);
        packing.endRow();
      }
      packing.flush();

      function keepCell(cell: CellObject, row: number, column: number): void {
        // A null, too, whatever its type says.
        const value: unknown = cell.v;
        if (value === undefined || value === null) {
          if (cell.f === undefined) return;
          packing.cell(column, "formula", 0, "");
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
            keepNumber(Number(cell.v), typeof cell.z === "string" ? numberKindOf(cell.z) : plainNumber);
            return;
          case "s":
            if (cell.v !== "") packing.cell(column, "text", 0, String(cell.v));
            return;
          case "b":
            packing.cell(column, "boolean", cell.v === true ? 1 : 0, "");
            return;
          case "e":
            packing.cell(column, "error", 0, errorNames.get(Number(cell.v)) ?? "#VALUE!");
            return;
          case "d":
            if (cell.v instanceof Date) packing.cell(column, "date", cell.v.getTime() / 86_400_000, "");
            return;
          case "z":
            return;
        }

        function keepNumber(value: number, kind: number): void {
          if (kind === durationNumber || (kind === dateNumber && value >= 0 && value < 1)) {
            packing.cell(column, "duration", value, "");
            return;
          }
          const days = kind === dateNumber ? serialToDays(value, is1904) : undefined;
          if (days === undefined) packing.cell(column, "number", value, paddedDigits(value, kind));
          else packing.cell(column, "date", days, "");
        }
      }
    }
  }
  if (read.sheets === 0) throw damaged("The file is damaged, or it holds no sheet with cells.");
  for (const finding of findings.all()) say({ kind: "finding", finding: { ...finding, file: undefined } });
}

async function parse(bytes: Buffer, passwords: readonly string[]): Promise<WorkBook> {
  const options = {
    type: "buffer",
    dense: true,
    cellNF: true,
    cellText: false,
    cellHTML: false,
    // Without styles the library leaves out which rows and columns are hidden.
    cellStyles: true,
    raw: true,
    nodim: true,
    // Programs here write Windows-1252 where a file does not say.
    codepage: 1252,
  } as const;
  try {
    return read(bytes, options);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    if (!/password|encrypt/i.test(why)) throw damaged(`The file is damaged and cannot be read (${why}).`);
    return read(Buffer.from(await openEncryptedPackage(bytes, passwords)), options);
  }
}

/** The library's types know sheets alone; it reads charts as well. */
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
    // The list has holes, whatever its type says.
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
