import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { sumPence } from "../../domain/amounts-and-days/pence.ts";
import type { OpenPoint } from "../../domain/form/filled-form.ts";
import { partyWordOf } from "../../domain/ledger/ledger-kind-of.ts";
import type { LedgerReport } from "../../domain/ledger/ledger-report.ts";
import type { LedgerKind, LedgerSnapshot } from "../../domain/ledger/ledger-snapshot.ts";

/** EXR-08: after a soft close the ledger may still change. */
export function pointsOnLedger({ kind, close, asAt, report }: LedgerSnapshot): OpenPoint[] {
  const name = `${kind} ledger`;
  return [
    ...(close === "hard"
      ? []
      : [{ kind: "soft-close" as const, what: `The ${name} in force, as at ${asAt}, is that of the soft close.` }]),
    ...(report !== undefined
      ? []
      : [
          {
            kind: "no-ledger" as const,
            what: `Nothing is kept of which counterparties the ${name} in force has: upload it again.`,
          },
        ]),
  ];
}

/** COL-14: suppliers or customers that may be bodies of the group, and are on no list until a person has settled who they are. */
export function pointsOnParties({ toSettle, toSettleCount }: LedgerReport, kind: LedgerKind): OpenPoint[] {
  if (toSettleCount === 0) return [];
  const amount = sumPence(toSettle.map(({ outstandingPence }) => outstandingPence));
  const party = partyWordOf(kind);
  const parties = toSettleCount === 1 ? `1 ${party}` : `${String(toSettleCount)} ${party}s`;
  return [
    {
      kind: "supplier-not-settled",
      pence: amount,
      what: `The ${kind} ledger has ${parties} that may be bodies of the group and are not settled, with ${formatPounds(amount)}: see accord ledger ${party}s.`,
    },
  ];
}
