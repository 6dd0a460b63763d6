import * as z from "zod";

import type { Table } from "../storage/table.ts";

const holdSchema = z.object({ mailId: z.string().min(1) });

/** Which mail is held under a reference. */
export interface Holds {
  enter(reference: string, mailId: string): Promise<void>;
  mailOf(reference: string): Promise<string | undefined>;
}

export function holdsIn(table: Table): Holds {
  return {
    enter: async (reference, mailId) => {
      await table.put({ ...keyOf(reference), body: { mailId } }, "ifAbsent");
    },
    mailOf: async (reference) => {
      const item = await table.get(keyOf(reference));
      return item && holdSchema.parse(item.body).mailId;
    },
  };
}

function keyOf(reference: string) {
  return { pk: `hold#${reference}`, sk: "hold" };
}
