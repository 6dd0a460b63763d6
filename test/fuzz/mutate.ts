import { defaultReadingLimits } from "../../shared/reading/cells/reading-limits.ts";
import { UnreadableFile } from "../../shared/reading/cells/unreadable-file.ts";
import { inflateWhole } from "../../shared/reading/cells/zip/inflate-part.ts";
import { readZipDirectory } from "../../shared/reading/cells/zip/zip-directory.ts";
import { type ZipPart, zipOf } from "../reading/cells/zip/zip-of.ts";
import type { SeededRandom } from "./seeded-random.ts";

/**
 * Damages a file as a hostile or unlucky sender might: its bytes or, for a zip file, its parts, packed again with correct
 * checksums so that the damage gets past them.
 */
export function mutate(bytes: Buffer, random: SeededRandom): Buffer {
  const isZip = bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50;
  if (isZip && random.below(4) > 0) {
    const parts = partsOf(bytes);
    if (parts.length > 0) return zipOf(mutateParts(parts, random));
  }
  return mutateBytes(bytes, random, isZip ? BINARY : TEXT);
}

function partsOf(bytes: Buffer): ZipPart[] {
  try {
    return [...readZipDirectory(bytes, defaultReadingLimits).values()].map((entry) => {
      const { bytes: whole, end } = inflateWhole(bytes, entry, defaultReadingLimits);
      return { name: entry.name, content: Buffer.from(whole.subarray(0, end)) };
    });
  } catch (error) {
    if (error instanceof UnreadableFile) return [];
    throw error;
  }
}

function mutateParts(parts: readonly ZipPart[], random: SeededRandom): ZipPart[] {
  const mutated = [...parts];
  for (let times = 1 + random.below(2); times > 0; times--) {
    const at = random.below(mutated.length);
    const part = mutated[at];
    if (part === undefined) continue;
    const change = random.below(20);
    if (change === 0) mutated.splice(at, 1);
    else if (change === 1) mutated[at] = { ...part, name: `${part.name}x` };
    else if (change === 2) mutated[at] = { ...part, claims: { inflatedBytes: random.below(100_000) } };
    else if (change === 3) mutated.push(part);
    else mutated[at] = { ...part, content: mutateBytes(Buffer.from(part.content), random, TEXT) };
    if (mutated.length === 0) return [...parts];
  }
  return mutated;
}

const BINARY = ["\0", "\xff", "\x7f", "\x80", "PK\x01\x02", "\xff\xff\xff\xff", "\0\0\0\x80"] as const;
/** Texts that have a meaning for the readers. */
const TEXT = [
  "<",
  ">",
  "/>",
  "</",
  "<c>",
  "</c>",
  "<row>",
  "</row>",
  "<v>",
  "</v>",
  "<is>",
  "<t>",
  "<si>",
  "<f>",
  "<!--",
  "-->",
  "<![CDATA[",
  "]]>",
  "<!DOCTYPE a>",
  "<?",
  "&",
  "&amp;",
  "&#0;",
  "&#x110000;",
  "&nbsp;",
  '"',
  "'",
  "=",
  ' r="',
  ' t="s"',
  ' s="999999999"',
  "\0",
  "\r",
  "\n",
  "_x000D_",
  "\xff",
  "-",
  "1e308",
  "9999999999999999999",
  "NaN",
  "A1",
  "XFD1048576",
  ",",
  ";",
  "\t",
  '""',
  "<table>",
  "</table>",
  "<tr>",
  "<td rowspan=9999 colspan=999>",
  ' table:number-rows-repeated="999999999"',
  ' table:number-rows-spanned="999999999"',
  "--=_b",
  "--=_b--",
  "=\r\n",
  "Content-Transfer-Encoding: base64\r\n",
  ' table:number-columns-repeated="16384"',
] as const;

function mutateBytes(bytes: Buffer, random: SeededRandom, tokens: readonly [string, ...string[]]): Buffer {
  let mutated = Buffer.from(bytes);
  for (let times = 1 + random.below(4); times > 0; times--) {
    const at = random.below(mutated.length + 1);
    const length = random.pick([1, 1, 2, 8, 100, 5000]);
    switch (random.below(7)) {
      case 0:
        if (at < mutated.length) mutated[at] = (mutated[at] ?? 0) ^ (1 << random.below(8));
        break;
      case 1:
        mutated = mutated.subarray(0, at);
        break;
      case 2:
        mutated = Buffer.concat([mutated.subarray(0, at), mutated.subarray(at + length)]);
        break;
      case 3:
        mutated = Buffer.concat([mutated.subarray(0, at), mutated.subarray(at - length), mutated.subarray(at)]);
        break;
      case 4: {
        const token = Buffer.from(random.pick(tokens), "latin1");
        mutated = Buffer.concat([
          mutated.subarray(0, at),
          token,
          mutated.subarray(at + random.pick([0, token.length])),
        ]);
        break;
      }
      case 5: {
        const token = Buffer.from(random.pick(tokens), "latin1");
        const repeated = Buffer.concat(Array.from({ length: random.pick([2, 50, 5000]) }, () => token));
        mutated = Buffer.concat([mutated.subarray(0, at), repeated, mutated.subarray(at)]);
        break;
      }
      default:
        if (at < mutated.length) mutated[at] = random.below(256);
    }
  }
  return mutated;
}
