import * as z from "zod";

import { partitionKey } from "../audit/record-kinds.ts";
import type { Table } from "../storage/table.ts";

const sesIdSchema = z.object({ messageId: z.string().min(1) });

/**
 * Finds the message that the mail service knows under an id of its own. A message that left twice has two of them.
 */
export interface SesIds {
  /** May be repeated. */
  add(sesId: string, messageId: string): Promise<void>;
  messageOf(sesId: string): Promise<string | undefined>;
}

export function sesIdsIn(table: Table): SesIds {
  return {
    add: async (sesId, messageId) => {
      await table.put({ ...keyOf(sesId), body: { messageId } }, "ifAbsent");
    },
    messageOf: async (sesId) => {
      const item = await table.get(keyOf(sesId));
      return item && sesIdSchema.parse(item.body).messageId;
    },
  };
}

function keyOf(sesId: string) {
  return { pk: partitionKey("ses-id", sesId), sk: "ses-id" };
}
