import { packPart } from "./pack-part.ts";
import type { PackedEntry } from "./write-zip.ts";
import { xmlText } from "./xml-text.ts";

/** Longer texts are sentences about one line: they repeat so seldom that remembering them costs more than it saves. */
const LONGEST_REMEMBERED = 160;
const MOST_REMEMBERED = 20_000;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The texts of a workbook, which its cells refer to by number. They are packed as they come. */
export interface SharedTexts {
  readonly numberOf: (text: string) => number;
  /** Waits until the packer has taken what it was given. */
  readonly settle: () => Promise<void>;
  readonly end: () => Promise<PackedEntry>;
}

/** Begins the part of a workbook with its texts. */
export function sharedTexts(name: string): SharedTexts {
  const part = packPart(name);
  const numbers = new Map<string, number>();
  let count = 0;
  let behind = part.write(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="${MAIN}">`);
  return {
    numberOf: (text) => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const number = count;
      count += 1;
      if (text.length <= LONGEST_REMEMBERED && numbers.size < MOST_REMEMBERED) numbers.set(text, number);
      behind = part.write(`<si><t${isPadded(text) ? ' xml:space="preserve"' : ""}>${xmlText(text)}</t></si>`) ?? behind;
      return number;
    },
    settle: async () => {
      await behind;
      behind = undefined;
    },
    end: async () => {
      await behind;
      await part.write("</sst>");
      return part.end();
    },
  };
}

function isPadded(text: string): boolean {
  return text.trim() !== text;
}
