import { columnLetters, columnNumber } from "../column-letters.ts";
import { collectMergedRanges, rangeOfReference } from "../merged-ranges.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import { type RowSink, type SheetEnd, addCell, sortCells } from "../row.ts";
import { damaged, foundAt, garbled, notMadeBySpreadsheet, overLimit } from "../unreadable-file.ts";
import { decodeCharacterCodes } from "./cell-text.ts";
import { isRowEnd, isRowStart } from "./common-tags.ts";
import { MOST_COLUMNS, scanCommonCells } from "./common-cells.ts";
import { beginRowScan, createRowScan } from "./row-scan.ts";
import type { CellFindings } from "../cell-findings.ts";
import type { ScanPiece } from "../zip/piece-feed.ts";
import { dateNumber, durationNumber, type NumberStyles, paddedDigits, plainNumber } from "./number-formats.ts";
import { digitsBeyondDouble, parseStoredNumber } from "./number-text.ts";
import { isDayZero, parseIsoDate, serialToDays } from "./serial-date.ts";
import { createXmlTokens } from "../xml/xml-tokens.ts";

/** What a sheet needs to know about its workbook. */
export interface SheetSurroundings {
  readonly strings: readonly string[];
  readonly numberStyles: NumberStyles;
  readonly is1904: boolean;
  readonly limits: ReadingLimits;
  readonly findings: CellFindings;
  /** How much has been read so far, over all sheets. */
  readonly read: { rows: number; cells: number; stringBytes: number };
}

/**
 * Scans the XML of one sheet into rows. Rows and cells in the common form are read byte by byte, without making objects.
 * Every other form that XML allows is read tag by tag, which is slower and gives the same result.
 */
