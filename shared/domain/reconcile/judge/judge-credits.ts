import type { Wanted } from "../../position/wanted.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { required } from "../collections.ts";
import { limits } from "../limits.ts";
import { findByNumbers } from "../identify/find/find-by-core.ts";
import { writingsOf } from "../identify/conventions/apply-convention.ts";
import { distanceOfNamed, levelOfNamed } from "../identify/named-number.ts";
import { numbersOf, partsOfLedger, type Identification } from "../identify/identification.ts";
import { readCreditedNumbers } from "../identify/numbers/read-credited-numbers.ts";
import { capAt, faceOf } from "../matching/amounts.ts";
import { statementIndex, type LedgerIndex, type StatementIndex } from "../matching/line-index.ts";
import { compareLedger, compareLines } from "../matching/line-order.ts";
import {
  claimOf,
  faceAt,
  ledgerAt,
  lineAt,
  linesMatchedWhollyTo,
  singleOf,
  supportAt,
  type Matching,
} from "../matching/matching.ts";
import { furtherReferences } from "../matching/numbers-of-line.ts";
import { normaliseReference } from "../references/normalise-reference.ts";
import {
  capitalise,
  describePayment,
  joinWords,
  nameLedgerLine,
  nameStatementLine,
  pounds,
} from "../words/name-lines.ts";
import type { ReasonCode } from "../words/reasons.ts";
import { isCreditLoss } from "../words/phrases.ts";
import type { Verdict } from "./verdict.ts";

/** The verdict on a credit, and the invoices that it credits. */
export interface CreditVerdict {
  readonly verdict: Verdict;
  readonly invoices: readonly LedgerIndex[];
}

/**
 * REC-12: accepts a credit only if the invoice that it credits is on the ledger, outstanding, not cancelled and not in
 * dispute. Judges credits that name an invoice and credits that the ledger does not have. A credit that is on the ledger and
 * names no invoice gets no verdict here: it is judged like any other line.
 */
export function judgeCredits(
  matching: Matching,
  identification: Identification,
): ReadonlyMap<StatementIndex, CreditVerdict> {
  const verdicts = new Map<StatementIndex, CreditVerdict>();
  const credits = creditsOf(matching);
  if (credits.length === 0) return verdicts;
  const invoices = invoiceNumbersOf(matching);
  const named = new Map(credits.map((index) => [index, namedBy(identification, index, invoices)]));
  const writings = new Map(
    [...named].flatMap(([index, texts]) =>
      texts.map((text) => [text, writingsOf(identification, index, text)] as const),
    ),
  );
  const all = findByNumbers(identification, writings);
  const found = firstOfEach(matching, nearestOfEach(identification, writings, all));
  const acceptedPence = new Map<LedgerIndex, number>();
  const otherLines = linesMatchedWhollyTo(
    matching,
    [...found.values(), ...credits.map((index) => invoicesOfSameNumber(matching, index))].flat(),
  );
  for (const index of credits) {
    const line = lineAt(matching, index);
    const texts = required(named.get(index));
    const crowded = texts.find((text) => (all.get(text)?.length ?? 0) > limits.candidatesWeighed);
    if (crowded !== undefined) {
      verdicts.set(index, judgeCrowded(matching, line, crowded, required(found.get(crowded))));
      continue;
    }
    const credited = [
      ...new Set([
        ...texts.flatMap((text) => found.get(text) ?? []),
        ...invoicesOfSameNumber(matching, index).filter(
          (at) => otherLines.has(at) && isOwnNumber(identification, index, at),
        ),
      ]),
    ]
      .filter((at) => faceAt(matching, at) > 0 && ledgerAt(matching, at).entry === "invoice")
      .filter((at) => !isOwnNumber(identification, index, at) || otherLines.has(at))
      .sort((one, other) => compareLedger(matching, one, other));
    const unknown = unknownOf(matching, line, texts, found, credited);
    if (unknown.length === 0) unknown.push(...uncertainOf(identification, texts, writings, found));
    const net = credited.find(
      (at) => ledgerAt(matching, at).status !== "cancelled" && isNetOf(matching, otherLines, at, line),
    );
    const verdict =
      net === undefined
        ? judgeCredit(matching, index, line, credited, unknown, otherLines, acceptedPence)
        : judgeAlreadyTaken(matching, line, net);
    if (verdict !== undefined) verdicts.set(index, { verdict, invoices: credited });
  }
  return verdicts;
}

