import { epochDay, formatCalendarDate, type CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import { nameOfKind, type Kind } from "../../../domain/exercise/kind.ts";
import { pence, sumPence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import type { ReadingReceipt } from "../../../domain/statement/reading-receipt.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { DayOfSheet } from "../surroundings/read-header-block.ts";
import type { TableRecord } from "../rows/table-record.ts";

export type TableRole = NonNullable<ReadingReceipt["tables"][number]["role"]>;

/** A table with what it turned out to be among the others of the workbook. */
export interface SettledTable {
  readonly table: TableRecord;
  readonly role: TableRole;
}

export interface SettledTables {
  readonly tables: readonly SettledTable[];
  readonly kind: Kind | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Decides which tables hold the statement's lines. Answer sheets, sheets that repeat lines and sheets that add them up are left out, so that
 * nothing is claimed twice; what belongs to another kind of statement is left to that one (STM-04).
 *
 * @param expected the kind that was asked for, where it is known from elsewhere
 * @param asAtBySheet the day that each sheet says it is as at
 */
export function settleTables(
  records: readonly TableRecord[],
  expected: Kind | undefined,
  asAtBySheet: ReadonlyMap<string, DayOfSheet>,
): SettledTables {
  const findings: Finding[] = [];
  const roles = new Map<TableRecord, TableRole>();
  for (const table of records) if (table.layout.pivot) roles.set(table, "summary");
  settleResponses(records, roles, findings);
  settleSummaries(records, roles, findings);
  settleEarlier(records, roles, asAtBySheet, findings);
  settlePaid(records, roles, findings);
  settleCopies(records, roles, findings);
  const kind = settleKinds(records, roles, expected, findings);
  return { tables: records.map((table) => ({ table, role: roles.get(table) ?? "lines" })), kind, findings };
}

const ANSWER_TITLE =
  /\b(?:response|reply|replies|answers?|return(?:ed)?|to be completed|payable organi[sz]ation (?:use|comments?))\b/iu;

/** A sheet for answers repeats the lines of another; where there is no other, its lines are the statement's own. */
function settleResponses(
  records: readonly TableRecord[],
  roles: Map<TableRecord, TableRole>,
  findings: Finding[],
): void {
  const own = records.filter((table) => !roles.has(table) && table.layout.responses === 0 && hasRows(table));
  if (!records.some((table) => table.layout.responses > 0)) return;
  const others = countsOf(own);
  for (const table of records) {
    if (roles.has(table) || table.layout.responses === 0 || own.length === 0) continue;
    const titled = ANSWER_TITLE.test(table.sheet.name) || ANSWER_TITLE.test(table.title);
    const strange = table.lines.filter((line) => !others.has(keyOf(line)));
    if (!titled && strange.length > 0) continue;
    roles.set(table, "response");
    if (strange.length > 0) findings.push(strangeAnswers(table, strange));
  }
}

function strangeAnswers(table: TableRecord, strange: readonly StatementLine[]): Finding {
  const [first] = strange;
  return {
    code: "answers-without-line",
    severity: "warning",
    sheet: table.sheet.name,
    ...(first === undefined ? {} : { row: first.row }),
    what: `The sheet for answers has ${String(strange.length)} rows that are not on the statement itself, ${formatPounds(sumPence(strange.map((line) => line.outstandingPence)))} in all, for example ${first?.invoiceNumber ?? ""}; they were not read.`,
    todo: "Please put every line on the statement itself.",
  };
}

/** Amounts by account or by age beside a table of invoices add the same debt up once more. */
function settleSummaries(
  records: readonly TableRecord[],
  roles: Map<TableRecord, TableRole>,
  findings: Finding[],
): void {
  const detailed = records.filter((table) => !roles.has(table) && hasRows(table) && isDetailed(table));
  if (detailed.length === 0) return;
  for (const table of records) {
    if (roles.has(table) || isDetailed(table) || saysWhatItIs(table)) continue;
    roles.set(table, "summary");
    const sums = new Set([...detailed.map(sumOf), sumPence(detailed.map(sumOf))]);
    if (table.lines.length === 0 || sums.has(sumOf(table))) continue;
    findings.push({
      code: "summary-differs",
      severity: "warning",
      sheet: table.sheet.name,
      row: table.headerRow,
      what: `The summary adds up to ${formatPounds(sumOf(table))}, which no table of invoices in the workbook adds up to; the summary was not read as lines.`,
      todo: "Please check the summary against the invoices.",
    });
  }
}

/** Income without invoices and accruals have no invoice numbers, and are lines all the same (STM-10, STM-13). */
function saysWhatItIs(table: TableRecord): boolean {
  const { fields } = table.layout;
  if (table.kind === "accruals") return fields.has("description") || fields.has("basis");
  if (table.kind === "i&e") return fields.has("description") && !fields.has("account") && !fields.has("accountName");
  return table.lines.some((line) => line.type === "payment" || line.type === "receipt");
}

function isDetailed(table: TableRecord): boolean {
  const { fields } = table.layout;
  return fields.has("invoiceNumber") || fields.has("purchaseOrder") || fields.has("invoiceDate");
}

/** Sheets of one statement may be printed on different days; those of two quarters are months apart. */
const DAYS_APART = 28;

/** A sheet that says it is as at an earlier day was left in the workbook from the statement before. */
function settleEarlier(
  records: readonly TableRecord[],
  roles: Map<TableRecord, TableRole>,
  asAtBySheet: ReadonlyMap<string, DayOfSheet>,
  findings: Finding[],
): void {
  const tables = records.filter((table) => !roles.has(table) && hasRows(table));
  if (tables.length < 2) return;
  // A day below the lines may be that of anything: prices as at 1 April.
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
      what: `This sheet is as at ${formatCalendarDate(day)} and another one as at ${formatCalendarDate(latest)}; its ${String(table.lines.length)} lines (${formatPounds(sumOf(table))}) were not read.`,
      todo: `Nothing, if it is an earlier statement; otherwise please put what is outstanding as at ${formatCalendarDate(latest)} on one sheet.`,
    });
  }
}

