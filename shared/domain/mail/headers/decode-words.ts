/**
 * Decodes an unfolded header value: decodes its encoded words (RFC 2047) and reads all other bytes as UTF-8 or, if they are
 * not valid UTF-8, as Windows-1252. A word in an unknown character set and a broken word stay as they are.
 *
 * @param value as in the message, one character for each byte
 */
export function decodeWords(value: string): string {
  const out: string[] = [];
  let pending: EncodedWord | undefined;
  let end = 0;
  for (const found of value.matchAll(ENCODED_WORD)) {
    const between = value.slice(end, found.index);
    const word = encodedWord(found);
    // White space between two encoded words is dropped; it may even split a character.
    const joins = pending !== undefined && /^\s*$/.test(between);
    if (pending && joins && word.charset === pending.charset) {
      pending = { ...word, bytes: pending.bytes + word.bytes, written: pending.written + between + word.written };
    } else {
      if (pending) out.push(decoded(pending));
      if (!joins) out.push(textOfBytes(between));
      pending = word;
    }
    end = found.index + found[0].length;
  }
  if (pending) out.push(decoded(pending));
  out.push(textOfBytes(value.slice(end)));
  return out.join("");
}

/** Reads bytes, given as one character each, as UTF-8 if they are valid UTF-8, otherwise as Windows-1252. */
export function textOfBytes(bytes: string): string {
  if (/^[\0-\x7f]*$/.test(bytes)) return bytes;
  return decodeAs(bytes, "utf-8", true) ?? decodeAs(bytes, "windows-1252", false) ?? bytes;
}

/** No two groups can match the same characters, so that hostile input takes linear time. */
const ENCODED_WORD = /=\?([^?\s]{1,64})\?([bBqQ])\?([^?]*)\?=/g;

interface EncodedWord {
  readonly charset: string;
  readonly bytes: string;
  readonly written: string;
}

function encodedWord(found: RegExpExecArray): EncodedWord {
  const [written, charset = "", encoding = "", content = ""] = found;
  return {
    // RFC 2231 allows a language after it: `utf-8*en`.
    charset: (charset.split("*")[0] ?? "").toLowerCase(),
    bytes: encoding.toLowerCase() === "b" ? base64Bytes(content) : quotedBytes(content),
    written,
  };
}

function decoded(word: EncodedWord): string {
  return decodeAs(word.bytes, word.charset, false) ?? word.written;
}

function base64Bytes(content: string): string {
  const digits = content.replaceAll(/[^A-Za-z0-9+/]/g, "");
  return atob(digits.length % 4 === 1 ? digits.slice(0, -1) : digits);
}

function quotedBytes(content: string): string {
  return content
    .replaceAll("_", " ")
    .replaceAll(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function decodeAs(bytes: string, charset: string, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(charset, { fatal }).decode(
      Uint8Array.from(bytes, (character) => character.charCodeAt(0) & 0xff),
    );
  } catch {
    return undefined;
  }
}
