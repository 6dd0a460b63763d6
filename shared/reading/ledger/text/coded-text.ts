/** What has no code of its own in a byte. */
const BEYOND_LATIN = 255;
/** The first bytes of what takes two bytes and has a code below 256: U+0080 to U+00BF and U+00C0 to U+00FF. */
const LATIN_LOWER = 0xc2;
const LATIN_UPPER = 0xc3;
const FOUR_BYTES = 0xf0;

/** A piece of a text, and the same as bytes: code for code, those of 255 and above as 255. Engines read bytes faster than strings. */
export interface CodedText {
  readonly codes: Uint8Array;
  /** Made when somebody asks for it: most rows are read by their codes alone. */
  readonly text: string;
}

/** A text with its codes. */
export function codedText(text: string): CodedText {
  const codes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) codes[at] = Math.min(text.charCodeAt(at), BEYOND_LATIN);
  return { text, codes };
}

/** A text that is ASCII throughout: the bytes are the codes. */
export function codedAscii(bytes: Buffer): CodedText {
  // Not the buffer itself: the loops over codes shall meet arrays of one class only.
  return new CodedBytes(bytes, "latin1", new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length));
}

/** A text of valid UTF-8. */
export function codedUtf8(bytes: Buffer): CodedText {
  const codes = new Uint8Array(bytes.length);
  let end = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    // Bytes that follow a first one have been told with it.
    if (byte >= 0x80 && byte < LATIN_LOWER) continue;
    codes[end] = byte < 0x80 ? byte : latinCode(byte, bytes[at + 1] ?? 0);
    end += 1;
    // Strings hold what takes four bytes as two codes.
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

/** A piece whose bytes must stay as they are while it is used. */
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
