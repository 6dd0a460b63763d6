import { type CalendarDate, formatCalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import type { SerialDay } from "../header-block/day-of-balances.ts";
import type { HeaderBlock } from "../header-block/read-header-block.ts";
import type { TableWithRole } from "../rows/table-record.ts";
import type { StatementFindings } from "../statement-findings.ts";

export function decideAsAt(
  block: HeaderBlock,
  chosen: readonly TableWithRole[],
  findings: StatementFindings,
): CalendarDate | undefined {
  if (chosen.some(({ role }) => role === "other-date")) {
    const own = chosen
      .filter(({ role }) => role === "lines")
      .map(({ table }) => block.asAtBySheet.get(table.sheet.name)?.date);
    return own.find((date) => date !== undefined) ?? block.asAt;
  }
  if (block.serialAsAt !== undefined) reportAsAtFromNumber(block.serialAsAt, findings);
  if (block.asAt !== undefined) return block.asAt;
  if (block.runDate === undefined) return undefined;
  const { date, sheet, row } = block.runDate;
  findings.add({
    code: "as-at-from-run-date",
    severity: "note",
    sheet,
    row,
    what: `The statement has no as-at date, so the date on which it was produced, ${formatCalendarDate(date)}, was used.`,
    todo: "Please state the as-at date of the balances.",
  });
  return date;
}

function reportAsAtFromNumber({ date, number, sheet, row, column }: SerialDay, findings: StatementFindings): void {
  findings.add({
    code: "as-at-from-number",
    severity: "note",
    sheet,
    row,
    column,
    what: `The as-at date is stored as the number ${number}, not as a date; it was read as ${formatCalendarDate(date)}.`,
    todo: "Please format the cell as a date.",
  });
}
