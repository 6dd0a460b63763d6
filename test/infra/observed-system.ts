import { inMemoryObjectStore } from "../in-memory/object-store.ts";
import { openSystem, type System } from "../in-memory/system.ts";
import { inMemoryTable } from "../in-memory/table.ts";
import { observedParts, type Call } from "../simulate/observed.ts";

/** A system with its reference lists, and the calls on table and objects of the function that works off one queue. */
export async function observedSystem(observed: "receive" | "reconcile"): Promise<{ system: System; calls: Call[] }> {
  const calls: Call[] = [];
  let working = "";
  const { table, objects } = observedParts((call) => {
    if (working === observed) calls.push(call);
  });
  const system = openSystem(
    { table: table("state", inMemoryTable()), records: objects("records", inMemoryObjectStore()) },
    undefined,
    (queue) => {
      working = queue;
    },
  );
  await system.settle();
  return { system, calls };
}
