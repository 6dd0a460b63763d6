import { describe, expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { parseJson } from "../../../shared/records/storage/json.ts";
import type { ItemKey } from "../../../shared/records/storage/table.ts";
import { verifyRecords } from "../../../shared/records/audit/verify-records.ts";
import type { Letter } from "../../way/letter.ts";
import { openWorld, position, type World } from "../../way/world.ts";

const letter: Letter = {
  id: "mail-1",
  receivedAt: "2023-03-29T08:00:00.000Z",
  workbooks: { "statement.xlsx": { lines: { "INV-1": 100, "INV-2": 250.5 } } },
};
const corrected: Letter = {
  id: "mail-2",
  receivedAt: "2023-03-29T08:30:00.000Z",
  workbooks: { "statement 2.xlsx": { lines: { "INV-1": 100 } } },
};
const messageId = "ZA1-ZB2-2022-23-Q4-rp-1";

async function workedWorld(): Promise<World> {
  const world = openWorld();
  await world.settle();
  world.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(10000) }]);
  for (const each of [letter, corrected]) {
    await world.post(each);
    await world.work();
  }
  return world;
}

async function verify(world: World): Promise<readonly string[]> {
  const { faults } = await verifyRecords({ ...world, recordObjects: world.records });
  return faults;
}

/** Overwrites an item, as somebody with access to the table could. */
async function tamper(world: World, key: ItemKey, change: (text: string) => string): Promise<void> {
  const item = await world.table.get(key);
  if (!item) throw new Error(`there is no ${key.pk}`);
  const body = parseJson(change(JSON.stringify(item.body)));
  await world.table.put({ ...item, body }, { ifVersion: item.version });
}

test("records that nobody has changed have no faults; their entries and messages are counted", async () => {
  const world = await workedWorld();
  const verified = await verifyRecords({ ...world, recordObjects: world.records });
  expect(verified).toEqual({ records: { mail: 2, positions: 1 }, entries: 14, messages: 2, faults: [] });
});

const positionKey = { pk: "positions#ZA1", sk: "2022-23-Q4#r&p#ZB2" };
const trailOfPosition = (number: number) => ({
  pk: `trail#${positionKey.pk}#${positionKey.sk}`,
  sk: String(number).padStart(9, "0"),
});

const changes: [what: string, change: (world: World) => Promise<void>, fault: RegExp][] = [
  [
    "an amount in a position",
    (world) => tamper(world, positionKey, (text) => text.replace('"agreedPence":10000', '"agreedPence":99999')),
    /position .*is not what entry 6/,
  ],
  [
    "an amount in an entry of a trail",
    (world) => tamper(world, trailOfPosition(2), (text) => text.replace('"agreedPence":10000', '"agreedPence":99999')),
    /entry 2 \(reconciled\) has been changed/,
  ],
  ["an entry that is gone", (world) => world.table.removeAll([trailOfPosition(3)]), /entry 4 follows entry 2/],
  [
    "the reason of a mail",
    (world) => tamper(world, { pk: "mail#mail-1", sk: "mail" }, (text) => text.replace('"answered"', '"refused"')),
    /mail mail-1: the record is not what/,
  ],
  [
    "a raw mail",
    (world) => world.rawMail.put("mail/mail-1", Buffer.from("another")),
    /mail mail-1: the raw mail has been changed/,
  ],
  [
    "a message that left",
    (world) => world.records.put(`sent/${messageId}.eml`, Buffer.from("another")),
    /the message that left has been changed/,
  ],
  [
    "a statement",
    async (world) => {
      const key = (await world.positions.get(position))?.current.statement ?? "";
      await world.records.put(key, Buffer.from("{}"));
    },
    /statements\/.* has been changed/,
  ],
  [
    "a message that no trail knows",
    async (world) => {
      const message = await world.messages.get(messageId);
      if (message) await world.messages.add({ ...message, id: "another" });
    },
    /message another: it left, and no trail says so/,
  ],
];

describe("accord audit verify finds", () => {
  test.each(changes)("%s", async (_, change, fault) => {
    const world = await workedWorld();
    await change(world);
    expect((await verify(world)).join("\n")).toMatch(fault);
  });
});
