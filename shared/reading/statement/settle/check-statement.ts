import { formatCalendarDate, type CalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import type { Kind } from "../../../domain/exercise/kind.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { FindingLog } from "../finding-log.ts";
import type { HeaderBlock } from "../surroundings/read-header-block.ts";
import type { SettledParties } from "./settle-parties.ts";
import type { TableRecord } from "../rows/table-record.ts";

/** What is checked: the statement's own tables and lines, and what stands around them. */
export interface StatementToCheck {
  readonly kind: Kind | undefined;
  readonly asAt: CalendarDate | undefined;
  readonly tables: readonly TableRecord[];
  readonly lines: readonly StatementLine[];
  readonly block: HeaderBlock;
  readonly parties: SettledParties;
}

/** Checks what a statement must hold and marks what is missing, as a whole and line by line: STM-05, STM-07, STM-08, STM-10, STM-11, STM-13. */
export function checkStatement(statement: StatementToCheck, findings: FindingLog): void {
  checkAround(statement, findings);
  for (const table of statement.tables) checkColumns(table, statement.kind, findings);
  const dated = new Set(
    statement.tables.filter((table) => table.layout.fields.has("invoiceDate")).map((table) => table.sheet.name),
  );
  for (const line of statement.lines) checkLine(line, statement, dated, findings);
  if (statement.kind === "accruals") checkAccruals(statement, findings);
}

/** STM-05: who, to whom, and whom to ask. */
function checkAround({ block, parties }: StatementToCheck, findings: FindingLog): void {
  const missing: string[] = [];
  if (parties.receivable.name === undefined && parties.receivable.code === undefined)
    missing.push("the name of the receivable organisation");
  if (parties.payables.length === 0) missing.push("the name of the payable organisation");
  if (block.telephone === undefined) missing.push("a contact telephone number");
  if (block.email === undefined) missing.push("a contact email address");
  for (const each of missing) findings.add(missingFromStatement(each));
}

function missingFromStatement(what: string): Finding {
  return {
    code: `missing-${what.replaceAll(/^(?:the|a) /gu, "").replaceAll(" ", "-")}`,
    severity: "warning",
    rule: "STM-05",
    what: `The statement does not say ${what}.`,
    todo: `Please put ${what} above the lines.`,
  };
}

/** STM-05: what each line must say needs a column. */
function checkColumns(table: TableRecord, kind: Kind | undefined, findings: FindingLog): void {
  const { fields, total, amount, ageing } = table.layout;
  const miss = (code: string, what: string, todo: string, rule = "STM-05"): void => {
    findings.add({ code, severity: "warning", rule, sheet: table.sheet.name, row: table.headerRow, what, todo });
  };
  const isIncome = kind === "i&e";
  if (kind !== "accruals") {
    if (!fields.has("invoiceNumber") && !fields.has("purchaseOrder") && !isIncome) {
      miss(
        "missing-invoice-numbers",
        "The statement has no column for invoice numbers, nor for purchase order numbers that could stand in.",
        "Please give the number of each invoice.",
      );
    }
    if (!fields.has("invoiceDate"))
      miss(
        "missing-invoice-dates",
        "The statement has no column for invoice dates.",
        "Please give the date of each invoice.",
      );
  }
  if (kind === undefined || kind === "r&p") {
    if (total === undefined)
      miss(
        "missing-invoice-totals",
        "The statement has no column for the total of each invoice beside what is unpaid of it.",
        "Please give the total of each invoice, VAT included.",
      );
    if (!saysUnpaid(table) && amount !== undefined && ageing.length === 0) {
      miss(
        "missing-unpaid-amounts",
        "No column says what is unpaid of each invoice; the only amount there is was taken for it.",
        "Please give the unpaid amount of each invoice in a column that says so.",
      );
    }
    if (fields.has("net") && amount?.from === "column" && amount.column === fields.get("net")) {
      miss(
        "amounts-without-vat",
        "The amounts are net, but amounts that are owed include VAT, reclaimable or not.",
        "Please state the amounts with VAT.",
        "STM-08",
      );
    }
  }
  if (kind !== "accruals" && !fields.has("capital") && !table.lines.some((line) => line.capital !== undefined)) {
    miss(
      "missing-capital-mark",
      "The statement does not say which invoices are capital expenditure.",
      "Please add a column for capital expenditure with Y or N.",
    );
  }
}

function saysUnpaid(table: TableRecord): boolean {
  const { fields, amount } = table.layout;
  return fields.has("outstanding") || amount?.from === "debit-credit" || amount?.from === "total-less-paid";
}

/** @param dated the sheets that have a column for invoice dates: elsewhere a missing date was told once, for all */
function checkLine(
  line: StatementLine,
  { kind, asAt }: StatementToCheck,
  dated: ReadonlySet<string>,
  findings: FindingLog,
): void {
  if (line.invoiceNumber === "" && line.purchaseOrder === undefined && kind !== "accruals")
    checkNumber(line, kind, findings);
  if (kind !== "accruals") {
    if (line.invoiceDate === undefined) checkDate(line, dated, findings);
    else if (asAt !== undefined && line.invoiceDate > asAt) checkAfter(line, asAt, findings);
    checkFuture(line, asAt, findings);
  }
  if (kind === undefined || kind === "r&p") checkUnpaid(line, findings);
}

/** More unpaid than there was to pay: two columns are mixed up, or a sign is. */
function checkUnpaid(line: StatementLine, findings: FindingLog): void {
  const { totalPence, outstandingPence } = line;
  if (totalPence === undefined || Math.abs(outstandingPence) <= Math.abs(totalPence)) return;
  findings.add(
    {
      code: "unpaid-over-total",
      severity: "warning",
      sheet: line.sheet,
      row: line.row,
      what: `${nameOf(line)} is stated as ${formatPounds(outstandingPence)} unpaid of a total of ${formatPounds(totalPence)}, which is less.`,
      todo: "Please check both amounts and their signs.",
    },
    line,
  );
}

/** STM-05, STM-10: a line without a number is a receipt on a statement of income, and hard to find on any other. */
function checkNumber(line: StatementLine, kind: Kind | undefined, findings: FindingLog): void {
  if (kind === "i&e") {
    if (line.type === "invoice") line.type = "receipt";
    return;
  }
  if (line.type === "receipt") {
    findings.add(
      {
        code: "receipt-on-receivables",
        severity: "warning",
        rule: "STM-10",
        sheet: line.sheet,
        row: line.row,
        what: `The line of ${formatPounds(line.outstandingPence)} is a receipt without an invoice; such receipts belong on a statement of income.`,
        todo: "Please put it on the statement of income, unless an invoice is outstanding for it.",
      },
      line,
    );
    return;
  }
  if (line.type === "payment") return;
  findings.add(
    {
      code: "line-without-number",
      severity: "warning",
      rule: "STM-05",
      sheet: line.sheet,
      row: line.row,
      what: `The line of ${formatPounds(line.outstandingPence)} has neither an invoice number nor a purchase order number.`,
      todo: "Please give its invoice number.",
    },
    line,
  );
}

function checkDate(line: StatementLine, dated: ReadonlySet<string>, findings: FindingLog): void {
  if (!dated.has(line.sheet) || line.type === "payment") return;
  findings.add(
    {
      code: "line-without-date",
      severity: "warning",
      rule: "STM-05",
      sheet: line.sheet,
      row: line.row,
      what: `${nameOf(line)} has no invoice date.`,
      todo: "Please give the date of the invoice.",
    },
    line,
  );
}

function checkAfter(line: StatementLine, asAt: CalendarDate, findings: FindingLog): void {
  findings.add(
    {
      code: "dated-after-statement",
      severity: "warning",
      rule: "STM-07",
      sheet: line.sheet,
      row: line.row,
      what: `${nameOf(line)} is dated ${line.invoiceDate === undefined ? "" : formatCalendarDate(line.invoiceDate)}, after the statement's own date of ${formatCalendarDate(asAt)}${line.futurePeriod === true ? "" : ", and is not marked as being for a future period"}.`,
      todo: "Please mark it as being for a future period, or leave it out of this statement.",
    },
    line,
  );
}

/** Cheap: most descriptions speak of nothing of the kind. */
function mayBeFuture(text: string): boolean {
  return /20|uture|UTURE|dvance|DVANCE/u.test(text);
}

const SAYS_FUTURE = /\bfuture period|\bfor future\b|\binvoiced in advance\b|\bbilled in advance\b/iu;
const YEARS = /\b(20\d{2})\s?[/-]\s?(?:20)?(\d{2})\b/gu;

/** STM-07: words that speak of a period to come on a line that is not marked so. */
function checkFuture(line: StatementLine, asAt: CalendarDate | undefined, findings: FindingLog): void {
  const text = line.description;
  if (text === undefined || line.futurePeriod !== undefined || !mayBeFuture(text)) return;
  const says = SAYS_FUTURE.test(text) || (asAt !== undefined && speaksOfLater(text, asAt));
  if (!says) return;
  findings.add(
    {
      code: "future-period-unmarked",
      severity: "warning",
      rule: "STM-07",
      sheet: line.sheet,
      row: line.row,
      what: `${nameOf(line)} speaks of a future period ("${text.slice(0, 100)}") and is not marked as such.`,
      todo: "Please mark lines that are for future periods only in a column of their own.",
    },
    line,
  );
}

const MONTHS = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ '-]*(20\d{2})\b/giu;
const MONTH_WORDS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** Whether a text names months that begin after the day, and none that has begun. */
function namesLaterMonths(text: string, asAt: CalendarDate): boolean {
  let later = false;
  for (const [, word = "", year = ""] of text.matchAll(MONTHS)) {
    const month = String(MONTH_WORDS.indexOf(word.toLowerCase()) + 1).padStart(2, "0");
    if (`${year}-${month}-01` <= asAt) return false;
    later = true;
  }
  return later;
}

/** Whether a text names months or a financial year that begin after the day, and none that has begun. */
function speaksOfLater(text: string, asAt: CalendarDate): boolean {
  if (namesLaterMonths(text, asAt)) return true;
  let later = false;
  for (const [, from = "", to = ""] of text.matchAll(YEARS)) {
    if ((Number(from) + 1) % 100 !== Number(to)) continue;
    if (`${from}-04-01` <= asAt) return false;
    later = true;
  }
  return later;
}

/** STM-13: each accrual with its period, its basis of estimation and who agreed it; the maternity prepayment on a line of its own. */
function checkAccruals({ lines }: StatementToCheck, findings: FindingLog): void {
  for (const line of lines) {
    if (
      /\bmaternity\b/iu.test(line.description ?? "") &&
      /\bprepay|\bpathway|\bdeferred/iu.test(line.description ?? "")
    )
      line.type = "prepayment";
    if (line.type !== "prepayment") line.type = "accrual";
    const missing: string[] = [];
    if (line.accrual?.period === undefined) missing.push("its period");
    if (line.accrual?.basis === undefined) missing.push("its basis of estimation");
    if (line.accrual?.agreedBy === undefined) missing.push("who agreed it on both sides");
    if (missing.length === 0) continue;
    findings.add(
      {
        code: "accrual-incomplete",
        severity: "warning",
        rule: "STM-13",
        sheet: line.sheet,
        row: line.row,
        what: `${nameOf(line)} does not say ${missing.join(", ").replace(/, ([^,]*)$/u, " and $1")}.`,
        todo: "Please give the period, the basis of estimation and who agreed it for each accrual.",
      },
      line,
    );
  }
}

function nameOf(line: StatementLine): string {
  if (line.invoiceNumber !== "") return `Invoice ${line.invoiceNumber}`;
  if (line.purchaseOrder !== undefined) return `The line of order ${line.purchaseOrder}`;
  return `The line of ${formatPounds(line.outstandingPence)}`;
}
