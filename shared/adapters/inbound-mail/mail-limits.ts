/** How much of anything a mail may hold. Beyond a limit the mail, or the container, ends with that reason. */
export interface MailLimits {
  readonly messageBytes: number;
  readonly headerBytes: number;
  readonly headerFields: number;
  readonly addresses: number;
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
  /** SES takes 40 MB. Stops: a message that fills memory before anything is known of it. */
  messageBytes: 40 * 1024 * 1024,
  /** Of one part, fields unfolded. Honest mail through many relays stays under 64 KB. Stops: a header without an end. */
  headerBytes: 256 * 1024,
  /** Stops: a hundred thousand empty fields, each an object. */
  headerFields: 2000,
  /** Of each address field. Stops: a list of victims as long as a header may be, kept and logged with the mail. */
  addresses: 500,
  /** With those of forwarded messages. Stops: a thousand nodes in a few kilobytes of boundaries. */
  parts: 250,
  /** Stops: multiparts in multiparts that make every walk through them quadratic. */
  multipartDepth: 20,
  /** With those taken out of containers. Stops: one mail that keeps the reader busy for hours. */
  attachments: 50,
  /** All together, decoded. Stops: base64 in forwarded messages in winmail.dat that multiplies what is held in memory. */
  attachmentBytes: 64 * 1024 * 1024,
  /** Forwarded messages, winmail.dat and zips in each other. Stops: a zip that holds itself, a mail forwarded for ever. */
  containerDepth: 4,
  /** Stops: a directory of a million names. */
  zipEntries: 200,
  /** Out of all zips of a mail. Stops: the zip bomb, 42 KB that become 4 GB. */
  expandedBytes: 64 * 1024 * 1024,
  /** Attributes and properties of one winmail.dat. Stops: millions of empty ones. */
  winmailAttributes: 20_000,
  /** What is kept of the text. Stops: a novel in every record and reply. */
  textCharacters: 20_000,
  /** Stops: a text of links alone, each looked up in the list of file shares. */
  links: 100,
  /** Of parsing one message, containers too. Stops: whatever nobody thought of that takes for ever. */
  parsingMs: 20_000,
  /** Of the parsing worker's heap. Stops: whatever nobody thought of that fills memory. */
  heapMegabytes: 192,
};

/** A mail went past a limit. Thrown and caught inside this adapter: to its callers it is a value. */
export class MailLimitExceeded extends Error {
  readonly reason: string;

  /** @param reason stable, in kebab case; @param why one sentence with the limit */
  constructor(reason: string, why: string) {
    super(why);
    this.name = "MailTooMuch";
    this.reason = reason;
  }
}
