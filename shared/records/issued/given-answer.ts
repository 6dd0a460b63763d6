import * as z from "zod";

import { answerSumsSchema } from "../../domain/answer/sums-of-answer.ts";

/** An answer that came to one of the statements of a position. */
export const givenAnswerSchema = answerSumsSchema.extend({
  /** The mail that brought it: the same mail is the same answer. */
  mailId: z.string().min(1),
  receivedAt: z.iso.datetime(),
  /** Which of the statements it answers. */
  number: z.number().int().positive(),
  /** Key, in the record bucket, of what it says line by line. */
  answer: z.string().min(1),
});

export type GivenAnswer = z.infer<typeof givenAnswerSchema>;
