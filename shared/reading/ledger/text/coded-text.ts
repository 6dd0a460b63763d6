/** The code for every character beyond Latin-1. */
const BEYOND_LATIN = 255;
/** The first UTF-8 byte of U+0080 to U+00BF, and of U+00C0 to U+00FF. */
const LATIN_LOWER = 0xc2;
const LATIN_UPPER = 0xc3;
const FOUR_BYTES = 0xf0;

/**
 * A text together with its character codes, one byte for each UTF-16 code; 255 stands for every code above 254. Engines
 * read bytes faster than strings.
 */
export interface CodedText {
  readonly codes: Uint8Array;
  /** Made only when it is needed: most rows are read from their codes alone. */
  readonly text: string;
}

/** Adds the codes to a text. */
export function codedText(text: string): CodedText {
  const codes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) codes[at] = Math.min(text.charCodeAt(at), BEYOND_LATIN);
  return { text, codes };
}

/** The coded text of ASCII bytes: the bytes are the codes. */
export function codedAscii(bytes: Buffer): CodedText {
  // Not the buffer itself: loops over codes are faster if all arrays are of one class.
  return new CodedBytes(bytes, "latin1", new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length));
}

/** The coded text of valid UTF-8 bytes. */
export function codedUtf8(bytes: Buffer): CodedText {
  const codes = new Uint8Array(bytes.length);
  let end = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    // The first byte of a character has produced the code already.
    if (byte >= 0x80 && byte < LATIN_LOWER) continue;
    codes[end] = byte < 0x80 ? byte : latinCode(byte, bytes[at + 1] ?? 0);
    end += 1;
    // A character of four bytes is two codes in a string.
    if (byte >= FOUR_BYTES) {
      codes[end] = BEYOND_LATIN;
      end += 1;
    }
  }
  return new CodedBytes(bytes, "utf8", codes.subarray(0, end));
}

function latinCode(first: number, second: number): number {
  if (first === LATIN_LOWER) return second;
  return first === LATIN_UPPER ? second + 0x40 : BEYOND_LATIN;
}

/** A coded text whose bytes must not change while it is used. */
class CodedBytes implements CodedText {
  readonly codes: Uint8Array;
  private readonly bytes: Buffer;
  private readonly encoding: "latin1" | "utf8";
  private decoded: string | undefined;

  constructor(bytes: Buffer, encoding: "latin1" | "utf8", codes: Uint8Array) {
    this.bytes = bytes;
    this.encoding = encoding;
    this.codes = codes;
  }

  get text(): string {
    this.decoded ??= this.bytes.toString(this.encoding);
    return this.decoded;
  }
}
