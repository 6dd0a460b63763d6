import { formatPounds } from "../amounts-and-days/format-pounds.ts";
import type { Policy } from "../organisation/policy.ts";
import { checkDecision } from "../position/check-decision.ts";
import { isSamePerson, type DecisionStep } from "../position/decision-history.ts";
import { decisionId } from "../position/decision-id.ts";
import type { DecisionWithState } from "../position/decision-states.ts";
import type { Decision, DecisionFacts } from "../position/decision.ts";
import type { LineOutcome } from "../position/outcome.ts";
import type { PositionKey } from "../position/position-key.ts";
import { limitExceeded } from "../position/second-person.ts";
import { askOfRow, type RowAsk } from "./ask-of-row.ts";
import { decisionInWords } from "./decision-in-words.ts";
import type { FilledRow } from "./filled-row.ts";
import { decisionsOn } from "./line-state.ts";
import type { RowReference } from "./row-reference.ts";

/** A position as it is when a sheet is applied. */
export interface PositionNow {
  readonly key: PositionKey;
  /** The lines of the outcome in force, each with the digest of its state. */
  readonly lines: readonly { readonly line: LineOutcome; readonly state: string }[];
  readonly decisions: readonly DecisionWithState[];
  readonly policy: Policy;
}

/** Who sent the sheet, and when it came: both are the same however often it is applied. */
export interface RowPerson {
  readonly by: string;
  readonly at: string;
  /** Whether revised replies leave at once. */
  readonly atOnce?: boolean;
}

export type RowResult =
  /** To be recorded. If the decision has a limit, it waits for a second person. */
  | { readonly became: "decided"; readonly decision: Decision; readonly line: LineOutcome; readonly why?: string }
  /** A second person's answer, to be recorded. */
  | {
      readonly became: "answered";
      readonly decision: Decision;
      readonly step: DecisionStep;
      readonly line: LineOutcome;
    }
  /** It says what is recorded already. */
  | { readonly became: "known"; readonly decision: Decision; readonly line: LineOutcome; readonly why: string }
  | { readonly became: "refused"; readonly why: string };

/**
 * Decides what a row of a Decisions sheet does, against the position as it is now. A row whose line has changed since the sheet was made
 * does nothing, and neither does one that would override what somebody else has asked for in the meantime. The same row of the same person
 * gives the same decision, however often it comes.
 *
 * @param mark makes the id of its decision: it follows from the row's reference, what it asks for, and the person
 */
export function decideRow(
  row: FilledRow,
  reference: RowReference,
  now: PositionNow,
  person: RowPerson,
  mark: string,
): RowResult {
  const { by, at, atOnce } = person;
  const ask = askOfRow(row);
  if ("unclear" in ask) return { became: "refused", why: ask.unclear };
  const same = now.lines.filter(({ state }) => state === reference.state);
  const line = (same.find((each) => each.line.line === reference.line) ?? same[0])?.line;
  if (ask.action !== "decide") return answerWaiting(ask, reference, line, row, now, person);
  const earlier = now.decisions.find(({ decision }) => decision.id === decisionId(now.key, mark));
  if (earlier) return repeated(earlier, line, now, person);
  const asked = { ...ask, invoice: line?.invoiceNumber ?? row.invoice, claimed: line?.outstandingPence };
  const found = line ?? lineNamed(row.invoice, now);
  if (found) {
    const like = decisionsOn(found, now.decisions).find((each) => isStanding(each) && isSameAsk(each.decision, ask));
    const { second } = like ?? {};
    if (like && second?.by === by && second.at === at)
      return { became: "answered", decision: like.decision, step: second, line: found };
    if (like?.state === "in-force") return known(like, found);
    if (like && isSamePerson(like.decision.by, by)) return known(like, found);
    if (like && line)
      return { became: "answered", decision: like.decision, step: stepOf("approved", like, person), line };
  }
  if (!line) return { became: "refused", why: hasChanged(row, now) };
  const checked = checkDecision(
    asked,
    now.lines.map((each) => each.line),
  );
  if (checked.problems) return { became: "refused", why: checked.problems.map(({ why }) => why).join(" ") };
  const others = decisionsOn(line, now.decisions).find(
    ({ state, decision }) =>
      state === "waiting" && !isSamePerson(decision.by, by) && isSameQuestion(decision, checked.facts),
  );
  if (others)
    return {
      became: "refused",
      why: `${others.decision.by} has decided otherwise (${decisionInWords(others.decision)}), and that waits for a second person. Reject it first, or ask them to withdraw it.`,
    };
  const limit = limitExceeded(checked.facts, now.policy);
  return {
    became: "decided",
    line,
    decision: {
      ...checked.facts,
      id: decisionId(now.key, mark),
      by,
      at,
      ...(row.note.trim() === "" ? {} : { note: row.note.trim() }),
      ...(row.tell.trim() === "" ? {} : { tell: row.tell.trim() }),
      ...(atOnce ? { atOnce } : {}),
      ...(limit === undefined ? {} : { secondPersonOverPence: limit }),
    },
  };
}

