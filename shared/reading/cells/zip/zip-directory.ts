import type { ReadingLimits } from "../reading-limits.ts";
import { cutOff, garbled, notMadeBySpreadsheet, passwordProtected, tooLargeInside } from "../unreadable-file.ts";

/** One packed part of a zip file; its position has been checked. */
export interface ZipEntry {
  readonly name: string;
  readonly deflated: boolean;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly inflatedBytes: number;
  /** Where its packed bytes begin. */
  readonly dataStart: number;
}

/** The parts of a zip file by name: in lower case, with forward slashes, no leading slash, as OPC compares names. */
export type ZipDirectory = ReadonlyMap<string, ZipEntry>;

/**
 * Reads the directory of a zip file and checks all that can be checked without unpacking: entries are inside the file and do
 * not overlap, both of their headers agree, and the sizes that they claim to unpack to are allowed.
 *
 * @throws UnreadableFile if the directory is damaged or over a limit.
 */
export function readZipDirectory(bytes: Buffer, limits: ReadingLimits): ZipDirectory {
  const end = findEnd(bytes);
  if (end.entries > limits.zipEntries) {
    throw tooLargeInside(`The file is packed from ${end.entries} parts; ${limits.zipEntries} are allowed.`);
  }
  const directory = new Map<string, ZipEntry>();
  const extents: { readonly from: number; readonly to: number; readonly name: string }[] = [];
  let position = end.directoryStart;
  let inflated = 0;
  for (let index = 0; index < end.entries; index++) {
    const header = readCentralHeader(bytes, position, end.position);
    position = header.next;
    if (header.name.endsWith("/") && header.inflatedBytes === 0) continue;
    inflated += header.inflatedBytes;
    if (inflated > limits.inflatedBytes) {
      throw tooLargeInside(
        `The file unpacks to over ${inMegabytes(inflated)} MB; ${inMegabytes(limits.inflatedBytes)} MB are allowed.`,
      );
    }
    if (
      header.inflatedBytes > limits.ratioFreeBytes &&
      header.inflatedBytes > header.packedBytes * limits.inflationRatio
    ) {
      throw tooLargeInside(
        `The part ${header.name} unpacks to ${inMegabytes(header.inflatedBytes)} MB, more than ${limits.inflationRatio} times its packed size, as only a harmful file does.`,
      );
    }
    const dataStart = readLocalHeader(bytes, header, end.directoryStart);
    extents.push({ from: header.localStart, to: dataStart + header.packedBytes, name: header.name });
    const key = partKey(header.name);
    if (directory.has(key)) throw notMadeBySpreadsheet(`The file holds the part ${header.name} twice.`);
    directory.set(key, {
      name: header.name,
      deflated: header.method === DEFLATED,
      crc32: header.crc32,
      packedBytes: header.packedBytes,
      inflatedBytes: header.inflatedBytes,
      dataStart,
    });
  }
  refuseOverlaps(extents);
  return directory;
}

/** The form in which part names are compared. */
export function partKey(name: string): string {
  const isPlain = name.charCodeAt(0) !== SLASH && !name.includes("\\");
  return (isPlain ? name : name.replaceAll("\\", "/").replace(/^\/+/, "")).toLowerCase();
}

const SLASH = 47;
const DEFLATED = 8;
const STORED = 0;
const NOT_IN_32_BITS = 0xffffffff;

interface CentralHeader {
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly inflatedBytes: number;
  readonly localStart: number;
  readonly next: number;
}

interface DirectoryEnd {
  readonly position: number;
  readonly directoryStart: number;
  readonly entries: number;
}

function inMegabytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}

function findEnd(bytes: Buffer): DirectoryEnd {
  const position = findEndRecord(bytes);
  let entries = bytes.readUInt16LE(position + 10);
  let directoryBytes = bytes.readUInt32LE(position + 12);
  let directoryStart = bytes.readUInt32LE(position + 16);
  let endPosition = position;
  if (entries === 0xffff || directoryBytes === NOT_IN_32_BITS || directoryStart === NOT_IN_32_BITS) {
    const locator = position - 20;
    if (locator >= 0 && bytes.readUInt32LE(locator) === 0x07064b50) {
      const large = readLargeNumber(bytes, locator + 8);
      if (large + 56 > locator || bytes.readUInt32LE(large) !== 0x06064b50) {
        throw garbled("The end of the zip directory points to a place without a directory.");
      }
      entries = readLargeNumber(bytes, large + 32);
      directoryBytes = readLargeNumber(bytes, large + 40);
      directoryStart = readLargeNumber(bytes, large + 48);
      endPosition = large;
    }
  }
  if (directoryStart + directoryBytes > endPosition || entries * 46 > directoryBytes) {
    throw cutOff("The zip directory is not where the end of the file says: the file was cut off or changed.");
  }
  return { position: endPosition, directoryStart, entries };
}