/** For each number the ledger lines whose writing is nearest to it: `SLNW-EPR025` is LNW-EPR025, and then `SIN000025` is not. */
function nearestOfEach(
  identification: Identification,
  writings: ReadonlyMap<string, readonly string[]>,
  all: ReadonlyMap<string, readonly LedgerIndex[]>,
): ReadonlyMap<string, readonly LedgerIndex[]> {
  return new Map(
    [...all].map(([text, ledger]) => {
      if (ledger.length < 2 || ledger.length > limits.candidatesWeighed) return [text, ledger];
      const distances = ledger.map((at) => distanceOfNamed(identification, writings.get(text) ?? [text], at));
      const nearest = Math.min(...distances);
      return [text, ledger.filter((_, place) => distances[place] === nearest)];
    }),
  );
}

/** For each number no more ledger lines than are compared with one statement line: the first by their content. */
function firstOfEach(
  matching: Matching,
  found: ReadonlyMap<string, readonly LedgerIndex[]>,
): ReadonlyMap<string, readonly LedgerIndex[]> {
  return new Map(
    [...found].map(([text, ledger]) => [
      text,
      ledger.toSorted((one, other) => compareLedger(matching, one, other)).slice(0, limits.candidatesWeighed),
    ]),
  );
}

/**
 * The references of a credit that the ledger does not have. If the ledger has others of them, the purchase orders of those
 * invoices do not count, nor does one further number in the credit's own cell: that is the number of the credit itself.
 */
function unknownOf(
  matching: Matching,
  line: StatementLine,
  texts: readonly string[],
  found: ReadonlyMap<string, readonly LedgerIndex[]>,
  invoices: readonly LedgerIndex[],
): string[] {
  if (invoices.length === 0) return [...texts];
  const orders = new Set(invoices.map((at) => normaliseReference(ledgerAt(matching, at).purchaseOrder ?? "")));
  const unknown = texts.filter((text) => !found.has(text) && !orders.has(normaliseReference(text)));
  const inCell = unknown.filter((text) => line.invoiceNumber.includes(text));
  return inCell.length === 1 ? unknown.filter((text) => !inCell.includes(text)) : unknown;
}

/**
 * The references of a credit that only a ledger line of another writing may be. Such a line can speak against a credit, but it
 * does not support one: LNWUH-OPT002 may be another invoice than our 2.
 */
function uncertainOf(
  identification: Identification,
  texts: readonly string[],
  writings: ReadonlyMap<string, readonly string[]>,
  found: ReadonlyMap<string, readonly LedgerIndex[]>,
): readonly string[] {
  const { matching, numbers } = identification;
  return texts.filter((text) => {
    const rows = found.get(text);
    if (rows === undefined) return false;
    if (numbers.read(text).core.length >= DIGITS_OF_A_CERTAIN_NUMBER) return false;
    return rows.every((at) => {
      const ledger = ledgerAt(matching, at);
      if (ledger.disputedPence !== 0 || ledger.status === "cancelled" || supportAt(matching, at) === 0) return false;
      return levelOfNamed(identification, writings.get(text) ?? [text], at) === 2;
    });
  });
}

const DIGITS_OF_A_CERTAIN_NUMBER = 5;

/** Whether a ledger line has the number of the credit itself, as its cell says it. */
function isOwnNumber(identification: Identification, index: StatementIndex, at: LedgerIndex): boolean {
  const [text = ""] = numbersOf(identification, index).own;
  const own = identification.numbers.read(text);
  const booked = partsOfLedger(identification, at);
  return own.core !== "" && own.core === booked.core && own.head === booked.head;
}

/**
 * Invoices with the credit's own number. The credit note has the number of the invoice that it credits, but only if another
 * line of the statement is that invoice: otherwise the two may be one document with different signs.
 */
function invoicesOfSameNumber(matching: Matching, index: StatementIndex): readonly LedgerIndex[] {
  const query = matching.queries.get(index);
  return query?.reason === "opposite-sign" && lineAt(matching, index).type === "credit-note" ? query.candidates : [];
}

/** Whether the ledger has an invoice net of a credit: the statement line matched to it claims more by exactly the credit. */
function isNetOf(
  matching: Matching,
  otherLines: ReadonlyMap<LedgerIndex, StatementIndex>,
  at: LedgerIndex,
  credit: StatementLine,
): boolean {
  const other = otherLines.get(at);
  return other !== undefined && claimOf(matching, other) - supportAt(matching, at) === 0 - credit.outstandingPence;
}

