import { pence } from "../../amounts-and-days/pence.ts";
import type { AccrualDetail, Wanted } from "../../position/wanted.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { isMaternity } from "../prepayments.ts";
import type { Setting } from "../setting.ts";
import { capitalise, nameStatementLine, ofDay, pounds } from "../words/name-lines.ts";
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
      wanted: isToBeExplained(setting, line, ledger) ? { wants: "prepaid-purpose", details: [] } : undefined,
    };
  }
  const differs = Math.abs(claimed - held);
  const difference = pounds(differs);
  return {
    agreed: sign * agreed,
    disputed: 0,
    reason: "prepayment-differs",
    why:
      claimed > held
        ? `${has}, and ${nameStatementLine(line)} is ${difference} more: ${pounds(agreed)} is agreed as ${sides}, and ${difference} is not.`
        : `${has}, and ${nameStatementLine(line)} is ${difference} less: your ${pounds(claimed)} is agreed as ${sides}.`,
    wanted: { wants: "working-out", pence: pence(differs) },
  };
}

/**
 * REC-23: whether to ask what was paid ahead for. Commissioners do not pay ahead of need, so a prepayment over the threshold for
 * agreeing is questioned. The maternity pathway is paid ahead by its rules.
 */
function isToBeExplained(setting: Setting, line: StatementLine, ledger?: LedgerLine): boolean {
  const { referenceData, significantPence } = setting;
  const isLarge = significantPence !== undefined && Math.abs(line.outstandingPence) > significantPence;
  return isLarge && ![line, ledger].some((one) => one !== undefined && isMaternity(referenceData, one));
}

/** The verdict on a prepayment that the ledger does not have. */
export function judgeUnknownPrepayment(setting: Setting, line: StatementLine): Verdict {
  return {
    agreed: 0,
    disputed: 0,
    reason: "prepayment",
    why: `${capitalise(nameStatementLine(line))} is a prepayment, which is deferred income, so it is your payable and our receivable: it is not an accrual, and our ledger has nothing under its reference to agree ${pounds(line.outstandingPence)} with.`,
    wanted: isToBeExplained(setting, line)
      ? { wants: "prepaid-purpose", details: detailsMissing(line) }
      : accrualDetailsOf(line, []),
  };
}

/** STM-13: asks for what an accrual does not state, after `before`; for nothing if it states all of it. */
export function accrualDetailsOf(line: StatementLine, before: readonly AccrualDetail[]): Wanted | undefined {
  const details = [...before, ...detailsMissing(line)];
  return details.length === 0 ? undefined : { wants: "accrual-details", details };
}

/** What of its period, its basis and who agreed it an accrual does not state. */
function detailsMissing({ accrual = {} }: StatementLine): AccrualDetail[] {
  return [
    ...(isStated(accrual.period) ? [] : ["period" as const]),
    ...(isStated(accrual.basis) ? [] : ["basis" as const]),
    ...(isStated(accrual.agreedBy) ? [] : ["agreed-by" as const]),
  ];
}

/** Whether a cell says something, and not only that there is nothing to say: `N`, `n/a`, `TBC`. */
function isStated(text: string | undefined): boolean {
  const word = (text ?? "").toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
  return word !== "" && !NOTHING.has(word);
}

const NOTHING = new Set(["N", "NO", "NA", "NONE", "NIL", "TBC", "TBA", "UNKNOWN", "NOTKNOWN", "NOTSTATED", "0"]);
