import { decodeWords } from "./headers/decode-words.ts";
import { firstOf, oneLine } from "./headers/one-line.ts";

const LONGEST = 120;
/** Beyond what a header field may hold: the ending of a long name is still found. */
const LONGEST_GIVEN = 300_000;
/** Names that Windows gives to devices, with whatever ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|clock\$)(?:\.|$)/i;

/**
 * The name of a file as it can be shown, logged, put into a header field and saved under: the last part of a path,
 * without controls, direction overrides (`x\u202Excod.exe` reads `xexe.docx`), characters that a file system or shell
 * gives a meaning to, leading or trailing dots and spaces, or device names. Never longer than 120 characters, with
 * its ending kept.
 *
 * @param otherwise what to call it where nothing is left, `attachment-1`
 */
export function safeFileName(name: string, otherwise: string): string {
  const last = oneLine(decodeWordsOnce(name).normalize("NFC"), LONGEST_GIVEN).split(/[/\\]/).at(-1);
  const plain = (last ?? "")
    .replaceAll(/[<>:"|?*`$;&%{}~^!']/g, "_")
    .replace(/^[\s.]+/, "")
    .replace(/[\s.]+$/, "");
  if (plain === "" || /^_+$/.test(plain)) return otherwise;
  const short = shortened(plain);
  return DEVICE.test(short) ? `_${short}` : short;
}

/** Some programs put encoded words where RFC 2231 wants something else; others have been decoded already. */
function decodeWordsOnce(name: string): string {
  return /^[ -~]*=\?[ -~]*$/.test(name) ? decodeWords(name) : name;
}

function shortened(name: string): string {
  if (name.length <= LONGEST) return name;
  const ending = /\.[^.\s]{1,10}$/.exec(name)?.[0] ?? "";
  return firstOf(name, LONGEST - ending.length).trimEnd() + ending;
}
