import type { NumberFormat } from "../number-format/number-format.ts";
import { type Row, createRow } from "../row.ts";
import { createShortTexts, type ShortTexts } from "./short-texts.ts";

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
