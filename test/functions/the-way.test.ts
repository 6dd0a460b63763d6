import { simpleParser, type ParsedMail } from "mailparser";
import { expect, test } from "vitest";

import { receiveMail } from "../../functions/receive-mail/receive-mail.ts";
import { sendMail } from "../../functions/send-mail/send-mail.ts";
import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { listMails } from "../../shared/records/mail/mails.ts";
import { viewOfPosition } from "../../shared/records/position/position-view.ts";
import { redrive } from "../../shared/records/redrive.ts";
import type { SendRawEmail } from "../../shared/records/message/send-raw-email.ts";
import { faultsOfTrail } from "../../shared/records/audit/trail.ts";
import { rawOf, type Letter, type Paper } from "../way/letter.ts";
import { openWorld, position, type Edges, type World } from "../way/world.ts";

const paper: Paper = { lines: { "INV-1": 100, "INV-2": 250.5 } };
const letter: Letter = {
  id: "mail-1",
  receivedAt: "2023-03-29T08:00:00.000Z",
  workbooks: { "statement.xlsx": paper },
};
const corrected: Letter = {
  id: "mail-2",
  receivedAt: "2023-03-29T08:30:00.000Z",
  workbooks: { "statement 2.xlsx": { lines: { "INV-1": 100 } } },
};
const ledger = [
  { invoiceNumber: "INV-1", outstandingPence: pence(10000) },
  { invoiceNumber: "INV-2", outstandingPence: pence(20000) },
];

async function settledWorld(edges: Partial<Edges> = {}): Promise<World> {
  const world = openWorld(edges);
  await world.settle();
  return world;
}

/** State and reason of every mail, by id. */
async function states(world: World): Promise<Record<string, string>> {
  const mails = await listMails(world.mails);
  return Object.fromEntries(mails.map(({ id, state, reason }) => [id, `${state}: ${reason}`]));
}

/** The type of each message that left, the mail that it is about, and its addresses. */
async function sentMessages(world: World): Promise<string[]> {
  const all: string[] = [];
  for await (const { type, occasion, to } of world.messages.list("sent"))
    all.push(`${type} to ${occasion.mailId} for ${to.join()}`);
  return all.sort();
}

async function texts(world: World): Promise<ParsedMail[]> {
  return Promise.all(world.sent.map(({ bytes }) => simpleParser(Buffer.from(bytes))));
}

