import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { mailOf, plain, rawMessage } from "../adapters/inbound-mail/raw-mail.ts";
import { closeParser, readers } from "../functions/conversation-system.ts";
import { notificationOf } from "../in-memory/test-mail.ts";
import { openSystem } from "../in-memory/system.ts";

/*
 * Mails in words of a registered, proved sender, through the real parser and functions: each waits for a person of the payable
 * organisation, with what it is about, and its sender is told so.
 */

afterAll(closeParser);

async function waitingAfter(raw: Uint8Array) {
  const system = openSystem({}, readers);
  await system.settle();
  system.uploadLedger([{ invoiceNumber: "NF-1", outstandingPence: pence(40_000) }]);
  await system.rawMail.put("mail/one", raw);
  await system.receive.send([notificationOf({ id: "one", receivedAt: "2023-03-29T09:05:00.000Z" })]);
  await system.work();
  const items = await Array.fromAsync(system.todoItems.listOpen());
  const types: string[] = [];
  for await (const { type } of system.messages.list("sent")) types.push(type);
  return { items: items.map(({ kind, payable, counterparty }) => ({ kind, payable, counterparty })), types };
}

const question = { kind: "question", payable: "ZA1", counterparty: "ZB2" };

const FOLDER = join(
  import.meta.dirname,
  "../../../shared/field-cases/public-mail/24-kept-for-a-person-but-nobody-told",
);
const isThere = existsSync(FOLDER);

test.skipIf(!isThere)(
  "what is kept for a person to read waits on the to-do list (needs ../shared/field-cases)",
  async () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith(".eml"));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const { items, types } = await waitingAfter(readFileSync(join(FOLDER, file)));
      expect(items, file).toEqual([question]);
      expect(types, file).toHaveLength(1);
    }
  },
);

const html = (body: string) =>
  rawMessage(
    [
      "From: Income Team <income@northfold.example.org>",
      "To: statements+ZA1@accord.example.org",
      "Subject: ZB2 statement",
      "Message-ID: <one@northfold.example.org>",
      "MIME-Version: 1.0",
      "Content-Type: text/html",
    ],
    body,
  );

test.each<[string, Uint8Array, string]>([
  [
    "a link to a shared file",
    html("<p><a href='https://northfold.sharepoint.com/x'>Statement</a></p>"),
    "file-share-link",
  ],
  [
    "a statement typed into the mail",
    html("<table><tr><td>NF-1</td><td>400.00</td></tr></table>"),
    "question-received",
  ],
  ["thanks", mailOf([plain("Thank you, we will check invoice NF-3.")]), "question-received"],
])("%s waits for a person, and its sender is told", async (_, raw, type) => {
  expect(await waitingAfter(raw)).toEqual({ items: [question], types: [type] });
});
