import { pence } from "../../amounts-and-days/pence.ts";
import type { Wanted } from "../../position/wanted.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { limits } from "../limits.ts";
import { faceOf } from "../matching/amounts.ts";
import { normaliseReference } from "../references/normalise-reference.ts";
import type { Setting } from "../setting.ts";
import {
  capitalise,
  describePayment,
  describeStatus,
  formatDay,
  joinWords,
  nameLedgerLine,
  nameStatementLine,
  nounOfStatementLine,
  ofDay,
  pounds,
} from "../words/name-lines.ts";
import type { ReasonCode } from "../words/reasons.ts";
import { hasAnyPhrase } from "../words/phrases.ts";
import { judgeByNature, natureOf, rightBodyOf } from "./judge-nature.ts";
import type { Verdict } from "./verdict.ts";

/** The verdict on a line without a ledger line: nothing is agreed, and the answer asks for what is missing. */
export function judgeUnmatched(
  setting: Setting,
  line: StatementLine,
  reason: ReasonCode,
  candidates: readonly LedgerLine[],
): Verdict {
  const verdict = { agreed: 0, disputed: 0, reason };
  const claim = pounds(line.outstandingPence);
  const name = nameStatementLine(line);
  const noun = line.type === "invoice" ? "invoice" : nounOfStatementLine(line);
  const copy = {
    wants: "copy" as const,
    document: line.type,
    ...(setting.kind === "accruals" ? { isWorkingPaper: true as const } : {}),
  };
  if (!setting.hasLedger) {
    return {
      ...verdict,
      reason: "no-ledger",
      why: `We have no ledger of this kind to check ${name} against yet, so ${claim} is not agreed for now.`,
    };
  }
  if (isForFuture(setting, line)) return judgeUnmatchedFuture(setting, line);
  switch (reason) {
    case "ambiguous":
      return {
        ...verdict,
        why:
          candidates.length === 1
            ? `Our ledger has ${describeCandidates(candidates)}, which could be ${name} and other lines of your statement: ${claim} is not agreed until we know which one it is.`
            : `Several lines of our ledger could be ${name}, namely ${describeCandidates(candidates)}: ${claim} is not agreed until we know which one it is.`,
        wanted: { wants: "which-one", document: line.type, by: missingFrom(line) },
      };
    case "rival-lines":
      return {
        ...verdict,
        why: `Several lines of your statement with contradicting numbers could be ${describeCandidates(candidates)} on our ledger, and ${name} is one of them: ${claim} is not agreed until we know which one it is.`,
        wanted: { ...copy, toSee: "which-line" },
      };
    case "posted-twice":
      return {
        ...verdict,
        why: `Our ledger has ${name} more than once, as ${describeCandidates(candidates)}, and one of them was paid${describePayment(candidates.find((one) => one.status === "paid") ?? {})}: ${claim} is not agreed until we know whether it was posted twice.`,
        wanted: { wants: "whether-issued-twice" },
      };
    case "reversed":
      return {
        ...verdict,
        why: `Our ledger has ${describeReversal(candidates)}, so nothing is outstanding for ${name}: ${claim} is not agreed.`,
        wanted: { wants: "removal-or-copy", document: line.type, of: "replacement" },
      };
    case "signs-turned": {
      const isOpposite = candidates.some((each) => Math.sign(faceOf(each)) !== Math.sign(line.outstandingPence));
      const compared = isOpposite
        ? `the opposite of ${name}, and so it is with most lines of your statement`
        : `as ${name}, but most lines of your statement have the opposite signs of ours`;
      return {
        ...verdict,
        why: `Our ledger has ${describeCandidates(candidates)}, ${compared}: ${claim} is not agreed until we know which signs are right.`,
        wanted: { wants: "whether-signs-turned" },
      };
    }
    case "number-or-amount":
      return {
        ...verdict,
        why: `Our ledger has ${describeCandidates(candidates.slice(0, 1))} under that number with another amount, and ${describeCandidates(candidates.slice(1))} with the amount of ${name}: ${claim} is not agreed until we know which one it is.`,
        wanted: { wants: "which-one", document: line.type, by: "check" },
      };
    case "other-writing":
      return {
        ...verdict,
        why: `${capitalise(name)} is not on our ledger with the number as you write it; our ledger has ${describeCandidates(candidates)} with a similar number: ${claim} is not agreed until you confirm whether it is the same one.`,
        wanted: { wants: "whether-same", document: line.type, of: "one" },
      };
    case "related-number":
      return {
        ...verdict,
        why: `${capitalise(name)} is not on our ledger under that number; ${describeRelated(line, candidates)}: ${claim} is not agreed until ${isSetOfNumbers(line) ? "we know the amount of each" : "you confirm whether it is the same one"}.`,
        wanted: isSetOfNumbers(line)
          ? { wants: "amounts-of-set" }
          : { wants: "whether-same", document: line.type, of: "one" },
      };
    case "number-in-description":
      return {
        ...verdict,
        why: `${capitalise(name)} is not on our ledger under that number; our ledger has ${describeCandidates(candidates)} with that number in its description: ${claim} is not agreed until you confirm whether it is the same one.`,
        wanted: { wants: "whether-same", document: line.type, of: "one" },
      };
    case "order-unclear":
      return {
        ...verdict,
        why:
          line.invoiceNumber === "" || line.purchaseOrder === undefined
            ? `${capitalise(name)} can only be looked up by its purchase order, under which our ledger has ${describeCandidates(candidates)}: ${claim} is not agreed until ${candidates.length === 1 ? "you confirm that it is this one" : "we know which one it is"}.`
            : `${capitalise(name)} is not on our ledger under that number; under its purchase order our ledger has ${describeCandidates(candidates)}: ${claim} is not agreed until you confirm whether it is the same one.`,
        wanted:
          candidates.length === 1
            ? whetherOfOrder(line, candidates[0])
            : line.invoiceNumber === "" || line.purchaseOrder === undefined
              ? { wants: "which-one", document: line.type, by: "number-or-copy" }
              : whetherSame(line, candidates),
      };
    case "receipt-suggested":
      return {
        ...verdict,
        why: `${capitalise(name)} may be what we paid${describePayment(candidates[0] ?? {})}: our ledger has ${describeCandidates(candidates)}, and not the receipt itself with its amount: ${claim} is not agreed until you confirm what it is.`,
        wanted: { wants: "whether-our-payment" },
      };
    case "unconfirmed":
      return {
        ...verdict,
        why: `Our ledger has ${describeCandidates(candidates)} under that number, but ${describeMisfit(line, candidates)} ${name}: ${claim} is not agreed until we know whether it is the same invoice.`,
        wanted: { ...copy, toSee: "whether-same" },
      };
    case "other-year":
      if (setting.kind === "i&e") return judgeOtherYear(line, candidates);
      return {
        ...verdict,
        why: `Our ledger has this number only in another financial year, as ${describeCandidates(candidates)}, which is not ${name}: ${claim} is not agreed.`,
        wanted: line.purchaseOrder === undefined ? { ...copy, besides: ["purchase-order"] } : copy,
      };
    case "other-supplier":
      return {
        ...verdict,
        why: `Our ledger has this number only for ${joinWords(candidates.map((one) => one.supplierName))}, as ${describeCandidates(candidates)}, which does not fit ${name}: ${claim} is not agreed.`,
        wanted: { ...copy, besides: ["issuer"] },
      };
    case "opposite-sign":
      return {
        ...verdict,
        why: `Our ledger has ${describeCandidates(candidates)}, which is the opposite of ${name}: ${claim} is not agreed.`,
        wanted: { ...copy, toSee: "whether-credit" },
      };
    case "duplicate":
      return { ...verdict, ...describeDuplicate(line, candidates) };
    case "similar-reference":
      return {
        ...verdict,
        why: `${capitalise(name)} is not on our ledger under that number, but ${describeCandidates(candidates)} ${candidates.length === 1 ? "has" : "have"} the same amount and nearly the same number: ${claim} is not agreed until you confirm which it is.`,
        wanted: whetherSame(line, candidates),
      };
    case "same-amount":
      return {
        ...verdict,
        why: `${capitalise(name)} ${line.invoiceNumber === "" ? `has no ${noun === "invoice" ? "invoice number" : "number"} by which we could find it` : "is not on our ledger under that number"}; ${describeCandidates(candidates)} ${candidates.length === 1 ? "has" : "have"} the same amount, which alone proves nothing: ${claim} is not agreed until you confirm which it is.`,
        wanted: whetherSame(line, candidates),
      };
    default:
      return judgeNotOnLedger(setting, line, candidates);
  }
}