test("a statement is taken, compared with the ledger and answered", async () => {
  const world = await settledWorld();
  world.uploadLedger(ledger);
  await world.post(letter);
  await world.work();

  const [mail] = await listMails(world.mails);
  expect(mail).toMatchObject({
    id: "mail-1",
    from: "income@northfold.example.org",
    subject: "ZB2 statement of balances",
    state: "answered",
    sender: "ZB2",
    sentMessages: ["ZA1-ZB2-2022-23-Q4-rp-1"],
  });
  const record = await world.positions.get(position);
  expect(record && (await viewOfPosition(record, world.objects))).toMatchObject({
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

  expect(world.sent.length).toBe(1);
  const [sent] = world.sent;
  expect(sent?.from).toBe("statements+za1@accord.example.org");
  expect(sent?.to).toEqual(["income@northfold.example.org"]);
  const [message] = await texts(world);
  expect(message?.subject).toContain("ZA1");
  expect(message?.inReplyTo).toBe("<mail-1@northfold.example.org>");
  expect(message?.headers.get("auto-submitted")).toBe("auto-replied");
  expect(message?.headers.get("x-accord-reply")).toBe("ZA1-ZB2-2022-23-Q4-rp-1");
  expect(message?.attachments.length).toBe(1);
  expect(message?.text).toContain("£300.00");
});

test("a delivery that is repeated two or three times has one effect", async () => {
  const world = await settledWorld();
  world.uploadLedger(ledger);
  for (let time = 0; time < 3; time += 1) await world.post(letter);
  await world.work();
  await world.post(letter);
  for (let time = 0; time < 3; time += 1) {
    await world.reconcile.send([{ position, correlation: "again" }]);
    await world.send.send([{ message: "ZA1-ZB2-2022-23-Q4-rp-1", correlation: "again" }]);
  }
  await world.work();
  expect(await sentMessages(world)).toEqual(["response to mail-1 for income@northfold.example.org"]);
  expect(world.sent.length).toBe(1);
});

test("the same mail under another id is a copy; a different mail with the same Message-ID is not", async () => {
  const world = await settledWorld();
  const messageId = "one@northfold.example.org";
  await world.post({ ...letter, messageIdHeader: messageId });
  await world.post({
    ...letter,
    messageIdHeader: messageId,
    id: "mail-1-again",
    receivedAt: "2023-03-29T08:01:00.000Z",
  });
  await world.post({ ...corrected, messageIdHeader: messageId });
  await world.work();
  expect(await states(world)).toEqual({
    "mail-1": "answered: answered",
    "mail-1-again": "ignored: duplicate",
    "mail-2": "answered: answered",
  });
  expect(world.sent.length).toBe(2);
});

test("a mail that is delivered once for each of its mailboxes is not a copy of itself", async () => {
  const world = await settledWorld();
  const toWesthaven: Paper = { to: ["ZC3X9"], lines: { "INV-9": 70 } };
  const both = { ...letter, messageId: "<one>", workbooks: { "za1.xlsx": paper, "zc3x9.xlsx": toWesthaven } };
  await world.post({ ...both, id: "mail-1", to: "statements+ZA1@accord.example.org" });
  await world.post({ ...both, id: "mail-2", to: "statements+ZC3X9@accord.example.org" });
  await world.work();
  expect((await world.positions.get(position))?.current.file).toBe("za1.xlsx");
  const other = { ...position, payable: organisationCode("ZC3X9") };
  expect((await world.positions.get(other))?.current.file).toBe("zc3x9.xlsx");
});

test("STM-02 the reply to a mail without a code in its subject asks for it", async () => {
  const world = await settledWorld();
  world.uploadLedger(ledger);
  await world.post({ ...letter, subject: "Our statement" });
  await world.work();
  const [message] = await texts(world);
  expect(message?.text?.replaceAll(/\s+/g, " ")).toContain("does not have your organisation code, ZB2");
});

test("STM-04 a statement with the same content changes nothing and gets no second answer", async () => {
  const world = await settledWorld();
  await world.post(letter);
  await world.work();
  const again = { ...letter, id: "mail-2", receivedAt: "2023-03-29T09:00:00.000Z" };
  await world.post({ ...again, workbooks: { "the same.xlsx": { ...paper, edition: 2 } } });
  await world.work();
  const mail = await world.mails.get("mail-2");
  expect(mail).toMatchObject({ state: "ignored", reason: "duplicate" });
  expect(mail?.why).toContain("mail-1");
  expect((await world.positions.get(position))?.current.mailId).toBe("mail-1");
  expect(world.sent.length).toBe(1);
});

test("RSP-05 if the message about a newer ledger was lost, sending the statement again brings the revised answer", async () => {
  const world = await settledWorld();
  world.uploadLedger(ledger);
  await world.post(letter);
  await world.work();
  world.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(10000) }]);
  const again = { ...letter, id: "mail-2", receivedAt: "2023-03-29T09:00:00.000Z" };
  await world.post({ ...again, workbooks: { "the same.xlsx": { ...paper, edition: 2 } } });
  await world.work();
  expect(await states(world)).toEqual({ "mail-1": "answered: answered", "mail-2": "ignored: duplicate" });
  const [, revised] = await texts(world);
  expect(revised?.subject).toContain("revised");
  expect(world.sent.length).toBe(2);
});

test("STM-04 a second statement replaces the first, and its answer says so", async () => {
  const world = await settledWorld();
  world.uploadLedger(ledger);
  await world.post(letter);
  await world.work();
  await world.post(corrected);
  await world.work();
  expect(await states(world)).toEqual({ "mail-1": "answered: answered", "mail-2": "answered: answered" });
  expect((await world.positions.get(position))?.current.mailId).toBe("mail-2");
  expect(world.sent.length).toBe(2);
  expect((await texts(world))[1]?.text).toMatch(/replaces/i);
  expect((await world.positions.statements(position)).map(({ mailId }) => mailId)).toEqual(["mail-1", "mail-2"]);
});

