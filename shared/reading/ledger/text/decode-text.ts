import { isAscii, isUtf8 } from "node:buffer";

import { guessEncoding } from "../../cells/text-table/guess-encoding.ts";
import { codedAscii, codedText, codedUtf8, type CodedText } from "./coded-text.ts";

const LINE_FEED = 10;
/**
 * Small chunks are put together first: each piece costs something of its own. Texts of twice this size and more the engine
 * keeps apart from the others, each in fresh memory, which costs more than making them.
 */
const PIECE_BYTES = 1 << 16;

export interface TextDecoding {
  /** The bytes may be used for something else as soon as it has returned. */
  feed(bytes: Uint8Array): void;
  end(): void;
}

/**
 * Makes text of the bytes of a text file and hands it on in pieces that end with a line, so that no character and no
 * `\r\n` is cut in two. UTF-8, UTF-16 and Windows-1252, with or without a mark at the beginning. A piece lies where the
 * next one will: what is to be kept of it must be copied.
 */
export function decodeText(onText: (piece: CodedText) => void): TextDecoding {
  const decode = decoder();
  let held = Buffer.allocUnsafe(PIECE_BYTES * 3);
  let heldBytes = 0;
  return {
    feed: (bytes) => {
      if (heldBytes + bytes.byteLength > held.length) {
        const larger = Buffer.allocUnsafe((heldBytes + bytes.byteLength) * 2);
        held.copy(larger, 0, 0, heldBytes);
        held = larger;
      }
      held.set(bytes, heldBytes);
      // What has been looked through before has no line end.
      const looked = heldBytes < PIECE_BYTES ? 0 : heldBytes;
      heldBytes += bytes.byteLength;
      if (heldBytes < PIECE_BYTES) return;
      const last = held.subarray(looked, heldBytes).lastIndexOf(LINE_FEED);
      if (last < 0) return;
      const end = looked + last + 1;
      onText(decode(held.subarray(0, end)));
      held.copyWithin(0, end, heldBytes);
      heldBytes -= end;
    },
    end: () => {
      if (heldBytes > 0) onText(decode(held.subarray(0, heldBytes)));
      heldBytes = 0;
    },
  };
}

/** Tells the encoding from the first piece and keeps to it, but for a piece of "UTF-8" that is none. */
function decoder(): (bytes: Buffer) => CodedText {
  let first = true;
  let wide: ((bytes: Buffer) => string) | undefined;
  return (bytes) => {
    let start = 0;
    if (first) {
      first = false;
      const encoding = guessEncoding(bytes);
      if (encoding === "utf-16le" || encoding === "utf-16be") {
        // A line feed of UTF-16 is two bytes, of which a piece may hold one: the decoder keeps the other.
        const streaming = new TextDecoder(encoding);
        wide = (piece) => streaming.decode(piece, { stream: true });
      }
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) start = 3;
    }
    if (wide) return codedText(wide(bytes));
    const marked = start === 0 ? bytes : bytes.subarray(start);
    if (isAscii(marked)) return codedAscii(marked);
    return isUtf8(marked) ? codedUtf8(marked) : codedText(decodeLines(marked));
  };
}

/** Files put together from several sources mix encodings, seldom within a line. */
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
