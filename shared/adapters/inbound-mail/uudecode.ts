/**
 * The first file in a uuencoded text, which mail programs of the last century declare as `x-uuencode`; the bytes as they
 * are where there is none.
 */
export function uudecode(bytes: Uint8Array): Uint8Array {
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1").split(/\r?\n/);
  const begin = lines.findIndex((line) => /^begin [0-7]{3,4} /.test(line));
  if (begin < 0) return bytes;
  // Six bits a character: it can only get shorter.
  const out = new Uint8Array(bytes.length);
  let end = 0;
  for (const line of lines.slice(begin + 1)) {
    const length = sixBits(line, 0);
    if (line === "end" || length === 0) break;
    for (let given = 0; given < length && end < out.length; given++) {
      const at = 1 + Math.floor(given / 3) * 4 + (given % 3);
      const [high, low] = [sixBits(line, at), sixBits(line, at + 1)];
      const shift = (given % 3) * 2;
      out[end++] = ((high << (2 + shift)) | (low >> (4 - shift))) & 0xff;
    }
  }
  return out.slice(0, end);
}

/** Spaces at the end of a line may have been lost on the way; they stand for 0. */
function sixBits(line: string, at: number): number {
  return at < line.length ? (line.charCodeAt(at) - 32) & 63 : 0;
}