test("STM-04 the sender of a statement that is replaced before its answer is told which statement is current", async () => {
  const world = await settledWorld();
  world.uploadLedger(ledger);
  await world.post(letter);
  await world.post(corrected);
  await world.work();
  expect(await states(world)).toEqual({ "mail-1": "answered: answered", "mail-2": "answered: answered" });
  expect(await sentMessages(world)).toEqual([
    "replaced to mail-1 for income@northfold.example.org",
    "response to mail-2 for income@northfold.example.org",
  ]);
});

test("STM-04 an older statement that arrives late is set aside and kept, and its sender is told", async () => {
  const world = await settledWorld();
  await world.post(corrected);
  await world.work();
  await world.post(letter);
  await world.work();
  expect(await states(world)).toEqual({ "mail-1": "answered: answered", "mail-2": "answered: answered" });
  expect((await world.positions.get(position))?.current.mailId).toBe("mail-2");
  expect(await sentMessages(world)).toEqual([
    "no-ledger-yet to mail-2 for income@northfold.example.org",
    "replaced to mail-1 for income@northfold.example.org",
  ]);
  expect((await world.positions.statements(position)).map(({ mailId }) => mailId)).toEqual(["mail-1", "mail-2"]);
});

test("STM-04 the first statement, sent again after its correction, is current again, even if the copy arrives first", async () => {
  const thirdly: Letter = { ...letter, id: "mail-3", receivedAt: "2023-03-29T09:00:00.000Z" };
  for (const order of [
    [letter, corrected, thirdly],
    [letter, thirdly, corrected],
  ]) {
    const world = await settledWorld();
    for (const each of order) {
      await world.post(each);
      await world.work();
    }
    expect((await world.positions.get(position))?.current.lines).toBe(2);
  }
});

test("STM-04 the payable organisation is told too, if its contact list names somebody", async () => {
  const world = await settledWorld();
  const finance = {
    code: position.payable,
    email: emailAddressSchema.parse("finance@eastmere.example.org"),
    role: "finance",
  };
  await world.referenceLists.contacts.replace(
    (before) => [...before, { ...finance, role: "finance" as const }],
    "2023-03-01T00:00:00Z",
  );
  await world.post(letter);
  await world.work();
  await world.post(corrected);
  await world.work();
  expect(await sentMessages(world)).toEqual([
    "no-ledger-yet to mail-1 for income@northfold.example.org",
    "no-ledger-yet to mail-2 for income@northfold.example.org",
    "replaced to mail-1 for finance@eastmere.example.org",
  ]);
  expect(await states(world)).toEqual({ "mail-1": "answered: answered", "mail-2": "answered: answered" });
});

test("REC-18 without a ledger the statement is acknowledged, and the first ledger then brings the answer", async () => {
  const world = await settledWorld();
  await world.post(letter);
  await world.work();
  expect(await sentMessages(world)).toEqual(["no-ledger-yet to mail-1 for income@northfold.example.org"]);
  const waiting = await world.positions.get(position);
  expect(waiting && (await viewOfPosition(waiting, world.objects))).toMatchObject({
    state: "awaiting-ledger",
    agreedPence: 0,
  });

  world.uploadLedger(ledger);
  await world.reconcile.send([{ position, correlation: "upload-1" }]);
  await world.work();
  expect((await sentMessages(world))[1]).toBe("response to mail-1 for income@northfold.example.org");
  expect((await world.positions.get(position))?.reconciled?.totals.agreedPence).toBe(30000);
  expect((await world.mails.get("mail-1"))?.sentMessages).toEqual([
    "ZA1-ZB2-2022-23-Q4-rp-1",
    "ZA1-ZB2-2022-23-Q4-rp-2",
  ]);
});

