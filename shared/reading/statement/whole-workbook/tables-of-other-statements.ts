import { type CalendarDate, epochDay, formatCalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import type { DayOfSheet } from "../header-block/read-header-block.ts";
import { saysOwedBySender, sectionOf } from "../../table/rows/section-title.ts";
import { type TableRecord, type TableRole, hasRows, sumOfLines } from "../rows/table-record.ts";

/** Marks sheets as at an earlier date: they were left in the workbook from the previous statement. */
export function markEarlierTables(
  records: readonly TableRecord[],
  roles: Map<TableRecord, TableRole>,
  asAtBySheet: ReadonlyMap<string, DayOfSheet>,
  findings: Finding[],
): void {
  const tables = records.filter((table) => !roles.has(table) && hasRows(table));
  if (tables.length < 2) return;
  // A date below the lines may be about anything: `Prices as at 1 April`.
  const firstRows = new Map<string, number>();
  for (const { sheet, headerRow } of records) if (!firstRows.has(sheet.name)) firstRows.set(sheet.name, headerRow);
  const dayOf = ({ sheet }: TableRecord): CalendarDate | undefined => {
    const day = asAtBySheet.get(sheet.name);
    return day !== undefined && day.row < (firstRows.get(sheet.name) ?? 0) ? day.date : undefined;
  };
  const days = tables.flatMap((table) => dayOf(table) ?? []);
  const [latest] = days.sort().reverse();
  if (latest === undefined) return;
  for (const table of tables) {
    const day = dayOf(table);
    if (day === undefined || epochDay(latest) - epochDay(day) < DAYS_APART) continue;
    roles.set(table, "other-date");
    findings.push({
      code: "table-of-earlier-date",
      severity: "warning",
      rule: "STM-04",
      sheet: table.sheet.name,
      row: table.headerRow,
      what: `This sheet is as at ${formatCalendarDate(day)} and another one as at ${formatCalendarDate(latest)}; its ${String(table.lines.length)} lines (${formatPounds(sumOfLines(table))}) were not read.`,
      todo: `Nothing, if it is an earlier statement; otherwise please put what is outstanding as at ${formatCalendarDate(latest)} on one sheet.`,
    });
  }
}

/** Sheets of one statement may be printed on different days, but sheets of two quarters are months apart. */
const DAYS_APART = 28;

/**
 * Marks tables of what the sender owes, beside the table of what is owed to the sender: by the name of the sheet, by a title, or by the heading of
 * the amounts (`We owe you`).
 */
export function markOwedBySender(
  records: readonly TableRecord[],
  roles: Map<TableRecord, TableRole>,
  findings: Finding[],
): void {
  const tables = records.filter((table) => !roles.has(table) && hasRows(table));
  const owed = tables.flatMap((table) => {
    const said = wordsAbout(table).find(saysOwedBySender) ?? (PAYABLES.test(table.sheet.name) ? table.sheet.name : "");
    return said === "" ? [] : [{ table, said }];
  });
  if (owed.length === tables.length) return;
  for (const { table, said } of owed) {
    roles.set(table, "owed-by-sender");
    findings.push({
      code: "table-owed-by-sender",
      severity: "warning",
      sheet: table.sheet.name,
      row: table.headerRow,
      what: `By the words "${said}", this table lists what you owe and not what is owed to you; its ${String(table.lines.length)} lines (${formatPounds(sumOfLines(table))}) were not read.`,
      todo: "Nothing, if that is so; otherwise please change these words.",
    });
  }
}

/** The name of a table's sheet, its titles, and the headings of its amounts. */
function wordsAbout({ sheet, captions, layout }: TableRecord): string[] {
  const amounts = new Set(["outstanding", "amount", "anyTotal", "total"]);
  const headings = layout.columnUses
    .filter(({ takenFor }) => amounts.has(takenFor ?? ""))
    .map(({ heading }) => heading);
  return [sheet.name.replaceAll("_", " "), ...captions, ...headings];
}

/** Names of sheets beside a sheet of receivables. */
const PAYABLES =
  /^(?:our )?(?:accounts )?(?:payables?|creditors?|purchase ledger|ap)(?: (?:ledger|balances?|listing|statement))?$/iu;

/**
 * Marks lists of paid invoices or of remittances beside the list of what is owed: a slip to return with the payment, a sheet of what was paid in
 * the year. Paid invoices are not owed; but they are income, so this concerns only receivables.
 */
export function markPaidTables(
  records: readonly TableRecord[],
  roles: Map<TableRecord, TableRole>,
  findings: Finding[],
): void {
  const saysPaid = (table: TableRecord): boolean => {
    const isNamedSo = [table.sheet.name, ...table.captions].some(
      (text) => PAID_WORDS.test(text.replaceAll("_", " ")) && !UNPAID_WORDS.test(text),
    );
    // A table with an unpaid amount is read, whatever its title is. Payments that reduce the debt are negative.
    const { amount, fields } = table.layout;
    const listsPayments = amount?.from === "column" && amount.column === fields.get("paid") && !isOnAccount(table);
    return (isNamedSo || listsPayments) && !fields.has("outstanding") && table.sums.outstanding > 0;
  };
  const tables = records.filter(
    (table) => !roles.has(table) && hasRows(table) && (table.kind === undefined || table.kind === "r&p"),
  );
  if (tables.length < 2) return;
  const paid = tables.filter(saysPaid);
  if (paid.length === tables.length) return;
  for (const table of paid) {
    roles.set(table, "settled");
    findings.push({
      code: "table-of-paid-items",
      severity: "warning",
      sheet: table.sheet.name,
      row: table.headerRow,
      what: `By its title or headings, this table lists paid items and not what is owed; its ${String(table.lines.length)} lines (${formatPounds(sumOfLines(table))}) were not read.`,
      todo: "Nothing, if they are paid; otherwise please give the table another title.",
    });
  }
}

/** Whether a title says that payments are not allocated to invoices yet: then they reduce the debt. */
function isOnAccount(table: TableRecord): boolean {
  return [table.sheet.name, ...table.captions].some(
    (text) => sectionOf(text)?.type === "payment" && UNPAID_WORDS.test(text),
  );
}

const PAID_WORDS =
  /\b(?:paid|settled|remittances?|(?:payments?|receipts?|cash|bacs) (?:received|history|list(?:ing)?|made|log|allocated|applied)|(?:cleared|closed) (?:invoices?|items?|transactions?)|(?:invoices?|items?|transactions?) (?:cleared|closed))\b/iu;

const UNPAID_WORDS =
  /\b(?:unpaid|outstanding|open|owing|owed|due|unallocated|unapplied|unmatched|on account|not (?:yet )?(?:allocated|applied|matched)|(?:part|partly|partially|not|not yet|to be|when|if|until)[ -]paid)\b/iu;
