import * as z from "zod";

import { answerSumsSchema } from "../../domain/answer/sums-of-answer.ts";
import { kindSchema } from "../../domain/exercise/exercise.ts";
import { keptEvidenceSchema } from "../../domain/mail/conversation/kept-evidence.ts";
import { verdictsSchema } from "../../domain/mail/headers/verdicts.ts";
import { mailStateSchema } from "../../domain/mail/mail-state.ts";
import { positionKeySchema } from "../../domain/position/position-key.ts";
import { organisationCodeSchema } from "../../domain/organisation/organisation-code.ts";
import { calendarDateSchema } from "../../domain/amounts-and-days/calendar-date.ts";
import { penceSchema } from "../../domain/amounts-and-days/pence.ts";
import { outboxMessageSchema } from "../message/outbox-message.ts";

/** One statement that a mail brought, as far as the mail's own record follows it. */
const broughtStatementSchema = z.object({
  file: z.string(),
  position: positionKeySchema,
  asAt: calendarDateSchema.optional(),
  lines: z.number().int().nonnegative(),
  totalPence: penceSchema,
  /** Digest of the statement's content, whatever the file looks like. */
  digest: z.string().min(1),
  /** Key of the read statement in the record bucket. */
  statement: z.string().min(1),
  /**
   * What became of it (STM-04): it waits until the registered address confirms it (`held`), because of its sender or because it is much
   * smaller than the current one; it is still on its way to its position (`arriving`), it was the newest (`current`), a newer one was
   * there already (`set-aside`), or it has the same content as the current one (`duplicate`).
   */
  became: z.enum(["held", "arriving", "current", "set-aside", "duplicate"]),
  /** The message that answered it, once that has left. */
  answeredBy: z.string().optional(),
  /** The message that was to answer it, if a person withdrew that before it left. */
  replyWithdrawn: z.string().optional(),
});

const refusedFileSchema = z.object({
  file: z.string(),
  /** One sentence. */
  why: z.string().min(1),
  /** Which kind of statement it says it is. */
  kind: kindSchema.optional(),
});

const ownAnswerSchema = answerSumsSchema.extend({
  position: positionKeySchema,
  /** Which statement of the position it answers, and whether a newer one had replaced that already (REC-20). */
  number: z.number().int().positive(),
  isSuperseded: z.boolean(),
  /** Key of the answer, line by line, in the record bucket. */
  answer: z.string().min(1),
  /** The first of what a person has to read, with its place. */
  toRead: z.array(z.string()),
});

/** A workbook that was refused beside a statement of the same mail. */
export type RefusedFile = z.infer<typeof refusedFileSchema>;

/** What is kept of one mail, from the moment that the cloud stored it. */
export const mailRecordSchema = z.object({
  /** The cloud's id of the mail: the same notification twice is the same mail. */
  id: z.string().min(1),
  receivedAt: z.iso.datetime(),
  /** Key of the raw mail in the mail bucket. */
  objectKey: z.string().min(1),
  /** MAIL FROM; empty for the null return path that machines send with. */
  envelopeFrom: z.string(),
  /** Our addresses that it was sent to. */
  recipients: z.array(z.string()),
  /** What the cloud found when it checked the mail, and the sender that it checked. */
  verdicts: verdictsSchema,
  judgedFrom: z.array(z.string()).optional(),
  /** The sender's address that a person sees; the envelope's until the mail has been read; may be empty. */
  from: z.string(),
  subject: z.string(),
  messageIdHeader: z.string().optional(),
  referencesHeader: z.array(z.string()),
  /**
   * The message of ours that it says it answers, which went to the organisation that it says it comes from. The sender wrote both:
   * `sender` is who it is from.
   */
  answers: z.string().optional(),
  state: mailStateSchema,
  /** A stable code in kebab case. */
  reason: z.string().min(1),
  /** The reason as a sentence. */
  why: z.string().min(1),
  /** The organisation that sent it, once we know it. */
  sender: organisationCodeSchema.optional(),
  /** Whose mail it is: the organisation that owes what it claims, or that was asked, or that owns the mailbox it came to. */
  payable: organisationCodeSchema.optional(),
  /** Which kind of statement its subject names. */
  namedKind: kindSchema.optional(),
  /** Whether a person has to read what it says, as it says it in words. */
  inWords: z.boolean().optional(),
  /** How often a person has had it read again. */
  reopened: z.number().int().positive().optional(),
  /** If it is or was held: the code to release or reject it with, and the mail or operator that did. */
  hold: z.object({ code: z.string().min(1), until: z.iso.datetime(), closedBy: z.string().optional() }).optional(),
  statements: z.array(broughtStatementSchema),
  /** Absent if none was refused beside its statements. */
  refusedFiles: z.array(refusedFileSchema).optional(),
  /** What it brought to a position besides statements. */
  evidence: keptEvidenceSchema.optional(),
  /** What it answers of a statement that an organisation of the group has issued (RSP-06). */
  ownAnswer: ownAnswerSchema.optional(),
  /** Messages that come from the mail itself and have not left yet. */
  outbox: z.array(outboxMessageSchema),
  /** The ids of the messages that left because of it, in order of departure. */
  sentMessages: z.array(z.string()),
  /** Messages because of it that a person withdrew before they left. */
  withdrawnMessages: z
    .array(z.object({ id: z.string().min(1), by: z.string().min(1), note: z.string().min(1) }))
    .optional(),
});

export type MailRecord = z.infer<typeof mailRecordSchema>;

export type BroughtStatement = z.infer<typeof broughtStatementSchema>;

/**
 * Returns the mail as answered once all its answers have left, as closed if a person withdrew one of them, and unchanged otherwise. Only
 * an accepted mail becomes answered or closed, and a closed one becomes answered if an answer leaves after all.
 */
export function answeredIfDone(mail: MailRecord): MailRecord {
  if ((mail.state !== "accepted" && mail.state !== "closed") || mail.outbox.length > 0) return mail;
  const { sentMessages, withdrawnMessages = [] } = mail;
  const own = mail.statements.filter(({ became }) => became !== "duplicate");
  if (sentMessages.length > 0 && own.every(({ answeredBy }) => answeredBy !== undefined)) {
    const why = `It was answered by ${sentMessages.join(", ")}.`;
    return mail.evidence && mail.statements.length === 0
      ? { ...mail, state: "answered", why: `A person looks at it. ${why}` }
      : { ...mail, state: "answered", reason: "answered", why };
  }
  const isDone = own.every(({ answeredBy, replyWithdrawn }) => (answeredBy ?? replyWithdrawn) !== undefined);
  if (withdrawnMessages.length === 0 || !isDone) return mail;
  const words = withdrawnMessages.map(({ id, by, note }) => `${by} withdrew ${id} before it left: ${note}`);
  return { ...mail, state: "closed", reason: "reply-withdrawn", why: words.join(" ") };
}
