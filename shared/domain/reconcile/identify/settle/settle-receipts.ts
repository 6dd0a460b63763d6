import { append } from "../../collections.ts";
import { dayNumber } from "../../day-number.ts";
import { limits } from "../../limits.ts";
import { ledgerIndex, type LedgerIndex, type StatementIndex } from "../../matching/line-index.ts";
import { compareLedger } from "../../matching/line-order.ts";
import { claimOf, faceAt, ledgerAt, lineAt, settleSingle, supportAt, type Matching } from "../../matching/matching.ts";
import { furtherReferences, numberOf } from "../../matching/numbers-of-line.ts";
import { normaliseReference } from "../../references/normalise-reference.ts";
import { isFree, isOpen, type Identification } from "../identification.ts";
import { allocate } from "./allocate.ts";

/**
 * STM-10: identifies receipts without an invoice on an income statement, such as payments by the payment file and grants. A receipt whose
 * reference is that of a payment of the ledger is what that payment paid, if the amounts are the same to the penny. One of the same
 * amount and about the same day is only suggested.
 */
export function settleReceipts(identification: Identification, open: readonly StatementIndex[]): void {
  const { matching } = identification;
  const receipts = open.filter(
    (line) => lineAt(matching, line).type === "receipt" && isOpen(identification, line) && claimOf(matching, line) > 0,
  );
  if (receipts.length === 0 || matching.kind !== "i&e") return;
  const { byReference, byAmount } = paymentsOf(matching);
  for (const line of receipts) settleByReference(identification, line, byReference);
  for (const line of receipts) if (isOpen(identification, line)) suggestPayment(identification, line, byAmount);
}

function settleByReference(
  identification: Identification,
  line: StatementIndex,
  byReference: ReadonlyMap<string, readonly LedgerIndex[]>,
): void {
  const { matching } = identification;
  const claimed = lineAt(matching, line);
  for (const reference of [numberOf(matching, claimed), ...furtherReferences(matching, claimed)]) {
    const paid = reference === "" ? [] : (byReference.get(normaliseReference(reference)) ?? []);
    const [first] = paid;
    if (first === undefined || !paid.every((at) => isFree(identification, at))) continue;
    const booked = paid.reduce((sum, at) => sum + supportAt(matching, at), 0);
    if (booked === claimOf(matching, line)) {
      if (paid.length === 1) settleSingle(matching, line, first, "normalised");
      else allocate(matching, [line], paid);
      return;
    }
    matching.queries.set(line, { reason: "receipt-suggested", candidates: namedOf(matching, paid) });
    return;
  }
}

/** Suggests what was paid with the receipt's amount, about the day of the receipt. */
function suggestPayment(
  identification: Identification,
  line: StatementIndex,
  byAmount: ReadonlyMap<number, readonly LedgerIndex[]>,
): void {
  const { matching } = identification;
  const { invoiceDate } = lineAt(matching, line);
  const query = matching.queries.get(line);
  if (query !== undefined && query.reason !== "not-on-ledger") return;
  const near = (byAmount.get(claimOf(matching, line)) ?? []).filter((at) => {
    const { paidDate } = ledgerAt(matching, at);
    if (!isFree(identification, at) || invoiceDate === undefined || paidDate === undefined) return false;
    return Math.abs(dayNumber(invoiceDate) - dayNumber(paidDate)) <= limits.paymentDaysApart;
  });
  if (near.length > 0) matching.queries.set(line, { reason: "receipt-suggested", candidates: namedOf(matching, near) });
}

function namedOf(matching: Matching, paid: readonly LedgerIndex[]): readonly LedgerIndex[] {
  return paid.toSorted((one, other) => compareLedger(matching, one, other)).slice(0, limits.candidatesNamed);
}

/** What the ledger has paid, by the reference of the payment and by the amount of each document. */
function paymentsOf(matching: Matching) {
  const byReference = new Map<string, LedgerIndex[]>();
  const byAmount = new Map<number, LedgerIndex[]>();
  for (let place = 0; place < matching.ledger.length; place++) {
    const at = ledgerIndex(place);
    const { paymentReference, paidDate, status } = ledgerAt(matching, at);
    if ((paymentReference === undefined && paidDate === undefined) || status === "cancelled") continue;
    if (paymentReference !== undefined) append(byReference, normaliseReference(paymentReference), at);
    append(byAmount, faceAt(matching, at), at);
  }
  return { byReference, byAmount };
}
