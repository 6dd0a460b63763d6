import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { append } from "../collections.ts";
import { limits } from "../limits.ts";
import { faceOf } from "../matching/amounts.ts";
import { dayNumber } from "../day-number.ts";
import { ledgerIndex, statementIndex, type LedgerIndex, type StatementIndex } from "../matching/line-index.ts";
import { compareLedger } from "../matching/line-order.ts";
import { ledgerAt, lineAt, type Matching } from "../matching/matching.ts";
import { furtherReferences, numberOf, wordsOfDescription } from "../matching/numbers-of-line.ts";
import { wordsOf } from "../references/core-number.ts";
import { isStrongReference, normaliseReference } from "../references/normalise-reference.ts";
import {
  capitalise,
  describePayment,
  joinWords,
  nameLedgerLine,
  nameStatementLine,
  pounds,
} from "../words/name-lines.ts";
import { isCreditLoss } from "../words/phrases.ts";
import type { Verdict } from "./verdict.ts";

/** The verdict on a cash line of the statement, and the invoices that the cash paid. */
export interface PaymentVerdict {
  readonly verdict: Verdict;
  readonly invoices: readonly LedgerIndex[];
}

/** A payment in the ledger's records: the invoices that it paid, and its amount. */
interface Payment {
  readonly invoices: LedgerIndex[];
  pence: number;
}

/**
 * REC-13: finds out which invoices were paid by cash that the sender could not allocate. It looks in the ledger's payment
 * records for the payment's reference or, if there is none, for its amount and date. None of the cash is agreed: the
 * invoices are answered on their own lines.
 */
export function judgePayments(matching: Matching): ReadonlyMap<StatementIndex, PaymentVerdict> {
  const verdicts = new Map<StatementIndex, PaymentVerdict>();
  const cash: StatementIndex[] = [];
  for (let place = 0; place < matching.lines.length; place++) {
    const index = statementIndex(place);
    if (isUnallocatedCash(matching, index)) cash.push(index);
  }
  if (cash.length === 0) return verdicts;
  const payments = paymentsOf(matching);
  const byAmount = new Map<number, Payment[]>();
  for (const payment of payments.values()) append(byAmount, payment.pence, payment);
  const cleared = clearedByAmount(matching);
  for (const index of cash) {
    verdicts.set(index, judgeCash(matching, lineAt(matching, index), payments, byAmount, cleared));
  }
  return verdicts;
}

function isUnallocatedCash(matching: Matching, index: StatementIndex): boolean {
  const line = lineAt(matching, index);
  if (matching.settled[index] === 1 || line.outstandingPence >= 0) return false;
  return (line.type === "payment" || line.type === "receipt") && !isCreditLoss(matching.referenceData, line);
}

/** Payments by their reference and, if it is only a word such as `BACS`, by their date. */
function paymentsOf(matching: Matching): ReadonlyMap<string, Payment> {
  const payments = new Map<string, Payment>();
  for (let place = 0; place < matching.ledger.length; place++) {
    const at = ledgerIndex(place);
    const line = ledgerAt(matching, at);
    if (line.paymentReference === undefined && line.paidDate === undefined) continue;
    const paid = paidPenceOf(line);
    if (paid === 0 || line.status === "cancelled" || line.entry === "payment") continue;
    const reference = normaliseReference(line.paymentReference ?? "");
    const key = isStrongReference(reference) ? reference : `${reference} on ${line.paidDate ?? ""}`;
    const payment = payments.get(key) ?? { invoices: [], pence: 0 };
    payments.set(key, payment);
    payment.invoices.push(at);
    payment.pence += paid;
  }
  return payments;
}

/** The documents that are cleared in part or whole although no payment of them is recorded, by what is cleared of each. */
function clearedByAmount(matching: Matching): ReadonlyMap<number, readonly LedgerIndex[]> {
  const cleared = new Map<number, LedgerIndex[]>();
  for (let place = 0; place < matching.ledger.length; place++) {
    const at = ledgerIndex(place);
    const line = ledgerAt(matching, at);
    if (line.paymentReference !== undefined || line.paidDate !== undefined) continue;
    if (line.status === "cancelled" || line.entry !== "invoice") continue;
    const amount = paidPenceOf(line);
    if (amount > 0) append(cleared, amount, at);
  }
  return cleared;
}

