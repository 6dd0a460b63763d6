import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import { sumPence } from "../../../domain/amounts-and-days/pence.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import { type TableRecord, type TableRole, hasRows, sumOfLines } from "../rows/table-record.ts";

/** Marks sheets for answers, which repeat the lines of another table. If there is no other table, their lines are the statement's own. */
export function markAnswerTables(
  records: readonly TableRecord[],
  roles: Map<TableRecord, TableRole>,
  findings: Finding[],
): void {
  const own = records.filter((table) => !roles.has(table) && table.layout.answerColumnCount === 0 && hasRows(table));
  if (!records.some((table) => table.layout.answerColumnCount > 0)) return;
  const others = countsOf(own);
  for (const table of records) {
    if (roles.has(table) || table.layout.answerColumnCount === 0 || own.length === 0) continue;
    const titled = ANSWER_WORDS.test(table.sheet.name) || ANSWER_WORDS.test(table.title);
    const strange = table.lines.filter((line) => !others.has(keyOf(line)));
    if (!titled && strange.length > 0) continue;
    roles.set(table, "response");
    if (strange.length > 0) findings.push(answersWithoutLine(table, strange));
  }
}

const ANSWER_WORDS =
  /\b(?:response|reply|replies|answers?|return(?:ed)?|to be completed|payable organi[sz]ation (?:use|comments?))\b/iu;

function answersWithoutLine(table: TableRecord, strange: readonly StatementLine[]): Finding {
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

/** Marks summaries by account or by age beside a table of invoices: they add up the same debt again. */
export function markSummaries(
  records: readonly TableRecord[],
  roles: Map<TableRecord, TableRole>,
  findings: Finding[],
): void {
  const detailed = records.filter((table) => !roles.has(table) && hasRows(table) && isDetailed(table));
  if (detailed.length === 0) return;
  for (const table of records) {
    if (roles.has(table) || isDetailed(table) || hasLinesWithoutInvoices(table)) continue;
    roles.set(table, "summary");
    const sums = new Set([...detailed.map(sumOfLines), sumPence(detailed.map(sumOfLines))]);
    if (table.lines.length === 0 || sums.has(sumOfLines(table))) continue;
    findings.push({
      code: "summary-differs",
      severity: "warning",
      sheet: table.sheet.name,
      row: table.headerRow,
      what: `The summary adds up to ${formatPounds(sumOfLines(table))}, but no table of invoices in the workbook does; the summary was not read as lines.`,
      todo: "Please check the summary against the invoices.",
    });
  }
}

/**
 * Marks tables that have something like a number in each row, and yet are summaries: without dates, with fewer rows than a table of dated invoices
 * that adds up to the same, and without any of its numbers. Counted twice, the debt would be claimed twice.
 */
export function markSummariesBySum(
  records: readonly TableRecord[],
  roles: Map<TableRecord, TableRole>,
  findings: Finding[],
): void {
  const open = records.filter((table) => !roles.has(table) && table.lines.length > 0);
  for (const table of open) {
    const sum = sumOfLines(table);
    if (sum === 0 || table.layout.fields.has("invoiceDate")) continue;
    const numbers = new Set(table.lines.map(({ invoiceNumber }) => invoiceNumber));
    const detailed = open.find(
      (other) =>
        other.layout.fields.has("invoiceDate") &&
        other.lines.length > table.lines.length &&
        sumOfLines(other) === sum &&
        !other.lines.some(({ invoiceNumber }) => numbers.has(invoiceNumber)),
    );
    if (detailed === undefined) continue;
    roles.set(table, "summary");
    findings.push({
      code: "table-of-sums",
      severity: "warning",
      sheet: table.sheet.name,
      row: table.headerRow,
      what: `The table under row ${String(table.headerRow)} adds up to ${formatPounds(sum)}, as the invoices on sheet "${detailed.sheet.name}" do; it was taken for a summary of them, and its ${String(table.lines.length)} rows were not read as lines.`,
      todo: "Nothing, if that is right; otherwise please give each of its rows the date of its invoice.",
    });
  }
}

/** Whether a table may hold lines without invoice numbers: income without invoices, accruals, payments (STM-10, STM-13). */
function hasLinesWithoutInvoices(table: TableRecord): boolean {
  const { fields } = table.layout;
  if (table.kind === "accruals") return fields.has("description") || fields.has("basis");
  if (table.kind === "i&e") return fields.has("description") && !fields.has("account") && !fields.has("accountName");
  return table.lines.some((line) => line.type === "payment" || line.type === "receipt");
}

function isDetailed(table: TableRecord): boolean {
  const { fields } = table.layout;
  return fields.has("invoiceNumber") || fields.has("purchaseOrder") || fields.has("invoiceDate");
}

/** Marks tables whose lines are all in other tables: a hidden sheet of raw data, or a sheet for each month beside one with all lines. */
export function markCopies(
  records: readonly TableRecord[],
  roles: Map<TableRecord, TableRole>,
  findings: Finding[],
): void {
  const tables = records.filter((table) => !roles.has(table) && table.lines.length > 0);
  if (tables.length < 2) return;
  const counts = countsOf(tables);
  // If two tables are equally good, the later one is the copy.
  for (const table of [...tables].reverse().sort(likelierCopyFirst)) {
    const keys = keysOf(table);
    if (keys === undefined || ![...keys].every((key) => (counts.get(key) ?? 0) > 1)) continue;
    for (const key of keys) counts.set(key, (counts.get(key) ?? 1) - 1);
    roles.set(table, "copy");
    findings.push({
      code: "table-repeated",
      severity: "warning",
      sheet: table.sheet.name,
      row: table.headerRow,
      what: `All ${String(table.lines.length)} lines of this table (${formatPounds(sumOfLines(table))}) are in another table of the workbook with the same numbers and amounts; they were counted once.`,
      todo: "Nothing, if they are the same invoices; otherwise please give each its own number.",
    });
  }
}

/** Sorts the likelier copy first: the hidden table, then the shorter one, then the one with fewer fields. */
function likelierCopyFirst(one: TableRecord, other: TableRecord): number {
  const visible = (table: TableRecord): number => (table.sheet.visibility === "visible" ? 1 : 0);
  return (
    visible(one) - visible(other) ||
    one.lines.length - other.lines.length ||
    one.layout.fields.size - other.layout.fields.size
  );
}

function keysOf(table: TableRecord): Set<string> | undefined {
  if (table.lines.some((line) => line.invoiceNumber === "") || table.unreadCount > 0) return undefined;
  return new Set(table.lines.map(keyOf));
}

/** How many tables each line is in. */
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
