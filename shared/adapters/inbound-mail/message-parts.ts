import { MailParser, type AttachmentStream, type HeaderLines, type MessageText } from "mailparser";
import { type MailLimits, MailLimitExceeded } from "./mail-limits.ts";
import { uudecode } from "./uudecode.ts";

/** One leaf of a message. Only its transfer encoding has been decoded. */
export interface MessagePart {
  /** In lower case, `text/plain`. */
  readonly contentType: string;
  readonly charset: string | undefined;
  /** The name that the sender gave; `undefined` if there is none. */
  readonly fileName: string | undefined;
  /** Whether it is declared as a file, not as text to read. */
  readonly attached: boolean;
  readonly bytes: Uint8Array;
}

/** How much of each limit is left for all messages of one mail, with the forwarded ones. */
export interface MailBudget {
  parts: number;
  attachments: number;
  bytes: number;
  expandedBytes: number;
  winmailAttributes: number;
}

/**
 * Splits a message into its parts.
 *
 * @throws MailLimitExceeded past a limit; any other error of mailparser means that it could not read the message
 */
export function messageParts(raw: Uint8Array, limits: MailLimits, budget: MailBudget): Promise<readonly MessagePart[]> {
  return new Promise((resolve, reject) => {
    const parts: MessagePart[] = [];
    const parser = new MailParser(optionsOf(limits));
    // With no text types, every leaf arrives as bytes and skips mailparser's HTML, link and picture code.
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
      }
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

/** mailparser passes `maxHeadSize` and others, which its types lack, to its splitter. */
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
    const bytes = joinChunks(chunks);
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

/** Whether a part is uuencoded: the only transfer encoding besides MIME's that occurs, under several names. */
function isUuencoded(part: AttachmentStream): boolean {
  const encoding = part.headers.get("content-transfer-encoding");
  return typeof encoding === "string" && /^\s*(?:x-)?uu(?:e|enc|encode)\b/i.test(encoding);
}

function depthOf(part: AttachmentStream): number {
  // Despite its types, mailparser gives null for a message of one part.
  return (part.partId ?? "").split(".").length;
}

/** Joins the chunks in memory of their own, which can be transferred to another thread. */
function joinChunks(chunks: readonly Uint8Array[]): Uint8Array {
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

/** Ignores the error that a destroyed stream may still emit. */
function ignore(): void {
  return;
}
