import * as z from "zod";

import { penceSchema, sumPence } from "../amounts-and-days/pence.ts";
import type { StatementAnswer } from "./statement-answer.ts";

/** What an answer comes to, for lists. */
export const answerSumsSchema = z.object({
  agreedPence: penceSchema,
  notAgreedPence: penceSchema,
  disputedPence: penceSchema,
  /** How many lines it answers clearly, how many of the statement it does not answer at all, how much a person has to read. */
  lines: z.number().int().nonnegative(),
  unanswered: z.number().int().nonnegative(),
  unclear: z.number().int().nonnegative(),
  /** What the payable organisation has and the statement lacks. */
  held: z.number().int().nonnegative(),
});

export type AnswerSums = z.infer<typeof answerSumsSchema>;

/** @param linesOfStatement how many lines the statement has */
export function sumsOfAnswer({ lines, unclear, held }: StatementAnswer, linesOfStatement: number): AnswerSums {
  const spoken = new Set([...lines, ...unclear].map(({ line }) => line).filter((line) => line !== undefined));
  return {
    agreedPence: sumPence(lines.map(({ agreedPence }) => agreedPence)),
    notAgreedPence: sumPence(lines.map(({ notAgreedPence }) => notAgreedPence)),
    disputedPence: sumPence(lines.map(({ disputedPence }) => disputedPence)),
    lines: lines.length,
    unanswered: linesOfStatement - spoken.size,
    unclear: unclear.length,
    held: held.length,
  };
}

/** Whether it leaves nothing open: every line is agreed, and the payable organisation has nothing that we lack. */
export function isAgreedInFull({ notAgreedPence, disputedPence, unanswered, unclear, held }: AnswerSums): boolean {
  return notAgreedPence === 0 && disputedPence === 0 && unanswered + unclear + held === 0;
}

/** Whether it says something clear of every line. */
export function answersEveryLine({ unanswered, unclear }: AnswerSums): boolean {
  return unanswered + unclear === 0;
}
