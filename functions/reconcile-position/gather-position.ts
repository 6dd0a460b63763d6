import type { Decision } from "../../shared/domain/position/decision.ts";
import type { Exercise } from "../../shared/domain/exercise/exercise.ts";
import type { Kind } from "../../shared/domain/exercise/kind.ts";
import type { LedgerLine } from "../../shared/domain/ledger/ledger-line.ts";
import type { LedgerKind, LedgerSnapshot } from "../../shared/domain/ledger/ledger-snapshot.ts";
import type { Policy } from "../../shared/domain/organisation/policy.ts";
import { statementSchema, type Statement } from "../../shared/domain/statement/statement.ts";
import type { Decisions } from "../../shared/records/position/decisions.ts";
import { digestOf } from "../../shared/records/audit/digest.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import type { Ledgers } from "../../shared/records/ledger/ledgers.ts";
import type { PositionRecord } from "../../shared/records/position/position-record.ts";
import { policyOf, type Reference, type ReferenceData } from "../../shared/records/reference/reference-data.ts";

export interface GatherPosition {
  readonly objects: JsonObjects;
  readonly decisions: Decisions;
  readonly reference: ReferenceData;
  readonly ledgers: Pick<Ledgers, "current" | "linesOf">;
}

/** Everything that a position's outcome rests on, as it is at one moment after the position was read. */
export interface GatheredPosition {
  readonly reference: Reference;
  readonly exercise: Exercise | undefined;
  readonly policy: Policy;
  readonly decisions: readonly Decision[];
  readonly ledger: LedgerSnapshot | undefined;
  /** Of all of it: the same inputs give the same outcome. */
  readonly inputs: string;
  /** What is large, and not needed where the inputs are those of the outcome that is there. */
  readonly readStatement: () => Promise<Statement>;
  readonly readLedgerLines: () => Promise<readonly LedgerLine[]>;
}

/**
 * Gathers what a position rests on. The position must have been read before: whatever changes after that, also changes the
 * position, or is followed by a message about it. So an outcome of old inputs is never written over one of new inputs.
 *
 * The ledger is chosen by the position's own pair, and that by the authenticated sender: by nothing that a workbook says.
 */
export async function gatherPosition(
  { key, standing }: PositionRecord,
  ports: GatherPosition,
): Promise<GatheredPosition> {
  const [reference, decisions, ledger] = await Promise.all([
    ports.reference.all(),
    ports.decisions.of(key),
    ports.ledgers.current(key.payable, ledgerKindOf(key.kind)),
  ]);
  const exercise = reference.exercises.find((each) => each.exercise === key.exercise);
  const policy = policyOf(reference.policies, key.payable);
  return {
    reference,
    exercise,
    policy,
    decisions,
    ledger,
    inputs: digestOf({
      statement: standing.statement,
      snapshot: ledger?.snapshot,
      exercise,
      policy,
      decisions,
      directory: reference.keys.organisations,
      reconciling: reference.keys.reconciling,
    }),
    readStatement: () => ports.objects.get(standing.statement, statementSchema),
    readLedgerLines: async () => (ledger ? ports.ledgers.linesOf(ledger, key.receivable) : []),
  };
}

/** What a statement of a kind is held against: what is owed, or (income) what was spent. */
export function ledgerKindOf(kind: Kind): LedgerKind {
  switch (kind) {
    case "r&p":
    case "accruals":
      return "payables";
    case "i&e":
      return "expenditure";
  }
}
