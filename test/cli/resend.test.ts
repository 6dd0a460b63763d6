import { expect, test } from "vitest";

import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import type { SendingRefusalReason } from "../../shared/domain/mail/sending-refusal.ts";
import { recordsIn } from "../../local/open-records.ts";
import { inMemoryObjectStore } from "../in-memory/object-store.ts";
import { refusingSystem } from "../in-memory/refusing-system.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { accordInTest } from "./accord-in-test.ts";

const MESSAGE = "ZA1-ZB2-2022-23-Q4-rp-1";

/** The command on a system that has refused one reply. */
async function withRefusedReply(reason: SendingRefusalReason) {
  const { system, refusing } = await refusingSystem(reason);
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:00:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "INV-1": 100 } } },
  });
  await system.work();
  const { table, rawMail, records: recordObjects } = system;
  const records = recordsIn({
    table,
    ledgerTable: inMemoryTable(),
    rawMail,
    uploads: inMemoryObjectStore(),
    recordObjects,
  });
  return { ...accordInTest(records), system, refusing };
}

test.each([
  ["daily-quota", "reply-waiting", "waiting", false],
  ["not-verified", "reply-waiting", "waiting", true],
  ["address-refused", "reply-rejected", "rejected", true],
] as const)("a reply refused for %s shows on its position and mail, and among what is held", async (...row) => {
  const [reason, position, state, needsPerson] = row;
  const { json, run } = await withRefusedReply(reason);
  expect(await json("positions")).toMatchObject([{ state: position }]);
  expect(await json("position", "ZA1", "ZB2")).toMatchObject({
    state: position,
    stopped: [{ id: MESSAGE, state, reason }],
  });
  expect(await json("mail")).toMatchObject([{ state: "accepted", reply: `${state}: ${reason}` }]);
  expect(await json("held")).toMatchObject({ mails: [], messages: [{ id: MESSAGE, state, reason, needsPerson }] });
  for (const command of [["position", "ZA1", "ZB2"], ["held"]]) {
    const { out } = await run(...command);
    expect(out).toContain(`${MESSAGE} to income@northfold.example.org has not left: ${state}`);
    expect(out).toContain("as the service says");
    expect(out).toContain("To do: ");
  }
  expect((await run("mail")).out).toContain(`${state}: ${reason}`);
});

test.each([
  ["by its id", [MESSAGE], "address-refused"],
  ["by its position", ["--position", "ZA1", "ZB2"], "address-refused"],
  ["with all that wait", ["--all-waiting"], "not-verified"],
] as const)("a refused reply is sent again %s", async (_, which, reason) => {
  const { json, queued, system } = await withRefusedReply(reason);
  expect(await json("resend", ...which, "--by", "B. Operator")).toEqual([
    { id: MESSAGE, resent: true, to: ["income@northfold.example.org"] },
  ]);
  expect(queued).toEqual([{ queue: "send", message: { message: MESSAGE, correlation: "mail-1" } }]);
  expect(await system.messages.get(MESSAGE)).toMatchObject({
    state: "pending",
    resends: [{ by: "operator B. Operator", reason }],
  });
});

test("what was rejected is not among all that wait", async () => {
  const { run, queued } = await withRefusedReply("address-refused");
  expect((await run("resend", "--all-waiting", "--by", "B. Operator")).out).toBe("No message waits.");
  expect(queued).toEqual([]);
});

test("a message that has left or does not exist is not sent, with the reason", async () => {
  const { run, refusing, system, queued } = await withRefusedReply("sending-rate");
  refusing.reason = undefined;
  system.send.release();
  await system.work();
  expect(await run("resend", MESSAGE, "--by", "B. Operator")).toMatchObject({
    code: 1,
    err: `${MESSAGE} has left, and is not sent twice.`,
  });
  expect(await run("resend", "nothing", "--by", "B. Operator")).toMatchObject({ code: 1 });
  expect(queued).toEqual([]);
});

test.each([
  [["resend", MESSAGE]],
  [["resend", "--by", "B. Operator"]],
  [["resend", MESSAGE, "--all-waiting", "--by", "B. Operator"]],
  [["resend", "--position", "ZA1", "--by", "B. Operator"]],
])("%j is not understood", async (args) => {
  const { run } = await withRefusedReply("sending-rate");
  expect(await run(...args)).toMatchObject({ code: 2 });
});

test("a reply that can never be sent is withdrawn once, and its position, mail and list of what is held say so", async () => {
  const { run, json, system } = await withRefusedReply("address-refused");
  const by = ["--by", "B. Operator", "--note", "told by telephone"];
  expect(await run("withdraw", MESSAGE, ...by)).toMatchObject({
    code: 0,
    out: `${MESSAGE} is withdrawn, and never leaves. Nobody is told: if the other organisation is to know, write to it.`,
  });
  expect((await run("position", "ZA1", "ZB2")).out).toContain(
    "The last reply was withdrawn before it left, by operator B. Operator: told by telephone",
  );
  expect(await json("positions")).toMatchObject([{ state: "reply-withdrawn" }]);
  expect(await json("mail")).toMatchObject([{ state: "closed", reason: "reply-withdrawn" }]);
  expect(await json("held")).toMatchObject({ mails: [], messages: [] });
  expect((await run("resend", MESSAGE, "--by", "B. Operator")).err).toContain("was withdrawn, and never leaves");
  expect(await run("withdraw", "nothing", ...by)).toMatchObject({ code: 1 });
  expect(await run("withdraw", MESSAGE, "--by", "B. Operator")).toMatchObject({ code: 2 });
  await system.messages.change(MESSAGE, (before) => ({ ...before, state: "sent" }));
  expect((await run("withdraw", MESSAGE, ...by)).err).toBe(`${MESSAGE} has left, and can't be taken back.`);
});

test("addresses that nothing is sent to are listed, and lifted by name", async () => {
  const { run, system } = await withRefusedReply("address-refused");
  expect((await run("undeliverable")).out).toBe("There are none.");
  const address = emailAddressSchema.parse("income@northfold.example.org");
  const { contacts } = await system.referenceLists.all();
  const found = {
    address,
    because: "bounced",
    at: "2023-03-28T09:00:00.000Z",
    message: "m-1",
    why: "no such user",
  } as const;
  await system.undeliverable.add(found, contacts);
  expect((await run("undeliverable", "list")).out).toMatch(
    /income@northfold\.example\.org +2023-03-28 10:00 +bounced +not written to +m-1 +no such user/,
  );
  expect((await run("resend", MESSAGE, "--by", "B. Operator")).err).toContain("See accord undeliverable list.");
  expect((await run("undeliverable", "lift", address, "--by", "B. Operator")).out).toContain("is written to again");
  expect((await run("undeliverable", "list")).out).toContain("lifted by operator B. Operator");
  expect(await run("resend", MESSAGE, "--by", "B. Operator")).toMatchObject({ code: 0 });
  expect(await run("undeliverable", "lift", "x@y.example", "--by", "B. Operator")).toMatchObject({ code: 1 });
  expect(await run("undeliverable", "lift", "nobody", "--by", "B. Operator")).toMatchObject({ code: 2 });
});
