import { ledgerKindOf } from "../../domain/ledger/ledger-kind-of.ts";
import type { LedgerSnapshot } from "../../domain/ledger/ledger-snapshot.ts";
import type { LedgerState } from "../../domain/ledger/ledger-state.ts";
import type { LedgerImport } from "../ledger/ledger-import-record.ts";
import type { PositionRecord } from "../position/position-record.ts";
import { positionsOfPayable, type Positions } from "../position/positions.ts";
import { settleItems, type SettleItemsPorts } from "../todo/settle-items.ts";
import { comesDue } from "./comes-due.ts";
import { overdueWork, type OverdueWork, type OverdueWorkPorts } from "./overdue-work.ts";
import { queueAgain, type QueueAgainPorts } from "./queue-again.ts";
import type { Enqueue } from "../storage/queue.ts";
import type { SweepTimes } from "./sweep-times.ts";

export interface SweepPorts extends OverdueWorkPorts, QueueAgainPorts, SettleItemsPorts {
  /** The ledgers in force. */
  readonly ledgers: () => AsyncIterable<Pick<LedgerState, "inForce" | "since">>;
  /** The uploads that were read and are not judged. */
  readonly unjudged: () => AsyncIterable<LedgerImport>;
  readonly enqueueJudge: Enqueue;
  readonly sweepTimes: SweepTimes;
  readonly now: () => Date;
}

export interface SweptWork extends OverdueWork {
  /** Ledgers that were read and not judged. */
  readonly uploads: readonly LedgerImport[];
}

/** For so long after a ledger came into force it is checked that every position has been compared with it. */
const NEW_LEDGER_MS = 24 * 3_600_000;

/**
 * Queues again what has become overdue since the last sweep (comes-due.ts, overdue-work.ts), what waited until now, and the
 * positions that a new ledger has not reached, and uploads that were not judged; closes to-do items that have settled themselves. May
 * run at any time, beside live work and beside another sweep. If it fails, the
 * next one begins at the same instant.
 */
export async function sweep(ports: SweepPorts): Promise<SweptWork> {
  const now = ports.now();
  const last = await ports.sweepTimes.last();
  const from = last !== undefined && last <= now ? last : undefined;
  const isOverdue = (since: string) => comesDue(since, from, now);
  const work = await overdueWork(ports, { isOverdue, wakeBefore: now.toISOString() });
  const old: PositionRecord[] = [];
  for await (const { inForce, since } of ports.ledgers())
    if (isOverdue(since) && now.getTime() - Date.parse(since) < NEW_LEDGER_MS)
      old.push(...(await positionsWithoutLedger(inForce, ports.positions)));
  const uploads: LedgerImport[] = [];
  for await (const upload of ports.unjudged()) if (isOverdue(upload.uploadedAt)) uploads.push(upload);
  const positions = [...work.positions, ...old];
  await queueAgain(ports, { ...work, positions, messages: [...work.messages, ...work.woken] });
  await ports.enqueueJudge(
    uploads.map(({ organisation, uploadId }) => ({ ledger: { organisation, uploadId }, correlation: uploadId })),
  );
  await settleItems(isOverdue, ports);
  await ports.sweepTimes.note(now);
  return { ...work, positions, uploads };
}

/** Reconciled positions whose message about a ledger got lost. Those that are not reconciled are overdue by themselves. */
async function positionsWithoutLedger(
  { organisation, kind, snapshot }: LedgerSnapshot,
  positions: Positions,
): Promise<PositionRecord[]> {
  const old: PositionRecord[] = [];
  for await (const position of positionsOfPayable(positions, organisation)) {
    const { key, current, reconciled } = position;
    if (
      ledgerKindOf(key.kind) === kind &&
      reconciled?.mailId === current.mailId &&
      reconciled.ledger?.snapshot !== snapshot
    )
      old.push(position);
  }
  return old;
}