test("RSP-05 a newer ledger that changes no verdict sends no message; one that changes a verdict sends the changes", async () => {
  const world = await settledWorld();
  world.uploadLedger(ledger);
  await world.post(letter);
  await world.work();
  world.uploadLedger(ledger, { asAt: "2023-03-27" });
  await world.reconcile.send([{ position, correlation: "upload-2" }]);
  await world.work();
  expect(world.sent.length).toBe(1);
  expect((await world.positions.get(position))?.reconciled?.ledger?.asAt).toBe("2023-03-27");

  world.uploadLedger([...ledger.slice(0, 1), { invoiceNumber: "INV-2", outstandingPence: pence(25050) }], {
    asAt: "2023-03-31",
  });
  await world.reconcile.send([{ position, correlation: "upload-3" }]);
  await world.work();
  expect(world.sent.length).toBe(2);
  const [, revised] = await texts(world);
  expect(revised?.subject).toContain("revised");
  expect(revised?.inReplyTo).toBe("<mail-1@northfold.example.org>");
  expect((await world.positions.get(position))?.reconciled?.totals.agreedPence).toBe(35050);
});

test("several statements in one mail belong to several positions, each with its own answer", async () => {
  const world = await settledWorld();
  world.uploadLedger(ledger);
  await world.post({
    ...letter,
    workbooks: {
      "r&p.xlsx": paper,
      "income.xlsx": { ...paper, kind: "i&e" },
      "backing.xlsx": { lines: {}, refused: ["no-statement-found"] },
    },
  });
  await world.work();
  expect(await states(world)).toEqual({ "mail-1": "answered: answered" });
  expect((await world.mails.get("mail-1"))?.sentMessages.length).toBe(2);
  expect(world.sent.length).toBe(2);
  expect((await texts(world))[0]?.text).toContain("backing.xlsx");
});

const refusals: [what: string, given: Partial<Letter>, reason: string][] = [
  ["STM-01 a PDF", { workbooks: {}, pdf: "statement.pdf" }, "pdf"],
  [
    "STM-03 a statement for several payable organisations",
    { workbooks: { "s.xlsx": { ...paper, to: ["ZA1", "ZB3"] } } },
    "several-payables",
  ],
  [
    "REC-16 a statement for another organisation",
    { workbooks: { "s.xlsx": { ...paper, to: ["ZB3"] } } },
    "wrong-payable",
  ],
  ["EXR-03 a nil statement", { workbooks: { "s.xlsx": { lines: {} } } }, "nil-statement"],
  [
    "EXR-01 a kind that the quarter does not accept",
    { workbooks: { "s.xlsx": { ...paper, kind: "accruals" } } },
    "wrong-kind",
  ],
  ["a statement for no exercise", { workbooks: { "s.xlsx": { ...paper, asAt: "2019-03-31" } } }, "no-exercise"],
  ["a damaged workbook", { workbooks: { "s.xlsx": { lines: {}, refused: ["file-damaged"] } } }, "corrupt"],
  [
    "two different statements for one position",
    { workbooks: { "a.xlsx": paper, "b.xlsx": { lines: { X: 1 } } } },
    "same-position-twice",
  ],
  ["another organisation's workbook", { workbooks: { "s.xlsx": { ...paper, from: "ZB3" } } }, "sender-contradiction"],
];
test.each(refusals)("%s is refused with a reason and changes nothing", async (_, given, reason) => {
  const world = await settledWorld();
  await world.post({ ...letter, ...given });
  await world.work();
  expect(await states(world)).toEqual({ "mail-1": `refused: ${reason}` });
  expect(await sentMessages(world)).toEqual(["refused to mail-1 for income@northfold.example.org"]);
  expect(await world.positions.get(position)).toBeUndefined();
});

test("a person's question gets a helpful answer", async () => {
  const world = await settledWorld();
  await world.post({ ...letter, workbooks: {}, text: "When will you pay?" });
  await world.work();
  expect(await states(world)).toEqual({ "mail-1": "answered: answered" });
  expect(await sentMessages(world)).toEqual(["question-received to mail-1 for income@northfold.example.org"]);
});

