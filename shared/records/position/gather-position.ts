import { whoseOrganisation } from "../../domain/canary/whose.ts";
import type { Decision } from "../../domain/position/decision.ts";
import {
  decisionsInEffect,
  lastChangeOfDecisions,
  type DecisionHistory,
} from "../../domain/position/decision-history.ts";
import type { Exercise } from "../../domain/exercise/exercise.ts";
import type { LedgerLine } from "../../domain/ledger/ledger-line.ts";
import { isEvidenceFor } from "../../domain/ledger/evidence-for.ts";
import { ledgerKindOf } from "../../domain/ledger/ledger-kind-of.ts";
import type { LedgerSnapshot } from "../../domain/ledger/ledger-snapshot.ts";
import type { Policy } from "../../domain/organisation/policy.ts";
import type { KnownConvention } from "../../domain/position/number-convention.ts";
import type { Outcome } from "../../domain/position/outcome.ts";
import type { PositionKey } from "../../domain/position/position-key.ts";
import type { ClaimedElsewhere } from "../../domain/reconcile/reconcile-input.ts";
import { reconcile } from "../../domain/reconcile/reconcile.ts";
import { statementSchema, type Statement } from "../../domain/statement/statement.ts";
import type { Decisions } from "./decisions.ts";
import { digestOf } from "../storage/digest.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import { ledgerLinesOf } from "../ledger/ledger-lines-of.ts";
import type { Ledgers } from "../ledger/ledgers.ts";
import type { PositionRecord } from "./position-record.ts";
import type { Elsewhere } from "./elsewhere.ts";
import { claimedElsewhere, readElsewhere, type ElsewherePorts } from "./positions-elsewhere.ts";
import type { HeldLines } from "./shared-lines.ts";
import { policyOf, type ReferenceData, type ReferenceLists } from "../reference/reference-data.ts";

/** What a position's outcome depends on is read from here. */
export interface GatherPositionPorts extends ElsewherePorts {
  readonly objects: JsonObjects;
  readonly decisions: Decisions;
  readonly referenceLists: ReferenceLists;
  readonly ledgers: Pick<Ledgers, "current" | "linesOf">;
}

/** Everything that a position's outcome depends on, as it was just after the position was read. */
export interface GatheredPosition {
  readonly referenceData: ReferenceData;
  readonly exercise: Exercise | undefined;
  readonly policy: Policy;
  /** Those in effect. */
  readonly decisions: readonly Decision[];
  /** All of them, with what became of each. */
  readonly decisionHistories: readonly DecisionHistory[];
  /** When people last changed which decisions are in effect. */
  readonly lastDecided: ReturnType<typeof lastChangeOfDecisions>;
  /** The ledger in force; absent if there is none, or if it is of a quarter that shows nothing about this one (EXR-09). */
  readonly ledger: LedgerSnapshot | undefined;
  readonly elsewhere: Elsewhere;
  /** Who holds which lines of a ledger that several bodies share; absent if the receivable organisation is none of them. */
  readonly held: HeldLines | undefined;
  /**
   * Digest of all of it and of the conventions of the pair that are known, by their key: the same inputs give the same outcome. The
   * conventions that a position used stay among its inputs, so that new ones alone do not reconcile it again.
   */
  readonly inputsWith: (knownConventions: string | undefined) => string;
  /** Large, and only needed if the inputs have changed. */
  readonly loadStatement: () => Promise<Statement>;
  readonly loadLedgerLines: () => Promise<readonly LedgerLine[]>;
  readonly loadClaims: () => Promise<readonly ClaimedElsewhere[]>;
}

/**
 * Gathers everything that a position's outcome depends on. Read the position first: any later change of these inputs is either
 * a change of the position too, or is followed by a message about it (positions-out-of-date.ts). So an outcome of old inputs never overwrites one of new
 * inputs.
 *
 * The ledger is chosen by the position's key, which comes from the authenticated sender, never from a workbook's content.
 */
export async function gatherPosition(
  { key, current }: PositionRecord,
  ports: GatherPositionPorts,
): Promise<GatheredPosition> {
  const [referenceData, histories, inForce] = await Promise.all([
    ports.referenceLists.all(whoseOrganisation(key.payable)),
    ports.decisions.of(key),
    ports.ledgers.current(key.payable, ledgerKindOf(key.kind)),
  ]);
  const decisions = decisionsInEffect(histories);
  const { reconciling } = referenceData;
  const { elsewhere, held } = await readElsewhere(key, reconciling, ports);
  const exercise = referenceData.exercises.find((each) => each.exercise === key.exercise);
  const ledger = inForce && isEvidenceFor(exercise, key.kind, inForce.asAt) ? inForce : undefined;
  const policy = policyOf(referenceData.policies, key.payable);
  return {
    referenceData,
    exercise,
    policy,
    decisions,
    decisionHistories: histories,
    lastDecided: lastChangeOfDecisions(histories),
    ledger,
    elsewhere,
    held,
    inputsWith: (knownConventions) =>
      digestOf({
        statement: current.statement,
        snapshot: ledger?.snapshot,
        exercise,
        policy,
        decisions,
        directory: referenceData.keys.organisations,
        reconciling: referenceData.keys.reconciling,
        knownConventions,
        elsewhere,
      }),
    loadStatement: () => ports.objects.get(current.statement, statementSchema),
    loadLedgerLines: async () => (ledger ? ledgerLinesOf(ledger, key, reconciling, ports.ledgers) : []),
    loadClaims: () => claimedElsewhere(elsewhere, ports.objects),
  };
}

/** What a comparison needs besides, which is large. */
export interface LoadedForPosition {
  readonly statement: Statement;
  readonly lines: readonly LedgerLine[];
  readonly knownConventions: readonly KnownConvention[];
  readonly claims: readonly ClaimedElsewhere[];
}

/** Compares a position's statement with the ledger that was gathered, or tells what it is without one. */
export function outcomeOf(
  position: PositionKey,
  { exercise, ledger, policy, decisions, referenceData, elsewhere }: GatheredPosition,
  { statement, lines, knownConventions, claims }: LoadedForPosition,
): Outcome {
  return reconcile({
    position,
    exercise,
    statement: { asAt: statement.asAt, lines: statement.lines, unread: statement.unread },
    ledger: ledger && { asAt: ledger.asAt, close: ledger.close, lines },
    policy,
    directory: referenceData.directory,
    decisions,
    knownConventions,
    referenceData: referenceData.reconciling,
    disputedElsewhere: elsewhere.disputed,
    claimedElsewhere: claims,
  });
}
