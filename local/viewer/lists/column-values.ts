import { formatCalendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { onUkClock } from "../../../shared/domain/amounts-and-days/uk-clock.ts";
import { pounds } from "../../../shared/messages/collection-form/form-csv.ts";
import type { Html } from "../../../shared/messages/rendering/html.ts";
import { inertText } from "../../../shared/messages/rendering/inert-text.ts";
import { cleanText } from "../../../shared/messages/words/clean-text.ts";
import { ukTime } from "../../../shared/messages/words/uk-time.ts";
import type { ListColumn } from "./list.ts";

/** By what a column sorts: amounts and counts as numbers, days and instants as they follow each other. */
export function sortValueOf<Row>(column: ListColumn<Row>, row: Row): string | number | undefined {
  if ("amount" in column) return column.amount(row);
  if ("day" in column) return column.day(row);
  return "instant" in column ? column.instant(row) : column.text(row);
}

/** What a page shows in a cell. */
export function shownIn<Row>(column: ListColumn<Row>, row: Row): Html | string | number {
  if ("amount" in column) {
    const amount = column.amount(row);
    return amount === undefined ? "" : formatPounds(amount);
  }
  if ("day" in column) {
    const day = column.day(row);
    return day === undefined ? "" : formatCalendarDate(day);
  }
  if ("instant" in column) {
    const instant = column.instant(row);
    return instant === "" ? "" : ukTime(instant);
  }
  return column.cell?.(row) ?? column.text(row);
}

/** What a CSV says: amounts in pounds without a sign, days as `2023-03-29`, minutes of UK clocks, and texts that are no formulas. */
export function csvOf<Row>(column: ListColumn<Row>, row: Row): string {
  if ("amount" in column) {
    const amount = column.amount(row);
    return amount === undefined ? "" : pounds(amount);
  }
  if ("day" in column) return column.day(row) ?? "";
  if ("instant" in column) {
    const instant = column.instant(row);
    return instant === "" ? "" : onUkClock(instant).slice(0, MINUTE_LENGTH).replace("T", " ");
  }
  return inertText(cleanText(String(column.text(row))));
}

const MINUTE_LENGTH = "2023-03-29T09:00".length;
