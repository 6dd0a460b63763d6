import type { CounterpartyTotal, LedgerDifference, LedgerReport } from "./ledger-report.ts";
import type { LedgerSnapshot } from "./ledger-snapshot.ts";
import { noPence } from "../amounts-and-days/pence.ts";

/** What an upload changes against the ledger that it replaces, by counterparty, the largest change first. */
export function ledgerDifference(
  before: Pick<LedgerSnapshot, "asAt" | "close" | "file" | "lines" | "totalPence">,
  totalsBefore: readonly CounterpartyTotal[],
  now: Pick<LedgerReport, "counterparties">,
): LedgerDifference {
  const was = new Map(totalsBefore.map((total) => [total.code, total]));
  const is = new Map(now.counterparties.map((total) => [total.code, total]));
  const changes = [...new Set([...was.keys(), ...is.keys()])].flatMap((code) => {
    const earlier = was.get(code);
    const later = is.get(code);
    const change = {
      code,
      name: later?.name ?? earlier?.name ?? "",
      linesBefore: earlier?.lines ?? 0,
      linesNow: later?.lines ?? 0,
      outstandingBeforePence: earlier?.outstandingPence ?? noPence,
      outstandingNowPence: later?.outstandingPence ?? noPence,
    };
    const same = change.linesBefore === change.linesNow && change.outstandingBeforePence === change.outstandingNowPence;
    return same ? [] : [change];
  });
  const sizeOf = (change: (typeof changes)[number]) =>
    Math.abs(change.outstandingNowPence - change.outstandingBeforePence);
  changes.sort((one, other) => sizeOf(other) - sizeOf(one) || (one.code < other.code ? -1 : 1));
  return {
    before: { asAt: before.asAt, close: before.close, file: before.file },
    linesBefore: before.lines,
    totalBeforePence: before.totalPence,
    changes,
  };
}
