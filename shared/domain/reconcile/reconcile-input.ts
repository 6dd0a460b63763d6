import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import type { Decision } from "../position/decision.ts";
import type { Directory } from "../organisation/directory.ts";
import type { Exercise } from "../exercise/exercise.ts";
import type { Kind } from "../exercise/kind.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { Pence } from "../amounts-and-days/pence.ts";
import type { Policy } from "../organisation/policy.ts";
import type { PositionKey } from "../position/position-key.ts";
import type { ReconcileReference } from "../reference/reconcile-reference.ts";
import type { StatementLine } from "../statement/statement-line.ts";

/** Everything that a verdict may rest on, and nothing else: only the ledger lines of this pair are ever in here. */
export interface ReconcileInput {
  readonly position: PositionKey;
  /** Absent for two files held against each other outside any exercise: then no threshold applies. */
  readonly exercise: Exercise | undefined;
  readonly statement: { readonly asAt: CalendarDate | undefined; readonly lines: readonly StatementLine[] };
  /** Absent where the payable organisation has uploaded no ledger of the kind: then nothing can be agreed. */
  readonly ledger:
    { readonly asAt: CalendarDate; readonly close: "soft" | "hard"; readonly lines: readonly LedgerLine[] } | undefined;
  readonly policy: Policy;
  readonly directory: Directory;
  readonly decisions: readonly Decision[];
  /** The administrator's data; where it is absent, that of 2022-23 stands. */
  readonly reference?: ReconcileReference;
  /** What the same two bodies have in dispute on their statements of another kind in this exercise (REC-19). */
  readonly disputedElsewhere?: readonly { readonly kind: Kind; readonly disputedPence: Pence }[];
}
