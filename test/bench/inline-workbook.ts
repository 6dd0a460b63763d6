import { inflateRawSync } from "node:zlib";

import { readZipDirectory } from "../../shared/reading/cells/zip/zip-directory.ts";
import { defaultReadingLimits } from "../../shared/reading/cells/reading-limits.ts";
import { workbookOf } from "../reading/cells/xlsx/workbook-of.ts";
import type { BenchWorkbook } from "./statement-workbook.ts";

/** Makes a statement with this many lines in twelve columns, as written by programs that keep each text in its cell. */
export function inlineWorkbook(lines: number): BenchWorkbook {
  let seed = 20_230_323;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return seed % below;
  };
  const rows: string[] = [];
  for (let row = 1; row <= lines; row++) {
    const text = (column: string, value: string): string =>
      `<c r="${column}${row}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const number = (column: string, style: number, value: number): string =>
      `<c r="${column}${row}" s="${style}"><v>${value}</v></c>`;
    const pence = random(5_000_000);
    rows.push(
      `<row r="${row}">${text("A", "INV")}${text("B", `SI${1_000_000 + row}`)}${number("C", 1, 44_652 + random(350))}${number("D", 1, 44_682 + random(350))}${text("E", `PO${random(90_000)}`)}${number("F", 2, pence / 100)}${number("G", 2, pence / 200)}${text("H", `Pathology and other services no. ${random(500)}`)}${text("I", "N")}${text("J", `C${random(12)}`)}${number("K", 0, random(500))}${number("L", 0, random(300))}</row>`,
    );
  }
  const bytes = workbookOf({ formats: ["General", "dd/mm/yyyy", "#,##0.00"], rows: rows.join("") });
  return { bytes, inflate: () => inflateAll(bytes) };
}

/** Unpacks every part of a workbook with one call of node:zlib each, and returns the number of bytes. */
export function inflateAll(bytes: Buffer): number {
  let total = 0;
  for (const { dataStart, packedBytes, deflated } of readZipDirectory(bytes, defaultReadingLimits).values()) {
    const packed = bytes.subarray(dataStart, dataStart + packedBytes);
    total += deflated ? inflateRawSync(packed).length : packedBytes;
  }
  return total;
}
