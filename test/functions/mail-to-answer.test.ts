import { simpleParser, type ParsedMail } from "mailparser";
import { expect, test } from "vitest";

import { receiveMail } from "../../functions/receive-mail/receive-mail.ts";
import { sendMail } from "../../functions/send-mail/send-mail.ts";
import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { listMails } from "../../shared/records/mail/mails.ts";
import { viewOfPosition } from "../../shared/records/position/position-view.ts";
import { redrive } from "../../shared/records/recovery/redrive.ts";
import { mailIdOf } from "../../shared/records/message/outbox-message.ts";
import type { SendRawEmail } from "../../shared/records/message/send-raw-email.ts";
import { faultsOfTrail } from "../../shared/records/audit/trail.ts";
import { notificationOf, rawOf, type TestMail, type TestStatement } from "../in-memory/test-mail.ts";
import { openSystem, position, type SystemParts, type System } from "../in-memory/system.ts";

const statement: TestStatement = { lines: { "INV-1": 100, "INV-2": 250.5 } };
const original: TestMail = {
  id: "mail-1",
  receivedAt: "2023-03-29T08:00:00.000Z",
  workbooks: { "statement.xlsx": statement },
};
const corrected: TestMail = {
  id: "mail-2",
  receivedAt: "2023-03-29T08:30:00.000Z",
  workbooks: { "statement 2.xlsx": { lines: { "INV-1": 100, "INV-2": 200 } } },
};
const ledger = [
  { invoiceNumber: "INV-1", outstandingPence: pence(10000) },
  { invoiceNumber: "INV-2", outstandingPence: pence(20000) },
];

async function settledSystem(parts: Partial<SystemParts> = {}): Promise<System> {
  const system = openSystem(parts);
  await system.settle();
  return system;
}

/** State and reason of every mail, by id. */
async function states(system: System): Promise<Record<string, string>> {
  const mails = await listMails(system.mails);
  return Object.fromEntries(mails.map(({ id, state, reason }) => [id, `${state}: ${reason}`]));
}

/** The type of each message that left, the mail that it is about, and its addresses. */
async function sentMessages(system: System): Promise<string[]> {
  const all: string[] = [];
  for await (const message of system.messages.list("sent"))
    all.push(`${message.type} to ${mailIdOf(message) ?? "no mail"} for ${message.to.join()}`);
  return all.sort();
}

async function texts(system: System): Promise<ParsedMail[]> {
  return Promise.all(system.sent.map(({ bytes }) => simpleParser(Buffer.from(bytes))));
}

test("a statement is taken, compared with the ledger and answered", async () => {
  const system = await settledSystem();
  system.uploadLedger(ledger);
  await system.post(original);
  await system.work();

  const [mail] = await listMails(system.mails);
  expect(mail).toMatchObject({
    id: "mail-1",
    from: "income@northfold.example.org",
    subject: "ZB2 statement of balances",
    state: "answered",
    sender: "ZB2",
    sentMessages: ["ZA1-ZB2-2022-23-Q4-rp-1"],
  });
  const record = await system.positions.get(position);
  expect(record && (await viewOfPosition(record, system.objects))).toMatchObject({
    ...position,
    state: "answered",
    statement: { mailId: "mail-1", asAt: "2023-03-23", lines: 2, totalPence: 35050 },
    ledger: { asAt: "2023-03-23", close: "soft" },
    notifiedPence: 35050,
    agreedPence: 30000,
    notAgreedPence: 5050,
    disputedPence: 0,
    lines: [
      { line: 1, invoiceNumber: "INV-1", agreedPence: 10000 },
      { line: 2, invoiceNumber: "INV-2", agreedPence: 20000, notAgreedPence: 5050 },
    ],
  });

  expect(system.sent.length).toBe(1);
  const [sent] = system.sent;
  expect(sent?.from).toBe("statements+za1@accord.example.org");
  expect(sent?.to).toEqual(["income@northfold.example.org"]);
  const [message] = await texts(system);
  expect(message?.subject).toContain("ZA1");
  expect(message?.inReplyTo).toBe("<mail-1@northfold.example.org>");
  // SES replaces the Message-ID: our own id is among the references too, and the last of them is the mail that is answered.
  const references = message?.references ?? [];
  expect(references).toEqual([message?.messageId, "<mail-1@northfold.example.org>"]);
  expect(message?.headers.get("auto-submitted")).toBe("auto-replied");
  expect(message?.headers.get("x-accord-reply")).toBe("ZA1-ZB2-2022-23-Q4-rp-1");
  expect(message?.attachments.length).toBe(1);
  expect(message?.text).toContain("£300.00");
});

