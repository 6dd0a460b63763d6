import { MailParser, type AttachmentStream, type HeaderLines, type MessageText } from "mailparser";
import { megabytes, type MailLimits, MailLimitExceeded } from "./mail-limits.ts";
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
  /** A Content-Type by which it holds parts, if its header has several of which only this one says so. */
  readonly multipart?: string;
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
    done({ ...descriptionOf(part, bytes), bytes: isUuencoded(part) ? uudecode(bytes) : bytes });
    part.release();
  });
}

export function attachmentsTooBig({ attachmentBytes }: MailLimits): MailLimitExceeded {
  const why = `Its parts and files hold more than ${megabytes(attachmentBytes)} MB in all.`;
  return new MailLimitExceeded("attachments-too-big", why);
}

/**
 * mailparser takes the first of several Content-Type fields, keeps the last, and takes text where there is none. Of two, the one counts that
 * lets more be found: parts before a file, a file before text. Without one, a part that begins like a message is one, as in a digest.
 */
function descriptionOf(part: AttachmentStream, bytes: Uint8Array): Omit<MessagePart, "bytes"> {
  const last = part.headers.get("content-type");
  const declared = typeof last === "object" && "params" in last ? last : undefined;
  const first = (part.contentType || "text/plain").toLowerCase();
  const other = declared?.value.toLowerCase() ?? first;
  const boundary = other.startsWith("multipart/") ? declared?.params["boundary"] : undefined;
  const isMessage = declared === undefined && !isWhole(part) && beginsLikeMessage(bytes);
  return {
    contentType: isMessage ? "message/rfc822" : isText(first) && other !== "" && boundary === undefined ? other : first,
    charset: declared?.params["charset"]?.toLowerCase(),
    fileName: part.filename,
    attached: part.contentDisposition !== undefined && part.contentDisposition !== "inline",
    ...(boundary === undefined ? {} : { multipart: `${other}; boundary="${boundary}"` }),
  };
}

/** Whether it is the body of a message of one part. */
function isWhole({ partId }: AttachmentStream): boolean {
  // Despite its types, mailparser gives null then.
  return (partId ?? "") === "";
}

function isText(contentType: string): boolean {
  return contentType === "text/plain" || contentType === "text/html";
}

/** Whether it begins with a header block that has at least three of the fields of every message. */
function beginsLikeMessage(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16 * 1024)).toString("latin1");
  const [head = ""] = start.replace(/^(?:\r?\n)+/, "").split(/\r?\n\r?\n/, 1);
  if (!/^[\w-]{1,70}:/.test(head)) return false;
  const fields = new Set(
    Array.from(head.matchAll(/^(from|to|subject|date|message-id|mime-version|received):/gim), ([, name = ""]) =>
      name.toLowerCase(),
    ),
  );
  return fields.size >= 3;
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
