import { guessEncoding } from "../../reading/cells/text-table/guess-encoding.ts";
import { cutOff, garbled } from "../../reading/cells/unreadable-file.ts";

/**
 * Prepares an "XML Spreadsheet 2003" for the library, which knows only UTF-8 and reads a truncated file as far as it goes.
 *
 * @throws UnreadableFile if the file is cut off.
 */
export function prepareXmlSpreadsheet(bytes: Buffer): Buffer {
  const declared = /^<\?xml[^>]{0,100}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    bytes.toString("latin1", 0, 200),
  )?.[1];
  const text = decode(bytes, declared);
  if (!/<\/(?:\w+:)?Workbook\s*>\s*$/.test(text.slice(-1000))) throw cutOff("the XML spreadsheet has no end tag");
  return Buffer.from(DECLARATION + text.replace(/^\s*<\?xml[^>]*\?>/, ""), "utf8");
}

/**
 * Prepares a symbolic link file for the library, which reads a truncated file as far as it goes.
 *
 * @throws UnreadableFile if the file is cut off: its last record is its end.
 */
export function prepareSymbolicLink(bytes: Buffer): Buffer {
  let end = bytes.length;
  // Old programs end a text file with byte 26, which the library does not know.
  while (end > 0 && ENDS_OF_TEXT.has(bytes[end - 1] ?? 0)) end--;
  if (bytes[end - 1] !== LETTER_E || ![10, 13].includes(bytes[end - 2] ?? 0)) {
    throw cutOff("the symbolic link file has no end record");
  }
  return Buffer.concat([bytes.subarray(0, end), Buffer.from("\r\n")]);
}

/**
 * Checks that the library has not given up on a symbolic link file: it then reads it as text separated by semicolons.
 *
 * @throws UnreadableFile if it has.
 */
export function checkSymbolicLinkRead(firstCell: unknown): void {
  if (firstCell === "ID") throw garbled("the symbolic link file has a record that is not known");
}

const ENDS_OF_TEXT = new Set([9, 10, 13, 26, 32]);
const LETTER_E = 69;

/** Without a declaration the library takes the file for a web page. */
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

function decode(bytes: Buffer, declared: string | undefined): string {
  const guessed = guessEncoding(bytes) ?? "windows-1252";
  if (declared !== undefined && !guessed.startsWith("utf-16") && !/^utf-?16/i.test(declared)) {
    try {
      return new TextDecoder(declared).decode(bytes);
    } catch {
      // An unknown name.
    }
  }
  return new TextDecoder(guessed).decode(bytes);
}
