import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { ledgerAt, lineAt, type Books } from "../matching/matching.ts";
import { isCreditLoss } from "./credit-loss.ts";
import { dayNumber } from "../matching/day-number.ts";
import { limits } from "../limits.ts";
import { numberOf, furtherReferences, wordsOfDescription } from "../identify/references/numbers-of-line.ts";
import { compareLedger } from "../matching/order.ts";
import { append } from "../identify/pairs.ts";
import { normaliseReference } from "../identify/references/reference-key.ts";
import { capital, joinWords, nameLedgerLine, nameLine, pounds, sayPayment } from "../words/name-lines.ts";
import { faceOf } from "../matching/support.ts";
import type { Verdict } from "./verdict.ts";

/** The verdict on cash on the statement, and the ledger lines that it paid. */
export interface PaymentVerdict {
  readonly verdict: Verdict;
  readonly invoices: readonly number[];
}

/** One payment that the ledger records: the invoices that it paid, and how much in all. */
interface Payment {
  readonly invoices: number[];
  pence: number;
}

/**
 * REC-13: cash that the sender could not allocate. Tells which invoices the payment covered, from the ledger's payment records,
 * by the payment's reference or, where the statement gives none, by amount and date. Nothing of it is agreed: the invoices are
 * answered on their own lines.
 */
export function judgePayments(books: Books): ReadonlyMap<number, PaymentVerdict> {
  const verdicts = new Map<number, PaymentVerdict>();
  const cash: number[] = [];
  for (let index = 0; index < books.lines.length; index++) if (isCash(books, index)) cash.push(index);
  if (cash.length === 0) return verdicts;
  const payments = paymentsOf(books);
  const byAmount = new Map<number, Payment[]>();
  for (const payment of payments.values()) append(byAmount, payment.pence, payment);
  for (const index of cash) {
    verdicts.set(index, judgeCash(books, lineAt(books, index), payments, byAmount));
  }
  return verdicts;
}

function isCash(books: Books, index: number): boolean {
  const line = lineAt(books, index);
  if (books.settled[index] === 1 || line.outstandingPence >= 0) return false;
  return (line.type === "payment" || line.type === "receipt") && !isCreditLoss(books.reference, line);
}

/** Payments by their reference, or by their day where they have none. */
function paymentsOf(books: Books): ReadonlyMap<string, Payment> {
  const payments = new Map<string, Payment>();
  for (const [at, line] of books.ledger.entries()) {
    if (line.paymentReference === undefined && line.paidDate === undefined) continue;
    const paid = faceOf(line) - (line.status === "paid" ? 0 : line.outstandingPence);
    if (paid === 0 || line.status === "cancelled" || line.entry === "payment") continue;
    const key =
      line.paymentReference === undefined ? `on ${line.paidDate ?? ""}` : normaliseReference(line.paymentReference);
    const payment = payments.get(key) ?? { invoices: [], pence: 0 };
    payments.set(key, payment);
    payment.invoices.push(at);
    payment.pence += paid;
  }
  return payments;
}

function judgeCash(
  books: Books,
  line: StatementLine,
  payments: ReadonlyMap<string, Payment>,
  byAmount: ReadonlyMap<number, readonly Payment[]>,
): PaymentVerdict {
  const names = [numberOf(books, line), ...furtherReferences(books, line), ...wordsOfDescription(line)];
  const referred = names.flatMap((name) => (name === "" ? [] : (payments.get(normaliseReference(name)) ?? [])));
  const [payment] = referred;
  if (payment !== undefined) return tell(books, line, payment, "is");
  const received = 0 - line.outstandingPence;
  const near = (byAmount.get(received) ?? []).filter((one) => isNear(books, line, one));
  const [only] = near;
  if (only !== undefined && near.length === 1) return tell(books, line, only, "looks like");
  return {
    invoices: [],
    verdict: {
      agreed: 0,
      disputed: 0,
      reason: "payment-unknown",
      why: `${capital(nameLine(line))} is cash that you have not allocated, and we cannot tell from our payment records which invoices it paid: both of us adjust for it.`,
      wanted: "The payment's date and reference, and the remittance if you have it.",
    },
  };
}

function isNear(books: Books, line: StatementLine, payment: Payment): boolean {
  const received = line.invoiceDate;
  return payment.invoices.every((at) => {
    const paid = ledgerAt(books, at).paidDate;
    if (received === undefined || paid === undefined) return true;
    return Math.abs(dayNumber(received) - dayNumber(paid)) <= limits.paymentDaysApart;
  });
}

function tell(books: Books, line: StatementLine, payment: Payment, is: "is" | "looks like"): PaymentVerdict {
  const invoices = payment.invoices.toSorted((one, other) => compareLedger(books, one, other));
  const paid = invoices.map((at) => ledgerAt(books, at));
  const told = paid.slice(0, limits.invoicesOfPaymentTold).map(sayPaid);
  const more = paid.length - told.length;
  if (more > 0) told.push(`${String(more)} more`);
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
      why: `${capital(nameLine(line))} ${is} our payment of ${pounds(payment.pence)}${first === undefined ? "" : sayPayment(first)}${differs}, and it paid ${joinWords(told)}.`,
      wanted: `Please allocate it to ${paid.length === 1 ? "that invoice" : "those invoices"}.`,
    },
  };
}

function sayPaid(line: LedgerLine): string {
  const paid = faceOf(line) - (line.status === "paid" ? 0 : line.outstandingPence);
  return `${nameLedgerLine(line)} (${pounds(paid)})`;
}
