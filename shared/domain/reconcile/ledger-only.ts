import type { LedgerLine } from "../ledger-line.ts";
import type { LedgerOnly } from "../outcome.ts";
import { pence } from "../pence.ts";
import type { Books } from "./books.ts";
import type { ColumnSums } from "./column-sums.ts";
import type { ReasonCode } from "./reasons.ts";
import { compareLedger } from "./resolve-number.ts";
import { day, nameLedgerLine, pounds } from "./say.ts";
import type { Setting } from "./setting.ts";

/** REC-08, REC-17: what the ledger has and the statement does not, each told and, where it counts, added to the columns. */
export function tellLedgerOnly(setting: Setting, books: Books, sums: ColumnSums): LedgerOnly[] {
  const open: number[] = [];
  for (let at = 0; at < books.ledger.length; at++) {
    if (books.used[at] === 1) continue;
    if (books.support[at] !== 0 || isAccrual(books.ledger[at])) open.push(at);
  }
  open.sort((one, other) => compareLedger(books, one, other));
  const told: LedgerOnly[] = [];
  for (const at of open) {
    const line = books.ledger[at];
    if (line !== undefined) told.push(tell(setting, sums, line, books.support[at] ?? 0));
  }
  return told;
}

function isAccrual(line: LedgerLine | undefined): boolean {
  return line?.entry === "accrual" && line.outstandingPence !== 0 && line.status !== "cancelled";
}

function tell(setting: Setting, sums: ColumnSums, line: LedgerLine, support: number): LedgerOnly {
  const name = nameLedgerLine(line);
  const amount = support - line.disputedPence;
  if (line.entry === "accrual") {
    return ledgerOnly(
      line,
      line.outstandingPence,
      "accrual-held",
      `We hold ${name} over ${pounds(line.outstandingPence)}, for what has not been invoiced to us yet.`,
    );
  }
  if (setting.year !== undefined && line.invoiceDate !== undefined && line.invoiceDate > setting.year.to) {
    return ledgerOnly(
      line,
      support,
      "after-period",
      `Our ledger has ${name} over ${pounds(support)}, dated after ${day(setting.year.to)}: it is not part of this exercise.`,
    );
  }
  if (line.status !== "approved" && line.status !== "paid" && !isInPrinciple(setting, line)) {
    const status = line.status === "on-hold" ? "on hold" : "awaiting approval";
    return ledgerOnly(
      line,
      support,
      "on-ledger-only-not-approved",
      `Our ledger has ${name} with ${pounds(support)} outstanding, ${status}, and your statement does not list it.`,
    );
  }
  const dispute = line.disputedPence === 0 ? "" : `, of which ${pounds(line.disputedPence)} is in formal dispute`;
  if (support < 0) {
    if (line.entry === "credit-note") {
      sums.adjust("credit-on-ledger-only", amount);
      return ledgerOnly(
        line,
        support,
        "credit-on-ledger-only",
        `Our ledger has ${name} with ${pounds(support)} open${dispute}, and your statement does not list it: please take it or tell us why not.`,
      );
    }
    sums.adjust("debit-balance", amount);
    return ledgerOnly(
      line,
      support,
      "debit-balance",
      `Our payables show ${name} as a debit balance of ${pounds(support)}${dispute}, which you owe us back: please refund it, or tell us what to set it against; until then we show it as a receivable.`,
    );
  }
  if (setting.asAt !== undefined && line.invoiceDate !== undefined && line.invoiceDate > setting.asAt) {
    sums.adjust("late-notification", amount);
    return ledgerOnly(
      line,
      support,
      "late-notification",
      `Our ledger has ${name} with ${pounds(support)} outstanding, dated after your statement of ${day(setting.asAt)}${dispute}: we add it.`,
    );
  }
  sums.adjust("on-ledger-only", amount);
  return ledgerOnly(
    line,
    support,
    "on-ledger-only",
    `Our ledger has ${name} with ${pounds(support)} outstanding${dispute}, and your statement does not list it: we add it, and ask for a copy if you have no record of it.`,
  );
}

function isInPrinciple(setting: Setting, line: LedgerLine): boolean {
  return line.status === "awaiting-approval" && setting.agreeAwaitingApproval;
}

function ledgerOnly(line: LedgerLine, amount: number, reason: ReasonCode, why: string): LedgerOnly {
  const told: LedgerOnly = {
    invoiceNumber: line.invoiceNumber,
    outstandingPence: pence(amount),
    reason,
    why,
  };
  if (line.invoiceDate !== undefined) told.invoiceDate = line.invoiceDate;
  return told;
}