function judgeCash(
  matching: Matching,
  line: StatementLine,
  payments: ReadonlyMap<string, Payment>,
  byAmount: ReadonlyMap<number, readonly Payment[]>,
  cleared: ReadonlyMap<number, readonly LedgerIndex[]>,
): PaymentVerdict {
  const number = numberOf(matching, line);
  const names = [number, ...wordsOf(number), ...furtherReferences(matching, line), ...wordsOfDescription(line)];
  const named = names.flatMap((name) => (name === "" ? [] : (payments.get(normaliseReference(name)) ?? [])));
  const [payment] = named;
  if (payment !== undefined) return judgeKnownPayment(matching, line, payment, "is");
  const received = 0 - line.outstandingPence;
  const near = (byAmount.get(received) ?? []).filter((one) => isPaidNear(matching, line, one));
  const [only] = near;
  if (only !== undefined && near.length === 1) return judgeKnownPayment(matching, line, only, "looks like");
  const alike = near.length === 0 ? (cleared.get(received) ?? []) : [];
  const [paid, ...others] = alike.filter((at) => isInvoicedBefore(line, ledgerAt(matching, at)));
  if (paid !== undefined && others.length === 0) return judgeProbablyCleared(matching, line, paid);
  return {
    invoices: [],
    verdict: {
      agreed: 0,
      disputed: 0,
      reason: "payment-unknown",
      why: `${capitalise(nameStatementLine(line))} is cash that you have not allocated, and we cannot tell from our payment records which invoices it paid: both of us adjust for it.`,
      wanted: { wants: "payment-details", of: "payment" },
    },
  };
}

/** Whether an invoice is of the year before the cash; a missing date is no objection. */
function isInvoicedBefore({ invoiceDate: received }: StatementLine, { invoiceDate: invoiced }: LedgerLine): boolean {
  if (received === undefined || invoiced === undefined) return true;
  const days = dayNumber(received) - dayNumber(invoiced);
  return days >= 0 && days <= DAYS_OF_A_YEAR;
}

const DAYS_OF_A_YEAR = 366;

/** Our ledger records no payment of the amount, but exactly that much of one invoice is no longer open. */
function judgeProbablyCleared(matching: Matching, line: StatementLine, paid: LedgerIndex): PaymentVerdict {
  const received = pounds(0 - line.outstandingPence);
  return {
    invoices: [paid],
    verdict: {
      agreed: 0,
      disputed: 0,
      reason: "payment-probably-covered",
      why: `${capitalise(nameStatementLine(line))} is cash that you have not allocated. Our ledger has ${received} of ${nameLedgerLine(ledgerAt(matching, paid))} as cleared, by payment or credit: probably it paid that.`,
      wanted: { wants: "cash-allocation", to: "one" },
    },
  };
}

function isPaidNear(matching: Matching, line: StatementLine, payment: Payment): boolean {
  const received = line.invoiceDate;
  return payment.invoices.every((at) => {
    const paid = ledgerAt(matching, at).paidDate;
    if (received === undefined || paid === undefined) return true;
    return Math.abs(dayNumber(received) - dayNumber(paid)) <= limits.paymentDaysApart;
  });
}

function judgeKnownPayment(
  matching: Matching,
  line: StatementLine,
  payment: Payment,
  is: "is" | "looks like",
): PaymentVerdict {
  const invoices = payment.invoices.toSorted((one, other) => compareLedger(matching, one, other));
  const paid = invoices.map((at) => ledgerAt(matching, at));
  const named = paid.slice(0, limits.invoicesOfPaymentNamed).map(describePaid);
  const more = paid.length - named.length;
  if (more > 0) named.push(`${String(more)} more`);
  const first = paid[0];
  const difference = 0 - line.outstandingPence - payment.pence;
  const differs =
    difference === 0
      ? ""
      : `, which is ${pounds(Math.abs(difference))} ${difference > 0 ? "less" : "more"} than you show`;
  return {
    invoices,
    verdict: {
      agreed: 0,
      disputed: 0,
      reason: is === "is" ? "payment-covered" : "payment-probably-covered",
      why: `${capitalise(nameStatementLine(line))} ${is} our payment of ${pounds(payment.pence)}${first === undefined ? "" : describePayment(first)}${differs}, and it paid ${joinWords(named)}.`,
      wanted: { wants: "cash-allocation", to: paid.length === 1 ? "one" : "several" },
    },
  };
}

function describePaid(line: LedgerLine): string {
  return `${nameLedgerLine(line)} (${pounds(paidPenceOf(line))})`;
}

/** How much of a ledger line was paid, in pence. */
function paidPenceOf(line: LedgerLine): number {
  return faceOf(line) - (line.status === "paid" ? 0 : line.outstandingPence);
}
