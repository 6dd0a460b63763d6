import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { subtractPence } from "../../domain/amounts-and-days/pence.ts";
import type { LedgerConcern } from "../../domain/ledger/ledger-concerns.ts";
import type { LedgerEffect, RevisedReply } from "../../domain/ledger/ledger-effect.ts";
import { ukTime } from "./uk-time.ts";
import { counted, nameOfStatement } from "./statement-words.ts";

/** Why an uploaded ledger waits, as a sentence. */
export function sayConcern(concern: LedgerConcern): string {
  switch (concern.concern) {
    case "older-date":
      return `It is as at ${formatCalendarDate(concern.uploaded)}, and the ledger in force is as at ${formatCalendarDate(concern.inForce)}, which is later.`;
    case "soft-after-hard":
      return `It is a soft close, and the ledger in force is the hard close as at ${formatCalendarDate(concern.inForce)}.`;
    case "fewer-lines":
      return `It has ${counted(concern.now, "line")}, and the ledger in force has ${concern.before.toLocaleString("en-GB")}.`;
    case "less-outstanding":
      return `Its total is ${formatPounds(concern.nowPence)}, and that of the ledger in force is ${formatPounds(concern.beforePence)}: ${formatPounds(subtractPence(concern.beforePence, concern.nowPence))} less.`;
    case "many-revised-replies":
      return `It would send ${concern.atLeast ? "at least " : ""}${counted(concern.replies, "revised reply", "revised replies")}; a ledger that would send more than ${concern.bound.toLocaleString("en-GB")} waits.`;
    case "taken-back":
      return `A ledger with the same content was ${concern.decided === "rejected" ? "rejected" : "put out of force"} by ${concern.by} on ${ukTime(concern.at)}.`;
  }
}

/** What a ledger would send if it came into force, as a sentence. */
export function sayEffect({ compared, isWhole, revised, agreedBeforePence, agreedNowPence }: LedgerEffect): string {
  if (compared === 0) return "No statement has been answered yet, so it would send no revised reply.";
  const atLeast = isWhole ? "" : "at least ";
  const agreed =
    agreedBeforePence === agreedNowPence
      ? `What is agreed stays at ${formatPounds(agreedNowPence)}.`
      : `What is agreed would change from ${formatPounds(agreedBeforePence)} to ${formatPounds(agreedNowPence)}.`;
  const some = isWhole
    ? ""
    : ` Only ${compared.toLocaleString("en-GB")} answered statements were compared; there are more.`;
  return `It would send ${revised === 0 ? `${atLeast}no revised reply` : `${atLeast}${counted(revised, "revised reply", "revised replies")}`}. ${agreed}${some}`;
}

/** Who would get a revised reply, and what it would say. */
export function sayRevisedReply(
  { position, changes, agreedBeforePence, agreedNowPence }: RevisedReply,
  nameOf: (code: RevisedReply["position"]["receivable"]) => string,
): string {
  const agreed =
    agreedBeforePence === agreedNowPence
      ? `agreed ${formatPounds(agreedNowPence)} as before`
      : `agreed ${formatPounds(agreedBeforePence)} before, ${formatPounds(agreedNowPence)} after`;
  return `${nameOf(position.receivable)}, ${nameOfStatement(position.kind, position.exercise)}: ${counted(changes, "change")}, ${agreed}.`;
}
