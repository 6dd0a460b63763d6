import { pence } from "../../amounts-and-days/pence.ts";
import type { Wanted } from "../../position/wanted.ts";
import { ukDay } from "../../amounts-and-days/uk-clock.ts";
import type { OrganisationCode } from "../../organisation/organisation-code.ts";
import type { Decision } from "../../position/decision.ts";
import type { StatementLine } from "../../statement/statement-line.ts";
import { append, required } from "../collections.ts";
import { amountFit, amountFitOf, isOppositeSign } from "../identify/compare-pair.ts";
import { hashNumber, NumberHashes } from "../references/hash-number.ts";
import { capAt } from "../matching/amounts.ts";
import { ledgerIndex, statementIndex, type LedgerIndex, type StatementIndex } from "../matching/line-index.ts";
import { compareLines, compareTexts } from "../matching/line-order.ts";
import { ledgerAt, lineAt, settleSingle, supportAt, type Matching } from "../matching/matching.ts";
import type { ReconcileInput } from "../reconcile-input.ts";
import { normaliseReference } from "../references/normalise-reference.ts";
import { capitalise, formatDay, joinAmounts, nameStatementLine, pounds } from "../words/name-lines.ts";
import type { Verdict } from "./verdict.ts";

/** A decision about the amounts of a line. */
export type VerdictDecision = Exclude<Decision, { decision: "same-invoice" }>;

/** A decision that a line is a certain ledger line. */
export type SameInvoice = Extract<Decision, { decision: "same-invoice" }>;

/** The current decisions, by the statement line that each is about. */
export interface CurrentDecisions {
  readonly verdicts: ReadonlyMap<StatementIndex, VerdictDecision>;
  readonly sameInvoice: ReadonlyMap<StatementIndex, SameInvoice>;
}

/**
 * The decisions that still apply: a line of the statement has the number and claims the amount. The latest on a line wins. If
 * the line now claims another amount, the decision no longer applies, and a remark says so.
 */
export function currentDecisions(matching: Matching, input: ReconcileInput): CurrentDecisions {
  const verdicts = new Map<StatementIndex, VerdictDecision>();
  const sameInvoice = new Map<StatementIndex, SameInvoice>();
  if (input.decisions.length === 0) return { verdicts, sameInvoice };
  const byNumber = new Map<string, StatementIndex[]>();
  const numbers = new Set(input.decisions.map((decision) => normaliseReference(decision.invoiceNumber)));
  for (let place = 0; place < matching.lines.length; place++) {
    const index = statementIndex(place);
    const number = normaliseReference(lineAt(matching, index).invoiceNumber);
    if (numbers.has(number)) append(byNumber, number, index);
  }
  const oldestFirst = input.decisions.toSorted(
    (one, other) => compareTexts(one.at, other.at) || compareTexts(one.id, other.id),
  );
  for (const decision of oldestFirst) {
    const lines = byNumber.get(normaliseReference(decision.invoiceNumber)) ?? [];
    const [line] = lines
      .filter((index) => lineAt(matching, index).outstandingPence === decision.outstandingPence)
      .sort((one, other) => compareLines(matching, one, other));
    if (line !== undefined) {
      if (decision.decision === "same-invoice") sameInvoice.set(line, decision);
      else verdicts.set(line, decision);
    } else if (lines.length > 0) {
      matching.remarks.add(
        `The decision on ${decision.invoiceNumber} of ${decidedOn(decision)} was about a claim of ${pounds(decision.outstandingPence)}, which has changed: it no longer applies.`,
      );
    }
  }
  return { verdicts, sameInvoice };
}

/** Matches the lines that a person declared to be one invoice, before anything else is matched. */
export function settleByDecision(matching: Matching, decisions: CurrentDecisions): void {
  if (decisions.sameInvoice.size === 0) return;
  const wanted = new Set<number>();
  const hashes = new NumberHashes();
  for (const decision of decisions.sameInvoice.values()) {
    hashNumber(decision.ledgerInvoiceNumber, hashes);
    wanted.add(hashes.core);
  }
  const found = new Map<string, LedgerIndex[]>();
  for (let place = 0; place < matching.ledger.length; place++) {
    const at = ledgerIndex(place);
    if (!wanted.has(required(matching.coreHash[at]))) continue;
    append(found, normaliseReference(ledgerAt(matching, at).invoiceNumber), at);
  }
  const inOrder = [...decisions.sameInvoice].sort(([one], [other]) => compareLines(matching, one, other));
  for (const [index, decision] of inOrder) {
    const line = lineAt(matching, index);
    const named = (found.get(normaliseReference(decision.ledgerInvoiceNumber)) ?? []).filter(
      (at) => matching.used[at] === 0 && !isOppositeSign(matching, line, at),
    );
    const chosen = chooseLedgerLine(matching, line, named);
    if (chosen !== undefined) settleSingle(matching, index, chosen, "decision");
    else {
      matching.remarks.add(
        `The decision of ${decidedOn(decision)} that ${line.invoiceNumber} is our ${decision.ledgerInvoiceNumber} does not apply: ${named.length === 0 ? "our ledger has no such open line" : "our ledger has several of that number"}.`,
      );
    }
  }
}

