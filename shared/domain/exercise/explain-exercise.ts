import { formatCalendarDate, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { formatPounds } from "../amounts-and-days/format-pounds.ts";
import {
  isOfQuarter,
  isThresholdOpen,
  kindSchema,
  lastDayOf,
  nameOfExercise,
  nameOfKind,
  type Exercise,
  type Kind,
  type KindRules,
} from "./exercise.ts";

/** What an exercise means, in sentences. */
export interface ExerciseInWords {
  readonly facts: readonly string[];
  /** What is allowed and still looks like a slip; empty if nothing does. */
  readonly doubts: readonly string[];
}

/** Explains what an exercise would mean for statements and replies, and what in it somebody should look at (EXR-01, EXR-02, EXR-05). */
export function explainExercise(exercise: Exercise): ExerciseInWords {
  const { cutOff, financialYear, lastPayments } = exercise;
  const kinds = kindsOf(exercise);
  const without = kindSchema.options.filter((kind) => exercise.kinds[kind] === undefined).map(nameOfKind);
  return {
    facts: [
      `${nameOfExercise(exercise.exercise)}: the year from ${day(financialYear.from)} to ${day(financialYear.to)}, up to the end of the quarter on ${day(lastDayOf(exercise))}.`,
      `The cut-off is ${day(cutOff)}. A statement belongs to it if its date is nearer to that day than to the cut-off of any other exercise.`,
      ...(lastPayments === undefined
        ? ["It names no last day of payments: a payment after the day of a statement is timing."]
        : [
            `Payments to ${day(lastPayments)} are expected on statements as at ${day(cutOff)}; a later one is remarked on.`,
          ]),
      ...kinds.flatMap(([kind, rules]) => factsOfKind(kind, rules)),
      exercise.mismatchTolerancePence === undefined
        ? "The tolerance for mismatches is not set yet: every mismatch has to be cleared."
        : `A mismatch over ${formatPounds(exercise.mismatchTolerancePence)} has to be cleared.`,
      ...(without.length === 0 ? [] : [`It takes no statements of ${without.join(" or of ")}.`]),
    ],
    doubts: [...doubtsOfDates(exercise), ...kinds.flatMap(([kind, rules]) => doubtsOfKind(kind, rules, cutOff))],
  };
}

function factsOfKind(kind: Kind, rules: KindRules): string[] {
  const name = nameOfKind(kind);
  const { issueOverPence, agreeOverPence, agreement, statementsBy, askFrom, agreeBy } = rules;
  const issue =
    issueOverPence === undefined
      ? `Statements of ${name}: the threshold for issuing is not set yet`
      : `Statements of ${name} are issued over ${formatPounds(issueOverPence)}`;
  const agree = isThresholdOpen(rules)
    ? "The threshold for agreeing is not set yet: until it is, no reply says that it is required"
    : agreeOverPence === undefined
      ? "They need not be agreed"
      : `Over ${formatPounds(agreeOverPence)} agreement is ${agreement === "required" ? "required" : "suggested, and voluntary"}`;
  const ask = askFrom === undefined ? "" : `, a missing one is asked for from ${day(askFrom)}`;
  return [`${issue}, by ${day(statementsBy)}${ask}. ${agree}, by ${day(agreeBy)}.`];
}

const MONTHS_BY_QUARTER: Readonly<Record<string, number>> = { Q1: 3, Q2: 6, Q3: 9, Q4: 12 };

function doubtsOfDates({ exercise, financialYear, month, cutOff, lastPayments, ...rest }: Exercise): string[] {
  const doubts: string[] = [];
  const expected = MONTHS_BY_QUARTER[exercise.slice(-2)];
  if (month !== expected)
    doubts.push(`${exercise} is month ${String(expected)}, and the file says month ${String(month)}.`);
  if (exercise.slice(0, 4) !== financialYear.from.slice(0, 4))
    doubts.push(`${exercise} begins in ${exercise.slice(0, 4)}, and its financial year on ${day(financialYear.from)}.`);
  if (cutOff < financialYear.from || cutOff > financialYear.to)
    doubts.push(`The cut-off, ${day(cutOff)}, is not in the financial year.`);
  else if (!isOfQuarter({ cutOff }, lastDayOf({ exercise, financialYear, month, cutOff, ...rest })))
    doubts.push(`The cut-off, ${day(cutOff)}, is not near the end of month ${String(month)}.`);
  if (lastPayments !== undefined && lastPayments < cutOff)
    doubts.push(`The last day of payments, ${day(lastPayments)}, is before the cut-off.`);
  return doubts;
}

function doubtsOfKind(kind: Kind, rules: KindRules, cutOff: CalendarDate): string[] {
  const { issueOverPence, agreeOverPence, statementsBy, askFrom, agreeBy } = rules;
  const name = nameOfKind(kind);
  const doubts: string[] = [];
  if (issueOverPence !== undefined && agreeOverPence !== undefined && agreeOverPence < issueOverPence)
    doubts.push(`Of ${name}, more has to be agreed than statements are issued for.`);
  if (statementsBy < cutOff) doubts.push(`Statements of ${name} are due before the cut-off.`);
  if (agreeBy < statementsBy) doubts.push(`Statements of ${name} are to be agreed before they are due.`);
  if (askFrom !== undefined && askFrom < statementsBy)
    doubts.push(`A statement of ${name} would be asked for before it is due.`);
  return doubts;
}

function kindsOf({ kinds }: Exercise): [Kind, KindRules][] {
  return kindSchema.options.flatMap((kind): [Kind, KindRules][] => {
    const rules = kinds[kind];
    return rules === undefined ? [] : [[kind, rules]];
  });
}

function day(date: CalendarDate): string {
  return formatCalendarDate(date);
}
