import type { FilledValue } from "../../domain/answer-form/filled-form.ts";
import { epochDay } from "../../domain/amounts-and-days/calendar-date.ts";

/** The serial number of 1970-01-01 in each date system. */
const DAYS_TO_1970 = 25_569;
const DAYS_TO_1970_FROM_1904 = 24_107;

/** The XML of a filled cell. A number is a number, a date is the number of its day, and a text is held in the cell itself. */
export function filledCell(
  cell: string,
  style: number | undefined,
  value: FilledValue,
  { prefix, is1904 }: { readonly prefix: string; readonly is1904: boolean },
): string {
  const start = `<${prefix}c r="${cell}"${style === undefined ? "" : ` s="${String(style)}"`}`;
  const number = (written: string) => `${start}><${prefix}v>${written}</${prefix}v></${prefix}c>`;
  switch (value.value) {
    case "number":
      return number(inPounds(value.pence));
    case "code":
      return number(String(value.code));
    case "date":
      return number(String(epochDay(value.date) + (is1904 ? DAYS_TO_1970_FROM_1904 : DAYS_TO_1970)));
    case "text":
      return `${start} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(value.text)}</${prefix}t></${prefix}is></${prefix}c>`;
  }
}

/** `1234.5` for 123450 pence: written from the digits, so that no rounding gets in. */
function inPounds(pence: number): string {
  const size = Math.abs(pence);
  const fraction = String(size % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  const whole = `${pence < 0 ? "-" : ""}${String(Math.trunc(size / 100))}`;
  return fraction === "" ? whole : `${whole}.${fraction}`;
}

function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      // XML can't have these characters.
      .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, " ")
  );
}
