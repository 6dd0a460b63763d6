import { formatPounds } from "../../../domain/amounts-and-days/format-pounds.ts";
import { negatePence, pence, sumPence } from "../../../domain/amounts-and-days/pence.ts";
import type { StatementLine } from "../../../domain/statement/statement-line.ts";
import { columnLetters } from "../../cells/column-letters.ts";
import type { TableRecord } from "../rows/table-record.ts";
import { totalsAgree } from "./check-totals.ts";

/**
 * Makes credit notes and payments negative if the sheet writes them without a sign. If no credit of a table has a sign, the totals on the sheet
 * decide whether the credits reduce the debt; without totals they do. Either way it is a finding.
 */
export function decideCreditSigns(table: TableRecord): void {
  reportCreditColumn(table);
  if (table.layout.amount?.from === "debit-credit" || table.credits.positive === 0) return;
  const credits = table.lines.filter((line) => line.type === "credit-note" || line.type === "payment");
  const positive = credits.filter((line) => line.outstandingPence > 0);
  const [first] = positive;
  if (first === undefined) return;
  const signed = credits.length > positive.length && credits.some((line) => line.outstandingPence < 0);
  // The total of a list of only credits does not show whether they reduce the debt.
  const onlyCredits = credits.length === table.lines.length;
  const agreesAsWritten = !onlyCredits && totalsAgree(table);
  if (signed) {
    if (!agreesAsWritten) reportMixed(table, first, positive);
    return;
  }
  if (onlyCredits) flipTotals(table);
  flipSigns(table, positive);
  const staysAsWritten = agreesAsWritten && !totalsAgree(table);
  if (staysAsWritten) flipSigns(table, positive);
  reportUnsigned(table, first, positive, staysAsWritten);
}

function flipSigns(table: TableRecord, lines: readonly StatementLine[]): void {
  for (const line of lines) {
    const { outstandingPence, totalPence } = line;
    line.outstandingPence = negatePence(outstandingPence);
    table.sums.outstanding -= 2 * outstandingPence;
    if (totalPence === undefined || Math.sign(totalPence) !== Math.sign(outstandingPence)) continue;
    line.totalPence = negatePence(totalPence);
    table.sums.totals -= 2 * totalPence;
  }
}

/** Flips the totals that equal the sum of the credits as written; a total that includes other tables stays. */
function flipTotals(table: TableRecord): void {
  const { outstanding, totals } = table.sums;
  for (const [at, total] of table.totals.entries()) {
    const { stated, statedTotal } = total;
    table.totals[at] = {
      ...total,
      stated: stated === outstanding ? negatePence(pence(outstanding)) : stated,
      statedTotal: statedTotal === totals ? negatePence(pence(totals)) : statedTotal,
    };
  }
}

function reportUnsigned(
  table: TableRecord,
  first: StatementLine,
  credits: readonly StatementLine[],
  added: boolean,
): void {
  const sum = sumPence(
    credits.map((line) => (line.outstandingPence < 0 ? negatePence(line.outstandingPence) : line.outstandingPence)),
  );
  const many = `${String(credits.length)} credit ${credits.length === 1 ? "line" : "lines"} (${formatPounds(sum)} in all)`;
  table.findings.add(
    {
      code: "credits-without-sign",
      severity: "warning",
      sheet: table.sheet.name,
      row: first.row,
      ...(table.amountColumn === undefined ? {} : { column: table.amountColumn }),
      what: added
        ? `Credit notes and payments are written as positive amounts, ${many}, and the total on the sheet adds them to the debt; they were read as written.`
        : `Credit notes and payments are written as positive amounts, ${many}; they were counted as credits.`,
      todo: "Please write credit notes and payments as negative amounts.",
    },
    first,
  );
}

/** Reports both signs in a column of credits: a negative one may be a reversed credit, or a credit written with a minus. */
function reportCreditColumn({ creditColumn, layout, findings, sheet, headerRow }: TableRecord): void {
  const { positive, negative } = creditColumn;
  const column = layout.amount?.from === "debit-credit" ? layout.amount.credit : undefined;
  if (column === undefined || positive === 0 || negative === 0) return;
  findings.add({
    code: "credits-of-both-signs",
    severity: "warning",
    sheet: sheet.name,
    row: headerRow,
    column: columnLetters(column),
    what: `The column of credits has ${String(positive)} positive and ${String(negative)} negative ${negative === 1 ? "amount" : "amounts"}; all were counted as credits.`,
    todo: "Please check which of them reduce what is owed, and write reversed credits as debits.",
  });
}

function reportMixed(table: TableRecord, first: StatementLine, positive: readonly StatementLine[]): void {
  table.findings.add(
    {
      code: "credits-of-both-signs",
      severity: "warning",
      sheet: table.sheet.name,
      row: first.row,
      ...(table.amountColumn === undefined ? {} : { column: table.amountColumn }),
      what: `Some credit notes or payments are negative and ${String(positive.length)} positive, for example ${first.invoiceNumber} with ${formatPounds(first.outstandingPence)}; all were read as written.`,
      todo: "Please check the signs of the credit notes and payments.",
    },
    first,
  );
}
