import { collectMergedRanges, type MergedRange, rangeOfReference } from "../merged-ranges.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import { inflateWhole } from "../zip/inflate-part.ts";
import type { ZipEntry } from "../zip/zip-directory.ts";

/** Sheets up to this size are unpacked once more: some tens of thousands of rows, some hundredths of a second. */
const LARGEST_UNPACKED_TWICE = 4 * 1024 * 1024;

const MERGED_CELL = /<(?:[\w.-]+:)?mergeCell\s(?:[^>]*\s)?ref\s*=\s*["']([^"']{3,40})["']/g;

/**
 * The merged ranges of a sheet before its rows are read. They stand behind the rows in the file, and a number that is merged over several rows
 * belongs to each of them. `undefined` for a sheet that is too large to be looked at twice: its ranges are known only at its end.
 */
export function mergesAhead(
  file: Buffer,
  entry: ZipEntry,
  sheet: string,
  limits: ReadingLimits,
): readonly MergedRange[] | undefined {
  if (entry.inflatedBytes > Math.min(LARGEST_UNPACKED_TWICE, limits.partBytes)) return undefined;
  const { bytes, end } = inflateWhole(file, entry, limits);
  const lastRow = bytes.subarray(0, end).lastIndexOf("sheetData");
  const merged = collectMergedRanges(sheet, limits);
  if (lastRow < 0) return merged.all();
  for (const [, reference = ""] of bytes.toString("latin1", lastRow, end).matchAll(MERGED_CELL)) {
    const range = rangeOfReference(reference);
    if (range !== undefined) merged.add(range);
  }
  return merged.all();
}