/** The only ledger line with the amount, or else the only open one, or else the only one. */
function chooseLedgerLine(
  matching: Matching,
  line: StatementLine,
  named: readonly LedgerIndex[],
): LedgerIndex | undefined {
  for (const fits of [
    (at: LedgerIndex) => amountFitOf(matching, line, at) === amountFit.open,
    (at: LedgerIndex) => supportAt(matching, at) !== 0,
    () => true,
  ]) {
    const fitting = named.filter(fits);
    if (fitting.length === 1) return fitting[0];
    if (fitting.length > 1) return undefined;
  }
  return undefined;
}

/**
 * The verdict after a person's decision. Its sentence goes to the other organisation: it says whose finance team decided, not which
 * person, and of the person's own words only those that are meant for the other side.
 */
export function applyDecision(
  line: StatementLine,
  decision: VerdictDecision,
  engine: Verdict,
  payable: OrganisationCode,
): Verdict {
  const claim = line.outstandingPence;
  const told = decision.tell === undefined || decision.tell.trim() === "" ? "" : ` (${decision.tell.trim()})`;
  const head = `${capitalise(decidedBy(decision, payable))}${told}: `;
  switch (decision.decision) {
    case "agree": {
      const agreed = capAt(claim, decision.agreedPence);
      const disputed = capAt(claim - agreed, engine.disputed);
      const open = claim - agreed - disputed;
      return {
        agreed,
        disputed,
        reason: "agreed-by-decision",
        why: `${head}of ${nameStatementLine(line)}, ${joinAmounts([
          [agreed, "is agreed in principle"],
          [disputed, "is in formal dispute"],
          [open, "is not agreed"],
        ])}.`,
        wanted: wantedFor(claim, open, engine),
      };
    }
    case "dispute": {
      const disputed = capAt(claim, decision.disputedPence);
      const agreed = capAt(claim - disputed, engine.agreed);
      const open = claim - agreed - disputed;
      return {
        agreed,
        disputed,
        reason: "disputed-by-decision",
        why: `${head}of ${nameStatementLine(line)}, ${joinAmounts([
          [disputed, `is in formal dispute (${decision.disputeReference})`],
          [agreed, "is agreed"],
          [open, "is not agreed"],
        ])}.`,
        wanted: wantedFor(claim, open, engine),
      };
    }
    case "query": {
      const { disputed } = engine;
      return {
        agreed: 0,
        disputed,
        reason: "queried-by-decision",
        why: `${head}of ${nameStatementLine(line)}, ${joinAmounts([
          [claim - disputed, "is not agreed until a question is answered"],
          [disputed, "is in formal dispute"],
        ])}.`,
        wanted: { wants: "answer", question: decision.question },
      };
    }
  }
}

/** What is wanted after a decision: as before, unless the decision leaves another amount open. */
function wantedFor(claim: number, open: number, engine: Verdict): Wanted | undefined {
  if (open === 0) return undefined;
  return open === claim - engine.agreed - engine.disputed
    ? engine.wanted
    : { wants: "backing-or-credit", pence: pence(open) };
}

/** The sentence to add to a verdict on a ledger line that a person has named. */
export function sameInvoiceWords(decision: SameInvoice, payable: OrganisationCode): string {
  const told = decision.tell === undefined || decision.tell.trim() === "" ? "" : ` (${decision.tell.trim()})`;
  return `Which of our invoices it is was ${decidedBy(decision, payable)}${told}.`;
}

function decidedBy(decision: Decision, payable: OrganisationCode): string {
  return `decided by ${payable}'s finance team on ${decidedOn(decision)}`;
}

function decidedOn(decision: Decision): string {
  return formatDay(ukDay(decision.at));
}
