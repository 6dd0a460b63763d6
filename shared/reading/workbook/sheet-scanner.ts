import { columnLetters, columnNumber } from "../column-letters.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import type { RowSink } from "../row.ts";
import { damaged, overLimit } from "../unreadable-file.ts";
import { textByteClass, undoCharacterCodes } from "./cell-text.ts";
import type { FindingLog } from "../finding-log.ts";
import type { ScanPiece } from "./piece-feed.ts";
import { dateNumber, durationNumber, plainNumber } from "./number-formats.ts";
import { digitsBeyondDouble, MOST_EXACT_DIGITS, parseStoredNumber } from "./number-text.ts";
import { addCell, createRow, growRow, sortCells } from "../row-filling.ts";
import { parseIsoDate, serialToDays } from "./serial-date.ts";
import { createXmlTokens } from "./xml-tokens.ts";

/** What a sheet needs from the rest of its workbook. */
export interface SheetSurroundings {
  readonly strings: readonly string[];
  /** By cell style: see `readNumberKinds`. */
  readonly numberKinds: Uint8Array;
  readonly is1904: boolean;
  readonly limits: ReadingLimits;
  readonly findings: FindingLog;
  /** How much of the workbook has been read, over all sheets. */
  readonly read: { rows: number; cells: number; stringBytes: number };
}

/**
 * Scans the XML of one sheet into rows. Cells in the common form are read byte by byte without any object being made;
 * whatever else XML allows goes the slow way through tokens, to the same result.
 */