const SAYS_PAID =
  /\b(?:paid|settled|remittances?|(?:payments?|receipts?|cash|bacs) (?:received|history|list(?:ing)?|made|log|allocated|applied)|(?:cleared|closed) (?:invoices?|items?|transactions?)|(?:invoices?|items?|transactions?) (?:cleared|closed))\b/iu;
const SAYS_OPEN =
  /\b(?:unpaid|outstanding|open|owing|owed|due|unallocated|unapplied|unmatched|on account|(?:part|partly|partially|not|not yet|to be|when|if|until)[ -]paid)\b/iu;

/**
 * A list of paid invoices or of remittances beside the list of what is owed: a slip to be sent back with the payment, a sheet of what was
 * settled in the year. What is paid is not owed, though it has been earned.
 */
function settlePaid(records: readonly TableRecord[], roles: Map<TableRecord, TableRole>, findings: Finding[]): void {
  const saysPaid = (table: TableRecord): boolean => {
    const isNamedSo = [table.sheet.name, ...table.captions].some(
      (text) => SAYS_PAID.test(text.replaceAll("_", " ")) && !SAYS_OPEN.test(text),
    );
    // A table that says what is unpaid says it, whatever it is called; payments that reduce the debt are below nought.
    return isNamedSo && !table.layout.fields.has("outstanding") && table.sums.outstanding > 0;
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
      what: `By its title this table lists what is paid already and not what is owed; its ${String(table.lines.length)} lines (${formatPounds(sumOf(table))}) were not read.`,
      todo: "Nothing, if they are paid; otherwise please put them under a title that says so.",
    });
  }
}

