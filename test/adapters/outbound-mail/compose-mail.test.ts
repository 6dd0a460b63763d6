import { simpleParser } from "mailparser";
import { expect, test } from "vitest";

import { composeMail } from "../../../shared/adapters/outbound-mail/compose-mail.ts";
import type { MessageDraft } from "../../../shared/records/message/message-draft.ts";

const draft: MessageDraft = {
  from: { name: 'Eastmere "University" Hospitals, NHS FT', address: "statements+ZA1@accord.example.org" },
  to: ["income@northfold.example.org", "second@northfold.example.org"],
  subject: "ZA1 RE: statement of balances – £12,345.67 – Northfold Community Health",
  messageIdHeader: "reply-1@accord.example.org",
  inReplyTo: "<first@northfold.example.org>",
  referencesHeader: ["<before@northfold.example.org>", "first@northfold.example.org"],
  date: new Date("2023-03-29T10:00:00.000Z"),
  text: "Agreed: £10.00\n\nÀ bientôt",
  html: "<p>Agreed: £10.00</p>",
  attachments: [
    {
      fileName: "response ZB2 – 23 March.xlsx",
      contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      bytes: Uint8Array.from({ length: 5000 }, (_, index) => (index * 31) % 256),
    },
  ],
  headers: { "Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All" },
};

test("a message has the content of its draft", async () => {
  const read = await simpleParser(Buffer.from(await composeMail(draft)));
  expect(read.from?.value).toEqual([draft.from]);
  expect(read.subject).toBe(draft.subject);
  expect(read.messageId).toBe("<reply-1@accord.example.org>");
  expect(read.inReplyTo).toBe("<first@northfold.example.org>");
  expect(read.references).toEqual(["<before@northfold.example.org>", "<first@northfold.example.org>"]);
  expect(read.date?.toISOString()).toBe("2023-03-29T10:00:00.000Z");
  expect(read.text?.trim()).toBe(draft.text);
  expect(read.html).toBe(draft.html);
  expect(read.headers.get("auto-submitted")).toBe("auto-replied");
  const [attachment] = read.attachments;
  expect(attachment?.filename).toBe("response ZB2 – 23 March.xlsx");
  expect(attachment && Buffer.compare(attachment.content, draft.attachments[0]?.bytes ?? new Uint8Array())).toBe(0);
});

test("the same draft gives the same bytes, and another id gives another boundary", async () => {
  const once = Buffer.from(await composeMail(draft));
  expect(Buffer.from(await composeMail(draft)).equals(once)).toBe(true);
  const other = Buffer.from(await composeMail({ ...draft, messageIdHeader: "reply-2@accord.example.org" }));
  expect(boundaryOf(other)).not.toBe(boundaryOf(once));
});

test("no line break in any field starts another header field", async () => {
  const hostile = "x\r\nBcc: victim@example.org\u2028\u0085\n\n<html>";
  const message = await composeMail({
    ...draft,
    from: { name: hostile, address: draft.from.address },
    subject: hostile,
    messageIdHeader: `a@b${hostile}`,
    inReplyTo: hostile,
    referencesHeader: [hostile],
    attachments: [{ fileName: hostile, contentType: "text/plain", bytes: Uint8Array.of(65) }],
    headers: { "Auto-Submitted": hostile },
  });
  const head = Buffer.from(message).toString("latin1").split("\r\n\r\n")[0] ?? "";
  expect(head.split("\r\n").filter((line) => /^bcc/i.test(line))).toEqual([]);
  expect((await simpleParser(Buffer.from(message))).bcc).toBeUndefined();
});

test("lines are short enough for every mail server, whatever the draft", async () => {
  const long = "x".repeat(5000);
  const message = await composeMail({ ...draft, text: long, html: `<p>${long}</p>`, subject: long.slice(0, 900) });
  const lines = Buffer.from(message).toString("latin1").split("\r\n");
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
  expect(lines.some((line) => line.includes("\n"))).toBe(false);
});

function boundaryOf(message: Buffer): string | undefined {
  return /boundary="([^"]+)"/.exec(message.toString("latin1"))?.[1];
}
