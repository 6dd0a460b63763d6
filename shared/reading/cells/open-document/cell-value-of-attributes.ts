import { formatOfShownText } from "../number-format/format-of-shown-text.ts";
import type { NumberFormat } from "../number-format/number-format.ts";
import type { CellType } from "../row.ts";
import { digitsBeyondDouble, parseStoredNumber } from "../xlsx/number-text.ts";
import { parseIsoDate } from "../xlsx/serial-date.ts";

/** The attributes of a cell's tag that give its type and value. */
export interface CellAttributes {
  readonly type: string | undefined;
  readonly isError: boolean;
  readonly value: string | undefined;
  /** The currency of an amount: `EUR`. */
  readonly currency: string | undefined;
  readonly date: string | undefined;
  readonly time: string | undefined;
  readonly truth: string | undefined;
  readonly string: string | undefined;
  readonly hasFormula: boolean;
}

export interface CellValue {
  readonly type: CellType;
  readonly number: number;
  readonly text: string;
  readonly format?: NumberFormat | undefined;
  /** What the cell should be according to its type, if its value is something else. */
  readonly doubtful?: string;
}

/** The value of a cell, from its attributes and the text that it shows. */
export function cellValue(cell: CellAttributes, text: string): CellValue {
  if (cell.isError) return { type: "error", number: 0, text: text === "" ? "#VALUE!" : text };
  switch (cell.type) {
    case "float":
    case "percentage":
    case "currency": {
      const number = parseStoredNumber(cell.value ?? "");
      if (number === undefined) return doubtful(cell.value ?? text, "a number");
      // Few programs give a currency that the cell does not show.
      const showsMore = cell.currency === undefined || /[^\d.,\s()-]/u.test(text);
      const format = formatOfShownText(showsMore ? text : `${cell.currency} ${text}`, number);
      return { type: "number", number, text: digitsBeyondDouble(cell.value ?? "", number), format };
    }
    case "date": {
      const date = parseIsoDate(cell.date ?? "");
      if (date === undefined || date.timeOnly) return doubtful(cell.date ?? text, "a date");
      return { type: "date", number: date.days, text: "" };
    }
    case "time": {
      const days = parseDuration(cell.time ?? "");
      if (days === undefined) return doubtful(cell.time ?? text, "a time");
      return { type: "duration", number: days, text: "" };
    }
    case "boolean":
      return { type: "boolean", number: cell.truth === "true" ? 1 : 0, text: "" };
    default: {
      const shown = text === "" ? (cell.string ?? "") : text;
      if (cell.type === undefined && shown === "" && cell.hasFormula) return { type: "formula", number: 0, text: "" };
      return { type: "text", number: 0, text: cell.string ?? shown };
    }
  }
}

function doubtful(text: string, expected: string): CellValue {
  return { type: "text", number: 0, text, doubtful: expected };
}

/** An ISO 8601 duration such as `PT10H10M10.5S`, in days. */
function parseDuration(text: string): number | undefined {
  const match = /^(-?)P(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:[.,]\d{1,12})?)S)?)?$/.exec(text);
  if (match === null) return undefined;
  const [, sign, days, hours, minutes, seconds] = match;
  const total =
    Number(days ?? 0) * 86_400 +
    Number(hours ?? 0) * 3600 +
    Number(minutes ?? 0) * 60 +
    Number((seconds ?? "0").replace(",", "."));
  return ((sign === "-" ? -1 : 1) * total) / 86_400;
}
