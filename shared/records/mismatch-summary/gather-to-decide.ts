import type { MismatchSummary } from "../../domain/mismatch-summary/mismatch-summary.ts";
import type { ToDecide } from "../../domain/mismatch-summary/to-decide.ts";
import type { Directory } from "../../domain/organisation/organisation.ts";
import type { Decisions } from "../position/decisions.ts";
import type { PositionRecord } from "../position/position-record.ts";
import type { Positions } from "../position/positions.ts";
import { waitingReplies } from "../position/waiting-replies.ts";

export interface GatherToDecidePorts {
  readonly decisions: Pick<Decisions, "of">;
  readonly positions: Pick<Positions, "get">;
}

/** Gathers what people have decided about the lines of a summary's positions, and the replies that wait for them. No line is read. */
export async function gatherToDecide(
  { payable, exercise, positions }: MismatchSummary,
  directory: Directory,
  ports: GatherToDecidePorts,
): Promise<ToDecide> {
  const decided: ToDecide["decided"] = [];
  const held: PositionRecord[] = [];
  for (const { receivable, kind, stage, outcome } of positions) {
    const key = { payable: payable.code, receivable: receivable.code, exercise, kind };
    const decisions = outcome === undefined ? [] : await ports.decisions.of(key);
    if (decisions.length > 0) decided.push({ receivable: receivable.code, kind, decisions });
    // While a reply waits for a person, its position is not answered.
    const record = stage === "answered" ? undefined : await ports.positions.get(key);
    if (record) held.push(record);
  }
  return { decided, replies: waitingReplies(held, directory) };
}
