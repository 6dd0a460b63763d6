import { inflateRawSync } from "node:zlib";

/** A part of a zip file as text, and the date in its header. */
export interface ZipPart {
  readonly text: string;
  readonly time: number;
  readonly day: number;
}

/** The parts of a zip file by name, read from its local headers in turn. */
export function partsOf(bytes: Uint8Array): Map<string, ZipPart> {
  const file = Buffer.from(bytes);
  const parts = new Map<string, ZipPart>();
  let place = 0;
  while (file.readUInt32LE(place) === 0x04034b50) {
    const packed = file.readUInt32LE(place + 18);
    const from = place + 30 + file.readUInt16LE(place + 26) + file.readUInt16LE(place + 28);
    parts.set(file.toString("utf8", place + 30, place + 30 + file.readUInt16LE(place + 26)), {
      text: inflateRawSync(file.subarray(from, from + packed)).toString("utf8"),
      time: file.readUInt16LE(place + 10),
      day: file.readUInt16LE(place + 12),
    });
    place = from + packed;
  }
  return parts;
}