/** Named limits: of very many invoices with one number nobody can say which is credited, so the credit is queried. */
function judgeCrowded(
  matching: Matching,
  line: StatementLine,
  number: string,
  invoices: readonly LedgerIndex[],
): CreditVerdict {
  matching.remarks.add(
    `More than ${String(limits.candidatesWeighed)} ledger lines have a number that a credit names: that credit was not matched.`,
  );
  const why = `${capitalise(nameStatementLine(line))} credits ${number}, a number that very many lines of our ledger have: ${pounds(line.outstandingPence)} is not agreed until we know which of them it credits.`;
  return {
    verdict: {
      agreed: 0,
      disputed: 0,
      reason: "ambiguous",
      why,
      wanted: { wants: "credited-invoice" },
    },
    invoices: invoices.slice(0, limits.candidatesNamed),
  };
}

function judgeAlreadyTaken(matching: Matching, line: StatementLine, at: LedgerIndex): Verdict {
  const ledger = ledgerAt(matching, at);
  return {
    agreed: 0,
    disputed: 0,
    reason: "credit-already-taken",
    why: `${capitalise(nameStatementLine(line))} is already taken on our ledger, which has ${nameLedgerLine(ledger)} net of it with ${pounds(supportAt(matching, at))} outstanding: we do not take it a second time.`,
    wanted: { wants: "credit-allocation" },
  };
}

function creditsOf(matching: Matching): StatementIndex[] {
  const credits: StatementIndex[] = [];
  for (let place = 0; place < matching.lines.length; place++) {
    const index = statementIndex(place);
    const line = lineAt(matching, index);
    if (line.outstandingPence >= 0 || matching.queries.get(index)?.reason === "signs-turned") continue;
    if (matching.settled[index] === 0 && isCreditLoss(matching.referenceData, line)) continue;
    if (line.type === "credit-note" || line.type === "invoice") credits.push(index);
  }
  return credits.sort((one, other) => compareLines(matching, one, other));
}

/** The numbers of the documents that a credit names, in its cell, its references, and its description on either side. */
function namedBy(
  identification: Identification,
  index: StatementIndex,
  invoices: ReadonlySet<string>,
): readonly string[] {
  const { matching, numbers } = identification;
  const line = lineAt(matching, index);
  const single = singleOf(matching, index);
  const booked = single === undefined ? undefined : ledgerAt(matching, single);
  const own = [...numbersOf(identification, index).own.slice(0, 1), booked?.invoiceNumber ?? ""].map((text) =>
    numbers.read(text),
  );
  const notInvoices = new Set(
    [line.purchaseOrder, booked?.purchaseOrder, line.account].map((text) => numbers.read(text ?? "").core),
  );
  const named = new Map<string, string>();
  for (const text of [
    ...furtherReferences(matching, line).filter((reference) => /\d.*\d.*\d/.test(reference)),
    ...numbersOf(identification, index).mentioned,
    ...[line.description, booked?.description].flatMap((one) => readCreditedNumbers(one ?? "", numbers)),
  ]) {
    const number = identification.lineReader.withoutCodes(text);
    const { head, core, cuts } = numbers.read(number);
    const key = `${head}|${core}|${cuts.join()}`;
    // `CN1` credits `CN0001` if another line of the statement is written just so.
    const isOther = literalOf(number) !== literalOf(line.invoiceNumber) && invoices.has(literalOf(number));
    const isOwn = !isOther && own.some((one) => one.core === core && identification.habits.allowHeads(one.head, head));
    if (!isOwn && !notInvoices.has(core) && !named.has(key)) named.set(key, number);
  }
  return [...named.values()];
}

/** The numbers of the statement's invoices as they are written. */
function invoiceNumbersOf({ lines }: Matching): ReadonlySet<string> {
  const numbers = new Set<string>();
  for (const { type, invoiceNumber, outstandingPence } of lines) {
    if (type === "invoice" && outstandingPence > 0) numbers.add(literalOf(invoiceNumber));
  }
  return numbers;
}

function literalOf(number: string): string {
  return number.trim().toUpperCase();
}

