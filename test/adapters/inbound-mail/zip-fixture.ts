import { crc32, deflateRawSync } from "node:zlib";

export interface ZippedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly stored?: boolean;
  readonly encrypted?: boolean;
  /** False claims of the directory. */
  readonly claimedBytes?: number;
}

/** A zip as any program writes it: local headers, a directory, the end record. */
export function zipOf(files: readonly ZippedFile[]): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const packed = file.stored === true ? Buffer.from(file.bytes) : deflateRawSync(file.bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(file.encrypted === true ? 1 : 0, 2);
    fields.writeUInt16LE(file.stored === true ? 0 : 8, 4);
    fields.writeUInt32LE(crc32(file.bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(file.claimedBytes ?? file.bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    local.push(Buffer.from("PK\u0003\u0004"), fields, name, packed);
    const where = Buffer.alloc(14);
    where.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\0"), fields, where, name);
    offset += 30 + name.length + packed.length;
  }
  const size = directory.reduce((length, piece) => length + piece.length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, ...directory, end]);
}

/** A file with the directory of a workbook and every value of a byte: enough of a workbook for a mail. */
export function workbookBytes(seed = 1): Buffer {
  let state = seed;
  const noise = Buffer.from(Array.from({ length: 3000 }, () => (state = (state * 48271) % 2147483647) & 0xff));
  const every = Buffer.from(Array.from({ length: 512 }, (_, index) => index & 0xff));
  return zipOf([
    { name: "[Content_Types].xml", bytes: Buffer.from("<Types/>") },
    { name: "xl/workbook.xml", bytes: Buffer.from("<workbook/>") },
    { name: "xl/noise.bin", bytes: Buffer.concat([every, Buffer.from("\r\n--=_b1--\r\n.\r\n"), noise]), stored: true },
  ]);
}
