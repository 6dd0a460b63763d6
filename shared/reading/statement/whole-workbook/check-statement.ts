import type { Kind } from "../../../domain/exercise/exercise.ts";
import type { Finding } from "../../../domain/statement/finding.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import type { HeaderBlock } from "../header-block/read-header-block.ts";
import type { TableRecord } from "../rows/table-record.ts";
import type { StatementFindings } from "../statement-findings.ts";
import { type StatedBasis, checkLine, nameOf } from "./check-line.ts";
import type { IdentifiedParties } from "./identify-parties.ts";

/** What is checked: the statement's own tables and lines, and the rows outside them. */
interface StatementToCheck extends StatedBasis {
  readonly tables: readonly TableRecord[];
  readonly lines: readonly StatementLine[];
  readonly block: HeaderBlock;
  readonly parties: IdentifiedParties;
}

/**
 * Checks that a statement holds what it must, and reports what is missing: around the lines, in the columns of each table, line by line
 * (check-line.ts), and for accruals (STM-05, STM-07, STM-08, STM-10, STM-11, STM-13).
 */
export function checkStatement(statement: StatementToCheck, findings: StatementFindings): void {
  checkAround(statement, findings);
  const twoSided = statement.tables.reduce((sum, table) => sum + table.twoSided.count, 0) * 2 > statement.lines.length;
  for (const table of statement.tables) {
    checkColumns(table, statement.kind, findings);
    checkTwoSided(table, twoSided, findings);
    checkPaidAlone(table, findings);
    checkAges(table, findings);
    checkTotalsOfPaid(table, findings);
  }
  const dated = new Set(
    statement.tables.filter((table) => table.layout.fields.has("invoiceDate")).map((table) => table.sheet.name),
  );
  for (const line of statement.lines) checkLine(line, statement, dated, findings);
  if (statement.kind === "accruals") checkAccruals(statement, findings);
}

