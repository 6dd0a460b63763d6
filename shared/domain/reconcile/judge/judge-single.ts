import { faceOf } from "../matching/amounts.ts";
import { describePayment, describeSupport, formatDay, nameLedgerLine, pounds } from "../words/name-lines.ts";
import { disputedPart, judgeOpen, type Pairing } from "./judge-open.ts";
import { ledgerRemainder } from "./ledger-remainder.ts";
import { paymentTimingOf } from "./payment-timing.ts";
import { outsidePeriod } from "./period.ts";
import type { Verdict } from "./verdict.ts";

/**
 * The verdict on a line with one whole ledger line. The first that applies decides: nothing claimed, an accrual instead of an
 * invoice or the reverse, cancelled, nothing outstanding, another year, a future period, or else an open amount.
 */
export function judgeSingle(pairing: Pairing): Verdict {
  const { line, ledger, setting } = pairing;
  if (line.outstandingPence === 0) return judgeNothingClaimed(pairing);
  if (setting.kind === "accruals" ? ledger.entry !== "accrual" : ledger.entry === "accrual") {
    return setting.kind === "accruals" ? judgeAlreadyInvoiced(pairing) : judgeAccruedOnly(pairing);
  }
  if (ledger.status === "cancelled") return judgeCancelled(pairing);
  if (pairing.support === 0) return judgeNothingOutstanding(pairing);
  const outside = judgeOutsidePeriod(pairing);
  if (outside !== undefined) return outside;
  if (line.futurePeriod === true || ledger.futurePeriod) return judgeFuturePeriod(pairing);
  return withCapital(pairing, judgeOpen(pairing));
}

function judgeNothingClaimed({ ledger, support, setting }: Pairing): Verdict {
  const remainder = ledgerRemainder(setting, ledger, support, 0);
  const change = remainder < 0 ? "take off" : "add";
  const added =
    remainder === 0
      ? ""
      : remainder === support
        ? `, which we ${change}`
        : `, of which we ${change} ${pounds(Math.abs(remainder))}`;
  return {
    agreed: 0,
    disputed: 0,
    reason: "nothing-claimed",
    why: `Your statement claims nothing on this line, and our ledger has ${nameLedgerLine(ledger)} with ${describeSupport(setting, support)}${added}.`,
  };
}

function judgeAccruedOnly({ line, ledger }: Pairing): Verdict {
  return {
    agreed: 0,
    disputed: 0,
    reason: "accrued-not-invoiced",
    why: `We hold an accrual of ${pounds(ledger.outstandingPence)} under ${ledger.invoiceNumber} but have not received the invoice, so ${pounds(line.outstandingPence)} is not agreed as invoiced; the ${pounds(ledger.outstandingPence)} is in our accruals instead.`,
    wanted: { wants: "copy", document: "invoice", besides: ["purchase-order"] },
  };
}

function judgeAlreadyInvoiced({ line, ledger }: Pairing): Verdict {
  return {
    agreed: 0,
    disputed: 0,
    reason: "already-invoiced",
    why: `Our ledger has ${nameLedgerLine(ledger)} for ${pounds(faceOf(ledger))} under this reference, so it is invoiced already and ${pounds(line.outstandingPence)} is not agreed as an accrual.`,
    wanted: { wants: "removal", from: "accruals" },
  };
}

/** REC-09: expenditure counts in the financial year in which the ledger has it, up to the cut-off of the agreement. */
function judgeOutsidePeriod({ line, ledger, setting }: Pairing): Verdict | undefined {
  const outside = outsidePeriod(setting, line, ledger);
  if (outside === undefined) return undefined;
  const claim = pounds(line.outstandingPence);
  const has = `Our ledger has ${nameLedgerLine(ledger)} for ${pounds(faceOf(ledger))}`;
  return {
    agreed: 0,
    disputed: 0,
    reason: outside.reason,
    why: `${has}, ${outside.words}: ${claim} is not agreed${outside.reason === "after-cut-off" ? "" : " for this year"}.`,
    wanted:
      outside.reason !== "after-cut-off"
        ? { wants: "right-year" }
        : setting.isLastQuarter
          ? { wants: "accruals-statement" }
          : undefined,
  };
}

/** REC-11: capital is notified in full, and the side that treats it as capital adjusts it out; that may leave a mismatch. */
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
    wanted: { wants: "cancelling-document" },
  };
}

/** REC-15: paid by the date of the statement or after it, or nothing outstanding for another reason. */
function judgeNothingOutstanding({ setting, line, ledger }: Pairing): Verdict {
  const claim = pounds(line.outstandingPence);
  const name = nameLedgerLine(ledger);
  const amount = pounds(faceOf(ledger));
  const timing = paymentTimingOf(setting, ledger);
  if (timing?.when === "after-statement") {
    return {
      agreed: 0,
      disputed: 0,
      reason: "paid-after-statement",
      why: `We paid ${name} for ${amount}${describePayment(ledger)}, ${timing.words}: the difference of ${claim} is timing, not disagreement${timing.remark}.`,
    };
  }
  if (ledger.status === "paid" || ledger.paidDate !== undefined || ledger.paymentReference !== undefined) {
    const still =
      ledger.outstandingPence === 0 ? "" : `, although it still shows ${pounds(ledger.outstandingPence)} outstanding`;
    return {
      agreed: 0,
      disputed: 0,
      reason: "paid",
      why: `Our ledger has ${name} for ${amount} as paid${describePayment(ledger)}${timing === undefined ? "" : `, ${timing.words}`}${still}: ${claim} is not agreed.`,
      wanted: { wants: "payment-allocation" },
    };
  }
  return {
    agreed: 0,
    disputed: 0,
    reason: "nothing-outstanding",
    why: `Our ledger has ${name} with nothing outstanding and no payment recorded: ${claim} is not agreed.`,
    wanted: { wants: "invoice-and-credits" },
  };
}

/** REC-10: both sides adjust out an invoice for a future period. */
function judgeFuturePeriod({ line, ledger, setting, support }: Pairing): Verdict {
  const who = ledger.futurePeriod ? "our ledger marks" : "your statement marks";
  const disputed = disputedPart(line.outstandingPence, support, ledger.disputedPence);
  return {
    agreed: 0,
    disputed,
    reason: "future-period",
    why: `Our ledger has ${nameLedgerLine(ledger)} with ${describeSupport(setting, support)}, and ${who} it as relating to a future period: ${disputed === 0 ? "" : `${pounds(disputed)} is in formal dispute, and `}both of us adjust out ${pounds(line.outstandingPence - disputed)}${setting.year === undefined ? "" : ` for the year to ${formatDay(setting.year.to)}`}.`,
    wanted: { wants: "adjustment" },
  };
}
