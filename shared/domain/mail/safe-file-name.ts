import { decodeWords } from "./headers/decode-words.ts";
import { truncate, toSafeLine } from "./headers/safe-line.ts";

const LONGEST = 120;
/** Longer than any header field, so that the ending of a long name is found. */
const LONGEST_GIVEN = 300_000;
/** Names that Windows reserves for devices, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$|clock\$)(?:\.|$)/i;

/**
 * Makes a file name safe to show, to log, to put into a header field and to save under: the last part of a path, without
 * control characters, direction overrides (`x\u202Excod.exe` reads `xexe.docx`), characters that are special to a file
 * system or shell, leading or trailing dots and spaces, or device names. At most 120 characters, with the ending kept.
 *
 * @param otherwise the name to use if nothing is left, such as `attachment-1`
 */
export function safeFileName(name: string, otherwise: string): string {
  const last = toSafeLine(decodeWordsOnce(name).normalize("NFC"), LONGEST_GIVEN).split(/[/\\]/).at(-1);
  const plain = (last ?? "")
    .replaceAll(/[<>:"|?*`$;&%{}~^!']/g, "_")
    .replace(/^[\s.]+/, "")
    .replace(/[\s.]+$/, "");
  if (plain === "" || /^_+$/.test(plain)) return otherwise;
  const short = shortened(plain);
  return DEVICE.test(short) ? `_${short}` : short;
}

/** Some programs write encoded words where RFC 2231 demands another encoding. Names that are already decoded stay as they are. */
function decodeWordsOnce(name: string): string {
  return /^[ -~]*=\?[ -~]*$/.test(name) ? decodeWords(name) : name;
}

function shortened(name: string): string {
  if (name.length <= LONGEST) return name;
  const ending = /\.[^.\s]{1,10}$/.exec(name)?.[0] ?? "";
  return truncate(name, LONGEST - ending.length).trimEnd() + ending;
}
