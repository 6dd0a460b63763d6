import { pence } from "../../amounts-and-days/pence.ts";
import type { Wanted } from "../../position/wanted.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { limits } from "../limits.ts";
import { capAt, faceOf } from "../matching/amounts.ts";
import type { Match } from "../matching/matching.ts";
import { vatRateBetween } from "../matching/vat-rate.ts";
import type { Setting } from "../setting.ts";
import {
  describePayment,
  describeStatus,
  describeSupport,
  describeSupportKind,
  joinAmounts,
  nameLedgerLine,
  nounOfLedgerLine,
  ofDay,
  pounds,
} from "../words/name-lines.ts";
import { accruesWhileAwaiting, ledgerRemainder } from "./ledger-remainder.ts";
import { paymentTimingOf } from "./payment-timing.ts";
import type { Verdict } from "./verdict.ts";

/** A statement line and the whole ledger line that is matched to it. */
export interface Pairing {
  readonly setting: Setting;
  readonly line: StatementLine;
  readonly ledger: LedgerLine;
  /** How much of the claim the ledger line can support, in pence with the sign of the debt. */
  readonly support: number;
  readonly match: Match;
  /** Finds a credit note of this amount that the ledger has and the statement does not. */
  readonly creditNotOnStatement: (amount: number) => LedgerLine | undefined;
}

/** The verdict on a line whose ledger line has an open amount: what the ledger supports is agreed, the difference is explained. */
export function judgeOpen(pairing: Pairing): Verdict {
  const { line, ledger, setting, support } = pairing;
  const claim = line.outstandingPence;
  if (claim === support && ledger.disputedPence === 0 && ledger.status === "approved") return judgeAgreed(pairing);
  const disputed = disputedPart(claim, support, ledger.disputedPence);
  const undisputed = support - disputed;
  const supported = capAt(claim - disputed, undisputed);
  const excess = claim - disputed - supported;
  const has = `Our ledger has ${nameLedgerLine(ledger)}${describeOtherSpelling(pairing)} with ${describeSupport(setting, support)}`;
  const dispute = disputed === 0 ? "" : describeDispute(ledger, disputed);
  if (ledger.status === "on-hold") {
    return {
      agreed: 0,
      disputed,
      reason: disputed === claim ? "in-dispute" : "on-hold",
      why: `${has}, on hold${dispute}: ${pounds(claim - disputed)} is not agreed.`,
      wanted: disputed === claim ? undefined : { wants: "backing", of: "invoice" },
    };
  }
  if (ledger.status === "awaiting-approval" && !setting.agreeAwaitingApproval) {
    const awaiting = accruesWhileAwaiting(setting, ledger, line) ? supported : 0;
    return {
      agreed: 0,
      disputed,
      awaiting,
      reason: disputed === claim ? "in-dispute" : "awaiting-approval",
      why: `${has}, awaiting approval${dispute}: ${pounds(claim - disputed)} is not agreed yet${describeAccrued(claim - disputed, awaiting)}.`,
      wanted: disputed === claim ? undefined : helpToApprove(line, [ledger]),
    };
  }
  const inPrinciple = ledger.status === "awaiting-approval";
  const status = `, ${describeStatus(ledger)}`;
  const agreedWord = inPrinciple ? "agreed in principle (our policy for items that wait for approval)" : "agreed";
  if (disputed !== 0) {
    const remainder = ledgerRemainder(setting, ledger, support, claim);
    const amounts = joinAmounts([
      [supported, `is ${agreedWord}`],
      [disputed, "is in dispute"],
      [excess, "is above what we have and not agreed"],
      [remainder, "is more than you claim, which we add"],
    ]);
    return {
      agreed: supported,
      disputed,
      reason: "in-dispute",
      adjustedUnder: "above-ledger",
      why: `${has}${status}${dispute}: ${amounts}.`,
      wanted: excess === 0 ? undefined : { wants: "backing-or-credit", pence: pence(excess) },
    };
  }
  if (excess !== 0) return judgeExcess(pairing, supported, excess, agreedWord);
  const shortfall = support - claim;
  if (shortfall !== 0) {
    const vat = describeVat(pairing, support, claim);
    const shown = describeShownAsPaid(pairing, support, claim);
    // STM-08: VAT that the payer recovers is not in its expenditure, so this is VAT that it does not.
    const isOurVat = setting.kind === "i&e" && vat !== "" && ledgerRemainder(setting, ledger, support, claim) !== 0;
    return {
      agreed: supported,
      disputed: 0,
      reason: reasonOfShortfall(pairing, support, claim),
      why: `${has}${status}, which is ${pounds(shortfall)}${vat} more than your ${pounds(claim)}${shown}: your ${pounds(claim)} is ${agreedWord}${ledgerRemainder(setting, ledger, support, claim) === 0 ? "" : `, and we add the ${pounds(shortfall)}`}${isOurVat ? ", which is in our expenditure because we cannot recover it, so a mismatch of that amount stays" : ""}.`,
      wanted: isOurVat ? undefined : { wants: "check", pence: pence(shortfall) },
    };
  }
  return {
    agreed: supported,
    disputed: 0,
    reason: inPrinciple ? "agreed-in-principle" : "agreed",
    why: `${has}${status}: ${inPrinciple ? agreedWord : "agreed in full"}.`,
  };
}

