import { open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { simpleParser } from "mailparser";

import { decodeWords } from "../../shared/domain/mail/headers/decode-words.ts";
import { hasCode } from "../has-code.ts";
import { headerValue, splitMessage } from "./message-headers.ts";
import { fileOfMessage } from "./outbox.ts";

/** A sent message in a list. */
export interface SentSummary {
  readonly number: number;
  readonly to: string;
  readonly subject: string;
  readonly date: string;
  readonly inReplyTo: string | undefined;
}

export interface SentAttachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** A whole sent message. */
export interface SentMessage extends SentSummary {
  readonly from: string;
  readonly messageIdHeader: string;
  readonly raw: Uint8Array;
  readonly text: string;
  readonly html: string | undefined;
  readonly attachments: readonly SentAttachment[];
}

/** Reads the messages of an outbox. */
export interface SentMail {
  /** The numbers of all messages, the newest first. */
  numbers(): Promise<number[]>;
  summary(number: number): Promise<SentSummary | undefined>;
  read(number: number): Promise<SentMessage | undefined>;
}

const HEADER_BYTES = 64 * 1024;

export function sentMailIn(directory: string): SentMail {
  return {
    async numbers() {
      const names = await readdir(directory);
      return names
        .map((name) => Number(/^(\d+)\.eml$/.exec(name)?.[1] ?? Number.NaN))
        .filter((number) => Number.isSafeInteger(number))
        .sort((one, other) => other - one);
    },

    async summary(number) {
      const start = await firstBytes(join(directory, fileOfMessage(number)));
      return start && summaryOf(number, start);
    },

    async read(number) {
      const raw = await readIfThere(join(directory, fileOfMessage(number)));
      if (!raw) return undefined;
      const parsed = await simpleParser(raw, { skipImageLinks: true });
      const { headers } = splitMessage(raw);
      return {
        ...summaryOf(number, raw),
        from: decoded(headerValue(headers, "from")),
        messageIdHeader: headerValue(headers, "message-id") ?? "",
        raw,
        text: parsed.text ?? "",
        html: typeof parsed.html === "string" ? parsed.html : undefined,
        attachments: parsed.attachments.map((attachment, index) => ({
          fileName: attachment.filename ?? `attachment-${index + 1}`,
          contentType: attachment.contentType,
          bytes: attachment.content,
        })),
      };
    },
  };
}

function summaryOf(number: number, bytes: Uint8Array): SentSummary {
  const { headers } = splitMessage(bytes);
  const date = new Date(headerValue(headers, "date") ?? "");
  return {
    number,
    to: decoded(headerValue(headers, "to")),
    subject: decoded(headerValue(headers, "subject")),
    date: Number.isNaN(date.getTime()) ? "" : date.toISOString(),
    inReplyTo: headerValue(headers, "in-reply-to"),
  };
}

function decoded(value: string | undefined): string {
  return value === undefined ? "" : decodeWords(value);
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

async function firstBytes(path: string): Promise<Uint8Array | undefined> {
  try {
    const file = await open(path, "r");
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}
