import {
  checkDecision,
  type AskedDecision,
  type DecisionProblem,
} from "../../shared/domain/position/check-decision.ts";
import type { Decision } from "../../shared/domain/position/decision.ts";
import { decisionId } from "../../shared/domain/position/decision-id.ts";
import { limitExceeded } from "../../shared/domain/position/second-person.ts";
import type { LineOutcome } from "../../shared/domain/position/outcome.ts";
import type { PositionToDecide } from "./position-to-decide.ts";

/** Who decides, when, and what they add to it. */
export interface DecidedBy {
  readonly by: string;
  readonly at: string;
  readonly note?: string | undefined;
  readonly tell?: string | undefined;
  /** Whether the revised reply leaves at once. */
  readonly atOnce: boolean;
}

export type MadeDecision =
  | { readonly decision: Decision; readonly line: LineOutcome; readonly problems?: never }
  | { readonly problems: readonly DecisionProblem[] };

/**
 * Makes the decision that a person asks for, if it fits the line as it is now. Over the limit of the payable organisation it waits
 * for a second person.
 *
 * @param mark makes its id unlike those of the position's other decisions
 */
export function makeDecision(
  asked: AskedDecision,
  person: DecidedBy,
  mark: string,
  about: PositionToDecide,
): MadeDecision {
  const checked = checkDecision(asked, about.lines, about.ledgerNumbers);
  if (checked.problems) return checked;
  const { facts, line } = checked;
  const limit = limitExceeded(facts, about.policy);
  const { by, at, note, tell, atOnce } = person;
  return {
    line,
    decision: {
      ...facts,
      id: decisionId(about.record.key, mark),
      by,
      at,
      ...(note === undefined ? {} : { note }),
      ...(tell === undefined ? {} : { tell }),
      ...(atOnce ? { atOnce } : {}),
      ...(limit === undefined ? {} : { secondPersonOverPence: limit }),
    },
  };
}
