import { simpleParser } from "mailparser";
import { expect, test } from "vitest";

import { receiveMail } from "../../functions/receive-mail/receive-mail.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { cautiousPolicy } from "../../shared/domain/organisation/policy.ts";
import { listMails } from "../../shared/records/mail/mails.ts";
import { closeHeldMail } from "../../shared/records/mail/close-held-mail.ts";
import type { TestMail } from "../in-memory/test-mail.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";

const large: TestMail = {
  id: "mail-1",
  receivedAt: "2023-03-29T08:00:00.000Z",
  workbooks: { "statement.xlsx": { lines: { "INV-1": 100, "INV-2": 250, "INV-3": 4000 } } },
};
const small: TestMail = {
  id: "mail-2",
  receivedAt: "2023-03-29T08:30:00.000Z",
  workbooks: { "backing.xlsx": { lines: { "INV-1": 100 } } },
};

async function systemWith(...mails: readonly TestMail[]): Promise<System> {
  const system = openSystem();
  await system.settle();
  system.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(10000) }]);
  await postAll(system, mails);
  return system;
}

async function postAll(system: System, mails: readonly TestMail[]): Promise<void> {
  for (const mail of mails) {
    await system.post(mail);
    await system.work();
  }
}

async function states(system: System): Promise<string[]> {
  return (await listMails(system.mails)).map(({ state, reason }) => `${state}: ${reason}`);
}

async function typesOfSent(system: System): Promise<string[]> {
  const all: string[] = [];
  for (const { messageId } of system.sent) all.push((await system.messages.get(messageId))?.type ?? "");
  return all;
}

async function currentMail(system: System): Promise<string | undefined> {
  return (await system.positions.get(position))?.current.mailId;
}

function answer(id: string, text: string, holdCode: string): TestMail {
  return { id, receivedAt: "2023-03-29T10:00:00.000Z", subject: `RE: [${holdCode}]`, workbooks: {}, text };
}

async function holdCodeOf(system: System): Promise<string> {
  return (await system.mails.get("mail-2"))?.hold?.code ?? "";
}

test("STM-04 a much smaller statement is held, and the question names both totals", async () => {
  const system = await systemWith(large, small);
  expect(await states(system)).toEqual(["answered: answered", "held: smaller-statement"]);
  expect(await typesOfSent(system)).toEqual(["response", "smaller-statement"]);
  expect(await currentMail(system)).toBe("mail-1");
  expect((await system.positions.get(position))?.waiting?.map(({ mailId }) => mailId)).toEqual(["mail-2"]);
  const question = await simpleParser(Buffer.from(system.sent[1]?.bytes ?? []));
  const text = question.text?.replaceAll(/\s+/g, " ");
  expect(text).toContain("3 lines, £4,350.00 in all");
  expect(text).toContain("1 line, £100.00 in all");
  expect(text).toContain("2 of the 3 invoices");
  expect(question.text).toContain(`CONFIRM ${await holdCodeOf(system)}`);
  expect(question.inReplyTo).toBe("<mail-2@northfold.example.org>");
});

test("STM-04 a smaller statement that its sender confirms is taken and answered once", async () => {
  const system = await systemWith(large, small);
  const code = await holdCodeOf(system);
  await postAll(system, [answer("word-1", `CONFIRM ${code}`, code), answer("word-1", `CONFIRM ${code}`, code)]);
  expect(await states(system)).toEqual(["answered: answered", "answered: answered", "answered: released"]);
  expect(await typesOfSent(system)).toEqual(["response", "smaller-statement", "response"]);
  const record = await system.positions.get(position);
  expect(record?.current.mailId).toBe("mail-2");
  expect(record?.waiting).toBeUndefined();
});

test("STM-04 a smaller statement that its sender rejects changes nothing, and the position waits no more", async () => {
  const system = await systemWith(large, small);
  const code = await holdCodeOf(system);
  await postAll(system, [answer("word-1", `REJECT ${code}`, code)]);
  expect((await states(system))[1]).toBe("refused: rejected");
  const record = await system.positions.get(position);
  expect(record?.current.mailId).toBe("mail-1");
  expect(record?.waiting).toBeUndefined();
});

test("a stranger can't confirm a smaller statement", async () => {
  const system = await systemWith(large, small);
  const code = await holdCodeOf(system);
  await postAll(system, [{ ...answer("word-1", `CONFIRM ${code}`, code), from: "nobody@elsewhere.example" }]);
  expect((await states(system))[1]).toBe("held: smaller-statement");
  expect(await currentMail(system)).toBe("mail-1");
});

