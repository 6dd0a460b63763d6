import { decisionSchema, type Decision } from "../../domain/position/decision.ts";
import { textOfPosition, type PositionKey } from "../../domain/position/position-key.ts";
import type { Table } from "../storage/table.ts";

export interface Decisions {
  /** What was decided about the lines of a position, the oldest first. */
  of(position: PositionKey): Promise<Decision[]>;

  /** Records a decision; one with the same id is the same decision. */
  record(position: PositionKey, decision: Decision): Promise<void>;
}

/** Decisions of people, kept apart from what the engine finds: they survive new statements and ledgers. */
export function decisionsIn(table: Table): Decisions {
  return {
    of: async (position) => {
      const all: Decision[] = [];
      for await (const item of table.query({ pk: partitionOf(position) })) all.push(decisionSchema.parse(item.body));
      return all;
    },

    record: async (position, decision) => {
      await table.put({ pk: partitionOf(position), sk: `${decision.at}#${decision.id}`, body: decision }, "ifAbsent");
    },
  };
}

function partitionOf(position: PositionKey): string {
  return `decisions#${textOfPosition(position)}`;
}
