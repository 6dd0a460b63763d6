import { simpleParser } from "mailparser";

import { openMailParser } from "../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { attached, mailOf, plain, type RawPart } from "../adapters/inbound-mail/raw-mail.ts";
import { notificationOf, type TestMail } from "../in-memory/test-mail.ts";
import { openSystem, type System } from "../in-memory/system.ts";
import { realReaders } from "../in-memory/real-readers.ts";

/** A mail of Northfold's income team, as a person writes it. */
export interface WrittenMail {
  readonly subject: string;
  readonly text: string;
  readonly files?: readonly WrittenFile[];
  /** Whether it answers our last message. */
  readonly repliesToUs?: boolean;
  readonly from?: string;
  readonly verdicts?: TestMail["verdicts"];
  /** More header fields. */
  readonly headers?: readonly string[];
  /** More parts, behind the files. */
  readonly parts?: readonly RawPart[];
}

export interface WrittenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType?: string;
}

/** A whole system in memory with the real parser and reader, and what both sides see of it. */
export interface ConversationSystem {
  readonly system: System;
  /** Posts a mail and works until nothing is left to do. Returns its id. */
  post(mail: WrittenMail): Promise<string>;
  /** State and reason of a mail. */
  stateOf(id: string): Promise<string>;
  /** The types of the messages that left, in order. */
  sentTypes(): Promise<string[]>;
  /** The text of our last message, its lines joined. */
  lastText(): Promise<string>;
}

const parser = openMailParser();

/** Ends the parser's worker. Call it once, after all tests of a file. */
export function closeParser(): Promise<void> {
  return parser.close();
}

/** The real parser and reader. */
export const readers = realReaders(parser.openMail);

export async function startConversation(): Promise<ConversationSystem> {
  const system = openSystem({}, readers);
  await system.settle();
  system.uploadLedger([{ invoiceNumber: "0979422", outstandingPence: pence(10_000) }]);
  let posted = 0;

  return {
    system,
    post: async ({
      subject,
      text,
      files = [],
      repliesToUs = false,
      from = "income@northfold.example.org",
      verdicts,
      headers = [],
      parts: further = [],
    }) => {
      posted += 1;
      const id = `mail-${posted}`;
      const answered = repliesToUs ? system.sent.at(-1) : undefined;
      const sesId = answered && (await system.messages.get(answered.messageId))?.sesId;
      const parts: RawPart[] = files.map(({ name, bytes, contentType }) => attached(bytes, name, contentType));
      const raw = mailOf(
        [plain(text), ...parts, ...further],
        [
          `From: Northfold Income <${from}>`,
          "To: statements+ZA1@accord.example.org",
          `Subject: ${subject}`,
          `Message-ID: <${posted}@northfold.example.org>`,
          ...(sesId === undefined ? [] : [`In-Reply-To: <${sesId}@eu-west-2.amazonses.com>`]),
          "Date: Wed, 29 Mar 2023 10:15:00 +0100",
          ...headers,
        ],
      );
      await system.rawMail.put(`mail/${id}`, raw);
      const receivedAt = new Date(Date.UTC(2023, 2, 29, 8, posted)).toISOString();
      await system.receive.send([notificationOf({ id, receivedAt, from, ...(verdicts ? { verdicts } : {}) })]);
      await system.work();
      return id;
    },
    stateOf: async (id) => {
      const mail = await system.mails.get(id);
      return `${mail?.state ?? "nothing"}: ${mail?.reason ?? ""}`;
    },
    sentTypes: async () => {
      const types: string[] = [];
      for (const { messageId } of system.sent) types.push((await system.messages.get(messageId))?.type ?? "");
      return types;
    },
    lastText: async () => {
      const { text } = await simpleParser(Buffer.from(system.sent.at(-1)?.bytes ?? []));
      return (text ?? "").replaceAll(/\s+/g, " ");
    },
  };
}
