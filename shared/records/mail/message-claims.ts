import * as z from "zod";

import { digestOfBytes } from "../audit/digest.ts";
import type { Table } from "../storage/table.ts";

const claimSchema = z.object({
  mailId: z.string().min(1),
  /** Of the files that the mail brought, so that a copy can be told from another mail that bears the same Message-ID. */
  files: z.string(),
});

export type MessageClaim = z.infer<typeof claimSchema>;

/**
 * Whose a Message-ID is: the first mail that bears it. Claims are kept apart by the organisation that sent the mail, as it
 * was established: nobody can take a Message-ID away from another.
 */
export interface MessageClaims {
  /**
   * Claims it, where nobody has; gives the claim that holds.
   *
   * @param sender the organisation's code, or, where the address stands for several, the address
   * @param messageId with the mailboxes that the mail came to
   */
  claim(sender: string, messageId: string, claim: MessageClaim): Promise<MessageClaim>;
}

export function messageClaimsIn(table: Table): MessageClaims {
  return {
    claim: async (sender, messageId, claim) => {
      const key = { pk: `message-id#${sender}#${digestOfBytes(messageId)}`, sk: "claim" };
      if ((await table.put({ ...key, body: claim }, "ifAbsent")).put) return claim;
      const item = await table.get(key);
      return item ? claimSchema.parse(item.body) : claim;
    },
  };
}
