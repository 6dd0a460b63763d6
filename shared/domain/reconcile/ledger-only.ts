import type { LedgerLine } from "../ledger-line.ts";
import type { LedgerOnly } from "../outcome.ts";
import { pence } from "../pence.ts";
import type { Books } from "./books.ts";
import type { ColumnSums } from "./column-sums.ts";
import { stands } from "./judge-line.ts";
import { compareLedger } from "./order.ts";
import type { ReasonCode } from "./reasons.ts";
import { day, nameLedgerLine, nounOfLine, pounds, sayOpen } from "./say.ts";
import type { Setting } from "./setting.ts";

/** REC-08, REC-17: what the ledger has and the statement does not, each told and, where it counts, added to the columns. */
export function tellLedgerOnly(setting: Setting, books: Books, sums: ColumnSums): LedgerOnly[] {
  const open: number[] = [];
  for (let at = 0; at < books.support.length; at++) {
    if (books.used[at] === 1) continue;
    if (books.support[at] !== 0 || (books.face[at] !== 0 && isAccrual(books.ledger[at]))) open.push(at);
  }
  for (const [at, used] of books.shared) if (used !== books.support[at]) open.push(at);
  open.sort((one, other) => compareLedger(books, one, other));
  const candidates = candidatesOf(books);
  const told: LedgerOnly[] = [];
  for (const at of open) {
    const line = books.ledger[at];
    if (line === undefined) continue;
    const shared = books.shared.get(at);
    if (shared !== undefined) tellRemainder(setting, sums, line, (books.support[at] ?? 0) - shared, told);
    else tell(setting, sums, line, books.support[at] ?? 0, candidates.get(at) ?? "", told);
  }
  return told;
}

/** By ledger line, which statement line asks whether it is this one. */
function candidatesOf(books: Books): ReadonlyMap<number, string> {
  const words = new Map<number, string>();
  for (const [index, query] of books.queries) {
    const line = books.lines[index];
    if (line === undefined || books.settled[index] === 1) continue;
    const name = line.invoiceNumber === "" ? `line ${String(line.line)}` : `${nounOfLine(line)} ${line.invoiceNumber}`;
    for (const at of query.candidates) {
      const known = words.get(at);
      if (known === undefined || name < known) words.set(at, name);
    }
  }
  return words;
}

function isAccrual(line: LedgerLine | undefined): boolean {
  return line?.entry === "accrual" && line.outstandingPence !== 0 && line.status !== "cancelled";
}

/** What is left of a ledger line of which statement lines take a part. */
function tellRemainder(setting: Setting, sums: ColumnSums, line: LedgerLine, rest: number, told: LedgerOnly[]): void {
  if (stands(setting, line)) sums.adjust("remainder-on-ledger", rest);
  told.push(
    ledgerOnly(
      line,
      rest,
      "remainder-on-ledger",
      `Our ledger has ${nameLedgerLine(line)} with ${pounds(rest)} more than your lines for it claim${stands(setting, line) ? ", which we add" : ""}.`,
    ),
  );
}

function tell(
  setting: Setting,
  sums: ColumnSums,
  line: LedgerLine,
  support: number,
  candidate: string,
  told: LedgerOnly[],
): void {
  const name = nameLedgerLine(line);
  if (line.entry === "accrual") {
    const why = `We hold ${name} over ${pounds(line.outstandingPence)}, for what has not been invoiced to us yet.`;
    told.push(ledgerOnly(line, line.outstandingPence, "accrual-held", why));
    return;
  }
  const { year } = setting;
  const has = `Our ledger has ${name} with ${sayOpen(setting, support)}`;
  const on = line.invoiceDate;
  if (year !== undefined && on !== undefined && (on > year.to || (setting.kind === "i&e" && on < year.from))) {
    const outside = on > year.to ? `after ${day(year.to)}` : `before ${day(year.from)}`;
    told.push(
      ledgerOnly(line, support, "outside-period", `${has}, dated ${outside}: it is not part of this exercise.`),
    );
    return;
  }
  const maybe = candidate === "" ? "" : `; it may be your ${candidate}`;
  if (!stands(setting, line)) {
    const status = line.status === "on-hold" ? "on hold" : "awaiting approval";
    const why = `${has}, ${status}, and your statement does not list it${maybe}.`;
    told.push(ledgerOnly(line, support, "on-ledger-only-not-approved", why));
    return;
  }
  const amount = support - line.disputedPence;
  const dispute = line.disputedPence === 0 ? "" : `, of which ${pounds(line.disputedPence)} is in formal dispute`;
  const [reason, end] = placeOf(setting, line, support);
  sums.adjust(reason, amount);
  // Joined, so that of a long ledger only the sentences are kept and not what they are made of.
  told.push(ledgerOnly(line, support, reason, [has, dispute, ", ", end, maybe, "."].join("")));
}

function placeOf(setting: Setting, line: LedgerLine, support: number): readonly [ReasonCode, string] {
  if (support < 0 && line.entry === "credit-note") {
    return ["credit-on-ledger-only", "and your statement does not list it: please take it, or tell us why not"];
  }
  if (support < 0) {
    return [
      "debit-balance",
      "a debit balance, which you owe us back: please refund it or tell us what to set it against; until then we show it as a receivable",
    ];
  }
  if (setting.asAt !== undefined && line.invoiceDate !== undefined && line.invoiceDate > setting.asAt) {
    return ["late-notification", `dated after your statement of ${day(setting.asAt)}: we add it`];
  }
  return [
    "on-ledger-only",
    "and your statement does not list it: we add it, and ask for a copy if you have no record of it",
  ];
}

function ledgerOnly(line: LedgerLine, amount: number, reason: ReasonCode, why: string): LedgerOnly {
  const { invoiceNumber, invoiceDate } = line;
  const outstandingPence = pence(amount);
  return invoiceDate === undefined
    ? { invoiceNumber, outstandingPence, reason, why }
    : { invoiceNumber, invoiceDate, outstandingPence, reason, why };
}
