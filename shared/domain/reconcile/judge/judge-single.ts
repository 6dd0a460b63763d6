import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import type { Match } from "../words/reasons.ts";
import { accruesAwaiting } from "./accrues-awaiting.ts";
import {
  day,
  nameLedgerLine,
  nounOf,
  ofDay,
  joinParts,
  pounds,
  sayOpen,
  sayOpenAs,
  sayPayment,
  sayStatus,
} from "../words/name-lines.ts";
import type { Setting } from "../setting.ts";
import { faceOf } from "../matching/support.ts";
import { vatRateBetween } from "./vat-rate.ts";
import { limits } from "../limits.ts";
import { outsidePeriod } from "./period.ts";
import { restOf } from "./rest.ts";
import type { Verdict } from "./verdict.ts";
import { within } from "../matching/within.ts";

/** A statement line with the one ledger line behind it. */
interface Pairing {
  readonly setting: Setting;
  readonly line: StatementLine;
  readonly ledger: LedgerLine;
  /** What the ledger line can support, in the sign of the debt. */
  readonly support: number;
  readonly match: Match;
  /** A credit note that explains the difference, where there is one. */
  readonly creditOf: (amount: number) => LedgerLine | undefined;
}

/** The verdict where one ledger line stands behind the claim: what is supported is agreed, and the rest is explained. */
export function judgeSingle(pairing: Pairing): Verdict {
  const { line, ledger, setting } = pairing;
  if (line.outstandingPence === 0) return judgeNothingClaimed(pairing);
  if (setting.kind === "accruals" ? ledger.entry !== "accrual" : ledger.entry === "accrual") {
    return setting.kind === "accruals" ? judgeAlreadyInvoiced(pairing) : judgeAccruedOnly(pairing);
  }
  if (ledger.status === "cancelled") return judgeCancelled(pairing);
  if (pairing.support === 0) return judgeClosed(pairing);
  const outside = judgeYear(pairing);
  if (outside !== undefined) return outside;
  if (line.futurePeriod === true || ledger.futurePeriod) return judgeFuturePeriod(pairing);
  return withCapital(pairing, judgeOpen(pairing));
}

function judgeNothingClaimed({ ledger, support, setting }: Pairing): Verdict {
  const rest = restOf(setting, ledger, support, 0);
  const added = rest === 0 ? "" : rest === support ? ", which we add" : `, of which we add ${pounds(rest)}`;
  return {
    agreed: 0,
    disputed: 0,
    reason: "nothing-claimed",
    why: `Your statement claims nothing on this line, and our ledger has ${nameLedgerLine(ledger)} with ${sayOpen(setting, support)}${added}.`,
    wanted: "",
  };
}

function judgeAccruedOnly({ line, ledger }: Pairing): Verdict {
  return {
    agreed: 0,
    disputed: 0,
    reason: "accrued-not-invoiced",
    why: `We hold an accrual of ${pounds(ledger.outstandingPence)} under ${ledger.invoiceNumber} but have not received the invoice, so ${pounds(line.outstandingPence)} is not agreed as invoiced; the ${pounds(ledger.outstandingPence)} stands in our accruals instead.`,
    wanted: "A copy of the invoice with its purchase order number.",
  };
}

function judgeAlreadyInvoiced({ line, ledger }: Pairing): Verdict {
  return {
    agreed: 0,
    disputed: 0,
    reason: "already-invoiced",
    why: `Our ledger has ${nameLedgerLine(ledger)} for ${pounds(faceOf(ledger))} under this reference, so it is invoiced already and ${pounds(line.outstandingPence)} is not agreed as an accrual.`,
    wanted: "Please take it off the accruals, or tell us what else it is for.",
  };
}

/** REC-09: expenditure counts in the financial year in which the general ledger has it, up to the agreement's cut-off. */
function judgeYear({ line, ledger, setting }: Pairing): Verdict | undefined {
  const on = ledger.invoiceDate ?? line.invoiceDate;
  const outside = outsidePeriod(setting, on);
  if (outside === undefined) return undefined;
  const claim = pounds(line.outstandingPence);
  const has = `Our ledger has ${nameLedgerLine(ledger)} for ${pounds(faceOf(ledger))}`;
  return {
    agreed: 0,
    disputed: 0,
    reason: outside.reason,
    why: `${has}, which is ${outside.words}: ${claim} is not agreed${outside.reason === "after-cut-off" ? "" : " for this year"}.`,
    wanted: outside.reason === "after-cut-off" ? "" : "Please show it in the year to which it belongs.",
  };
}

