import { builtInNumberKind, dateNumber, numberKindOf } from "../../cells/xlsx/number-formats.ts";
import { createXmlTokens } from "../../cells/xml/xml-tokens.ts";
import type { PartToEdit } from "./part-to-edit.ts";

/** A change of a part: `text` in place of the bytes from `from` to `to`. */
export interface PartEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What the styles of a workbook say about each cell that has them. */
export interface CellLooks {
  isDate(style: number): boolean;
  /** Whether a protected sheet keeps the cell from being changed. */
  isLocked(style: number): boolean;
  /** A style that looks the same and shows dates. Adds it to the workbook's styles if there is none. */
  dateStyleOf(style: number): number | undefined;
  /** What `dateStyleOf` has to add to the part of the styles. */
  edits(): readonly PartEdit[];
}

interface Look {
  readonly from: number;
  readonly to: number;
  readonly format: number;
  locked: boolean;
}

const SHORT_DATE = 14;

/** Reads the styles of a workbook. */
export function readCellLooks(part: PartToEdit | undefined): CellLooks {
  const { looks, formats, listEnd, count } = part === undefined ? NO_LOOKS : readStyles(part);
  const added = new Map<number, { readonly style: number; readonly xml: string }>();
  const isDate = (style: number): boolean => {
    const format = looks[style]?.format ?? 0;
    const code = formats.get(format);
    return (code === undefined ? builtInNumberKind(format) : numberKindOf(code)) === dateNumber;
  };
  return {
    isDate,
    isLocked: (style) => looks[style]?.locked ?? true,
    dateStyleOf(style) {
      if (isDate(style)) return style;
      const known = added.get(style);
      if (known !== undefined) return known.style;
      const look = looks[style];
      if (part === undefined || look === undefined || listEnd < 0 || count === undefined) return undefined;
      const xml = withDateFormat(part.bytes.toString("utf8", look.from, look.to));
      if (xml === undefined) return undefined;
      const number = looks.length + added.size;
      added.set(style, { style: number, xml });
      return number;
    },
    edits() {
      if (added.size === 0 || count === undefined) return [];
      return [
        { ...count, text: String(looks.length + added.size) },
        { from: listEnd, to: listEnd, text: [...added.values()].map(({ xml }) => xml).join("") },
      ];
    },
  };
}

interface Styles {
  readonly looks: readonly Look[];
  readonly formats: ReadonlyMap<number, string>;
  /** Where the list of looks ends; -1 if there is none. */
  readonly listEnd: number;
  /** Where the list says how many looks it has. */
  readonly count: { readonly from: number; readonly to: number } | undefined;
}

const NO_LOOKS: Styles = { looks: [], formats: new Map(), listEnd: -1, count: undefined };

function readStyles({ name, bytes, end }: PartToEdit): Styles {
  const tokens = createXmlTokens(name);
  const looks: Look[] = [];
  const formats = new Map<number, string>();
  let count: Styles["count"];
  let listEnd = -1;
  let isInList = false;
  let open: { from: number; format: number; locked: boolean } | undefined;
  for (let position = 0; position < end;) {
    const next = tokens.next(bytes, position, end);
    if (next < 0) break;
    const from = bytes.lastIndexOf("<", tokens.start);
    if (tokens.kind === "open" || tokens.kind === "empty") {
      if (tokens.is("numFmt")) formats.set(Number(tokens.attribute("numFmtId")), tokens.attribute("formatCode") ?? "");
      else if (tokens.is("cellXfs")) {
        isInList = tokens.kind === "open";
        count = placeOfCount(bytes, from, next);
      } else if (isInList && tokens.is("xf")) {
        const look = { from, format: Number(tokens.attribute("numFmtId") ?? 0), locked: true };
        if (tokens.kind === "empty") looks.push({ ...look, to: next });
        else open = look;
      } else if (open && tokens.is("protection"))
        open.locked = !/^(?:0|false)$/.test(tokens.attribute("locked") ?? "1");
    } else if (tokens.kind === "close") {
      if (tokens.is("cellXfs")) {
        isInList = false;
        listEnd = from;
      } else if (open && tokens.is("xf")) {
        looks.push({ ...open, to: next });
        open = undefined;
      }
    }
    position = next;
  }
  return { looks, formats, listEnd, count };
}

function placeOfCount(bytes: Buffer, from: number, to: number): Styles["count"] {
  const match = /\scount\s*=\s*["'](\d+)["']/.exec(bytes.toString("latin1", from, to));
  if (match === null) return undefined;
  const start = from + match.index + match[0].length - 1 - (match[1] ?? "").length;
  return { from: start, to: start + (match[1] ?? "").length };
}

/** The same look with the format of a short date. */
function withDateFormat(xml: string): string | undefined {
  const changed = xml.replace(/\snumFmtId\s*=\s*(["'])\d+\1/, ` numFmtId="${SHORT_DATE}"`);
  if (changed === xml) return undefined;
  const plain = changed.replace(/\sapplyNumberFormat\s*=\s*(["'])\w+\1/, "");
  return plain.replace(/\snumFmtId=/, ' applyNumberFormat="1" numFmtId=');
}
