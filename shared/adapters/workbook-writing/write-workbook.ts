import { PassThrough } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";

import ExcelJS from "exceljs";

import type {
  CellDescription,
  RowDescription,
  SheetDescription,
  WorkbookDescription,
} from "../../messages/rendering/workbook-description.ts";
import { styleOf } from "./cell-styles.ts";
import { repackZip } from "./repack-zip.ts";

/** After so many rows the writer lets other work run, so that written bytes can be passed on. */
const ROWS_A_TURN = 1000;
/** Excel's dates before March 1900 are wrong, because it has a 29 February 1900. */
const FIRST_SURE_DATE = "1900-03-01";
const A4 = 9;

/**
 * Writes a workbook from its description, as the bytes of an .xlsx file. On the same version of Node, the same description gives
 * the same bytes: all dates come from the description. The file has no author, hidden sheet, link, macro or external reference.
 */
export async function writeWorkbook(description: WorkbookDescription): Promise<Uint8Array> {
  const parts = new PassThrough();
  const collected = collect(parts);
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: parts,
    useStyles: true,
    useSharedStrings: true,
    // Not compressed here: repackZip compresses all parts at once, with fixed dates.
    zip: { store: true },
  });
  const preparedAt = new Date(description.preparedAt);
  workbook.creator = "";
  workbook.lastModifiedBy = "";
  workbook.title = description.title;
  workbook.created = preparedAt;
  workbook.modified = preparedAt;
  for (const sheet of description.sheets) await writeSheet(workbook, sheet);
  await workbook.commit();
  return repackZip(await collected);
}

async function collect(stream: PassThrough): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function writeSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, sheet: SheetDescription): Promise<void> {
  const worksheet = workbook.addWorksheet(sheet.name, {
    views: [
      sheet.frozenRows > 0 || sheet.frozenColumns > 0
        ? { state: "frozen", xSplit: sheet.frozenColumns, ySplit: sheet.frozenRows, showGridLines: false }
        : { state: "normal", showGridLines: false },
    ],
    pageSetup: {
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      ...(sheet.printTitleRow === undefined ? {} : { printTitlesRow: `${sheet.printTitleRow}:${sheet.printTitleRow}` }),
    },
    headerFooter: { oddFooter: "&L&A&RPage &P of &N" },
  });
  // Assigned separately, because its type is an enum that exists only in the declarations.
  Object.assign(worksheet.pageSetup, { paperSize: A4 });
  worksheet.columns = sheet.columns.map((width) => ({ width }));
  let number = 0;
  for (const row of sheet.rows) {
    number += 1;
    writeRow(worksheet, row, number);
    if (number % ROWS_A_TURN === 0) await nextTurn();
  }
  if (sheet.filter !== undefined) {
    worksheet.autoFilter = {
      from: { row: sheet.filter.headerRow, column: 1 },
      to: { row: sheet.filter.lastRow, column: sheet.filter.columns },
    };
  }
  if (sheet.printColumns !== undefined) {
    worksheet.pageSetup.printArea = `A$1:${columnLetter(sheet.printColumns)}$${Math.max(1, number)}`;
  }
  worksheet.commit();
}

function writeRow(worksheet: ExcelJS.Worksheet, row: RowDescription, number: number): void {
  const written = worksheet.getRow(number);
  row.cells.forEach((cell, index) => {
    if (cell.cell === "empty") return;
    const place = written.getCell(index + 1);
    if (cell.cell !== "text" || cell.text !== "") place.value = valueOf(cell);
    place.style = styleOf(cell);
  });
  if (row.height !== undefined) written.height = row.height;
  if (row.merge !== undefined) worksheet.mergeCells(number, row.merge.from, number, row.merge.to);
  written.commit();
}

function valueOf(cell: Exclude<CellDescription, { cell: "empty" }>): ExcelJS.CellValue {
  switch (cell.cell) {
    case "text":
      return literal(cell.text);
    case "pounds":
      return cell.pence / 100;
    case "count":
      return cell.count;
    case "date":
      return cell.date < FIRST_SURE_DATE ? cell.date : new Date(`${cell.date}T00:00:00Z`);
    case "sum":
      return { formula: cell.formula, result: cell.pence / 100, date1904: false };
  }
}

/** In a workbook's XML, `_x003D_` means `=`. In a text that really has such a sequence, the first underscore is escaped. */
function literal(text: string): string {
  return text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

/** 1 → `A` */
function columnLetter(column: number): string {
  return String.fromCharCode(64 + column);
}
