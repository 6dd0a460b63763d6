import type { Outcome } from "../../shared/domain/position/outcome.ts";
import type { Statement } from "../../shared/domain/statement/statement.ts";
import type { GatheredPosition } from "../../shared/records/position/gather-position.ts";
import type { Reconciled } from "../../shared/records/position/position-record.ts";

/** The new outcome of a position, with everything that it comes from. */
export interface NewOutcome {
  readonly statement: Statement;
  readonly outcome: Outcome;
  readonly reconciled: Reconciled;
  readonly gathered: GatheredPosition;
  readonly correlation: string;
  readonly at: Date;
  /** The time by which it is decided whether something is due; a machine's clock may be behind. */
  readonly dueBy: Date;
}
