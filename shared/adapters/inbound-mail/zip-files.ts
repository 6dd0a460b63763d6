import { inflateRawSync } from "node:zlib";

import { textOfBytes } from "../../domain/mail/headers/decode-words.ts";

/** One file in the directory of a zip. */
export interface ZipEntry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly offset: number;
}

/**
 * Reads the directory of a zip; `undefined` if it can't be read, or is of the form for large files (zip64), which no file
 * below four gigabytes needs.
 *
 * @param most how many entries are read at most
 */
export function zipDirectory(zip: Uint8Array, most: number): readonly ZipEntry[] | undefined {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) return undefined;
  const entries: ZipEntry[] = [];
  while (entries.length < Math.min(count, most)) {
    if (at + 46 > zip.length || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > zip.length) return undefined;
    entries.push({
      name: textOfBytes(Buffer.from(zip.buffer, zip.byteOffset + at + 46, nameLength).toString("latin1")),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at = next;
  }
  return entries;
}

/** How many files the directory claims to list. */
export function zipCount(zip: Uint8Array): number {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = endOfDirectory(view);
  return end === undefined ? 0 : view.getUint16(end + 10, true);
}

/**
 * Unpacks one file; `"damaged"` if that fails, `"too-big"` if it has more than `most` bytes, whatever the directory claims:
 * inflating stops there.
 */
export function unzipEntry(zip: Uint8Array, entry: ZipEntry, most: number): Uint8Array | "damaged" | "too-big" {
  if (entry.bytes > most) return "too-big";
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const { offset } = entry;
  if (offset + 30 > zip.length || view.getUint32(offset, true) !== 0x04034b50) return "damaged";
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const packed = zip.subarray(start, start + entry.packedBytes);
  if (packed.length !== entry.packedBytes) return "damaged";
  if (entry.method === 0) return packed.length > most ? "too-big" : Uint8Array.from(packed);
  if (entry.method !== 8) return "damaged";
  try {
    const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
    return bytes.length === entry.bytes ? Uint8Array.from(bytes) : "damaged";
  } catch (error) {
    return error instanceof RangeError ? "too-big" : "damaged";
  }
}

/** Finds the last record of a zip; a comment of up to 64 KB may follow it. */
function endOfDirectory(view: DataView): number | undefined {
  const from = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= from; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}
