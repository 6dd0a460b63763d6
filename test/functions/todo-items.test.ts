import { expect, test } from "vitest";

import { noteDelivery } from "../../functions/note-delivery/note-delivery.ts";
import { receiveAttempt } from "../../functions/receive-mail/receive-mail.ts";
import { LAST_ATTEMPT } from "../../shared/queue-batches/last-attempt.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { OpenMail } from "../../shared/domain/mail/mail-facts.ts";
import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import { reopenMail } from "../../shared/records/mail/reopen-mail.ts";
import { resendMessage } from "../../shared/records/message/resend-message.ts";
import { closeEndedMessage } from "../../shared/records/todo/follow-message.ts";
import { settleItems } from "../../shared/records/todo/settle-items.ts";
import { inMemoryMailService } from "../in-memory/send-raw-email.ts";
import { openSystem, type Readers, type System, type SystemParts } from "../in-memory/system.ts";
import {
  findTestDecisions,
  findTestExerciseFile,
  findTestAnswer,
  findTestForm,
  readNoPdfs,
  readTestStatement,
  type TestMail,
} from "../in-memory/test-mail.ts";

const statement = (id: string, receivedAt: string, more: Partial<TestMail> = {}): TestMail => ({
  id,
  receivedAt: `2023-03-29T${receivedAt}:00.000Z`,
  workbooks: { "statement.xlsx": { lines: { "INV-1": 100 } } },
  ...more,
});
const ANSWER = "ZA1-ZB2-2022-23-Q4-rp-1";

test("a question waits with its subject, the position of the message that it answers, and that position's amount", async () => {
  const system = await working([statement("mail-1", "08:00")]);
  await handle(system, {
    ...statement("mail-2", "08:30", {
      subject: "RE: when?",
      text: "When will you pay INV-1?",
      inReplyTo: `<${ANSWER}.0123456789abcdef@accord.example.org>`,
    }),
    workbooks: {},
  });
  expect(await open(system)).toEqual(["question-mail-2"]);
  expect(await system.todoItems.get("question-mail-2")).toMatchObject({
    payable: "ZA1",
    counterparty: "ZB2",
    position: { payable: "ZA1", receivable: "ZB2" },
    pence: 10000,
    deadline: "2023-04-11",
    what: "Northfold Community Health NHS Trust (ZB2) wrote in words: “RE: when?”. Read it, and answer it.",
  });
});

test("a refused mail waits until a good statement of its sender comes, whichever is handled first", async () => {
  const refused = { ...statement("mail-1", "08:00"), workbooks: {}, pdf: "statement.pdf" };
  const system = await working([refused]);
  expect(await open(system)).toEqual(["refusal-mail-1"]);
  await handle(system, { ...statement("mail-0", "07:00") });
  expect(await open(system), "an older statement").toEqual(["refusal-mail-1"]);
  await handle(
    system,
    statement("mail-2", "09:00", { workbooks: { "s.xlsx": { lines: { "INV-1": 100, "INV-2": 50 } } } }),
  );
  expect(await open(system)).toEqual([]);
  expect((await system.todoItems.get("refusal-mail-1"))?.closed).toMatchObject({ by: "accord" });

  await handle(system, { ...refused, id: "mail-3", receivedAt: "2023-03-29T08:59:00.000Z" });
  expect(await open(system), "its notification was late").toEqual(["refusal-mail-3"]);
  await settleItems(() => true, { ...system });
  expect(await open(system)).toEqual([]);
});

test("many refusals of an organisation are settled with one look at its positions", async () => {
  const refused = { ...statement("mail-1", "08:00"), workbooks: {}, pdf: "statement.pdf" };
  const system = await working([statement("mail-9", "09:00")]);
  for (const [index, receivedAt] of ["08:01", "08:02", "08:03"].entries())
    await handle(system, { ...refused, id: `mail-${index}`, receivedAt: `2023-03-29T${receivedAt}:00.000Z` });
  expect(await open(system)).toHaveLength(3);
  let looks = 0;
  const query: System["positions"]["query"] = (...given) => {
    looks += 1;
    return system.positions.query(...given);
  };
  await settleItems(() => true, { ...system, positions: { ...system.positions, query } });
  expect(await open(system)).toEqual([]);
  expect(looks).toBe(1);
});

test("a refusal for one kind of statement is not settled by a statement of another kind", async () => {
  const system = await working([
    { ...statement("mail-1", "08:00", { subject: "ZB2 I&E statement" }), workbooks: {}, pdf: "a.pdf" },
  ]);
  await handle(system, statement("mail-2", "09:00"));
  expect(await open(system)).toEqual(["refusal-mail-1"]);
});

