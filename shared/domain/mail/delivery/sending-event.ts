import * as z from "zod";

import { parseEmailAddress, type EmailAddress } from "../../organisation/email-address.ts";
import { OWN_MARK } from "../headers/read-mail-headers.ts";
import { toSafeLine } from "../headers/safe-line.ts";
import { MESSAGE_TAG } from "../message-tag.ts";
import { unwrapSns } from "../unwrap-sns.ts";
import type { RecipientDelivery } from "./delivery.ts";

/** What SES reports about one message that it accepted. */
export interface SendingEvent {
  readonly sesId: string;
  /** Our id of the message: from the tag that we gave it, or from our mark in its header. */
  readonly messageId: string | undefined;
  /** When SES accepted the message: an ISO instant. */
  readonly acceptedAt: string;
  readonly what: "send" | "delivery" | "delay" | "bounce" | "complaint" | "reject";
  readonly recipients: readonly RecipientDelivery[];
}

/** A message on the queue of SES's reports. `notice`: about the subscription or something that we have not asked for. */
export type SendingReport = { readonly type: "event"; readonly event: SendingEvent } | { readonly type: "notice" };

/**
 * Reads the body of a queue message: an event of SES's event publishing, bare (raw delivery) or wrapped by SNS. When the event
 * destination is created SES publishes a sentence, which is a notice.
 *
 * @throws Error (from zod or JSON.parse) if it is neither: then AWS or our own set-up is wrong
 */
export function parseSendingReport(body: string): SendingReport {
  const published = unwrapSns(body);
  if (published === undefined || !KNOWN.has(eventTypeSchema.parse(published).eventType)) return { type: "notice" };
  const event = eventSchema.parse(published);
  const { mail } = event;
  return {
    type: "event",
    event: {
      sesId: mail.messageId,
      messageId: mail.tags?.[MESSAGE_TAG]?.[0] ?? markIn(mail.headers ?? []),
      acceptedAt: mail.timestamp,
      ...reportOf(event),
    },
  };
}

function reportOf(event: z.infer<typeof eventSchema>): Pick<SendingEvent, "what" | "recipients"> {
  const { mail } = event;
  switch (event.eventType) {
    case "Send":
      return { what: "send", recipients: all(mail.destination, { state: "sent", at: mail.timestamp }) };
    case "Delivery": {
      const { recipients, timestamp: at } = event.delivery;
      return { what: "delivery", recipients: all(recipients, { state: "delivered", at }) };
    }
    case "DeliveryDelay": {
      const { delayedRecipients, delayType, timestamp: at } = event.deliveryDelay;
      return {
        what: "delay",
        recipients: delayedRecipients.flatMap(({ emailAddress, diagnosticCode }) =>
          all([emailAddress], { state: "delayed", at, why: sentence(delayType, diagnosticCode) }),
        ),
      };
    }
    case "Bounce": {
      const { bouncedRecipients, bounceType, bounceSubType, timestamp: at } = event.bounce;
      return {
        what: "bounce",
        recipients: bouncedRecipients.flatMap(({ emailAddress, diagnosticCode }) =>
          all([emailAddress], {
            state: "bounced",
            bounce: bounceKinds[bounceType],
            at,
            why: sentence(bounceSubType, diagnosticCode),
          }),
        ),
      };
    }
    case "Complaint": {
      const { complainedRecipients, complaintFeedbackType, complaintSubType, timestamp: at } = event.complaint;
      const why = sentence(complaintFeedbackType ?? complaintSubType ?? "complaint", undefined);
      const addresses = complainedRecipients.map(({ emailAddress }) => emailAddress);
      return { what: "complaint", recipients: all(addresses, { state: "complained", at, why }) };
    }
    case "Reject": {
      const why = sentence(event.reject.reason, undefined);
      return { what: "reject", recipients: all(mail.destination, { state: "rejected", at: mail.timestamp, why }) };
    }
    case "Rendering Failure": {
      const why = sentence("Rendering Failure", event.failure.errorMessage);
      return { what: "reject", recipients: all(mail.destination, { state: "rejected", at: mail.timestamp, why }) };
    }
  }
}

/** The same report for each of the addresses. */
function all(addresses: readonly string[], report: Omit<RecipientDelivery, "address">): RecipientDelivery[] {
  return addresses.flatMap((text) => {
    const address = addressIn(text);
    return address === undefined ? [] : [{ address, ...report }];
  });
}

function addressIn(text: string): EmailAddress | undefined {
  return parseEmailAddress(/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text);
}

/** Mail servers write the diagnostic text, so it is made safe to show. */
function sentence(what: string, diagnosticCode: string | null | undefined): string {
  const said = diagnosticCode?.replace(/^\s*smtp\s*;\s*/i, "") ?? "";
  return toSafeLine(said === "" ? what : `${what}: ${said}`, LONGEST_REASON);
}

const LONGEST_REASON = 300;

function markIn(headers: readonly { readonly name: string; readonly value: string }[]): string | undefined {
  return headers.find(({ name }) => name.toLowerCase() === OWN_MARK)?.value.trim();
}

const bounceKinds = { Permanent: "permanent", Transient: "transient", Undetermined: "undetermined" } as const;

const eventTypeSchema = z.object({ eventType: z.string() });

/** SES writes instants with or without milliseconds. */
const instantSchema = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), { error: "is not an instant" })
  .transform((text) => new Date(text).toISOString());

const mailSchema = z.object({
  timestamp: instantSchema,
  messageId: z.string().min(1),
  destination: z.array(z.string()).default([]),
  headers: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
  tags: z.record(z.string(), z.array(z.string())).nullish(),
});

const addresseeSchema = z.object({ emailAddress: z.string(), diagnosticCode: z.string().nullish() });

const eventSchema = z.discriminatedUnion("eventType", [
  z.object({ eventType: z.literal("Send"), mail: mailSchema }),
  z.object({
    eventType: z.literal("Delivery"),
    mail: mailSchema,
    delivery: z.object({ timestamp: instantSchema, recipients: z.array(z.string()) }),
  }),
  z.object({
    eventType: z.literal("DeliveryDelay"),
    mail: mailSchema,
    deliveryDelay: z.object({
      timestamp: instantSchema,
      delayType: z.string(),
      delayedRecipients: z.array(addresseeSchema),
    }),
  }),
  z.object({
    eventType: z.literal("Bounce"),
    mail: mailSchema,
    bounce: z.object({
      timestamp: instantSchema,
      bounceType: z.enum(["Permanent", "Transient", "Undetermined"]).catch("Undetermined"),
      bounceSubType: z.string().catch("Undetermined"),
      bouncedRecipients: z.array(addresseeSchema),
    }),
  }),
  z.object({
    eventType: z.literal("Complaint"),
    mail: mailSchema,
    complaint: z.object({
      timestamp: instantSchema,
      complainedRecipients: z.array(addresseeSchema),
      complaintFeedbackType: z.string().nullish(),
      complaintSubType: z.string().nullish(),
    }),
  }),
  z.object({ eventType: z.literal("Reject"), mail: mailSchema, reject: z.object({ reason: z.string() }) }),
  z.object({
    eventType: z.literal("Rendering Failure"),
    mail: mailSchema,
    failure: z.object({ errorMessage: z.string() }),
  }),
]);

const KNOWN: ReadonlySet<string> = new Set([
  "Send",
  "Delivery",
  "DeliveryDelay",
  "Bounce",
  "Complaint",
  "Reject",
  "Rendering Failure",
]);
