import { simpleParser } from "mailparser";
import { expect, test } from "vitest";

import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { reconcileReferenceData2022To23 } from "../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import type { ReconcileReferenceData } from "../../shared/domain/reference/reconcile-reference-data.ts";
import { viewOfPosition } from "../../shared/records/position/position-view.ts";
import { openWorld, position } from "../way/world.ts";

/** A statement of an invoice with VAT, answered from a ledger that has the invoice without VAT. */
async function answeredWorld() {
  const world = openWorld();
  await world.settle();
  world.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(10_000) }]);
  await world.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:00:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "INV-1": 120 } } },
  });
  await world.work();

  const putInForce = async (reference: ReconcileReferenceData) => {
    world.clock.at = new Date(world.clock.at.getTime() + 60_000);
    await world.referenceLists.reconciling.replace(() => [reference], world.now().toISOString());
    await world.reconcile.send([{ position, correlation: "reference" }]);
    await world.work();
  };
  const reason = async () => {
    const record = await world.positions.get(position);
    return record && (await viewOfPosition(record, world.objects)).lines[0]?.reason;
  };
  return { world, putInForce, reason };
}

test("STM-08, RSP-05 when the VAT rates are replaced, a line's reason changes and the revised reply says so", async () => {
  const { world, putInForce, reason } = await answeredWorld();
  expect(await reason()).toBe("vat-difference");

  await putInForce({ ...reconcileReferenceData2022To23, vatRates: [{ basisPoints: 1750 }] });
  expect(await reason()).toBe("above-ledger");
  expect(world.sent.length).toBe(2);
  const revised = await simpleParser(Buffer.from(world.sent[1]?.bytes ?? []));
  const text = revised.text?.replaceAll(/\s+/g, " ");
  expect(revised.subject).toContain("revised");
  expect(text).toContain("Our own settings for answering statements have changed.");
  expect(text).toContain(
    "£100.00 agreed and £20.00 not agreed (vat difference) before, £100.00 agreed and £20.00 not agreed (above ledger) now",
  );
});

test("RSP-05 new reference data that changes no verdict sends no message", async () => {
  const { world, putInForce, reason } = await answeredWorld();
  await putInForce(reconcileReferenceData2022To23);
  await putInForce({ ...reconcileReferenceData2022To23, leaseWords: ["TENANCY"] });
  expect(await reason()).toBe("vat-difference");
  expect(world.sent.length).toBe(1);
});
