import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { shortNameOfKind } from "../../domain/exercise/exercise.ts";
import type { Round } from "../../domain/form/rounds.ts";
import type { RoundMismatch } from "../../domain/scorecard/mismatch-by-round.ts";
import type { OwingScore, RoundScore, Scorecard } from "../../domain/scorecard/scorecard.ts";
import { wasComplete } from "../../domain/scorecard/score-owing.ts";
import type { Counts, ScoreTotals } from "../../domain/scorecard/score-totals.ts";
import type { Timeliness } from "../../domain/scorecard/timeliness.ts";
import { counted } from "../words/statement-words.ts";

/** Whether something came by its date. */
export function timelinessWords(score: Timeliness): string {
  switch (score.is) {
    case "on-time":
      return `on time, ${formatCalendarDate(score.day)}`;
    case "no-date":
      return formatCalendarDate(score.day);
    case "late":
      return `late by ${score.days === 0 ? "hours" : counted(score.days, "day")}, ${formatCalendarDate(score.day)}`;
    case "missing":
      return "missing";
    case "not-due":
      return "not due yet";
    case "none":
      return "none";
  }
}

/** Whether their statement had everything that our ledger has, and needed nothing more. */
export function completeWords(score: OwingScore): string {
  const complete = wasComplete(score);
  const { notOnStatement, reminders } = score;
  if (complete === undefined || notOnStatement === undefined)
    return reminders === 0 ? "" : `${counted(reminders, "reminder")}, not answered`;
  if (complete) return "complete";
  return [
    ...(notOnStatement.lines === 0
      ? []
      : [`lacked ${counted(notOnStatement.lines, "invoice")}, ${formatPounds(notOnStatement.pence)}`]),
    ...(reminders === 0 ? [] : [counted(reminders, "reminder")]),
  ].join("; ");
}

/** What the report of a round shows. */
export function mismatchWords(mismatch: RoundMismatch): string {
  switch (mismatch.is) {
    case "shown":
      return formatPounds(mismatch.pence);
    case "not-shown":
      return "not in the report";
    case "no-report":
      return "no report";
  }
}

/** The mismatch of each round of the form, in the order of the rounds. */
export function mismatchOfRound(rounds: readonly RoundScore[], round: Round): string {
  const found = rounds.find((score) => score.round === round);
  return found === undefined ? "" : mismatchWords(found.mismatch);
}

/** What is in dispute, and since when. */
export function disputeWords({ dispute }: OwingScore): string {
  return dispute === undefined
    ? ""
    : `${formatPounds(dispute.pence)}, the oldest for ${counted(dispute.days, "day")} since ${formatCalendarDate(dispute.since)}`;
}

/** `3 on time, 1 late, 2 missing` */
export function countsWords({ onTime, late, missing, noDate }: Counts): string {
  const parts = [
    ...(onTime === 0 ? [] : [`${String(onTime)} on time`]),
    ...(late === 0 ? [] : [`${String(late)} late`]),
    ...(missing === 0 ? [] : [`${String(missing)} missing`]),
    ...(noDate === 0 ? [] : [`${String(noDate)} without a date`]),
  ];
  return parts.length === 0 ? "none" : parts.join(", ");
}

/** The mismatch of a round in the history. */
export function totalMismatchWords({ mismatches }: ScoreTotals, round: Round): string {
  const found = mismatches.find((each) => each.round === round);
  return found === undefined ? "no report" : formatPounds(found.pence);
}

/** What a reader has to know of the figures, and what nobody can know from what is stored. */
export function scorecardNotes({ expectedUnknown, until }: Scorecard): string[] {
  return [
    "An answer is on time if it left by the day on which balances are to be agreed. If the statement came after that day, no date is set for its answer.",
    `A dispute begins with the first answer of the exercise that told it. Its age is counted until ${formatCalendarDate(until)}.`,
    "A mismatch is what the last report of the round shows. Where no report of the kind came, nothing is known of it.",
    "Own statements are counted from the day on which they were released. Those that were never released are not listed here; accord statements shows them. What others answer to them is not counted here; accord statements answers shows it.",
    ...expectedUnknown.map(
      (kind) =>
        `Who should have sent a statement of ${shortNameOfKind(kind)} is not known: no ledger of the quarter with a threshold is in force, and no picture was taken after statements were due.`,
    ),
  ];
}