test.each([
  ["SES's id", (sesId: string) => ({ inReplyTo: `<${sesId}@eu-west-2.amazonses.com>` })],
  ["our own id among the references", (_: string, ownId: string) => ({ referencesHeader: [ownId] })],
  ["our subject", () => ({ subject: "RE: ZA1 to ZB2: R&P 2022-23 Q4, agreed £1.00 of £2.00, 1 line open [ZB2]" })],
  ["our subject of the form before", () => ({ subject: "Fwd: [ZA1 to ZB2: R&P 2022-23 Q4, response]" })],
])("an answer is recognised by %s, and its record names the message that it answers", async (_, names) => {
  const { system, sesId, ownId } = await answeredOnce();
  const answer = {
    id: "mail-2",
    receivedAt: "2023-03-29T10:00:00.000Z",
    subject: "Your response",
    text: "See the order.",
  };
  await system.post({ ...answer, ...names(sesId, ownId) });
  await system.work();
  expect(await system.mails.get("mail-2")).toMatchObject({ answers: "ZA1-ZB2-2022-23-Q4-rp-1", reason: "answer" });
  expect((await system.mails.trail("mail-2"))?.entries.at(1)?.facts).toMatchObject({ reason: "answer" });
});

test("whoever names a message that went to another organisation has answered nothing", async () => {
  const { system, sesId, ownId } = await answeredOnce();
  await system.post({
    id: "mail-2",
    receivedAt: "2023-03-29T10:00:00.000Z",
    from: "income@southmoor.example.org",
    inReplyTo: `<${sesId}@eu-west-2.amazonses.com>`,
    referencesHeader: [ownId],
    subject: "ZB3 [ZA1 to ZB2: R&P 2022-23 Q4, response]",
  });
  await system.work();
  expect((await system.mails.get("mail-2"))?.answers).toBeUndefined();
});

/** A system that has answered one statement, and the ids of that answer. */
async function answeredOnce(): Promise<{ system: System; sesId: string; ownId: string }> {
  const system = await settledSystem();
  system.uploadLedger(ledger);
  await system.post(original);
  await system.work();
  const sent = await system.messages.get("ZA1-ZB2-2022-23-Q4-rp-1");
  const [message] = await texts(system);
  return { system, sesId: sent?.sesId ?? "", ownId: message?.messageId ?? "" };
}

test("a delivery that is repeated two or three times has one effect", async () => {
  const system = await settledSystem();
  system.uploadLedger(ledger);
  for (let time = 0; time < 3; time += 1) await system.post(original);
  await system.work();
  await system.post(original);
  for (let time = 0; time < 3; time += 1) {
    await system.reconcile.send([{ position, correlation: "again" }]);
    await system.send.send([{ message: "ZA1-ZB2-2022-23-Q4-rp-1", correlation: "again" }]);
  }
  await system.work();
  expect(await sentMessages(system)).toEqual(["response to mail-1 for income@northfold.example.org"]);
  expect(system.sent.length).toBe(1);
});

test("the same mail under another id is a copy; a different mail with the same Message-ID is not", async () => {
  const system = await settledSystem();
  const messageIdHeader = "one@northfold.example.org";
  await system.post({ ...original, messageIdHeader });
  await system.post({
    ...original,
    messageIdHeader,
    id: "mail-1-again",
    receivedAt: "2023-03-29T08:01:00.000Z",
  });
  await system.post({ ...corrected, messageIdHeader });
  await system.work();
  expect(await states(system)).toEqual({
    "mail-1": "answered: answered",
    "mail-1-again": "ignored: duplicate",
    "mail-2": "answered: answered",
  });
  expect(system.sent.length).toBe(2);
});

