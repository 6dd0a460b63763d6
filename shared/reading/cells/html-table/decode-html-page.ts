import { guessEncoding } from "../text-table/guess-encoding.ts";

/**
 * Decodes a page. A byte order mark counts first, then the encoding that is declared outside the page, then the one that the
 * page declares, then a guess.
 */
export function decodeHtmlPage(bytes: Buffer, declaredOutside?: string): string {
  const guessed = guessEncoding(bytes) ?? "windows-1252";
  const marked = bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe;
  const declaredInside = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})/i.exec(
    bytes.toString("latin1", 0, 4096),
  )?.[1];
  for (const declared of [declaredOutside, declaredInside]) {
    if (declared === undefined || marked || guessed.startsWith("utf-16")) continue;
    // A page that says so in bytes of eight bits can't be in UTF-16.
    if (/^(?:utf-?16|unicode)/i.test(declared)) continue;
    // All bytes of such a page are below 128; if not, it is something else.
    if (/^(?:us-)?ascii$/i.test(declared)) continue;
    try {
      return new TextDecoder(declared).decode(bytes);
    } catch {
      // An unknown name.
    }
  }
  return new TextDecoder(guessed).decode(bytes);
}
