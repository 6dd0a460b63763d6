import type { NumberFormat } from "../number-format/number-format.ts";
import { type Row, createRow, growRow } from "../row.ts";
import { textByteClass } from "./cell-text.ts";
import { dateNumber, plainNumber } from "./number-formats.ts";
import { digitsBeyondDouble, MOST_EXACT_DIGITS, parseStoredNumber } from "./number-text.ts";
import { createShortTexts, type ShortTexts } from "./short-texts.ts";

/*
 * The hottest loop of the product: it reads every byte of a sheet. All its state is in one record and in local variables, and
 * its functions are at the top level of the module, where the engine treats their constants as constants.
 */

/** The state while a row is read. */
export interface RowScan {
  readonly row: Row;
  readonly strings: readonly string[];
  /** By cell style: see `NumberStyles`. */
  readonly numberKinds: Uint8Array;
  readonly numberFormats: readonly (NumberFormat | undefined)[];
  readonly is1904: boolean;
  readonly shortTexts: ShortTexts;
  /** Stores a number that is not plain: a date at the edge of the calendar, a duration. */
  readonly storeNumber: (column: number, style: number, value: number, text: string) => void;
  /** Makes the error for a shared text that does not exist. */
  readonly sharedTextMissing: (column: number, index: number) => Error;
  /** The prefix of the sheet's own tags with its colon, `x:`; empty in most files. */
  prefix: string;
  lastColumn: number;
  /** The number of cells read so far, with the empty ones, and the bytes of their own texts. */
  cells: number;
  textBytes: number;
  /** The digits of the row number in its cells' references, packed for comparison. */
  digitCount: number;
  digitsLow: number;
  digitsHigh: number;
  maskLow: number;
  maskHigh: number;
}

/** Makes a scan without a row. */
export function createRowScan(
  given: Pick<RowScan, "strings" | "numberKinds" | "numberFormats" | "is1904" | "storeNumber" | "sharedTextMissing">,
): RowScan {
  return {
    row: createRow(),
    strings: given.strings,
    numberKinds: given.numberKinds,
    numberFormats: given.numberFormats,
    is1904: given.is1904,
    shortTexts: createShortTexts(),
    storeNumber: given.storeNumber,
    sharedTextMissing: given.sharedTextMissing,
    prefix: "",
    lastColumn: 0,
    cells: 0,
    textBytes: 0,
    digitCount: 0,
    digitsLow: 0,
    digitsHigh: 0,
    maskLow: 0,
    maskHigh: 0,
  };
}

/** Begins a row without cells, and packs its number as its cells' references have it. */
export function beginRowScan(scan: RowScan, number: number, hidden: boolean): void {
  const { row } = scan;
  row.row = number;
  row.hidden = hidden;
  row.count = 0;
  scan.lastColumn = 0;
  let digitCount = 1;
  for (let power = 10; power <= number; power *= 10) digitCount++;
  let low = 0;
  let high = 0;
  let rest = number;
  for (let place = digitCount - 1; place >= 0; place--) {
    const tenth = Math.trunc(rest / 10);
    const digit = rest - tenth * 10 + 48;
    rest = tenth;
    if (place < 4) low |= digit << (place * 8);
    else high |= digit << ((place - 4) * 8);
  }
  scan.digitCount = digitCount;
  scan.digitsLow = low;
  scan.digitsHigh = high;
  scan.maskLow = digitCount >= 4 ? -1 : (1 << (digitCount * 8)) - 1;
  scan.maskHigh = digitCount > 4 ? (1 << ((digitCount - 4) * 8)) - 1 : 0;
}

/**
 * Reads cells as long as they are in the common form.
 * @returns where the first other thing begins: the row's end, an unusual cell, or the end of the bytes, marked by a 0. Nothing
 * is stored of a cell that turns out to be unusual.
 */