test("a mail that is announced again with other verdicts, or by another object's key, is not judged again", async () => {
  const system = await settledSystem();
  const forged: TestMail = { ...original, verdicts: { dmarc: "FAIL" } };
  await system.post(forged);
  await system.work();
  const before = await system.mails.get("mail-1");
  expect(before).toMatchObject({ state: "quarantined", reason: "dmarc-failed" });
  await system.receive.send([notificationOf(original)]);
  await system.work();
  expect(await system.mails.get("mail-1")).toEqual(before);
  const moved = JSON.stringify(notificationOf({ ...original, id: "mail-2" })).replaceAll("mail/mail-2", "mail/mail-1");
  await expect(receiveMail(moved, system.ports.receive)).rejects.toThrow("which is another mail's");
  expect(await states(system)).toEqual({ "mail-1": "quarantined: dmarc-failed" });
  expect(system.sent).toEqual([]);
});

test("a mail that is delivered once for each of its mailboxes is not a copy of itself", async () => {
  const system = await settledSystem();
  const toWesthaven: TestStatement = { to: ["ZC3X9"], lines: { "INV-9": 70 } };
  const both = {
    ...original,
    messageIdHeader: "<one>",
    workbooks: { "za1.xlsx": statement, "zc3x9.xlsx": toWesthaven },
  };
  await system.post({ ...both, id: "mail-1", to: "statements+ZA1@accord.example.org" });
  await system.post({ ...both, id: "mail-2", to: "statements+ZC3X9@accord.example.org" });
  await system.work();
  expect((await system.positions.get(position))?.current.file).toBe("za1.xlsx");
  const other = { ...position, payable: organisationCode("ZC3X9") };
  expect((await system.positions.get(other))?.current.file).toBe("zc3x9.xlsx");
});

test("STM-02 the reply to a mail without a code in its subject asks for it", async () => {
  const system = await settledSystem();
  system.uploadLedger(ledger);
  await system.post({ ...original, subject: "Our statement" });
  await system.work();
  const [message] = await texts(system);
  expect(message?.text?.replaceAll(/\s+/g, " ")).toContain("does not have your organisation code, ZB2");
});

test("STM-04 a statement with the same content changes nothing, and its sender is told that we have it", async () => {
  const system = await settledSystem();
  await system.post(original);
  await system.work();
  const again = { ...original, id: "mail-2", receivedAt: "2023-03-29T09:00:00.000Z" };
  await system.post({ ...again, workbooks: { "the same.xlsx": { ...statement, edition: 2 } } });
  await system.work();
  expect(await states(system)).toEqual({ "mail-1": "answered: answered", "mail-2": "answered: answered" });
  expect(await sentMessages(system)).toEqual([
    "no-ledger-yet to mail-1 for income@northfold.example.org",
    "same-statement to mail-2 for income@northfold.example.org",
  ]);
  expect((await system.positions.get(position))?.current.mailId).toBe("mail-1");
});

test("RSP-05 if the message about a newer ledger was lost, sending the statement again brings the revised answer", async () => {
  const system = await settledSystem();
  system.uploadLedger(ledger);
  await system.post(original);
  await system.work();
  system.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(10000) }]);
  const again = { ...original, id: "mail-2", receivedAt: "2023-03-29T09:00:00.000Z" };
  await system.post({ ...again, workbooks: { "the same.xlsx": { ...statement, edition: 2 } } });
  await system.work();
  expect(await states(system)).toEqual({ "mail-1": "answered: answered", "mail-2": "answered: answered" });
  const revised = (await texts(system)).filter(({ subject }) => subject?.includes("revised"));
  expect(revised.length).toBe(1);
  expect(system.sent.length).toBe(3);
});

test("STM-04 a second statement replaces the first, and its answer says so", async () => {
  const system = await settledSystem();
  system.uploadLedger(ledger);
  await system.post(original);
  await system.work();
  await system.post(corrected);
  await system.work();
  expect(await states(system)).toEqual({ "mail-1": "answered: answered", "mail-2": "answered: answered" });
  expect((await system.positions.get(position))?.current.mailId).toBe("mail-2");
  expect(system.sent.length).toBe(2);
  expect((await texts(system))[1]?.text).toMatch(/replaces/i);
  expect((await system.positions.statements(position)).map(({ mailId }) => mailId)).toEqual(["mail-1", "mail-2"]);
});

