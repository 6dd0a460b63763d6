import { visitTags } from "../xml/visit-tags.ts";

/** The kinds of number that a style shows: a plain number, a date or time of day, an elapsed time (`[h]:mm`). */
export const plainNumber = 0;
export const dateNumber = 1;
export const durationNumber = 2;
/** A number padded with zeros has this kind plus its width: the width of `000000` is 6. */
const paddedNumber = 16;
const PADDED = /^0{2,15}$/;

/** The number kind of each cell style, by the style's index. */
export function readNumberKinds(part: string, whole: { readonly bytes: Buffer; readonly end: number }): Uint8Array {
  const formats = new Map<number, string>();
  const formatOfStyle: number[] = [];
  visitTags(part, whole, (tag, isIn) => {
    if (tag.is("numFmt") && isIn("numFmts")) {
      formats.set(Number(tag.attribute("numFmtId")), tag.attribute("formatCode") ?? "");
    } else if (tag.is("xf") && isIn("cellXfs")) {
      formatOfStyle.push(Number(tag.attribute("numFmtId") ?? 0));
    }
  });
  const kinds = new Map<number, number>();
  return Uint8Array.from(formatOfStyle, (format) => {
    const known = kinds.get(format);
    if (known !== undefined) return known;
    const code = formats.get(format);
    const kind = code === undefined ? builtInNumberKind(format) : numberKindOf(code);
    kinds.set(format, kind);
    return kind;
  });
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
