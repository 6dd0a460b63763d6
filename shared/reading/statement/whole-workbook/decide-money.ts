import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import { isPence, type Pence, pence } from "../../../domain/amounts-and-days/pence.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import type { RefusalFinding } from "../../../domain/statement/refusal-finding.ts";
import { isPenceReading } from "../../table/values/cell-value.ts";
import { besideCurrencies, contradictoryHeading, describeSaying, type Money, moneyOf } from "../../table/said/money.ts";
import type { Saying } from "../../table/said/sayings.ts";
import type { CollectedWorkbook } from "../collected-workbook.ts";
import type { TableRecord } from "../rows/table-record.ts";
import { sayingsAboutTable } from "./sayings-about-table.ts";

/**
 * Decides what the amounts of each table are, by everything that the workbook says about their currency and unit, and makes pounds of them or says
 * why that can't be done:
 *
 * 1. another currency: the lines of the table are not read, and if no other table has lines, the workbook is refused;
 * 2. thousands or millions: refused, because such amounts can't be agreed to the penny;
 * 3. pence: read as said if all amounts are whole numbers that are shown without decimals, else refused;
 * 4. nothing said, and only whole numbers: asked about.
 */
export function decideMoney(tables: readonly TableRecord[], workbook: CollectedWorkbook): RefusalFinding[] {
  const refusals: RefusalFinding[] = [];
  const foreign: [TableRecord, NonNullable<Money["foreign"]>][] = [];
  const inPence: [TableRecord, NonNullable<Money["unit"]>][] = [];
  for (const table of tables) {
    const all = sayingsAboutTable(table, workbook);
    const { counted, mixed } = table.layout.fields.has("currency")
      ? besideCurrencies(all)
      : { counted: all, mixed: [] };
    const money = moneyOf(counted);
    if (money.foreign !== undefined) foreign.push([table, money.foreign]);
    else if (money.unit?.unit === "pence") {
      refusals.push(...readAsPence(table, money.unit));
      inPence.push([table, money.unit]);
    } else if (money.unit !== undefined) refusals.push(inThousands(table, money.unit));
    else reportUnsaid(table, money);
    if (money.mention !== undefined) table.findings.add(mentionsUnit(table, money.mention));
    if (money.payment !== undefined) table.findings.add(paidInAnother(table, money.payment));
    for (const contradiction of money.contradictions) table.findings.add(contradictory(table, contradiction));
    const both = contradictoryHeading(mixed);
    if (both !== undefined) table.findings.add(namesTwoCurrencies(table, both));
    reportBlankCurrencies(table);
  }
  if (inPence.length > 0) reportOtherUnits(inPence, tables);
  const hasOthers = tables.some((table) => table.lines.length > 0 && !foreign.some(([each]) => each === table));
  for (const [table, saying] of foreign) {
    if (hasOthers) leaveUnread(table, saying);
    else refusals.push(allInForeignCurrency(table, saying));
  }
  return refusals;
}

function namesTwoCurrencies(table: TableRecord, saying: Saying): Omit<Finding, "file"> {
  return {
    code: "money-contradictory",
    severity: "warning",
    ...placeOf(table, saying),
    what: `Two currencies are named for the amounts${ofColumn(table)}: ${describeSaying(saying)}. Each line was read in the currency that the column of currencies says.`,
    todo: "Please check that the lines in pounds are in pounds sterling.",
  };
}

function allInForeignCurrency(table: TableRecord, saying: NonNullable<Money["foreign"]>): RefusalFinding {
  return { code: "amounts-in-foreign-currency", severity: "refusal", ...inForeignCurrency(table, saying) };
}

function inForeignCurrency(table: TableRecord, saying: NonNullable<Money["foreign"]>) {
  return {
    ...placeOf(table, saying),
    what: `The amounts${ofColumn(table)} are in ${saying.currency} and not in pounds: ${describeSaying(saying)}.`,
    todo: POUNDS_PLEASE,
  };
}

const POUNDS_PLEASE = "Please give all amounts in pounds sterling and send the statement again.";