/** The same lines in a second table: on a hidden sheet of raw data, on a sheet per month beside a sheet of all. */
function settleCopies(records: readonly TableRecord[], roles: Map<TableRecord, TableRole>, findings: Finding[]): void {
  const tables = records.filter((table) => !roles.has(table) && table.lines.length > 0);
  if (tables.length < 2) return;
  const counts = countsOf(tables);
  // Of tables that are as good as each other the later one goes.
  for (const table of [...tables].reverse().sort(lessLikelyFirst)) {
    const keys = keysOf(table);
    if (keys === undefined || ![...keys].every((key) => (counts.get(key) ?? 0) > 1)) continue;
    for (const key of keys) counts.set(key, (counts.get(key) ?? 1) - 1);
    roles.set(table, "copy");
    findings.push({
      code: "table-repeated",
      severity: "warning",
      sheet: table.sheet.name,
      row: table.headerRow,
      what: `All ${String(table.lines.length)} lines of this table (${formatPounds(sumOf(table))}) stand in another table of the workbook with the same numbers and amounts; they were counted once.`,
      todo: "Nothing, if they are the same invoices; otherwise please give each its own number.",
    });
  }
}

/** Which of two tables with the same lines goes: the hidden one, then the shorter one, then the one that says less of its lines. */
function lessLikelyFirst(one: TableRecord, other: TableRecord): number {
  const hidden = (table: TableRecord): number => (table.sheet.visibility === "visible" ? 1 : 0);
  return (
    hidden(one) - hidden(other) ||
    one.lines.length - other.lines.length ||
    one.layout.fields.size - other.layout.fields.size
  );
}

function keysOf(table: TableRecord): Set<string> | undefined {
  if (table.lines.some((line) => line.invoiceNumber === "") || table.unreadCount > 0) return undefined;
  return new Set(table.lines.map(keyOf));
}

/** In how many tables each line stands. */
function countsOf(tables: readonly TableRecord[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const table of tables) {
    for (const key of new Set(table.lines.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function keyOf(line: StatementLine): string {
  return `${line.invoiceNumber}\n${String(line.outstandingPence)}`;
}

function sumOf(table: TableRecord): Pence {
  return pence(table.sums.outstanding);
}

function hasRows(table: TableRecord): boolean {
  return table.lines.length > 0 || table.unreadCount > 0;
}

/** STM-04: one statement is of one kind. Tables of another kind than the one asked for are left to the statement of that kind. */
function settleKinds(
  records: readonly TableRecord[],
  roles: Map<TableRecord, TableRole>,
  expected: Kind | undefined,
  findings: Finding[],
): Kind | undefined {
  const tables = records.filter((table) => !roles.has(table) && hasRows(table));
  const kinds = [...new Set(tables.flatMap((table) => table.kind ?? []))];
  const [first] = kinds;
  if (first === undefined) return undefined;
  if (expected !== undefined && kinds.includes(expected)) {
    for (const table of tables) {
      if (table.kind === undefined || table.kind === expected) continue;
      roles.set(table, "other-kind");
      findings.push({
        code: "table-of-other-kind",
        severity: "warning",
        rule: "STM-04",
        sheet: table.sheet.name,
        row: table.headerRow,
        what: `This table is about ${nameOfKind(table.kind)}, and the statement is about ${nameOfKind(expected)}; the table was not read.`,
        todo: `Please send the statement of ${nameOfKind(table.kind)} as a workbook of its own.`,
      });
    }
    return expected;
  }
  if (expected !== undefined) findings.push(wrongKind(tables, first, expected));
  else if (kinds.length > 1) findings.push(severalKinds(kinds));
  return first;
}

function wrongKind(tables: readonly TableRecord[], found: Kind, expected: Kind): Finding {
  const sheet = tables.find((table) => table.kind === found)?.sheet.name;
  return {
    code: "wrong-kind",
    severity: "refusal",
    rule: "STM-04",
    ...(sheet === undefined ? {} : { sheet }),
    what: `The workbook is a statement of ${nameOfKind(found)}, but it was sent as one of ${nameOfKind(expected)}.`,
    todo: "Please send it again under the right kind, or send the right workbook.",
  };
}

function severalKinds(kinds: readonly Kind[]): Finding {
  return {
    code: "several-kinds",
    severity: "refusal",
    rule: "STM-04",
    what: `The workbook holds statements of several kinds: ${kinds.map(nameOfKind).join("; ")}.`,
    todo: "Please send one workbook for each kind.",
  };
}
