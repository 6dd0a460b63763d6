import { describe, expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { parseJson } from "../../../shared/records/storage/json.ts";
import type { ItemKey } from "../../../shared/records/storage/table.ts";
import { verifyRecords } from "../../../shared/records/audit/verify-records.ts";
import type { TestMail } from "../../in-memory/test-mail.ts";
import { openSystem, position, type System } from "../../in-memory/system.ts";

const original: TestMail = {
  id: "mail-1",
  receivedAt: "2023-03-29T08:00:00.000Z",
  workbooks: { "statement.xlsx": { lines: { "INV-1": 100, "INV-2": 250.5 } } },
};
const corrected: TestMail = {
  id: "mail-2",
  receivedAt: "2023-03-29T08:30:00.000Z",
  workbooks: { "statement 2.xlsx": { lines: { "INV-1": 100, "INV-2": 200 } } },
};
const messageId = "ZA1-ZB2-2022-23-Q4-rp-1";

async function workedSystem(): Promise<System> {
  const system = openSystem();
  await system.settle();
  system.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(10000) }]);
  for (const each of [original, corrected]) {
    await system.post(each);
    await system.work();
  }
  return system;
}

async function verify(system: System): Promise<readonly string[]> {
  const { faults } = await verifyRecords({ ...system, recordObjects: system.records });
  return faults;
}

/** Overwrites an item, as somebody with access to the table could. */
async function tamper(system: System, key: ItemKey, change: (text: string) => string): Promise<void> {
  const item = await system.table.get(key);
  if (!item) throw new Error(`there is no ${key.pk}`);
  const body = parseJson(change(JSON.stringify(item.body)));
  await system.table.put({ ...item, body }, { ifVersion: item.version });
}

test("records that nobody has changed have no faults; their entries and messages are counted", async () => {
  const system = await workedSystem();
  const verified = await verifyRecords({ ...system, recordObjects: system.records });
  expect(verified).toEqual({
    records: { mail: 2, positions: 1, todo: 0, notice: 0, issued: 0, mismatches: 0 },
    entries: 14,
    messages: 2,
    faults: [],
  });
});

const positionKey = { pk: "positions#ZA1", sk: "2022-23-Q4#r&p#ZB2" };
const trailOfPosition = (number: number) => ({
  pk: `trail#${positionKey.pk}#${positionKey.sk}`,
  sk: String(number).padStart(9, "0"),
});

const changes: [what: string, change: (system: System) => Promise<void>, fault: RegExp][] = [
  [
    "an amount in a position",
    (system) => tamper(system, positionKey, (text) => text.replace('"agreedPence":10000', '"agreedPence":99999')),
    /position .*is not what entry 6/,
  ],
  [
    "an amount in an entry of a trail",
    (system) =>
      tamper(system, trailOfPosition(2), (text) => text.replace('"agreedPence":10000', '"agreedPence":99999')),
    /entry 2 \(reconciled\) has been changed/,
  ],
  ["an entry that is gone", (system) => system.table.removeAll([trailOfPosition(3)]), /entry 4 follows entry 2/],
  [
    "the reason of a mail",
    (system) => tamper(system, { pk: "mail#mail-1", sk: "mail" }, (text) => text.replace('"answered"', '"refused"')),
    /mail mail-1: the record is not what/,
  ],
  [
    "a raw mail",
    (system) => system.rawMail.put("mail/mail-1", Buffer.from("another")),
    /mail mail-1: the raw mail has been changed/,
  ],
  [
    "a message that left",
    (system) => system.records.put(`sent/${messageId}.eml`, Buffer.from("another")),
    /the message that left has been changed/,
  ],
  [
    "a statement",
    async (system) => {
      const key = (await system.positions.get(position))?.current.statement ?? "";
      await system.records.put(key, Buffer.from("{}"));
    },
    /statements\/.* has been changed/,
  ],
  [
    "a message that no trail knows",
    async (system) => {
      const message = await system.messages.get(messageId);
      if (message) await system.messages.add({ ...message, id: "another" });
    },
    /message another: it left, and no trail says so/,
  ],
];

describe("accord audit verify finds", () => {
  test.each(changes)("%s", async (_, change, fault) => {
    const system = await workedSystem();
    await change(system);
    expect((await verify(system)).join("\n")).toMatch(fault);
  });
});
