import type { Kind } from "../exercise/exercise.ts";
import type { LedgerKind } from "./ledger-snapshot.ts";

/** The kind of ledger that a statement is compared with: what is owed, or (for income) what was spent. */
export function ledgerKindOf(kind: Kind): LedgerKind {
  switch (kind) {
    case "r&p":
    case "accruals":
      return "payables";
    case "i&e":
      return "expenditure";
  }
}
