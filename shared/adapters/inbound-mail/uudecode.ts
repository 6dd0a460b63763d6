/**
 * Decodes the first file in a uuencoded text, which old mail programs declare as `x-uuencode`. Bytes without such a file are
 * returned unchanged.
 */
export function uudecode(bytes: Uint8Array): Uint8Array {
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1").split(/\r?\n/);
  const begin = lines.findIndex((line) => BEGIN.test(line));
  return begin < 0 ? bytes : decoded(lines.slice(begin + 1));
}

/** The uuencoded files in the text of a mail, each from `begin` to `end`: very old programs know no attachments. */
export function uuencodedFiles(text: Uint8Array): { readonly name: string; readonly bytes: Uint8Array }[] {
  const whole = Buffer.from(text.buffer, text.byteOffset, text.length);
  if (!whole.includes("begin ")) return [];
  const lines = whole.toString("latin1").split(/\r?\n/);
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (let at = 0; at < lines.length; at++) {
    const name = BEGIN.exec(lines[at] ?? "")?.[1];
    const end = name === undefined ? -1 : lines.indexOf("end", at);
    if (name === undefined) continue;
    if (end < 0) return files;
    files.push({ name, bytes: decoded(lines.slice(at + 1, end)) });
    at = end;
  }
  return files;
}

const BEGIN = /^begin [0-7]{3,4} (\S.{0,200})/;

function decoded(lines: readonly string[]): Uint8Array {
  // Each character has six bits, so the result is shorter.
  const out = new Uint8Array(lines.reduce((sum, line) => sum + line.length, 0));
  let end = 0;
  for (const line of lines) {
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

/** The six bits of a character. Spaces at the end of a line, which mean 0, may have been lost on the way. */
function sixBits(line: string, at: number): number {
  return at < line.length ? (line.charCodeAt(at) - 32) & 63 : 0;
}
