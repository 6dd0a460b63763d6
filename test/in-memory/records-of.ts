import { recordsIn } from "../../local/open-records.ts";
import { inMemoryObjectStore } from "./object-store.ts";
import type { System } from "./system.ts";
import { inMemoryTable } from "./table.ts";

/** The records of a system in memory as the command line and the viewer open them. It has no uploads and no ledger lines of its own. */
export function recordsOf(system: System) {
  return recordsIn({
    table: system.table,
    ledgerTable: inMemoryTable(),
    rawMail: system.rawMail,
    uploads: inMemoryObjectStore(),
    recordObjects: system.records,
  });
}
