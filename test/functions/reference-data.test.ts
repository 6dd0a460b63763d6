import { simpleParser } from "mailparser";
import { expect, test } from "vitest";

import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { reconcileReferenceData2022To23 } from "../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import type { ReconcileReferenceData } from "../../shared/domain/reference/reconcile-reference-data.ts";
import { viewOfPosition } from "../../shared/records/position/position-view.ts";
import { openSystem, position } from "../in-memory/system.ts";

/** A statement of an invoice with VAT, answered from a ledger that has the invoice without VAT. */
async function answeredSystem() {
  const system = openSystem();
  await system.settle();
  system.uploadLedger([{ invoiceNumber: "INV-1", outstandingPence: pence(10_000) }]);
  await system.post({
    id: "mail-1",
    receivedAt: "2023-03-29T08:00:00.000Z",
    workbooks: { "statement.xlsx": { lines: { "INV-1": 120 } } },
  });
  await system.work();

  const putInForce = async (reference: ReconcileReferenceData) => {
    system.clock.at = new Date(system.clock.at.getTime() + 60_000);
    await system.referenceLists.reconciling.replace(() => [reference], system.now().toISOString());
    await system.reconcile.send([{ position, correlation: "reference" }]);
    await system.work();
  };
  const reason = async () => {
    const record = await system.positions.get(position);
    return record && (await viewOfPosition(record, system.objects)).lines[0]?.reason;
  };
  return { system, putInForce, reason };
}

test("STM-08, RSP-05 when the VAT rates are replaced, a line's reason changes and the revised reply says so", async () => {
  const { system, putInForce, reason } = await answeredSystem();
  expect(await reason()).toBe("vat-difference");

  await putInForce({ ...reconcileReferenceData2022To23, vatRates: [{ basisPoints: 1750 }] });
  expect(await reason()).toBe("above-ledger");
  expect(system.sent.length).toBe(2);
  const revised = await simpleParser(Buffer.from(system.sent[1]?.bytes ?? []));
  const text = revised.text?.replaceAll(/\s+/g, " ");
  expect(revised.subject).toContain("revised");
  expect(text).toContain("Our own settings for answering statements have changed.");
  expect(text).toContain(
    "£100.00 agreed and £20.00 not agreed (vat difference) before, £100.00 agreed and £20.00 not agreed (above ledger) now",
  );
});

test("RSP-05 new reference data that changes no verdict sends no message", async () => {
  const { system, putInForce, reason } = await answeredSystem();
  await putInForce(reconcileReferenceData2022To23);
  await putInForce({ ...reconcileReferenceData2022To23, leaseWords: ["TENANCY"] });
  expect(await reason()).toBe("vat-difference");
  expect(system.sent.length).toBe(1);
});