test("STM-04 the sender of a statement that is replaced before its answer is told which statement is current", async () => {
  const system = await settledSystem();
  system.uploadLedger(ledger);
  await system.post(original);
  await system.post(corrected);
  await system.work();
  expect(await states(system)).toEqual({ "mail-1": "answered: answered", "mail-2": "answered: answered" });
  expect(await sentMessages(system)).toEqual([
    "replaced to mail-1 for income@northfold.example.org",
    "response to mail-2 for income@northfold.example.org",
  ]);
});

test("STM-04 an older statement that arrives late is set aside and kept, and its sender is told", async () => {
  const system = await settledSystem();
  await system.post(corrected);
  await system.work();
  await system.post(original);
  await system.work();
  expect(await states(system)).toEqual({ "mail-1": "answered: answered", "mail-2": "answered: answered" });
  expect((await system.positions.get(position))?.current.mailId).toBe("mail-2");
  expect(await sentMessages(system)).toEqual([
    "no-ledger-yet to mail-2 for income@northfold.example.org",
    "replaced to mail-1 for income@northfold.example.org",
  ]);
  expect((await system.positions.statements(position)).map(({ mailId }) => mailId)).toEqual(["mail-1", "mail-2"]);
});

test("STM-04 the first statement, sent again after its correction, is current again, even if the copy arrives first", async () => {
  const third: TestMail = { ...original, id: "mail-3", receivedAt: "2023-03-29T09:00:00.000Z" };
  for (const order of [
    [original, corrected, third],
    [original, third, corrected],
  ]) {
    const system = await settledSystem();
    for (const each of order) {
      await system.post(each);
      await system.work();
    }
    expect((await system.positions.get(position))?.current.totalPence).toBe(35050);
  }
});

test("STM-04 the payable organisation is told too, if its contact list names somebody", async () => {
  const system = await settledSystem();
  const finance = {
    code: position.payable,
    email: emailAddressSchema.parse("finance@eastmere.example.org"),
    role: "finance",
  };
  await system.referenceLists.contacts.replace(
    (before) => [...before, { ...finance, role: "finance" as const }],
    "2023-03-01T00:00:00Z",
  );
  await system.post(original);
  await system.work();
  await system.post(corrected);
  await system.work();
  expect(await sentMessages(system)).toEqual([
    "no-ledger-yet to mail-1 for income@northfold.example.org",
    "no-ledger-yet to mail-2 for income@northfold.example.org",
    "replaced to mail-1 for finance@eastmere.example.org",
  ]);
  expect(await states(system)).toEqual({ "mail-1": "answered: answered", "mail-2": "answered: answered" });
});

test("REC-18 without a ledger the statement is acknowledged, and the first ledger then brings the answer", async () => {
  const system = await settledSystem();
  await system.post(original);
  await system.work();
  expect(await sentMessages(system)).toEqual(["no-ledger-yet to mail-1 for income@northfold.example.org"]);
  const waiting = await system.positions.get(position);
  expect(waiting && (await viewOfPosition(waiting, system.objects))).toMatchObject({
    state: "awaiting-ledger",
    agreedPence: 0,
  });

  system.uploadLedger(ledger);
  await system.reconcile.send([{ position, correlation: "upload-1" }]);
  await system.work();
  expect((await sentMessages(system))[1]).toBe("response to mail-1 for income@northfold.example.org");
  expect((await system.positions.get(position))?.reconciled?.totals.agreedPence).toBe(30000);
  expect((await system.mails.get("mail-1"))?.sentMessages).toEqual([
    "ZA1-ZB2-2022-23-Q4-rp-1",
    "ZA1-ZB2-2022-23-Q4-rp-2",
  ]);
});

test("RSP-05 a newer ledger that changes no verdict sends no message; one that changes a verdict sends the changes", async () => {
  const system = await settledSystem();
  system.uploadLedger(ledger);
  await system.post(original);
  await system.work();
  system.uploadLedger(ledger, { asAt: "2023-03-27" });
  await system.reconcile.send([{ position, correlation: "upload-2" }]);
  await system.work();
  expect(system.sent.length).toBe(1);
  expect((await system.positions.get(position))?.reconciled?.ledger?.asAt).toBe("2023-03-27");

  system.uploadLedger([...ledger.slice(0, 1), { invoiceNumber: "INV-2", outstandingPence: pence(25050) }], {
    asAt: "2023-03-31",
  });
  await system.reconcile.send([{ position, correlation: "upload-3" }]);
  await system.work();
  expect(system.sent.length).toBe(2);
  const [, revised] = await texts(system);
  expect(revised?.subject).toContain("revised");
  expect(revised?.inReplyTo).toBe("<mail-1@northfold.example.org>");
  expect((await system.positions.get(position))?.reconciled?.totals.agreedPence).toBe(35050);
});