/** Turns the lines of a table in another currency into rows that were not read, beside tables that are in pounds. */
function leaveUnread(table: TableRecord, saying: NonNullable<Money["foreign"]>): void {
  const { lines, sheet } = table;
  if (lines.length === 0) return;
  for (const line of lines) {
    table.unread.push({
      sheet: sheet.name,
      row: line.row,
      ...(table.amountColumn === undefined ? {} : { column: table.amountColumn }),
      value: `${saying.currency} ${(line.outstandingPence / 100).toFixed(2)}`,
      ...(line.invoiceNumber === "" ? {} : { invoiceNumber: line.invoiceNumber }),
      todo: POUNDS_PLEASE,
      why: `is in ${saying.currency} and not in pounds`,
    });
  }
  const { what, ...finding } = inForeignCurrency(table, saying);
  table.findings.add({
    ...finding,
    code: "amount-in-foreign-currency",
    severity: "warning",
    what: `${what.slice(0, -1)}; the ${String(lines.length)} ${lines.length === 1 ? "line is" : "lines are"} not counted and nothing of them is agreed.`,
  });
  table.unreadCount += lines.length;
  lines.length = 0;
  table.rowsRead = 0;
  table.sums.outstanding = 0;
  table.sums.totals = 0;
}

function inThousands(table: TableRecord, saying: NonNullable<Money["unit"]>): RefusalFinding {
  return {
    code: "amounts-in-thousands",
    severity: "refusal",
    ...placeOf(table, saying),
    what: `The amounts${ofColumn(table)} are in ${saying.unit}, so they can't be agreed to the penny: ${describeSaying(saying)}.`,
    todo: "Please give all amounts in pounds and pence and send the statement again.",
  };
}

/** Reads whole numbers as pence. An amount with decimals, or shown with them, contradicts what is said. */
function readAsPence(table: TableRecord, saying: NonNullable<Money["unit"]>): RefusalFinding[] {
  const { lines, layout } = table;
  const broken = lines.find((line) => line.outstandingPence % 100 !== 0 || (line.totalPence ?? 0) % 100 !== 0);
  if (broken !== undefined || layout.shown.inPence) {
    const why =
      broken === undefined
        ? "they are shown with decimals"
        : `the one in row ${String(broken.row)} is ${String(broken.outstandingPence / 100)}`;
    return [
      {
        code: "amounts-in-pence",
        severity: "refusal",
        ...placeOf(table, saying),
        what: `We can't tell whether the amounts${ofColumn(table)} are in pounds or in pence: ${describeSaying(saying)}, but ${why}.`,
        todo: "Please give all amounts in pounds and pence and send the statement again.",
      },
    ];
  }
  const [first] = lines;
  if (first === undefined) return [];
  const asWritten = first.outstandingPence / 100;
  for (const line of lines) {
    line.outstandingPence = hundredth(line.outstandingPence);
    if (line.totalPence !== undefined) line.totalPence = hundredth(line.totalPence);
  }
  const { outstanding, totals } = table.sums;
  // A total in pounds below lines in pence stays as it is: it confirms them.
  for (const [at, total] of table.totals.entries()) {
    const { stated, statedTotal } = total;
    const isInPounds = isPenceReading(stated) && stated * 100 === outstanding;
    if (isInPounds) continue;
    table.totals[at] = {
      ...total,
      stated: isPenceReading(stated) && stated % 100 === 0 ? hundredth(stated) : stated,
      statedTotal: statedTotal !== undefined && statedTotal % 100 === 0 ? hundredth(statedTotal) : statedTotal,
    };
  }
  table.sums.outstanding = outstanding / 100;
  table.sums.totals = totals / 100;
  table.findings.add({
    code: "read-as-pence",
    severity: "note",
    ...placeOf(table, saying),
    what: `The amounts${ofColumn(table)} were read as pence, because ${describeSaying(saying)}: ${String(asWritten)} in row ${String(first.row)} is ${formatPounds(first.outstandingPence)}.`,
    todo: "Nothing, if that is right; otherwise please give all amounts in pounds and pence and send the statement again.",
  });
  return [];
}

/** Reports a table in pence beside tables of which nothing says so: a remark under one list may be about all of them. */
function reportOtherUnits(
  inPence: readonly (readonly [TableRecord, NonNullable<Money["unit"]>])[],
  tables: readonly TableRecord[],
): void {
  const other = tables.find((table) => table.lines.length > 0 && !inPence.some(([each]) => each === table));
  if (other === undefined) return;
  for (const [table, saying] of inPence) {
    table.findings.add({
      code: "money-contradictory",
      severity: "warning",
      ...placeOf(table, saying),
      what: `The amounts${ofColumn(table)} were read as pence, because ${describeSaying(saying)}, but nothing says so of the list on sheet "${other.sheet.name}", which was read as pounds.`,
      todo: "Please give all amounts in pounds and pence and send the statement again.",
    });
  }
}