/** Whether the statement marks a document as relating to a future period: cash and accruals have periods of their own. */
function isForFuture({ kind }: Setting, { futurePeriod, type }: StatementLine): boolean {
  return futurePeriod === true && kind !== "accruals" && (type === "invoice" || type === "credit-note");
}

/** REC-10: both sides adjust out what is for a future period, whether or not the ledger has it yet: nothing has to be found. */
function judgeUnmatchedFuture(setting: Setting, line: StatementLine): Verdict {
  const year = setting.year === undefined ? "" : ` for the year to ${formatDay(setting.year.to)}`;
  return {
    agreed: 0,
    disputed: 0,
    reason: "future-period",
    why: `Your statement marks ${nameStatementLine(line)} as relating to a future period: both of us adjust out ${pounds(line.outstandingPence)}${year}.`,
    wanted: { wants: "adjustment" },
  };
}

/** A line whose ledger line another line has taken. Only with the same amount does it look like a duplicate. */
function describeDuplicate(line: StatementLine, candidates: readonly LedgerLine[]): Pick<Verdict, "why" | "wanted"> {
  const claim = pounds(line.outstandingPence);
  const taken = `Our ledger has ${describeCandidates(candidates)}, which is already matched to another line of your statement with this number`;
  const isSameAmount = candidates.some(
    (one) => faceOf(one) === line.outstandingPence || one.outstandingPence === line.outstandingPence,
  );
  return isSameAmount
    ? {
        why: `${taken}, so ${nameStatementLine(line)} looks like a duplicate and ${claim} is not agreed.`,
        wanted: { wants: "removal-or-copy", document: line.type, of: "second" },
      }
    : {
        why: `${taken}, and nothing with the amount of ${nameStatementLine(line)}: ${claim} is not agreed.`,
        wanted: { wants: "removal-or-copy", document: line.type, of: "included" },
      };
}

