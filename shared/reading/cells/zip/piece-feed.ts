import type { ReadingLimits } from "../reading-limits.ts";
import { garbled, tooLargeInside } from "../unreadable-file.ts";

/**
 * Scans XML that arrives in pieces. `bytes[end]` is 0, which no XML contains, so loops need not check for the end.
 *
 * @returns how far it got: the rest comes again at the start of the next piece. `last` marks the last piece.
 */
export type ScanPiece = (bytes: Buffer, end: number, last: boolean) => number;

/** So many bytes are unpacked at a time. */
export const PIECE_BYTES = 256 * 1024;
/** Room after the bytes, so that four-byte comparisons near the end stay inside the buffer. */
export const SLACK = 32;

/** Passes pieces to the scanner, each preceded by what the scanner left of the piece before. */
export function createPieceFeed(part: string, limits: ReadingLimits, scan: ScanPiece) {
  let buffer = Buffer.allocUnsafe(PIECE_BYTES + 4096 + SLACK);
  let kept = 0;
  return (piece: Buffer, last: boolean): void => {
    const end = kept + piece.length;
    if (end + SLACK > buffer.length) {
      const larger = Buffer.allocUnsafe(end * 2 + SLACK);
      buffer.copy(larger, 0, 0, kept);
      buffer = larger;
    }
    piece.copy(buffer, kept);
    buffer[end] = 0;
    const consumed = scan(buffer, end, last);
    kept = end - consumed;
    if (last && kept > 0) throw endsInTheMiddle(part);
    if (kept > limits.tokenBytes) {
      throw tooLargeInside(`The part ${part} holds a tag or text of over ${limits.tokenBytes} bytes.`);
    }
    buffer.copyWithin(0, consumed, end);
  };
}

export function endsInTheMiddle(part: string) {
  return garbled(`The part ${part} ends in the middle of a tag.`);
}
