import { formatPounds } from "../amounts-and-days/format-pounds.ts";
import { negatePence, noPence, subtractPence, sumPence, type Pence } from "../amounts-and-days/pence.ts";
import type { Outcome } from "../position/outcome.ts";

/** Reasons for which the ledger's invoices are added where a statement does not have them. */
const invoiced: ReadonlySet<string> = new Set(["on-ledger-only", "credit-on-ledger-only", "late-notification"]);
const notApproved = "on-ledger-only-not-approved";

/** What our ledger has been invoiced by a counterparty without a statement, by the outcome of an empty one. */
export function invoicedOf({ ledgerOnly }: Pick<Outcome, "ledgerOnly">): Pence {
  return sumPence(
    ledgerOnly
      .filter(({ reason }) => invoiced.has(reason) || reason === notApproved)
      .map(({ outstandingPence }) => outstandingPence),
  );
}

/**
 * COL-11: where no statement had to be issued, what was invoiced is notified, instead of being adjusted as missing from a statement.
 * What is not approved is then adjusted, and accrued if it only waits for approval (REC-07); what is in formal dispute is in the disputed column. The total stays the same.
 */
export function asNotified(outcome: Outcome): Outcome {
  const notifiedPence = invoicedOf(outcome);
  const unapproved = sumOf(outcome.ledgerOnly.filter(({ reason }) => reason === notApproved));
  const awaiting = awaitingOf(outcome);
  const listed = sumOf(outcome.ledgerOnly.filter(({ reason }) => invoiced.has(reason)));
  const counted = sumPence(
    outcome.adjustments.filter(({ reason }) => invoiced.has(reason)).map(({ pence: part }) => part),
  );
  // What the ledger lists and does not count is in formal dispute: a debt goes to the disputed column (COL-05), a credit is adjusted.
  const inDispute = subtractPence(listed, counted);
  const adjustments = [
    ...outcome.adjustments.filter(({ reason }) => !invoiced.has(reason)),
    ...part(notApproved, negatePence(unapproved), notApprovedWords(awaiting)),
    ...(inDispute < 0 ? part("in-dispute", negatePence(inDispute), "Credit notes in formal dispute") : []),
  ];
  const adjustedPence = sumPence(adjustments.map(({ pence: amount }) => amount));
  const disputedPence = inDispute > 0 ? negatePence(inDispute) : noPence;
  const accruedPence = sumPence([outcome.accruedPence, awaiting]);
  return {
    ...outcome,
    notifiedPence,
    accruedPence,
    adjustedPence,
    adjustments,
    disputedPence,
    totalPence: sumPence([notifiedPence, accruedPence, adjustedPence, disputedPence]),
  };
}

/**
 * COL-04, COL-07: where a statement should have come and did not, the reasons say so: there is none that an invoice could be missing from.
 * REC-07: what only waits for approval is accrued.
 */
export function asMissing(outcome: Outcome): Outcome {
  const adjustments = outcome.adjustments.map((part) =>
    invoiced.has(part.reason)
      ? { ...part, why: `No statement came, and our ledger has ${formatPounds(part.pence)}.` }
      : part,
  );
  const awaiting = awaitingOf(outcome);
  return {
    ...outcome,
    adjustments,
    accruedPence: sumPence([outcome.accruedPence, awaiting]),
    totalPence: sumPence([outcome.totalPence, awaiting]),
  };
}

/** REC-07: what the ledger has received and only waits for approval. */
function awaitingOf({ ledgerOnly }: Pick<Outcome, "ledgerOnly">): Pence {
  return sumPence(ledgerOnly.map(({ awaitingPence = noPence }) => awaitingPence));
}

function notApprovedWords(awaiting: Pence): string {
  return awaiting === noPence
    ? "Not approved in our ledger"
    : `Not approved in our ledger; ${formatPounds(awaiting)} only waits for approval, and is accrued until then`;
}

function part(reason: string, amount: Pence, words: string): Outcome["adjustments"] {
  return amount === noPence ? [] : [{ reason, pence: amount, why: `${words}.` }];
}

function sumOf(lines: Outcome["ledgerOnly"]): Pence {
  return sumPence(lines.map(({ outstandingPence }) => outstandingPence));
}
