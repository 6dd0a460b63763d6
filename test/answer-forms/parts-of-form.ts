import { inflateRawSync } from "node:zlib";

import { defaultReadingLimits } from "../../shared/reading/cells/reading-limits.ts";
import { readZipDirectory } from "../../shared/reading/cells/zip/zip-directory.ts";

export type Parts = ReadonlyMap<string, string>;

/** The parts of a workbook that any program wrote, as texts, by their names. */
export function partsOfForm(bytes: Uint8Array): Parts {
  const file = Buffer.from(bytes);
  return new Map(
    [...readZipDirectory(file, defaultReadingLimits).values()].map(({ name, dataStart, packedBytes, deflated }) => {
      const packed = file.subarray(dataStart, dataStart + packedBytes);
      return [name, (deflated ? inflateRawSync(packed) : packed).toString("utf8")];
    }),
  );
}
