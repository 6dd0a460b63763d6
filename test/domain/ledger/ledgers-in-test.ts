import { effectOf } from "../../../shared/domain/ledger/ledger-effect.ts";
import { ledgerSnapshotSchema, type LedgerSnapshot } from "../../../shared/domain/ledger/ledger-snapshot.ts";
import type { LedgerConcern } from "../../../shared/domain/ledger/ledger-concerns.ts";

export const AT = "2023-04-03T09:00:00.000Z";

/** A ledger of ZA1, uploaded on a day of April. */
export function ledgerOf(
  snapshot: string,
  given: Partial<Record<keyof LedgerSnapshot, string | number>> & { readonly day?: number } = {},
): LedgerSnapshot {
  const { day = 1, ...fields } = given;
  return ledgerSnapshotSchema.parse({
    snapshot,
    organisation: "ZA1",
    kind: "payables",
    asAt: "2023-03-31",
    close: "soft",
    file: `${snapshot}.csv`,
    lines: 300,
    totalPence: 300_000,
    counterparties: 3,
    uploadedAt: `2023-04-${String(day).padStart(2, "0")}T09:00:00.000Z`,
    uploadId: `upload-${snapshot}-${day}`,
    ...fields,
  });
}

export const noEffect = effectOf([], true);

export const aConcern: LedgerConcern = { concern: "fewer-lines", before: 300, now: 100 };