const silences: [what: string, given: Partial<Letter>, state: string][] = [
  ["an automatic reply", { autoSubmitted: "auto-replied" }, "ignored: automatic-reply"],
  ["a stranger's question", { from: "nobody@elsewhere.example", workbooks: {} }, "ignored: unknown-sender"],
  ["a stranger's workbook", { from: "nobody@elsewhere.example" }, "quarantined: unknown-sender-with-workbook"],
  ["a forged sender", { verdicts: { dmarc: "FAIL" } }, "quarantined: dmarc-failed"],
  ["a virus", { verdicts: { virus: "FAIL" } }, "quarantined: virus-found"],
  ["a message that can't be read", { text: "unreadable" }, "failed: unreadable"],
];
test.each(silences)("%s gets no answer and ends in a named state", async (_, given, state) => {
  const world = await settledWorld();
  await world.post({ ...letter, ...given });
  await world.work();
  expect(await states(world)).toEqual({ "mail-1": state });
  expect(world.sent.length).toBe(0);
});

test("RFC 3834 an address gets only so many answers a day", async () => {
  const world = await settledWorld();
  for (let index = 0; index < 25; index += 1)
    await world.post({ ...letter, id: `mail-${index}`, workbooks: {}, text: "Thank you for your message." });
  await world.work();
  expect(world.sent.length).toBe(20);
  const reasons = Object.values(await states(world));
  expect(reasons.filter((each) => each === "ignored: reply-cap").length).toBe(5);
  world.clock.at = new Date("2023-03-30T09:00:00.000Z");
  await world.post({ ...letter, id: "mail-tomorrow", workbooks: {}, text: "And today?" });
  await world.work();
  expect(world.sent.length).toBe(21);
});

const unproved: Letter = { ...letter, verdicts: { dmarc: "GRAY", spf: "GRAY", dkim: "GRAY" } };

async function heldWorld(workbooks = letter.workbooks): Promise<{ world: World; holdCode: string }> {
  const world = await settledWorld();
  world.uploadLedger(ledger);
  await world.post({ ...unproved, ...(workbooks ? { workbooks } : {}) });
  await world.work();
  const mail = await world.mails.get("mail-1");
  return { world, holdCode: mail?.hold?.code ?? "" };
}

test("a statement from an unproved sender is held and changes nothing; the registered address is asked", async () => {
  const { world, holdCode } = await heldWorld();
  expect(await states(world)).toEqual({ "mail-1": "held: not-proved" });
  expect(await sentMessages(world)).toEqual(["hold-confirmation to mail-1 for income@northfold.example.org"]);
  const [question] = await texts(world);
  expect(question?.text).toContain(holdCode);
  expect(question?.inReplyTo).toBeUndefined();
  expect(await world.positions.get(position)).toBeUndefined();
});

const holdReply = (id: string, text: string, holdCode: string): Letter => ({
  id,
  receivedAt: "2023-03-29T10:00:00.000Z",
  subject: `RE: please confirm [${holdCode}]`,
  workbooks: {},
  text,
});

test("the registered address releases a held statement, which is then answered once", async () => {
  const { world, holdCode } = await heldWorld();
  await world.post(holdReply("hold-reply-1", `RELEASE ${holdCode}`, holdCode));
  await world.post(holdReply("hold-reply-1", `RELEASE ${holdCode}`, holdCode));
  await world.work();
  expect(await states(world)).toEqual({ "mail-1": "answered: answered", "hold-reply-1": "answered: released" });
  expect((await sentMessages(world))[1]).toBe("response to mail-1 for income@northfold.example.org");
  await world.post(holdReply("hold-reply-2", `REJECT ${holdCode}`, holdCode));
  await world.work();
  expect(await states(world)).toMatchObject({ "mail-1": "answered: answered", "hold-reply-2": "answered: answered" });
  expect((await sentMessages(world))[0]).toBe("hold-closed to hold-reply-2 for income@northfold.example.org");
  expect(world.sent.length).toBe(3);
});

