import { columnLetters } from "./column-letters.ts";
import type { ReadCells, FileToRead, CellsRead } from "./read-cells.ts";
import type { Row, SheetInfo } from "./row.ts";

/**
 * Prints what a reader sees in a file, one line a cell: file, sheet, cell, type and value, parted by tabs, so that it can
 * be held against what another reader sees. `shownAs` is what stands in the first column.
 *
 * Texts are in JSON. Dates are ISO, durations in seconds. A sheet has a line of its own that tells its visibility. A
 * hidden row or column is not told here: its cells are as good as others.
 *
 * @returns what the reader said of the file as a whole, its findings among them.
 */
export function printCells(
  readCells: ReadCells,
  file: FileToRead,
  shownAs: string,
  print: (line: string) => void,
): Promise<CellsRead> {
  let sheetName = "";
  return readCells(file, {
    startSheet(sheet) {
      sheetName = plain(sheet.name);
      print([shownAs, sheetName, "", "sheet", visibilityWord(sheet)].join("\t"));
    },
    row(row) {
      for (let index = 0; index < row.count; index++) {
        const cell = `${columnLetters(row.columns[index] ?? 0)}${row.row}`;
        // An error is what the cell shows, and so do other readers print it: as text.
        const type = row.types[index] === "error" ? "text" : row.types[index];
        print([shownAs, sheetName, cell, type, printedValue(row, index)].join("\t"));
      }
    },
    endSheet: () => undefined,
  });
}

/** Writes days since 1970-01-01 as ISO date and time, to the millisecond where there are such. */
export function printedDate(days: number): string {
  // The nearest millisecond: a serial cannot say it any better.
  const iso = new Date(Math.round(days * 86_400_000)).toISOString();
  return iso.endsWith(".000Z") ? iso.slice(0, -5) : iso.slice(0, -1);
}

function printedValue(row: Row, index: number): string {
  const number = row.numbers[index] ?? 0;
  const text = row.texts[index] ?? "";
  const type = row.types[index] ?? "formula";
  switch (type) {
    case "text":
    case "error":
      return JSON.stringify(text);
    case "number":
      // Zeros that only the format shows are no part of the number.
      return text === "" || /^0\d/.test(text) ? String(number) : text;
    case "date":
      return printedDate(number);
    case "duration": {
      const seconds = Math.round(number * 86_400_000) / 1000;
      return Number.isInteger(seconds) ? `${seconds}.0` : String(seconds);
    }
    case "boolean":
      return number === 1 ? "true" : "false";
    case "formula":
      return "";
  }
}

function visibilityWord(sheet: SheetInfo): string {
  return sheet.visibility === "very-hidden" ? "veryHidden" : sheet.visibility;
}

/** A sheet's name cannot hold tabs in Excel; in a file it can. */
function plain(name: string): string {
  return name.replaceAll(/[\t\r\n]/g, " ");
}