export function scanCommonCells(scan: RowScan, bytes: Buffer, view: DataView, from: number): number {
  const { row, strings, numberKinds, numberFormats, digitCount, digitsLow, digitsHigh, maskLow, maskHigh, prefix } =
    scan;
  const { columns, types, numbers, texts, formats } = row;
  const daysTo1970 = scan.is1904 ? 24_107 : 25_569;
  const prefixLength = prefix.length;
  let position = from;
  let place = row.count;
  let lastColumn = scan.lastColumn;
  let cells = 0;
  common: for (;;) {
    let byte = bytes[position] ?? 0;
    while (byte === 10 || byte === 13 || byte === 32 || byte === 9) byte = bytes[++position] ?? 0;
    if (byte !== 60) break;
    let at = position + 1;
    if (prefixLength > 0) {
      if (!hasPrefix(prefix, bytes, at)) break;
      at += prefixLength;
    }
    if (bytes[at] !== 99) break;
    at++;

    // The attributes, in any order.
    let column = 0;
    let style = 0;
    let type = TYPE_NUMBER;
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
          if (byte === 115) type = TYPE_SHARED;
          else if (byte === 98) type = TYPE_BOOLEAN;
          else if (byte !== 110) break common;
          at += 2;
        } else if (view.getInt32(at, true) === STR_QUOTE) {
          type = TYPE_STRING;
          at += 4;
        } else if (view.getInt32(at, true) === INLI && view.getInt32(at + 4, true) === NEST) {
          if (bytes[at + 8] !== 114 || bytes[at + 9] !== 34) break common;
          type = TYPE_INLINE;
          at += 10;
        } else break common;
      } else break common;
    }
    if (column === 0) column = lastColumn + 1;
    if (column <= lastColumn || column > MOST_COLUMNS) break;
    if (byte === 47) {
      // An empty cell that only has a style.
      if (bytes[at + 1] !== 62) break;
      lastColumn = column;
      cells++;
      position = at + 2;
      continue;
    }
    if (byte !== 62) break;
    at++;

    // <f>, which is skipped: its cached value counts. Then <v> or <is><t>.
    if (bytes[at] !== 60) break;
    if (prefixLength > 0) {
      if (!hasPrefix(prefix, bytes, at + 1)) break;
      at += prefixLength;
    }
    if (bytes[at + 1] === 102) {
      at = afterFormula(prefix, bytes, at + 2);
      if (at < 0 || bytes[at] !== 60) break;
      if (prefixLength > 0) {
        if (!hasPrefix(prefix, bytes, at + 1)) break;
        at += prefixLength;
      }
    }
    if (type === TYPE_INLINE) {
      if (bytes[at + 1] !== 105 || bytes[at + 2] !== 115 || bytes[at + 3] !== 62 || bytes[at + 4] !== 60) break;
      at += 4;
      if (prefixLength > 0) {
        if (!hasPrefix(prefix, bytes, at + 1)) break;
        at += prefixLength;
      }
      if (bytes[at + 1] !== 116) break;
    } else if (bytes[at + 1] !== 118) break;
    at += 2;
    // The only attribute is xml:space, and blanks are kept with or without it.
    if (bytes[at] === 32) while ((byte = bytes[at] ?? 0) !== 62 && byte !== 47 && byte !== 0) at++;
    if (bytes[at] !== 62) break;
    at++;

    if (place >= columns.length) growRow(row, columns.length * 2);
    if (type >= TYPE_STRING) {
      const start = at;
      let seen = 0;
      let kind = 0;
      while ((kind = textByteClass[bytes[at] ?? 0] ?? 0) < 4) {
        seen |= kind;
        at++;
      }
      if (kind !== 4 || seen > 1) break;
      const textEnd = at;
      if (type === TYPE_INLINE) {
        at = afterClose(prefix, bytes, at, 116);
        if (at < 0) break;
        at = afterClose(prefix, bytes, at, 115);
      } else at = afterClose(prefix, bytes, at, 118);
      if (at < 0) break;
      at = afterClose(prefix, bytes, at, 99);
      if (at < 0) break;
      if (textEnd > start) {
        columns[place] = column;
        types[place] = "text";
        numbers[place] = 0;
        texts[place] =
          seen === 0 ? scan.shortTexts.text(bytes, start, textEnd) : bytes.toString("utf8", start, textEnd);
        formats[place] = undefined;
        scan.textBytes += textEnd - start;
        place++;
      }
    } else {
      const start = at;
      byte = bytes[at] ?? 0;
      const negative = byte === 45;
      if (negative) byte = bytes[++at] ?? 0;
      const digitStart = at;
      let value = 0;
      while ((byte ^ 48) < 10) {
        value = value * 10 + byte - 48;
        byte = bytes[++at] ?? 0;
      }
      let digits = at - digitStart;
      if (digits === 0) break;
      let fraction = 0;
      if (byte === 46) {
        byte = bytes[++at] ?? 0;
        const fractionStart = at;
        while ((byte ^ 48) < 10) {
          value = value * 10 + byte - 48;
          byte = bytes[++at] ?? 0;
        }
        fraction = at - fractionStart;
        digits += fraction;
      }
      let text = "";
      if (digits > MOST_EXACT_DIGITS || byte !== 60) {
        // Seventeen digits as Excel writes them, or an exponent.
        if (type !== TYPE_NUMBER) break;
        while (byte !== 60 && byte !== 38 && byte !== 0) byte = bytes[++at] ?? 0;
        if (byte !== 60) break;
        const stored = bytes.toString("latin1", start, at);
        const parsed = parseStoredNumber(stored);
        if (parsed === undefined) break;
        value = parsed;
        text = digitsBeyondDouble(stored, parsed);
      } else {
        // Both are exact up to 15 digits, so their quotient is rounded correctly.
        if (fraction > 0) value /= POWERS_OF_TEN[fraction] ?? 1;
        if (negative) value = -value;
      }
      if (prefixLength === 0) {
        if (view.getInt32(at, true) !== CLOSE_V || view.getInt32(at + 4, true) !== CLOSE_C) break;
        at += 8;
      } else {
        at = afterClose(prefix, bytes, at, 118);
        if (at < 0) break;
        at = afterClose(prefix, bytes, at, 99);
        if (at < 0) break;
      }
      if (type === TYPE_SHARED) {
        if (negative || fraction > 0 || digits > 9) break;
        const shared = strings[value];
        if (shared === undefined) throw scan.sharedTextMissing(column, value);
        if (shared !== "") {
          columns[place] = column;
          types[place] = "text";
          numbers[place] = 0;
          texts[place] = shared;
          formats[place] = undefined;
          place++;
        }
      } else if (type === TYPE_BOOLEAN) {
        if (negative || digits !== 1 || value > 1) break;
        columns[place] = column;
        types[place] = "boolean";
        numbers[place] = value;
        texts[place] = "";
        formats[place] = undefined;
        place++;
      } else {
        const kind = numberKinds[style] ?? plainNumber;
        if (kind === plainNumber) {
          columns[place] = column;
          types[place] = "number";
          numbers[place] = value;
          texts[place] = text;
          formats[place] = numberFormats[style];
          place++;
        } else if (kind === dateNumber && value >= 61 && value < COMMON_SERIALS) {
          columns[place] = column;
          types[place] = "date";
          numbers[place] = value - daysTo1970;
          texts[place] = "";
          formats[place] = undefined;
          place++;
        } else {
          row.count = place;
          scan.storeNumber(column, style, value, text);
          place = row.count;
        }
      }
    }
    lastColumn = column;
    cells++;
    position = at;
  }
  row.count = place;
  scan.lastColumn = lastColumn;
  scan.cells += cells;
  return position;
}

