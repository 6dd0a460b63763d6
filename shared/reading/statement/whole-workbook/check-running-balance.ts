import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import { isPence, negatePence, type Pence } from "../../../domain/amounts-and-days/pence.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import { ENOUGH_STEPS, runningSteps } from "../../table/sums/running-steps.ts";
import type { TableRecord } from "../rows/table-record.ts";

/**
 * Holds the lines of a table against its running balance. A balance that falls by an amount without a sign shows that it reduces the debt. Steps
 * that don't fit, an amount brought forward that no line has, and a closing balance that the lines don't add up to are reported.
 *
 * @returns whether the balance proves the sign of each line
 */
export function checkRunningBalance(table: TableRecord): boolean {
  const { layout, lines, balances } = table;
  const column = layout.running;
  if (column === undefined || balances.length === 0) return false;
  const rows = balances.map(({ line, balance, isOpening }) => ({
    moved: isOpening ? undefined : lines[line]?.outstandingPence,
    balance,
  }));
  const { steps, fits, signs, opening, closing, isDownwards } = runningSteps(rows);
  if (steps > 0 && fits < steps * ENOUGH_STEPS) {
    reportOtherOrder(table, column);
    return false;
  }
  for (const [at, sign] of signs.entries()) {
    const line = lines[balances[at]?.line ?? -1];
    if (sign === -1 && line !== undefined) {
      table.sums.outstanding -= 2 * line.outstandingPence;
      line.outstandingPence = negatePence(line.outstandingPence);
      if (line.outstandingPence < 0 && line.type === "invoice") line.type = "credit-note";
    } else if (sign === 0 && line !== undefined) reportStep(table, column, line.row);
  }
  const isListed = (isDownwards ? balances[0] : balances.at(-1))?.isOpening === true;
  if (!isListed && opening !== undefined && opening !== 0 && steps > 0) reportOpening(table, column, opening);
  if (closing !== undefined && isPence(closing)) addClosing(table, column, closing);
  return steps > 0 && fits === steps && balances.length === lines.length;
}

/** The closing balance is a total that the sheet states. */
function addClosing(table: TableRecord, column: number, closing: Pence): void {
  const last = table.balances.at(-1);
  if (last === undefined || table.totals.some((total) => total.stated === closing)) return;
  table.totals.push({
    row: table.lines.at(-1)?.row ?? table.headerRow,
    label: "closing balance",
    meaning: "plain",
    stated: closing,
    statedTotal: undefined,
    column: columnLetters(column),
    linesBefore: table.lines.length,
    sectionStart: 0,
    unreadBefore: table.unreadCount,
  });
}

function reportOpening(table: TableRecord, column: number, opening: number): void {
  if (!isPence(opening)) return;
  table.findings.add({
    code: "brought-forward",
    severity: "warning",
    sheet: table.sheet.name,
    row: table.lines[0]?.row ?? table.headerRow,
    column: columnLetters(column),
    what: `The running balance in column ${columnLetters(column)} begins with ${formatPounds(opening)} that no line explains.`,
    todo: "Please list the invoices that it consists of, each with its number.",
  });
}

function reportStep(table: TableRecord, column: number, row: number): void {
  table.findings.add({
    code: "running-balance-differs",
    severity: "warning",
    sheet: table.sheet.name,
    row,
    column: columnLetters(column),
    what: `The running balance in ${columnLetters(column)}${String(row)} does not follow from the balance before it and the amount in its row; the amount was read as it is written.`,
    todo: "Please check the amount and the balance.",
  });
}

function reportOtherOrder(table: TableRecord, column: number): void {
  table.findings.add({
    code: "running-balance-differs",
    severity: "warning",
    sheet: table.sheet.name,
    row: table.headerRow,
    column: columnLetters(column),
    what: `The running balance in column ${columnLetters(column)} does not follow from the amounts in its rows, so it could not be held against them.`,
    todo: "Please check that each row has its amount, and that the rows are in the order of the balance.",
  });
}
