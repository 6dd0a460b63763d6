import type { CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { Row } from "../../cells/row.ts";
import { dateOfCell } from "../../table/values/cell-value.ts";
import { dateOfEpochDays, dateOfSerialText, parseDate } from "../../table/values/parse-date.ts";
import type { CellPlaces } from "./cell-places.ts";
import { columnRole } from "./column-roles.ts";
import type { TableRecord } from "./table-record.ts";

/** Reads the dates of rows whose cells are located. */
interface LineDates {
  invoiceDateOf(row: Row): CalendarDate | undefined;
  dueDateOf(row: Row): CalendarDate | undefined;
  /** Counts how a line's dates are written, so that the order of day and month can be decided at the end of the table. */
  count(row: Row, line: StatementLine): void;
}

export function lineDates({ dates }: Pick<TableRecord, "dates">, places: CellPlaces): LineDates {
  const dateAt = (row: Row, place: number): CalendarDate | undefined =>
    row.types[place] === "date" ? dateOfEpochDays(row.numbers[place] ?? Number.NaN) : dateOfCell(row, place);

  /** Counts how the table's dates are written, so that the order of day and month can be decided at its end. */
  const countDate = (row: Row, date: CalendarDate, line: StatementLine): void => {
    const place = places.placeOf(columnRole.invoiceDate);
    const type = row.types[place];
    if (type !== "date") countSerial(row, place, line);
    if (type !== "text") {
      dates.cells += 1;
      const tens = date.charCodeAt(8);
      if (tens > 49 || (tens === 49 && date.charCodeAt(9) > 50)) dates.cellsPastTwelfth += 1;
      return;
    }
    const order = parseDate(row.texts[place] ?? "")?.order;
    if (order === "ambiguous") dates.ambiguous.push(line);
    else if (order === "day-first") dates.dayFirst += 1;
    else if (order === "month-first") dates.monthFirst += 1;
  };

  /** Counts dates that are a spreadsheet's serial days. */
  const countSerial = (row: Row, place: number, line: StatementLine): void => {
    const isSerial =
      row.types[place] === "number" ? (row.numbers[place] ?? 0) < 80_000 : dateOfSerialText(row.texts[place] ?? "");
    if (isSerial === false || isSerial === undefined) return;
    dates.serials += 1;
    dates.firstSerial ??= line;
  };

  const dueDateOf = (row: Row): CalendarDate | undefined => {
    const place = places.placeOf(columnRole.dueDate);
    return place < 0 ? undefined : dateAt(row, place);
  };

  const countDueDate = (row: Row, line: StatementLine): void => {
    const place = places.placeOf(columnRole.dueDate);
    if (row.types[place] !== "text") return;
    const order = parseDate(row.texts[place] ?? "")?.order;
    if (order === "ambiguous") dates.ambiguousDue.push(line);
    else if (order === "day-first") dates.dueDayFirst += 1;
    else if (order === "month-first") dates.dueMonthFirst += 1;
  };

  return {
    invoiceDateOf(row) {
      const place = places.placeOf(columnRole.invoiceDate);
      return place < 0 ? undefined : dateAt(row, place);
    },
    dueDateOf,
    count(row, line) {
      if (line.invoiceDate !== undefined) countDate(row, line.invoiceDate, line);
      if (line.dueDate !== undefined) countDueDate(row, line);
    },
  };
}
