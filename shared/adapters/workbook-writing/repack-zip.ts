import { crc32, deflateRawSync } from "node:zlib";

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const STORED = 0;
const DEFLATED = 8;
const VERSION = 20;
/** Names are in UTF-8. */
const UTF8_FLAG = 0x0800;
/** 1 January 1980: the earliest date of a zip file. */
const FIRST_DAY = 0x0021;

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
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, "utf8");
    const packed = deflateRawSync(entry.content, { level: 6 });
    const sizes = { crc: crc32(entry.content), packed: packed.length, whole: entry.content.length };
    const local = localHeader(name, sizes);
    files.push(local, packed);
    directory.push(centralHeader(name, sizes, offset));
    offset += local.length + packed.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...files, central, endRecord(entries.length, central.length, offset)]);
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

interface Sizes {
  readonly crc: number;
  readonly packed: number;
  readonly whole: number;
}

function localHeader(name: Buffer, sizes: Sizes): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL, 0);
  header.writeUInt16LE(VERSION, 4);
  writeCommon(header, 6, name, sizes);
  return Buffer.concat([header, name]);
}

function centralHeader(name: Buffer, sizes: Sizes, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(CENTRAL, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  writeCommon(header, 8, name, sizes);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

/** Writes the fields that both headers share: flags, method, time, day, checksum, sizes, length of the name. */
function writeCommon(header: Buffer, from: number, name: Buffer, sizes: Sizes): void {
  header.writeUInt16LE(UTF8_FLAG, from);
  header.writeUInt16LE(DEFLATED, from + 2);
  header.writeUInt16LE(0, from + 4);
  header.writeUInt16LE(FIRST_DAY, from + 6);
  header.writeUInt32LE(sizes.crc, from + 8);
  header.writeUInt32LE(sizes.packed, from + 12);
  header.writeUInt32LE(sizes.whole, from + 16);
  header.writeUInt16LE(name.length, from + 20);
}

function endRecord(entries: number, directoryBytes: number, directoryAt: number): Buffer {
  const record = Buffer.alloc(END_BYTES);
  record.writeUInt32LE(END, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(directoryBytes, 12);
  record.writeUInt32LE(directoryAt, 16);
  return record;
}
