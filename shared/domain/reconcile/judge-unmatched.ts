import type { LedgerLine } from "../ledger-line.ts";
import type { StatementLine } from "../statement-line.ts";
import { joinWords, nameLine, nounOfLine } from "./judge-shares.ts";
import { limits } from "./limits.ts";
import type { ReasonCode } from "./reasons.ts";
import { nameLedgerLine, ofDay, pounds, sayStatus } from "./say.ts";
import type { Setting } from "./setting.ts";
import { faceOf } from "./support.ts";
import type { Verdict } from "./verdict.ts";

/** The verdict where no ledger line stands behind the claim: nothing is agreed, and what is missing is asked for. */
export function judgeUnmatched(
  setting: Setting,
  line: StatementLine,
  reason: ReasonCode,
  candidates: readonly LedgerLine[],
): Verdict {
  const verdict = { agreed: 0, disputed: 0, reason };
  const claim = pounds(line.outstandingPence);
  const name = nameLine(line);
  if (!setting.hasLedger) {
    return {
      ...verdict,
      reason: "no-ledger",
      why: `We have no ledger of this kind to check ${name} against yet, so ${claim} is not agreed for now.`,
      wanted: "",
    };
  }
  switch (reason) {
    case "ambiguous":
      return {
        ...verdict,
        why: `Several lines of our ledger could be ${name}, namely ${sayCandidates(candidates)}, so ${claim} is not agreed by guess.`,
        wanted: `Which of them is it? Please send the invoice date and total${line.invoiceNumber === "" ? " and number" : ""}.`,
      };
    case "unconfirmed":
      return {
        ...verdict,
        why: `Our ledger has ${sayCandidates(candidates)} under that number, but neither amount nor date fits ${name}, so ${claim} is not agreed by guess.`,
        wanted: "A copy of the invoice, so that we can see whether it is the same one.",
      };
    case "other-year":
      return {
        ...verdict,
        why: `Our ledger has this number in another financial year only, as ${sayCandidates(candidates)}, which is not ${name}: ${claim} is not agreed.`,
        wanted: "A copy of the invoice and its purchase order number.",
      };
    case "other-supplier":
      return {
        ...verdict,
        why: `Our ledger has this number for ${joinWords(candidates.map((one) => one.supplierName))} only, as ${sayCandidates(candidates)}, which does not fit ${name}: ${claim} is not agreed.`,
        wanted: "A copy of the invoice, and the name of the body that issued it.",
      };
    case "opposite-sign":
      return {
        ...verdict,
        why: `Our ledger has ${sayCandidates(candidates)} under that number, which is the opposite of ${name}: ${claim} is not agreed.`,
        wanted: "A copy of the document, so that we can see whether it is an invoice or a credit note.",
      };
    case "duplicate":
      return {
        ...verdict,
        why: `Our ledger has ${sayCandidates(candidates)}, which already stands behind another line of your statement with this number, so ${name} looks like a repetition and ${claim} is not agreed.`,
        wanted: "Please take the repetition off, or send a copy of the second invoice.",
      };
    default:
      return judgeNotOnLedger(setting, line);
  }
}

function judgeNotOnLedger(setting: Setting, line: StatementLine): Verdict {
  const claim = pounds(line.outstandingPence);
  if (setting.isSubEntity) {
    return {
      agreed: 0,
      disputed: 0,
      reason: "not-recognised",
      why: `${capital(nameLine(line))}: ${setting.reference.subEntities.wording}.`,
      wanted:
        "Please send it to the NHS England sub-entity that commissioned it, or tell us who here ordered it, with a copy of the invoice.",
    };
  }
  const reference =
    line.invoiceNumber !== "" || (line.purchaseOrder ?? "") !== "" || (line.references ?? []).length > 0;
  if (!reference) {
    return {
      agreed: 0,
      disputed: 0,
      reason: "no-reference",
      why: `Your line${ofDay(line.invoiceDate)} over ${claim} has neither an invoice number nor a purchase order number, so it cannot be found on our ledger and is not agreed.`,
      wanted: "The invoice number and the purchase order number, or a copy of the invoice.",
    };
  }
  return {
    agreed: 0,
    disputed: 0,
    reason: "not-on-ledger",
    why: `${capital(nameLine(line))} is not on our ledger: ${claim} is not agreed.`,
    wanted: `A copy of the ${nounOfLine(line)} with its purchase order number, backing data, and the name of whoever ordered it.`,
  };
}

function sayCandidates(candidates: readonly LedgerLine[]): string {
  const told = candidates
    .slice(0, limits.candidatesTold)
    .map(
      (one) =>
        `${nameLedgerLine(one)} for ${pounds(faceOf(one))} (${pounds(one.outstandingPence)} outstanding, ${sayStatus(one)})`,
    );
  const more = candidates.length - told.length;
  return joinWords(more > 0 ? [...told, `${String(more)} more`] : told);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