/** Whether the six bytes of the end tag `</row>`, without a prefix, are at this position. */
export function isRowEnd(bytes: Buffer, view: DataView, at: number): boolean {
  return view.getInt32(at, true) === CLOSE_RO && bytes[at + 4] === 119 && bytes[at + 5] === 62;
}

/** Whether the eight bytes `<row r="`, without a prefix, are at this position. */
export function isRowStart(view: DataView, at: number): boolean {
  return view.getInt32(at, true) === LT_ROW && view.getInt32(at + 4, true) === ATTRIBUTE_R;
}

/** The last column of a sheet, `XFD`. */
export const MOST_COLUMNS = 16_384;

/** All serial dates below this are days of the calendar in both date systems. */
const COMMON_SERIALS = 2_950_000;

const POWERS_OF_TEN = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

const TYPE_NUMBER = 0;
const TYPE_SHARED = 1;
const TYPE_BOOLEAN = 2;
const TYPE_STRING = 3;
const TYPE_INLINE = 4;

/** Four bytes, as a number for comparison. */
const LT_ROW = fourBytes("<row");
const ATTRIBUTE_R = fourBytes(' r="');
const ATTRIBUTE_S = fourBytes(' s="');
const ATTRIBUTE_T = fourBytes(' t="');
const STR_QUOTE = fourBytes('str"');
const INLI = fourBytes("inli");
const NEST = fourBytes("neSt");
const CLOSE_RO = fourBytes("</ro");
const CLOSE_V = fourBytes("</v>");
const CLOSE_C = fourBytes("</c>");

function fourBytes(text: string): number {
  return Buffer.from(text, "latin1").readInt32LE(0);
}

/** Skips a formula: from after the name of its tag to after its end tag; -1 if its form is unusual. */
function afterFormula(prefix: string, bytes: Buffer, from: number): number {
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
  return byte === 60 ? afterClose(prefix, bytes, at, 102) : -1;
}

/** The position after the end tag whose name is, or ends with, this letter; -1 if no such tag is here. */
function afterClose(prefix: string, bytes: Buffer, at: number, letter: number): number {
  if (bytes[at] !== 60 || bytes[at + 1] !== 47) return -1;
  let name = at + 2;
  if (prefix.length > 0) {
    if (!hasPrefix(prefix, bytes, name)) return -1;
    name += prefix.length;
  }
  // </is> is the only one of two letters.
  if (letter === 115 && bytes[name++] !== 105) return -1;
  return bytes[name] === letter && bytes[name + 1] === 62 ? name + 2 : -1;
}

function hasPrefix(prefix: string, bytes: Buffer, at: number): boolean {
  for (let index = 0; index < prefix.length; index++) {
    if (bytes[at + index] !== prefix.charCodeAt(index)) return false;
  }
  return true;
}
