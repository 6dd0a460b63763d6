import { stateOfLine } from "../../domain/decision-sheet/line-state.ts";
import type { PositionNow } from "../../domain/decision-sheet/decide-row.ts";
import type { Policy } from "../../domain/organisation/policy.ts";
import { decisionsWithStates } from "../../domain/position/decision-states.ts";
import { outcomeSchema } from "../../domain/position/outcome.ts";
import { digestOf } from "../storage/digest.ts";
import type { JsonObjects } from "../storage/json-objects.ts";
import type { Decisions } from "./decisions.ts";
import type { PositionRecord } from "./position-record.ts";

export interface PositionNowPorts {
  readonly decisions: Pick<Decisions, "of">;
  readonly objects: Pick<JsonObjects, "get">;
}

/** A position with its lines and decisions as they are now; `undefined` while its statement is still to be compared with the ledger. */
export async function positionNow(
  { key, current, reconciled }: PositionRecord,
  policy: Policy,
  { decisions, objects }: PositionNowPorts,
): Promise<PositionNow | undefined> {
  if (reconciled?.mailId !== current.mailId) return undefined;
  const [{ lines }, histories] = await Promise.all([objects.get(reconciled.outcome, outcomeSchema), decisions.of(key)]);
  const withStates = decisionsWithStates(histories, lines);
  return {
    key,
    policy,
    decisions: withStates,
    lines: lines.map((line) => ({ line, state: digestOf(stateOfLine(line, withStates)).slice(0, STATE_DIGITS) })),
  };
}

/** As many as row references have. */
const STATE_DIGITS = 12;
