import { positionOfDecision } from "../../shared/domain/position/decision-id.ts";
import type { DecisionWithState } from "../../shared/domain/position/decision-states.ts";
import type { AccordRecords } from "../../local/open-records.ts";
import { positionDecisions } from "../../shared/records/position/position-decisions.ts";
import type { PositionRecord } from "../../shared/records/position/position-record.ts";
import { CommandRefused } from "../command-errors.ts";

/**
 * Finds a decision, with its state, and its position.
 *
 * @throws CommandRefused if there is none with this id
 */
export async function findDecision(
  id: string,
  records: AccordRecords,
): Promise<{ readonly found: DecisionWithState; readonly position: PositionRecord }> {
  const key = positionOfDecision(id);
  const position = key && (await records.positions.get(key));
  const found = position && (await positionDecisions(position, records)).find(({ decision }) => decision.id === id);
  if (!found) throw new CommandRefused(`There is no decision ${id}. See accord decide list --payable CODE.`);
  return { found, position };
}
