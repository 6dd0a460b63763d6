import { expect, test } from "vitest";

import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";

const northfold = "income@northfold.example.org";

/** A statement of £400,000 has been answered, of which £10,000 is not on the ledger and was asked about. */
async function answered(): Promise<System> {
  const system = openSystem();
  await system.settle();
  system.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(39_000_000) }]);
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:00:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "INV-1": 390_000, "INV-2": 10_000 } } },
  });
  await system.work();
  return system;
}

async function runAt(system: System, instant: string, times = 1): Promise<void> {
  system.clock.at = new Date(instant);
  await Promise.all(Array.from({ length: times }, () => system.tick()));
  await system.work();
}

function remindersIn(system: System): string[] {
  return system.sent
    .map(({ bytes }) => Buffer.from(bytes).toString("utf8"))
    .filter((mail) => mail.includes("we still need information"));
}

test("RSP-01 what an answer asked for is asked for once more, two working days before balances are agreed, once", async () => {
  const system = await answered();
  for (const instant of ["2023-03-30T09:00:00.000Z", "2023-04-04T09:00:00.000Z"]) await runAt(system, instant);
  expect(remindersIn(system)).toEqual([]);
  await runAt(system, "2023-04-05T09:00:00.000Z", 3);
  await runAt(system, "2023-04-06T09:00:00.000Z", 2);
  await runAt(system, "2023-04-11T09:00:00.000Z");
  const [mail = "", ...others] = remindersIn(system);
  expect(others).toEqual([]);
  expect(mail).toContain(`To: ${northfold}`);
  expect(mail).toContain("10,000.00");
  expect(mail).toContain("Auto-Submitted: auto-generated");
  expect(await system.ports.receive.positionOfMessage("ZA1-reminder-2022-23-Q4-rp-ZB2-1")).toEqual(position);
});

test("nobody is reminded who has written since, until a person has seen to it", async () => {
  const system = await answered();
  await system.post({
    id: "mail-2",
    receivedAt: "2023-04-03T08:00:00.000Z",
    subject: "RE: ZA1 to ZB2: R&P 2022-23 Q4",
    text: "The copy invoice follows tomorrow.",
  });
  await system.work();
  await runAt(system, "2023-04-05T09:00:00.000Z");
  expect(remindersIn(system)).toEqual([]);
  for await (const { id } of system.todoItems.listOpen(position.payable))
    await system.todoItems.close(id, { by: "a person", at: system.now().toISOString(), why: "Seen." });
  await runAt(system, "2023-04-06T09:00:00.000Z");
  expect(remindersIn(system)).toHaveLength(1);
});

test("nobody is reminded of an answer that asks for nothing", async () => {
  const system = openSystem();
  await system.settle();
  system.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(39_000_000) }]);
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:00:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "INV-1": 390_000 } } },
  });
  await system.work();
  await runAt(system, "2023-04-05T09:00:00.000Z");
  expect(remindersIn(system)).toEqual([]);
});
