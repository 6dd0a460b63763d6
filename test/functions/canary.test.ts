import { beforeEach, describe, expect, test } from "vitest";

import { canaryPayable, canaryReceivable } from "../../shared/domain/canary/whose.ts";
import { contactSchema } from "../../shared/domain/organisation/contact.ts";
import { organisationSchema } from "../../shared/domain/organisation/organisation.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { positionKeySchema } from "../../shared/domain/position/position-key.ts";
import { listMails } from "../../shared/records/mail/mails.ts";
import { allPositions } from "../../shared/records/position/positions.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { month12 } from "../in-memory/month-12.ts";
import { exercise, openSystem, position, type System } from "../in-memory/system.ts";
import type { TestMail } from "../in-memory/test-mail.ts";

const CANARY = "canary@accord.example.org";
const canaryPosition = positionKeySchema.parse({
  payable: canaryPayable,
  receivable: canaryReceivable,
  exercise,
  kind: "r&p",
});

let system: System;

/** The group of the tests, and beside it that of the canary, with a ledger. */
beforeEach(async () => {
  system = openSystem();
  await system.settle();
  const lists = referenceListsIn(system.table, system.records, "canary");
  const at = system.now().toISOString();
  await lists.organisations.replace(
    () =>
      [canaryPayable, canaryReceivable].map((code) =>
        organisationSchema.parse({ code, name: `Canary ${code}`, type: "trust" }),
      ),
    at,
  );
  await lists.contacts.replace(
    () => [contactSchema.parse({ code: canaryReceivable, email: CANARY, role: "statements" })],
    at,
  );
  await lists.exercises.replace(() => [month12], at);
  system.uploadLedger([{ invoiceNumber: "SEED", outstandingPence: pence(5_00) }], {
    organisation: canaryPayable,
    counterparty: canaryReceivable,
  });
});

function canaryMail(more: Partial<TestMail> = {}): TestMail {
  return {
    id: "canary-1",
    receivedAt: "2023-03-29T09:00:00.000Z",
    from: CANARY,
    to: `statements+${canaryPayable}@accord.example.org`,
    subject: `${canaryReceivable} statement`,
    autoSubmitted: "auto-generated",
    workbooks: { "statement.xlsx": { from: canaryReceivable, to: [canaryPayable], lines: { SEED: 5, OTHER: 1 } } },
    ...more,
  };
}

async function answered(mail: TestMail) {
  await system.post(mail);
  await system.work();
  return system.mails.get(mail.id);
}

describe("the canary's statement", () => {
  test("is reconciled with its own ledger and answered, though a program sent it", async () => {
    expect(await answered(canaryMail())).toMatchObject({ state: "answered", sender: canaryReceivable });
    expect(system.sent.map(({ to }) => to)).toEqual([[CANARY]]);
    expect((await system.positions.get(canaryPosition))?.reconciled?.totals).toMatchObject({
      agreedPence: 5_00,
      notAgreedPence: 1_00,
    });
  });

  test("is in no list and counts in no metric", async () => {
    await answered(canaryMail());
    expect(await listMails(system.mails)).toEqual([]);
    expect(await allPositions(system.positions)).toEqual([]);
    expect(await Array.fromAsync(system.messages.list("sent"))).toEqual([]);
    expect(system.logged.length).toBeGreaterThan(3);
    for (const line of system.logged) expect(line).not.toContain("CloudWatchMetrics");
  });

  test("leaves the group's mail in the lists and the metrics", async () => {
    await answered(canaryMail());
    system.uploadLedger([{ invoiceNumber: "NF-1", outstandingPence: pence(5_00) }]);
    await answered({
      id: "mail-1",
      receivedAt: "2023-03-29T09:30:00.000Z",
      to: "statements+ZA1@accord.example.org",
      workbooks: { "statement.xlsx": { lines: { "NF-1": 5 } } },
    });
    expect((await listMails(system.mails)).map(({ id }) => id)).toEqual(["mail-1"]);
    expect((await allPositions(system.positions)).map(({ key }) => key)).toEqual([position]);
    expect(system.logged.filter((line) => line.includes('"MailsReceived":1'))).toHaveLength(1);
    expect(system.logged.filter((line) => line.includes('"MessagesSent":1'))).toHaveLength(1);
  });
});

describe("the group and the canary know nothing of each other", () => {
  test.each([
    ["the canary writes to an organisation of the group", { to: "statements+ZA1@accord.example.org" }],
    ["an organisation of the group writes to the canary", { from: "income@northfold.example.org" }],
    ["a stranger writes to the canary", { from: "somebody@elsewhere.example.org" }],
  ])("%s, and gets no answer", async (_, more) => {
    const mail = await answered(canaryMail(more));
    expect(mail?.state).toMatch(/^(?:ignored|quarantined)$/);
    expect(system.sent).toEqual([]);
  });
});
