import * as z from "zod";

import { decisionSchema, type Decision } from "../../domain/position/decision.ts";
import { decisionStepSchema, type DecisionHistory, type DecisionStep } from "../../domain/position/decision-history.ts";
import { textOfPosition, type PositionKey } from "../../domain/position/position-key.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { Table } from "../storage/table.ts";

/**
 * What people decided about lines. Kept apart from what the engine finds, so that new statements and ledgers do not undo it. Nothing
 * is ever changed or removed: a withdrawal and a second person's answer are written beside the decision.
 */
export interface Decisions {
  /** The decisions about the lines of a position, the oldest first, each with what became of it. */
  of(position: PositionKey): Promise<DecisionHistory[]>;

  /** Adds a decision; one with the same id and time is the same decision. */
  add(position: PositionKey, decision: Decision): Promise<void>;

  /**
   * Adds a step to a decision, unless somebody has taken that step before: of two answers by second persons the first one counts.
   * Returns whether this one was added.
   */
  addStep(position: PositionKey, decision: Decision, step: DecisionStep): Promise<boolean>;
}

export function decisionsIn(table: Table): Decisions {
  return {
    of: async (position) => {
      const decisions: Decision[] = [];
      const steps: DecisionStep[] = [];
      for await (const { body } of table.query({ pk: partitionOf(position) })) {
        const entry = entrySchema.parse(body);
        if ("step" in entry) steps.push(entry);
        else decisions.push(entry);
      }
      return decisions.map((decision) => historyOf(decision, steps));
    },

    add: async (position, decision) => {
      await table.put({ pk: partitionOf(position), sk: placeOf(decision), body: decision }, "ifAbsent");
    },

    addStep: async (position, decision, step) => {
      const name = step.step === "withdrawn" ? "withdrawn" : "second";
      const item = { pk: partitionOf(position), sk: `${placeOf(decision)}#${name}`, body: step };
      return (await table.put(item, "ifAbsent")).put;
    },
  };
}

const entrySchema = z.union([decisionStepSchema, decisionSchema]);

function historyOf(decision: Decision, steps: readonly DecisionStep[]): DecisionHistory {
  const own = steps.filter(({ of }) => of === decision.id);
  const second = own.find(({ step }) => step !== "withdrawn");
  const withdrawn = own.find(({ step }) => step === "withdrawn");
  return { decision, ...(second ? { second } : {}), ...(withdrawn ? { withdrawn } : {}) };
}

function placeOf({ at, id }: Decision): string {
  return `${at}#${id}`;
}

function partitionOf(position: PositionKey): string {
  return partitionKey("decisions", textOfPosition(position));
}
