import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { claimOf, faceAt, ledgerAt, lineAt, singleOf, supportAt, takersOf, type Books } from "../matching/matching.ts";
import { isCreditLoss } from "./credit-loss.ts";
import { findNumbers } from "../identify/references/find-numbers.ts";
import type { Linker } from "../identify/loose-links.ts";
import { furtherReferences, numberOf, wordsOfDescription } from "../identify/references/numbers-of-line.ts";
import { compareLedger, compareLines } from "../matching/order.ts";
import { present } from "../matching/present.ts";
import type { ReasonCode } from "../words/reasons.ts";
import { normaliseReference } from "../identify/references/reference-key.ts";
import { capital, joinWords, nameLedgerLine, nameLine, pounds, sayPayment } from "../words/name-lines.ts";
import { faceOf } from "../matching/support.ts";
import type { Verdict } from "./verdict.ts";
import { within } from "../matching/within.ts";

const DIGITS_OF_A_NAMED_INVOICE = 4;

/** The verdict on a credit by the invoice that it credits, and those invoices (indexes of ledger lines). */
export interface CreditVerdict {
  readonly verdict: Verdict;
  readonly invoices: readonly number[];
}

/**
 * REC-12: a credit is accepted only where the invoice that it credits is on the ledger, outstanding, not cancelled and not in
 * dispute. Gives the verdicts on credits whose invoice is named, and on those that the ledger does not have; a credit that
 * the ledger has and that names no invoice is judged like any other line.
 */
export function judgeCredits(books: Books, linker: Linker): ReadonlyMap<number, CreditVerdict> {
  const verdicts = new Map<number, CreditVerdict>();
  const credits = creditsOf(books);
  if (credits.length === 0) return verdicts;
  const named = new Map(credits.map((index) => [index, namedBy(books, index)]));
  const found = findNumbers(
    books,
    linker,
    [...named.values()].flatMap(({ explicit, mentioned }) => [...explicit, ...mentioned]),
  );
  const taken = new Map<number, number>();
  const takers = takersOf(books, [...found.values(), ...credits.map((index) => sameNumber(books, index))].flat());
  for (const index of credits) {
    const line = lineAt(books, index);
    const names = present(named.get(index));
    const texts = [...names.explicit, ...names.mentioned];
    const invoices = [...new Set([...texts.flatMap((text) => found.get(text) ?? []), ...sameNumber(books, index)])]
      .filter((at) => faceAt(books, at) > 0 && ledgerAt(books, at).entry === "invoice")
      .sort((one, other) => compareLedger(books, one, other));
    const unknown = unknownOf(books, line, names.explicit, found, invoices);
    const net = invoices.find((at) => isNetOf(books, takers, at, line));
    const verdict =
      net === undefined ? judgeCredit(books, index, line, invoices, unknown, taken) : judgeTaken(books, line, net);
    if (verdict !== undefined) verdicts.set(index, { verdict, invoices });
  }
  return verdicts;
}

/**
 * What a credit names as a reference and the ledger does not have. Beside invoices that it has, neither their purchase orders
 * count, nor one number in the credit's own cell, which is the credit's own.
 */
function unknownOf(
  books: Books,
  line: StatementLine,
  explicit: readonly string[],
  found: ReadonlyMap<string, readonly number[]>,
  invoices: readonly number[],
): readonly string[] {
  if (invoices.length === 0) return explicit;
  const orders = new Set(invoices.map((at) => normaliseReference(ledgerAt(books, at).purchaseOrder ?? "")));
  const unknown = explicit.filter((text) => !found.has(text) && !orders.has(normaliseReference(text)));
  const inCell = unknown.filter((text) => line.invoiceNumber.includes(text));
  return inCell.length === 1 ? unknown.filter((text) => !inCell.includes(text)) : unknown;
}

/** Invoices that bear the credit's own number: it was written under the number of what it credits. */
function sameNumber(books: Books, index: number): readonly number[] {
  const query = books.queries.get(index);
  return query?.reason === "opposite-sign" && lineAt(books, index).type === "credit-note" ? query.candidates : [];
}

/** Whether the ledger has an invoice net of a credit: another line claims more on it by exactly the credit. */
function isNetOf(books: Books, takers: ReadonlyMap<number, number>, at: number, credit: StatementLine): boolean {
  const taker = takers.get(at);
  return taker !== undefined && claimOf(books, taker) - supportAt(books, at) === 0 - credit.outstandingPence;
}

function judgeTaken(books: Books, line: StatementLine, at: number): Verdict {
  const ledger = ledgerAt(books, at);
  return {
    agreed: 0,
    disputed: 0,
    reason: "credit-already-taken",
    why: `${capital(nameLine(line))} is already taken on our ledger, which has ${nameLedgerLine(ledger)} net of it with ${pounds(supportAt(books, at))} outstanding: it is not taken a second time.`,
    wanted: "Please allocate the credit to the invoice.",
  };
}

function creditsOf(books: Books): number[] {
  const credits: number[] = [];
  for (let index = 0; index < books.lines.length; index++) {
    const line = lineAt(books, index);
    if (line.outstandingPence >= 0) continue;
    if (books.settled[index] === 0 && isCreditLoss(books.reference, line)) continue;
    if (line.type === "credit-note" || line.type === "invoice") credits.push(index);
  }
  return credits.sort((one, other) => compareLines(books, one, other));
}

