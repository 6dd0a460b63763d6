import type { NumberFormat } from "../number-format/number-format.ts";
import { builtInFormatCode, readFormatCode } from "../number-format/read-format-code.ts";
import { visitTags } from "../xml/visit-tags.ts";

/** The kinds of number that a style shows: a plain number, a date or time of day, an elapsed time (`[h]:mm`). */
export const plainNumber = 0;
export const dateNumber = 1;
export const durationNumber = 2;
/** A number padded with zeros has this kind plus its width: the width of `000000` is 6. */
const paddedNumber = 16;
const PADDED = /^0{2,15}$/;

/** What a workbook's cell styles say about numbers, by the style's index. */
export interface NumberStyles {
  /** The number kind of each style. */
  readonly kinds: Uint8Array;
  /** How each style shows numbers; `undefined` for dates and for styles that show a number as it is. */
  readonly formats: readonly (NumberFormat | undefined)[];
}

/** The styles of a workbook without any. */
export const NO_NUMBER_STYLES: NumberStyles = { kinds: new Uint8Array(0), formats: [] };

/** Reads the number formats of a workbook's cell styles. */
export function readNumberStyles(part: string, whole: { readonly bytes: Buffer; readonly end: number }): NumberStyles {
  const formats = new Map<number, string>();
  const formatOfStyle: number[] = [];
  visitTags(part, whole, (tag, isIn) => {
    if (tag.is("numFmt") && isIn("numFmts")) {
      formats.set(Number(tag.attribute("numFmtId")), tag.attribute("formatCode") ?? "");
    } else if (tag.is("xf") && isIn("cellXfs")) {
      formatOfStyle.push(Number(tag.attribute("numFmtId") ?? 0));
    }
  });
  const known = new Map<number, { kind: number; format: NumberFormat | undefined }>();
  const styles = formatOfStyle.map((format) => {
    const before = known.get(format);
    if (before !== undefined) return before;
    const code = formats.get(format);
    const kind = code === undefined ? builtInNumberKind(format) : numberKindOf(code);
    const style = { kind, format: formatOfKind(kind, code ?? builtInFormatCode(format)) };
    known.set(format, style);
    return style;
  });
  return { kinds: Uint8Array.from(styles, ({ kind }) => kind), formats: styles.map(({ format }) => format) };
}

/** How a format of a kind shows numbers: dates and times say nothing about a number. */
export function formatOfKind(kind: number, code: string): NumberFormat | undefined {
  return kind === dateNumber || kind === durationNumber ? undefined : readFormatCode(code);
}

/** The number kind of a built-in format, which files name only by its number. */
export function builtInNumberKind(format: number): number {
  if (format === 46) return durationNumber;
  const isDate =
    (format >= 14 && format <= 22) ||
    (format >= 27 && format <= 36) ||
    format === 45 ||
    format === 47 ||
    (format >= 50 && format <= 58) ||
    (format >= 71 && format <= 81);
  return isDate ? dateNumber : plainNumber;
}

/** The number kind of a format code such as `dd/mm/yyyy`, `#,##0.00;[Red]-#,##0.00` or `[h]:mm`. */
export function numberKindOf(code: string): number {
  if (PADDED.test(code)) return paddedNumber + code.length;
  if (code.length > LONGEST_CODE) return plainNumber;
  let found = plainNumber;
  for (let at = 0; at < code.length; at++) {
    const character = code.charAt(at);
    switch (character) {
      case '"': {
        const close = code.indexOf('"', at + 1);
        if (close < 0) return found;
        at = close;
        break;
      }
      case "\\":
      case "_":
      case "*":
        at++;
        break;
      case "[": {
        const close = code.indexOf("]", at);
        if (close < 0) return found;
        if (/^(?:h+|m+|s+)$/i.test(code.slice(at + 1, close))) return durationNumber;
        at = close;
        break;
      }
      case ";":
        // What follows is for negative numbers, zero and text.
        return found;
      default:
        if (/[a-z]/i.test(character)) {
          const word = /^[a-z]+/i.exec(code.slice(at))?.[0] ?? character;
          if (/^(?:general|standard)$/i.test(word)) return found;
          // The `E` of 0.00E+00, and `GBP` without quotes, are not date letters.
          if (/^[dmyhsgeb]+$/i.test(word) && /[dmyhs]|bb/i.test(word)) found = dateNumber;
          at += word.length - 1;
        }
    }
  }
  return found;
}

/** A whole number padded with zeros as its format shows it; empty if the format adds no zeros. */
export function paddedDigits(value: number, kind: number): string {
  if (kind <= paddedNumber || !Number.isSafeInteger(value) || value < 0) return "";
  const digits = String(value);
  return digits.length < kind - paddedNumber ? digits.padStart(kind - paddedNumber, "0") : "";
}

/** Excel allows 255 characters. */
const LONGEST_CODE = 1_000;