function findEndRecord(bytes: Buffer): number {
  const last = bytes.length - 22;
  const first = Math.max(0, last - 0xffff);
  let found = -1;
  for (let position = last; position >= first; position--) {
    if (bytes[position] !== 0x50 || bytes.readUInt32LE(position) !== 0x06054b50) continue;
    // The true end record has a comment that ends with the file. Bytes that a mail gateway added after it are accepted.
    if (position + 22 + bytes.readUInt16LE(position + 20) === bytes.length) return position;
    if (found < 0) found = position;
  }
  if (found < 0) throw cutOff("The file is cut off: the directory at the end of every .xlsx file is missing.");
  return found;
}

function readLargeNumber(bytes: Buffer, position: number): number {
  const value = bytes.readBigUInt64LE(position);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw garbled("The zip directory gives an impossible size.");
  return Number(value);
}

function readCentralHeader(bytes: Buffer, position: number, end: number): CentralHeader {
  if (position + 46 > end || bytes.readUInt32LE(position) !== 0x02014b50) {
    throw garbled("The zip directory ends before all of its entries are listed.");
  }
  const flags = bytes.readUInt16LE(position + 8);
  const method = bytes.readUInt16LE(position + 10);
  const nameEnd = position + 46 + bytes.readUInt16LE(position + 28);
  const extraEnd = nameEnd + bytes.readUInt16LE(position + 30);
  const next = extraEnd + bytes.readUInt16LE(position + 32);
  if (next > end) throw garbled("An entry of the zip directory reaches beyond the directory.");
  const nameStart = position + 46;
  const name = bytes.toString("utf8", nameStart, nameEnd);
  if ((flags & 1) !== 0) {
    throw passwordProtected("The file is protected by a password.");
  }
  if (method !== DEFLATED && method !== STORED) {
    throw garbled(`The part ${name} is packed by a method that Excel does not use (${method}).`);
  }
  const sizes = readSizes(bytes, position, nameEnd, extraEnd);
  if (method === STORED && sizes.packedBytes !== sizes.inflatedBytes) {
    throw garbled(`The part ${name} is not packed, yet its two sizes differ.`);
  }
  return { name, nameStart, nameEnd, method, crc32: bytes.readUInt32LE(position + 16), ...sizes, next };
}

function readSizes(bytes: Buffer, position: number, extraStart: number, extraEnd: number) {
  const sizes = {
    packedBytes: bytes.readUInt32LE(position + 20),
    inflatedBytes: bytes.readUInt32LE(position + 24),
    localStart: bytes.readUInt32LE(position + 42),
  };
  for (let extra = extraStart; extra + 4 <= extraEnd;) {
    const id = bytes.readUInt16LE(extra);
    const fieldEnd = extra + 4 + bytes.readUInt16LE(extra + 2);
    if (id === 1 && fieldEnd <= extraEnd) {
      let field = extra + 4;
      for (const key of ["inflatedBytes", "packedBytes", "localStart"] as const) {
        if (sizes[key] !== NOT_IN_32_BITS || field + 8 > fieldEnd) continue;
        sizes[key] = readLargeNumber(bytes, field);
        field += 8;
      }
      break;
    }
    extra = fieldEnd;
  }
  return sizes;
}

function readLocalHeader(bytes: Buffer, header: CentralHeader, directoryStart: number): number {
  const start = header.localStart;
  if (start + 30 > directoryStart || bytes.readUInt32LE(start) !== 0x04034b50) {
    throw garbled(`The part ${header.name} is not where the zip directory says.`);
  }
  const nameEnd = start + 30 + bytes.readUInt16LE(start + 26);
  const dataStart = nameEnd + bytes.readUInt16LE(start + 28);
  if (dataStart > directoryStart) {
    throw garbled(`The part ${header.name} reaches beyond the end of the file's data.`);
  }
  // If the two headers differ, two programs may see two different files.
  if (
    bytes.readUInt16LE(start + 8) !== header.method ||
    bytes.compare(bytes, header.nameStart, header.nameEnd, start + 30, nameEnd) !== 0
  ) {
    throw notMadeBySpreadsheet(`The zip directory and the part ${header.name} contradict each other.`);
  }
  if (dataStart + header.packedBytes > directoryStart) {
    throw garbled(`The part ${header.name} reaches beyond the end of the file's data.`);
  }
  return dataStart;
}

/** Entries that share bytes can unpack to many times the size of the file: a zip bomb without nesting. */
function refuseOverlaps(extents: { readonly from: number; readonly to: number; readonly name: string }[]): void {
  extents.sort((a, b) => a.from - b.from);
  let reached = 0;
  for (const { from, to, name } of extents) {
    if (from < reached)
      throw notMadeBySpreadsheet(`The part ${name} overlaps another part of the file, as only a harmful file does.`);
    reached = to;
  }
}