test("a held statement waits until it is released or rejected", async () => {
  const forged = { verdicts: { spf: "GRAY", dkim: "GRAY", dmarc: "GRAY" } } as const;
  const system = await working([statement("mail-1", "08:00", forged)]);
  expect(await open(system)).toEqual(["held-statement-mail-1"]);
  expect(await system.todoItems.get("held-statement-mail-1")).toMatchObject({ pence: 10000, deadline: "2023-04-12" });
  const code = (await system.mails.get("mail-1"))?.hold?.code ?? "";
  await handle(system, {
    ...statement("mail-2", "09:00", { subject: `RE: [${code}]`, text: `REJECT ${code}` }),
    workbooks: {},
  });
  expect(await open(system)).toEqual([]);
});

test("forged mail in a registered name makes one item a day, and mail of strangers none", async () => {
  const forged = { verdicts: { spf: "FAIL", dkim: "FAIL", dmarc: "FAIL" }, workbooks: {} } as const;
  const system = await working([]);
  for (const [index, from] of [
    "income@northfold.example.org",
    "income@northfold.example.org",
    "a@stranger.example.net",
  ].entries())
    await handle(
      system,
      statement(`mail-${index}`, `0${index + 1}:00`, { ...forged, from, text: "Send me your ledger." }),
    );
  expect(await open(system)).toEqual(["quarantined-mail-ZA1-ZB2-2023-03-29"]);
});

test("a mail that can't be processed waits until it is read again, and waits anew if it fails anew", async () => {
  const system = await working([]);
  const rawMail = { ...system.rawMail, get: () => Promise.reject(new Error("The cloud is gone.")) };
  const fail = (body: string) =>
    receiveAttempt(body, LAST_ATTEMPT, { ...system.ports.receive, rawMail }).catch(() => undefined);
  await system.post(statement("mail-1", "08:00"));
  await fail(JSON.stringify(system.receive.take()));
  expect(await open(system)).toEqual(["failed-mail-mail-1"]);
  await reopenMail(system.mails, "mail-1", "operator A", "2023-03-29T10:00:00.000Z");
  await fail(JSON.stringify({ mail: "mail-1" }));
  expect(await open(system)).toEqual(["failed-mail-mail-1-1"]);
});

test("an answer that came back waits until a later answer of its position arrives", async () => {
  const system = await working([statement("mail-1", "08:00")]);
  await report(system, ANSWER, "Bounce", {
    bounceType: "Permanent",
    bounceSubType: "General",
    bouncedRecipients: [{ emailAddress: "income@northfold.example.org" }],
  });
  expect(await open(system)).toEqual([`undelivered-reply-${ANSWER}`]);
  expect((await system.todoItems.get(`undelivered-reply-${ANSWER}`))?.what).toMatch(
    /^Our message did not arrive\. It came back from income@northfold\.example\.org/,
  );
  // Nothing more goes to that address until a person knows that it works again.
  await system.undeliverable.lift(emailAddressSchema.parse("income@northfold.example.org"), {
    by: "operator A",
    at: "2023-03-29T10:00:00.000Z",
  });
  system.clock.at = new Date("2023-03-29T11:00:00.000Z");
  await handle(
    system,
    statement("mail-2", "10:30", { workbooks: { "s.xlsx": { lines: { "INV-1": 100, "INV-2": 50 } } } }),
  );
  const later = ANSWER.replace(/1$/, "3");
  const sent = (await system.mails.get("mail-2"))?.sentMessages.at(-1) ?? later;
  await report(system, sent, "Delivery", { recipients: ["income@northfold.example.org"] });
  expect(await open(system)).toEqual([]);
});

test("an answer that the mail service refuses waits until it is sent again, and anew if it is refused again", async () => {
  const system = await working([statement("mail-1", "08:00")], {
    sendRawEmail: () => Promise.resolve({ result: "refused", reason: "address-refused", why: "No such address." }),
  });
  expect(await open(system)).toEqual([`stopped-reply-${ANSWER}`]);
  const ports = { ...system, enqueueSend: system.send.send };
  const result = await resendMessage(ANSWER, "operator A", "2023-03-29T10:00:00.000Z", ports);
  if (result.resent) await closeEndedMessage(result.message, system);
  expect(await open(system)).toEqual([]);
  await system.work();
  expect(await open(system)).toEqual([`stopped-reply-${ANSWER}-1`]);
});

test("an answer that the mail service will take once a setting is changed waits for that, and no longer once it has left", async () => {
  const service = inMemoryMailService();
  let isPaused = true;
  const system = await working([statement("mail-1", "08:00")], {
    sendRawEmail: (email) =>
      isPaused
        ? Promise.resolve({ result: "refused", reason: "sending-paused", why: "Sending is paused." })
        : service.send(email),
  });
  expect((await system.messages.get(ANSWER))?.state).toBe("waiting");
  expect(await open(system)).toEqual([`stopped-reply-${ANSWER}`]);
  expect((await system.todoItems.get(`stopped-reply-${ANSWER}`))?.what).toContain("end the pause");
  isPaused = false;
  system.clock.at = new Date(system.clock.at.getTime() + 2 * 3_600_000);
  await system.send.send([{ message: ANSWER, correlation: "mail-1" }]);
  await system.work();
  expect((await system.messages.get(ANSWER))?.state).toBe("sent");
  expect(await open(system)).toEqual([]);
});

