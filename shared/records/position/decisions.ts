import { decisionSchema, type Decision } from "../../domain/position/decision.ts";
import { textOfPosition, type PositionKey } from "../../domain/position/position-key.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { Table } from "../storage/table.ts";

/** What people decided about lines. Kept apart from what the engine finds, so that new statements and ledgers do not undo it. */
export interface Decisions {
  /** The decisions about the lines of a position, the oldest first. */
  of(position: PositionKey): Promise<Decision[]>;

  /** Adds a decision; one with the same id is the same decision. */
  add(position: PositionKey, decision: Decision): Promise<void>;
}

export function decisionsIn(table: Table): Decisions {
  return {
    of: async (position) => {
      const all: Decision[] = [];
      for await (const item of table.query({ pk: partitionOf(position) })) all.push(decisionSchema.parse(item.body));
      return all;
    },

    add: async (position, decision) => {
      await table.put({ pk: partitionOf(position), sk: `${decision.at}#${decision.id}`, body: decision }, "ifAbsent");
    },
  };
}

function partitionOf(position: PositionKey): string {
  return partitionKey("decisions", textOfPosition(position));
}
