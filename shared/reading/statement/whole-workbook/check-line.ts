import { type CalendarDate, formatCalendarDate } from "../../../domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import type { Kind } from "../../../domain/exercise/exercise.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import { moneyInText } from "../../table/figures/money-in-text.ts";
import type { StatementFindings } from "../statement-findings.ts";
import { mentionsFuturePeriod } from "./future-period.ts";

/** The facts about the statement that its lines are checked with. */
export interface StatedBasis {
  readonly kind: Kind | undefined;
  readonly asAt: CalendarDate | undefined;
}

/**
 * Checks one line: its number, its dates, a future period, its unpaid amount.
 *
 * @param dated the sheets with a column for invoice dates: on other sheets the missing column is reported once
 */
export function checkLine(
  line: StatementLine,
  { kind, asAt }: StatedBasis,
  dated: ReadonlySet<string>,
  findings: StatementFindings,
): void {
  if (line.invoiceNumber === "" && line.purchaseOrder === undefined && kind !== "accruals")
    checkNumber(line, kind, findings);
  if (kind !== "accruals") {
    if (line.invoiceDate === undefined) checkDate(line, dated, findings);
    else if (asAt !== undefined && line.invoiceDate > asAt) checkAfter(line, asAt, findings);
    checkFuture(line, asAt, findings);
  }
  if (kind === undefined || kind === "r&p") {
    checkUnpaid(line, findings);
    checkRemark(line, findings);
  }
}

/** Reports a remark about an amount that was paid or credited: the claimed amount may not have it taken off. */
function checkRemark(line: StatementLine, findings: StatementFindings): void {
  const text = line.description;
  if (text === undefined || !SETTLED.test(text)) return;
  const [figure] = moneyInText(text);
  if (figure === undefined) return;
  findings.add(
    {
      code: "remark-about-payment",
      severity: "warning",
      sheet: line.sheet,
      row: line.row,
      what: `${nameOf(line)} is stated as ${formatPounds(line.outstandingPence)} unpaid, and a remark beside it says "${text.slice(0, 100)}"; the amount was read as it stands.`,
      todo: "Please check that the unpaid amount takes the remark into account.",
    },
    line,
  );
}

const SETTLED = /\b(?:paid|credited|settled|deducted|written off|received)\b/iu;

/** Reports an unpaid amount above the total: two columns are confused, or a sign is wrong. */
function checkUnpaid(line: StatementLine, findings: StatementFindings): void {
  const { totalPence, outstandingPence } = line;
  if (totalPence === undefined || Math.abs(outstandingPence) <= Math.abs(totalPence)) return;
  findings.add(
    {
      code: "unpaid-over-total",
      severity: "warning",
      sheet: line.sheet,
      row: line.row,
      what: `${nameOf(line)} is stated as ${formatPounds(outstandingPence)} unpaid, which is more than its total of ${formatPounds(totalPence)}.`,
      todo: "Please check both amounts and their signs.",
    },
    line,
  );
}

/** STM-05, STM-10: a line without a number is a receipt on a statement of income; on any other statement it is reported. */
function checkNumber(line: StatementLine, kind: Kind | undefined, findings: StatementFindings): void {
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

function checkDate(line: StatementLine, dated: ReadonlySet<string>, findings: StatementFindings): void {
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

function checkAfter(line: StatementLine, asAt: CalendarDate, findings: StatementFindings): void {
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

/** STM-07: reports a description of a future period on a line that is not marked as such. */
function checkFuture(line: StatementLine, asAt: CalendarDate | undefined, findings: StatementFindings): void {
  const text = line.description;
  if (text === undefined || line.futurePeriod !== undefined || !mentionsFuturePeriod(text, asAt)) return;
  findings.add(
    {
      code: "future-period-unmarked",
      severity: "warning",
      rule: "STM-07",
      sheet: line.sheet,
      row: line.row,
      what: `${nameOf(line)} has the description of a future period ("${text.slice(0, 100)}"), but is not marked as such.`,
      todo: "Please mark lines that are only for future periods in a separate column.",
    },
    line,
  );
}

export function nameOf(line: StatementLine): string {
  if (line.invoiceNumber !== "") return `Invoice ${line.invoiceNumber}`;
  if (line.purchaseOrder !== undefined) return `The line of order ${line.purchaseOrder}`;
  return `The line of ${formatPounds(line.outstandingPence)}`;
}
