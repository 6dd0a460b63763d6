import type { Decision } from "../../domain/position/decision.ts";
import type { LedgerOnly, LineOutcome, Outcome } from "../../domain/position/outcome.ts";
import { addPence, noPence, type Pence } from "../../domain/amounts-and-days/pence.ts";
import type { Change } from "./revision.ts";

/**
 * The differences between an earlier and a newer outcome of the same statement (RSP-05): lines by their line number, items that only the
 * ledger has by their invoice number. Empty if no verdict changed.
 */
export function changesBetween(
  earlier: Pick<Outcome, "lines" | "ledgerOnly">,
  now: Pick<Outcome, "lines" | "ledgerOnly">,
): Change[] {
  const before = new Map(earlier.lines.map((line) => [line.line, line]));
  const changes: Change[] = [];
  for (const line of now.lines) {
    const was = before.get(line.line);
    if (was === undefined || sameVerdict(was, line)) continue;
    changes.push({
      change: "line",
      line: line.line,
      invoiceNumber: line.invoiceNumber,
      outstandingPence: line.outstandingPence,
      before: partsOf(was),
      after: partsOf(line),
    });
  }
  return [...changes, ...ledgerOnlyChanges(totalsByInvoice(earlier.ledgerOnly), totalsByInvoice(now.ledgerOnly))];
}

/**
 * The changes that a revised reply would tell; `undefined` if it is not called for (RSP-05). The first answer with a ledger is news by
 * itself.
 *
 * @param earlier the outcome in the last answer, which may have been given without a ledger
 */
export function changesToTell(
  earlier: Pick<Outcome, "lines" | "ledgerOnly">,
  hadLedger: boolean,
  now: Pick<Outcome, "lines" | "ledgerOnly">,
): Change[] | undefined {
  const changes = changesBetween(earlier, now);
  return changes.length === 0 && hadLedger ? undefined : changes;
}

function sameVerdict(one: LineOutcome, other: LineOutcome): boolean {
  return (
    one.agreedPence === other.agreedPence &&
    one.notAgreedPence === other.notAgreedPence &&
    one.disputedPence === other.disputedPence &&
    one.reason === other.reason &&
    saysSameOfDecision(one, other)
  );
}

/** A new decision with the same amounts is news if what is told of it is other than before, such as another question. */
function saysSameOfDecision(one: LineOutcome, other: LineOutcome): boolean {
  return one.decision === undefined || other.decision === undefined || toldOf(one.decision) === toldOf(other.decision);
}

function toldOf(decision: Decision): string {
  return JSON.stringify([decision.tell ?? "", ownWordsOf(decision)]);
}

function ownWordsOf(decision: Decision): string {
  switch (decision.decision) {
    case "agree":
      return "";
    case "dispute":
      return decision.disputeReference;
    case "query":
      return decision.question;
    case "same-invoice":
      return decision.ledgerInvoiceNumber;
  }
}

function partsOf(line: LineOutcome): Extract<Change, { change: "line" }>["before"] {
  const { agreedPence, notAgreedPence, disputedPence, reason } = line;
  return { agreedPence, notAgreedPence, disputedPence, reason };
}

function ledgerOnlyChanges(before: ReadonlyMap<string, Pence>, now: ReadonlyMap<string, Pence>): Change[] {
  const changes: Change[] = [];
  for (const invoiceNumber of new Set([...before.keys(), ...now.keys()])) {
    const beforePence = before.get(invoiceNumber);
    const afterPence = now.get(invoiceNumber);
    if (beforePence === afterPence) continue;
    changes.push({
      change: "ledger-only",
      invoiceNumber,
      ...(beforePence === undefined ? {} : { beforePence }),
      ...(afterPence === undefined ? {} : { afterPence }),
    });
  }
  return changes;
}

/** A number may be on the ledger more than once. */
function totalsByInvoice(items: readonly LedgerOnly[]): Map<string, Pence> {
  const totals = new Map<string, Pence>();
  for (const item of items) {
    totals.set(item.invoiceNumber, addPence(totals.get(item.invoiceNumber) ?? noPence, item.outstandingPence));
  }
  return totals;
}