test("STM-04 once a newer statement is current, a smaller one before it can no longer replace it", async () => {
  const system = await systemWith(large, small);
  const again: TestMail = {
    id: "mail-3",
    receivedAt: "2023-03-29T09:00:00.000Z",
    workbooks: { "corrected.xlsx": { lines: { "INV-1": 100, "INV-2": 250, "INV-3": 3900 } } },
  };
  await postAll(system, [again]);
  expect((await system.positions.get(position))?.waiting).toBeUndefined();
  await closeHeldMail(system.mails, "mail-2", { action: "release", by: "operator A", at: again.receivedAt });
  await system.receive.send([{ mail: "mail-2" }]);
  await system.work();
  expect(await currentMail(system)).toBe("mail-3");
  expect((await system.mails.get("mail-2"))?.statements.map(({ became }) => became)).toEqual(["set-aside"]);
});

test("of a mail with two statements, the one that is not smaller is taken and answered", async () => {
  const income = { kind: "i&e" as const, lines: { "INC-1": 70, "INC-2": 80 } };
  const system = await systemWith(large, {
    ...small,
    workbooks: { ...small.workbooks, "income.xlsx": income },
  });
  const mail = await system.mails.get("mail-2");
  expect(mail?.state).toBe("held");
  expect(mail?.statements.map(({ became, answeredBy }) => [became, answeredBy !== undefined])).toEqual([
    ["held", false],
    ["current", true],
  ]);
  const code = await holdCodeOf(system);
  await postAll(system, [answer("word-1", `CONFIRM ${code}`, code)]);
  expect((await system.mails.get("mail-2"))?.statements.map(({ became }) => became)).toEqual(["current", "current"]);
  expect((await system.mails.get("mail-2"))?.state).toBe("answered");
});

test("once a hold is closed, a later mail in the thread of its question is what it would be without the code", async () => {
  const system = await systemWith(large, small);
  const code = await holdCodeOf(system);
  const inThread = { inReplyTo: "<ses-mail-2-1@eu-west-2.amazonses.com>" };
  await postAll(system, [
    { ...answer("word-1", "What do you mean by that?", code), ...inThread },
    { ...answer("word-2", `CONFIRM ${code}`, code), ...inThread },
    { ...answer("word-3", "When will you pay INV-1?", code), ...inThread },
    { ...answer("word-4", "Attached is the copy of invoice INV-1.", code), ...inThread, pdf: "INV-1.pdf" },
    { ...answer("word-5", `CONFIRM ${code}`, code), ...inThread },
  ]);
  const reasons = (await listMails(system.mails)).filter(({ id }) => id.startsWith("word")).map((mail) => mail);
  expect(reasons.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => "answered"));
  expect((await typesOfSent(system)).slice(2)).toEqual([
    "hold-closed",
    "response",
    "question-received",
    "evidence-received",
    "hold-closed",
  ]);
  const [question] = await Array.fromAsync(system.todoItems.listOpen({ payable: position.payable, kind: "question" }));
  expect(question).toMatchObject({ id: "question-word-3", position });
});

test("a question with a hold code of no hold is a question", async () => {
  const system = await systemWith(large);
  await postAll(system, [answer("word-1", "When will you pay INV-1?", "HOLD-AAAA-BBBB-CCCC-DDDD")]);
  expect(await typesOfSent(system)).toEqual(["response", "question-received"]);
});

const nil: TestMail = {
  id: "mail-2",
  receivedAt: "2023-03-29T08:30:00.000Z",
  workbooks: { "statement.xlsx": { lines: {}, refused: ["nil-statement"] } },
};

test("EXR-03 a nil statement in place of one that claims something is held, and taken once it is confirmed", async () => {
  const system = await systemWith(large, nil);
  expect(await states(system)).toEqual(["answered: answered", "held: smaller-statement"]);
  expect(await currentMail(system)).toBe("mail-1");
  const question = await simpleParser(Buffer.from(system.sent[1]?.bytes ?? []));
  const text = question.text?.replaceAll(/\s+/g, " ");
  expect(text).toContain("3 lines, £4,350.00 in all");
  expect(text).toContain("no lines, so it claims nothing");
  const code = await holdCodeOf(system);
  await postAll(system, [answer("word-1", `CONFIRM ${code}`, code)]);
  expect(await typesOfSent(system)).toEqual(["response", "smaller-statement", "response"]);
  expect(await currentMail(system)).toBe("mail-2");
  const response = await simpleParser(Buffer.from(system.sent[2]?.bytes ?? []));
  expect(response.text).not.toContain("changes nothing");

  await postAll(system, [{ ...nil, id: "mail-3", receivedAt: "2023-03-29T11:00:00.000Z" }]);
  expect(await system.mails.get("mail-3")).toMatchObject({ state: "refused", reason: "nil-statement" });
});

test("EXR-03 a statement whose lines are all zero is a nil one, also where no other statement is too small", async () => {
  const system = await systemWith();
  await system.referenceLists.policies.replace(
    () => [{ organisation: position.payable, policy: { ...cautiousPolicy, holdSmallerPercent: 100 } }],
    "2023-03-01T00:00:00.000Z",
  );
  const zero = { "INV-1": 0, "INV-2": 0, "INV-3": 0 };
  await postAll(system, [large, { ...nil, workbooks: { "s.xlsx": { lines: zero, refused: ["nil-statement"] } } }]);
  expect((await states(system))[1]).toBe("held: smaller-statement");
});

