import { beforeEach, describe, expect, test } from "vitest";

import { canaryPayable, canaryReceivable } from "../../shared/domain/canary/whose.ts";
import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { positionKeySchema } from "../../shared/domain/position/position-key.ts";
import { listMails } from "../../shared/records/mail/mails.ts";
import { allPositions } from "../../shared/records/position/positions.ts";
import { CANARY, canaryMail, settleCanary } from "../in-memory/canary.ts";
import { exercise, openSystem, position, type System } from "../in-memory/system.ts";
import type { TestMail } from "../in-memory/test-mail.ts";

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
  await settleCanary(system.table, system.records, system.now().toISOString());
  system.uploadLedger([{ invoiceNumber: "SEED", outstandingPence: pence(5_00) }], {
    organisation: canaryPayable,
    counterparty: canaryReceivable,
  });
});

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
