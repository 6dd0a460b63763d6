const SECTOR = 512;
const SMALL_SECTOR = 64;
/** Streams below this size are in small sectors. */
const SMALL = 4096;
const END_OF_CHAIN = 0xfffffffe;
const ALLOCATION = 0xfffffffd;
const NONE = 0xffffffff;

/** Writes a compound file with one stream, whose last sector is not filled: the file ends with its last byte. */
export function compoundOf(name: string, stream: Buffer): Buffer {
  const isSmall = stream.length < SMALL;
  const sectors = Math.ceil(stream.length / SECTOR);
  // Sectors: the allocation table, the directory, the table of small sectors, the stream.
  const allocation = Buffer.alloc(SECTOR, 0xff);
  for (const [sector, next] of [ALLOCATION, END_OF_CHAIN, END_OF_CHAIN].entries()) {
    allocation.writeUInt32LE(next, sector * 4);
  }
  for (let index = 0; index < sectors; index++) {
    allocation.writeUInt32LE(index + 1 < sectors ? index + 4 : END_OF_CHAIN, (index + 3) * 4);
  }
  const smallTable = Buffer.alloc(SECTOR, 0xff);
  const smallSectors = Math.ceil(stream.length / SMALL_SECTOR);
  for (let index = 0; isSmall && index < smallSectors; index++) {
    smallTable.writeUInt32LE(index + 1 < smallSectors ? index + 1 : END_OF_CHAIN, index * 4);
  }
  const directory = Buffer.alloc(SECTOR);
  const smallBytes = smallSectors * SMALL_SECTOR;
  entry("Root Entry", 5, isSmall ? 3 : END_OF_CHAIN, isSmall ? smallBytes : 0).copy(directory);
  entry(name, 2, isSmall ? 0 : 3, stream.length).copy(directory, 128);
  directory.writeUInt32LE(1, 76);
  return Buffer.concat([header(isSmall), allocation, directory, smallTable, stream]);
}

function header(isSmall: boolean): Buffer {
  const bytes = Buffer.alloc(SECTOR, 0xff);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(bytes);
  bytes.fill(0, 8, 76);
  bytes.writeUInt16LE(0x3e, 24);
  bytes.writeUInt16LE(3, 26);
  bytes.writeUInt16LE(0xfffe, 28);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt16LE(6, 32);
  bytes.writeUInt32LE(1, 44);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(SMALL, 56);
  bytes.writeUInt32LE(isSmall ? 2 : END_OF_CHAIN, 60);
  bytes.writeUInt32LE(isSmall ? 1 : 0, 64);
  bytes.writeUInt32LE(END_OF_CHAIN, 68);
  bytes.writeUInt32LE(0, 76);
  return bytes;
}

function entry(name: string, kind: number, start: number, length: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, "utf16le");
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes[66] = kind;
  for (const link of [68, 72, 76]) bytes.writeUInt32LE(NONE, link);
  bytes.writeUInt32LE(start, 116);
  bytes.writeUInt32LE(length, 120);
  return bytes;
}