test("EXR-03 a nil statement changes nothing if none stands, or if something else speaks against it", async () => {
  const system = await systemWith(nil);
  expect(await states(system)).toEqual(["refused: nil-statement"]);
  const contradicted = { "s.xlsx": { lines: {}, refused: ["nil-contradicted"] } };
  await postAll(system, [large, { ...nil, id: "mail-3", workbooks: contradicted }]);
  expect(await system.mails.get("mail-3")).toMatchObject({ state: "refused", reason: "file-findings" });
  expect(await currentMail(system)).toBe("mail-1");
});

test("EXR-03 a nil statement that proves no sender asks once", async () => {
  const unproved = { ...nil, verdicts: { dmarc: "GRAY", spf: "GRAY", dkim: "GRAY" } } as const;
  const system = await systemWith(large, unproved);
  expect((await states(system))[1]).toBe("held: not-proved");
  const code = await holdCodeOf(system);
  await postAll(system, [answer("word-1", `CONFIRM ${code}`, code)]);
  expect(await typesOfSent(system)).toEqual(["response", "hold-confirmation", "response"]);
  expect(await currentMail(system)).toBe("mail-2");
});

test("a crash between holding a statement and noting it in its mail holds it once, with one question", async () => {
  const system = await systemWith(large);
  const { receive } = system.ports;
  let crashes = 1;
  const change: System["mails"]["change"] = async (id, decide) => {
    if (crashes > 0 && (await system.mails.get(id))?.state === "accepted") {
      crashes -= 1;
      throw new Error("crash");
    }
    return system.mails.change(id, decide);
  };
  await system.post(small);
  await receiveMail(JSON.stringify(system.receive.take()), receive);
  await system.work(["read"]);
  const body = JSON.stringify(system.receive.take());
  await expect(receiveMail(body, { ...receive, mails: { ...system.mails, change } })).rejects.toThrow("crash");
  expect((await system.positions.get(position))?.waiting).toHaveLength(1);
  expect((await states(system))[1]).toBe("accepted: statement-accepted");
  for (let time = 0; time < 2; time += 1) await receiveMail(body, receive);
  await system.work();
  expect((await states(system))[1]).toBe("held: smaller-statement");
  expect((await system.positions.get(position))?.waiting).toHaveLength(1);
  expect(await typesOfSent(system)).toEqual(["response", "smaller-statement"]);
});

test("a payable organisation sets by how much a statement may fall", async () => {
  for (const [percent, state] of [
    [10, "held: smaller-statement"],
    [30, "answered: answered"],
  ] as const) {
    const system = await systemWith();
    await system.referenceLists.policies.replace(
      () => [{ organisation: position.payable, policy: { ...cautiousPolicy, holdSmallerPercent: percent } }],
      "2023-03-01T00:00:00.000Z",
    );
    await postAll(system, [
      large,
      { ...small, workbooks: { "s.xlsx": { lines: { "INV-1": 100, "INV-2": 250, "INV-3": 3000 } } } },
    ]);
    expect((await states(system))[1]).toBe(state);
  }
});

test("an unproved statement that is much smaller asks once, and its question says what it would replace", async () => {
  const unproved = { ...small, verdicts: { dmarc: "GRAY", spf: "GRAY", dkim: "GRAY" } } as const;
  const system = await systemWith(large, unproved);
  expect((await states(system))[1]).toBe("held: not-proved");
  const question = await simpleParser(Buffer.from(system.sent[1]?.bytes ?? []));
  expect(question.text?.replaceAll(/\s+/g, " ")).toContain("3 lines, £4,350.00 in all");
  const code = await holdCodeOf(system);
  await postAll(system, [answer("word-1", `CONFIRM ${code}`, code)]);
  expect(await typesOfSent(system)).toEqual(["response", "hold-confirmation", "response"]);
  expect(await currentMail(system)).toBe("mail-2");
});

test("the same statement again says how the first was answered, each mail once and under the daily cap", async () => {
  const system = await systemWith(large);
  for (let number = 1; number <= 22; number += 1)
    await postAll(system, [
      {
        ...large,
        id: `again-${String(number).padStart(2, "0")}`,
        receivedAt: `2023-03-29T09:${String(number).padStart(2, "0")}:00.000Z`,
        subject: `Reminder ${number}`,
      },
    ]);
  const types = await typesOfSent(system);
  expect(types.filter((type) => type === "same-statement")).toHaveLength(20);
  expect(types.filter((type) => type === "response")).toHaveLength(1);
  const told = await simpleParser(Buffer.from(system.sent[1]?.bytes ?? []));
  expect(told.text?.replaceAll(/\s+/g, " ")).toContain("which we answered on 29 March 2023 at 10:00");
  const untold = await system.mails.get("again-22");
  expect(untold).toMatchObject({ state: "ignored", reason: "duplicate" });
  expect(untold?.why).toContain("Nobody was told");
});
