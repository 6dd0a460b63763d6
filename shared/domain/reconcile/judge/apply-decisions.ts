import type { Decision } from "../../position/decision.ts";
import type { ReconcileInput } from "../reconcile-input.ts";
import { ledgerAt, lineAt, settleSingle, supportAt, type Books } from "../matching/matching.ts";
import { isOppositeSign, tie, tieOf } from "../identify/fit.ts";
import { compareLines, compareTexts } from "../matching/order.ts";
import { append } from "../identify/pairs.ts";
import { hashReference, normaliseReference, ReferenceHashes } from "../identify/references/reference-key.ts";
import { calendarDate } from "../../amounts-and-days/calendar-date.ts";
import { capital, day, joinParts, nameLine, pounds } from "../words/name-lines.ts";
import type { Verdict } from "./verdict.ts";
import { within } from "../matching/within.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { present } from "../matching/present.ts";

export type VerdictDecision = Exclude<Decision, { decision: "same-invoice" }>;
type SameInvoice = Extract<Decision, { decision: "same-invoice" }>;

/** Decisions that stand, by the statement line that each is about. */
export interface StandingDecisions {
  readonly verdicts: ReadonlyMap<number, VerdictDecision>;
  readonly sameInvoice: ReadonlyMap<number, SameInvoice>;
}

/**
 * The decisions whose facts stand: a line of the statement has the number and claims the amount. The latest on a line wins. One
 * whose line now claims another amount no longer stands, and that is remarked.
 */
export function standingDecisions(books: Books, input: ReconcileInput): StandingDecisions {
  const verdicts = new Map<number, VerdictDecision>();
  const sameInvoice = new Map<number, SameInvoice>();
  if (input.decisions.length === 0) return { verdicts, sameInvoice };
  const byNumber = new Map<string, number[]>();
  const numbers = new Set(input.decisions.map((decision) => normaliseReference(decision.invoiceNumber)));
  for (const [index, line] of books.lines.entries()) {
    const number = normaliseReference(line.invoiceNumber);
    if (numbers.has(number)) append(byNumber, number, index);
  }
  const oldestFirst = input.decisions.toSorted(
    (one, other) => compareTexts(one.at, other.at) || compareTexts(one.id, other.id),
  );
  for (const decision of oldestFirst) {
    const lines = byNumber.get(normaliseReference(decision.invoiceNumber)) ?? [];
    const [line] = lines
      .filter((index) => lineAt(books, index).outstandingPence === decision.outstandingPence)
      .sort((one, other) => compareLines(books, one, other));
    if (line !== undefined) {
      if (decision.decision === "same-invoice") sameInvoice.set(line, decision);
      else verdicts.set(line, decision);
    } else if (lines.length > 0) {
      books.remarks.add(
        `The decision on ${decision.invoiceNumber} of ${decidedOn(decision)} was about a claim of ${pounds(decision.outstandingPence)}, which has changed: it no longer stands.`,
      );
    }
  }
  return { verdicts, sameInvoice };
}

/** Puts the ledger lines that a person named behind their statement lines, before anything else is matched. */
export function settleByDecision(books: Books, decisions: StandingDecisions): void {
  if (decisions.sameInvoice.size === 0) return;
  const wanted = new Map<number, string>();
  const hashes = new ReferenceHashes();
  for (const decision of decisions.sameInvoice.values()) {
    hashReference(decision.ledgerInvoiceNumber, hashes);
    wanted.set(hashes.whole, normaliseReference(decision.ledgerInvoiceNumber));
  }
  const found = new Map<string, number[]>();
  for (let at = 0; at < books.whole.length; at++) {
    const number = wanted.get(present(books.whole[at]));
    if (number === undefined || normaliseReference(ledgerAt(books, at).invoiceNumber) !== number) continue;
    append(found, number, at);
  }
  const inOrder = [...decisions.sameInvoice].sort(([one], [other]) => compareLines(books, one, other));
  for (const [index, decision] of inOrder) {
    const line = lineAt(books, index);
    const named = (found.get(normaliseReference(decision.ledgerInvoiceNumber)) ?? []).filter(
      (at) => books.used[at] === 0 && !isOppositeSign(books, line, at),
    );
    const chosen = choose(books, line, named);
    if (chosen !== undefined) settleSingle(books, index, chosen, "decision");
    else {
      books.remarks.add(
        `The decision of ${decidedOn(decision)} that ${line.invoiceNumber} is our ${decision.ledgerInvoiceNumber} does not stand: ${named.length === 0 ? "our ledger has no such open line" : "our ledger has several of that number"}.`,
      );
    }
  }
}

function choose(books: Books, line: StatementLine, named: readonly number[]): number | undefined {
  for (const fits of [
    (at: number) => tieOf(books, line, at) === tie.open,
    (at: number) => supportAt(books, at) !== 0,
    () => true,
  ]) {
    const fitting = named.filter(fits);
    if (fitting.length === 1) return fitting[0];
    if (fitting.length > 1) return undefined;
  }
  return undefined;
}

/** A person's decision over the engine's verdict, shown as theirs. */
export function decide(line: StatementLine, decision: VerdictDecision, engine: Verdict): Verdict {
  const claim = line.outstandingPence;
  const note = decision.note === undefined || decision.note.trim() === "" ? "" : ` (${decision.note.trim()})`;
  const head = `Decided by ${decision.by} on ${decidedOn(decision)}${note}: `;
  switch (decision.decision) {
    case "agree": {
      const agreed = within(claim, decision.agreedPence);
      const disputed = within(claim - agreed, engine.disputed);
      const rest = claim - agreed - disputed;
      return {
        agreed,
        disputed,
        reason: "agreed-by-decision",
        why: `${head}of ${nameLine(line)}, ${joinParts([
          [agreed, "is agreed in principle"],
          [disputed, "is in formal dispute"],
          [rest, "is not agreed"],
        ])}.`,
        wanted: wantedFor(claim, rest, engine),
      };
    }
    case "dispute": {
      const disputed = within(claim, decision.disputedPence);
      const agreed = within(claim - disputed, engine.agreed);
      const rest = claim - agreed - disputed;
      return {
        agreed,
        disputed,
        reason: "disputed-by-decision",
        why: `${head}of ${nameLine(line)}, ${joinParts([
          [disputed, `is in formal dispute (${decision.disputeReference})`],
          [agreed, "is agreed"],
          [rest, "is not agreed"],
        ])}.`,
        wanted: wantedFor(claim, rest, engine),
      };
    }
    case "query": {
      const { disputed } = engine;
      return {
        agreed: 0,
        disputed,
        reason: "queried-by-decision",
        why: `${head}of ${nameLine(line)}, ${joinParts([
          [claim - disputed, "is not agreed until a question is answered"],
          [disputed, "is in formal dispute"],
        ])}.`,
        wanted: capital(decision.question),
      };
    }
  }
}

/** What the engine wants is in its own amounts: where a person left another rest open, that is asked for. */
function wantedFor(claim: number, rest: number, engine: Verdict): string {
  if (rest === 0) return "";
  return rest === claim - engine.agreed - engine.disputed
    ? engine.wanted
    : `Backing data for the ${pounds(rest)}, or a credit note for it.`;
}

function decidedOn(decision: Decision): string {
  return day(calendarDate(decision.at.slice(0, 10)));
}
