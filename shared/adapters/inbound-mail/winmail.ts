import { textOfBytes } from "../../domain/mail/headers/decode-words.ts";

/** A file in a winmail.dat. `message` marks an Outlook message, which is again in this format. */
export interface WinmailFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly message: boolean;
}

/** Whether the bytes are TNEF, the format of Outlook's winmail.dat. */
export function isWinmail(bytes: Uint8Array): boolean {
  return bytes.length > 6 && viewOf(bytes).getUint32(0, true) === SIGNATURE;
}

/**
 * Reads the files in a winmail.dat (MS-OXTNEF): a signature, a key, and a list of attributes, each with level, id, length,
 * data and a sum of its bytes. Each file begins with the attribute of its rendering data. Files before a broken place are
 * returned, and `damaged` is true. Never throws; takes time linear in the length.
 *
 * @param most how many attributes and properties are read at most
 */
export function readWinmail(
  bytes: Uint8Array,
  most: number,
): { readonly files: readonly WinmailFile[]; readonly damaged: boolean } {
  if (!isWinmail(bytes)) return { files: [], damaged: true };
  const found: Partial<Found>[] = [];
  const view = viewOf(bytes);
  const budget = { left: most };
  let codePage = "windows-1252";
  let damaged = false;
  let at = 6;
  while (at < bytes.length) {
    if (at + 9 > bytes.length || budget.left-- <= 0) {
      damaged = true;
      break;
    }
    const id = view.getUint32(at + 1, true);
    const length = view.getUint32(at + 5, true);
    const data = bytes.subarray(at + 9, at + 9 + length);
    const sumAt = at + 9 + length;
    // The sum of the last attribute may be missing; a wrong one means that data were lost on the way.
    if (data.length !== length || (sumAt + 2 <= bytes.length && view.getUint16(sumAt, true) !== sumOf(data))) {
      damaged = true;
      break;
    }
    const current = found.at(-1);
    if (id === ATTRIBUTE.codePage && length >= 4) codePage = codePageOf(viewOf(data).getUint32(0, true));
    else if (id === ATTRIBUTE.rendering) found.push({});
    else if (current && id === ATTRIBUTE.title) current.title = narrowText(data, codePage);
    else if (current && id === ATTRIBUTE.data) current.data = data;
    else if (current && id === ATTRIBUTE.properties)
      damaged = !readProperties(data, current, codePage, budget) || damaged;
    at = sumAt + 2;
  }
  return { files: found.flatMap(fileOf), damaged };
}

const SIGNATURE = 0x223e9f78;
const ATTRIBUTE = {
  codePage: 0x00069007,
  rendering: 0x00069002,
  title: 0x00018010,
  data: 0x0006800f,
  properties: 0x00069005,
} as const;
const PROPERTY = { displayName: 0x3001, data: 0x3701, shortName: 0x3704, method: 0x3705, longName: 0x3707 } as const;
const TYPE = { object: 0x0d, narrow: 0x1e, wide: 0x1f, binary: 0x102 } as const;
const SEVERAL = 0x1000;
const EMBEDDED_MESSAGE = 5;
/** The id of its interface precedes the data of an object. */
const INTERFACE_BYTES = 16;

interface Found {
  title: string;
  shortName: string;
  longName: string;
  displayName: string;
  data: Uint8Array;
  object: Uint8Array;
  method: number;
}

function fileOf(found: Partial<Found>): WinmailFile[] {
  const names = [found.longName, found.title, found.shortName, found.displayName];
  const name = names.find((one) => one !== undefined && one !== "") ?? "";
  if (found.object !== undefined) {
    const bytes = found.object.subarray(INTERFACE_BYTES);
    return [{ name, bytes, message: found.method === EMBEDDED_MESSAGE || isWinmail(bytes) }];
  }
  return found.data === undefined ? [] : [{ name, bytes: found.data, message: false }];
}

/** Reads the properties of one file; false if they end inside one. */
function readProperties(data: Uint8Array, found: Partial<Found>, codePage: string, budget: { left: number }): boolean {
  const view = viewOf(data);
  let at = 4;
  const has = (count: number): boolean => at + count <= data.length;
  if (data.length < 4) return false;
  for (let count = view.getUint32(0, true); count > 0; count--) {
    if (!has(4) || budget.left-- <= 0) return false;
    const type = view.getUint16(at, true);
    const id = view.getUint16(at + 2, true);
    at += 4;
    if (id >= 0x8000) {
      // A named property: the id of its set, the kind of name, and the name.
      if (!has(24)) return false;
      const isText = view.getUint32(at + 16, true) === 1;
      at += isText ? 24 + padded(view.getUint32(at + 20, true)) : 24;
      if (!has(0)) return false;
    }
    const width = fixedWidth(type & ~SEVERAL);
    let values = 1;
    if (width === undefined || (type & SEVERAL) !== 0) {
      if (!has(4)) return false;
      values = view.getUint32(at, true);
      at += 4;
    }
    for (; values > 0; values--) {
      if (budget.left-- <= 0) return false;
      let length = width;
      if (length === undefined) {
        if (!has(4)) return false;
        length = view.getUint32(at, true);
        at += 4;
      }
      if (!has(length)) return false;
      keep(found, id, type, data.subarray(at, at + length), codePage);
      at += padded(length);
    }
  }
  return true;
}

function keep(found: Partial<Found>, id: number, type: number, value: Uint8Array, codePage: string): void {
  switch (id) {
    case PROPERTY.data:
      if (type === TYPE.object) found.object = value;
      else if (type === TYPE.binary) found.data ??= value;
      break;
    case PROPERTY.method:
      if (value.length >= 4) found.method = viewOf(value).getUint32(0, true);
      break;
    case PROPERTY.longName:
      found.longName = text(type, value, codePage);
      break;
    case PROPERTY.shortName:
      found.shortName = text(type, value, codePage);
      break;
    case PROPERTY.displayName:
      found.displayName = text(type, value, codePage);
      break;
    default:
  }
}

function text(type: number, value: Uint8Array, codePage: string): string {
  return type === TYPE.wide ? untilNull(new TextDecoder("utf-16le").decode(value)) : narrowText(value, codePage);
}

function narrowText(value: Uint8Array, codePage: string): string {
  try {
    return untilNull(new TextDecoder(codePage, { fatal: true }).decode(value));
  } catch {
    return untilNull(textOfBytes(Buffer.from(value).toString("latin1")));
  }
}

function untilNull(value: string): string {
  const end = value.indexOf("\0");
  return end < 0 ? value : value.slice(0, end);
}

function codePageOf(page: number): string {
  if (page === 65001) return "utf-8";
  if (page === 932) return "shift_jis";
  if (page === 936) return "gbk";
  if (page === 949) return "euc-kr";
  if (page === 950) return "big5";
  return page >= 1250 && page <= 1258 ? `windows-${page}` : "windows-1252";
}

/** How many bytes a value of this type takes, with padding; `undefined` if the value has its own length field. */
function fixedWidth(type: number): number | undefined {
  switch (type) {
    case 0x02:
    case 0x03:
    case 0x04:
    case 0x0a:
    case 0x0b:
      return 4;
    case 0x05:
    case 0x06:
    case 0x07:
    case 0x14:
    case 0x40:
      return 8;
    case 0x48:
      return 16;
    case 0x01:
      return 0;
    default:
      return undefined;
  }
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

function sumOf(data: Uint8Array): number {
  let sum = 0;
  for (const byte of data) sum = (sum + byte) & 0xffff;
  return sum;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
