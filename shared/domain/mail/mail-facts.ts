import * as z from "zod";

import { emailAddressSchema } from "../organisation/email-address.ts";

/** One address of a header field. The name is what the sender typed: shown, never trusted. */
export const headerAddressSchema = z.object({ name: z.string(), address: emailAddressSchema });

export type HeaderAddress = z.infer<typeof headerAddressSchema>;

/** What a file was taken out of, outermost first: `forwarded` a message in the message, `winmail` an Outlook container. */
export const originSchema = z.object({ container: z.enum(["forwarded", "winmail", "zip"]), name: z.string() });

export type Origin = z.infer<typeof originSchema>;

/** One file of a mail, however deep it lay. */
export const mailAttachmentSchema = z.object({
  /** Safe to show, to log and to save under: no paths, controls or direction marks. */
  name: z.string().min(1),
  /** In lower case, as the sender declared it; the bytes may be something else. */
  contentType: z.string(),
  /** By the first bytes, whatever name and declaration say. */
  looksLike: z.enum([
    "workbook",
    "zip",
    "pdf",
    "message",
    "winmail",
    "calendar",
    "text",
    "image",
    "encrypted",
    "other",
  ]),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  origin: z.array(originSchema),
});

export type MailAttachment = z.infer<typeof mailAttachmentSchema>;

/** A container that could not be opened, or not safely: told to the sender, who can send it otherwise. */
export const unopenedSchema = z.object({
  name: z.string(),
  reason: z.enum([
    "zip-encrypted",
    "zip-damaged",
    "zip-without-workbook",
    "zip-over-limit",
    "winmail-damaged",
    "forwarded-damaged",
    "nested-too-deep",
    "mail-encrypted",
  ]),
  /** One sentence. */
  what: z.string().min(1),
});

export type Unopened = z.infer<typeof unopenedSchema>;

/** What the mail's transport said: known before a byte of the message is read. */
export const envelopeSchema = z.object({
  /** MAIL FROM in lower case; empty for the null return path that machines send with. */
  from: z.string(),
  /** The addresses of ours that it was delivered to. */
  recipients: z.array(z.string()),
});

export type Envelope = z.infer<typeof envelopeSchema>;

/** What the header fields of a mail say. Everything in here was written by whoever sent it. */
export const mailHeadersSchema = z.object({
  /** Every address of every From field. */
  from: z.array(headerAddressSchema),
  /** How many From fields there are; mail programs disagree on which of several they show. */
  fromFields: z.number().int().nonnegative(),
  /** Whether something in From was no address: another parser may read another sender from it. */
  fromMalformed: z.boolean(),
  sender: z.array(headerAddressSchema),
  replyTo: z.array(headerAddressSchema),
  to: z.array(headerAddressSchema),
  cc: z.array(headerAddressSchema),
  /** Decoded, on one line, without controls and direction marks. */
  subject: z.string(),
  messageId: z.string().optional(),
  inReplyTo: z.array(z.string()),
  references: z.array(z.string()),
  /** The instant in the Date field, where it can be read. */
  date: z.iso.datetime().optional(),
  /** The domains that claim to have signed it (`d=`); which of them hold is the cloud's verdict. */
  dkimDomains: z.array(z.string()),
  /** What RFC 3834 and practice say of mail that no person wrote. Values in lower case, without comments. */
  automatic: z.object({
    autoSubmitted: z.string().optional(),
    precedence: z.string().optional(),
    autoResponseSuppress: z.array(z.string()),
    /** The names of the List-… fields. */
    listFields: z.array(z.string()),
    /** The names of other fields that only automatic mail has (`x-autoreply`, `x-failed-recipients`, …). */
    otherFields: z.array(z.string()),
    /** A Return-Path field of `<>`. */
    nullReturnPath: z.boolean(),
  }),
  /** The message's own type, `multipart/report`, with the parameters that tell what kind of machine wrote it. */
  contentType: z.string(),
  reportType: z.string().optional(),
  /** Whether it bears the mark that our own mail bears: then it is our mail, come back. */
  ownMark: z.boolean(),
});

export type MailHeaders = z.infer<typeof mailHeadersSchema>;

/** What the message holds. */
export const mailContentSchema = z.object({
  /** The beginning of what a person would read. */
  text: z.string(),
  /** Web addresses in the text and behind its links, the first few. */
  links: z.array(z.string()),
  /** The types of all parts, in lower case, in their order. */
  partTypes: z.array(z.string()),
  /** `Action` fields of delivery reports: `failed`, `delayed`, `delivered`, `relayed`, `expanded`. */
  deliveryActions: z.array(z.string()),
  attachments: z.array(mailAttachmentSchema),
  unopened: z.array(unopenedSchema),
});

export type MailContent = z.infer<typeof mailContentSchema>;

/** Everything that is known of one mail before anybody judges it. */
export interface MailFacts extends MailHeaders, MailContent {
  readonly envelope: Envelope;
}

/**
 * What came of parsing one message. A failure says which limit or defect ended it, and keeps the header fields where
 * these had been read, so that a registered sender can be told.
 */
export type ParsedMail =
  | { readonly outcome: "parsed"; readonly facts: MailFacts }
  | {
      readonly outcome: "failed";
      /** Stable: `message-too-big`, `too-many-parts`, `parsing-took-too-long`, … */
      readonly reason: string;
      /** One sentence with the limit. */
      readonly why: string;
      readonly headers: MailHeaders | undefined;
      readonly envelope: Envelope;
    };

/** Reads one raw message. Whatever it holds, the answer is a value; it never throws over content. */
export type ParseMail = (raw: Uint8Array, envelope: Envelope) => Promise<ParsedMail>;
