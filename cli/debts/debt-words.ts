import { formatCalendarDate } from "../../shared/domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../shared/domain/amounts-and-days/format-pounds.ts";
import type { CallReason } from "../../shared/domain/credit-control/call-due.ts";
import type { CreditStep } from "../../shared/domain/credit-control/credit-terms.ts";
import type { DebtStanding } from "../../shared/domain/credit-control/debt-standing.ts";
import type { NotedEvent } from "../../shared/records/debt/debt-histories.ts";

/** Each step in words. */
export const stepWords: Readonly<Record<CreditStep, string>> = {
  "reminder-one": "the first reminder",
  "reminder-two": "the second reminder",
  "reminder-three": "the third reminder",
  "bad-debt": "the bad-debt steps",
};

/** Where a debt stands and what comes next, in a sentence. */
export function standingWords(standing: DebtStanding): string {
  switch (standing.standing) {
    case "settled":
      return { paid: "It is paid.", cancelled: "It is cancelled.", "written-off": "It is written off." }[standing.why];
    case "check":
      return standing.why === "no-invoice-date"
        ? "Look at it: the ledger has no invoice date, so nothing counts from it."
        : "Look at it: it is in no line of the sales ledger, and is not thereby paid.";
    case "suspended":
      return suspendedWords(standing);
    case "next-step":
      return `${standing.isDue ? "Due" : "Next"}: ${stepWords[standing.step]}, ${standing.isDue ? "since" : "on"} ${formatCalendarDate(standing.on)}.`;
    case "steps-taken":
      return "All steps have been taken: decide about it.";
  }
}

function suspendedWords(standing: Extract<DebtStanding, { readonly standing: "suspended" }>): string {
  switch (standing.why) {
    case "awaiting-approval":
      return "Nothing to do yet: the invoice waits for approval.";
    case "on-hold":
      return "Nobody chases it: it is on hold.";
    case "dispute":
      return "Nobody chases it while it is in dispute: settle the dispute.";
    case "promise":
      return `Nobody chases it: payment is promised for ${formatCalendarDate(standing.until)}.`;
    case "instalments":
      return `Nobody chases it: the next instalment is due on ${formatCalendarDate(standing.until)}.`;
  }
}

/** Why a call is to be made today. */
export const callWords: Readonly<Record<CallReason, string>> = {
  daily: "debts of this size are called about every working day",
  "twice-a-week": "debts of this size are called about twice a week",
  "after-letter": "nobody has called since the last letter",
};

/** An event of a debt's history, in a sentence. */
export function eventWords({ event }: NotedEvent): string {
  const day = formatCalendarDate(event.day);
  switch (event.event) {
    case "step-taken":
      return `${day}: ${stepWords[event.step]}.`;
    case "call":
      return `${day}: ${event.by} called. Reason: ${event.reason}.${event.promisedFor === undefined ? "" : ` Payment is promised for ${formatCalendarDate(event.promisedFor)}.`}`;
    case "disputed":
      return `${day}: ${event.disputedPence === undefined ? "in dispute" : `${formatPounds(event.disputedPence)} in dispute`}, noted by ${event.by}. ${event.reason}`;
    case "dispute-resolved":
      return `${day}: the dispute is settled, noted by ${event.by}. ${event.reason}`;
    case "instalments-agreed":
      return `${day}: ${formatPounds(event.totalPence)} is paid in ${event.instalments.length} instalments.`;
    case "instalment-missed":
      return `${day}: an instalment was missed, so the whole is due.`;
    case "written-off":
      return `${day}: ${formatPounds(event.pence)} written off, within the limit of ${event.limit}.`;
  }
}
