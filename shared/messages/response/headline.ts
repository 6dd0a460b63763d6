import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { noPence } from "../../domain/amounts-and-days/pence.ts";
import type { LineOutcome } from "../../domain/position/outcome.ts";
import { isComplete } from "../../domain/statement/statement.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";
import { counted } from "../words/statement-words.ts";
import { countFigures, differenceWords, notReadWords } from "./incomplete-words.ts";
import { heldAccruals, missingFromStatement } from "./ledger-only-groups.ts";
import { isAgreedInFull } from "./line-words.ts";
import type { Revision } from "./revision.ts";
import { isRevised } from "./revision-blocks.ts";
import { unreadRowsOf } from "./unread-rows.ts";

type Facts = Pick<ResponseFacts, "outcome" | "statement">;

/** How good the news is. `good` only when nothing is left to do on either side. */
export type Mood = "good" | "mixed" | "attention";

/**
 * The result in a few words, for the subject and the first line of a mail: `agreed £208,324.60 of £264,055.10, 5 lines open`. What the
 * statement lacks, and what of it could not be read, is said in the same breath.
 */
export function shortResult({ outcome, statement }: Facts, revision?: Revision): string {
  const open = openLines(outcome).length;
  const whole = formatPounds(statement.totalPence);
  const missing = missingFromStatement(outcome);
  const unread = unreadRowsOf(statement).length;
  const figures = countFigures(statement);
  const [difference] = statement.differences ?? [];
  const parts = [
    open > 0
      ? `agreed ${formatPounds(outcome.agreedPence)} of ${whole}, ${counted(open, "line")} open`
      : isComplete(statement)
        ? `agreed in full, ${whole}`
        : `agreed ${whole}, as far as we could read it`,
    difference === undefined ? "" : `your total says ${formatPounds(difference.statedPence)}`,
    unread === 0 ? "" : `${counted(unread, "line")} not read`,
    figures === 0 ? "" : `${counted(figures, "figure")} not read`,
    missing.count === 0
      ? ""
      : `${counted(missing.count, "item")} of ${formatPounds(missing.pence)} not on your statement`,
  ];
  return `${isRevised(revision) ? "revised: " : ""}${parts.filter((part) => part !== "").join(", ")}`;
}

/** How good the news is: `good` only if neither side has anything left to do. */
export function moodOf(facts: Facts): Mood {
  const { outcome, statement } = facts;
  if (isSettled(facts)) return "good";
  return outcome.inDisputePence === noPence && differenceWords(statement) === "" ? "mixed" : "attention";
}

/** Whether neither side has anything left to do: all agreed, nothing asked, nothing missing, nothing adjusted, nothing owed back. */
export function isSettled({ outcome, statement }: Facts): boolean {
  return (
    isComplete(statement) &&
    outcome.lines.every((line) => isAgreedInFull(line) && line.wanted === undefined) &&
    outcome.ledgerOnly.length === 0 &&
    outcome.adjustedPence === noPence &&
    outcome.notifiedPence >= 0
  );
}

/**
 * The answer in sentences. A total that is not what the lines add up to comes first, and a statement that was not read whole is never agreed
 * in full.
 */
export function answerSentences(facts: Facts): string {
  const { outcome, statement } = facts;
  const open = openLines(outcome).length;
  return sentences(
    differenceWords(statement),
    open === 0 ? agreedSentence(facts) : openSentences(facts, open),
    notReadWords(statement, open === 0 ? "" : "more "),
    ledgerOnlySentence(facts),
    isSettled(facts) ? "Neither of us has anything left to do." : "",
  );
}

function agreedSentence({ statement }: Facts): string {
  const whole = formatPounds(statement.totalPence);
  return isComplete(statement)
    ? `We agree your statement in full: ${whole}.`
    : `We agree everything that we could read on your statement: ${whole}.`;
}

function openSentences({ outcome, statement }: Facts, open: number): string {
  const parts = [];
  if (outcome.notAgreedPence !== noPence) parts.push(`${formatPounds(outcome.notAgreedPence)} is not agreed`);
  if (outcome.inDisputePence !== noPence) parts.push(`${formatPounds(outcome.inDisputePence)} is in formal dispute`);
  const rest = parts.length === 0 ? "The amounts that are not agreed cancel each other out" : parts.join(" and ");
  return `We agree ${formatPounds(outcome.agreedPence)} of your ${formatPounds(statement.totalPence)}. ${rest}, on ${open.toLocaleString("en-GB")} of ${counted(outcome.lines.length, "line")}.`;
}

/** REC-08, REC-17 */
function ledgerOnlySentence({ outcome, statement }: Facts): string {
  const missing = missingFromStatement(outcome);
  const accruals = heldAccruals(outcome);
  const lacks = unreadRowsOf(statement).length === 0 ? "your statement lacks" : "we could not find on your statement";
  return sentences(
    missing.count === 0
      ? ""
      : `Our ledger also has ${counted(missing.count, "item")} of ${formatPounds(missing.pence)}${missing.count === 1 ? "" : " in all"} that ${lacks}.`,
    accruals.count === 0
      ? ""
      : `We hold accruals of ${formatPounds(accruals.pence)} for what you have not invoiced yet.`,
  );
}

function openLines({ lines }: ResponseFacts["outcome"]): LineOutcome[] {
  return lines.filter((line) => !isAgreedInFull(line));
}

function sentences(...texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join(" ");
}
