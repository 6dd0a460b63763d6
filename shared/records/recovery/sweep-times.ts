import * as z from "zod";

import { partitionKey } from "../audit/record-kinds.ts";
import type { Table } from "../storage/table.ts";

/** When the last sweep looked. */
export interface SweepTimes {
  last(): Promise<Date | undefined>;
  note(at: Date): Promise<void>;
}

export function sweepTimesIn(table: Table): SweepTimes {
  return {
    last: async () => {
      const item = await table.get(key);
      return item && new Date(timeSchema.parse(item.body).at);
    },
    // If two sweeps run at once, it doesn't matter which time stays: both have looked.
    note: (at) => table.putAll([{ ...key, body: { at: at.toISOString() } }]),
  };
}

const key = { pk: partitionKey("sweep", "last"), sk: "last" };
const timeSchema = z.object({ at: z.iso.datetime() });
