import { growRow } from "../row.ts";
import { textByteClass } from "./cell-text.ts";
import { afterClose, afterFormula, fourBytes, hasPrefix } from "./common-tags.ts";
import { dateNumber, plainNumber } from "./number-formats.ts";
import { digitsBeyondDouble, MOST_EXACT_DIGITS, parseStoredNumber } from "./number-text.ts";
import type { RowScan } from "./row-scan.ts";

/*
 * The hottest loop of the product: it reads every byte of a sheet. All its state is in one record and in local variables, and
 * its functions are at the top level of the module, where the engine treats their constants as constants.
 */

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
const ATTRIBUTE_R = fourBytes(' r="');
const ATTRIBUTE_S = fourBytes(' s="');
const ATTRIBUTE_T = fourBytes(' t="');
const STR_QUOTE = fourBytes('str"');
const INLI = fourBytes("inli");
const NEST = fourBytes("neSt");
const CLOSE_V = fourBytes("</v>");
const CLOSE_C = fourBytes("</c>");
