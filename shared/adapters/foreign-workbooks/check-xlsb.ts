import type { ReadingLimits } from "../../reading/cells/reading-limits.ts";
import { inflateWhole } from "../../reading/cells/zip/inflate-part.ts";
import { readZipDirectory } from "../../reading/cells/zip/zip-directory.ts";

/**
 * Checks every part of an .xlsb file by unpacking it once. The library trusts the sizes that a file claims, and does not check
 * checksums.
 *
 * @throws UnreadableFile if a part is damaged, or the file is over a limit.
 */
export function checkXlsb(bytes: Buffer, limits: ReadingLimits): void {
  // The library's objects take many times the memory of the unpacked bytes.
  const inflatedBytes = Math.min(limits.inflatedBytes, limits.workerMegabytes * 256 * 1024);
  for (const entry of readZipDirectory(bytes, { ...limits, inflatedBytes }).values()) {
    inflateWhole(bytes, entry, { ...limits, partBytes: inflatedBytes });
  }
}
