import type { LedgerLine } from "../ledger-line.ts";
import type { StatementLine } from "../statement-line.ts";
import type { Books } from "./books.ts";
import type { ReconcileInput } from "./reconcile-input.ts";
import { reconcileReference2022To23 } from "../reference/reconcile-reference-2022-23.ts";

/** Both sides of a reconciliation laid open, nothing matched yet. */
export function openBooks(input: ReconcileInput): Books {
  const lines: readonly StatementLine[] = input.statement.lines;
  const ledger: readonly LedgerLine[] = input.ledger?.lines ?? [];
  return {
    kind: input.position.kind,
    reference: input.reference ?? reconcileReference2022To23,
    lines,
    ledger,
    support: new Float64Array(ledger.length),
    longestRun: new Int32Array(ledger.length),
    lastRun: new Int32Array(ledger.length),
    used: new Uint8Array(ledger.length),
    settled: new Uint8Array(lines.length),
    single: new Int32Array(lines.length).fill(-1),
    singleMatch: [],
    shares: new Map(),
    queries: new Map(),
    remarks: new Set(),
  };
}