test("several statements in one mail belong to several positions, each with its own answer", async () => {
  const system = await settledSystem();
  system.uploadLedger(ledger);
  await system.post({
    ...original,
    workbooks: {
      "r&p.xlsx": statement,
      "income.xlsx": { ...statement, kind: "i&e" },
      "backing.xlsx": { lines: {}, refused: ["no-statement-found"] },
    },
  });
  await system.work();
  expect(await states(system)).toEqual({ "mail-1": "answered: answered" });
  expect((await system.mails.get("mail-1"))?.sentMessages.length).toBe(2);
  expect(system.sent.length).toBe(2);
  expect((await texts(system))[0]?.text).toContain("backing.xlsx");
});

const refusals: [what: string, given: Partial<TestMail>, reason: string][] = [
  ["STM-01 a PDF", { workbooks: {}, pdf: "statement.pdf" }, "pdf"],
  [
    "STM-03 a statement for several payable organisations",
    { workbooks: { "s.xlsx": { ...statement, to: ["ZA1", "ZB3"] } } },
    "several-payables",
  ],
  [
    "REC-16 a statement for another organisation",
    { workbooks: { "s.xlsx": { ...statement, to: ["ZB3"] } } },
    "wrong-payable",
  ],
  ["EXR-03 a nil statement", { workbooks: { "s.xlsx": { lines: {} } } }, "nil-statement"],
  [
    "EXR-01 a kind that the quarter does not accept",
    { workbooks: { "s.xlsx": { ...statement, kind: "accruals" } } },
    "wrong-kind",
  ],
  ["a statement for no exercise", { workbooks: { "s.xlsx": { ...statement, asAt: "2019-03-31" } } }, "no-exercise"],
  ["a damaged workbook", { workbooks: { "s.xlsx": { lines: {}, refused: ["file-damaged"] } } }, "corrupt"],
  [
    "two different statements for one position",
    { workbooks: { "a.xlsx": statement, "b.xlsx": { lines: { X: 1 } } } },
    "same-position-twice",
  ],
  [
    "another organisation's workbook",
    { workbooks: { "s.xlsx": { ...statement, from: "ZB3" } } },
    "sender-contradiction",
  ],
];
test.each(refusals)("%s is refused with a reason and changes nothing", async (_, given, reason) => {
  const system = await settledSystem();
  await system.post({ ...original, ...given });
  await system.work();
  expect(await states(system)).toEqual({ "mail-1": `refused: ${reason}` });
  expect(await sentMessages(system)).toEqual(["refused to mail-1 for income@northfold.example.org"]);
  const refused = system.logged.find((line) => line.includes('"MailsRefused":1')) ?? "";
  expect(JSON.parse(refused)).toMatchObject({ reason });
  expect(refused).toContain('["function","stage","reason"]');
  expect(await system.positions.get(position)).toBeUndefined();
});

test("a person's question gets a helpful answer", async () => {
  const system = await settledSystem();
  await system.post({ ...original, workbooks: {}, text: "When will you pay?" });
  await system.work();
  expect(await states(system)).toEqual({ "mail-1": "answered: answered" });
  expect(await sentMessages(system)).toEqual(["question-received to mail-1 for income@northfold.example.org"]);
});

const silences: [what: string, given: Partial<TestMail>, state: string][] = [
  ["an automatic reply", { autoSubmitted: "auto-replied" }, "ignored: automatic-reply"],
  ["a stranger's question", { from: "nobody@elsewhere.example", workbooks: {} }, "ignored: unknown-sender"],
  ["a stranger's workbook", { from: "nobody@elsewhere.example" }, "quarantined: unknown-sender-with-workbook"],
  ["a forged sender", { verdicts: { dmarc: "FAIL" } }, "quarantined: dmarc-failed"],
  ["a virus", { verdicts: { virus: "FAIL" } }, "quarantined: virus-found"],
  ["a message that can't be read", { text: "unreadable" }, "quarantined: too-many-header-fields"],
];
test.each(silences)("%s gets no answer and ends in a named state", async (_, given, state) => {
  const system = await settledSystem();
  await system.post({ ...original, ...given });
  await system.work();
  expect(await states(system)).toEqual({ "mail-1": state });
  expect(system.sent.length).toBe(0);
});

