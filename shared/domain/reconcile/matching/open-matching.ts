import { reconcileReference2022To23 } from "../../reference/reconcile-reference-2022-23.ts";
import type { Books } from "./matching.ts";
import type { ReconcileInput } from "../reconcile-input.ts";
import { suppliersOf } from "./suppliers.ts";

/** Both sides of a reconciliation laid open, nothing matched yet. */
export function openBooks(input: ReconcileInput): Books {
  const { lines } = input.statement;
  const ledger = input.ledger?.lines ?? [];
  return {
    kind: input.position.kind,
    reference: input.reference ?? reconcileReference2022To23,
    suppliers: suppliersOf(input),
    lines,
    ledger,
    support: new Float64Array(ledger.length),
    face: new Float64Array(ledger.length),
    open: [],
    negative: [],
    whole: new Int32Array(ledger.length),
    longestRun: new Int32Array(ledger.length),
    lastRun: new Int32Array(ledger.length),
    used: new Uint8Array(ledger.length),
    settled: new Uint8Array(lines.length),
    single: new Int32Array(lines.length).fill(-1),
    singleMatch: [],
    shares: new Map(),
    shared: new Map(),
    queries: new Map(),
    accruedPence: 0,
    remarks: new Set(),
  };
}
