import { ledgerKindOf } from "../../domain/ledger/ledger-kind-of.ts";
import { effectOf, type ComparedPosition, type LedgerEffect } from "../../domain/ledger/ledger-effect.ts";
import type { LedgerSnapshot } from "../../domain/ledger/ledger-snapshot.ts";
import { outcomeSchema } from "../../domain/position/outcome.ts";
import { changesToTell } from "../../messages/response/changes-between.ts";
import { gatherPosition, outcomeOf, type GatherPositionPorts } from "../position/gather-position.ts";
import { pairOfPosition, type KnownConventions } from "../position/known-conventions.ts";
import type { PositionRecord } from "../position/position-record.ts";
import { positionsOfPayable, type Positions } from "../position/positions.ts";
import type { Ledgers } from "./ledgers.ts";

export interface TryLedgerPorts extends Omit<GatherPositionPorts, "ledgers"> {
  readonly ledgers: Pick<Ledgers, "linesOf">;
  readonly positions: Positions;
  readonly knownConventions: Pick<KnownConventions, "of">;
}

/** More would take minutes. The organisation with most has some three hundred. */
const MOST_POSITIONS = 500;
const AT_ONCE = 8;

/**
 * What a ledger would change if it came into force now: every answered position of its organisation is compared with it as
 * reconcile-position does. Nothing is written and nothing is sent.
 */
export async function tryLedger(ledger: LedgerSnapshot, ports: TryLedgerPorts): Promise<LedgerEffect> {
  const answered: PositionRecord[] = [];
  for await (const position of positionsOfPayable(ports.positions, ledger.organisation)) {
    if (ledgerKindOf(position.key.kind) !== ledger.kind || position.answer?.mailId !== position.current.mailId)
      continue;
    answered.push(position);
    if (answered.length > MOST_POSITIONS) break;
  }
  const compared: ComparedPosition[] = [];
  for (let start = 0; start < Math.min(answered.length, MOST_POSITIONS); start += AT_ONCE) {
    const some = answered.slice(start, Math.min(start + AT_ONCE, MOST_POSITIONS));
    compared.push(...(await Promise.all(some.map((position) => comparePosition(position, ledger, ports)))));
  }
  return effectOf(compared, answered.length <= MOST_POSITIONS);
}

async function comparePosition(
  position: PositionRecord,
  ledger: LedgerSnapshot,
  ports: TryLedgerPorts,
): Promise<ComparedPosition> {
  const { key, answer } = position;
  if (!answer) throw new Error("only answered positions are compared");
  const { linesOf } = ports.ledgers;
  const gathered = await gatherPosition(position, {
    ...ports,
    ledgers: { linesOf, current: () => Promise.resolve(ledger) },
  });
  const [statement, lines, claims, knownConventions, earlier] = await Promise.all([
    gathered.loadStatement(),
    gathered.loadLedgerLines(),
    gathered.loadClaims(),
    ports.knownConventions.of(pairOfPosition(key)),
    ports.objects.get(answer.outcome, outcomeSchema),
  ]);
  const outcome = outcomeOf(key, gathered, { statement, lines, knownConventions, claims });
  const changes = changesToTell(earlier, answer.ledger !== undefined, outcome);
  return {
    position: key,
    isRevised: changes !== undefined,
    changes: changes?.length ?? 0,
    agreedBeforePence: earlier.agreedPence,
    agreedNowPence: outcome.agreedPence,
  };
}