test("files of a held mail that can't be used are mentioned once its statement is released", async () => {
  const other: Paper = { to: ["ZC3X9"], lines: { "INV-9": 70 } };
  const { world, holdCode } = await heldWorld({ "statement.xlsx": paper, "other.xlsx": other });
  await world.post(holdReply("hold-reply-1", `CONFIRM ${holdCode}`, holdCode));
  await world.work();
  const answer = (await texts(world)).find(({ subject }) => subject?.includes("response"));
  expect(answer?.text).toContain("other.xlsx");
});

test("a proved sender is told at once about a file that can't be used; an unproved one is not told", async () => {
  const world = await settledWorld();
  const wrong = { ...letter, workbooks: { "other.xlsx": { to: ["ZC3X9"], lines: { "INV-9": 70 } } } };
  await world.post({ ...wrong, id: "proved", verdicts: { virus: "GRAY" } });
  await world.post({ ...wrong, id: "unproved", verdicts: { dmarc: "GRAY", spf: "GRAY", dkim: "GRAY" } });
  await world.work();
  expect(await states(world)).toEqual({ proved: "refused: wrong-payable", unproved: "quarantined: not-proved" });
  expect(await sentMessages(world)).toEqual(["refused to proved for income@northfold.example.org"]);
});

test("the registered address can reject a held statement; a stranger can neither release nor reject it", async () => {
  const { world, holdCode } = await heldWorld();
  await world.post({ ...holdReply("hold-reply-0", `RELEASE ${holdCode}`, holdCode), from: "nobody@elsewhere.example" });
  await world.work();
  expect(await states(world)).toMatchObject({ "mail-1": "held: not-proved" });
  await world.post(holdReply("hold-reply-1", `REJECT ${holdCode}`, holdCode));
  await world.work();
  expect(await states(world)).toMatchObject({ "mail-1": "refused: rejected", "hold-reply-1": "answered: answered" });
  expect(await world.positions.get(position)).toBeUndefined();
});

test("a message that the mail service could not take is sent later, with the same bytes", async () => {
  const attempts: Uint8Array[] = [];
  const sendRawEmail: SendRawEmail = ({ bytes }) => {
    attempts.push(bytes);
    return attempts.length < 3
      ? Promise.reject(new Error("Throttling"))
      : Promise.resolve({ sent: true, sesId: "ses-1" });
  };
  const world = await settledWorld({ sendRawEmail });
  await world.post(letter);
  await expect(world.work()).rejects.toThrow("Throttling");
  expect(await states(world)).toEqual({ "mail-1": "accepted: statement-accepted" });
  const message = { message: "ZA1-ZB2-2022-23-Q4-rp-1", correlation: "mail-1" };
  await world.send.send([message]);
  await expect(world.work()).rejects.toThrow("Throttling");
  await world.send.send([message]);
  world.clock.at = new Date("2023-03-29T11:00:00.000Z");
  await world.work();
  expect(await states(world)).toEqual({ "mail-1": "answered: answered" });
  expect(attempts.map((bytes) => Buffer.compare(bytes, attempts[0] ?? new Uint8Array()))).toEqual([0, 0, 0]);
});

test("if the mail service rejects a message for good, its mail becomes failed, with the reason", async () => {
  const world = await settledWorld({
    sendRawEmail: () => Promise.resolve({ sent: false, why: "MessageRejected: no" }),
  });
  await world.post(letter);
  await world.work();
  expect(await states(world)).toEqual({ "mail-1": "failed: message-rejected" });
  expect((await world.mails.get("mail-1"))?.why).toContain("MessageRejected");
  expect((await world.positions.get(position))?.outbox).toEqual([]);
});

