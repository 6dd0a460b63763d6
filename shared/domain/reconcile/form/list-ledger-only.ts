import { pence } from "../../amounts-and-days/pence.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { LedgerOnly } from "../../position/outcome.ts";
import { append, required } from "../collections.ts";
import { awaitingOf, disputedRemainder, isAccepted, ledgerRemainder } from "../judge/ledger-remainder.ts";
import { natureOfLedgerLine, rightBodyOf } from "../judge/judge-nature.ts";
import { namePrepayment } from "../judge/judge-prepayment.ts";
import { isPrepaymentHeld } from "../prepayments.ts";
import { describeOtherYear, isOfYear } from "../judge/period.ts";
import type { UnreadRows } from "../identify/find-unread.ts";
import { capAt, faceOf } from "../matching/amounts.ts";
import type { LedgerIndex } from "../matching/line-index.ts";
import { compareLedger, compareTexts } from "../matching/line-order.ts";
import { ledgerAt, lineAt, supportAt, type Matching } from "../matching/matching.ts";
import type { Setting } from "../setting.ts";
import { describeSupport, formatDay, nameLedgerLine, nounOfStatementLine, pounds } from "../words/name-lines.ts";
import type { ReasonCode } from "../words/reasons.ts";
import type { ColumnSums } from "./column-sums.ts";

/** REC-08, REC-17: lists what the ledger has and the statement does not, and adds to the columns what counts. */
export function listLedgerOnly(
  setting: Setting,
  matching: Matching,
  sums: ColumnSums,
  unread: UnreadRows,
): LedgerOnly[] {
  const { used, allocatedPence } = matching;
  const open = matching.openLedger.filter((at) => {
    const line = ledgerAt(matching, at);
    if (used[at] !== 0 || !setting.isOwnLedgerLine(line)) return false;
    return supportAt(matching, at) !== 0 || isHeldAccrual(line);
  });
  for (const [at, allocated] of allocatedPence) if (allocated !== supportAt(matching, at)) open.push(at);
  const candidates = candidatesOf(matching, unread);
  const notListed = describeNotListed(unread);
  const listed: LedgerOnly[] = [];
  // Explained in the order of the ledger and sorted afterwards: jumping about in a long ledger costs more than the sentences.
  for (const at of open) {
    const line = ledgerAt(matching, at);
    const support = supportAt(matching, at);
    const allocated = allocatedPence.get(at);
    listed.push(
      allocated === undefined
        ? explainLedgerLine(setting, sums, line, support, {
            maybe: candidates.get(at),
            notListed,
            isPostedAgain: matching.postedAgain.has(at),
          })
        : explainRemainder(setting, sums, line, allocated, support),
    );
  }
  return inOrder(matching, open, listed);
}

/** Sorts by `compareLedger`, date by date: a ledger has few dates, and is mostly in order within each. */
function inOrder(matching: Matching, open: readonly LedgerIndex[], listed: readonly LedgerOnly[]): LedgerOnly[] {
  const byDay = new Map<string, number[]>();
  for (const [place, { invoiceDate }] of listed.entries()) append(byDay, invoiceDate ?? "", place);
  const ordered: LedgerOnly[] = [];
  for (const [, ofDay] of [...byDay].sort(([one], [other]) => compareTexts(one, other))) {
    ofDay.sort((one, other) => compareLedger(matching, required(open[one]), required(open[other])));
    for (const place of ofDay) ordered.push(required(listed[place]));
  }
  return ordered;
}

/**
 * For each ledger line that is a candidate in a query, what it may be: `which may be your invoice 1001`. A document of the opposite
 * sign is none of the line, and is named only if no other line may be it.
 */
function candidatesOf(matching: Matching, unread: UnreadRows): ReadonlyMap<LedgerIndex, string> {
  const opposites = candidatesBy(matching, "which is the opposite of your", (reason) => reason === "opposite-sign");
  const others = candidatesBy(matching, "which may be your", (reason) => reason !== "opposite-sign");
  const unreadRows = [...unread.candidates].map(
    ([at, { row, invoiceNumber = "" }]) =>
      [at, `which may be your invoice ${invoiceNumber} in row ${String(row)}, whose amount we could not read`] as const,
  );
  return new Map([...opposites, ...others, ...unreadRows]);
}

