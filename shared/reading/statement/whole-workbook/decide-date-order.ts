import {
  formatCalendarDate,
  type CalendarDate,
  calendarDateOf,
} from "../../../domain/amounts-and-days/calendar-date.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { dateOrderSaid } from "../../table/values/date-order-said.ts";
import type { TableRecord } from "../rows/table-record.ts";

/**
 * Decides the order of day and month in a table's typed dates. They are read day first, unless the heading says that the month is first, or some dates
 * of the column can only be month first, and none can only be day first: then its ambiguous dates are swapped. Each choice that could be wrong is a
 * finding.
 */
export function decideDateOrder(table: TableRecord): void {
  const { dates } = table;
  const two = dates.ambiguous.length;
  // The same person wrote both columns: if no invoice date shows the order, a due date may.
  const byDue = dates.dayFirst + dates.monthFirst === 0;
  const dayFirst = byDue ? dates.dueDayFirst : dates.dayFirst;
  const monthFirst = byDue ? dates.dueMonthFirst : dates.monthFirst;
  const where = byDue ? "due dates" : "dates of this column";
  const column = table.layout.fields.get("invoiceDate");
  const [example] = dates.ambiguous;
  const addFinding = (code: string, severity: "warning" | "note", what: string, todo: string): void => {
    const row = example?.row ?? table.headerRow;
    table.findings.add(
      {
        code,
        severity,
        sheet: table.sheet.name,
        row,
        ...(column === undefined ? {} : { column: columnLetters(column) }),
        what,
        todo,
      },
      example,
    );
  };
  if (dates.firstSerial !== undefined) reportSerialDays(table, dates.firstSerial);
  const month = "Please enter dates as dates, or with the month in words (23 March 2023).";
  const said = dateOrderSaid(table.layout.header?.cells.find((cell) => cell.column === column)?.heading ?? "");
  const isMonthFirst = dayFirst === 0 && (monthFirst > 0 || (said === "month-first" && two > 0));
  if (isMonthFirst) {
    for (const line of dates.ambiguous)
      if (line.invoiceDate !== undefined) line.invoiceDate = swapDayAndMonth(line.invoiceDate);
    for (const line of dates.ambiguousDue) if (line.dueDate !== undefined) line.dueDate = swapDayAndMonth(line.dueDate);
    if (said === "month-first")
      addFinding("dates-month-first", "note", "All dates were read month first, as their heading says.", month);
    else
      addFinding(
        "dates-month-first",
        "warning",
        `${String(monthFirst)} ${where} can only be month first and none only day first, so all dates were read month first${two > 0 ? `, including ${String(two)} that could be either` : ""}.`,
        month,
      );
  } else if (monthFirst > 0) {
    addFinding(
      "dates-of-both-orders",
      "warning",
      `${String(monthFirst)} ${where} can only be month first and ${String(dayFirst)} only day first; ${String(two)} that could be either were read day first.`,
      month,
    );
  } else if (two > 0 && said !== "day-first") {
    const they =
      two === 1
        ? "1 typed date can be read day first or month first; it was"
        : `${String(two)} typed dates can be read day first or month first; they were`;
    const read = `${they} read day first, ${example?.invoiceNumber ?? ""} as ${example?.invoiceDate ?? ""}`;
    if (dayFirst > 0)
      addFinding(
        "dates-ambiguous",
        "note",
        `${read}, like ${dayFirst === 1 ? "another date" : `${String(dayFirst)} other dates`} ${byDue ? "among the due dates" : "of the column"} that can only be day first.`,
        month,
      );
    else addFinding("dates-ambiguous", "warning", `${read}, and nothing in the column shows which is right.`, month);
  } else if (dates.dayFirst >= 3 && dates.cells >= 3 && dates.cellsPastTwelfth === 0) {
    addFinding(
      "dates-perhaps-swapped",
      "warning",
      `All ${String(dates.dayFirst)} dates typed as text have a day after the 12th, and none of the ${String(dates.cells)} date cells has: a spreadsheet that reads month first may have swapped day and month in the date cells.`,
      "Please check the dates in this column.",
    );
  }
}

/** Reports dates that are serial days, because nobody formatted them as dates. */
function reportSerialDays(table: TableRecord, first: StatementLine): void {
  const column = table.layout.fields.get("invoiceDate");
  const many = table.dates.serials === 1 ? "1 date is" : `${String(table.dates.serials)} dates are`;
  table.findings.add({
    code: "dates-from-numbers",
    severity: "note",
    sheet: table.sheet.name,
    row: first.row,
    ...(column === undefined ? {} : { column: columnLetters(column) }),
    what: `${many} stored as numbers, not as dates; the first, of ${first.invoiceNumber === "" ? "this row" : first.invoiceNumber}, was read as ${first.invoiceDate === undefined ? "" : formatCalendarDate(first.invoiceDate)}.`,
    todo: "Please format the column as dates.",
  });
}

function swapDayAndMonth(date: CalendarDate): CalendarDate {
  return calendarDateOf(Number(date.slice(0, 4)), Number(date.slice(8, 10)), Number(date.slice(5, 7))) ?? date;
}