test("RFC 3834 an address gets only so many answers a day", async () => {
  const system = await settledSystem();
  for (let index = 0; index < 25; index += 1)
    await system.post({ ...original, id: `mail-${index}`, workbooks: {}, text: "Thank you for your message." });
  await system.work();
  expect(system.sent.length).toBe(20);
  const reasons = Object.values(await states(system));
  expect(reasons.filter((each) => each === "ignored: reply-cap").length).toBe(5);
  system.clock.at = new Date("2023-03-30T09:00:00.000Z");
  await system.post({ ...original, id: "mail-tomorrow", workbooks: {}, text: "And today?" });
  await system.work();
  expect(system.sent.length).toBe(21);
});

test("RFC 3834 forged mails do not use up what the address that they claim is told of its own", async () => {
  const system = await settledSystem();
  for (let index = 0; index < 25; index += 1)
    await system.post({ ...unproved, id: `forged-${index}`, messageIdHeader: `<${index}@evil.example.com>` });
  await system.work();
  const mails = await Promise.all(Array.from({ length: 25 }, (_, index) => system.mails.get(`forged-${index}`)));
  expect(mails.every((mail) => mail?.state === "held")).toBe(true);
  expect(system.sent.length).toBe(20);
  expect(mails.filter((mail) => mail?.why.includes("Nobody was told: the address has had 20 questions")).length).toBe(
    5,
  );
  await system.post({ ...original, id: "own", workbooks: {}, text: "When do you pay?" });
  await system.work();
  expect(system.sent.length).toBe(21);
});

const unproved: TestMail = { ...original, verdicts: { dmarc: "GRAY", spf: "GRAY", dkim: "GRAY" } };

async function heldSystem(workbooks = original.workbooks): Promise<{ system: System; holdCode: string }> {
  const system = await settledSystem();
  system.uploadLedger(ledger);
  await system.post({ ...unproved, ...(workbooks ? { workbooks } : {}) });
  await system.work();
  const mail = await system.mails.get("mail-1");
  return { system, holdCode: mail?.hold?.code ?? "" };
}

test("a statement from an unproved sender is held and changes nothing; the registered address is asked", async () => {
  const { system, holdCode } = await heldSystem();
  expect(await states(system)).toEqual({ "mail-1": "held: not-proved" });
  expect(await sentMessages(system)).toEqual(["hold-confirmation to mail-1 for income@northfold.example.org"]);
  const [question] = await texts(system);
  expect(question?.text).toContain(holdCode);
  expect(question?.inReplyTo).toBeUndefined();
  expect(await system.positions.get(position)).toBeUndefined();
});

const holdReply = (id: string, text: string, holdCode: string): TestMail => ({
  id,
  receivedAt: "2023-03-29T10:00:00.000Z",
  subject: `RE: please confirm [${holdCode}]`,
  workbooks: {},
  text,
});

test("the registered address releases a held statement, which is then answered once", async () => {
  const { system, holdCode } = await heldSystem();
  await system.post(holdReply("hold-reply-1", `RELEASE ${holdCode}`, holdCode));
  await system.post(holdReply("hold-reply-1", `RELEASE ${holdCode}`, holdCode));
  await system.work();
  expect(await states(system)).toEqual({ "mail-1": "answered: answered", "hold-reply-1": "answered: released" });
  expect((await sentMessages(system))[1]).toBe("response to mail-1 for income@northfold.example.org");
  await system.post(holdReply("hold-reply-2", `REJECT ${holdCode}`, holdCode));
  await system.work();
  expect(await states(system)).toMatchObject({ "mail-1": "answered: answered", "hold-reply-2": "answered: answered" });
  expect((await sentMessages(system))[0]).toBe("hold-closed to hold-reply-2 for income@northfold.example.org");
  expect(system.sent.length).toBe(3);
});

