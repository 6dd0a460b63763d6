import * as z from "zod";

import {
  addDays,
  calendarDate,
  calendarDateSchema,
  daysBetween,
  type CalendarDate,
} from "../amounts-and-days/calendar-date.ts";
import { penceSchema } from "../amounts-and-days/pence.ts";

/**
 * Exercises (the agreement-of-balances rounds, one a quarter) and the kinds of statement that each takes. An administrator
 * imports them; `choose-exercise.ts` finds the one that a statement belongs to.
 */
export const kindSchema = z.enum(["r&p", "i&e", "accruals"]);

/** What a statement is about: receivables and payables, income and expenditure, or accruals (month 12 only). */
export type Kind = z.infer<typeof kindSchema>;

/** The kind in words, as a reply writes it. */
export function nameOfKind(kind: Kind): string {
  switch (kind) {
    case "r&p":
      return "receivables and payables";
    case "i&e":
      return "income and expenditure";
    case "accruals":
      return "accruals";
  }
}

/** The kind as it appears in subjects. */
export function shortNameOfKind(kind: Kind): string {
  switch (kind) {
    case "r&p":
      return "R&P";
    case "i&e":
      return "I&E";
    case "accruals":
      return "Accruals";
  }
}

export const exerciseIdSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-Q[1-4]$/, { error: "is not an exercise such as 2022-23-Q4" })
  .brand<"ExerciseId">();

/** One financial year and quarter, `2022-23-Q4`. */
export type ExerciseId = z.infer<typeof exerciseIdSchema>;

/** `2022-23 Q4` */
export function nameOfExercise(exercise: ExerciseId): string {
  return `${exercise.slice(0, 7)} ${exercise.slice(8)}`;
}

/** EXR-02: thresholds are set anew for each exercise, and one may not be set yet: it is left out, or said to be confirmed. */
const thresholdSchema = z.union([penceSchema, z.literal("to be confirmed").transform(() => undefined)]).optional();

const kindRulesSchema = z.object({
  /** Absent if it is not set yet. */
  issueOverPence: thresholdSchema,
  /** Absent if it is not set yet, or if nothing has to be agreed (accruals): `agreement` tells which. */
  agreeOverPence: thresholdSchema,
  agreement: z.enum(["required", "voluntary"]),
  statementsBy: calendarDateSchema,
  askFrom: calendarDateSchema.optional(),
  agreeBy: calendarDateSchema,
});

/** Thresholds and dates of one kind in one exercise: data that changes with each exercise (EXR-01, EXR-02, EXR-05). */
export type KindRules = z.infer<typeof kindRulesSchema>;

/** EXR-02: whether balances have to be agreed over a threshold that is not set yet. Until it is, nothing is required. */
export function isThresholdOpen({
  agreement,
  agreeOverPence,
}: Pick<KindRules, "agreement" | "agreeOverPence">): boolean {
  return agreement === "required" && agreeOverPence === undefined;
}

/** An exercise as an administrator imports it. A kind that has no rules takes no statements in that quarter (EXR-01). */
export const exerciseSchema = z.object({
  exercise: exerciseIdSchema,
  financialYear: z.object({ from: calendarDateSchema, to: calendarDateSchema }),
  month: z.number().int().min(1).max(12),
  cutOff: calendarDateSchema,
  lastPayments: calendarDateSchema.optional(),
  kinds: z.partialRecord(kindSchema, kindRulesSchema),
  /** MIS-04: a mismatch at or under it need not be cleared. Set from the group's total once it is known; absent until then. */
  mismatchTolerancePence: thresholdSchema,
  events: z
    .array(z.object({ at: z.string().min(1), bodies: z.array(z.string()), event: z.string().min(1) }))
    .default([]),
});

export type Exercise = z.infer<typeof exerciseSchema>;

const MONTHS_OF_YEAR = 12;

/** The last day of the quarter that an exercise is about: of the month that it is named after, counted from the year's first. */
export function lastDayOf({ financialYear, month }: Exercise): CalendarDate {
  const [year = "", first = ""] = financialYear.from.split("-");
  const months = Number(first) - 1 + month;
  const nextYear = Number(year) + Math.floor(months / MONTHS_OF_YEAR);
  const nextMonth = String((months % MONTHS_OF_YEAR) + 1).padStart(2, "0");
  return addDays(calendarDate(`${String(nextYear)}-${nextMonth}-01`), -1);
}

/** Whether a day is so near the cut-off of an exercise that a statement or ledger of that day is one of its quarter. */
export function isOfQuarter({ cutOff }: Pick<Exercise, "cutOff">, day: CalendarDate): boolean {
  return Math.abs(daysBetween(cutOff, day)) <= MOST_DAYS_FROM_CUT_OFF;
}

/** Half way to the next quarter's cut-off. */
const MOST_DAYS_FROM_CUT_OFF = 46;
