import { simpleParser } from "mailparser";
import { expect, test } from "vitest";

import { pence } from "../../shared/domain/pence.ts";
import { listMails } from "../../shared/records/mails.ts";
import { viewOfPosition } from "../../shared/records/position-view.ts";
import type { Letter, Paper } from "../way/letter.ts";
import { openWorld, position, type World } from "../way/world.ts";

const paper: Paper = { lines: { "INV-1": 100, "INV-2": 250.5 } };
const letter: Letter = {
  id: "mail-1",
  receivedAt: "2023-03-29T08:00:00.000Z",
  workbooks: { "statement.xlsx": paper },
};
const ledger = [
  { invoiceNumber: "INV-1", outstandingPence: pence(10000) },
  { invoiceNumber: "INV-2", outstandingPence: pence(20000) },
];

async function settledWorld(): Promise<World> {
  const world = openWorld();
  await world.settle();
  return world;
}

test("a statement is taken, held against the ledger and answered", async () => {
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
    replies: ["ZA1-ZB2-2022-23-Q4-rp-1"],
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
  const message = await simpleParser(Buffer.from(sent?.bytes ?? []));
  expect(message.subject).toContain("ZA1");
  expect(message.inReplyTo).toBe("<mail-1@northfold.example.org>");
  expect(message.headers.get("auto-submitted")).toBe("auto-replied");
  expect(message.headers.get("x-accord-reply")).toBe("ZA1-ZB2-2022-23-Q4-rp-1");
  expect(message.attachments.map((attachment) => attachment.contentType)).toEqual([
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ]);
  expect(message.text).toContain("£300.00");
});
