import { TextDecoder } from "node:util";

/**
 * Decodes the encodings of old workbooks for the library, with the platform's decoders. The library's own tables take longer
 * to load than all the rest of it.
 */
export const codePages = {
  utils: {
    /** Decodes bytes, or a string of bytes, in the code page of that number. */
    decode(codePage: number, data: string | ArrayLike<number>): string {
      const bytes = typeof data === "string" ? Buffer.from(data, "latin1") : Uint8Array.from(data);
      const upperHalf = OF_DOS.get(codePage);
      if (upperHalf !== undefined) return decodeOfDos(bytes, upperHalf);
      return decoderFor(codePage).decode(bytes);
    },
    encode(): never {
      throw new Error("code pages are only decoded");
    },
  },
};

/** The upper halves of the code pages of DOS, which the platform does not know. In both, the pound sign is 9C. */
const OF_DOS = new Map([
  [
    437,
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐" +
      "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0",
  ],
  [
    850,
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐" +
      "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0",
  ],
]);

function decodeOfDos(bytes: Uint8Array, upperHalf: string): string {
  let text = "";
  for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : upperHalf.charAt(byte - 128);
  return text;
}

const decoders = new Map<number, TextDecoder>();

function decoderFor(codePage: number): TextDecoder {
  const known = decoders.get(codePage);
  if (known !== undefined) return known;
  // The byte order mark stays: the caller removes it if needed.
  const decoder = new TextDecoder(nameOf(codePage), { ignoreBOM: true });
  decoders.set(codePage, decoder);
  return decoder;
}

/** The platform's name of a code page. Windows-1252, which has all English letters, stands in for unknown ones. */
function nameOf(codePage: number): string {
  const name = NAMES.get(codePage);
  if (name !== undefined) return name;
  return codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : "windows-1252";
}

const NAMES = new Map([
  [866, "ibm866"],
  [874, "windows-874"],
  [932, "shift_jis"],
  [936, "gbk"],
  [949, "euc-kr"],
  [950, "big5"],
  [1200, "utf-16le"],
  [1201, "utf-16be"],
  [10_000, "macintosh"],
  [10_007, "x-mac-cyrillic"],
  [20_866, "koi8-r"],
  [65_001, "utf-8"],
]);