/** The numbers that a credit names: those given as references must be known, those in the text are taken where they are. */
function namedBy(books: Books, index: number): { explicit: readonly string[]; mentioned: readonly string[] } {
  const line = lineAt(books, index);
  const own = numberOf(books, line);
  const booked = books.ledger[singleOf(books, index)]?.description;
  const words = wordsOfDescription(line);
  if (booked !== undefined) words.push(...wordsOfDescription({ ...line, description: booked }));
  return {
    explicit: furtherReferences(books, line).filter((text) => /\d.*\d.*\d/.test(text)),
    mentioned: words.filter((word) => word !== own && word.replaceAll(/\D/g, "").length >= DIGITS_OF_A_NAMED_INVOICE),
  };
}

function judgeCredit(
  books: Books,
  index: number,
  line: StatementLine,
  invoices: readonly number[],
  unknown: readonly string[],
  taken: Map<number, number>,
): Verdict | undefined {
  const name = capital(nameLine(line));
  const claim = pounds(line.outstandingPence);
  const first = invoices[0] === undefined ? undefined : ledgerAt(books, invoices[0]);
  const refuse = (reason: ReasonCode, why: string, wanted: string): Verdict => ({
    agreed: 0,
    disputed: 0,
    reason,
    why,
    wanted,
  });
  if (unknown.length > 0) {
    return refuse(
      "credit-for-unknown-invoice",
      `${name} credits ${joinWords(unknown)}, which our ledger does not have, so ${claim} is not agreed.`,
      "A copy of the credit note and of the invoice that it credits.",
    );
  }
  const disputed = firstOf(books, invoices, (at) => at.disputedPence !== 0);
  if (disputed !== undefined) {
    return refuse(
      "credit-for-disputed-invoice",
      `${name} credits ${nameLedgerLine(disputed)}, of which ${pounds(disputed.disputedPence)} is in formal dispute${disputed.disputeReference === undefined ? "" : ` (${disputed.disputeReference})`}: ${claim} is not agreed while the dispute is open.`,
      "Please settle it within the dispute.",
    );
  }
  const cancelled = firstOf(books, invoices, (at) => at.status === "cancelled");
  if (cancelled !== undefined) {
    return refuse(
      "credit-for-cancelled-invoice",
      `${name} credits ${nameLedgerLine(cancelled)}, which is cancelled in our ledger, so ${claim} is not agreed.`,
      "Please set the credit against the cancelled invoice on your side.",
    );
  }
  if (first !== undefined && invoices.every((at) => supportAt(books, at) === 0)) {
    return refuse(
      "credit-for-settled-invoice",
      `${name} credits ${nameLedgerLine(first)}, of which nothing is outstanding on our ledger${first.status === "paid" ? ` because it was paid${sayPayment(first)}` : ""}: ${claim} belongs to no open invoice and is not agreed here.`,
      "Please refund it, or move it to your payables.",
    );
  }
  const query = books.queries.get(index)?.reason;
  if (books.settled[index] === 1) return undefined;
  if (query !== undefined && (query !== "opposite-sign" || invoices.length === 0)) return undefined;
  if (invoices.length === 0) {
    return refuse(
      "credit-not-on-ledger",
      `${name} is not on our ledger and does not say which invoice it credits, so ${claim} is not agreed.`,
      "A copy of the credit note and the number of the invoice that it credits; a credit that belongs to no open invoice is to be refunded or moved to your payables.",
    );
  }
  return accept(books, line, name, invoices, taken);
}

/** Accepts a credit that the ledger does not have yet, up to what is outstanding on the invoices that it names. */
function accept(
  books: Books,
  line: StatementLine,
  name: string,
  invoices: readonly number[],
  taken: Map<number, number>,
): Verdict {
  let left = 0 - line.outstandingPence;
  for (const at of invoices) {
    const free = supportAt(books, at) - (taken.get(at) ?? 0);
    const part = within(left, free);
    taken.set(at, (taken.get(at) ?? 0) + part);
    left -= part;
  }
  const agreed = line.outstandingPence + left;
  const has = invoices
    .map((at) => ledgerAt(books, at))
    .map((ledger) => `${nameLedgerLine(ledger)} with ${pounds(ledger.outstandingPence)} outstanding`);
  const over = left === 0 ? "" : `; ${pounds(-left)} is more than is outstanding and not agreed`;
  return {
    agreed,
    disputed: 0,
    reason: left === 0 ? "credit-agreed" : "credit-above-invoice",
    why: `${name} credits ${joinWords(has)} on our ledger, undisputed: ${pounds(agreed)} is agreed although we have not booked it yet${over}.`,
    wanted:
      left === 0
        ? "A copy of the credit note."
        : "A copy of the credit note; please refund the rest, or move it to your payables.",
  };
}

function firstOf(
  books: Books,
  invoices: readonly number[],
  is: (ledger: LedgerLine) => boolean,
): LedgerLine | undefined {
  return invoices.map((at) => ledgerAt(books, at)).find((ledger) => is(ledger) && faceOf(ledger) > 0);
}
