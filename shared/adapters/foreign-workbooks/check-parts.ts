import type { ReadingLimits } from "../../reading/cells/reading-limits.ts";
import { inflateWhole } from "../../reading/cells/zip/inflate-part.ts";
import { readZipDirectory } from "../../reading/cells/zip/zip-directory.ts";

/**
 * Unpacks every part of a zip file once and throws it away: the library trusts the sizes that a file claims and does
 * not look at its checksums.
 *
 * @throws UnreadableFile where a part is damaged, or the file is over a limit.
 */
export function checkParts(bytes: Buffer, limits: ReadingLimits): void {
  // What the library holds as objects is many times what it unpacks.
  const inflatedBytes = Math.min(limits.inflatedBytes, limits.workerMegabytes * 256 * 1024);
  for (const entry of readZipDirectory(bytes, { ...limits, inflatedBytes }).values()) {
    inflateWhole(bytes, entry, { ...limits, partBytes: inflatedBytes });
  }
}