/** The verdict on most lines of most statements. The sentence is joined from parts so that memory keeps only the whole. */
function judgeAgreed(pairing: Pairing): Verdict {
  const { setting, ledger, support } = pairing;
  const why = [
    "Our ledger has ",
    nounOfLedgerLine(ledger),
    " ",
    ledger.invoiceNumber === "" ? "without a number" : ledger.invoiceNumber,
    ofDay(ledger.invoiceDate),
    describeOtherSpelling(pairing),
    " with ",
    pounds(support),
    describeSupportKind(setting),
    ", approved: agreed in full.",
  ].join("");
  return { agreed: support, disputed: 0, reason: "agreed", why };
}

/** The verdict if more is claimed than the ledger has: part paid, a credit note not taken, VAT, rounding or unexplained. */
function judgeExcess(pairing: Pairing, supported: number, excess: number, agreedWord: string): Verdict {
  const { setting, line, ledger, support } = pairing;
  const claim = line.outstandingPence;
  const face = faceOf(ledger);
  const status = describeStatus(ledger);
  const has = `Our ledger has ${nameLedgerLine(ledger)}${describeOtherSpelling(pairing)} with ${describeSupport(setting, support)}, ${status}`;
  const end = `${pounds(supported)} is ${agreedWord} and ${pounds(excess)} is not`;
  const verdict = { agreed: supported, disputed: 0 };
  if (Math.abs(face) > Math.abs(support) && face - support === excess) {
    const name = `${nameLedgerLine(ledger)}${describeOtherSpelling(pairing)}`;
    const paid = `Our ledger has ${name} with ${pounds(support)} of ${pounds(face)} outstanding, ${status}, ${describeCleared(ledger, excess)}`;
    const timing = paymentTimingOf(setting, ledger);
    if (timing?.when === "after-statement") {
      return {
        ...verdict,
        reason: "paid-after-statement",
        why: `${paid}, ${timing.words}: ${pounds(supported)} is ${agreedWord}, and the difference of ${pounds(excess)} is timing, not disagreement${timing.remark}.`,
      };
    }
    return {
      ...verdict,
      reason: "part-paid",
      why: `${paid}${timing === undefined ? "" : `, ${timing.words}`}: ${end}.`,
      wanted: { wants: "part-allocation", pence: pence(excess), isPayment: isPaymentRecorded(ledger) },
    };
  }
  const credit = pairing.creditNotOnStatement(excess);
  if (credit !== undefined) {
    return {
      ...verdict,
      reason: "credit-not-taken",
      why: `${has}; your ${pounds(claim)} is ${pounds(excess)} more, which is the amount of ${nameLedgerLine(credit)} on our ledger that your statement does not take: ${end}.`,
      wanted: { wants: "credit-taken", pence: pence(excess) },
    };
  }
  const rate = vatRateOf(pairing, claim, support);
  if (rate !== undefined) {
    return {
      ...verdict,
      reason: "vat-difference",
      why: `${has}; your ${pounds(claim)} is ${pounds(excess)} more, which is VAT at ${rate}: ${end}.`,
      wanted:
        setting.kind === "i&e" ? { wants: "income-without-vat" } : { wants: "copy", document: "invoice", toSee: "vat" },
    };
  }
  if (Math.abs(excess) < limits.roundingPence) {
    return {
      ...verdict,
      reason: "rounding-difference",
      why: `${has}; your ${pounds(claim)} is ${pounds(excess)} more, which looks like rounding: ${end}.`,
    };
  }
  return {
    ...verdict,
    reason: "above-ledger",
    why: `${has}; your ${pounds(claim)} is ${pounds(excess)} more than we have for it: ${end}.`,
    wanted: { wants: setting.kind === "accruals" ? "basis-of-estimate" : "backing-or-credit", pence: pence(excess) },
  };
}

