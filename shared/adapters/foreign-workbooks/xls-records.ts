import { readCompoundStream } from "../../reading/cells/recognition/compound-file.ts";
import { cutOff } from "../../reading/cells/unreadable-file.ts";

/**
 * Takes the records of an .xls file out of its container, checks that they are complete, and mends what other programs
 * overlook:
 *
 * - a table of texts that claims to hold fewer than the cells use;
 * - a code page that old records can't have.
 *
 * The library reads a truncated file as far as it goes, without saying so. It gets the records without their container, so
 * that there is only one reading of the container.
 *
 * @throws UnreadableFile if the records end before the last sheet does.
 */
export function readXlsRecords(bytes: Buffer): Buffer {
  // A worksheet of Excel 2 to 4 has no container.
  const records = bytes[0] === 0xd0 ? readCompoundStream(bytes, ["Workbook", "Book"]) : Buffer.from(bytes);
  if (records === undefined) throw cutOff("the compound file holds no stream of a workbook");
  const found = lookThrough(records);
  if (found.isEncrypted) return records;
  mendTextCount(records, found);
  mendCodePage(records, found);
  return records;
}

interface Found {
  isEncrypted: boolean;
  /** Where the content of these records begins. */
  texts: number | undefined;
  codePage: number | undefined;
  /** The version that the first record names: `0x0600` since Excel 97. */
  version: number;
  /** How many texts the cells need. */
  textsNeeded: number;
}

const BEGINNINGS = new Set([0x0809, 0x0409, 0x0209, 0x0009]);
const END = 0x000a;
const ENCRYPTION = 0x002f;
const CODE_PAGE = 0x0042;
const SHARED_TEXTS = 0x00fc;
const CELL_WITH_SHARED_TEXT = 0x00fd;
const SINCE_EXCEL_97 = 0x0600;
const UTF_16 = 1200;
const WINDOWS_1252 = 1252;

function lookThrough(records: Buffer): Found {
  const found: Found = {
    isEncrypted: false,
    texts: undefined,
    codePage: undefined,
    version: records.length < 6 ? 0 : records.readUInt16LE(4),
    textsNeeded: 0,
  };
  let depth = 0;
  let beginnings = 0;
  for (let position = 0; position + 4 <= records.length;) {
    const type = records.readUInt16LE(position);
    const content = position + 4;
    const length = records.readUInt16LE(position + 2);
    position = content + length;
    if (position > records.length) throw cutOff("a record reaches beyond the end of the stream");
    if (BEGINNINGS.has(type)) {
      depth++;
      beginnings++;
    } else if (type === END) {
      depth--;
      // Only padding follows the last one.
      if (depth <= 0 && isPadding(records, position)) return found;
    } else if (depth === 0) break;
    else if (type === ENCRYPTION) found.isEncrypted = true;
    else if (type === CODE_PAGE && length >= 2) found.codePage ??= content;
    else if (type === SHARED_TEXTS && length >= 8) found.texts ??= content;
    else if (type === CELL_WITH_SHARED_TEXT && length >= 10) {
      found.textsNeeded = Math.max(found.textsNeeded, records.readUInt32LE(content + 6) + 1);
    }
  }
  if (depth > 0 || beginnings === 0) throw cutOff("the records end before the last sheet does");
  return found;
}

function isPadding(records: Buffer, from: number): boolean {
  for (let position = from; position < records.length; position++) if (records[position] !== 0) return false;
  return true;
}

/** Some programs write a count of zero. All texts are there, and Excel reads them. */
function mendTextCount(records: Buffer, { texts, textsNeeded }: Found): void {
  if (texts === undefined) return;
  const count = texts + 4;
  if (records.readUInt32LE(count) < textsNeeded) records.writeUInt32LE(Math.min(textsNeeded, 0xffffffff), count);
}

/** Texts have two bytes a character only since Excel 97. British programs write Windows-1252. */
function mendCodePage(records: Buffer, { codePage, version }: Found): void {
  if (codePage === undefined || version >= SINCE_EXCEL_97) return;
  if (records.readUInt16LE(codePage) === UTF_16) records.writeUInt16LE(WINDOWS_1252, codePage);
}
