import { decodeXmlText } from "../xml/xml-tokens.ts";

/**
 * Decodes the escaped UTF-8 text of a cell.
 * @throws UnreadableFile for an escape that XML does not know.
 */
export function decodeCellText(bytes: Buffer, from: number, to: number, part: string): string {
  return decodeCharacterCodes(decodeXmlText(bytes.toString("utf8", from, to), part));
}

/** Replaces codes such as `_x000D_`, which stand for characters that XML can't have; `_x005F_` is an underscore. */
export function decodeCharacterCodes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/**
 * Classes of bytes in text: 0 plain; 1 not ASCII; 2 special (`_` may begin a code, a line end may be CR LF); 4 and above end
 * the plain text: a tag, an escape, or the end of the bytes.
 */
export const textByteClass = new Uint8Array(256);
textByteClass.fill(1, 128);
textByteClass["_".charCodeAt(0)] = 2;
textByteClass["\r".charCodeAt(0)] = 2;
textByteClass["<".charCodeAt(0)] = 4;
textByteClass["&".charCodeAt(0)] = 5;
textByteClass[0] = 6;
