import { cutOff, garbled } from "../unreadable-file.ts";

/**
 * Lists the names of the streams and storages in an OLE compound file, the container of .xls files and of all files that
 * Office encrypts.
 *
 * @throws UnreadableFile if the container is damaged.
 */
export function readCompoundFileNames(bytes: Buffer): string[] {
  return readEntries(bytes).map(({ name }) => name);
}

/**
 * Reads the stream with the first of these names that the file has, upper or lower case. Some programs do not fill the last
 * sector of a file, or claim more bytes than a stream has: the result is what the file holds of it, and may be cut off.
 *
 * @returns undefined if there is no such stream.
 * @throws UnreadableFile if the container is damaged.
 */
export function readCompoundStream(bytes: Buffer, names: readonly string[]): Buffer | undefined {
  const entries = readEntries(bytes);
  const found = names
    .map((name) => entries.find((entry) => entry.kind === STREAM && entry.name.toLowerCase() === name.toLowerCase()))
    .find((entry) => entry !== undefined);
  if (found === undefined) return undefined;
  if (found.bytes >= bytes.readUInt32LE(56)) return readChain(bytes, found.start, found.bytes);
  // Small streams are inside the root's stream, in sectors of 64 bytes with a table of their own.
  const root = entries.find(({ kind }) => kind === ROOT);
  if (root === undefined) throw garbled("the compound file has no root");
  const small = readChain(bytes, root.start, root.bytes);
  const table = readChain(bytes, bytes.readUInt32LE(60), bytes.readUInt32LE(64) * sectorBytesOf(bytes));
  return readSmallChain(small, table, found);
}

interface Entry {
  readonly name: string;
  readonly kind: number;
  readonly start: number;
  readonly bytes: number;
}

const STREAM = 2;
const ROOT = 5;
const LAST_SECTOR = 0xfffffffa;
const END_OF_CHAIN = 0xfffffffe;
const SMALL_SECTOR = 64;
/** The header lists the first sectors of the allocation table: enough for files up to 7 MB. */
const LISTED_IN_HEADER = 109;

function readEntries(bytes: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (const start of chain(bytes, sectorBytesOf(bytes), bytes.readUInt32LE(48))) {
    if (start >= bytes.length) throw cutOff("the directory of the compound file is not within the file");
    const end = Math.min(start + sectorBytesOf(bytes), bytes.length);
    for (let entry = start; entry + 128 <= end; entry += 128) {
      const nameBytes = bytes.readUInt16LE(entry + 64);
      const kind = bytes[entry + 66] ?? 0;
      if (nameBytes < 2 || nameBytes > 64 || kind === 0) continue;
      entries.push({
        name: bytes.toString("utf16le", entry, entry + nameBytes - 2),
        kind,
        start: bytes.readUInt32LE(entry + 116),
        bytes: bytes.readUInt32LE(entry + 120),
      });
    }
  }
  return entries;
}

function sectorBytesOf(bytes: Buffer): number {
  if (bytes.length < 512) throw cutOff("the file ends within its first 512 bytes");
  const shift = bytes.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw garbled("the sector size of the compound file is wrong");
  return 1 << shift;
}

/** Yields where each sector of a chain begins, even if that is beyond the end of the file. */
function* chain(bytes: Buffer, sectorBytes: number, first: number): Generator<number> {
  const sectors = Math.ceil(bytes.length / sectorBytes);
  let sector = first;
  for (let read = 0; sector <= LAST_SECTOR; read++) {
    const start = (sector + 1) * sectorBytes;
    // A chain longer than the file is a circle.
    if (read > sectors) throw garbled("a chain of the compound file is a circle");
    yield start;
    sector = nextSector(bytes, sector, sectorBytes);
  }
}

function readChain(bytes: Buffer, first: number, length: number): Buffer {
  const sectorBytes = sectorBytesOf(bytes);
  const pieces: Buffer[] = [];
  let gathered = 0;
  for (const start of chain(bytes, sectorBytes, first)) {
    if (gathered >= length || start >= bytes.length) break;
    const piece = bytes.subarray(start, Math.min(start + sectorBytes, start + length - gathered));
    pieces.push(piece);
    gathered += piece.length;
  }
  return Buffer.concat(pieces);
}

function readSmallChain(small: Buffer, table: Buffer, entry: Entry): Buffer {
  const pieces: Buffer[] = [];
  let gathered = 0;
  let sector = entry.start;
  while (gathered < entry.bytes) {
    const start = sector * SMALL_SECTOR;
    const piece = small.subarray(start, Math.min(start + SMALL_SECTOR, start + entry.bytes - gathered));
    if (piece.length === 0) break;
    pieces.push(piece);
    gathered += piece.length;
    if (piece.length < SMALL_SECTOR || sector * 4 + 4 > table.length) break;
    sector = table.readUInt32LE(sector * 4);
  }
  return Buffer.concat(pieces);
}

function nextSector(bytes: Buffer, sector: number, sectorBytes: number): number {
  const perSector = sectorBytes / 4;
  const table = tableSector(bytes, Math.floor(sector / perSector), sectorBytes);
  const place = (table + 1) * sectorBytes + (sector % perSector) * 4;
  return place + 4 > bytes.length ? END_OF_CHAIN : bytes.readUInt32LE(place);
}

/** The sector with the given part of the allocation table: from the header, or from the chain of lists after it. */
function tableSector(bytes: Buffer, index: number, sectorBytes: number): number {
  if (index < LISTED_IN_HEADER) return bytes.readUInt32LE(76 + index * 4);
  const perList = sectorBytes / 4 - 1;
  let rest = index - LISTED_IN_HEADER;
  let list = bytes.readUInt32LE(68);
  for (; rest >= perList; rest -= perList) list = listEntry(bytes, list, perList, sectorBytes);
  return listEntry(bytes, list, rest, sectorBytes);
}

function listEntry(bytes: Buffer, list: number, entry: number, sectorBytes: number): number {
  const place = (list + 1) * sectorBytes + entry * 4;
  if (place + 4 > bytes.length) throw cutOff("the allocation table of the compound file is not within the file");
  return bytes.readUInt32LE(place);
}
