import * as z from "zod";

import { whoseOrganisation, type Whose } from "../../domain/canary/whose.ts";
import { emailAddressSchema } from "../../domain/organisation/email-address.ts";
import { deliverySchema } from "../../domain/mail/delivery/delivery.ts";
import { positionKeySchema } from "../../domain/position/position-key.ts";
import { organisationCodeSchema, type OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { noticeKeySchema } from "../notice/notice-record.ts";
import { outboxMessageSchema } from "./outbox-message.ts";
import { sendingRefusalReasons } from "../../domain/mail/sending-refusal.ts";

/**
 * The record of one outgoing message. `pending`: not yet tried, or to be tried at once. `sending`: an attempt that holds the lease
 * has handed it to the mail service, and may have failed. `waiting`: it is tried again at `nextAttemptAt`. `rejected`: it is not
 * tried again until a person asks for it. `sent`: the mail service has accepted it. `withdrawn`: a person has closed it, and it never
 * leaves. Until it is sent or withdrawn it stays in its outbox.
 */
export const messageRecordSchema = outboxMessageSchema.extend({
  /** Whose outbox it is in until it has left. */
  origin: z.discriminatedUnion("from", [
    z.object({ from: z.literal("position"), position: positionKeySchema }),
    z.object({ from: z.literal("mail") }),
    /** `recipient`: whom the notice tells, its own organisation or a counterparty. */
    z.object({ from: z.literal("notice"), notice: noticeKeySchema, recipient: organisationCodeSchema }),
  ]),
  state: z.enum(["pending", "sending", "waiting", "rejected", "sent", "withdrawn"]),
  attempts: z.number().int().nonnegative(),
  /** Whether an attempt ended without a result: the mail service may have taken it. */
  mayHaveLeft: z.boolean().optional(),
  /** Who closed it, when and why. */
  withdrawn: z.object({ by: z.string().min(1), at: z.iso.datetime(), note: z.string().min(1) }).optional(),
  /** No other attempt may begin before this. */
  leasedUntil: z.iso.datetime().optional(),
  /** Known once the message has been rendered. */
  subject: z.string().optional(),
  /** Key of the message's bytes in the record bucket. */
  raw: z.string().optional(),
  /** SHA-256 of them. Absent in records of before, and if an attempt ended before it could note it. */
  rawDigest: z.string().optional(),
  /** The mail service's id for it. */
  sesId: z.string().optional(),
  sentAt: z.iso.datetime().optional(),
  /** When a waiting message is tried again. */
  nextAttemptAt: z.iso.datetime().optional(),
  /**
   * Why it is waiting or rejected: the reason of the mail service's refusal (sending-refusal.ts), or that an earlier message of the
   * same position has not left, or that each of its addresses is on our own list of undeliverable ones.
   */
  reason: z.enum(["earlier-message", "undeliverable-address", ...sendingRefusalReasons]).optional(),
  /** The same as a sentence, in the mail service's own words if it refused. */
  why: z.string().optional(),
  /** Each time that a person had it sent again, or that Accord gave it other addresses: who, when, to which addresses it had gone until then, and why it had stopped. */
  resends: z
    .array(
      z.object({
        by: z.string().min(1),
        at: z.iso.datetime(),
        to: z.array(emailAddressSchema).min(1),
        reason: z.string().optional(),
      }),
    )
    .optional(),
  /** What became of it after the mail service accepted it. */
  delivery: deliverySchema.optional(),
});

export type MessageRecord = z.infer<typeof messageRecordSchema>;

/**
 * Key, in the record bucket, of a message's bytes. They name its recipients, so that a message that goes to another address than
 * before gets a key of its own: what is stored is never written over.
 */
export function keyOfBytes({ id, to, resends = [] }: Pick<MessageRecord, "id" | "to" | "resends">): string {
  const addressees = [...resends.map((resend) => resend.to), to].map((each) => each.join());
  const changes = addressees.filter((each, index) => index > 0 && each !== addressees[index - 1]).length;
  return changes === 0 ? `sent/${id}.eml` : `sent/${id}.to-${changes + 1}.eml`;
}

/** Whose a message is: that of its position or notice. One that refuses a mail as a whole is the group's. */
export function whoseMessage(message: Pick<MessageRecord, "origin">): Whose {
  const payable = payableOfMessage(message);
  return payable === undefined ? "group" : whoseOrganisation(payable);
}

/** The organisation in whose name a message is sent; `undefined` if only its mail can say that. */
export function payableOfMessage({ origin }: Pick<MessageRecord, "origin">): OrganisationCode | undefined {
  switch (origin.from) {
    case "position":
      return origin.position.payable;
    case "notice":
      return origin.notice.organisation;
    case "mail":
      return undefined;
  }
}
