import * as z from "zod";

import { acceptedLineSchema, type AcceptedLine } from "../../domain/answer/accepted-line.ts";
import { calendarDateSchema } from "../../domain/amounts-and-days/calendar-date.ts";
import { penceSchema } from "../../domain/amounts-and-days/pence.ts";
import { positionKeySchema } from "../../domain/position/position-key.ts";
import { givenAnswerSchema } from "./given-answer.ts";
import type { NoticeKey } from "../notice/notice-record.ts";

const releasedStatementSchema = z.object({
  /** From 1: the second of a position replaces the first (STM-04). */
  number: z.number().int().positive(),
  /** Of what it says: a later draft with the same digest is the same statement. */
  digest: z.string().min(1),
  /** Key, in the record bucket, of the statement with its lines. */
  statement: z.string().min(1),
  asAt: calendarDateSchema,
  lines: z.number().int().nonnegative(),
  totalPence: penceSchema,
  releasedAt: z.iso.datetime(),
  by: z.string().min(1),
});

/** A statement that a person has released. */
export type ReleasedStatement = z.infer<typeof releasedStatementSchema>;

/**
 * The receivable side of a position: which statements the receivable organisation has issued, when, with which lines. The answers are read
 * against it.
 */
export const issuedRecordSchema = z.object({
  key: positionKeySchema,
  /** All of them, the newest last. */
  released: z.array(releasedStatementSchema).min(1),
  /** How many of them the clock has taken up to send, the oldest first. */
  takenUp: z.number().int().nonnegative(),
  /** What the payable organisation has answered (RSP-06), the newest last; absent if it has not. */
  answers: z.array(givenAnswerSchema).optional(),
  /** What people have accepted as not owed; absent if nothing. The newest of a line counts. */
  accepted: z.array(acceptedLineSchema).optional(),
});

export type IssuedRecord = z.infer<typeof issuedRecordSchema>;

/** The newest statement, which is the one that counts. */
export function newestOf({ released }: IssuedRecord): ReleasedStatement {
  const newest = released.at(-1);
  if (!newest) throw new Error("a record of issued statements has none");
  return newest;
}

/** What is accepted of the newest statement. */
export function acceptedOfNewest(record: IssuedRecord): readonly AcceptedLine[] {
  const { number } = newestOf(record);
  return (record.accepted ?? []).filter((each) => each.number === number);
}

/** Those that a person has released and that the clock has not taken up. */
export function unsentOf({ released, takenUp }: IssuedRecord): readonly ReleasedStatement[] {
  return released.slice(takenUp);
}

/** The notice that a statement is sent as: whoever sends the same one twice decides on the same number. */
export function noticeOfStatement({ key }: IssuedRecord, number: number): NoticeKey {
  const { payable, receivable, exercise, kind } = key;
  return {
    organisation: receivable,
    kind: "statement",
    about: `${exercise}-${kind.replaceAll("&", "")}-${payable}`,
    number,
  };
}
