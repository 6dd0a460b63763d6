import { ledgerKindOf } from "../../domain/ledger/ledger-kind-of.ts";
import type { LedgerSnapshot } from "../../domain/ledger/ledger-snapshot.ts";
import type { PositionRecord } from "../position/position-record.ts";
import { positionsOfPayable, type Positions } from "../position/positions.ts";
import { comesDue } from "./comes-due.ts";
import { overdueWork, type OverdueWork, type OverdueWorkPorts } from "./overdue-work.ts";
import { queueAgain, type QueueAgainPorts } from "./queue-again.ts";
import type { SweepTimes } from "./sweep-times.ts";

export interface SweepPorts extends OverdueWorkPorts, QueueAgainPorts {
  /** The ledgers in force. */
  readonly ledgers: () => AsyncIterable<LedgerSnapshot>;
  readonly sweepTimes: SweepTimes;
  readonly now: () => Date;
}

/** For so long after an upload it is checked that every position has been compared with the new ledger. */
const NEW_LEDGER_MS = 24 * 3_600_000;

/**
 * Queues again what has become overdue since the last sweep (comes-due.ts, overdue-work.ts), what waited until now, and the
 * positions that a new ledger has not reached. May run at any time, beside live work and beside another sweep. If it fails, the
 * next one begins at the same instant.
 */
export async function sweep(ports: SweepPorts): Promise<OverdueWork> {
  const now = ports.now();
  const last = await ports.sweepTimes.last();
  const from = last !== undefined && last <= now ? last : undefined;
  const isOverdue = (since: string) => comesDue(since, from, now);
  const work = await overdueWork(ports, { isOverdue, wakeBefore: now.toISOString() });
  const old: PositionRecord[] = [];
  for await (const ledger of ports.ledgers())
    if (isOverdue(ledger.uploadedAt) && now.getTime() - Date.parse(ledger.uploadedAt) < NEW_LEDGER_MS)
      old.push(...(await positionsWithoutLedger(ledger, ports.positions)));
  const positions = [...work.positions, ...old];
  await queueAgain(ports, { ...work, positions, messages: [...work.messages, ...work.woken] });
  await ports.sweepTimes.note(now);
  return { ...work, positions };
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