export function createSheetScanner(
  part: string,
  sheet: string,
  surroundings: SheetSurroundings,
  sink: RowSink,
): { readonly scan: ScanPiece; readonly hiddenColumns: ReadonlySet<number> } {
  const { strings, numberKinds, is1904, limits, findings, read } = surroundings;
  const tokens = createXmlTokens(part);
  const row = createRow();
  const hiddenColumns = new Set<number>();

  let where: "prolog" | "worksheet" | "columns" | "data" | "row" | "end" = "prolog";
  let skippedDepth = 0;
  /** The prefix of the sheet's own tags with its colon, `x:`; most files have none. */
  let prefix = "";
  let view: DataView = new DataView(new ArrayBuffer(0));
  let viewed: Buffer | undefined;
  let lastColumn = 0;
  let unsorted = false;
  /** The digits of the row's number as they stand in its cells' references, packed for comparison. */
  let digitCount = 0;
  let digitsLow = 0;
  let digitsHigh = 0;
  let maskLow = 0;
  let maskHigh = 0;

  const scan: ScanPiece = (bytes, end, last) => {
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
      if (where !== "end") throw damaged(`The part ${part} of the sheet “${sheet}” ends before its last row does.`);
      return end;
    }
    return position;
  };

  /** Acts on the token just read, which ends at `next`. Returns where to go on, or -1 if the bytes end too early. */
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
        if (!tokens.is("worksheet")) throw damaged(`The part ${part} is not the sheet that the workbook says it is.`);
        prefix = prefixBefore(bytes, tokens.start);
        where = kind === "open" ? "worksheet" : "end";
        return next;
      case "worksheet":
        if (kind === "empty") return next;
        if (tokens.is("sheetData")) where = "data";
        else if (tokens.is("cols")) where = "columns";
        else skippedDepth = 1;
        return next;
      case "columns":
        if (tokens.is("col")) noteColumn();
        if (kind === "open") skippedDepth = 1;
        return next;
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
        if (tokens.is("row"))
          throw damaged(`Row ${row.row} is not closed before the next one.`, { sheet, row: row.row });
        if (kind === "open") skippedDepth = 1;
        return next;
      case "end":
        throw damaged(`The part ${part} goes on after its end.`);
    }
  }

  function leave(): void {
    if (where === "row" && tokens.is("row")) endRow();
    else if (where === "data" && tokens.is("sheetData")) where = "worksheet";
    else if (where === "columns" && tokens.is("cols")) where = "worksheet";
    else if (where === "worksheet" && tokens.is("worksheet")) where = "end";
    else throw damaged(`The part ${part} closes a tag that it has not opened.`, { sheet });
  }

  function noteColumn(): void {
    if (!isTrue(tokens.attribute("hidden")) && !isZero(tokens.attribute("width"))) return;
    const first = numberOf(tokens.attribute("min")) ?? 0;
    const last = Math.min(numberOf(tokens.attribute("max")) ?? first, MOST_COLUMNS);
    for (let column = first; column <= last; column++) hiddenColumns.add(column);
  }

  function beginRow(number: number | undefined, hidden: boolean): void {
    const next = number ?? row.row + 1;
    if (next <= row.row) {
      throw damaged(`Row ${next} comes after row ${row.row}.`, { sheet, row: row.row });
    }
    if (next > MOST_ROWS) throw damaged(`There is a row ${next}, beyond the last row that a sheet has.`, { sheet });
    read.rows++;
    if (read.rows > limits.rows) throw overLimit(`The workbook has over ${limits.rows} rows.`, { sheet });
    row.row = next;
    row.hidden = hidden;
    row.count = 0;
    lastColumn = 0;
    unsorted = false;
    digitCount =
      next >= 1e6 ? 7 : next >= 1e5 ? 6 : next >= 1e4 ? 5 : next >= 1000 ? 4 : next >= 100 ? 3 : next >= 10 ? 2 : 1;
    digitsLow = 0;
    digitsHigh = 0;
    for (let place = digitCount - 1, rest = next; place >= 0; place--) {
      const digit = (rest % 10) + 48;
      rest = (rest / 10) | 0;
      if (place < 4) digitsLow |= digit << (place * 8);
      else digitsHigh |= digit << ((place - 4) * 8);
    }
    maskLow = digitCount >= 4 ? -1 : (1 << (digitCount * 8)) - 1;
    maskHigh = digitCount > 4 ? (1 << ((digitCount - 4) * 8)) - 1 : 0;
  }

  function endRow(): void {
    where = "data";
    if (row.count === 0) return;
    if (read.cells > limits.cells) throw overLimit(`The workbook has over ${limits.cells} cells.`, { sheet });
    if (unsorted) {
      const twice = sortCells(row);
      if (twice !== undefined) {
        throw damaged(`The sheet “${sheet}” gives the cell ${columnLetters(twice)}${row.row} twice.`, {
          sheet,
          row: row.row,
          column: columnLetters(twice),
        });
      }
    }
    sink.row(row);
  }

  /** Rows and cells in the common form, as long as they come. Returns where the first thing begins that is not. */
  function scanCommonRows(bytes: Buffer, from: number): number {
    let position = from;
    while (where === "data" || where === "row") {
      if (where === "data") {
        position = scanRowTag(bytes, position);
        if (!isInRow()) return position;
      }
      position = scanCells(bytes, position);
      if (isInRow()) return position;
    }
    return position;
  }

  function isInRow(): boolean {
    return where === "row";
  }

  /** `<row r="…" …>` in the common form; otherwise nothing happens and the tokens have their turn. */
  function scanRowTag(bytes: Buffer, from: number): number {
    let at = from;
    while (bytes[at] === 10 || bytes[at] === 13 || bytes[at] === 32 || bytes[at] === 9) at++;
    if (prefix !== "" || view.getInt32(at, true) !== LT_ROW || view.getInt32(at + 4, true) !== ATTRIBUTE_R) return at;
    const start = at;
    at += 8;
    let number = 0;
    let byte = 0;
    while (((byte = bytes[at] ?? 0) ^ 48) < 10 && number < 1e7) {
      number = number * 10 + byte - 48;
      at++;
    }
    if (byte !== 34 || number === 0) return start;
    at++;
    let hidden = false;
    while ((byte = bytes[at] ?? 0) === 32) {
      at++;
      const nameStart = at;
      while ((byte = bytes[at] ?? 0) !== 61 && byte > 32 && byte !== 62) at++;
      if (byte !== 61 || bytes[at + 1] !== 34) return start;
      const nameLength = at - nameStart;
      at += 2;
      const valueStart = at;
      while ((byte = bytes[at] ?? 0) !== 34 && byte !== 60 && byte !== 0) at++;
      if (byte !== 34) return start;
      if (bytes[nameStart] === 104) {
        const value = bytes.toString("latin1", valueStart, at);
        if (nameLength === 6 && isTrue(value)) hidden = true;
        else if (nameLength === 2 && isZero(value)) hidden = true;
      }
      at++;
    }
    if (byte !== 62) return start;
    beginRow(number, hidden);
    where = "row";
    return at + 1;
  }

  /**
   * Reads cells in the common form, as long as they come, and the end of their row. Returns where the first thing
   * begins that is neither: an unusual cell, or the end of the bytes.
   */
  function scanCells(bytes: Buffer, from: number): number {
    let position = from;
    const { columns, types, numbers, texts } = row;
    const prefixLength = prefix.length;
    let cells = 0;
    common: for (;;) {
      let byte = bytes[position] ?? 0;
      while (byte === 10 || byte === 13 || byte === 32 || byte === 9) byte = bytes[++position] ?? 0;
      if (byte !== 60) break common;
      let at = position + 1;
      if (prefixLength > 0) {
        if (!hasPrefix(bytes, at)) break common;
        at += prefixLength;
      }
      if (bytes[at] !== 99) break common;
      at++;
      let column = 0;
      let style = 0;
      let type = TYPE_NUMBER;
      // Attributes.
      while ((byte = bytes[at] ?? 0) === 32) {
        const name = view.getInt32(at, true);
        at += 4;
        if (name === ATTRIBUTE_R) {
          byte = (bytes[at] ?? 0) - 64;
          if (byte < 1 || byte > 26) break common;
          column = byte;
          byte = (bytes[++at] ?? 0) - 64;
          if (byte > 0 && byte <= 26) {
            column = column * 26 + byte;
            byte = (bytes[++at] ?? 0) - 64;
            if (byte > 0 && byte <= 26) {
              column = column * 26 + byte;
              at++;
            }
          }
          if (((view.getInt32(at, true) ^ digitsLow) & maskLow) !== 0) break common;
          if (((view.getInt32(at + 4, true) ^ digitsHigh) & maskHigh) !== 0) break common;
          at += digitCount;
          if (bytes[at] !== 34) break common;
          at++;
        } else if (name === ATTRIBUTE_S) {
          style = 0;
          while (((byte = bytes[at] ?? 0) ^ 48) < 10 && style < 1e6) {
            style = style * 10 + byte - 48;
            at++;
          }
          if (byte !== 34) break common;
          at++;
        } else if (name === ATTRIBUTE_T) {
          byte = bytes[at] ?? 0;
          if (bytes[at + 1] === 34) {
            type = byte === 115 ? TYPE_SHARED : byte === 110 ? TYPE_NUMBER : byte === 98 ? TYPE_BOOLEAN : TYPE_OTHER;
            if (type === TYPE_OTHER) break common;
            at += 2;
          } else if (view.getInt32(at, true) === STR_QUOTE) {
            type = TYPE_STRING;
            at += 4;
          } else if (
            view.getInt32(at, true) === INLI &&
            view.getInt32(at + 4, true) === NEST &&
            bytes[at + 8] === 114
          ) {
            if (bytes[at + 9] !== 34) break common;
            type = TYPE_INLINE;
            at += 10;
          } else break common;
        } else break common;
      }
      if (byte === 47 && bytes[at + 1] === 62) {
        // An empty cell, there for its style alone.
        if (column === 0) column = lastColumn + 1;
        else if (column <= lastColumn) break common;
        lastColumn = column;
        cells++;
        position = at + 2;
        continue;
      }
      if (byte !== 62) break common;
      if (column === 0) column = lastColumn + 1;
      if (column <= lastColumn || column > MOST_COLUMNS) break common;
      at++;
      // <f>, <v>, <is><t>
      if (bytes[at] !== 60) break common;
      if (prefixLength > 0) {
        if (!hasPrefix(bytes, at + 1)) break common;
        at += prefixLength;
      }
      if (bytes[at + 1] === 102) {
        // A formula, which its cached value stands for.
        at = afterFormula(bytes, at + 2);
        if (at < 0 || bytes[at] !== 60) break common;
        if (prefixLength > 0) {
          if (!hasPrefix(bytes, at + 1)) break common;
          at += prefixLength;
        }
      }
      let place = row.count;
      if (place >= columns.length) {
        growRow(row, columns.length * 2);
      }
      if (type === TYPE_INLINE) {
        if (bytes[at + 1] !== 105 || bytes[at + 2] !== 115 || bytes[at + 3] !== 62) break common;
        at += 4;
        if (bytes[at] !== 60) break common;
        if (prefixLength > 0) {
          if (!hasPrefix(bytes, at + 1)) break common;
          at += prefixLength;
        }
        if (bytes[at + 1] !== 116) break common;
        at += 2;
        if (bytes[at] === 32) while ((byte = bytes[at] ?? 0) !== 62 && byte !== 47 && byte !== 0) at++;
      } else {
        if (bytes[at + 1] !== 118) break common;
        at += 2;
        if (bytes[at] === 32) while ((byte = bytes[at] ?? 0) !== 62 && byte !== 47 && byte !== 0) at++;
      }
      if (bytes[at] !== 62) break common;
      at++;
      const start = at;
      if (type === TYPE_STRING || type === TYPE_INLINE) {
        let seen = 0;
        let kind = 0;
        while ((kind = textByteClass[bytes[at] ?? 0] ?? 0) < 4) {
          seen |= kind;
          at++;
        }
        if (kind !== 4 || seen > 1) break common;
        const textEnd = at;
        if (type === TYPE_INLINE) {
          at = afterClose(bytes, at, 116);
          if (at < 0) break common;
          at = afterClose(bytes, at, 115);
        } else at = afterClose(bytes, at, 118);
        if (at < 0) break common;
        at = afterClose(bytes, at, 99);
        if (at < 0) break common;
        if (textEnd > start) {
          columns[place] = column;
          types[place] = "text";
          numbers[place] = 0;
          texts[place] = bytes.toString(seen === 0 ? "latin1" : "utf8", start, textEnd);
          read.stringBytes += textEnd - start;
          place++;
        }
      } else {
        let negative = false;
        byte = bytes[at] ?? 0;
        if (byte === 45) {
          negative = true;
          byte = bytes[++at] ?? 0;
        }
        const digitStart = at;
        let value = 0;
        while ((byte ^ 48) < 10) {
          value = value * 10 + byte - 48;
          byte = bytes[++at] ?? 0;
        }
        let digits = at - digitStart;
        if (digits === 0) break common;
        let text = "";
        if (type === TYPE_NUMBER) {
          if (byte === 46) {
            const fractionStart = ++at;
            byte = bytes[at] ?? 0;
            while ((byte ^ 48) < 10) {
              value = value * 10 + byte - 48;
              byte = bytes[++at] ?? 0;
            }
            const fraction = at - fractionStart;
            digits += fraction;
            // Both are exact up to 15 digits, and so their quotient is rounded right.
            if (digits <= MOST_EXACT_DIGITS) value /= POWERS_OF_TEN[fraction] ?? 1;
          }
          if (digits > MOST_EXACT_DIGITS || byte !== 60) {
            // Seventeen digits as Excel writes them, or an exponent.
            while (byte !== 60 && byte !== 38 && byte !== 0) byte = bytes[++at] ?? 0;
            if (byte !== 60) break common;
            const stored = bytes.toString("latin1", start, at);
            const parsed = parseStoredNumber(stored);
            if (parsed === undefined) break common;
            value = parsed;
            negative = false;
            text = digitsBeyondDouble(stored, parsed);
          }
          if (negative) value = -value;
        }
        if (byte !== 60) break common;
        at = afterClose(bytes, at, 118);
        if (at < 0) break common;
        at = afterClose(bytes, at, 99);
        if (at < 0) break common;
        if (type === TYPE_NUMBER) {
          const kind = numberKinds[style] ?? plainNumber;
          if (kind === plainNumber) {
            columns[place] = column;
            types[place] = "number";
            numbers[place] = value;
            texts[place] = text;
            place++;
          } else if (kind === dateNumber && value >= 61 && value < COMMON_SERIALS) {
            columns[place] = column;
            types[place] = "date";
            numbers[place] = is1904 ? value - 24_107 : value - 25_569;
            texts[place] = "";
            place++;
          } else {
            storeNumber(column, kind, value, text);
            place = row.count;
          }
        } else if (type === TYPE_SHARED) {
          if (negative || digits > 9) break common;
          const shared = strings[value];
          if (shared === undefined) throw sharedTextMissing(column, value);
          if (shared !== "") {
            columns[place] = column;
            types[place] = "text";
            numbers[place] = 0;
            texts[place] = shared;
            place++;
          }
        } else {
          if (negative || digits !== 1 || value > 1) break common;
          columns[place] = column;
          types[place] = "boolean";
          numbers[place] = value;
          texts[place] = "";
          place++;
        }
      }
      row.count = place;
      lastColumn = column;
      cells++;
      position = at;
    }
    read.cells += cells;
    // </row>
    if (
      prefixLength === 0 &&
      view.getInt32(position, true) === CLOSE_RO &&
      bytes[position + 4] === 119 &&
      bytes[position + 5] === 62
    ) {
      endRow();
      return position + 6;
    }
    return position;
  }

  /** From behind a formula's name to behind its end tag, or -1 where that is not in sight. */
  function afterFormula(bytes: Buffer, from: number): number {
    let at = from;
    let byte = bytes[at] ?? 0;
    while (byte === 32) {
      // An attribute.
      do byte = bytes[++at] ?? 0;
      while (byte !== 34 && byte !== 60 && byte !== 62 && byte !== 0);
      if (byte !== 34) return -1;
      do byte = bytes[++at] ?? 0;
      while (byte !== 34 && byte !== 60 && byte !== 0);
      if (byte !== 34) return -1;
      byte = bytes[++at] ?? 0;
    }
    if (byte === 47) return bytes[at + 1] === 62 ? at + 2 : -1;
    if (byte !== 62) return -1;
    do byte = bytes[++at] ?? 0;
    while (byte !== 60 && byte !== 0);
    return byte === 60 ? afterClose(bytes, at, 102) : -1;
  }

  /** Behind the end tag whose name is, or ends with, this letter, or -1 if it is not that which begins here. */
  function afterClose(bytes: Buffer, at: number, letter: number): number {
    if (bytes[at] !== 60 || bytes[at + 1] !== 47) return -1;
    let name = at + 2;
    if (prefix !== "") {
      if (!hasPrefix(bytes, name)) return -1;
      name += prefix.length;
    }
    // </is> is the only one of two letters.
    if (letter === 115 && bytes[name++] !== 105) return -1;
    return bytes[name] === letter && bytes[name + 1] === 62 ? name + 2 : -1;
  }

  function hasPrefix(bytes: Buffer, at: number): boolean {
    for (let index = 0; index < prefix.length; index++) {
      if (bytes[at + index] !== prefix.charCodeAt(index)) return false;
    }
    return true;
  }

  /** One cell in whatever form XML allows, from behind its tag, which is the token now. Returns -1 if the bytes end first. */
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
    const column = placeOf(reference);
    if (column <= lastColumn) unsorted = true;
    lastColumn = column;
    read.cells++;
    storeCell(column, style, type, cell);
    return position;
  }

  function scanCellParts(bytes: Buffer, from: number, end: number, cell: CellParts): number {
    let position = from;
    // The tags that are open within the cell, as far as they matter.
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
              throw damaged(`A cell of row ${row.row} is not closed before the next one.`, { sheet, row: row.row });
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
            if (!tokens.is("c")) throw damaged(`The part ${part} closes a tag that it has not opened.`, { sheet });
            return position;
          }
          if (depth === leftOutDepth) leftOutDepth = 0;
          if (depth === textDepth) {
            textDepth = 0;
            cell.inline = (cell.inline ?? "") + undoCharacterCodes(run);
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

  /** The column of a cell, from its reference or behind the cell before it. */
  function placeOf(reference: string | undefined): number {
    if (reference === undefined) {
      if (lastColumn >= MOST_COLUMNS) throw beyondLastColumn();
      return lastColumn + 1;
    }
    const match = /^([A-Za-z]{1,3})([0-9]{1,7})$/.exec(reference);
    const column = columnNumber(match?.[1] ?? "");
    if (column === undefined)
      throw damaged(`A cell of row ${row.row} calls itself “${reference}”.`, { sheet, row: row.row });
    if (Number(match?.[2]) !== row.row) {
      throw damaged(`The cell ${reference} stands in row ${row.row}.`, { sheet, row: row.row });
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
        else storeNumber(column, numberKinds[style] ?? plainNumber, number, digitsBeyondDouble(value, number));
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
        storeText(column, cell.inline ?? undoCharacterCodes(value ?? ""));
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
        else addCell(row, column, date.timeOnly ? "duration" : "date", date.days, "");
        return;
      }
      default:
        throw damaged(`The cell ${columnLetters(column)}${row.row} is of the unknown type “${type}”.`, {
          sheet,
          row: row.row,
          column: columnLetters(column),
        });
    }
  }

  function storeText(column: number, text: string): void {
    if (text === "") return;
    read.stringBytes += text.length;
    addCell(row, column, "text", 0, text);
  }

  function storeNumber(column: number, kind: number, value: number, text: string): void {
    if (kind === durationNumber) {
      addCell(row, column, "duration", value, "");
      return;
    }
    if (kind === dateNumber) {
      if (value >= 0 && value < 1) {
        // Day 0 of the calendar is no day: what is meant is the time.
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
        ...placeFor(column),
        what: `The cell ${columnLetters(column)}${row.row} is formatted as a date and holds ${value}, which is no day of the calendar; it was read as a number.`,
        todo: "Please check the date in that cell.",
      });
    }
    addCell(row, column, "number", value, text);
  }

  function storeUncalculated(column: number): void {
    addCell(row, column, "formula", 0, "");
    findings.add({
      code: "formula-without-value",
      severity: "warning",
      ...placeFor(column),
      what: `The cell ${columnLetters(column)}${row.row} holds a formula that was never calculated, so its value is not known.`,
      todo: "Please open the file in Excel, let it calculate, save it and send it again.",
    });
  }

  /** A value that is not of the type that its cell says: given as text, and told. */
  function storeDoubtful(column: number, value: string, expected: string): void {
    const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
    findings.add({
      code: "cell-contradicts-its-type",
      severity: "warning",
      ...placeFor(column),
      what: `The cell ${columnLetters(column)}${row.row} should hold ${expected} and holds “${shown}”; it was read as text.`,
      todo: "Please check that cell.",
    });
    storeText(column, undoCharacterCodes(value));
  }

  function placeFor(column: number) {
    return { sheet, row: row.row, column: columnLetters(column) };
  }

  function sharedTextMissing(column: number, index: number | string) {
    return damaged(
      `The cell ${columnLetters(column)}${row.row} refers to shared text ${index}, and there are ${strings.length}.`,
      placeFor(column),
    );
  }

  function beyondLastColumn() {
    return damaged(`Row ${row.row} has a cell beyond the last column that a sheet has.`, { sheet, row: row.row });
  }

  return { scan, hiddenColumns };
}

/** What stands between the tags of a cell. */
interface CellParts {
  value: string | undefined;
  inline: string | undefined;
  hasFormula: boolean;
}

const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;
/** Below this every serial is a day in both date systems. */
const COMMON_SERIALS = 2_950_000;

const POWERS_OF_TEN = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

const TYPE_NUMBER = 0;
const TYPE_SHARED = 1;
const TYPE_STRING = 2;
const TYPE_INLINE = 3;
const TYPE_BOOLEAN = 4;
const TYPE_OTHER = 5;

/** Four bytes as they are compared at once. */
const LT_ROW = fourBytes("<row");
const ATTRIBUTE_R = fourBytes(' r="');
const ATTRIBUTE_S = fourBytes(' s="');
const ATTRIBUTE_T = fourBytes(' t="');
const STR_QUOTE = fourBytes('str"');
const INLI = fourBytes("inli");
const NEST = fourBytes("neSt");
const CLOSE_RO = fourBytes("</ro");

function fourBytes(text: string): number {
  return Buffer.from(text, "latin1").readInt32LE(0);
}

function startsWithMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** The prefix that stands before a tag's name, with its colon. */
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
