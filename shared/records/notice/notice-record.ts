import * as z from "zod";

import { organisationCodeSchema } from "../../domain/organisation/organisation-code.ts";
import { outboxMessageSchema } from "../message/outbox-message.ts";

/** What a notice is about. */
export const noticeKindSchema = z.enum([
  /** What waits for a person at the payable organisation. */
  "todo",
  /** A statement that has not come: to the organisation that should have sent it. */
  "statement-request",
  /** A statement that the organisation has issued to a counterparty. */
  "statement",
  /** What we still need before balances are agreed: to the organisation that was asked for it. */
  "reminder",
  /** Where the payable organisation stands in an exercise. */
  "summary",
  /** Decisions over the limit of one person: to the others who may decide. */
  "second-person",
  /** That a person asked for that. It has no message: the next run of the timetable sends the summary. */
  "summary-request",
  /** That the hard close has not changed an answer: to the organisation that had it. */
  "confirmation",
  /** Its own mismatches, to an organisation, from whoever leads the exercise. */
  "mismatch-report",
  /** That a person asked for those. It has no message: the next run of the timetable sends them. */
  "mismatch-report-request",
  /** What waits at the organisation itself before balances of a kind are to be agreed. */
  "deadline",
  /** The draft of a collection form, before it is handed in. */
  "form-draft",
  /** The organisation's own statements that wait to be released, before they are to be issued. */
  "statement-drafts",
]);

export type NoticeKind = z.infer<typeof noticeKindSchema>;

/** The notices of one kind, and about one thing, of an organisation. They are numbered from 1 without gaps. */
export const noticeSeriesSchema = z.object({
  /** The organisation in whose name it is sent. */
  organisation: organisationCodeSchema,
  kind: noticeKindSchema,
  /** What it is about, if the organisation has several of the kind side by side: `2022-23-Q4-rp-ZB2`. */
  about: z
    .string()
    .regex(/^[\w-]+$/)
    .optional(),
});

export type NoticeSeries = z.infer<typeof noticeSeriesSchema>;

export const noticeKeySchema = noticeSeriesSchema.extend({ number: z.number().int().positive() });

/**
 * Its number is what makes a notice one: two runs that decide on the next notice at the same time decide on the same number, and only
 * one of them writes it.
 */
export type NoticeKey = z.infer<typeof noticeKeySchema>;

/** The record of something that Accord tells of itself because its time has come, not in answer to a mail and not about one position. */
export const noticeRecordSchema = z.object({
  key: noticeKeySchema,
  /** Whom it tells: the organisation itself, or a counterparty. */
  recipient: organisationCodeSchema,
  /** Key, in the record bucket, of the facts of its message; they say what was told. */
  facts: z.string().min(1),
  decidedAt: z.iso.datetime(),
  /** The messages that have not left. */
  outbox: z.array(outboxMessageSchema),
  /** The ids of those that have. */
  sentMessages: z.array(z.string().min(1)),
  /** Those that a person has withdrawn before they left. */
  withdrawnMessages: z
    .array(z.object({ id: z.string().min(1), by: z.string().min(1), note: z.string().min(1) }))
    .optional(),
});

export type NoticeRecord = z.infer<typeof noticeRecordSchema>;

/** The id of a notice and of its message: `ZA1-todo-7`. Unlike codes of organisations, kinds are in small letters. */
export function idOfNotice({ organisation, kind, about, number }: NoticeKey): string {
  return [organisation, kind, ...(about === undefined ? [] : [about]), number].join("-");
}
