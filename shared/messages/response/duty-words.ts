import { epochDay, formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { isTheirTurn } from "../../domain/position/wanted.ts";
import type { ResponseFacts } from "../facts/reply-facts.ts";
import { quoteText } from "../words/quote-text.ts";
import { withFullStop } from "../words/reading-words.ts";
import { counted } from "../words/statement-words.ts";
import { ukDay } from "../../domain/amounts-and-days/uk-clock.ts";
import { isSettled } from "./headline.ts";
import { isAgreedInFull } from "./line-words.ts";
import type { Revision } from "./revision.ts";

/** Whether we had to reply, and why (EXR-02, EXR-04): the duty to reply is the payable organisation's. */
export function replyDutyWords({ outcome }: ResponseFacts): string {
  const why = withFullStop(quoteText(outcome.replyRequiredWhy));
  return outcome.replyRequired
    ? `${why} The duty is ours, and this message is our reply.`
    : `${why} We reply all the same.`;
}

/** By when both are to agree, and whose turn it is; `undefined` if the balance need not be agreed. */
export function agreeByWords(facts: ResponseFacts): string | undefined {
  if (!mustBeAgreed(facts)) return undefined;
  const { agreeBy } = facts.rules;
  return `${formatCalendarDate(agreeBy)}, by both of us. ${turnWords(facts)}`;
}

/** What the reader should know of the facts of a mail when the reply is late. */
interface Late {
  /** When the mail with the statement arrived. */
  readonly receivedAt: string;
  readonly revision?: Revision | undefined;
}

/** That a reply is late, by how much, and through whom; empty if it is not. It looks at the reply's own date only. */
export function lateWords(facts: ResponseFacts, { receivedAt, revision }: Late): string {
  if (!mustBeAgreed(facts) || isSettled(facts)) return "";
  const { agreeBy } = facts.rules;
  const late = epochDay(ukDay(facts.preparedAt)) - epochDay(agreeBy);
  if (late <= 0) return "";
  const received = ukDay(receivedAt);
  const how =
    received > agreeBy
      ? `Your statement arrived on ${formatCalendarDate(received)}, which was after that day too.`
      : revision === undefined
        ? `Your statement arrived on ${formatCalendarDate(received)}, so the delay is ours.`
        : `Our earlier reply was of ${formatCalendarDate(ukDay(revision.earlier.sentAt))}.`;
  return `This reply is late: the balance was to be agreed by ${formatCalendarDate(agreeBy)}, ${counted(late, "day")} before it. ${how}`;
}

/** Whose turn it is, in words. */
function turnWords(facts: ResponseFacts): string {
  const open = facts.outcome.lines.filter((line) => !isAgreedInFull(line));
  const yours = facts.outcome.lines.filter(({ wanted }) => isTheirTurn(wanted)).length;
  const approvals = open.filter(({ wanted }) => wanted !== undefined && !isTheirTurn(wanted)).length;
  const ours = open.filter(({ wanted }) => wanted === undefined).length;
  if (isSettled(facts)) return "Nothing is left to do for it.";
  const words = [
    yours === 0 ? "" : `It is your turn for ${counted(yours, "line")}: please send what we ask for.`,
    approvals === 0
      ? ""
      : `We have to approve ${counted(approvals, "line")}; what we ask for about ${approvals === 1 ? "it" : "them"} helps us.`,
    ours === 0
      ? ""
      : `We have to settle ${counted(ours, "line")}; you need not send anything for ${ours === 1 ? "it" : "them"}.`,
  ].filter((text) => text !== "");
  return words.length === 0 ? "Please check what your statement does not have." : words.join(" ");
}

type WithRules = ResponseFacts & { readonly rules: NonNullable<ResponseFacts["rules"]> };

/** EXR-02: a dispute alone makes a reply required, and not an agreement. */
function mustBeAgreed(facts: ResponseFacts): facts is WithRules {
  const over = facts.rules?.agreeOverPence;
  return facts.outcome.replyRequired && over !== undefined && Math.abs(facts.statement.totalPence) > over;
}
