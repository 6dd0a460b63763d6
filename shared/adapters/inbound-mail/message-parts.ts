import { MailParser, type AttachmentStream, type HeaderLines, type MessageText } from "mailparser";
import type { HeaderLine } from "../../domain/mail/headers/read-mail-headers.ts";
import { type MailLimits, MailLimitExceeded } from "./mail-limits.ts";
import { uudecode } from "./uudecode.ts";

/** One leaf of a message, its transfer encoding undone and nothing else. */
export interface MessagePart {
  /** In lower case, `text/plain`. */
  readonly contentType: string;
  readonly charset: string | undefined;
  /** As the sender gave it; `undefined` where there is none. */
  readonly fileName: string | undefined;
  /** Whether it says that it is a file rather than text to be read. */
  readonly attached: boolean;
  readonly bytes: Uint8Array;
}

/** What all messages of one mail, the forwarded ones too, may still use up. */
export interface MailBudget {
  parts: number;
  attachments: number;
  bytes: number;
  expandedBytes: number;
  winmailAttributes: number;
}

/**
 * Takes a message apart. `onHeaders` gets the header fields as soon as they are there, so that they are known whatever
 * happens later.
 *
 * @throws MailTooMuch past a limit; whatever else mailparser throws means that it could not read the message
 */
export function messageParts(
  raw: Uint8Array,
  limits: MailLimits,
  budget: MailBudget,
  onHeaders: (lines: readonly HeaderLine[]) => void,
): Promise<readonly MessagePart[]> {
  return new Promise((resolve, reject) => {
    const parts: MessagePart[] = [];
    const parser = new MailParser(optionsOf(limits));
    // No type is text to it: every leaf then comes as its bytes, none through its HTML, link and picture code.
    Object.assign(parser, { textTypes: [] });
    const fail = (error: unknown): void => {
      parser.removeAllListeners("data");
      parser.on("error", ignore);
      parser.destroy();
      reject(limitErrorOf(error, limits));
    };
    parser.on("headerLines", (lines: HeaderLines) => {
      if (lines.length > limits.headerFields) {
        fail(new MailLimitExceeded("too-many-header-fields", `It has more than ${limits.headerFields} header fields.`));
      } else onHeaders(lines);
    });
    parser.on("data", (part: AttachmentStream | MessageText) => {
      if (part.type !== "attachment") return;
      if (--budget.parts < 0) {
        fail(new MailLimitExceeded("too-many-parts", `It has more than ${limits.parts} parts.`));
      } else if (depthOf(part) > limits.multipartDepth) {
        fail(new MailLimitExceeded("too-deep", `Its parts lie more than ${limits.multipartDepth} deep.`));
      } else collect(part, budget, limits, (read) => parts.push(read), fail);
    });
    parser.on("error", fail);
    parser.on("end", () => {
      resolve(parts);
    });
    parser.end(raw);
  });
}

/** `maxHeadSize` and the others that its types leave out go on to its splitter. */
function optionsOf(limits: MailLimits) {
  return {
    ignoreEmbedded: true,
    maxHeadSize: limits.headerBytes,
    maxChildNodes: limits.parts * 2,
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    keepDeliveryStatus: true,
  };
}

function collect(
  part: AttachmentStream,
  budget: MailBudget,
  limits: MailLimits,
  done: (part: MessagePart) => void,
  fail: (error: unknown) => void,
): void {
  const chunks: Uint8Array[] = [];
  part.content.on("data", (chunk: Uint8Array) => {
    budget.bytes -= chunk.length;
    if (budget.bytes < 0) fail(attachmentsTooBig(limits));
    else chunks.push(chunk);
  });
  part.content.on("error", fail);
  part.content.on("end", () => {
    const bytes = joined(chunks);
    done({ ...descriptionOf(part), bytes: isUuencoded(part) ? uudecode(bytes) : bytes });
    part.release();
  });
}

export function attachmentsTooBig({ attachmentBytes }: MailLimits): MailLimitExceeded {
  const why = `Its parts and files hold more than ${megabytes(attachmentBytes)} MB in all.`;
  return new MailLimitExceeded("attachments-too-big", why);
}

export function megabytes(bytes: number): number {
  return Math.round(bytes / (1024 * 1024));
}

function descriptionOf(part: AttachmentStream): Omit<MessagePart, "bytes"> {
  const declared = part.headers.get("content-type");
  const charset =
    typeof declared === "object" && "params" in declared ? declared.params["charset"]?.toLowerCase() : undefined;
  return {
    contentType: (part.contentType || "text/plain").toLowerCase(),
    charset,
    fileName: part.filename,
    attached: part.contentDisposition !== undefined && part.contentDisposition !== "inline",
  };
}

/** The one transfer encoding beyond MIME's own that is met, under several names. */
function isUuencoded(part: AttachmentStream): boolean {
  const encoding = part.headers.get("content-transfer-encoding");
  return typeof encoding === "string" && /^\s*(?:x-)?uu(?:e|enc|encode)\b/i.test(encoding);
}

function depthOf(part: AttachmentStream): number {
  // Its types say otherwise, but mailparser gives null for a message of one part.
  return (part.partId ?? "").split(".").length;
}

/** In memory of its own, so that it can be handed over to another thread. */
function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function limitErrorOf(error: unknown, limits: MailLimits): Error {
  if (!(error instanceof Error)) return new Error("mailparser gave up", { cause: error });
  if (!("code" in error) || error.code !== "EMAXLEN") return error;
  return error.message.includes("header")
    ? new MailLimitExceeded(
        "headers-too-big",
        `The header fields of a part take more than ${limits.headerBytes / 1024} KB.`,
      )
    : new MailLimitExceeded("too-many-parts", `It has more than ${limits.parts} parts.`);
}

/** A destroyed stream may complain once more; nobody is waiting for it any longer. */
function ignore(): void {
  return;
}
