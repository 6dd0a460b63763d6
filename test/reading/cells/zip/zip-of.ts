import { crc32, deflateRawSync } from "node:zlib";

/** A part of a zip file to write, with false claims of its headers if wanted. */
export interface ZipPart {
  readonly name: string;
  readonly content: string | Buffer;
  readonly stored?: boolean;
  readonly claims?: {
    readonly inflatedBytes?: number;
    readonly packedBytes?: number;
    readonly crc32?: number;
    readonly method?: number;
    readonly flags?: number;
    /** The name in the part's own header. */
    readonly localName?: string;
    /** How long the part's own header claims that its name is. */
    readonly localNameBytes?: number;
    /** Where the directory claims that the part begins. */
    readonly localStart?: number;
  };
  /** Packed bytes to write unchanged, for a part that would be too large to make. */
  readonly packed?: { readonly bytes: Buffer; readonly inflatedBytes: number; readonly crc32: number };
}

/** Writes a zip file. Its headers are true unless a part claims something else. */
export function zipOf(parts: readonly ZipPart[], { zip64 = false } = {}): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let position = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const stored = part.stored === true;
    const packed = part.packed?.bytes ?? (stored ? content : deflateRawSync(content));
    const fields = {
      flags: part.claims?.flags ?? 0,
      method: part.claims?.method ?? (stored ? 0 : 8),
      sum: part.claims?.crc32 ?? part.packed?.crc32 ?? crc32(content),
      packedBytes: part.claims?.packedBytes ?? packed.length,
      inflatedBytes: part.claims?.inflatedBytes ?? part.packed?.inflatedBytes ?? content.length,
    };
    const local = header(0x04034b50, fields, Buffer.from(part.claims?.localName ?? part.name));
    if (part.claims?.localNameBytes !== undefined) local.writeUInt16LE(part.claims.localNameBytes, 26);
    directory.push(centralHeader(fields, Buffer.from(part.name), part.claims?.localStart ?? position, zip64));
    body.push(local, packed);
    position += local.length + packed.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(zip64 ? 0xffffffff : directoryBytes.length, 12);
  end.writeUInt32LE(zip64 ? 0xffffffff : position, 16);
  const large = zip64 ? zip64End(parts.length, directoryBytes.length, position) : Buffer.alloc(0);
  return Buffer.concat([...body, directoryBytes, large, end]);
}

interface Fields {
  readonly flags: number;
  readonly method: number;
  readonly sum: number;
  readonly packedBytes: number;
  readonly inflatedBytes: number;
}

function header(signature: number, fields: Fields, name: Buffer): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.writeUInt32LE(signature, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(fields.flags, 6);
  bytes.writeUInt16LE(fields.method, 8);
  bytes.writeUInt32LE(fields.sum, 14);
  bytes.writeUInt32LE(fields.packedBytes, 18);
  bytes.writeUInt32LE(fields.inflatedBytes, 22);
  bytes.writeUInt16LE(name.length, 26);
  return Buffer.concat([bytes, name]);
}

function centralHeader(fields: Fields, name: Buffer, localStart: number, zip64: boolean): Buffer {
  const bytes = Buffer.alloc(46);
  bytes.writeUInt32LE(0x02014b50, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(20, 6);
  bytes.writeUInt16LE(fields.flags, 8);
  bytes.writeUInt16LE(fields.method, 10);
  bytes.writeUInt32LE(fields.sum, 16);
  bytes.writeUInt32LE(zip64 ? 0xffffffff : fields.packedBytes, 20);
  bytes.writeUInt32LE(zip64 ? 0xffffffff : fields.inflatedBytes, 24);
  bytes.writeUInt16LE(name.length, 28);
  bytes.writeUInt32LE(zip64 ? 0xffffffff : localStart, 42);
  if (!zip64) return Buffer.concat([bytes, name]);
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(fields.inflatedBytes), 4);
  extra.writeBigUInt64LE(BigInt(fields.packedBytes), 12);
  extra.writeBigUInt64LE(BigInt(localStart), 20);
  bytes.writeUInt16LE(extra.length, 30);
  return Buffer.concat([bytes, name, extra]);
}

function zip64End(entries: number, directoryBytes: number, directoryStart: number): Buffer {
  const end = Buffer.alloc(56);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeBigUInt64LE(BigInt(entries), 24);
  end.writeBigUInt64LE(BigInt(entries), 32);
  end.writeBigUInt64LE(BigInt(directoryBytes), 40);
  end.writeBigUInt64LE(BigInt(directoryStart), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(directoryStart + directoryBytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end, locator]);
}