/** REC-09: the answer names the year in which the ledger has it. */
function judgeOtherYear(line: StatementLine, candidates: readonly LedgerLine[]): Verdict {
  const booked = candidates[0]?.invoiceDate;
  const later = booked !== undefined && line.invoiceDate !== undefined && booked > line.invoiceDate;
  return {
    agreed: 0,
    disputed: 0,
    reason: later ? "later-year" : "earlier-year",
    why: `Our ledger has this number only in ${later ? "a later" : "an earlier"} financial year, as ${describeCandidates(candidates)}, which is not ${nameStatementLine(line)}: ${pounds(line.outstandingPence)} is not agreed.`,
    wanted: { wants: "copy", document: line.type, toSee: "which-year" },
  };
}

function judgeNotOnLedger(setting: Setting, line: StatementLine, candidates: readonly LedgerLine[]): Verdict {
  const claim = pounds(line.outstandingPence);
  const special = judgeByNature(setting, line);
  if (setting.isSubEntity && (special === undefined || special.reason === "wrong-counterparty")) {
    const nature = natureOf(setting, line);
    const rightBody = nature === undefined ? undefined : rightBodyOf(setting, nature);
    return {
      agreed: 0,
      disputed: 0,
      reason: "not-recognised",
      why: `${capitalise(nameStatementLine(line))}: ${setting.referenceData.subEntities.wording}.`,
      wanted: rightBody === undefined ? { wants: "right-body" } : { wants: "right-body", to: rightBody },
    };
  }
  if (special !== undefined) return special;
  if (line.outstandingPence === 0) {
    return {
      agreed: 0,
      disputed: 0,
      reason: "nothing-claimed",
      why: `Your statement claims nothing on this line, and our ledger has nothing that it could be about.`,
    };
  }
  const hasReference =
    line.invoiceNumber !== "" ||
    (line.purchaseOrder ?? "") !== "" ||
    (line.references ?? []).length > 0 ||
    (line.otherNumbers ?? []).length > 0;
  const described = line.invoiceNumber === "" ? describedNumber(line) : undefined;
  if (!hasReference && described === undefined) {
    return {
      agreed: 0,
      disputed: 0,
      reason: "no-reference",
      why: `Your line${ofDay(line.invoiceDate)} for ${claim} has neither an invoice number nor a purchase order number, so it cannot be found on our ledger and is not agreed.`,
      wanted: { wants: "number" },
    };
  }
  const name = `${capitalise(nameStatementLine(line))}${described === undefined ? "" : `, described as ${described},`}`;
  return {
    agreed: 0,
    disputed: 0,
    reason: "not-on-ledger",
    why:
      candidates.length === 0
        ? `${name} is not on our ledger: ${claim} is not agreed${setting.kind === "i&e" ? ", unless it turns out that we have to accrue it for this year" : ""}.`
        : `${name} is not on our ledger, which has this number only for ${candidates.length === 1 ? "another date" : "other dates"}, as ${describeCandidates(candidates)}: ${claim} is not agreed.`,
    wanted: hasAnyPhrase(line.description, setting.referenceData.penaltyWords ?? [])
      ? { wants: "penalty-terms" }
      : line.type === "receipt"
        ? { wants: "payment-details", of: "receipt" }
        : {
            wants: "copy",
            document: line.type,
            besides: [...(line.purchaseOrder === undefined ? ["purchase-order" as const] : []), "backing", "orderer"],
          },
  };
}

