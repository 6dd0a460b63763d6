/**
 * The text of an unfolded header value: encoded words (RFC 2047) decoded, bytes outside them taken for UTF-8 or, where
 * they are none, for Windows-1252. An unknown character set or a broken word stays as it is written.
 *
 * @param value as it stands in the message, one character a byte
 */
export function decodeWords(value: string): string {
  const out: string[] = [];
  let pending: EncodedWord | undefined;
  let end = 0;
  for (const found of value.matchAll(ENCODED_WORD)) {
    const between = value.slice(end, found.index);
    const word = encodedWord(found);
    // White space between two encoded words belongs to neither; a character may even be cut in two by it.
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

/** Bytes, one character each, as text: UTF-8 where they are UTF-8, Windows-1252 otherwise. */
export function textOfBytes(bytes: string): string {
  if (/^[\0-\x7f]*$/.test(bytes)) return bytes;
  return decodeAs(bytes, "utf-8", true) ?? decodeAs(bytes, "windows-1252", false) ?? bytes;
}

/** Between `=?` and the next `?` at most one of the groups can run on, so that hostile input costs linear time. */
const ENCODED_WORD = /=\?([^?\s]{1,64})\?([bBqQ])\?([^?]*)\?=/g;

interface EncodedWord {
  readonly charset: string;
  readonly bytes: string;
  readonly written: string;
}

function encodedWord(found: RegExpExecArray): EncodedWord {
  const [written, charset = "", encoding = "", content = ""] = found;
  return {
    // RFC 2231 lets a language follow: `utf-8*en`.
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
