import { stateOfLine } from "../../domain/decision-sheet/line-state.ts";
import type { PositionNow } from "../../domain/decision-sheet/decide-row.ts";
import type { Policy } from "../../domain/organisation/policy.ts";
import { decisionsWithStates, type DecisionWithState } from "../../domain/position/decision-states.ts";
import type { PositionKey } from "../../domain/position/position-key.ts";
import { outcomeSchema, type LineOutcome } from "../../domain/position/outcome.ts";
import { digestOf } from "../storage/digest.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import type { Decisions } from "./decisions.ts";
import type { PositionRecord } from "./position-record.ts";

export interface PositionNowPorts {
  readonly decisions: Pick<Decisions, "of">;
  readonly objects: Pick<JsonObjects, "get">;
}

/** The lines of a position, and what people have decided about them. */
export interface LinesAndDecisions {
  readonly key: PositionKey;
  readonly lines: readonly LineOutcome[];
  readonly decisions: readonly DecisionWithState[];
}

/** A position with its lines and decisions as they are now; `undefined` while its statement is still to be compared with the ledger. */
export async function positionNow(
  record: PositionRecord,
  policy: Policy,
  ports: PositionNowPorts,
): Promise<PositionNow | undefined> {
  const now = await linesAndDecisions(record, ports);
  return now && { ...withStates(now), policy };
}

/** The same without the digests of its lines, which take time to make. */
export async function linesAndDecisions(
  { key, current, reconciled }: PositionRecord,
  { decisions, objects }: PositionNowPorts,
): Promise<LinesAndDecisions | undefined> {
  if (reconciled?.mailId !== current.mailId) return undefined;
  const [{ lines }, histories] = await Promise.all([objects.get(reconciled.outcome, outcomeSchema), decisions.of(key)]);
  return { key, lines, decisions: decisionsWithStates(histories, lines) };
}

/** Gives each of these lines the digest of its state. */
export function withStates({ key, lines, decisions }: LinesAndDecisions): Omit<PositionNow, "policy"> {
  return {
    key,
    decisions,
    lines: lines.map((line) => ({ line, state: digestOf(stateOfLine(line, decisions)).slice(0, STATE_DIGITS) })),
  };
}

/** As many as row references have. */
const STATE_DIGITS = 12;
