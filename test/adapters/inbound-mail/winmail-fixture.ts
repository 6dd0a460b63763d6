export interface WinmailAttachment {
  readonly bytes: Uint8Array;
  /** The short name that old programs write. */
  readonly title?: string;
  /** The long name, as a property. */
  readonly longName?: string;
  /** Whether the bytes are a message in the same format. */
  readonly message?: boolean;
}

/** A winmail.dat according to MS-OXTNEF. */
export function winmailOf(files: readonly WinmailAttachment[]): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt32LE(0x223e9f78, 0);
  head.writeUInt16LE(1, 4);
  return Buffer.concat([
    head,
    attribute(1, 0x00089006, u32(0x00010000)),
    attribute(1, 0x00069007, Buffer.concat([u32(1252), u32(0)])),
    attribute(1, 0x00078008, Buffer.from("IPM.Microsoft Mail.Note\0")),
    attribute(
      1,
      0x00069003,
      properties([
        [0x0037001e, Buffer.from("ZB2 statement\0")],
        [0x80130003, u32(7)],
      ]),
    ),
    ...files.flatMap(fileAttributes),
  ]);
}

function fileAttributes(file: WinmailAttachment): Buffer[] {
  const name = Buffer.from(`${file.longName ?? ""}\0`, "utf16le");
  const given: [number, Buffer][] = [[0x37050003, u32(file.message === true ? 5 : 1)]];
  if (file.longName !== undefined) given.push([0x3707001f, name]);
  // An object begins with the id of its interface.
  if (file.message === true) given.push([0x3701000d, Buffer.concat([Buffer.alloc(16, 7), file.bytes])]);
  return [
    attribute(2, 0x00069002, Buffer.alloc(14)),
    ...(file.title === undefined ? [] : [attribute(2, 0x00018010, Buffer.from(`${file.title}\0`, "latin1"))]),
    ...(file.message === true ? [] : [attribute(2, 0x0006800f, Buffer.from(file.bytes))]),
    attribute(2, 0x00069005, properties(given)),
  ];
}

function attribute(level: number, id: number, data: Buffer): Buffer {
  const sum = Buffer.alloc(2);
  sum.writeUInt16LE(data.reduce((all, byte) => (all + byte) & 0xffff, 0));
  return Buffer.concat([Buffer.of(level), u32(id), u32(data.length), data, sum]);
}

/** Tag (id and type) and value: numbers without a length, texts and objects with count, length and padding. */
function properties(given: readonly [number, Buffer][]): Buffer {
  const pieces = given.map(([tag, value]) => {
    const [id, type] = [tag >>> 16, tag & 0xffff];
    const ids = Buffer.alloc(4);
    ids.writeUInt16LE(type, 0);
    ids.writeUInt16LE(id, 2);
    const named =
      id >= 0x8000
        ? Buffer.concat([Buffer.alloc(16, 3), u32(1), u32(6), padded(Buffer.from("Key", "utf16le"))])
        : Buffer.alloc(0);
    const body = type === 3 ? value : Buffer.concat([u32(1), u32(value.length), padded(value)]);
    return Buffer.concat([ids, named, body]);
  });
  return Buffer.concat([u32(given.length), ...pieces]);
}

function padded(value: Buffer): Buffer {
  return Buffer.concat([value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
