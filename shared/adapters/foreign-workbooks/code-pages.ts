import { TextDecoder } from "node:util";

/**
 * The encodings of old workbooks as the library wants them, by what the platform knows: the library's own tables take
 * longer to load than all the rest of it.
 */
export const codePages = {
  utils: {
    /** Decodes bytes, or a string of bytes, in the encoding of that number. */
    decode(codePage: number, data: string | ArrayLike<number>): string {
      const bytes = typeof data === "string" ? Buffer.from(data, "latin1") : Uint8Array.from(data);
      return decoderFor(codePage).decode(bytes);
    },
    encode(): never {
      throw new Error("Nothing is written here.");
    },
  },
};

const decoders = new Map<number, TextDecoder>();

function decoderFor(codePage: number): TextDecoder {
  const known = decoders.get(codePage);
  if (known !== undefined) return known;
  // The mark is kept: whoever wants it gone takes it away.
  const decoder = new TextDecoder(nameOf(codePage), { ignoreBOM: true });
  decoders.set(codePage, decoder);
  return decoder;
}

/** Where the platform knows no name, Windows-1252 has the letters of this country. */
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
