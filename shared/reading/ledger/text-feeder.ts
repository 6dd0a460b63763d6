import { isAscii, isUtf8 } from "node:buffer";

import { guessEncoding } from "../text-table/guess-encoding.ts";

const LINE_FEED = 10;
const BEYOND_ASCII = 255;
/**
 * Small chunks are put together first: each piece costs something of its own. Texts of twice this size and more the engine
 * keeps apart from the others, each in fresh memory, which costs more than making them.
 */
const PIECE_BYTES = 1 << 16;

/** A piece of a text, and the same as bytes: code for code, those beyond ASCII as 255. */
export interface TextPiece {
  readonly text: string;
  readonly codes: Uint8Array;
}

export interface TextFeeder {
  /** The bytes may be used for something else as soon as it has returned. */
  feed(bytes: Uint8Array): void;
  end(): void;
}

/**
 * Makes text of the bytes of a text file and hands it on in pieces that end with a line, so that no character and no
 * `\r\n` is cut in two. UTF-8, UTF-16 and Windows-1252, with or without a mark at the beginning.
 */
export function textFeeder(onText: (piece: TextPiece) => void): TextFeeder {
  const decode = decoder();
  let kept: Buffer[] = [];
  let keptBytes = 0;
  return {
    feed: (bytes) => {
      kept.push(Buffer.from(bytes));
      keptBytes += bytes.byteLength;
      if (keptBytes < PIECE_BYTES) return;
      const all = Buffer.concat(kept);
      const end = all.lastIndexOf(LINE_FEED) + 1;
      if (end > 0) onText(decode(all.subarray(0, end)));
      kept = [all.subarray(end)];
      keptBytes = all.length - end;
    },
    end: () => {
      if (keptBytes > 0) onText(decode(Buffer.concat(kept)));
      kept = [];
      keptBytes = 0;
    },
  };
}

/** Tells the encoding from the first piece and keeps to it, but for a piece of "UTF-8" that is none. */
function decoder(): (bytes: Buffer) => TextPiece {
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
    if (wide) return textPiece(wide(bytes));
    if (isAscii(bytes)) return { text: bytes.toString("latin1", start), codes: bytes.subarray(start) };
    return textPiece(decodeLines(bytes.subarray(start)));
  };
}

/** A text with its codes. */
export function textPiece(text: string): TextPiece {
  const codes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) codes[at] = Math.min(text.charCodeAt(at), BEYOND_ASCII);
  return { text, codes };
}

/** Files put together from several sources mix encodings, seldom within a line. */
function decodeLines(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
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
