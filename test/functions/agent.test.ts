import { expect, test } from "vitest";

import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { organisationCode } from "../../shared/domain/organisation/organisation-code.ts";
import type { TestMail, TestStatement } from "../in-memory/test-mail.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";

/* STM-18: an agent, such as a shared-service provider, writes for several organisations from one address, which is registered for each. */

const agent = "statements@ledgerhouse.example.net";
const list = [
  ["ZB2", agent, "statements"],
  ["ZB2", "income@northfold.example.org", "statements"],
  ["ZB3", agent, "statements"],
  ["ZB3", "income@southmoor.example.org", "statements"],
  ["ZC3X9", "income@westhaven.example.org", "statements"],
] as const;

async function systemWith(contacts: readonly (readonly [string, string, string])[] = list): Promise<System> {
  const system = openSystem();
  await system.settle();
  const entries = contacts.map(([code, email, role]) => contactSchema.parse({ code, email, role }));
  await system.referenceLists.contacts.replace(() => entries, "2023-03-01T09:00:00.000Z");
  return system;
}

const ofNorthfold: TestStatement = { from: "ZB2", lines: { "INV-1": 100 } };
const ofSouthmoor: TestStatement = { from: "ZB3", lines: { "INV-7": 70 } };
const mail: TestMail = {
  id: "mail-1",
  receivedAt: "2023-03-29T08:00:00.000Z",
  from: agent,
  subject: "Statement of balances",
  workbooks: {},
};
const unproved = { verdicts: { spf: "GRAY", dkim: "GRAY", dmarc: "GRAY" } } as const;

async function statementsOf(system: System): Promise<Record<string, string | undefined>> {
  const of = async (code: string) =>
    (await system.positions.get({ ...position, receivable: organisationCode(code) }))?.current.mailId;
  return { ZB2: await of("ZB2"), ZB3: await of("ZB3") };
}

async function stateOf(system: System, id = "mail-1"): Promise<string> {
  const found = await system.mails.get(id);
  return `${found?.state ?? ""}: ${found?.reason ?? ""}`;
}

test.each<[string, Partial<TestMail>, Record<string, string | undefined>]>([
  [
    "the subject",
    { subject: "ZB2 statement", workbooks: { "a.xlsx": ofNorthfold } },
    { ZB2: "mail-1", ZB3: undefined },
  ],
  ["the workbook", { workbooks: { "a.xlsx": ofSouthmoor } }, { ZB2: undefined, ZB3: "mail-1" }],
  [
    "each workbook of one mail",
    { workbooks: { "a.xlsx": ofNorthfold, "b.xlsx": ofSouthmoor } },
    { ZB2: "mail-1", ZB3: "mail-1" },
  ],
])("STM-18: whom an agent writes for is said by %s", async (_, given, taken) => {
  const system = await systemWith();
  await system.post({ ...mail, ...given });
  await system.work();
  expect(await statementsOf(system)).toEqual(taken);
  for (const { to } of system.sent) expect(to).toContain(agent);
});

test("STM-18: an agent whose workbook is of another organisation than its subject, or of none that it writes for, is told", async () => {
  const system = await systemWith();
  // The directory has the organisation, and the agent does not write for it.
  await system.post({ ...mail, workbooks: { "a.xlsx": { ...ofNorthfold, from: "ZC3X9" } } });
  await system.post({ ...mail, id: "mail-2", subject: "ZB2 statement", workbooks: { "a.xlsx": ofSouthmoor } });
  await system.work();
  expect([await stateOf(system), await stateOf(system, "mail-2")]).toEqual([
    "refused: sender-contradiction",
    "refused: sender-contradiction",
  ]);
  expect(system.sent.map(({ to }) => to)).toEqual([[agent], [agent]]);
  expect(await statementsOf(system)).toEqual({ ZB2: undefined, ZB3: undefined });
});

test("STM-18: statements of several organisations in one unproved mail are confirmed by the agent, not by one of them for another", async () => {
  const system = await systemWith();
  await system.post({ ...mail, ...unproved, workbooks: { "a.xlsx": ofNorthfold, "b.xlsx": ofSouthmoor } });
  await system.work();
  expect(await stateOf(system)).toBe("held: not-proved");
  expect(system.sent.map(({ to }) => to)).toEqual([[agent]]);
  const code = (await system.mails.get("mail-1"))?.hold?.code ?? "";
  const reply = { ...mail, subject: `RE: [${code}]`, text: "CONFIRM", receivedAt: "2023-03-29T10:00:00.000Z" };
  await system.post({ ...reply, id: "mail-2", from: "income@northfold.example.org" });
  await system.work();
  expect(await stateOf(system, "mail-2")).toBe("quarantined: not-registered");
  expect(await statementsOf(system)).toEqual({ ZB2: undefined, ZB3: undefined });
  await system.post({ ...reply, id: "mail-3", receivedAt: "2023-03-29T11:00:00.000Z" });
  await system.work();
  expect(await statementsOf(system)).toEqual({ ZB2: "mail-1", ZB3: "mail-1" });
});

test("STM-18: if nobody could confirm for all of its organisations, an unproved mail is kept for an operator", async () => {
  const system = await systemWith(
    list.map(([code, email]) => [code, email, email === agent ? "finance" : "statements"]),
  );
  await system.post({ ...mail, ...unproved, workbooks: { "a.xlsx": ofNorthfold, "b.xlsx": ofSouthmoor } });
  await system.work();
  expect(await stateOf(system)).toBe("quarantined: nobody-registered-for-all");
  expect(system.sent).toEqual([]);
});

test("STM-18: no organisation reads the totals of another whose smaller statement the agent sent with its own", async () => {
  const system = await systemWith();
  const many = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`INV-${at}`, 1000 + at]));
  await system.post({ ...mail, workbooks: { "a.xlsx": ofNorthfold, "b.xlsx": { ...ofSouthmoor, lines: many } } });
  await system.work();
  const before = system.sent.length;
  const smaller = { ...ofNorthfold, lines: { "INV-1": 100, "INV-2": 5 } };
  const second = { "a.xlsx": smaller, "b.xlsx": { ...ofSouthmoor, lines: { "INV-1": 1001 } } };
  await system.post({ ...mail, id: "mail-2", receivedAt: "2023-03-29T12:00:00.000Z", workbooks: second });
  await system.work();
  expect(await stateOf(system, "mail-2")).toBe("held: smaller-statement");
  const questions = system.sent.slice(before).filter(({ bytes }) => Buffer.from(bytes).toString().includes("HOLD-"));
  expect(questions.map(({ to }) => to)).toEqual([[agent]]);
});
