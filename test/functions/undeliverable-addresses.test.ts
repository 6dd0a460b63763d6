import { expect, test } from "vitest";

import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import { cautiousPolicy } from "../../shared/domain/organisation/policy.ts";
import { resendMessage } from "../../shared/records/message/resend-message.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";
import type { TestMail } from "../in-memory/test-mail.ts";

const FIRST = "ZA1-ZB2-2022-23-Q4-rp-1";
const INCOME = emailAddressSchema.parse("income@northfold.example.org");
const mail: TestMail = {
  id: "mail-1",
  receivedAt: "2023-03-29T08:00:00.000Z",
  workbooks: { "statement.xlsx": { lines: { "INV-1": 100 } } },
};

/** A system in which mail to the usual address of ZB2 came back, or was complained of, earlier. */
async function withUndeliverable(
  because: "bounced" | "complained",
  roles: Record<string, string> = {},
): Promise<System> {
  const system = openSystem();
  await system.settle();
  const at = system.clock.at.toISOString();
  await system.referenceLists.contacts.replace(
    (present) => [
      ...present,
      ...Object.entries(roles).map(([email, role]) => contactSchema.parse({ code: "ZB2", email, role })),
    ],
    at,
  );
  const { contacts } = await system.referenceLists.all();
  await system.undeliverable.add({ address: INCOME, because, at, message: "earlier" }, contacts);
  return system;
}

async function post(system: System): Promise<string[][]> {
  await system.post(mail);
  await system.work();
  return system.sent.map(({ to }) => [...to]);
}

function resend(system: System) {
  return resendMessage(FIRST, "operator A", system.clock.at.toISOString(), {
    ...system,
    enqueueSend: system.send.send,
  });
}

test("nothing is sent to an address from which mail came back for good: the message is rejected, and a person sees why", async () => {
  const system = await withUndeliverable("bounced");
  expect(await post(system)).toEqual([]);
  expect(await system.messages.get(FIRST)).toMatchObject({
    state: "rejected",
    reason: "undeliverable-address",
    why: `Earlier mail to ${INCOME} came back for good, or its owner called it spam, and there is no other address.`,
    attempts: 0,
  });
  expect(await resend(system)).toEqual({ resent: false, because: "undeliverable" });
});

test("once the address is lifted, a resend sends the message there; a bounce after that counts again", async () => {
  const system = await withUndeliverable("bounced");
  await post(system);
  const lifted = { by: "operator A", at: system.clock.at.toISOString() };
  expect(await system.undeliverable.lift(INCOME, lifted)).toBe(true);
  expect(await system.undeliverable.lift(INCOME, lifted)).toBe(true);
  expect(await system.undeliverable.lift(emailAddressSchema.parse("other@northfold.example.org"), lifted)).toBe(false);
  expect(await resend(system)).toMatchObject({ resent: true });
  await system.work();
  expect(system.sent.map(({ to }) => [...to])).toEqual([[INCOME]]);
  const { contacts } = await system.referenceLists.all();
  const again = { address: INCOME, because: "bounced", message: "m" } as const;
  await system.undeliverable.add({ ...again, at: lifted.at }, contacts);
  expect(await system.undeliverable.among([INCOME], contacts)).toEqual(new Map());
  await system.undeliverable.add({ ...again, at: "2023-03-30T09:00:00.000Z" }, contacts);
  expect(await system.undeliverable.among([INCOME], contacts)).toEqual(new Map([[INCOME, "bounced"]]));
});

test("a second address of the same kind gets the message alone", async () => {
  const other = "balances@northfold.example.org";
  const system = await withUndeliverable("bounced", { [other]: "statements" });
  expect(await post(system)).toEqual([[other]]);
});

test("RSP-04 the next registered address takes the place of one that can't be reached; the message says which it was meant for", async () => {
  const next = "finance@northfold.example.org";
  const system = await withUndeliverable("bounced", { [next]: "finance" });
  expect(await post(system)).toEqual([[next]]);
  const message = await system.messages.get(FIRST);
  expect(message).toMatchObject({ state: "sent", to: [next], resends: [{ by: "accord", to: [INCOME] }] });
  expect(message?.raw).toBe(`sent/${FIRST}.to-2.eml`);
});

test.for<["bounced" | "complained", boolean]>([
  ["complained", true],
  ["bounced", false],
])("no other address is tried if the owner %s and the policy says %s", async ([because, tryNextAddress]) => {
  const system = await withUndeliverable(because, { "finance@northfold.example.org": "finance" });
  await system.referenceLists.policies.replace(
    () => [{ organisation: position.payable, policy: { ...cautiousPolicy, tryNextAddress } }],
    system.clock.at.toISOString(),
  );
  expect(await post(system)).toEqual([]);
  expect(await system.messages.get(FIRST)).toMatchObject({ state: "rejected", reason: "undeliverable-address" });
});

test("a refusal to a mail as a whole isn't sent to such an address either", async () => {
  const system = await withUndeliverable("bounced");
  await system.post({ id: "mail-1", receivedAt: "2023-03-29T08:00:00.000Z", pdf: "statement.pdf" });
  await system.work();
  expect(system.sent).toEqual([]);
  expect(await system.messages.get("mail-1-1")).toMatchObject({ state: "rejected", reason: "undeliverable-address" });
});
