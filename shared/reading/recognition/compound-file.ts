import { damaged } from "../unreadable-file.ts";

/**
 * Lists the names of the streams and storages in an OLE compound file, the container of .xls and of everything that
 * Office encrypts.
 *
 * @throws UnreadableFile where the container is damaged.
 */
export function readCompoundFileNames(bytes: Buffer): string[] {
  if (bytes.length < 512) throw damaged("The file is cut off: it ends within its first 512 bytes.");
  const sectorShift = bytes.readUInt16LE(30);
  if (sectorShift !== 9 && sectorShift !== 12)
    throw damaged("The file's container is damaged: its sector size is wrong.");
  const sectorBytes = 1 << sectorShift;
  const sectors = Math.ceil(bytes.length / sectorBytes);
  const names: string[] = [];
  let sector = bytes.readUInt32LE(48);
  for (let read = 0; sector <= LAST_SECTOR; read++) {
    const start = (sector + 1) * sectorBytes;
    // A chain that is longer than the file runs in a circle.
    if (start >= bytes.length || read > sectors) throw damaged("The directory of the file's container is damaged.");
    for (let entry = start; entry + 128 <= Math.min(start + sectorBytes, bytes.length); entry += 128) {
      const nameBytes = bytes.readUInt16LE(entry + 64);
      if (nameBytes < 2 || nameBytes > 64 || bytes[entry + 66] === 0) continue;
      names.push(bytes.toString("utf16le", entry, entry + nameBytes - 2));
    }
    sector = nextSector(bytes, sector, sectorBytes);
  }
  return names;
}

const LAST_SECTOR = 0xfffffffa;
/** The header itself lists the first sectors of the allocation table; those suffice for files up to 7 MB. */
const LISTED_IN_HEADER = 109;

function nextSector(bytes: Buffer, sector: number, sectorBytes: number): number {
  const perSector = sectorBytes / 4;
  const table = tableSector(bytes, Math.floor(sector / perSector), sectorBytes);
  const place = (table + 1) * sectorBytes + (sector % perSector) * 4;
  if (place + 4 > bytes.length) throw damaged("The allocation table of the file's container is damaged.");
  return bytes.readUInt32LE(place);
}

/** The sector that holds the given part of the allocation table, further ones by the chain of lists behind the header. */
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
  if (place + 4 > bytes.length) throw damaged("The allocation table of the file's container is damaged.");
  return bytes.readUInt32LE(place);
}