/** What the line does not say of the invoice, or a copy if it says all that could help. */
function missingFrom(line: StatementLine): "number" | "date" | "number-and-date" | "copy" {
  const hasDate = line.invoiceDate !== undefined;
  if (line.invoiceNumber === "") return hasDate ? "number" : "number-and-date";
  return hasDate ? "copy" : "date";
}

/** The start of a description that may hold the number of the invoice: `Invoice 10421 theatre services`. */
function describedNumber({ description = "" }: StatementLine): string | undefined {
  return /\binv\S*\W.*\d{3}/i.test(description)
    ? description.slice(0, limits.charactersOfDescription).trim()
    : undefined;
}

function whetherSame(line: StatementLine, candidates: readonly LedgerLine[]): Wanted {
  return { wants: "whether-same", document: line.type, of: candidates.length === 1 ? "one" : "several" };
}

/** Of the only document of an order: nothing is asked that the line states. */
function whetherOfOrder(line: StatementLine, only: LedgerLine | undefined): Wanted {
  const difference = only === undefined ? 0 : Math.abs(line.outstandingPence - only.outstandingPence);
  return {
    wants: "whether-of-order",
    document: line.type,
    ...(difference === 0 ? {} : { pence: pence(difference) }),
  };
}

/** Whether the number cell of a line names several invoices, one by one or as a range. */
function isSetOfNumbers(line: StatementLine): boolean {
  return /\d\s*(?:[;,&+]|\band\b|\bto\b|\s[-–]\s)\s*\S*\d/i.test(line.invoiceNumber);
}

/** What the ledger has instead of a line's number: some of several, one that the line mentions, or one with another ending. */
function describeRelated(line: StatementLine, candidates: readonly LedgerLine[]): string {
  const has = `our ledger has ${describeCandidates(candidates)}`;
  if (isSetOfNumbers(line)) return `of the numbers in it ${has}`;
  const texts = [line.description ?? "", ...(line.references ?? [])].join(" ");
  if (candidates.every(({ invoiceNumber }) => texts.includes(longestDigits(invoiceNumber)))) {
    return `${has}, to which your line refers`;
  }
  const own = normaliseReference(line.invoiceNumber);
  const numbers = candidates.map(({ invoiceNumber }) => normaliseReference(invoiceNumber));
  if (numbers.every((number) => own.startsWith(number))) return `${has}, the number without its ending`;
  if (numbers.every((number) => number.startsWith(own))) return `${has}, the number with an ending`;
  return `${has} with a similar number`;
}

function longestDigits(text: string): string {
  const runs = text.match(/[1-9]\d*/g) ?? [];
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), runs[0] ?? text);
}

/** Which of amount and date does not fit: `its amount does not fit`. */
function describeMisfit(line: StatementLine, candidates: readonly LedgerLine[]): string {
  const hasAmount = candidates.some(
    (one) => faceOf(one) === line.outstandingPence || one.outstandingPence === line.outstandingPence,
  );
  const hasDate = candidates.some((one) => one.invoiceDate !== undefined && one.invoiceDate === line.invoiceDate);
  if (hasAmount) return candidates.length === 1 ? "its date does not fit" : "no date fits";
  if (hasDate) return candidates.length === 1 ? "its amount does not fit" : "no amount fits";
  return "the amount and date do not both fit";
}

/** A document and the one that reversed it: `invoice 1 of 1 March 2023 for £400.00, reversed by credit note 1 of …`. */
function describeReversal(candidates: readonly LedgerLine[]): string {
  const [document, reversal] = candidates;
  if (document === undefined || reversal === undefined) return describeCandidates(candidates);
  return `${nameLedgerLine(document)} for ${pounds(faceOf(document))} and, under the same number, ${nameLedgerLine(reversal)} for ${pounds(faceOf(reversal))}, which cancel each other out`;
}

function describeCandidates(candidates: readonly LedgerLine[]): string {
  const areOfSeveralSuppliers = new Set(candidates.map((one) => one.supplierCode)).size > 1;
  const named = candidates
    .slice(0, limits.candidatesNamed)
    .map(
      (one) =>
        `${nameLedgerLine(one)} for ${pounds(faceOf(one))} (${pounds(one.outstandingPence)} outstanding, ${describeStatus(one)}${areOfSeveralSuppliers ? `, supplier ${one.supplierCode}` : ""})`,
    );
  const more = candidates.length - named.length;
  return joinWords(more > 0 ? [...named, `${String(more)} more`] : named);
}
