import * as SheetJS from "@e965/xlsx";
import ExcelJS from "exceljs";

import type { Grid, GridCell, GridSheet } from "./grid.ts";

/** The formats that a statement may have, with `xlsx` files of two writers. */
export const FORMATS = ["xlsx", "xlsx by another writer", "xls", "xlsb", "ods", "csv"] as const;

type Format = (typeof FORMATS)[number];

/** Writes a grid as a file. A text table has one sheet, so the result is `undefined` for a grid with more sheets. */
export async function writeGrid(grid: Grid, format: Format): Promise<Uint8Array | undefined> {
  switch (format) {
    case "xlsx":
      return writeByExcelJs(grid);
    case "csv": {
      const [only, ...others] = grid;
      return only === undefined || others.length > 0 ? undefined : Buffer.from(`\ufeff${textOf(only)}`, "utf8");
    }
    case "xlsx by another writer":
      return writeBySheetJs(grid, "xlsx");
    case "xls":
    case "xlsb":
    case "ods":
      return writeBySheetJs(grid, format);
  }
}

async function writeByExcelJs(grid: Grid): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const { name, rows, visibility, hiddenRows, hiddenColumns } of grid) {
    const sheet = workbook.addWorksheet(name);
    sheet.state = visibility === "very-hidden" ? "veryHidden" : (visibility ?? "visible");
    for (const [at, cells] of rows.entries()) {
      const row = sheet.getRow(at + 1);
      for (const [place, cell] of cells.entries()) {
        if (cell === undefined || cell === "") continue;
        const target = row.getCell(place + 1);
        target.value = excelJsValue(cell);
        if (typeof cell === "object" && "day" in cell) target.numFmt = "dd/mm/yyyy";
        if (typeof cell === "object" && "number" in cell) target.numFmt = cell.format;
      }
      if (hiddenRows?.has(at + 1)) row.hidden = true;
    }
    for (const column of hiddenColumns ?? []) sheet.getColumn(column).hidden = true;
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function excelJsValue(cell: Exclude<GridCell, undefined>): ExcelJS.CellValue {
  if (typeof cell !== "object") return cell;
  if ("day" in cell) return new Date(`${cell.day}T00:00:00Z`);
  if ("digits" in cell) return Number(cell.digits);
  if ("number" in cell) return cell.number;
  return { formula: cell.formula, date1904: false };
}

/** The serial day of 1970-01-01. */
const SERIAL_OF_EPOCH = 25_569;

function writeBySheetJs(grid: Grid, bookType: "xlsx" | "xls" | "xlsb" | "ods"): Uint8Array {
  const book = SheetJS.utils.book_new();
  for (const { name, rows, hiddenRows } of grid) {
    const sheet: SheetJS.WorkSheet = {};
    let width = 1;
    for (const [at, cells] of rows.entries()) {
      width = Math.max(width, cells.length);
      for (const [place, cell] of cells.entries()) {
        if (cell === undefined || cell === "") continue;
        sheet[SheetJS.utils.encode_cell({ r: at, c: place })] = sheetJsCell(cell);
      }
    }
    sheet["!ref"] = SheetJS.utils.encode_range({
      s: { r: 0, c: 0 },
      e: { r: Math.max(0, rows.length - 1), c: width - 1 },
    });
    if (hiddenRows !== undefined) sheet["!rows"] = rows.map((_, at) => ({ hidden: hiddenRows.has(at + 1) }));
    SheetJS.utils.book_append_sheet(book, sheet, name);
  }
  const bytes: unknown = SheetJS.write(book, { bookType, type: "buffer" });
  if (!(bytes instanceof Uint8Array)) throw new TypeError(`no ${bookType} was written`);
  return bytes;
}

function sheetJsCell(cell: Exclude<GridCell, undefined>): SheetJS.CellObject {
  if (typeof cell === "string") return { t: "s", v: cell };
  if (typeof cell === "number") return { t: "n", v: cell };
  if ("digits" in cell) return { t: "n", v: Number(cell.digits) };
  if ("number" in cell) return { t: "n", v: cell.number, z: cell.format, w: shownBySheetJs(cell.number, cell.format) };
  if ("formula" in cell) return { t: "n", v: 0, f: cell.formula };
  return { t: "n", v: Date.parse(cell.day) / 86_400_000 + SERIAL_OF_EPOCH, z: "dd/mm/yyyy" };
}

function shownBySheetJs(value: number, format: string): string {
  return SheetJS.utils.format_cell({ t: "n", v: value, z: format }).trim();
}

function textOf({ rows }: GridSheet): string {
  return rows.map((cells) => cells.map((cell) => quoted(fieldOf(cell))).join(",")).join("\r\n");
}

function fieldOf(cell: GridCell): string {
  if (cell === undefined) return "";
  if (typeof cell !== "object") return String(cell);
  if ("day" in cell) return cell.day.split("-").reverse().join("/");
  if ("number" in cell) return shownBySheetJs(cell.number, cell.format);
  return "digits" in cell ? cell.digits : "";
}

function quoted(field: string): string {
  return /[",\r\n]/u.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
