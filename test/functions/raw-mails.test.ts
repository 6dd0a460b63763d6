import { afterAll, expect, test } from "vitest";

import { openMailParser } from "../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { TodoKind } from "../../shared/domain/todo/todo-item.ts";
import { northfold, statementOf, westhaven } from "../acceptance/statement-file.ts";
import {
  attached,
  base64,
  mailOf,
  multipart,
  ordinaryHeaders,
  plain,
  rawMessage,
  type RawPart,
} from "../adapters/inbound-mail/raw-mail.ts";
import { secured } from "../adapters/inbound-mail/secured-fixture.ts";
import { zipOf } from "../adapters/inbound-mail/zip-fixture.ts";
import { notificationOf, type TestMail } from "../in-memory/test-mail.ts";
import { openSystem } from "../in-memory/system.ts";
import { realReaders } from "../in-memory/real-readers.ts";

/*
 * Whole mails as they come over the wire, through the real parser, reader and functions: the state that each ends in, the answers,
 * and that only the sender's registered address gets one.
 */

const parser = openMailParser();
afterAll(() => parser.close());
const readers = realReaders(parser.openMail);

const claims = [["INV-1", 10_000] as const, ["INV-2", 25_050] as const];
const workbook = attached(await statementOf(northfold, claims), "statement.xlsx");
const ofWesthaven = attached(await statementOf(westhaven, claims), "westhaven.xlsx");
const cut = attached((await statementOf(northfold, claims)).slice(0, 3000), "income.xlsx");
const lockedZip = attached(zipOf([{ name: "a.xlsx", bytes: Buffer.of(1), encrypted: true }]), "locked.zip");
const hello = plain("Please find our statement attached.");

/** The ordinary header fields, these in place of their namesakes. */
function headers(...fields: readonly string[]): string[] {
  const names = fields.map((field) => field.slice(0, field.indexOf(":") + 1));
  return [...ordinaryHeaders.filter((line) => !names.some((name) => line.startsWith(name))), ...fields];
}

const forwarded: RawPart = {
  headers: ["Content-Type: message/rfc822"],
  body: mailOf([hello, workbook], headers("From: a.clerk@northfold.example.org")),
};

interface Posted {
  readonly raw: Uint8Array;
  readonly mail?: Partial<TestMail>;
  readonly ends: string;
  /** The types of the messages that leave, all to income@northfold.example.org, and words in them. */
  readonly answers: readonly string[];
  readonly says?: string;
  /** What waits for a person. */
  readonly waits?: TodoKind;
}