/** What is said of a ledger line that is no line of the statement. An unread row may be any ledger line. */
function describeNotListed({ count }: UnreadRows): string {
  return count === 0
    ? "and your statement does not list it"
    : "and it is not among the lines of your statement that we could read";
}

/** Whether a line of the statement may be the ledger line, in words. */
interface Listing {
  /** What it may be: `which may be your invoice 1001`. */
  readonly maybe: string | undefined;
  /** What is said if it is none. */
  readonly notListed: string;
  /** Whether another ledger line, alike in number, amount and day, is already a line of the statement. */
  readonly isPostedAgain: boolean;
}

function candidatesBy(
  matching: Matching,
  relation: string,
  counts: (reason: ReasonCode) => boolean,
): Map<LedgerIndex, string> {
  const names = new Map<LedgerIndex, string>();
  for (const [index, query] of matching.queries) {
    const line = lineAt(matching, index);
    if (matching.settled[index] === 1 || !counts(query.reason)) continue;
    const number =
      line.invoiceNumber === "" ? `line ${String(line.line)}` : `${nounOfStatementLine(line)} ${line.invoiceNumber}`;
    const name = `${relation} ${number}`;
    for (const at of query.candidates) {
      const known = names.get(at);
      if (known === undefined || name < known) names.set(at, name);
    }
  }
  return names;
}

function isHeldAccrual(accrual: LedgerLine): boolean {
  return accrual.outstandingPence !== 0 && accrual.status !== "cancelled";
}

/** What is left of a ledger line that is allocated in part. */
function explainRemainder(
  setting: Setting,
  sums: ColumnSums,
  line: LedgerLine,
  allocated: number,
  support: number,
): LedgerOnly {
  const left = support - allocated;
  const disputed = disputedRemainder(line, allocated);
  const added = ledgerRemainder(setting, line, support, allocated);
  sums.adjust("remainder-on-ledger", added);
  if (line.capital) sums.adjust("capital", -added);
  const dispute = disputed === 0 ? "" : `, of which ${pounds(disputed)} is in formal dispute`;
  const end = added === 0 ? "" : `; we add ${added === left ? "it" : pounds(added)}${describeCapitalAdjustedOut(line)}`;
  const why = `Our ledger has ${nameLedgerLine(line)} with ${pounds(left)} more than your lines for it claim${dispute}${end}.`;
  return ledgerOnly(line, left, "remainder-on-ledger", why);
}

function describeCapitalAdjustedOut(line: LedgerLine): string {
  return line.capital ? " and, as we treat it as capital, adjust it out again" : "";
}

/** A ledger line that no statement line has. */
function explainLedgerLine(
  setting: Setting,
  sums: ColumnSums,
  line: LedgerLine,
  support: number,
  listing: Listing,
): LedgerOnly {
  const name = nameLedgerLine(line);
  const outside = describeOutside(setting, line);
  if (outside !== undefined) {
    const why = `Our ledger has ${name} for ${pounds(faceOf(line))}, and it ${outside}: it is not counted here.`;
    return ledgerOnly(line, line.entry === "accrual" ? line.outstandingPence : support, "outside-exercise", why);
  }
  if (line.entry === "accrual") return explainAccrual(setting, line);
  const has = `Our ledger has ${name} with ${describeSupport(setting, support)}`;
  const { year } = setting;
  if (year !== undefined && !isOfYear(setting, line)) {
    const why = `${has}, ${describeOtherYear(setting, year, line)}: it is not part of this exercise.`;
    return ledgerOnly(line, support, "outside-period", why);
  }
  if (!isAccepted(setting, line)) {
    const status = line.status === "on-hold" ? "on hold" : "awaiting approval";
    const why = `${has}, ${status}, ${listing.maybe ?? listing.notListed}.`;
    const awaiting = awaitingOf(setting, line, support);
    const listed = ledgerOnly(line, support, "on-ledger-only-not-approved", why);
    return awaiting === 0 ? listed : { ...listed, awaitingPence: pence(awaiting) };
  }
  const disputed = capAt(support, line.disputedPence);
  const dispute = disputed === 0 ? "" : `, of which ${pounds(disputed)} is in formal dispute`;
  const amount = support - disputed;
  const [reason, end] = reasonAndEnd(
    setting,
    line,
    support,
    amount === support ? "it" : `the undisputed ${pounds(amount)}`,
    listing,
  );
  // The sentence is joined from parts so that memory keeps only the whole.
  const why = [has, dispute, ", ", end, describeAdjustedOut(line, reason), "."].join("");
  // REC-17: what is shown as a receivable is not part of the payables.
  if (reason !== "debit-balance") {
    sums.adjust(reason, amount);
    if (line.futurePeriod) sums.adjust("future-period", -amount);
    else if (line.capital) sums.adjust("capital", -amount);
  }
  return ledgerOnly(line, support, reason, why);
}

