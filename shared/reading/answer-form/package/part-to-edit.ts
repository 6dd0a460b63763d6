import { crc32 } from "node:zlib";

import { inflateWhole } from "../../cells/zip/inflate-part.ts";
import type { ZipEntry } from "../../cells/zip/zip-directory.ts";
import { formLimits } from "./form-limits.ts";

/** A part of a workbook, unpacked, whose places can be named by their bytes. */
export interface PartToEdit {
  readonly name: string;
  readonly bytes: Buffer;
  /** Where it ends; behind that is a 0 and some room. */
  readonly end: number;
  readonly crc32: number;
}

/**
 * Unpacks a part; `undefined` if it is not in UTF-8, because then its places could not be named.
 *
 * @throws UnreadableFile if it is damaged or over a limit.
 */
export function partToEdit(file: Buffer, entry: ZipEntry): PartToEdit | undefined {
  const { bytes, end } = inflateWhole(file, entry, formLimits);
  if (crc32(bytes.subarray(0, end)) !== entry.crc32) return undefined;
  return { name: entry.name, bytes, end, crc32: entry.crc32 };
}