export function createSheetScanner(
  part: string,
  sheet: string,
  surroundings: SheetSurroundings,
  sink: RowSink,
): { readonly scan: ScanPiece; readonly end: () => SheetEnd } {
  const { strings, numberStyles, is1904, limits, findings, read } = surroundings;
  const { kinds: numberKinds, formats: numberFormats } = numberStyles;
  const tokens = createXmlTokens(part);
  const scan = createRowScan({ strings, numberKinds, numberFormats, is1904, storeNumber, sharedTextMissing });
  const { row } = scan;
  const hiddenColumns = new Set<number>();
  const merged = collectMergedRanges(sheet, limits);

  let where: "prolog" | "worksheet" | "columns" | "data" | "row" | "merged" | "end" = "prolog";
  let skippedDepth = 0;
  let view: DataView = new DataView(new ArrayBuffer(0));
  let viewed: Buffer | undefined;
  let unsorted = false;
  let hiddenNoted = 0;

  const scanPiece: ScanPiece = (bytes, end, last) => {
    scan.shortTexts.forget(end);
    if (viewed !== bytes) {
      view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      viewed = bytes;
    }
    let position = where === "prolog" && startsWithMark(bytes) ? 3 : 0;
    for (;;) {
      if (skippedDepth === 0) position = scanCommonRows(bytes, position);
      const next = tokens.next(bytes, position, end);
      if (next < 0) break;
      const after = takeToken(bytes, next, end);
      if (after < 0) break;
      position = after;
    }
    if (last) {
      if (where !== "end")
        throw damaged(
          `The sheet “${sheet}” is cut off: its end is missing.`,
          { sheet },
          `The part ${part} ends early.`,
        );
      return end;
    }
    return position;
  };

  /** Handles the current token, which ends at `next`. Returns where to go on, or -1 if the bytes end too early. */
  function takeToken(bytes: Buffer, next: number, end: number): number {
    const kind = tokens.kind;
    if (kind === "text" || kind === "verbatim") return next;
    if (skippedDepth > 0) {
      if (kind === "open") skippedDepth++;
      else if (kind === "close") skippedDepth--;
      return next;
    }
    if (kind === "close") {
      leave();
      return next;
    }
    switch (where) {
      case "prolog":
        if (!tokens.is("worksheet"))
          throw garbled(`The part ${part} is not the sheet that the workbook says it is.`, { sheet });
        scan.prefix = prefixBefore(bytes, tokens.start);
        where = kind === "open" ? "worksheet" : "end";
        return next;
      case "worksheet":
        if (kind === "empty") return next;
        if (tokens.is("sheetData")) where = "data";
        else if (tokens.is("cols")) where = "columns";
        else if (tokens.is("mergeCells")) where = "merged";
        else skippedDepth = 1;
        return next;
      case "columns":
        if (tokens.is("col")) noteColumn();
        if (kind === "open") skippedDepth = 1;
        return next;
      case "merged": {
        const range = tokens.is("mergeCell") ? rangeOfReference(tokens.attribute("ref") ?? "") : undefined;
        if (range !== undefined) merged.add(range);
        if (kind === "open") skippedDepth = 1;
        return next;
      }
      case "data":
        if (!tokens.is("row")) {
          if (kind === "open") skippedDepth = 1;
          return next;
        }
        beginRow(numberOf(tokens.attribute("r")), isTrue(tokens.attribute("hidden")) || isZero(tokens.attribute("ht")));
        if (kind === "open") where = "row";
        return next;
      case "row":
        if (tokens.is("c")) return scanAnyCell(bytes, next, end);
        if (tokens.is("row")) throw garbled("The row is not closed before the next one.", { sheet, row: row.row });
        if (kind === "open") skippedDepth = 1;
        return next;
      case "end":
        throw garbled(`The part ${part} goes on after its end.`, { sheet });
    }
  }

  function leave(): void {
    if (where === "row" && tokens.is("row")) endRow();
    else if (where === "data" && tokens.is("sheetData")) {
      passRow();
      row.count = 0;
      where = "worksheet";
    } else if (where === "columns" && tokens.is("cols")) where = "worksheet";
    else if (where === "merged" && tokens.is("mergeCells")) where = "worksheet";
    else if (where === "worksheet" && tokens.is("worksheet")) where = "end";
    else throw garbled("It closes a tag that it has not opened.", placeOfRow());
  }

  function noteColumn(): void {
    if (!isTrue(tokens.attribute("hidden")) && !isZero(tokens.attribute("width"))) return;
    const first = numberOf(tokens.attribute("min")) ?? 0;
    const last = Math.min(numberOf(tokens.attribute("max")) ?? first, MOST_COLUMNS);
    hiddenNoted += Math.max(0, last - first);
    // A normal file lists each column once. Many repetitions are meant to keep the reader busy.
    if (hiddenNoted > 2 * MOST_COLUMNS)
      throw notMadeBySpreadsheet(`The sheet “${sheet}” lists its columns many times.`);
    for (let column = first; column <= last; column++) hiddenColumns.add(column);
  }

  function beginRow(number: number | undefined, hidden: boolean): void {
    const next = number ?? row.row + 1;
    read.rows++;
    if (read.rows > limits.rows) throw overLimit(`The workbook has over ${limits.rows} rows.`, { sheet });
    if (next === row.row && next > 0) {
      // Some programs write each cell as a row of its own: the same row goes on, with cells in any order.
      if (row.count > MOST_COLUMNS) throw heldTwice(scan.lastColumn);
      if (hidden) row.hidden = true;
      unsorted = true;
      scan.lastColumn = 0;
      return;
    }
    passRow();
    if (next <= row.row) {
      throw damaged(`The rows of the sheet “${sheet}” are not in order: row ${next} comes after row ${row.row}.`, {
        sheet,
      });
    }
    if (next > MOST_ROWS)
      throw damaged(`The sheet “${sheet}” has a row ${next}, beyond the last row that a sheet can have.`, { sheet });
    beginRowScan(scan, next, hidden);
    unsorted = false;
  }

  function endRow(): void {
    where = "data";
    read.cells += scan.cells;
    read.stringBytes += scan.textBytes;
    scan.cells = 0;
    scan.textBytes = 0;
    if (read.cells > limits.cells) throw overLimit(`The workbook has over ${limits.cells} cells.`, { sheet });
  }

  /** Passes on the row that is complete, because another one or the end follows. */
  function passRow(): void {
    if (row.count === 0) return;
    if (unsorted) {
      const twice = sortCells(row);
      if (twice !== undefined) throw heldTwice(twice);
    }
    sink.row(row);
  }

  /** Scans rows and cells as long as they have the common form. Returns where the first other thing begins. */
  function scanCommonRows(bytes: Buffer, from: number): number {
    let position = from;
    for (;;) {
      if (where === "data") {
        const next = scanRowTag(bytes, position);
        if (next < 0) return position;
        position = next;
      } else if (where === "row") {
        position = scanCommonCells(scan, bytes, view, position);
        if (scan.prefix !== "" || !isRowEnd(bytes, view, position)) return position;
        endRow();
        position += 6;
      } else return position;
    }
  }

  /** Scans `<row r="…" …>` in the common form. Returns where its cells begin, or -1 without any effect. */
  function scanRowTag(bytes: Buffer, from: number): number {
    let at = from;
    while (bytes[at] === 10 || bytes[at] === 13 || bytes[at] === 32 || bytes[at] === 9) at++;
    if (scan.prefix !== "" || !isRowStart(view, at)) return -1;
    at += 8;
    let number = 0;
    let byte = 0;
    while (((byte = bytes[at] ?? 0) ^ 48) < 10 && number < 1e7) {
      number = number * 10 + byte - 48;
      at++;
    }
    if (byte !== 34 || number === 0) return -1;
    at++;
    let hidden = false;
    while ((byte = bytes[at] ?? 0) === 32) {
      const nameStart = ++at;
      while ((byte = bytes[at] ?? 0) !== 61 && byte > 32 && byte !== 62) at++;
      if (byte !== 61 || bytes[at + 1] !== 34) return -1;
      const nameLength = at - nameStart;
      at += 2;
      const valueStart = at;
      while ((byte = bytes[at] ?? 0) !== 34 && byte !== 60 && byte !== 0) at++;
      if (byte !== 34) return -1;
      // Of all attributes of a row, only `hidden` and `ht` matter.
      if (bytes[nameStart] === 104 && (nameLength === 6 || nameLength === 2)) {
        const value = bytes.toString("latin1", valueStart, at);
        if (nameLength === 6 ? isTrue(value) : isZero(value)) hidden = true;
      }
      at++;
    }
    if (byte !== 62) return -1;
    beginRow(number, hidden);
    where = "row";
    return at + 1;
  }

  /** Scans a cell in any form that XML allows. Its tag is the current token. Returns -1 if the bytes end first. */
  function scanAnyCell(bytes: Buffer, next: number, end: number): number {
    const reference = tokens.attribute("r");
    const style = numberOf(tokens.attribute("s")) ?? 0;
    const type = tokens.attribute("t") ?? "n";
    const cell: CellParts = { value: undefined, inline: undefined, hasFormula: false };
    let position = next;
    if (tokens.kind === "open") {
      position = scanCellParts(bytes, next, end, cell);
      if (position < 0) return -1;
    }
    const column = columnOf(reference);
    if (column <= scan.lastColumn) unsorted = true;
    scan.lastColumn = column;
    scan.cells++;
    // More cells than columns: one is there twice, and the row must not fill the memory.
    if (row.count >= MOST_COLUMNS) throw heldTwice(column);
    storeCell(column, style, type, cell);
    return position;
  }

  function scanCellParts(bytes: Buffer, from: number, end: number, cell: CellParts): number {
    let position = from;
    // The open tags inside the cell that matter.
    let depth = 0;
    let inside: "" | "v" | "is" = "";
    let textDepth = 0;
    let leftOutDepth = 0;
    let run = "";
    for (;;) {
      position = tokens.next(bytes, position, end);
      if (position < 0) return -1;
      switch (tokens.kind) {
        case "open":
          depth++;
          if (leftOutDepth > 0) break;
          if (depth === 1 && tokens.is("v")) {
            inside = "v";
            cell.value ??= "";
          } else if (depth === 1 && tokens.is("is")) {
            inside = "is";
            cell.inline ??= "";
          } else if (inside === "is" && textDepth === 0 && tokens.is("t")) textDepth = depth;
          else if (!(inside === "is" && textDepth === 0 && tokens.is("r"))) {
            if (depth === 1 && tokens.is("f")) cell.hasFormula = true;
            if (tokens.is("c") || tokens.is("row")) {
              throw garbled("A cell is not closed before the next one.", { sheet, row: row.row });
            }
            leftOutDepth = depth;
          }
          break;
        case "empty":
          if (depth === 0 && tokens.is("f")) cell.hasFormula = true;
          else if (depth === 0 && tokens.is("v")) cell.value ??= "";
          break;
        case "close":
          if (depth === 0) {
            if (!tokens.is("c")) throw garbled("It closes a tag that it has not opened.", placeOfRow());
            return position;
          }
          if (depth === leftOutDepth) leftOutDepth = 0;
          if (depth === textDepth) {
            textDepth = 0;
            cell.inline = (cell.inline ?? "") + decodeCharacterCodes(run);
            run = "";
          }
          if (depth === 1) inside = "";
          depth--;
          break;
        case "text":
        case "verbatim":
          if (leftOutDepth > 0) break;
          if (inside === "v") cell.value = (cell.value ?? "") + tokens.text();
          else if (textDepth > 0) run += tokens.text();
          break;
      }
    }
  }

  /** The column of a cell: from its reference, or the one after the cell before it. */
  function columnOf(reference: string | undefined): number {
    if (reference === undefined) {
      if (scan.lastColumn >= MOST_COLUMNS) throw beyondLastColumn();
      return scan.lastColumn + 1;
    }
    const match = /^([A-Za-z]{1,3})([0-9]{1,7})$/.exec(reference);
    const column = columnNumber(match?.[1] ?? "");
    if (column === undefined) throw garbled(`A cell calls itself “${reference}”.`, { sheet, row: row.row });
    if (Number(match?.[2]) !== row.row) {
      throw damaged(`The cell ${reference} is in row ${row.row} of the sheet “${sheet}”.`, { sheet, row: row.row });
    }
    if (column > MOST_COLUMNS) throw beyondLastColumn();
    return column;
  }

  function storeCell(column: number, style: number, type: string, cell: CellParts): void {
    const value = cell.value;
    if (cell.hasFormula && (value === undefined || (value === "" && type === "n"))) {
      storeUncalculated(column);
      return;
    }
    switch (type) {
      case "n": {
        if (value === undefined || value.trim() === "") return;
        const number = parseStoredNumber(value);
        if (number === undefined) storeDoubtful(column, value, "a number");
        else storeNumber(column, style, number, digitsBeyondDouble(value, number));
        return;
      }
      case "s": {
        if (value === undefined || value.trim() === "") return;
        const index = /^\s*[0-9]{1,9}\s*$/.test(value) ? Number(value) : -1;
        const text = strings[index];
        if (text === undefined) throw sharedTextMissing(column, value);
        storeText(column, text);
        return;
      }
      case "str":
      case "inlineStr":
        storeText(column, cell.inline ?? decodeCharacterCodes(value ?? ""));
        return;
      case "b": {
        const truth = (value ?? "").trim().toLowerCase();
        if (truth === "") return;
        if (truth === "1" || truth === "true") addCell(row, column, "boolean", 1, "");
        else if (truth === "0" || truth === "false") addCell(row, column, "boolean", 0, "");
        else storeDoubtful(column, value ?? "", "true or false");
        return;
      }
      case "e":
        addCell(row, column, "error", 0, (value ?? "").trim() || "#VALUE!");
        return;
      case "d": {
        if (value === undefined || value.trim() === "") return;
        const date = parseIsoDate(value);
        if (date === undefined) storeDoubtful(column, value, "a date");
        else if (date.timeOnly) addCell(row, column, "duration", date.days, "");
        else if (isDayZero(date.days)) addCell(row, column, "duration", date.days - Math.floor(date.days), "");
        else addCell(row, column, "date", date.days, "");
        return;
      }
      default:
        throw damaged(`The cell ${columnLetters(column)}${row.row} holds a kind of value that is not known.`, {
          sheet,
          row: row.row,
          column: columnLetters(column),
        });
    }
  }

  function storeText(column: number, text: string): void {
    if (text === "") return;
    scan.textBytes += text.length;
    addCell(row, column, "text", 0, text);
  }

  function storeNumber(column: number, style: number, value: number, text: string): void {
    const kind = numberKinds[style] ?? plainNumber;
    if (kind === durationNumber) {
      addCell(row, column, "duration", value, "");
      return;
    }
    if (kind === dateNumber) {
      if (value >= 0 && value < 1) {
        // Day 0 of the calendar is not a day: the cell means a time.
        addCell(row, column, "duration", value, "");
        return;
      }
      const days = serialToDays(value, is1904);
      if (days !== undefined) {
        addCell(row, column, "date", days, "");
        return;
      }
      findings.add({
        code: "date-outside-calendar",
        severity: "warning",
        ...positionOf(column),
        what: `The cell ${columnLetters(column)}${row.row} is formatted as a date and holds ${value}, which is not a day of the calendar; it was read as a number.`,
        todo: "Please check the date in that cell.",
      });
    }
    addCell(row, column, "number", value, paddedDigits(value, kind) || text, numberFormats[style]);
  }

  function storeUncalculated(column: number): void {
    addCell(row, column, "formula", 0, "");
    findings.add({
      code: "formula-without-value",
      severity: "warning",
      ...positionOf(column),
      what: `The cell ${columnLetters(column)}${row.row} holds a formula that was never calculated, so its value is not known.`,
      todo: "Please open the file in Excel, let it calculate, save it and send it again.",
    });
  }

  /** Stores a value that does not fit the declared type of its cell as text, with a finding. */
  function storeDoubtful(column: number, value: string, expected: string): void {
    const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
    findings.add({
      code: "cell-contradicts-its-type",
      severity: "warning",
      ...positionOf(column),
      what: `The cell ${columnLetters(column)}${row.row} should hold ${expected} and holds “${shown}”; it was read as text.`,
      todo: "Please check that cell.",
    });
    storeText(column, decodeCharacterCodes(value));
  }

  function heldTwice(column: number) {
    const cell = `${columnLetters(column)}${row.row}`;
    return damaged(`The sheet “${sheet}” holds the cell ${cell} twice.`, positionOf(column));
  }

  function placeOfRow() {
    return where === "row" ? { sheet, row: row.row } : { sheet };
  }

  function positionOf(column: number) {
    return { sheet, row: row.row, column: columnLetters(column) };
  }

  function sharedTextMissing(column: number, index: number | string) {
    return damaged(
      `The text of the cell ${columnLetters(column)}${row.row} is missing from the file.`,
      positionOf(column),
      `It is the shared text ${index}, and there are ${strings.length}.`,
    );
  }

  function beyondLastColumn() {
    return damaged(`Row ${row.row} of the sheet “${sheet}” has a cell beyond the last column that a sheet can have.`, {
      sheet,
      row: row.row,
    });
  }

  return {
    scan: (bytes, end, last) => {
      try {
        return scanPiece(bytes, end, last);
      } catch (error) {
        throw foundAt(error, placeOfRow());
      }
    },
    end: () => ({ hiddenColumns, merges: merged.all() }),
  };
}

/** The content of a cell. */
interface CellParts {
  value: string | undefined;
  inline: string | undefined;
  hasFormula: boolean;
}

const MOST_ROWS = 1_048_576;

function startsWithMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The prefix of a tag's name, with its colon. */
function prefixBefore(bytes: Buffer, nameStart: number): string {
  if (bytes[nameStart - 1] !== 58) return "";
  const start = bytes.lastIndexOf(60, nameStart) + 1;
  return bytes.toString("latin1", start, nameStart);
}

/** `1`, `true`, `on`: writers differ. */
function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(?:1|true|on|t)$/i.test(value.trim());
}

function isZero(value: string | undefined): boolean {
  return value !== undefined && /^0+(?:\.0*)?$/.test(value.trim());
}

function numberOf(value: string | undefined): number | undefined {
  return value !== undefined && /^[0-9]{1,9}$/.test(value.trim()) ? Number(value) : undefined;
}
