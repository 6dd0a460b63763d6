import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { LedgerOnly } from "../../position/outcome.ts";
import { pence } from "../../amounts-and-days/pence.ts";
import { ledgerAt, lineAt, type Books } from "../matching/matching.ts";
import type { ColumnSums } from "./column-sums.ts";
import { compareLedger, compareTexts } from "../matching/order.ts";
import { append } from "../identify/pairs.ts";
import { isOfYear } from "../judge/period.ts";
import { present } from "../matching/present.ts";
import type { ReasonCode } from "../words/reasons.ts";
import { disputedRestOf, restOf } from "../judge/rest.ts";
import { day, nameLedgerLine, nounOfLine, pounds, sayOpen } from "../words/name-lines.ts";
import type { Setting } from "../setting.ts";
import { stands } from "../judge/stands.ts";
import { within } from "../matching/within.ts";

/** REC-08, REC-17: what the ledger has and the statement does not, each told and, where it counts, added to the columns. */
export function tellLedgerOnly(setting: Setting, books: Books, sums: ColumnSums): LedgerOnly[] {
  const { support, used } = books;
  const open = books.open.filter((at) => used[at] === 0 && (support[at] !== 0 || isHeld(ledgerAt(books, at))));
  for (const [at, taken] of books.shared) if (taken !== support[at]) open.push(at);
  const candidates = candidatesOf(books);
  const told: LedgerOnly[] = [];
  // Told as the ledger has them, and then put in order: a walk through a long ledger to and fro costs more than its words.
  for (const at of open) {
    const line = ledgerAt(books, at);
    const shared = books.shared.get(at);
    told.push(
      shared === undefined
        ? tell(setting, sums, line, support[at] ?? 0, candidates.get(at) ?? "")
        : tellRemainder(setting, sums, line, shared, support[at] ?? 0),
    );
  }
  return inOrder(books, open, told);
}

/** In the order of `compareLedger`, which is by days first: a ledger has few days, and is mostly in order within them. */
function inOrder(books: Books, open: readonly number[], told: readonly LedgerOnly[]): LedgerOnly[] {
  const byDay = new Map<string, number[]>();
  for (const [place, { invoiceDate }] of told.entries()) append(byDay, invoiceDate ?? "", place);
  const ordered: LedgerOnly[] = [];
  for (const [, ofDay] of [...byDay].sort(([one], [other]) => compareTexts(one, other))) {
    ofDay.sort((one, other) => compareLedger(books, present(open[one]), present(open[other])));
    for (const place of ofDay) ordered.push(present(told[place]));
  }
  return ordered;
}

/** By ledger line, which statement line asks whether it is this one. */
function candidatesOf(books: Books): ReadonlyMap<number, string> {
  const words = new Map<number, string>();
  for (const [index, query] of books.queries) {
    const line = lineAt(books, index);
    if (books.settled[index] === 1) continue;
    const name = line.invoiceNumber === "" ? `line ${String(line.line)}` : `${nounOfLine(line)} ${line.invoiceNumber}`;
    for (const at of query.candidates) {
      const known = words.get(at);
      if (known === undefined || name < known) words.set(at, name);
    }
  }
  return words;
}

function isHeld(accrual: LedgerLine): boolean {
  return accrual.outstandingPence !== 0 && accrual.status !== "cancelled";
}

/** What is left of a ledger line of which statement lines take a part. */
function tellRemainder(
  setting: Setting,
  sums: ColumnSums,
  line: LedgerLine,
  shared: number,
  support: number,
): LedgerOnly {
  const left = support - shared;
  const disputed = disputedRestOf(line, shared);
  const added = restOf(setting, line, support, shared);
  sums.adjust("remainder-on-ledger", added);
  if (line.capital) sums.adjust("capital", -added);
  const dispute = disputed === 0 ? "" : `, of which ${pounds(disputed)} is in formal dispute`;
  const end = added === 0 ? "" : `; we add ${added === left ? "it" : pounds(added)}${againAsCapital(line)}`;
  const why = `Our ledger has ${nameLedgerLine(line)} with ${pounds(left)} more than your lines for it claim${dispute}${end}.`;
  return ledgerOnly(line, left, "remainder-on-ledger", why);
}

function againAsCapital(line: LedgerLine): string {
  return line.capital ? " and, as we treat it as capital, adjust it out again" : "";
}

function tell(setting: Setting, sums: ColumnSums, line: LedgerLine, support: number, candidate: string): LedgerOnly {
  const name = nameLedgerLine(line);
  if (line.entry === "accrual") {
    const why = `We hold ${name} for ${pounds(line.outstandingPence)}, which has not been invoiced to us yet.`;
    return ledgerOnly(line, line.outstandingPence, "accrual-held", why);
  }
  const has = `Our ledger has ${name} with ${sayOpen(setting, support)}`;
  const { year } = setting;
  const on = line.invoiceDate;
  if (year !== undefined && on !== undefined && !isOfYear(setting, on)) {
    const outside = on > year.to ? `after ${day(year.to)}` : `before ${day(year.from)}`;
    const why = `${has}, dated ${outside}: it is not part of this exercise.`;
    return ledgerOnly(line, support, "outside-period", why);
  }
  const maybe = candidate === "" ? "" : `; it may be your ${candidate}`;
  if (!stands(setting, line)) {
    const status = line.status === "on-hold" ? "on hold" : "awaiting approval";
    const why = `${has}, ${status}, and your statement does not list it${maybe}.`;
    return ledgerOnly(line, support, "on-ledger-only-not-approved", why);
  }
  const disputed = within(support, line.disputedPence);
  const dispute = disputed === 0 ? "" : `, of which ${pounds(disputed)} is in formal dispute`;
  const amount = support - disputed;
  const [reason, end] = placeOf(setting, line, support, amount === support ? "it" : `the undisputed ${pounds(amount)}`);
  // Joined, so that of a long ledger only the sentences are kept and not what they are made of.
  const why = [has, dispute, ", ", end, outAgain(line, reason), maybe, "."].join("");
  // REC-17: what is shown as a receivable is no part of the payables.
  if (reason !== "debit-balance") {
    sums.adjust(reason, amount);
    if (line.futurePeriod) sums.adjust("future-period", -amount);
    else if (line.capital) sums.adjust("capital", -amount);
  }
  return ledgerOnly(line, support, reason, why);
}

function placeOf(setting: Setting, line: LedgerLine, support: number, it: string): readonly [ReasonCode, string] {
  if (support < 0) {
    return line.entry === "credit-note" || setting.kind === "i&e"
      ? [
          "credit-on-ledger-only",
          `and your statement does not list it: we take ${it} off; please take it too, or tell us why not`,
        ]
      : [
          "debit-balance",
          "a debit balance, which you owe us back: please refund it or tell us what to set it against; until then we show it as a receivable",
        ];
  }
  if (setting.asAt !== undefined && line.invoiceDate !== undefined && line.invoiceDate > setting.asAt) {
    return ["late-notification", `dated after your statement of ${day(setting.asAt)}: we add ${it}`];
  }
  return [
    "on-ledger-only",
    `and your statement does not list it: we add ${it}, and ask for a copy if you have no record of it`,
  ];
}

/** REC-10, REC-11: what is added and adjusted out again. */
function outAgain(line: LedgerLine, reason: ReasonCode): string {
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
