import { expect, test } from "vitest";

import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import { openSystem, position, type System } from "../in-memory/system.ts";

type Lines = readonly (Partial<LedgerLine> & Pick<LedgerLine, "invoiceNumber" | "outstandingPence">)[];

const asSent: Lines = [{ invoiceNumber: "INV-1", outstandingPence: pence(300_000) }];

/** A statement of £4,000 was answered from a soft close, which has £3,000 of it; then comes the hard close. */
async function closed(
  hard: Lines,
): Promise<{ system: System; runAt: (instant: string, times?: number) => Promise<void> }> {
  const system = openSystem();
  await system.settle();
  system.uploadLedger(asSent);
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:00:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "INV-1": 3_000, "INV-2": 1_000 } } },
  });
  await system.work();
  system.clock.at = new Date("2023-04-13T08:00:00.000Z");
  system.uploadLedger(hard, { asAt: "2023-03-31", close: "hard" });
  await system.reconcile.send([{ position, correlation: "ledger" }]);
  await system.work();
  return {
    system,
    runAt: async (instant, times = 1) => {
      system.clock.at = new Date(instant);
      await Promise.all(Array.from({ length: times }, () => system.tick()));
      await system.work();
    },
  };
}

const subjects = (system: System) =>
  system.sent.map(({ bytes }) => /^Subject: (.*)$/m.exec(Buffer.from(bytes).toString("utf8"))?.[1]?.trim() ?? "");
const confirmation = "ZA1 to ZB2: R&P 2022-23 Q4: our response stands after the hard";

test("EXR-08 who has an answer of a soft close that the hard close leaves as it was is told once that it stands", async () => {
  const { system, runAt } = await closed(asSent);
  await runAt("2023-04-13T05:00:00.000Z");
  expect(subjects(system).filter((subject) => subject.startsWith(confirmation))).toEqual([]);
  await runAt("2023-04-13T09:00:00.000Z", 3);
  await runAt("2023-04-14T09:00:00.000Z");
  expect(subjects(system).filter((subject) => subject.startsWith(confirmation))).toHaveLength(1);
  expect(await system.ports.receive.positionOfMessage("ZA1-confirmation-2022-23-Q4-rp-ZB2-1")).toEqual(position);
});

test("EXR-08 whose answer the hard close changes gets the revised response, and no confirmation", async () => {
  const both = [...asSent, { invoiceNumber: "INV-2", outstandingPence: pence(100_000) }];
  const { system, runAt } = await closed(both);
  await runAt("2023-04-13T09:00:00.000Z");
  expect((await system.positions.get(position))?.answer?.ledger?.close).toBe("hard");
  expect(subjects(system).filter((subject) => subject.startsWith(confirmation))).toEqual([]);
});

test("EXR-08 a fortnight after the hard close nobody is told any more", async () => {
  const { system, runAt } = await closed(asSent);
  await runAt("2023-04-28T09:00:00.000Z");
  expect(subjects(system).filter((subject) => subject.startsWith(confirmation))).toEqual([]);
});
