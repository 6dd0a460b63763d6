const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_BYTES = 22;
const DEFLATED = 8;
const VERSION = 20;
/** Names are in UTF-8. */
const UTF8_FLAG = 0x0800;
/** 1 January 1980: the earliest date of a zip file. */
const FIRST_DAY = 0x0021;

/** A part of a zip file, packed already. */
export interface PackedEntry {
  readonly name: string;
  /** Whether it is deflated; otherwise its bytes are stored as they are. */
  readonly deflated: boolean;
  readonly packed: Uint8Array;
  readonly crc32: number;
  /** Its bytes before it was packed. */
  readonly wholeBytes: number;
}

/** Writes a zip file of packed entries. Its bytes depend only on theirs: all have the same date. */
export function writeZip(entries: readonly PackedEntry[]): Buffer {
  const files: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const local = localHeader(entry);
    files.push(local, entry.packed);
    directory.push(centralHeader(entry, offset));
    offset += local.length + entry.packed.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...files, central, endRecord(entries.length, central.length, offset)]);
}

function localHeader(entry: PackedEntry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL, 0);
  header.writeUInt16LE(VERSION, 4);
  return Buffer.concat([header, writeCommon(header, 6, entry)]);
}

function centralHeader(entry: PackedEntry, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(CENTRAL, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, writeCommon(header, 8, entry)]);
}

/** Writes the fields that both headers share: flags, method, time, day, checksum, sizes, length of the name. Returns the name. */
function writeCommon(header: Buffer, from: number, entry: PackedEntry): Buffer {
  const name = Buffer.from(entry.name, "utf8");
  header.writeUInt16LE(UTF8_FLAG, from);
  header.writeUInt16LE(entry.deflated ? DEFLATED : 0, from + 2);
  header.writeUInt16LE(0, from + 4);
  header.writeUInt16LE(FIRST_DAY, from + 6);
  header.writeUInt32LE(entry.crc32, from + 8);
  header.writeUInt32LE(entry.packed.length, from + 12);
  header.writeUInt32LE(entry.wholeBytes, from + 16);
  header.writeUInt16LE(name.length, from + 20);
  return name;
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