/** STM-05: from whom, to whom, and whom to contact. */
function checkAround({ block, parties }: StatementToCheck, findings: StatementFindings): void {
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

/** STM-05: what each line must state needs a column. */
function checkColumns(table: TableRecord, kind: Kind | undefined, findings: StatementFindings): void {
  const { fields, total, amount, ageing, numbersInWords } = table.layout;
  const addMissing = (code: string, what: string, todo: string, rule = "STM-05"): void => {
    findings.add({ code, severity: "warning", rule, sheet: table.sheet.name, row: table.headerRow, what, todo });
  };
  const isIncome = kind === "i&e";
  if (kind !== "accruals") {
    if (!fields.has("invoiceNumber") && !fields.has("purchaseOrder") && !numbersInWords && !isIncome) {
      addMissing(
        "missing-invoice-numbers",
        "The statement has no column for invoice numbers, nor for purchase order numbers that could stand in.",
        "Please give the number of each invoice.",
      );
    }
    if (!fields.has("invoiceDate"))
      addMissing(
        "missing-invoice-dates",
        "The statement has no column for invoice dates.",
        "Please give the date of each invoice.",
      );
  }
  if (kind === undefined || kind === "r&p") {
    if (total === undefined)
      addMissing(
        "missing-invoice-totals",
        "The statement has no column for the total of each invoice beside what is unpaid of it.",
        "Please give the total of each invoice, VAT included.",
      );
    if (!saysUnpaid(table) && amount !== undefined && ageing.length === 0) {
      addMissing(
        "missing-unpaid-amounts",
        "No column says what is unpaid of each invoice; the only amount there is was taken for it.",
        "Please give the unpaid amount of each invoice in a column that says so.",
      );
    }
    if (fields.has("net") && amount?.from === "column" && amount.column === fields.get("net")) {
      addMissing(
        "amounts-without-vat",
        "The amounts are net, but amounts that are owed include VAT, reclaimable or not.",
        "Please state the amounts with VAT.",
        "STM-08",
      );
    }
  }
  if (kind !== "accruals" && !fields.has("capital") && !table.lines.some((line) => line.capital !== undefined)) {
    addMissing(
      "missing-capital-mark",
      "The statement does not say which invoices are capital expenditure.",
      "Please add a column for capital expenditure with Y or N.",
    );
  }
}

/**
 * Reports lines with both a debit and a credit, unless most lines have both: then the credit is what was paid so far.
 *
 * @param areUsual whether most lines of the statement have both
 */
function checkTwoSided(
  { sheet, twoSided: { count, row }, layout }: TableRecord,
  areUsual: boolean,
  findings: StatementFindings,
): void {
  if (count === 0 || areUsual) return;
  findings.add({
    code: "debit-and-credit",
    severity: "warning",
    sheet: sheet.name,
    row,
    what: `${count === 1 ? "This line has" : `${String(count)} lines, this one first, have`} both a debit and a credit, unlike the others; ${layout.amount?.from === "debit-credit" ? "the credit was taken off the debit" : "the unpaid amount was read as it is written"}.`,
    todo: "Please give a debit or a credit on each line.",
  });
}

/** Reports lines that have a payment and no invoice total: the amount may stand in the wrong column, unless a stated total takes it off too. */
function checkPaidAlone(
  { sheet, paidAlone: { count, row }, totals, lines }: TableRecord,
  findings: StatementFindings,
): void {
  if (count === 0) return;
  const sum = lines.reduce((whole, line) => whole + line.outstandingPence, 0);
  findings.add({
    code: "payment-without-total",
    severity: totals.some(({ stated, linesBefore }) => linesBefore === lines.length && stated === sum)
      ? "note"
      : "warning",
    sheet: sheet.name,
    row,
    what: `${count === 1 ? "This line has" : `${String(count)} lines, this one first, have`} an amount in the column of payments and no invoice total; ${count === 1 ? "it was" : "they were"} read as payments, which reduce the debt.`,
    todo: "Please check that the amount is in the right column.",
  });
}

/** Reports totals that call paid what was read as owed: `Total paid` below a list. */
function checkTotalsOfPaid({ sheet, totals, lines }: TableRecord, findings: StatementFindings): void {
  let from = 0;
  for (const { row, label, stated, linesBefore } of totals) {
    const sum = lines.slice(from, linesBefore).reduce((whole, line) => whole + line.outstandingPence, 0);
    from = linesBefore;
    if (sum === 0 || stated !== sum || !CALLS_PAID.test(label) || NOT_PAID.test(label)) continue;
    findings.add({
      code: "total-of-paid",
      severity: "warning",
      sheet: sheet.name,
      row,
      what: `The total "${label}" says that the lines above it are paid; they were read as owed.`,
      todo: "Please leave out what is paid, or name the total otherwise, and send the statement again.",
    });
  }
}

const CALLS_PAID = /\b(?:paid|settled|cleared|received)\b/iu;

const NOT_PAID = /\b(?:unpaid|not|to be|less|after|net|due|owed|owing|outstanding)\b/iu;

/** Reports lines with amounts under several ages, unless a stated total shows that the amounts belong to them. */
function checkAges({ sheet, byAge, totals, sums }: TableRecord, findings: StatementFindings): void {
  if (totals.some(({ stated }) => stated === sums.outstanding)) return;
  for (const finding of byAge?.findings() ?? []) {
    findings.add({
      ...finding,
      sheet: sheet.name,
      todo: "Please check that each amount belongs to the invoice in its row, and send the statement again if it does not.",
    });
  }
}

function saysUnpaid(table: TableRecord): boolean {
  const { fields, amount } = table.layout;
  return fields.has("outstanding") || amount?.from === "debit-credit" || amount?.from === "total-less-paid";
}

/** STM-13: each accrual needs its period, its basis of estimation and who agreed it; the maternity prepayment has a line of its own. */
function checkAccruals({ lines }: StatementToCheck, findings: StatementFindings): void {
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