/** ORG-05, ORG-06, ORG-08: why a ledger line is in no agreement with this organisation; undefined if it is. */
function describeOutside(setting: Setting, line: LedgerLine): string | undefined {
  if (setting.isOutsidePair) return "is with a body that does not take part in the agreement of balances";
  const nature = natureOfLedgerLine(setting, line);
  if (nature !== undefined) {
    const rightBody = rightBodyOf(setting, nature);
    return rightBody === undefined ? nature.because : `${nature.because}, which belongs to ${rightBody}`;
  }
  const mark = setting.markOf(line.invoiceNumber);
  if (mark === undefined || mark.means.belongsTo === setting.receivable) return undefined;
  const { name, belongsTo } = mark.means;
  return `is by its number an invoice of ${belongsTo === undefined ? name : `${name} (${belongsTo})`}`;
}

/** STM-13, REC-17: an accrual, or what we have paid ahead. */
function explainAccrual(setting: Setting, line: LedgerLine): LedgerOnly {
  const amount = pounds(Math.abs(line.outstandingPence));
  if (isPrepaymentHeld(setting, line)) {
    const why = `We hold ${namePrepayment(line)} for ${amount}, paid ahead to you: it is your payable and our receivable.`;
    return ledgerOnly(line, line.outstandingPence, "prepayment-held", why);
  }
  const why = `We hold ${nameLedgerLine(line)} for ${pounds(line.outstandingPence)}, which has not been invoiced to us yet.`;
  return ledgerOnly(line, line.outstandingPence, "accrual-held", why);
}

/** The reason, and the end of the sentence. */
function reasonAndEnd(
  setting: Setting,
  line: LedgerLine,
  support: number,
  it: string,
  { maybe, notListed, isPostedAgain }: Listing,
): readonly [ReasonCode, string] {
  const isCredit = line.entry === "credit-note" || setting.kind === "i&e";
  if (isPostedAgain && (support > 0 || isCredit)) {
    return [
      support < 0 ? "credit-on-ledger-only" : "on-ledger-only",
      `once more, with the same number, amount and day as a line of yours: probably we have posted it twice, and we look into that; ${support < 0 ? `we take ${it} off` : `we add ${it}`} until that is settled`,
    ];
  }
  if (support < 0) {
    return isCredit
      ? [
          "credit-on-ledger-only",
          maybe === undefined
            ? `${notListed}: we take ${it} off; please take it too, or tell us why not`
            : `${maybe}: we take ${it} off until that is settled`,
        ]
      : [
          "debit-balance",
          "a debit balance, which you owe us: please refund it or tell us what to set it against; until then we show it as a receivable",
        ];
  }
  if (setting.asAt !== undefined && line.invoiceDate !== undefined && line.invoiceDate > setting.asAt) {
    const after = `dated after your statement of ${formatDay(setting.asAt)}`;
    return ["late-notification", maybe === undefined ? `${after}: we add ${it}` : `${after}, ${maybe}: we add ${it}`];
  }
  return [
    "on-ledger-only",
    maybe === undefined
      ? `${notListed}: we add ${it}, and ask for a copy if you have no record of it`
      : `${maybe}: we add ${it} until that is settled`,
  ];
}

/** REC-10, REC-11: what is added and then adjusted out again. */
function describeAdjustedOut(line: LedgerLine, reason: ReasonCode): string {
  if (reason === "debit-balance") return "";
  if (line.futurePeriod) return "; it is for a future period, so we adjust it out again";
  return line.capital ? "; we treat it as capital and adjust it out again" : "";
}

function ledgerOnly(line: LedgerLine, amount: number, reason: ReasonCode, why: string): LedgerOnly {
  const { invoiceNumber, invoiceDate } = line;
  const outstandingPence = pence(amount);
  return invoiceDate === undefined
    ? { invoiceNumber, outstandingPence, reason, why }
    : { invoiceNumber, invoiceDate, outstandingPence, reason, why };
}