test("an answer that waits for nothing but time is nothing for a person", async () => {
  const system = await working([statement("mail-1", "08:00")], {
    sendRawEmail: () => Promise.resolve({ result: "refused", reason: "service-trouble", why: "Try again." }),
  });
  expect((await system.messages.get(ANSWER))?.state).toBe("waiting");
  expect(await open(system)).toEqual([]);
});

test("a workbook that is refused beside a statement waits until a good statement of its kind comes", async () => {
  const accruals = { kind: "accruals" as const, lines: { "INV-9": 70 } };
  const mail = statement("mail-1", "08:00");
  const system = await working([{ ...mail, workbooks: { ...mail.workbooks, "accruals.xlsx": accruals } }]);
  expect(await system.mails.get("mail-1")).toMatchObject({
    state: "answered",
    refusedFiles: [{ file: "accruals.xlsx" }],
  });
  expect(await open(system)).toEqual(["refusal-mail-1-files"]);
  expect(await system.todoItems.get("refusal-mail-1-files")).toMatchObject({
    payable: "ZA1",
    counterparty: "ZB2",
    statementKind: "accruals",
  });
  await handle(system, statement("mail-2", "09:00", { workbooks: { "s.xlsx": { lines: { "INV-1": 90 } } } }));
  expect(await open(system), "of another kind").toEqual(["refusal-mail-1-files"]);
});

test("a workbook that is refused beside a held statement waits for a person once that is released", async () => {
  const unproved = { verdicts: { spf: "GRAY", dkim: "GRAY", dmarc: "GRAY" } } as const;
  const mail = statement("mail-1", "08:00", unproved);
  const accruals = { kind: "accruals" as const, lines: { "INV-9": 70 } };
  const system = await working([{ ...mail, workbooks: { ...mail.workbooks, "accruals.xlsx": accruals } }]);
  expect(await open(system)).toEqual(["held-statement-mail-1"]);
  const code = (await system.mails.get("mail-1"))?.hold?.code ?? "";
  await handle(system, {
    ...statement("mail-2", "09:00", { subject: `RE: [${code}]`, text: `CONFIRM ${code}` }),
    workbooks: {},
  });
  expect(await open(system)).toEqual(["refusal-mail-1-files"]);
});

test("mail over a limit that proves no sender fails nowhere, and makes at most one item a day", async () => {
  const forged = { verdicts: { spf: "GRAY", dkim: "GRAY", dmarc: "GRAY" } } as const;
  const openMail: OpenMail = () =>
    Promise.resolve({ outcome: "failed", reason: "too-many-parts", why: "It has more than 1,000 parts." });
  const system = await working(
    [
      statement("mail-1", "08:00", forged),
      statement("mail-2", "08:01", forged),
      statement("mail-3", "08:02", { from: "nobody@elsewhere.example" }),
      statement("mail-4", "08:03", { ...forged, autoSubmitted: "auto-replied" }),
    ],
    {},
    {
      openMail,
      readStatement: readTestStatement,
      findForm: findTestForm,
      findDecisions: findTestDecisions,
      findExerciseFile: findTestExerciseFile,
      findAnswer: findTestAnswer,
      readPdfs: readNoPdfs,
    },
  );
  expect(await states(system, 4)).toEqual([
    "quarantined: too-many-parts",
    "quarantined: too-many-parts",
    "ignored: too-many-parts",
    "ignored: too-many-parts",
  ]);
  expect(await open(system)).toEqual(["quarantined-mail-ZA1-ZB2-2023-03-29"]);
  expect(system.sent).toHaveLength(0);
  await handle(system, statement("mail-5", "08:04"));
  expect((await system.mails.get("mail-5"))?.state, "a proved sender is told").toBe("refused");
});

async function states(system: System, count: number): Promise<string[]> {
  const all = await Promise.all(Array.from({ length: count }, (_, index) => system.mails.get(`mail-${index + 1}`)));
  return all.map((mail) => `${mail?.state}: ${mail?.reason}`);
}

/** A system that has handled these mails. */
async function working(
  mails: readonly TestMail[],
  parts: Partial<SystemParts> = {},
  ...readers: [Readers?]
): Promise<System> {
  const system = openSystem(parts, ...readers);
  await system.settle();
  system.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(10000) }]);
  for (const mail of mails) await handle(system, mail);
  return system;
}

async function handle(system: System, mail: TestMail): Promise<void> {
  await system.post(mail);
  await system.work();
}

async function open(system: System): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of system.todoItems.listOpen()) ids.push(id);
  return ids;
}

async function report(
  system: System,
  messageId: string,
  eventType: "Bounce" | "Delivery",
  event: object,
): Promise<void> {
  const timestamp = "2023-03-29T11:30:00.000Z";
  const mail = { timestamp, messageId: `ses-${messageId}`, tags: { "accord-message": [messageId] } };
  await noteDelivery(
    JSON.stringify({ eventType, [eventType.toLowerCase()]: { timestamp, ...event }, mail }),
    system.ports.note,
  );
}
