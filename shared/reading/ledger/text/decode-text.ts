import { isAscii, isUtf8 } from "node:buffer";

import { guessEncoding, withoutZeros } from "../../cells/text-table/guess-encoding.ts";
import { codedAscii, codedText, codedUtf8, type CodedText } from "./coded-text.ts";

const LINE_FEED = 10;
/**
 * Smaller chunks are joined first, because each piece has a cost of its own. The engine stores texts of twice this size in
 * fresh memory of their own, which costs more than making them.
 */
const PIECE_BYTES = 1 << 16;

export interface ChunkDecoder {
  /** Copies the bytes: the caller may reuse them afterwards. */
  feed(bytes: Uint8Array): void;
  end(): void;
}

/**
 * Decodes the bytes of a text file in pieces that end with a line, so that no character and no `\r\n` is cut in two. Knows
 * UTF-8, UTF-16 and Windows-1252, with or without a byte order mark. The next piece overwrites the last one: copy what you
 * keep.
 */
export function createTextDecoder(onText: (piece: CodedText) => void): ChunkDecoder {
  const decode = decoder();
  let buffer = Buffer.allocUnsafe(PIECE_BYTES * 3);
  let bufferedBytes = 0;
  return {
    feed: (bytes) => {
      if (bufferedBytes + bytes.byteLength > buffer.length) {
        const larger = Buffer.allocUnsafe((bufferedBytes + bytes.byteLength) * 2);
        buffer.copy(larger, 0, 0, bufferedBytes);
        buffer = larger;
      }
      buffer.set(bytes, bufferedBytes);
      // The bytes searched before have no line end.
      const searched = bufferedBytes < PIECE_BYTES ? 0 : bufferedBytes;
      bufferedBytes += bytes.byteLength;
      if (bufferedBytes < PIECE_BYTES) return;
      const last = buffer.subarray(searched, bufferedBytes).lastIndexOf(LINE_FEED);
      if (last < 0) return;
      const end = searched + last + 1;
      onText(decode(buffer.subarray(0, end)));
      buffer.copyWithin(0, end, bufferedBytes);
      bufferedBytes -= end;
    },
    end: () => {
      if (bufferedBytes > 0) onText(decode(buffer.subarray(0, bufferedBytes)));
      bufferedBytes = 0;
    },
  };
}

/** Guesses the encoding from the first piece and keeps to it; only a piece of invalid UTF-8 is decoded line by line. */
function decoder(): (bytes: Buffer) => CodedText {
  let first = true;
  let wide: ((bytes: Buffer) => string) | undefined;
  return (bytes) => {
    let start = 0;
    if (first) {
      first = false;
      const encoding = guessEncoding(bytes);
      if (encoding === "utf-16le" || encoding === "utf-16be") {
        // A line feed in UTF-16 has two bytes. A piece may end between them; the decoder keeps the first.
        const streaming = new TextDecoder(encoding);
        wide = (piece) => streaming.decode(piece, { stream: true });
      }
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) start = 3;
    }
    if (wide) return codedText(wide(bytes));
    const unmarked = withoutZeros(start === 0 ? bytes : bytes.subarray(start));
    if (isAscii(unmarked)) return codedAscii(unmarked);
    return isUtf8(unmarked) ? codedUtf8(unmarked) : codedText(decodeLines(unmarked));
  };
}

/** Files joined from several sources mix encodings, though seldom within a line. */
function decodeLines(bytes: Buffer): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(LINE_FEED, at);
    const line = bytes.subarray(at, end < 0 ? bytes.length : end + 1);
    lines.push(isUtf8(line) ? line.toString("utf8") : windows1252.decode(line));
    at += line.length;
  }
  return lines.join("");
}

const windows1252 = new TextDecoder("windows-1252");