test("while an attempt may still be under way, no other begins; once its lease has run out, the message is sent again", async () => {
  const world = await settledWorld();
  await world.post(letter);
  await world.work();
  const id = "ZA1-ZB2-2022-23-Q4-rp-1";
  const sentBefore = world.sent.length;
  await world.messages.change(id, (before) => ({
    ...before,
    state: "sending",
    leasedUntil: "2023-03-29T09:03:00.000Z",
  }));
  const body = JSON.stringify({ message: id, correlation: "mail-1" });
  await expect(sendMail(body, world.ports.send)).rejects.toThrow("under way");
  expect(world.sent.length).toBe(sentBefore);
  world.clock.at = new Date("2023-03-29T09:03:00.001Z");
  await sendMail(body, world.ports.send);
  expect(world.sent.length).toBe(sentBefore + 1);
  const [one, other] = (await texts(world)).map(({ messageId }) => messageId);
  expect(one).toBe(other);
});

test("RSP-04 without a registered address the answer waits until the contact list names one", async () => {
  const world = await settledWorld();
  await world.post(letter);
  await receiveMail(JSON.stringify(world.receive.take()), world.ports.receive);
  // The contact list loses the sender before the statement is reconciled.
  const lists = await world.referenceLists.contacts.current();
  await world.referenceLists.contacts.replace(() => [], "2023-03-29T09:00:00Z");
  await world.work();
  expect(world.sent.length).toBe(0);
  expect(await states(world)).toEqual({ "mail-1": "accepted: statement-accepted" });
  await world.referenceLists.contacts.replace(() => lists.entries, "2023-03-29T10:00:00Z");
  await redrive(
    {
      ...world,
      enqueueReceive: world.receive.send,
      enqueueReconcile: world.reconcile.send,
      enqueueSend: world.send.send,
    },
    { before: new Date("2023-03-30T00:00:00Z") },
  );
  await world.work();
  expect(await states(world)).toEqual({ "mail-1": "answered: answered" });
});

test("a stored mail that was never announced is found, and its sender counts as unproved", async () => {
  const world = await settledWorld();
  await world.rawMail.put("mail/orphan", rawOf({ ...letter, id: "orphan" }));
  const ports = {
    ...world,
    enqueueReceive: world.receive.send,
    enqueueReconcile: world.reconcile.send,
    enqueueSend: world.send.send,
  };
  const found = await redrive(ports, { before: new Date("2023-03-30T00:00:00Z"), orphans: true });
  expect(found.orphans).toEqual(["orphan"]);
  await world.work();
  expect(await states(world)).toEqual({ orphan: "held: not-proved" });
  expect((await redrive(ports, { before: new Date("2023-03-30T00:00:00Z"), orphans: true })).orphans).toEqual([]);
});

test("RSP-05 if the message about a newer ledger was lost, a redrive reconciles the position again", async () => {
  const world = await settledWorld();
  world.uploadLedger(ledger.slice(1));
  await world.post(letter);
  await world.work();
  world.uploadLedger(ledger);
  const ports = {
    ...world,
    enqueueReceive: world.receive.send,
    enqueueReconcile: world.reconcile.send,
    enqueueSend: world.send.send,
  };
  const before = new Date("2023-03-30T00:00:00Z");
  expect(await redrive(ports, { before, everyPosition: true })).toMatchObject({ positions: [], lookedAt: 1 });
  await world.work();
  expect(world.sent.length).toBe(2);
  // Nothing has changed since: no message is sent.
  await redrive(ports, { before, everyPosition: true });
  await world.work();
  expect(world.sent.length).toBe(2);
});

test("no part of a mail or of a ledger is in the log", async () => {
  const world = await settledWorld();
  world.uploadLedger(ledger);
  await world.post(letter);
  await world.work();
  const log = world.logged.join("\n");
  expect(log).toContain("mail-1");
  for (const secret of ["INV-1", "100", "250.5", "northfold.example.org", "statement of balances", "Eastmere"])
    expect(log.includes(secret), secret).toBe(false);
});

test("the trails of mails and positions are sound from the first entry to the record", async () => {
  const world = await settledWorld();
  world.uploadLedger(ledger);
  for (const each of [letter, corrected]) {
    await world.post(each);
    await world.work();
  }
  const trails = [
    await world.mails.trail("mail-1"),
    await world.mails.trail("mail-2"),
    await world.positions.trail(position),
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
