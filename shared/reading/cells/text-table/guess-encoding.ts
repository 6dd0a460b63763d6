import { isUtf8 } from "node:buffer";

/** The encoding of a text file, by its name for TextDecoder. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/**
 * Guesses the encoding of a text file from its byte order mark or, if there is none, from its bytes: UTF-16 has many zero
 * bytes; UTF-8 is mostly valid outside ASCII; otherwise Windows-1252, which British spreadsheets save as "CSV".
 *
 * @returns undefined if the bytes are not text.
 */
export function guessEncoding(bytes: Buffer): TextEncoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = countZeros(sample);
  if (zeros.even + zeros.odd > 0) {
    const pairs = sample.length / 2;
    // Nearly all high bytes of Latin text are zero.
    if (zeros.odd > pairs * 0.6 && zeros.even < pairs * 0.05) return "utf-16le";
    if (zeros.even > pairs * 0.6 && zeros.odd < pairs * 0.05) return "utf-16be";
  }
  if (countControls(sample) > sample.length * 0.02) return undefined;
  return isUtf8(bytes) || isMostlyUtf8(bytes) ? "utf-8" : "windows-1252";
}

const SAMPLE_BYTES = 65_536;

function countZeros(bytes: Buffer): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== 0) continue;
    if (at % 2 === 0) zeros.even++;
    else zeros.odd++;
  }
  return zeros;
}

function countControls(bytes: Buffer): number {
  let controls = 0;
  for (const byte of bytes) {
    // Some programs fill a field with a few zero bytes; a file of another kind has many.
    // Tab, line feed, page feed and carriage return are normal in text, and so is the old end-of-file mark.
    if (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 26) controls++;
  }
  return controls;
}

/** Files joined from several sources mix encodings. The more frequent one is right more often. */
function isMostlyUtf8(bytes: Buffer): boolean {
  let sequences = 0;
  let strays = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const following = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let valid = following > 0 && byte < 0xf5;
    for (let next = 1; next <= following; next++) valid &&= ((bytes[at + next] ?? 0) & 0xc0) === 0x80;
    if (valid) {
      sequences++;
      at += following;
    } else strays++;
  }
  return sequences > strays;
}

/** The bytes of a text without zero bytes, which some programs leave in fields; the same bytes if there are none. */
export function withoutZeros(bytes: Buffer): Buffer {
  return bytes.includes(0) ? Buffer.from(bytes.filter((byte) => byte !== 0)) : bytes;
}
