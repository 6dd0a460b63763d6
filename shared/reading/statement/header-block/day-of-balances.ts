import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { dateInText, dateOfSerialDay } from "../../table/values/parse-date.ts";
import type { LooseRow } from "../collected-workbook.ts";
import type { KeptCell, KeptRow } from "../../table/rows/kept-row.ts";
import { dateOfKeptCell } from "./labels-of-row.ts";

/** A date that is shown as a spreadsheet's serial day: 45008 for 23 March 2023. */
export interface SerialDay {
  readonly date: CalendarDate;
  readonly number: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
}

const AS_AT =
  /\b(?:as at(?: date)?|as of(?: date)?|position (?:as )?at|balances? (?:as )?at|outstanding (?:as )?at|cut[- ]?off(?: date)?|statement date|date of statement|period end(?:ing|ed)?|month end(?:ing|ed)?|year end(?:ing|ed)?|to the end of)\b\s*(?:close (?:of play )?(?:on )?)?[:\-–]?\s*(.*)$/iu;

/** Words for the date of the balances, unlike words for the end of a month in which invoices were raised. */
export const POSITION_WORDS =
  /\b(?:as at|as of|position|balances? at|outstanding at|cut[- ]?off|statement date|date of statement)\b/iu;

/** The text after `as at` or similar words; `undefined` if there are none. */
export function textAfterAsAt({ text }: KeptCell): string | undefined {
  return text.length > 300 ? undefined : AS_AT.exec(text)?.[1];
}

/** `As at 23rd March 2023`, or `Position as at:` with a date in a cell to the right. */
export function readAsAt(position: string, cell: KeptCell, row: KeptRow): CalendarDate | undefined {
  const own = dateInText(position);
  if (own !== undefined || position.length > 3) return own;
  const right = row.cells.find((each) => each.column > cell.column && dateOfKeptCell(each) !== undefined);
  return right === undefined ? undefined : dateOfKeptCell(right);
}

/** The date that a bare serial number beside a label means. */
export function readSerialDay(cells: readonly KeptCell[], { sheet, row }: LooseRow): SerialDay | undefined {
  for (const cell of cells) {
    const number = cell.type === "number" || cell.type === "text" ? Number(cell.text) : Number.NaN;
    const date = dateOfSerialDay(number);
    if (date !== undefined) return { date, number: cell.text, sheet, row: row.row, column: columnLetters(cell.column) };
  }
  return undefined;
}

export function cellToTheRight(cell: KeptCell, row: KeptRow): KeptCell[] {
  return row.cells.filter((each) => each.column > cell.column).slice(0, 1);
}

/** The day in a text such as `Run 28/03/2023` or `Printed on 28 March 2023 at 09:14`. */
export function readPrintDay(text: string): CalendarDate | undefined {
  return text.length <= 80 && /\b(?:run|printed|produced|extracted|generated)\b/iu.test(text)
    ? dateInText(text)
    : undefined;
}
