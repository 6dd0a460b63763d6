import * as z from "zod";

import { calendarDateSchema, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { penceSchema } from "../amounts-and-days/pence.ts";
import type { Exercise } from "../exercise/exercise.ts";
import { runningExercises } from "../exercise/exercises-in-view.ts";
import { ledgerBounds, type Fraction, type Policy } from "../organisation/policy.ts";
import type { LedgerEffect } from "./ledger-effect.ts";
import type { LedgerSnapshot } from "./ledger-snapshot.ts";

/** Why an uploaded ledger waits for a person instead of coming into force. */
export const ledgerConcernSchema = z.discriminatedUnion("concern", [
  z.object({ concern: z.literal("older-date"), inForce: calendarDateSchema, uploaded: calendarDateSchema }),
  z.object({ concern: z.literal("soft-after-hard"), inForce: calendarDateSchema, uploaded: calendarDateSchema }),
  z.object({ concern: z.literal("fewer-lines"), before: z.number().int(), now: z.number().int() }),
  z.object({ concern: z.literal("less-outstanding"), beforePence: penceSchema, nowPence: penceSchema }),
  z.object({
    concern: z.literal("many-revised-replies"),
    replies: z.number().int(),
    bound: z.number().int(),
    /** Whether only some positions were compared, so that there may be more. */
    atLeast: z.boolean(),
  }),
  /** A person put a ledger of the same content out of force, or rejected it. */
  z.object({
    concern: z.literal("taken-back"),
    decided: z.enum(["rejected", "reverted"]),
    by: z.string().min(1),
    at: z.iso.datetime(),
  }),
]);

export type LedgerConcern = z.infer<typeof ledgerConcernSchema>;

/** What the concerns about an uploaded ledger depend on. */
export interface JudgedLedger {
  readonly inForce: LedgerSnapshot;
  readonly uploaded: LedgerSnapshot;
  readonly effect: LedgerEffect;
  readonly policy: Policy;
  readonly exercises: readonly Exercise[];
  readonly today: CalendarDate;
}

/**
 * The reasons why an uploaded ledger should not come into force before a person has looked at it, all of them; empty for an ordinary
 * one. What grows is no reason: a ledger that shrinks takes back what was agreed.
 */
export function concernsAbout(judged: JudgedLedger): LedgerConcern[] {
  const { inForce, uploaded, effect, policy } = judged;
  const bounds = ledgerBounds(policy);
  const concerns: LedgerConcern[] = [];
  const dates = { inForce: inForce.asAt, uploaded: uploaded.asAt };
  if (uploaded.asAt < inForce.asAt) concerns.push({ concern: "older-date", ...dates });
  else if (isSoftAfterHard(judged)) concerns.push({ concern: "soft-after-hard", ...dates });
  if (fallsBy(bounds.fall, inForce.lines, uploaded.lines))
    concerns.push({ concern: "fewer-lines", before: inForce.lines, now: uploaded.lines });
  if (fallsBy(bounds.fall, inForce.totalPence, uploaded.totalPence))
    concerns.push({ concern: "less-outstanding", beforePence: inForce.totalPence, nowPence: uploaded.totalPence });
  if (effect.revised > bounds.revisedReplies)
    concerns.push({
      concern: "many-revised-replies",
      replies: effect.revised,
      bound: bounds.revisedReplies,
      atLeast: !effect.isWhole,
    });
  return concerns;
}

/**
 * Whether a soft close would replace a hard one too early. The soft close of a later month follows a hard one by nature (EXR-08), but
 * not while balances are still agreed on the hard close of an exercise.
 */
function isSoftAfterHard({ inForce, uploaded, exercises, today }: JudgedLedger): boolean {
  if (inForce.close !== "hard" || uploaded.close !== "soft") return false;
  if (monthOf(uploaded.asAt) === monthOf(inForce.asAt)) return true;
  const begins = ({ cutOff }: Exercise) => inForce.asAt < cutOff && cutOff <= uploaded.asAt;
  return runningExercises(exercises, today).length > 0 && !exercises.some(begins);
}

/** Whether a figure falls by this part of it or more. One that is not above zero has no part to fall by. */
function fallsBy({ part, of }: Fraction, before: number, now: number): boolean {
  return before > 0 && BigInt(before - now) * BigInt(of) >= BigInt(before) * BigInt(part);
}

function monthOf(date: CalendarDate): string {
  return date.slice(0, 7);
}
