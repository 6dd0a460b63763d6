/** Makes the texts of cells from their bytes. */
export interface ShortTexts {
  /** The text of ASCII bytes from one place to another. */
  text(bytes: Buffer, from: number, to: number): string;
  /** To be called when the buffer has new bytes, even if it is the same buffer, with the end of the bytes. */
  forget(end: number): void;
}

/**
 * Decoding each short text by a call into the platform would cost more than everything else about a cell. So a stretch of
 * bytes is decoded once, and short texts are substrings of it. Longer texts are decoded one by one: a substring of more than
 * twelve characters would keep the whole stretch in memory.
 */
export function createShortTexts(): ShortTexts {
  let stretch = "";
  let start = 0;
  let end = 0;
  let last = 0;
  return {
    text(bytes, from, to) {
      if (to - from > SHORT) return bytes.toString("latin1", from, to);
      if (from < start || to > end) {
        start = from;
        stretch = bytes.toString("latin1", from, Math.min(from + STRETCH_BYTES, last));
        end = start + stretch.length;
      }
      return stretch.substring(from - start, to - start);
    },
    forget(to) {
      stretch = "";
      start = 0;
      end = 0;
      last = to;
    },
  };
}

const SHORT = 12;
const STRETCH_BYTES = 16 * 1024;