const posted: Record<string, Posted> = {
  "a workbook": { raw: mailOf([hello, workbook]), ends: "answered", answers: ["response"] },
  "one in a forwarded message": { raw: mailOf([hello, forwarded]), ends: "answered", answers: ["response"] },
  "a code split over encoded words": {
    raw: mailOf([hello, workbook], headers("Subject: =?utf-8?Q?AoB_Z?= =?utf-8?Q?B2?=")),
    ends: "answered",
    answers: ["response"],
  },
  "no code in the subject": {
    raw: mailOf([hello, workbook], headers("Subject: Our statement")),
    ends: "answered",
    answers: ["response"],
    says: "does not have your organisation code, ZB2",
  },
  "answers wanted elsewhere": {
    raw: mailOf([hello, workbook], headers("Reply-To: x@evil.example.com")),
    ends: "answered",
    answers: ["response"],
    says: "which is not a registered address",
  },
  "a locked zip beside the statement": {
    raw: mailOf([hello, workbook, lockedZip]),
    ends: "answered",
    answers: ["response"],
    says: "locked.zip is protected by a password",
  },
  "a damaged workbook beside the statement": {
    raw: mailOf([hello, workbook, cut]),
    ends: "answered",
    answers: ["refused", "response"],
    says: "income.xlsx",
  },
  "another organisation's workbook beside its own": {
    raw: mailOf([hello, workbook, ofWesthaven]),
    ends: "answered",
    answers: ["refused", "response"],
    says: "a statement from Westhaven",
  },
  "a copy of the statement with no bytes, and the lock of the open one, beside it": {
    raw: mailOf([
      hello,
      workbook,
      attached(Buffer.alloc(0), "statement (1).xlsx"),
      attached(Buffer.of(4, 74), "~$statement.xlsx"),
    ]),
    ends: "answered",
    answers: ["response"],
  },
  "an empty workbook alone": {
    raw: mailOf([hello, attached(Buffer.alloc(0), "statement.xlsx")]),
    ends: "refused",
    answers: ["refused"],
    says: "statement.xlsx",
  },
  "one in a digest": {
    raw: rawMessage(
      headers('Content-Type: multipart/digest; boundary="=_d"'),
      multipart([{ headers: [], body: mailOf([hello, workbook]) }], "=_d"),
    ),
    ends: "answered",
    answers: ["response"],
  },
  "more than fifty files": {
    raw: mailOf([
      hello,
      workbook,
      ...Array.from({ length: 60 }, (_, at) => attached(Buffer.from(`%PDF-${at}`), `invoice ${at}.pdf`)),
    ]),
    ends: "refused",
    answers: ["refused"],
    says: "more than 50 files",
  },
  "a locked zip alone": {
    raw: mailOf([hello, lockedZip]),
    ends: "refused",
    answers: ["refused"],
    says: "out of the zip",
  },
  "an encrypted message": {
    raw: rawMessage(
      headers('Content-Type: application/pkcs7-mime; name="smime.p7m"', "Content-Transfer-Encoding: base64"),
      base64(secured(Buffer.alloc(300, 7), "enveloped")),
    ),
    ends: "refused",
    answers: ["refused"],
    says: "encrypted by a mail program",
  },
  "a message in an opaque signature": {
    raw: rawMessage(
      headers('Content-Type: application/pkcs7-mime; name="smime.p7m"', "Content-Transfer-Encoding: base64"),
      base64(secured(mailOf([hello, workbook], []))),
    ),
    ends: "answered",
    answers: ["response"],
  },
  "a secured message in another form": {
    raw: mailOf([hello, attached(secured(Buffer.alloc(300, 7), "compressed"), "smime.p7m")]),
    ends: "refused",
    answers: ["refused"],
    says: "form that we can't open",
  },
  "an Outlook message in its own format": {
    raw: mailOf([hello, attached(Buffer.alloc(500, 1), "statement.msg")]),
    ends: "refused",
    answers: ["refused"],
    says: "is an Outlook message",
  },
  "a question under an unknown code": {
    raw: mailOf([plain("When do you pay?")], headers("Subject: Q9Z question")),
    ends: "answered",
    answers: ["question-received"],
  },
  "two From fields": {
    raw: mailOf([hello, workbook], [...ordinaryHeaders, "From: x@evil.example.com"]),
    ends: "quarantined",
    answers: [],
  },
  "a route before the address": {
    raw: mailOf([hello, workbook], headers("From: <@evil.example.com:income@northfold.example.org>")),
    ends: "quarantined",
    answers: [],
  },
  "a stranger's workbook": {
    raw: mailOf([hello, workbook], headers("From: x@evil.example.com")),
    mail: { from: "x@evil.example.com" },
    ends: "quarantined",
    answers: [],
  },
  "DMARC fails": {
    raw: mailOf([hello, workbook]),
    mail: { verdicts: { dmarc: "FAIL" } },
    ends: "quarantined",
    answers: [],
  },
  "a statement with X-Auto-Response-Suppress": {
    raw: mailOf([hello, workbook], headers("X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply")),
    ends: "answered",
    answers: ["response"],
  },
  "words with X-Auto-Response-Suppress, which a person reads": {
    raw: mailOf([plain("When will you pay INV-1?")], headers("X-Auto-Response-Suppress: All")),
    ends: "ignored",
    answers: [],
    waits: "question",
  },
  "an absence": {
    raw: mailOf([plain("I am away")], headers("Subject: Out of office: ZB2")),
    ends: "ignored",
    answers: [],
  },
  ...Object.fromEntries(
    ["List-Id: <f.example.org>", "Auto-Submitted: auto-generated", "Precedence: bulk"].flatMap((mark) => [
      [
        `a statement that is issued with ${mark}`,
        { raw: mailOf([hello, workbook], headers(mark)), ends: "answered", answers: ["response"] },
      ],
      [`words with ${mark}`, { raw: mailOf([hello], headers(mark)), ends: "ignored", answers: [] }],
      [
        `a stranger's workbook with ${mark}`,
        {
          raw: mailOf([hello, workbook], headers(mark, "From: x@evil.example.com")),
          mail: { from: "x@evil.example.com" },
          ends: "ignored",
          answers: [],
        },
      ],
    ]),
  ),
};

test.each(Object.entries(posted))("a whole mail: %s", async (_, { raw, mail, ends, answers, says, waits }) => {
  const system = openSystem({}, readers);
  await system.settle();
  system.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(10_000) }]);
  await system.rawMail.put("mail/one", raw);
  await system.receive.send([notificationOf({ id: "one", receivedAt: "2023-03-29T08:00:00.000Z", ...mail })]);
  await system.work();

  expect((await system.mails.get("one"))?.state).toBe(ends);
  const types: string[] = [];
  for await (const { type } of system.messages.list("sent")) types.push(type);
  expect(types.sort()).toEqual(answers);
  if (waits !== undefined)
    expect((await Array.fromAsync(system.todoItems.listOpen())).map(({ kind }) => kind)).toEqual([waits]);
  for (const { to } of system.sent) expect(to).toEqual(["income@northfold.example.org"]);
  if (says !== undefined) {
    const texts = system.sent.map(({ bytes }) => textOf(bytes)).join(" ");
    expect(texts).toContain(says);
  }
});

/** The text of one of our messages, its lines joined. */
function textOf(bytes: Uint8Array): string {
  const raw = Buffer.from(bytes).toString("utf8");
  return raw.replaceAll(/=\r?\n/g, "").replaceAll(/\s+/g, " ");
}