/** REC-15: a payment is asserted only if the ledger records one. */
function describeCleared(ledger: LedgerLine, cleared: number): string {
  return isPaymentRecorded(ledger)
    ? `because ${pounds(cleared)} was paid${describePayment(ledger)}`
    : `because ${pounds(cleared)} of it has been cleared, by payment or credit`;
}

function isPaymentRecorded({ status, paidDate, paymentReference }: LedgerLine): boolean {
  return status === "paid" || paidDate !== undefined || paymentReference !== undefined;
}

/** What helps to approve invoices, without what either side states already. */
export function helpToApprove(line: StatementLine, ledger: readonly LedgerLine[]): Wanted {
  const isKnown = line.purchaseOrder !== undefined || ledger.every(({ purchaseOrder }) => purchaseOrder !== undefined);
  return { wants: "help-to-approve", lacksPurchaseOrder: !isKnown };
}

function reasonOfShortfall(pairing: Pairing, support: number, claim: number): Verdict["reason"] {
  if (vatRateOf(pairing, support, claim) !== undefined) return "vat-difference";
  return Math.abs(support - claim) < limits.roundingPence ? "rounding-difference" : "statement-below-ledger";
}

function describeVat(pairing: Pairing, support: number, claim: number): string {
  const rate = vatRateOf(pairing, support, claim);
  return rate === undefined ? "" : ` (VAT at ${rate})`;
}

/** The rate of VAT by which one amount is more than the other. Where both sides have the same total of the invoice, VAT is not what they differ by. */
function vatRateOf({ setting, line, ledger }: Pairing, more: number, less: number): string | undefined {
  if (haveSameTotal(line, ledger)) return undefined;
  return vatRateBetween(setting.referenceData, more, less, line.invoiceDate ?? ledger.invoiceDate);
}

function haveSameTotal({ totalPence }: StatementLine, ledger: LedgerLine): boolean {
  return totalPence !== undefined && totalPence !== 0 && Math.abs(totalPence) === Math.abs(faceOf(ledger));
}

/** Why a statement claims less of an invoice than our ledger has open: its own total of the invoice is ours. */
function describeShownAsPaid({ line, ledger }: Pairing, support: number, claim: number): string {
  const isWhole = haveSameTotal(line, ledger) && support === faceOf(ledger);
  return isWhole ? `, because your statement shows ${pounds(support - claim)} of it as paid or credited` : "";
}

/** REC-07: how much of a claim that waits for approval we accrue. */
function describeAccrued(claimed: number, awaiting: number): string {
  if (awaiting === 0) return "";
  return awaiting === claimed
    ? "; until then it is in our accruals"
    : `; until then ${pounds(awaiting)} of it is in our accruals`;
}

function describeDispute(ledger: LedgerLine, disputed: number): string {
  const reference = ledger.disputeReference === undefined ? "" : ` (${ledger.disputeReference})`;
  return `, of which ${pounds(disputed)} is in formal dispute${reference}`;
}

function describeOtherSpelling({ line, ledger, match }: Pairing): string {
  if (match === "exact" || line.invoiceNumber === "" || line.invoiceNumber === ledger.invoiceNumber) return "";
  return match === "purchase-order"
    ? `, which you list by its purchase order ${line.invoiceNumber},`
    : `, which you ${haveDigitsInCommon(line.invoiceNumber, ledger.invoiceNumber) ? "write" : "list as"} ${line.invoiceNumber},`;
}

/** Whether one number is the other in another writing; if not, the sender's other column or its description has our number. */
function haveDigitsInCommon(one: string, other: string): boolean {
  const [left, right] = [one, other].map((text) => text.replaceAll(/\D/gu, "").replace(/^0+/u, ""));
  if (left === undefined || right === undefined) return false;
  return left.includes(right) || right.includes(left);
}

/** REC-05: the part of a claim in formal dispute: never more than is claimed or open. */
export function disputedPart(claim: number, support: number, disputed: number): number {
  return capAt(claim, capAt(support, disputed));
}
