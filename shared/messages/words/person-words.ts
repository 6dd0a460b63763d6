import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import type { NextAgreeBy } from "../../domain/exercise/next-agree-by.ts";
import { nameOfExercise } from "../../domain/exercise/exercise.ts";
import type { Party } from "../facts/reply-facts.ts";
import { shortNameOfParty } from "./statement-words.ts";

/** Says that a person looks at it, and when to expect an answer. Nothing is promised that nobody can keep. */
export function personWords(payable: Party | undefined, next: NextAgreeBy | undefined): string {
  const at = payable === undefined ? "the payable organisation" : shortNameOfParty(payable);
  const by =
    next === undefined
      ? ""
      : ` Balances for ${nameOfExercise(next.exercise)} are to be agreed by ${formatCalendarDate(next.agreeBy)}; please expect an answer before that day.`;
  return `It is on the list of a person at ${at}, who will answer you.${by}`;
}
