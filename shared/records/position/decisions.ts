import * as z from "zod";

import { decisionSchema, type Decision } from "../../domain/position/decision.ts";
import { decisionStepSchema, type DecisionHistory, type DecisionStep } from "../../domain/position/decision-history.ts";
import { textOfPosition, type PositionKey } from "../../domain/position/position-key.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { ItemKey, Table } from "../storage/table.ts";

/**
 * What people decided about lines. Kept apart from what the engine finds, so that new statements and ledgers do not undo it. Nothing
 * is ever changed or removed: a withdrawal and a second person's answer are written beside the decision.
 */
export interface Decisions {
  /** The decisions about the lines of a position, the oldest first, each with what became of it. */
  of(position: PositionKey): Promise<DecisionHistory[]>;

  /**
   * Adds a decision, unless there is one with its id: of two that are made in the same moment, one conditional write decides which counts.
   *
   * @returns the decision that has the id from now on: this one, or the one that was there
   */
  add(position: PositionKey, decision: Decision): Promise<Decision>;

  /**
   * Adds a step to a decision, unless somebody has taken that step before: of two answers by second persons the first one counts.
   *
   * @returns the step that counts: this one, or the one that was there
   */
  addStep(position: PositionKey, decision: Decision, step: DecisionStep): Promise<DecisionStep>;
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
      return decisions.toSorted(byTime).map((decision) => historyOf(decision, steps));
    },

    add: async (position, decision) => {
      return addOnce({ pk: partitionOf(position), sk: decision.id }, decision, decisionSchema);
    },

    addStep: async (position, decision, step) => {
      const name = step.step === "withdrawn" ? "withdrawn" : "second";
      return addOnce({ pk: partitionOf(position), sk: `${decision.id}#${name}` }, step, decisionStepSchema);
    },
  };

  /** Writes it if there is nothing in its place, and returns what is there then. Nothing in this partition is ever removed. */
  async function addOnce<Entry extends Decision | DecisionStep>(
    key: ItemKey,
    entry: Entry,
    schema: z.ZodType<Entry>,
  ): Promise<Entry> {
    const result = await table.put({ ...key, body: entry }, "ifAbsent");
    if (result.put) return entry;
    // The first whose place begins so is the one in that very place. Who writes decisions may query them, not get one.
    for await (const { body } of table.query({ pk: key.pk, skPrefix: key.sk, limit: 1 })) return schema.parse(body);
    return entry;
  }
}

const entrySchema = z.union([decisionStepSchema, decisionSchema]);

function historyOf(decision: Decision, steps: readonly DecisionStep[]): DecisionHistory {
  const own = steps.filter(({ of }) => of === decision.id);
  const second = own.find(({ step }) => step !== "withdrawn");
  const withdrawn = own.find(({ step }) => step === "withdrawn");
  return { decision, ...(second ? { second } : {}), ...(withdrawn ? { withdrawn } : {}) };
}

/** The oldest first; decisions of one mail have the same time. */
function byTime(one: Decision, other: Decision): number {
  const [first, second] = [one, other].map(({ at, id }) => `${at}#${id}`);
  return first === second ? 0 : (first ?? "") < (second ?? "") ? -1 : 1;
}

function partitionOf(position: PositionKey): string {
  return partitionKey("decisions", textOfPosition(position));
}
