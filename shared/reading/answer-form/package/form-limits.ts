import { defaultReadingLimits, type ReadingLimits } from "../../cells/reading-limits.ts";

const MEGABYTE = 1024 * 1024;

/**
 * How much of a workbook is looked at for a form, and filled in. A form is edited in memory and goes back by mail beside our own workbook, so
 * these limits are far below those of reading; a larger file is answered on our own form alone.
 */
export const formLimits: ReadingLimits = {
  ...defaultReadingLimits,
  /** A mail holds 10 MB, a third of which goes to the encoding. */
  fileBytes: 5 * MEGABYTE,
  zipEntries: 2_000,
  inflatedBytes: 256 * MEGABYTE,
  partBytes: 24 * MEGABYTE,
  stringBytes: 32 * MEGABYTE,
  sheets: 200,
  milliseconds: 30_000,
};

/** A sheet without a table of lines is looked at for a form only up to this size. */
export const OTHER_SHEET_BYTES = 4 * MEGABYTE;
