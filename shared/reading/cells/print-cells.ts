import { columnLetters } from "./column-letters.ts";
import type { ReadCells, FileToRead, CellsRead } from "./read-cells.ts";
import type { Row, SheetInfo } from "./row.ts";

/**
 * Prints the cells that a reader finds in a file, one line for each: file, sheet, cell, type and value, separated by tabs.
 * The output can be compared with that of another reader. `shownAs` goes into the first column.
 *
 * Texts are printed as JSON, dates as ISO, durations in seconds. Each sheet has a line with its visibility. Cells of hidden
 * rows and columns are printed like all others.
 *
 * @returns what the reader reports about the file as a whole, with its findings.
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
        // Other readers print an error as the text that the cell shows, and so do we.
        const type = row.types[index] === "error" ? "text" : row.types[index];
        print([shownAs, sheetName, cell, type, printedValue(row, index)].join("\t"));
      }
    },
    endSheet: () => undefined,
  });
}

/** Writes days since 1970-01-01 as ISO date and time, with milliseconds if there are any. */
export function printedDate(days: number): string {
  // Rounded to a millisecond: a serial date is not more exact.
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
      // Leading zeros that only the format shows do not belong to the number.
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

/** Excel allows no tabs in the name of a sheet, but a file may have them. */
function plain(name: string): string {
  return name.replaceAll(/[\t\r\n]/g, " ");
}
