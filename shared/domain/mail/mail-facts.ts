import * as z from "zod";

import { emailAddressSchema } from "../organisation/email-address.ts";

/** One address of a header field. The sender typed the name: show it, never trust it. */
export const headerAddressSchema = z.object({ name: z.string(), address: emailAddressSchema });

export type HeaderAddress = z.infer<typeof headerAddressSchema>;

/** A container that a file was in: `forwarded` is a message in the message, `winmail` an Outlook container. */
export const originSchema = z.object({ container: z.enum(["forwarded", "winmail", "zip"]), name: z.string() });

export type Origin = z.infer<typeof originSchema>;

/** One file of a mail, however deeply nested, as far as a mail is judged by it. */
export const mailAttachmentSchema = z.object({
  /** Safe to show, to log and to use as a file name: no paths, control characters or direction marks. */
  name: z.string().min(1),
  /** As the sender declared it, in lower case; the bytes may be something else. */
  contentType: z.string(),
  /** Recognised from the first bytes, whatever the name and the declared type say. */
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
  /** The containers, outermost first. */
  origin: z.array(originSchema),
  /** Of its bytes; absent before it is read. */
  digest: z.string().optional(),
  /** The first texts in it, a line each, if its content was read. Only the numbers of known invoices are looked for in them. */
  words: z.string().optional(),
});

export type MailAttachment = z.infer<typeof mailAttachmentSchema>;

/** A container that could not be opened safely. The answer tells the sender, who can send the file in another form. */
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
    "mail-form-unknown",
  ]),
  /** One sentence. */
  what: z.string().min(1),
});

export type Unopened = z.infer<typeof unopenedSchema>;

/** The mail's envelope: known before the message itself is read. */
export const envelopeSchema = z.object({
  /** MAIL FROM in lower case; empty for the null return path that automatic mail has. */
  from: z.string(),
  /** Those of our addresses that it was delivered to. */
  recipients: z.array(z.string()),
});

export type Envelope = z.infer<typeof envelopeSchema>;

/** The header fields of a mail. The sender wrote all of them, so they prove nothing. */
export const mailHeadersSchema = z.object({
  /** Every address of every From field. */
  from: z.array(headerAddressSchema),
  /** How many From fields there are. If there are several, mail programs disagree on which one to show. */
  fromFields: z.number().int().nonnegative(),
  /** Whether something in From was not an address; another program might read another sender from it. */
  fromMalformed: z.boolean(),
  sender: z.array(headerAddressSchema),
  replyTo: z.array(headerAddressSchema),
  to: z.array(headerAddressSchema),
  cc: z.array(headerAddressSchema),
  /** Decoded, on one line, without control characters and direction marks. */
  subject: z.string(),
  messageIdHeader: z.string().optional(),
  inReplyTo: z.array(z.string()),
  referencesHeader: z.array(z.string()),
  /** The instant in the Date field, if it is readable. */
  date: z.iso.datetime().optional(),
  /** The domains that claim to have signed it (`d=`); empty if one of the signatures can't be read. SES's DKIM verdict says whether a signature is valid. */
  dkimDomains: z.array(z.string()),
  /** Signs of automatic mail, from RFC 3834 and from practice. Values in lower case, without comments. */
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
  /** The content type of the message itself, such as `multipart/report`. */
  contentType: z.string(),
  reportType: z.string().optional(),
  /** Whether it has the header field that marks the messages of an Accord: then it is one of ours that came back, or another Accord's. */
  ownMark: z.boolean(),
  /** Whether it says that it is a statement that an organisation has issued through an Accord, perhaps this one. */
  issuedStatement: z.boolean().optional(),
});

export type MailHeaders = z.infer<typeof mailHeadersSchema>;

/** The content of a message. */
export const mailContentSchema = z.object({
  /** The beginning of the text that a person would read. */
  text: z.string(),
  /** The first few web addresses in the text and in its links. */
  links: z.array(z.string()),
  /** The content types of all parts, in order, in lower case. */
  partTypes: z.array(z.string()),
  /** `Action` fields of delivery reports: `failed`, `delayed`, `delivered`, `relayed`, `expanded`. */
  deliveryActions: z.array(z.string()),
  attachments: z.array(mailAttachmentSchema),
  unopened: z.array(unopenedSchema),
});

export type MailContent = z.infer<typeof mailContentSchema>;

/** Everything that is known about a mail before it is judged. */
export interface MailFacts extends MailHeaders, MailContent {
  readonly envelope: Envelope;
}

/** A file with its bytes, as it was in the message. */
const openedFileSchema = mailAttachmentSchema.extend({
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});

/** The content of a message with the bytes of its files. */
export const openedContentSchema = mailContentSchema.extend({ attachments: z.array(openedFileSchema) });

export type OpenedContent = z.infer<typeof openedContentSchema>;
export type OpenedFile = z.infer<typeof openedFileSchema>;

/** The result of opening one message behind its header. A failure says which limit or defect ended it. */
export type OpenedMail =
  | { readonly outcome: "opened"; readonly content: OpenedContent }
  | {
      readonly outcome: "failed";
      /** Stable: `message-too-big`, `too-many-parts`, `parsing-took-too-long`, … */
      readonly reason: string;
      /** One sentence with the limit. */
      readonly why: string;
    };

/** Opens one raw message. Never throws, whatever the message contains. */
export type OpenMail = (raw: Uint8Array) => Promise<OpenedMail>;