/** The verdict on one credit; undefined if it is judged like any other line. */
function judgeCredit(
  matching: Matching,
  index: StatementIndex,
  line: StatementLine,
  invoices: readonly LedgerIndex[],
  unknown: readonly string[],
  otherLines: ReadonlyMap<LedgerIndex, StatementIndex>,
  acceptedPence: Map<LedgerIndex, number>,
): Verdict | undefined {
  const name = capitalise(nameStatementLine(line));
  const claim = pounds(line.outstandingPence);
  const first = invoices[0] === undefined ? undefined : ledgerAt(matching, invoices[0]);
  const doNotAgree = (reason: ReasonCode, why: string, wanted: Wanted): Verdict => ({
    agreed: 0,
    disputed: 0,
    reason,
    why,
    wanted,
  });
  if (unknown.length > 0) {
    return doNotAgree(
      "credit-for-unknown-invoice",
      `${name} credits ${joinWords(unknown)}, which our ledger does not have, so ${claim} is not agreed.`,
      { wants: "credit-note", besides: "invoice" },
    );
  }
  const disputed = firstOf(matching, invoices, (ledger) => ledger.disputedPence !== 0);
  if (disputed !== undefined) {
    return doNotAgree(
      "credit-for-disputed-invoice",
      `${name} credits ${nameLedgerLine(disputed)}, of which ${pounds(disputed.disputedPence)} is in formal dispute${disputed.disputeReference === undefined ? "" : ` (${disputed.disputeReference})`}: ${claim} is not agreed while the dispute is open.`,
      { wants: "credit-in-dispute" },
    );
  }
  const cancelled = firstOf(matching, invoices, (ledger) => ledger.status === "cancelled");
  if (cancelled !== undefined) {
    return doNotAgree(
      "credit-for-cancelled-invoice",
      `${name} credits ${nameLedgerLine(cancelled)}, which is cancelled in our ledger, so ${claim} is not agreed.`,
      { wants: "credit-to-cancelled" },
    );
  }
  if (first !== undefined && invoices.every((at) => supportAt(matching, at) === 0)) {
    return doNotAgree(
      "credit-for-settled-invoice",
      `${name} credits ${nameLedgerLine(first)}, of which nothing is outstanding on our ledger${first.status === "paid" ? ` because it was paid${describePayment(first)}` : ""}: ${claim} belongs to no open invoice and is not agreed here.`,
      { wants: "refund" },
    );
  }
  const query = reasonOfQuery(matching, index, invoices);
  if (matching.settled[index] === 1) return undefined;
  // The ledger has it with the other sign: unless another line is that document, the two are one and its sign is asked about.
  const isOtherLines = invoicesOfSameNumber(matching, index).every((at) => otherLines.has(at));
  if (query !== undefined && (query !== "opposite-sign" || invoices.length === 0 || !isOtherLines)) return undefined;
  if (invoices.length === 0) {
    return doNotAgree(
      "credit-not-on-ledger",
      `${name} is not on our ledger and does not say which invoice it credits, so ${claim} is not agreed.`,
      { wants: "credit-note", besides: "invoice-number" },
    );
  }
  return acceptCredit(matching, line, name, invoices, acceptedPence);
}

/**
 * Why a credit could not be identified as a credit note of the ledger. That only invoices have a similar number is no reason if the
 * credit says which invoice it credits: none of them is a credit note.
 */
function reasonOfQuery(
  matching: Matching,
  index: StatementIndex,
  invoices: readonly LedgerIndex[],
): ReasonCode | undefined {
  const query = matching.queries.get(index);
  if (query?.reason !== "other-writing" || invoices.length === 0) return query?.reason;
  return query.candidates.every((at) => faceAt(matching, at) > 0) ? undefined : query.reason;
}

/** Accepts a credit that the ledger does not have yet, up to what is outstanding on the invoices that it credits. */
function acceptCredit(
  matching: Matching,
  line: StatementLine,
  name: string,
  invoices: readonly LedgerIndex[],
  acceptedPence: Map<LedgerIndex, number>,
): Verdict {
  let left = 0 - line.outstandingPence;
  for (const at of invoices) {
    const free = supportAt(matching, at) - (acceptedPence.get(at) ?? 0);
    const part = capAt(left, free);
    acceptedPence.set(at, (acceptedPence.get(at) ?? 0) + part);
    left -= part;
  }
  const agreed = line.outstandingPence + left;
  const credited = invoices
    .map((at) => ledgerAt(matching, at))
    .map((ledger) => `${nameLedgerLine(ledger)} with ${pounds(ledger.outstandingPence)} outstanding`);
  const over = left === 0 ? "" : `; ${pounds(-left)} is more than is outstanding and not agreed`;
  return {
    agreed,
    disputed: 0,
    reason: left === 0 ? "credit-agreed" : "credit-above-invoice",
    why: `${name} credits ${joinWords(credited)} on our ledger, undisputed: ${pounds(agreed)} is agreed although we have not booked it yet${over}.`,
    wanted: left === 0 ? { wants: "credit-note" } : { wants: "credit-note", besides: "refund-of-rest" },
  };
}

function firstOf(
  matching: Matching,
  invoices: readonly LedgerIndex[],
  has: (ledger: LedgerLine) => boolean,
): LedgerLine | undefined {
  return invoices.map((at) => ledgerAt(matching, at)).find((ledger) => has(ledger) && faceOf(ledger) > 0);
}
