import { crc32, deflateRawSync } from "node:zlib";

import { writeZip } from "./write-zip.ts";

const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const STORED = 0;

interface Entry {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * Repacks a zip file of uncompressed entries so that its bytes depend only on their content: compressed, in the order of their
 * names (content types first, as readers expect), all with the same date.
 *
 * @throws RangeError if the bytes are not such a file; our own writer makes it.
 */
export function repackZip(stored: Uint8Array): Uint8Array {
  const entries = readStored(Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength));
  entries.sort((one, other) => rank(one.name) - rank(other.name) || (one.name < other.name ? -1 : 1));
  return writeZip(
    entries.map(({ name, content }) => ({
      name,
      deflated: true,
      packed: deflateRawSync(content, { level: 6 }),
      crc32: crc32(content),
      wholeBytes: content.length,
    })),
  );
}

function rank(name: string): number {
  return name === "[Content_Types].xml" ? 0 : name === "_rels/.rels" ? 1 : 2;
}

function readStored(bytes: Buffer): Entry[] {
  const end = bytes.length - END_BYTES;
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw new RangeError("the workbook writer wrote no zip directory");
  const entries: Entry[] = [];
  let place = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    if (bytes.readUInt32LE(place) !== CENTRAL || bytes.readUInt16LE(place + 10) !== STORED) {
      throw new RangeError("the workbook writer wrote a compressed entry");
    }
    const size = bytes.readUInt32LE(place + 24);
    const nameLength = bytes.readUInt16LE(place + 28);
    const header = bytes.readUInt32LE(place + 42);
    const from = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const name = bytes.toString("utf8", place + 46, place + 46 + nameLength);
    entries.push({ name, content: bytes.subarray(from, from + size) });
    place += 46 + nameLength + bytes.readUInt16LE(place + 30) + bytes.readUInt16LE(place + 32);
  }
  return entries;
}