test("files of a held mail that can't be used are mentioned once its statement is released", async () => {
  const other: TestStatement = { to: ["ZC3X9"], lines: { "INV-9": 70 } };
  const { system, holdCode } = await heldSystem({ "statement.xlsx": statement, "other.xlsx": other });
  await system.post(holdReply("hold-reply-1", `CONFIRM ${holdCode}`, holdCode));
  await system.work();
  const answer = (await texts(system)).find(({ subject }) => subject?.includes(", agreed "));
  expect(answer?.text).toContain("other.xlsx");
});

test("a proved sender is told at once about a file that can't be used; an unproved one is not told", async () => {
  const system = await settledSystem();
  const wrong = { ...original, workbooks: { "other.xlsx": { to: ["ZC3X9"], lines: { "INV-9": 70 } } } };
  await system.post({ ...wrong, id: "proved", verdicts: { virus: "GRAY" } });
  await system.post({ ...wrong, id: "unproved", verdicts: { dmarc: "GRAY", spf: "GRAY", dkim: "GRAY" } });
  await system.work();
  expect(await states(system)).toEqual({ proved: "refused: wrong-payable", unproved: "quarantined: not-proved" });
  expect(await sentMessages(system)).toEqual(["refused to proved for income@northfold.example.org"]);
});

test("the registered address can reject a held statement; a stranger can neither release nor reject it", async () => {
  const { system, holdCode } = await heldSystem();
  await system.post({
    ...holdReply("hold-reply-0", `RELEASE ${holdCode}`, holdCode),
    from: "nobody@elsewhere.example",
  });
  await system.work();
  expect(await states(system)).toMatchObject({ "mail-1": "held: not-proved" });
  await system.post(holdReply("hold-reply-1", `REJECT ${holdCode}`, holdCode));
  await system.work();
  expect(await states(system)).toMatchObject({ "mail-1": "refused: rejected", "hold-reply-1": "answered: answered" });
  expect(await system.positions.get(position)).toBeUndefined();
});

test("a message that the mail service could not take is sent later, with the same bytes", async () => {
  const attempts: Uint8Array[] = [];
  const sendRawEmail: SendRawEmail = ({ bytes }) => {
    attempts.push(bytes);
    return attempts.length < 3
      ? Promise.reject(new Error("Throttling"))
      : Promise.resolve({ result: "accepted", sesId: "ses-1" });
  };
  const system = await settledSystem({ sendRawEmail });
  await system.post(original);
  await expect(system.work()).rejects.toThrow("Throttling");
  expect(await states(system)).toEqual({ "mail-1": "accepted: statement-accepted" });
  const message = { message: "ZA1-ZB2-2022-23-Q4-rp-1", correlation: "mail-1" };
  await system.send.send([message]);
  await expect(system.work()).rejects.toThrow("Throttling");
  await system.send.send([message]);
  system.clock.at = new Date("2023-03-29T11:00:00.000Z");
  await system.work();
  expect(await states(system)).toEqual({ "mail-1": "answered: answered" });
  expect(attempts.map((bytes) => Buffer.compare(bytes, attempts[0] ?? new Uint8Array()))).toEqual([0, 0, 0]);
});

test("while an attempt may still be under way, no other begins; once its lease has run out, the message is sent again", async () => {
  const system = await settledSystem();
  await system.post(original);
  await system.work();
  const id = "ZA1-ZB2-2022-23-Q4-rp-1";
  const sentBefore = system.sent.length;
  await system.messages.change(id, (before) => ({
    ...before,
    state: "sending",
    leasedUntil: "2023-03-29T09:03:00.000Z",
  }));
  const body = JSON.stringify({ message: id, correlation: "mail-1" });
  await expect(sendMail(body, system.ports.send)).rejects.toThrow("under way");
  expect(system.sent.length).toBe(sentBefore);
  system.clock.at = new Date("2023-03-29T09:03:00.001Z");
  await sendMail(body, system.ports.send);
  expect(system.sent.length).toBe(sentBefore + 1);
  const [one, other] = (await texts(system)).map(({ messageId }) => messageId);
  expect(one).toBe(other);
});

