import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import type { Setting } from "../setting.ts";
import { capitalise, nameLedgerLine, nameStatementLine, pounds } from "../words/name-lines.ts";
import { hasAnyPhrase, isCreditLoss } from "./phrases.ts";
import type { Verdict } from "./verdict.ts";

/** The verdict on lines for which no invoice can be expected, by what they are (accrual, lease, credit loss and so on). */
export function judgeByNature(setting: Setting, line: StatementLine): Verdict | undefined {
  const claim = pounds(line.outstandingPence);
  const name = capitalise(nameStatementLine(line));
  const verdict = { agreed: 0, disputed: 0 };
  if (line.type === "prepayment") {
    return {
      ...verdict,
      reason: "prepayment",
      why: `${name} is a prepayment, which is deferred income, so it is your payable and our receivable: it is not an accrual, and our ledger has nothing under its reference to agree ${claim} with.`,
      wanted: "The basis and the period of the prepayment, and who here agreed it.",
    };
  }
  if (line.type === "accrual") {
    if (setting.kind === "accruals") {
      return {
        ...verdict,
        reason: "accrual-not-held",
        why: `${name} has no counterpart among the accruals that our ledger holds for you: ${claim} is not agreed.`,
        wanted: "The purchase order number, the period, the basis of the estimate, and who here agreed it.",
      };
    }
    return {
      ...verdict,
      reason: "accrual-not-invoiced",
      why: `${name} is an accrual, and this statement is only for what has been invoiced: ${claim} is not agreed.`,
      wanted: "Please send the invoice, or show it on an accruals statement at month 12.",
    };
  }
  if (isCreditLoss(setting.referenceData, line)) {
    return {
      ...verdict,
      reason: "credit-loss",
      why: `${name} takes expected credit losses off the debt, which must be shown in full: ${claim} is not agreed.`,
      wanted: "Please show the debt without this deduction.",
    };
  }
  if (line.invoiceNumber === "" && hasAnyPhrase(line, setting.referenceData.leaseWords)) {
    return {
      ...verdict,
      reason: "lease-not-invoiced",
      why: `${name} is a lease balance without an invoice, and only invoiced lease payments are agreed: ${claim} is not agreed.`,
      wanted: "The number of the invoice for the lease payment, or please take it off.",
    };
  }
  const nature = natureOf(setting, line);
  if (nature === undefined) return undefined;
  const because = `${name} ${nature.because}`;
  return nature.belongsTo === undefined
    ? {
        ...verdict,
        reason: "outside-exercise",
        why: `${because}, and our ledger has nothing under its reference: ${claim} is not agreed.`,
        wanted: "Please take it off your statement.",
      }
    : {
        ...verdict,
        reason: "wrong-counterparty",
        why: `${because}, which belongs to ${nature.belongsTo.name}, and our ledger has nothing under its reference: ${claim} is not agreed.`,
        wanted: `Please send it to ${nature.belongsTo.name}.`,
      };
}

/** ORG-08: the verdict on a line that is outside the agreement of balances by what it is, although the ledger has it. */
export function judgeOutOfScope(setting: Setting, line: StatementLine, ledger: LedgerLine): Verdict | undefined {
  const nature = natureOf(setting, line);
  if (nature === undefined || nature.belongsTo !== undefined) return undefined;
  return {
    agreed: 0,
    disputed: 0,
    reason: "outside-exercise",
    why: `${capitalise(nameStatementLine(line))} ${nature.because}, although our ledger has it as ${nameLedgerLine(ledger)}: ${pounds(line.outstandingPence)} is adjusted to nil.`,
    wanted: "Please take it off your statement.",
  };
}

/** ORG-02, ORG-06 to ORG-09: the nature of a line by its description, if that explains why no ledger has it. */
export function natureOf(setting: Setting, line: StatementLine): Setting["natures"][number] | undefined {
  if (line.description === undefined || !setting.natureWords.test(line.description.toUpperCase())) return undefined;
  return setting.natures.find(
    (nature) => hasAnyPhrase(line, nature.words) && (nature.unless === undefined || !hasAnyPhrase(line, nature.unless)),
  );
}