function hundredth(amount: Pence): Pence {
  const whole = amount / 100;
  return isPence(whole) ? whole : pence(Math.round(whole));
}

/** So many whole amounts are no accident: they may be pence, thousands, or rounded. */
const SUSPICIOUS = 5;

function reportUnsaid(table: TableRecord, { isPounds, unit }: Money): void {
  const { lines, layout, totals } = table;
  if (isPounds || unit !== undefined || layout.shown.inPence || layout.shown.inPounds) return;
  if (table.currencies.filled > 0 || totals.length > 0) return;
  const amounts = lines.filter((line) => line.outstandingPence !== 0);
  if (amounts.length < SUSPICIOUS || amounts.some((line) => line.outstandingPence % 100 !== 0)) return;
  const [first] = amounts;
  table.findings.add({
    code: "unit-not-said",
    severity: "warning",
    sheet: table.sheet.name,
    row: table.headerRow,
    ...(table.amountColumn === undefined ? {} : { column: table.amountColumn }),
    what: `All ${String(amounts.length)} amounts${ofColumn(table)} are whole numbers, and nothing says what they are in; they were read as pounds${first === undefined ? "" : ` (row ${String(first.row)}: ${formatPounds(first.outstandingPence)})`}.`,
    todo: "Please check that they are pounds, and neither pence nor thousands nor rounded.",
  });
}

function contradictory(table: TableRecord, { near, far }: Money["contradictions"][number]): Omit<Finding, "file"> {
  return {
    code: "money-contradictory",
    severity: "warning",
    ...placeOf(table, far),
    what: `What the amounts${ofColumn(table)} are in is said twice and differently: ${describeSaying(near)}, but ${describeSaying(far)}. The first of the two was followed, because it is nearer to the amounts.`,
    todo: "Please correct the one that is wrong and send the statement again.",
  };
}

function mentionsUnit(table: TableRecord, saying: NonNullable<Money["mention"]>): Omit<Finding, "file"> {
  return {
    code: "unit-unclear",
    severity: "warning",
    ...placeOf(table, saying),
    what: `${capitalised(saying.unit)} are mentioned, and we do not understand whether the amounts${ofColumn(table)} are in them, so they were read as pounds: ${describeSaying(saying)}.`,
    todo: "Please check that all amounts are in pounds and pence.",
  };
}

function capitalised(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function paidInAnother(table: TableRecord, saying: NonNullable<Money["payment"]>): Omit<Finding, "file"> {
  return {
    code: "payment-in-other-currency",
    severity: "warning",
    ...placeOf(table, saying),
    what: `Payments in ${saying.currency} are mentioned, and nothing says that the amounts${ofColumn(table)} are in it, so they were read as pounds: ${describeSaying(saying)}.`,
    todo: "Please check that all amounts are in pounds sterling.",
  };
}

/** A line without a currency among lines that have one was read as pounds. */
function reportBlankCurrencies(table: TableRecord): void {
  const { filled, blank, foreign, firstBlank } = table.currencies;
  const others = filled + foreign;
  if (blank === 0 || others === 0 || firstBlank === undefined) return;
  table.findings.add({
    code: "currency-missing",
    severity: filled === others ? "note" : "warning",
    sheet: table.sheet.name,
    row: firstBlank,
    what: `${blank === 1 ? "One line has" : `${String(blank)} lines have`} no currency, the first in row ${String(firstBlank)}, while other lines have one; ${blank === 1 ? "it was" : "they were"} read as pounds.`,
    todo: "Please enter the currency of every line.",
  });
}

function placeOf(
  { sheet, headerRow, amountColumn }: TableRecord,
  saying: Saying,
): Pick<Finding, "sheet" | "row" | "column"> {
  const isOnSheet = saying.sheet === sheet.name;
  const row = saying.row ?? (isOnSheet ? headerRow : undefined);
  const column = saying.row === undefined ? amountColumn : saying.column;
  return { sheet: saying.sheet, ...(row === undefined ? {} : { row }), ...(column === undefined ? {} : { column }) };
}

function ofColumn({ amountColumn }: TableRecord): string {
  return amountColumn === undefined ? "" : ` in column ${amountColumn}`;
}
