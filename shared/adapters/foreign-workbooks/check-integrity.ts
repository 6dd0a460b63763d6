import { readCompoundStream } from "../../reading/cells/recognition/compound-file.ts";
import { damaged } from "../../reading/cells/unreadable-file.ts";
import type { ReadingLimits } from "../../reading/cells/reading-limits.ts";
import { inflateWhole } from "../../reading/cells/zip/inflate-part.ts";
import { readZipDirectory } from "../../reading/cells/zip/zip-directory.ts";

/**
 * Checks that the records of an .xls file are complete. The library reads a truncated file as far as it goes, without saying
 * so.
 *
 * @throws UnreadableFile if the records end before the last sheet does.
 */
export function checkXlsIntegrity(bytes: Buffer): void {
  // A bare worksheet of Excel 2 to 4 has no container.
  const stream = bytes[0] === 0xd0 ? readCompoundStream(bytes, ["Workbook", "Book"]) : undefined;
  if (stream === undefined) return;
  let depth = 0;
  let streams = 0;
  for (let position = 0; position + 4 <= stream.length;) {
    const type = stream.readUInt16LE(position);
    position += 4 + stream.readUInt16LE(position + 2);
    if (position > stream.length) throw cutOff();
    if (BEGINNINGS.has(type)) {
      depth++;
      streams++;
    } else if (type === END) {
      depth--;
      // Only padding follows the last one.
      if (depth <= 0 && isPadding(stream, position)) return;
    } else if (depth === 0) break;
  }
  if (depth > 0 || streams === 0) throw cutOff();
}

const BEGINNINGS = new Set([0x0809, 0x0409, 0x0209, 0x0009]);
const END = 0x000a;

function cutOff() {
  return damaged("The file is cut off or damaged: its records end before its last sheet does.");
}

function isPadding(stream: Buffer, from: number): boolean {
  for (let position = from; position < stream.length; position++) if (stream[position] !== 0) return false;
  return true;
}

/**
 * Checks every part of an .xlsb file by unpacking it once. The library trusts the sizes that a file claims, and does not check
 * checksums.
 *
 * @throws UnreadableFile if a part is damaged, or the file is over a limit.
 */
export function checkXlsbIntegrity(bytes: Buffer, limits: ReadingLimits): void {
  // The library's objects take many times the memory of the unpacked bytes.
  const inflatedBytes = Math.min(limits.inflatedBytes, limits.workerMegabytes * 256 * 1024);
  for (const entry of readZipDirectory(bytes, { ...limits, inflatedBytes }).values()) {
    inflateWhole(bytes, entry, { ...limits, partBytes: inflatedBytes });
  }
}
