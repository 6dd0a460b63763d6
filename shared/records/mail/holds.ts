import * as z from "zod";

import { partitionKey } from "../audit/record-kinds.ts";
import type { Table } from "../storage/table.ts";

const holdSchema = z.object({ mailId: z.string().min(1) });

/** Finds the held mail that a hold code belongs to. */
export interface Holds {
  add(holdCode: string, mailId: string): Promise<void>;
  mailOf(holdCode: string): Promise<string | undefined>;
}

export function holdsIn(table: Table): Holds {
  return {
    add: async (holdCode, mailId) => {
      await table.put({ ...keyOf(holdCode), body: { mailId } }, "ifAbsent");
    },
    mailOf: async (holdCode) => {
      const item = await table.get(keyOf(holdCode));
      return item && holdSchema.parse(item.body).mailId;
    },
  };
}

function keyOf(holdCode: string) {
  return { pk: partitionKey("hold", holdCode), sk: "hold" };
}
