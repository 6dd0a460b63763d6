import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { isMaternity } from "../prepayments.ts";
import type { Setting } from "../setting.ts";
import { capitalise, joinWords, nameStatementLine, ofDay, pounds } from "../words/name-lines.ts";
import type { Verdict } from "./verdict.ts";

/** `prepayment MP1 of 31 March 2023` */
export function namePrepayment(ledger: LedgerLine): string {
  return `prepayment${ledger.invoiceNumber === "" ? "" : ` ${ledger.invoiceNumber}`}${ofDay(ledger.invoiceDate)}`;
}

/**
 * STM-13: the verdict on a prepayment that the ledger has too. It is the provider's deferred income, a payable, and the commissioner's
 * prepayment, a receivable, so the sign in which either side writes it says nothing.
 */
export function judgePrepayment(setting: Setting, line: StatementLine, ledger: LedgerLine): Verdict {
  const claimed = Math.abs(line.outstandingPence);
  const held = ledger.status === "cancelled" ? 0 : Math.abs(ledger.outstandingPence);
  const agreed = Math.min(claimed, held);
  const sign = Math.sign(line.outstandingPence);
  const has = `We hold ${namePrepayment(ledger)} for ${pounds(held)}, paid ahead to you`;
  const sides = "your payable and our receivable, and in neither side's accruals";
  if (claimed === held) {
    return {
      agreed: sign * agreed,
      disputed: 0,
      reason: "prepayment-agreed",
      why: `${has}: agreed in full as ${sides}.`,
      wanted: whyPaidAhead(setting, line, ledger),
    };
  }
  const difference = pounds(Math.abs(claimed - held));
  return {
    agreed: sign * agreed,
    disputed: 0,
    reason: "prepayment-differs",
    why:
      claimed > held
        ? `${has}, and ${nameStatementLine(line)} is ${difference} more: ${pounds(agreed)} is agreed as ${sides}, and ${difference} is not.`
        : `${has}, and ${nameStatementLine(line)} is ${difference} less: your ${pounds(claimed)} is agreed as ${sides}.`,
    wanted: `How you worked out the ${difference}.`,
  };
}

/**
 * REC-23: commissioners do not pay ahead of need, so a prepayment over the threshold for agreeing is questioned. The maternity pathway
 * is paid ahead by its rules.
 */
function whyPaidAhead(setting: Setting, line: StatementLine, ledger?: LedgerLine): string {
  const { referenceData, significantPence } = setting;
  const isLarge = significantPence !== undefined && Math.abs(line.outstandingPence) > significantPence;
  if (!isLarge || [line, ledger].some((one) => one !== undefined && isMaternity(referenceData, one))) return "";
  return "What it was paid ahead for, and until when it will be used up: between bodies of the group nothing is paid ahead of need.";
}

/** The verdict on a prepayment that the ledger does not have. */
export function judgeUnknownPrepayment(setting: Setting, line: StatementLine): Verdict {
  return {
    agreed: 0,
    disputed: 0,
    reason: "prepayment",
    why: `${capitalise(nameStatementLine(line))} is a prepayment, which is deferred income, so it is your payable and our receivable: it is not an accrual, and our ledger has nothing under its reference to agree ${pounds(line.outstandingPence)} with.`,
    wanted: [askForAccrual(line, []), whyPaidAhead(setting, line)].filter((asked) => asked !== "").join(" "),
  };
}

/** STM-13: asks for what an accrual does not state: its period, its basis and who agreed it; empty if it states all of it. */
export function askForAccrual({ accrual = {} }: StatementLine, before: readonly string[]): string {
  const missing = [
    ...before,
    ...(isStated(accrual.period) ? [] : ["its period"]),
    ...(isStated(accrual.basis) ? [] : ["the basis of the estimate"]),
    ...(isStated(accrual.agreedBy) ? [] : ["the name of the person here who agreed it"]),
  ];
  return missing.length === 0 ? "" : `${capitalise(joinWords(missing))}.`;
}

/** Whether a cell says something, and not only that there is nothing to say: `N`, `n/a`, `TBC`. */
function isStated(text: string | undefined): boolean {
  const word = (text ?? "").toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
  return word !== "" && !NOTHING.has(word);
}

const NOTHING = new Set(["N", "NO", "NA", "NONE", "NIL", "TBC", "TBA", "UNKNOWN", "NOTKNOWN", "NOTSTATED", "0"]);
