import { expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { linesIn, releaseLines, takeLines } from "../../../shared/records/position/hold-lines.ts";
import { sharedLinesIn } from "../../../shared/records/position/shared-lines.ts";
import { jsonObjectsIn } from "../../../shared/records/storage/json-objects.ts";
import { inMemoryObjectStore } from "../../in-memory/object-store.ts";
import { inMemoryTable } from "../../in-memory/table.ts";
import { keyOf, outcomeOfBody, statementOf, systemOfBodies, type Body } from "../../functions/shared-ledger.ts";

const invoices = ["1001", "1002", "1003"];

/** Who holds what, beside positions as they are if no other body claims anything. */
function opened() {
  const objects = jsonObjectsIn(inMemoryObjectStore());
  const sharedLines = sharedLinesIn(inMemoryTable());
  const ports = { sharedLines, objects };

  /** The position of a body that agrees these invoices. */
  async function positionWith(body: Body, ...agreed: readonly string[]) {
    const system = await systemOfBodies();
    system.uploadLedger(
      invoices.map((invoiceNumber) => ({ invoiceNumber, outstandingPence: pence(50_000) })),
      { counterparty: "CBA033" },
    );
    const lines = Object.fromEntries(["9", ...agreed].map((invoice) => [invoice, 500]));
    await system.post(statementOf(body, "mail-1", 1, lines));
    await system.work(["receive", "read", "reconcile"]);
    const record = await system.positions.get(keyOf(body));
    const outcome = await outcomeOfBody(system, body);
    if (!record || !outcome) throw new Error("not compared");
    await objects.put("outcomes", outcome);
    return { record, outcome };
  }
  const heldBy = async (body: Body) => {
    const { holders } = await sharedLines.of(keyOf(body));
    const lines = await linesIn(holders.find(({ receivable }) => receivable === body)?.lines, { objects });
    return lines.map(({ invoiceNumber }) => invoiceNumber);
  };
  const take = async (body: Body, version: number, now: readonly string[], wanted: readonly string[]) => {
    const { record } = await positionWith(body, ...now);
    const { outcome } = await positionWith(body, ...wanted);
    return takeLines({ record, version }, outcome, await sharedLines.of(keyOf(body)), ports);
  };
  const release = async (body: Body, version: number, now: readonly string[]) => {
    const { record } = await positionWith(body, ...now);
    await releaseLines({ record, version }, ports);
    return heldBy(body);
  };
  return { take, release, heldBy, positionWith, ports };
}

test("REC-03 lines taken for a version of the position are kept until that version is written over", async () => {
  const { take, release, heldBy } = opened();
  await take("Y58", 3, ["1003"], ["1001", "1002"]);
  expect(await heldBy("Y58")).toEqual(["1001", "1002"]);
  // Somebody else finds nothing to do about the same version, while the first still means to write it.
  expect(await release("Y58", 3, ["1003"])).toEqual(["1001", "1002"]);
  expect(await release("Y58", 2, ["1003"])).toEqual(["1001", "1002"]);
  expect(await release("Y58", 4, ["1001"])).toEqual(["1001"]);
  expect(await release("Y58", 4, ["1001"])).toEqual(["1001"]);
});

test("REC-03 what a position says keeps its lines while it takes others, and those of an attempt that failed are let go", async () => {
  const { take, heldBy } = opened();
  await take("Y58", 3, [], ["1001"]);
  await take("Y58", 4, ["1001"], ["1002"]);
  expect(await heldBy("Y58")).toEqual(["1001", "1002"]);
  await take("Y58", 4, ["1001"], ["1003"]);
  expect(await heldBy("Y58")).toEqual(["1001", "1002", "1003"]);
  await take("Y58", 5, ["1001"], ["1003"]);
  expect(await heldBy("Y58")).toEqual(["1001", "1003"]);
  // An attempt from a version that was written over takes nothing: its own write fails.
  await take("Y58", 4, ["1001"], ["1002"]);
  expect(await heldBy("Y58")).toEqual(["1001", "1003"]);
});

test("REC-03 lines are taken only if nobody's have changed since they were read", async () => {
  const { take, heldBy, positionWith, ports } = opened();
  const read = await ports.sharedLines.of(keyOf("Y60"));
  await take("Y58", 1, [], ["1001"]);
  const { record, outcome } = await positionWith("Y60", "1001");
  expect(await takeLines({ record, version: 1 }, outcome, read, ports)).toBe(false);
  expect(await heldBy("Y60")).toEqual([]);
});