/** REC-11: capital is notified in full and adjusted out by whoever treats it so, which may leave a mismatch. */
function withCapital({ line, ledger }: Pairing, verdict: Verdict): Verdict {
  if (!ledger.capital && line.capital !== true) return verdict;
  const sentence = verdict.why.replace(/\.$/, "");
  if (!ledger.capital) {
    return {
      ...verdict,
      why: `${sentence}; you mark it as capital and we do not, so any adjustment for it is on your side.`,
    };
  }
  return {
    ...verdict,
    why: `${sentence}; we treat it as capital and adjust it out on our side, which may leave a mismatch that cannot be avoided.`,
  };
}

function judgeCancelled({ line, ledger }: Pairing): Verdict {
  return {
    agreed: 0,
    disputed: 0,
    reason: "cancelled",
    why: `Our ledger has ${nameLedgerLine(ledger)} for ${pounds(faceOf(ledger))} as cancelled: ${pounds(line.outstandingPence)} is not agreed.`,
    wanted: "A copy of the credit note that cancels it, or of the invoice that replaces it.",
  };
}

/** REC-15: paid, by the statement's date or after it; or nothing outstanding for another reason. */
function judgeClosed({ setting, line, ledger }: Pairing): Verdict {
  const claim = pounds(line.outstandingPence);
  const name = nameLedgerLine(ledger);
  const amount = pounds(faceOf(ledger));
  if (ledger.paidDate !== undefined && setting.asAt !== undefined && ledger.paidDate > setting.asAt) {
    return {
      agreed: 0,
      disputed: 0,
      reason: "paid-after-statement",
      why: `We paid ${name} for ${amount}${sayPayment(ledger)}, which is after the statement date of ${day(setting.asAt)}: the difference of ${claim} is timing, not disagreement.`,
      wanted: "",
    };
  }
  if (ledger.status === "paid" || ledger.paidDate !== undefined || ledger.paymentReference !== undefined) {
    const still =
      ledger.outstandingPence === 0 ? "" : `, although it still shows ${pounds(ledger.outstandingPence)} outstanding`;
    return {
      agreed: 0,
      disputed: 0,
      reason: "paid",
      why: `Our ledger has ${name} for ${amount} as paid${sayPayment(ledger)}${still}: ${claim} is not agreed.`,
      wanted: "Please allocate the payment to this invoice, or tell us if you have not received it.",
    };
  }
  return {
    agreed: 0,
    disputed: 0,
    reason: "nothing-outstanding",
    why: `Our ledger has ${name} with nothing outstanding and no payment recorded: ${claim} is not agreed.`,
    wanted: "A copy of the invoice and of any credit notes for it.",
  };
}

/** REC-10 */
function judgeFuturePeriod({ line, ledger, setting, support }: Pairing): Verdict {
  const who = ledger.futurePeriod ? "our ledger marks" : "your statement marks";
  const disputed = disputedPart(line.outstandingPence, support, ledger.disputedPence);
  return {
    agreed: 0,
    disputed,
    reason: "future-period",
    why: `Our ledger has ${nameLedgerLine(ledger)} with ${sayOpen(setting, support)}, and ${who} it as for a future period: ${disputed === 0 ? "" : `${pounds(disputed)} is in formal dispute, and `}${pounds(line.outstandingPence - disputed)} is adjusted out by both of us${setting.year === undefined ? "" : ` for the year to ${day(setting.year.to)}`}.`,
    wanted: "Please adjust it out on your side as well.",
  };
}

