import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import type { Row } from "../../cells/row.ts";
import { dateOfCell, type CellAmountProblem } from "../../table/values/cell-value.ts";
import { cleanValue } from "../../table/values/clean-text.ts";
import { dateOfSerialText, parseDate } from "../../table/values/parse-date.ts";

/** A date, `undefined` for an empty cell, or why the value is not a date. */
export type DateOutcome = { readonly date: CalendarDate | undefined } | { readonly why: string };

/** Reads a text as a date, with day and month in the ledger's order. */
export function dateOfText(text: string, dateOrder: "day-first" | "month-first"): DateOutcome {
  const reading = parseDate(text);
  if (reading === undefined) {
    // A date cell without a date format becomes, in text, a spreadsheet's serial number.
    const serial = dateOfSerialText(text);
    if (serial !== undefined) return { date: serial };
    return cleanValue(text) === "" || isNoDate(text) ? { date: undefined } : { why: "is not a date" };
  }
  switch (reading.order) {
    case "certain":
      return { date: reading.date };
    case "ambiguous":
      return { date: dateOrder === "day-first" ? reading.date : reading.swapped };
    case "day-first":
    case "month-first":
      if (reading.order === dateOrder) return { date: reading.date };
      return {
        why:
          dateOrder === "day-first"
            ? "is not a date with the day first; if the export puts the month first, save that for the organisation"
            : "is not a date with the month first, as in the other dates or as saved for this organisation",
      };
  }
}

/** Reads a cell of a workbook as a date. */
export function dateOutcomeOfCell(row: Row, at: number, dateOrder: "day-first" | "month-first"): DateOutcome {
  if (row.types[at] === "text") return dateOfText(row.texts[at] ?? "", dateOrder);
  const date = dateOfCell(row, at);
  if (date === undefined && !(row.types[at] === "number" && row.numbers[at] === 0)) return { why: "is not a date" };
  return { date };
}

/** Whether a text is what systems write for no date. */
function isNoDate(text: string): boolean {
  return /^(?:-+|n\/?a|none|null|0+|00[/.-]00[/.-]0000|0000-00-00)$/iu.test(text.trim());
}

/** Why a cell has no amount, as words for a message. */
export function amountProblemText(problem: CellAmountProblem): string {
  switch (problem) {
    case "empty":
      return "is empty";
    case "not-a-number":
      return "is not an amount";
    case "not-whole-pence":
      return "is not a whole number of pence";
    case "dot-or-thousands":
      return "may mean decimals or thousands";
    case "foreign-currency":
      return "is an amount in another currency";
    case "too-large":
      return "is too large to be an amount";
    case "formula":
      return "is a formula that nobody has calculated";
    case "error":
      return "is an error of the spreadsheet";
    case "date":
      return "is a date, not an amount";
    case "boolean":
      return "is yes or no, not an amount";
  }
}

/** The message for an identifier that a spreadsheet took for a number. */
export const LOST_DIGITS =
  "has lost digits because a spreadsheet took it for a number; format the column as text when you export again";

const LONGEST_SHOWN = 60;

/** A cell's text, shortened for a message. */
export function shownInMessage(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
