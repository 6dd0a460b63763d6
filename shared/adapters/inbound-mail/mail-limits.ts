import { headerLimits } from "../../domain/mail/headers/read-header-block.ts";
import type { LimitReason } from "../../domain/mail/limit-reason.ts";

/** Limits on the parts of a mail. Past a limit, the mail or the container is not read, with that reason. */
export interface MailLimits {
  readonly messageBytes: number;
  readonly headerBytes: number;
  readonly headerFields: number;
  readonly parts: number;
  readonly multipartDepth: number;
  readonly attachments: number;
  readonly attachmentBytes: number;
  readonly containerDepth: number;
  readonly zipEntries: number;
  readonly expandedBytes: number;
  readonly winmailAttributes: number;
  readonly textCharacters: number;
  readonly links: number;
  readonly parsingMs: number;
  readonly heapMegabytes: number;
}

export const defaultMailLimits: MailLimits = {
  /** SES accepts 40 MB. Stops: a message that fills memory before anything is known about it. */
  messageBytes: 40 * 1024 * 1024,
  /** Of each part, as of the whole message. */
  headerBytes: headerLimits.headerBytes,
  headerFields: headerLimits.headerFields,
  /** With those of forwarded messages. Stops: thousands of parts in a few kilobytes of boundaries. */
  parts: 250,
  /** Stops: nested multiparts that make every walk through them quadratic. */
  multipartDepth: 20,
  /** With those in containers. Stops: one mail that keeps the reader busy for hours. */
  attachments: 50,
  /** Of all together, decoded. Stops: nested containers whose copies multiply in memory. */
  attachmentBytes: 64 * 1024 * 1024,
  /** Forwarded messages, winmail.dat and zips inside each other. Stops: a zip that contains itself, an endlessly forwarded mail. */
  containerDepth: 4,
  /** Stops: a directory of a million names. */
  zipEntries: 200,
  /** From all zips of a mail together. Stops: the zip bomb, 42 KB that become 4 GB. */
  expandedBytes: 64 * 1024 * 1024,
  /** Attributes and properties of one winmail.dat. Stops: millions of empty ones. */
  winmailAttributes: 20_000,
  /** Of the text that is kept. Stops: a novel in every record and message. */
  textCharacters: 20_000,
  /** Stops: a text full of links, each looked up in the list of file shares. */
  links: 100,
  /** For parsing one message with its containers. Stops: anything slow that the other limits miss. */
  parsingMs: 20_000,
  /** Of the parsing worker's heap. Stops: anything that fills memory and that the other limits miss. */
  heapMegabytes: 192,
};

/** A mail is over a limit. Thrown and caught inside this adapter; callers get a value. */
export class MailLimitExceeded extends Error {
  readonly reason: LimitReason;

  /** @param why one sentence with the limit */
  constructor(reason: LimitReason, why: string) {
    super(why);
    this.name = "MailLimitExceeded";
    this.reason = reason;
  }
}

/** For a whole message that is too big; whoever starts a parser asks this before. */
export function messageTooBig({ messageBytes }: MailLimits): MailLimitExceeded {
  return new MailLimitExceeded("message-too-big", `It is bigger than ${megabytes(messageBytes)} MB.`);
}

export function megabytes(bytes: number): number {
  return Math.round(bytes / (1024 * 1024));
}