function judgeOpen(pairing: Pairing): Verdict {
  const { line, ledger, setting, support } = pairing;
  const claim = line.outstandingPence;
  if (claim === support && ledger.disputedPence === 0 && ledger.status === "approved") return judgeAgreed(pairing);
  const disputed = disputedPart(claim, support, ledger.disputedPence);
  const undisputed = support - disputed;
  const supported = within(claim - disputed, undisputed);
  const excess = claim - disputed - supported;
  const has = `Our ledger has ${nameLedgerLine(ledger)}${writtenOtherwise(pairing)} with ${sayOpen(setting, support)}`;
  const dispute = disputed === 0 ? "" : sayDispute(ledger, disputed);
  if (ledger.status === "on-hold") {
    return {
      agreed: 0,
      disputed,
      reason: disputed === claim ? "in-dispute" : "on-hold",
      why: `${has}, on hold${dispute}: ${pounds(claim - disputed)} is not agreed.`,
      wanted: disputed === claim ? "" : "Backing data for the invoice and a contact who can answer questions about it.",
    };
  }
  if (ledger.status === "awaiting-approval" && !setting.agreeAwaitingApproval) {
    const awaiting = accruesAwaiting(setting, line, ledger) ? supported : 0;
    return {
      agreed: 0,
      disputed,
      awaiting,
      reason: disputed === claim ? "in-dispute" : "awaiting-approval",
      why: `${has}, awaiting approval${dispute}: ${pounds(claim - disputed)} is not agreed yet${sayAccrued(claim - disputed, awaiting)}.`,
      wanted:
        disputed === claim
          ? ""
          : "The purchase order number, backing data and the name of whoever ordered it, so that it can be approved.",
    };
  }
  const inPrinciple = ledger.status === "awaiting-approval";
  const status = `, ${sayStatus(ledger)}`;
  const agreedWord = inPrinciple ? "agreed in principle (our policy for items that wait for approval)" : "agreed";
  if (disputed !== 0) {
    const rest = restOf(setting, ledger, support, claim);
    const told = joinParts([
      [supported, `is ${agreedWord}`],
      [disputed, "is in dispute"],
      [excess, "is above what we have and not agreed"],
      [rest, "is more than you claim, which we add"],
    ]);
    return {
      agreed: supported,
      disputed,
      reason: "in-dispute",
      adjustedUnder: "above-ledger",
      why: `${has}${status}${dispute}: ${told}.`,
      wanted: excess === 0 ? "" : `Backing data for the ${pounds(excess)}, or a credit note for it.`,
    };
  }
  if (excess !== 0) return judgeExcess(pairing, supported, excess, agreedWord);
  const short = support - claim;
  if (short !== 0) {
    return {
      agreed: supported,
      disputed: 0,
      reason: reasonOfShort(pairing, support, claim),
      why: `${has}${status}, which is ${pounds(short)} more than your ${pounds(claim)}${sayVat(pairing, support, claim)}: your ${pounds(claim)} is ${agreedWord}${restOf(setting, ledger, support, claim) === 0 ? "" : `, and we add the ${pounds(short)}`}.`,
      wanted: `Please check the ${pounds(short)} on your side.`,
    };
  }
  return {
    agreed: supported,
    disputed: 0,
    reason: inPrinciple ? "agreed-in-principle" : "agreed",
    why: `${has}${status}: ${inPrinciple ? agreedWord : "agreed in full"}.`,
    wanted: "",
  };
}

/** Most lines of most statements. Joined rather than nested: the sentence is kept, what it is made of is not. */
function judgeAgreed(pairing: Pairing): Verdict {
  const { setting, ledger, support } = pairing;
  const why = [
    "Our ledger has ",
    nounOf(ledger),
    " ",
    ledger.invoiceNumber === "" ? "without a number" : ledger.invoiceNumber,
    ofDay(ledger.invoiceDate),
    writtenOtherwise(pairing),
    " with ",
    pounds(support),
    sayOpenAs(setting),
    ", approved: agreed in full.",
  ].join("");
  return { agreed: support, disputed: 0, reason: "agreed", why, wanted: "" };
}

