/**
 * The first file in a uuencoded text, which mail programs of the last century declare as `x-uuencode`; the bytes as they
 * are where there is none.
 */
export function uudecode(bytes: Uint8Array): Uint8Array {
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1").split(/\r?\n/);
  const begin = lines.findIndex((line) => /^begin [0-7]{3,4} /.test(line));
  if (begin < 0) return bytes;
  const out: number[] = [];
  for (const line of lines.slice(begin + 1)) {
    const length = sixBits(line, 0);
    if (line === "" || length === 0 || line === "end") break;
    const start = out.length;
    for (let at = 1; out.length - start < length; at += 4) {
      const group =
        (sixBits(line, at) << 18) |
        (sixBits(line, at + 1) << 12) |
        (sixBits(line, at + 2) << 6) |
        sixBits(line, at + 3);
      out.push((group >> 16) & 0xff, (group >> 8) & 0xff, group & 0xff);
    }
    out.length = start + length;
  }
  return Uint8Array.from(out);
}

/** Spaces at the end of a line may have been lost on the way; they stand for 0. */
function sixBits(line: string, at: number): number {
  return at < line.length ? (line.charCodeAt(at) - 32) & 63 : 0;
}
