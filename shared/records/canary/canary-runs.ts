import * as z from "zod";

import { LoggableError } from "../../domain/loggable-error.ts";
import { canaryReached } from "../../domain/canary/canary-reached.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { Table } from "../storage/table.ts";

const runSchema = z.object({
  /** In the subject of its mail. */
  token: z.string().min(1),
  sentAt: z.iso.datetime(),
  /** The mail service's id of its mail; absent if it refused it. */
  sesId: z.string().min(1).optional(),
  /** Absent until it has been looked at. */
  checked: z.object({ at: z.iso.datetime(), reached: z.enum(canaryReached) }).optional(),
});

/** One statement that Accord mailed to itself. */
export type CanaryRun = z.infer<typeof runSchema>;

/** The last canaries, the newest first. */
export interface CanaryRuns {
  list(): Promise<readonly CanaryRun[]>;

  /** Replaces them in one conditional write. `decide` is called again if somebody else wrote in between. */
  change(decide: (before: readonly CanaryRun[]) => readonly CanaryRun[]): Promise<void>;
}

/** Those of a day, if one is sent every half an hour. */
const MOST_KEPT = 48;
const MOST_CONFLICTS = 20;
const KEY = { pk: partitionKey("canary", "runs"), sk: "runs" };
const keptSchema = z.object({ runs: z.array(runSchema) });

export function canaryRunsIn(table: Table): CanaryRuns {
  const read = async () => {
    const item = await table.get(KEY);
    return { runs: item ? keptSchema.parse(item.body).runs : [], version: item?.version };
  };
  return {
    list: async () => (await read()).runs,

    change: async (decide) => {
      for (let conflicts = 0; conflicts < MOST_CONFLICTS; conflicts += 1) {
        const { runs, version } = await read();
        const body = { runs: decide(runs).slice(0, MOST_KEPT) };
        const { put } = await table.put({ ...KEY, body }, version === undefined ? "ifAbsent" : { ifVersion: version });
        if (put) return;
      }
      throw new LoggableError(`the runs of the canary were changed by others ${MOST_CONFLICTS} times in a row`);
    },
  };
}