/** More is claimed than the ledger has: by how much, and what that looks like. */
function judgeExcess(pairing: Pairing, supported: number, excess: number, agreedWord: string): Verdict {
  const { setting, line, ledger, support } = pairing;
  const claim = line.outstandingPence;
  const face = faceOf(ledger);
  const status = sayStatus(ledger);
  const has = `Our ledger has ${nameLedgerLine(ledger)}${writtenOtherwise(pairing)} with ${sayOpen(setting, support)}, ${status}`;
  const end = `${pounds(supported)} is ${agreedWord} and ${pounds(excess)} is not`;
  const verdict = { agreed: supported, disputed: 0 };
  if (Math.abs(face) > Math.abs(support) && face - support === excess) {
    const name = `${nameLedgerLine(ledger)}${writtenOtherwise(pairing)}`;
    const paid = `Our ledger has ${name} with ${pounds(support)} of ${pounds(face)} outstanding, ${status}, because ${pounds(excess)} was paid${sayPayment(ledger)}`;
    if (setting.asAt !== undefined && ledger.paidDate !== undefined && ledger.paidDate > setting.asAt) {
      return {
        ...verdict,
        reason: "paid-after-statement",
        why: `${paid}, which is after the statement date of ${day(setting.asAt)}: ${pounds(supported)} is ${agreedWord}, and the difference of ${pounds(excess)} is timing, not disagreement.`,
        wanted: "",
      };
    }
    return {
      ...verdict,
      reason: "part-paid",
      why: `${paid}: ${end}.`,
      wanted: `Please allocate the ${pounds(excess)} to this invoice.`,
    };
  }
  const credit = pairing.creditOf(excess);
  if (credit !== undefined) {
    return {
      ...verdict,
      reason: "credit-not-taken",
      why: `${has}; your ${pounds(claim)} is ${pounds(excess)} more, which is the amount of ${nameLedgerLine(credit)} on our ledger that your statement does not take: ${end}.`,
      wanted: `Please take the credit of ${pounds(excess)}, or tell us what it is for.`,
    };
  }
  const rate = vatRateBetween(setting.reference, claim, support, line.invoiceDate ?? ledger.invoiceDate);
  if (rate !== undefined) {
    return {
      ...verdict,
      reason: "vat-difference",
      why: `${has}; your ${pounds(claim)} is ${pounds(excess)} more, which is VAT at ${rate}: ${end}.`,
      wanted:
        setting.kind === "i&e"
          ? "Please show income without VAT that we can recover."
          : "A copy of the invoice that shows the VAT.",
    };
  }
  if (Math.abs(excess) < limits.roundingPence) {
    return {
      ...verdict,
      reason: "rounding-difference",
      why: `${has}; your ${pounds(claim)} is ${pounds(excess)} more, which looks like rounding: ${end}.`,
      wanted: "",
    };
  }
  return {
    ...verdict,
    reason: "above-ledger",
    why: `${has}; your ${pounds(claim)} is ${pounds(excess)} more than we have for it: ${end}.`,
    wanted:
      setting.kind === "accruals"
        ? `The basis of the estimate for the ${pounds(excess)}.`
        : `Backing data for the ${pounds(excess)}, or a credit note for it.`,
  };
}

function reasonOfShort({ setting, line, ledger }: Pairing, support: number, claim: number): Verdict["reason"] {
  if (vatRateBetween(setting.reference, support, claim, line.invoiceDate ?? ledger.invoiceDate) !== undefined) {
    return "vat-difference";
  }
  return Math.abs(support - claim) < limits.roundingPence ? "rounding-difference" : "statement-below-ledger";
}

function sayVat({ setting, line, ledger }: Pairing, support: number, claim: number): string {
  const rate = vatRateBetween(setting.reference, support, claim, line.invoiceDate ?? ledger.invoiceDate);
  return rate === undefined ? "" : ` and is VAT at ${rate}`;
}

/** REC-07: what of the claim that waits for approval stands in the accruals. */
function sayAccrued(claimed: number, awaiting: number): string {
  if (awaiting === 0) return "";
  return awaiting === claimed ? "; we accrue it meanwhile" : `; we accrue ${pounds(awaiting)} of it meanwhile`;
}

function sayDispute(ledger: LedgerLine, disputed: number): string {
  const reference = ledger.disputeReference === undefined ? "" : ` (${ledger.disputeReference})`;
  return `, of which ${pounds(disputed)} is in formal dispute${reference}`;
}

function writtenOtherwise({ line, ledger, match }: Pairing): string {
  return match === "exact" || line.invoiceNumber === "" || line.invoiceNumber === ledger.invoiceNumber
    ? ""
    : `, which you write ${line.invoiceNumber},`;
}

/** REC-05: only the part in formal dispute, and never more than is claimed. */
function disputedPart(claim: number, support: number, disputed: number): number {
  return within(claim, within(support, disputed));
}
