import { pence } from "../../shared/domain/amounts-and-days/pence.ts";
import { tryLedger } from "../../shared/records/ledger/try-ledger.ts";
import { decisionsIn } from "../../shared/records/position/decisions.ts";
import { knownConventionsIn } from "../../shared/records/position/known-conventions.ts";
import { positionsIn } from "../../shared/records/position/positions.ts";
import { sharedLinesIn } from "../../shared/records/position/shared-lines.ts";
import { referenceListsIn } from "../../shared/records/reference/reference-data.ts";
import { jsonObjectsIn } from "../../shared/records/storage/json-objects.ts";
import { statementOf, systemOfBodies } from "../functions/shared-ledger.ts";
import { inMemoryObjectStore } from "../in-memory/object-store.ts";
import { inMemoryQueue } from "../in-memory/queue.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { observedParts, type Call } from "../simulate/observed.ts";

/** The calls for two bodies of NHS England that claim one ledger line, by queue: their answers, the one that is
 * compared again once the other gives it up, and what a later ledger would change. */
export async function callsForSharedLedgers(): Promise<Record<"reconcile" | "judge", Call[]>> {
  const calls = { reconcile: new Array<Call>(), judge: new Array<Call>() };
  let working = "";
  const { table, objects, queue } = observedParts((call) => {
    if (working === "reconcile" || working === "judge") calls[working].push(call);
  });
  const state = table("state", inMemoryTable());
  const records = objects("records", inMemoryObjectStore());
  const waiting = inMemoryQueue();
  const reconcile = { ...waiting, send: queue("reconcilepositionqueue", waiting.send) };
  const system = await systemOfBodies({ table: state, records, reconcile }, (name) => {
    working = name;
  });
  const upload = () =>
    system.uploadLedger([{ invoiceNumber: "7712345", outstandingPence: pence(100_000) }], { counterparty: "CBA033" });
  upload();
  await system.post(statementOf("Y58", "mail-1", 1, { "7712345": 1000 }));
  await system.post(statementOf("Y60", "mail-2", 2, { "7712345": 1000 }));
  await system.work();
  // It gives the invoice up, so the other is compared again.
  await system.post(statementOf("Y58", "mail-3", 3, { "7712399": 1000 }));
  await system.work();
  working = "judge";
  await tryLedger(upload(), {
    ledgers: system.ports.reconcile.ledgers,
    positions: positionsIn(state),
    decisions: decisionsIn(state),
    knownConventions: knownConventionsIn(state),
    sharedLines: sharedLinesIn(state),
    referenceLists: referenceListsIn(state, records),
    objects: jsonObjectsIn(records),
  });
  return calls;
}
