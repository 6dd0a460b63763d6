/** Makes the texts of cells from their bytes. */
export interface ShortTexts {
  /** The text of ASCII bytes from one place to another. */
  text(bytes: Buffer, from: number, to: number): string;
  /** Says that the bytes are others now, although the buffer may be the same, and where they end. */
  forget(end: number): void;
}

/**
 * Most texts are short, and a call into the platform for each costs more than all else about a cell. So a stretch of
 * bytes becomes a string once, and short texts are parts of it. Longer ones are made one by one: a part of over twelve
 * characters would keep the whole stretch in memory.
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