/** The row has made its decision before: in an earlier attempt to apply the same mail, or in an earlier mail. */
function repeated(
  { decision, state, why }: DecisionWithState,
  line: LineOutcome | undefined,
  now: PositionNow,
  { at }: RowPerson,
): RowResult {
  const about = line ?? lineOf(decision, now);
  const isGone = state === "withdrawn" || state === "rejected" || about === undefined;
  if (!isGone && decision.at === at) return { became: "decided", decision, line: about };
  if (isGone || (state !== "in-force" && state !== "waiting"))
    return { became: "refused", why: `You decided this before, and it no longer counts. ${why}`.trim() };
  return decidedBefore(decision, about);
}

/** The same row of the same person made this decision in an earlier mail, or in another one at the same moment. */
export function decidedBefore(decision: Decision, line: LineOutcome): RowResult {
  return { became: "known", decision, line, why: "You decided this before." };
}

function answerWaiting(
  { action }: Extract<RowAsk, { action: "approve" | "reject" }>,
  { waiting }: RowReference,
  line: LineOutcome | undefined,
  row: FilledRow,
  now: PositionNow,
  person: RowPerson,
): RowResult {
  const { by, at } = person;
  const refused = (why: string): RowResult => ({ became: "refused", why });
  if (waiting === undefined)
    return refused("No decision on this line waited for a second person when the sheet was made.");
  const found = now.decisions.find(({ decision }) => decision.id === decisionId(now.key, waiting));
  const step = action === "approve" ? "approved" : "rejected";
  if (!found) return refused("The decision that waited is no longer there.");
  const { decision, second } = found;
  // An earlier attempt to apply the same mail has answered it: the line may have changed by that.
  const about = line ?? lineOf(decision, now);
  if (second?.step === step && second.by === by && second.at === at && about)
    return { became: "answered", decision, step: second, line: about };
  if (found.state !== "waiting")
    return refused(second?.step === "approved" ? `${second.by} has approved it already.` : found.why);
  if (!line) return refused(hasChanged(row, now));
  if (isSamePerson(decision.by, by))
    return refused("You made the decision yourself, and a second person must answer it.");
  if (action === "reject" && row.note.trim() === "") return refused("Say in the column Note why you reject it.");
  const note = row.note.trim();
  return {
    became: "answered",
    decision,
    step: { ...stepOf(step, found, person), ...(note === "" ? {} : { note }) },
    line,
  };
}

function stepOf(
  step: DecisionStep["step"],
  { decision }: DecisionWithState,
  { by, at, atOnce }: RowPerson,
): DecisionStep {
  return { step, of: decision.id, by, at, ...(atOnce ? { atOnce } : {}) };
}

function known({ decision, state }: DecisionWithState, line: LineOutcome): RowResult {
  const why =
    state === "in-force"
      ? `${decision.by} has decided the same, and it is in force.`
      : `You decided this before. It waits for a second person.`;
  return { became: "known", decision, line, why };
}

function isStanding({ state }: DecisionWithState): boolean {
  return state === "in-force" || state === "waiting";
}

function isSameAsk(decision: Decision, ask: Extract<RowAsk, { action: "decide" }>): boolean {
  if (decision.decision !== ask.decision) return false;
  switch (decision.decision) {
    case "agree":
      return decision.agreedPence === (ask.amount ?? decision.outstandingPence);
    case "dispute":
      return (
        decision.disputedPence === (ask.amount ?? decision.outstandingPence) &&
        decision.disputeReference === ask.reference
      );
    case "query":
      return decision.question === ask.question;
    case "same-invoice":
      return decision.ledgerInvoiceNumber === ask.ledgerInvoice;
  }
}

/** Which ledger line a line is, and how much of it is agreed, are two questions. */
function isSameQuestion(one: DecisionFacts, other: DecisionFacts): boolean {
  return (one.decision === "same-invoice") === (other.decision === "same-invoice");
}

function lineOf({ invoiceNumber }: Decision, { lines }: PositionNow): LineOutcome | undefined {
  return lines.find(({ line }) => line.invoiceNumber === invoiceNumber)?.line;
}

function lineNamed(invoice: string, { lines }: PositionNow): LineOutcome | undefined {
  const named = lines.filter(({ line }) => line.invoiceNumber === invoice.trim());
  return named.length === 1 ? named[0]?.line : undefined;
}

function hasChanged(row: FilledRow, now: PositionNow): string {
  const line = lineNamed(row.invoice, now);
  if (!line) return "The statement in force has no such line any more.";
  const decided = decisionsOn(line, now.decisions).find(({ state }) => state === "in-force");
  const by = decided ? ` ${decided.decision.by} has decided on it: ${decisionInWords(decided.decision)}.` : "";
  return `The line has changed since the sheet was made.${by} Now ${formatPounds(line.outstandingPence)} is claimed: ${formatPounds(line.agreedPence)} agreed, ${formatPounds(line.notAgreedPence)} not agreed, ${formatPounds(line.disputedPence)} in formal dispute. Look at it in a new sheet before you decide.`;
}