test("RSP-04 without a registered address the answer waits until the contact list names one", async () => {
  const system = await settledSystem();
  await system.post(original);
  await system.work(["receive", "read"]);
  // The contact list loses the sender before the statement is reconciled.
  const lists = await system.referenceLists.contacts.current();
  await system.referenceLists.contacts.replace(() => [], "2023-03-29T09:00:00Z");
  await system.work();
  expect(system.sent.length).toBe(0);
  expect(await states(system)).toEqual({ "mail-1": "accepted: statement-accepted" });
  await system.referenceLists.contacts.replace(() => lists.entries, "2023-03-29T10:00:00Z");
  await redrive(
    {
      ...system,
      enqueueReceive: system.receive.send,
      enqueueReconcile: system.reconcile.send,
      enqueueSend: system.send.send,
    },
    { before: new Date("2023-03-30T00:00:00Z") },
  );
  await system.work();
  expect(await states(system)).toEqual({ "mail-1": "answered: answered" });
});

test("a stored mail that was never announced is found, and its sender counts as unproved", async () => {
  const system = await settledSystem();
  await system.rawMail.put("mail/orphan", rawOf({ ...original, id: "orphan" }));
  const ports = {
    ...system,
    enqueueReceive: system.receive.send,
    enqueueReconcile: system.reconcile.send,
    enqueueSend: system.send.send,
  };
  // The store dates everything at the beginning of 1970.
  const before = new Date(3_600_000);
  let waiting = 1;
  const orphans = () => Promise.resolve(waiting);
  // While mails wait to be received, it may be among them.
  expect(await redrive(ports, { before, orphans })).toMatchObject({ orphans: [], awaited: ["orphan"] });
  await system.work();
  expect(await states(system)).toEqual({});
  waiting = 0;
  expect(await redrive(ports, { before, orphans })).toMatchObject({ orphans: ["orphan"], awaited: [] });
  await system.work();
  expect(await states(system)).toEqual({ orphan: "held: not-proved" });
  expect(await redrive(ports, { before, orphans })).toMatchObject({ orphans: [], awaited: [] });
  // After six hours it is better held for a confirmation than forgotten, whatever waits.
  waiting = 1;
  await system.rawMail.put("mail/late", rawOf({ ...original, id: "late" }));
  const later = new Date(before.getTime() + 7 * 3_600_000);
  expect(await redrive(ports, { before: later, orphans })).toMatchObject({ orphans: ["late"], awaited: [] });
});

test("RSP-05 if the message about a newer ledger was lost, a redrive reconciles the position again", async () => {
  const system = await settledSystem();
  system.uploadLedger(ledger.slice(1));
  await system.post(original);
  await system.work();
  system.uploadLedger(ledger);
  const ports = {
    ...system,
    enqueueReceive: system.receive.send,
    enqueueReconcile: system.reconcile.send,
    enqueueSend: system.send.send,
  };
  const before = new Date("2023-03-30T00:00:00Z");
  expect(await redrive(ports, { before, everyPosition: true })).toMatchObject({ positions: [], lookedAt: 1 });
  await system.work();
  expect(system.sent.length).toBe(2);
  // Nothing has changed since: no message is sent.
  await redrive(ports, { before, everyPosition: true });
  await system.work();
  expect(system.sent.length).toBe(2);
});

test("no part of a mail or of a ledger is in the log", async () => {
  const system = await settledSystem();
  system.uploadLedger(ledger);
  await system.post(original);
  await system.work();
  const log = system.logged.join("\n");
  expect(log).toContain("mail-1");
  for (const secret of ["INV-1", "100", "250.5", "northfold.example.org", "statement of balances", "Eastmere"])
    expect(log.includes(secret), secret).toBe(false);
});

test("the trails of mails and positions are sound from the first entry to the record", async () => {
  const system = await settledSystem();
  system.uploadLedger(ledger);
  for (const each of [original, corrected]) {
    await system.post(each);
    await system.work();
  }
  const trails = [
    await system.mails.trail("mail-1"),
    await system.mails.trail("mail-2"),
    await system.positions.trail(position),
  ];
  for (const trail of trails) expect(trail && faultsOfTrail(trail.entries, trail.record)).toEqual([]);
  expect(trails[2]?.entries.map(({ event }) => event)).toEqual([
    "statement-taken",
    "reconciled",
    "message-sent",
    "statement-taken",
    "reconciled",
    "message-sent",
  ]);
});
