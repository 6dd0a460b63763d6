import * as z from "zod";

import { digestOfBytes } from "../storage/digest.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { Table } from "../storage/table.ts";

const claimSchema = z.object({
  mailId: z.string().min(1),
  /** Digest of the mail's files: distinguishes a copy from another mail with the same Message-ID. */
  files: z.string(),
});

export type MessageIdClaim = z.infer<typeof claimSchema>;

/**
 * Records the first mail with a Message-ID, to recognise copies of it. Each sending organisation has its own claims: nobody can
 * take a Message-ID away from another organisation.
 */
export interface MessageIdClaims {
  /**
   * Claims a Message-ID unless it is claimed already. Returns the claim that is then in force.
   *
   * @param sender the organisation's code, or the address if that stands for several organisations
   * @param messageIdHeader with the mailboxes that the mail came to
   */
  claim(sender: string, messageIdHeader: string, claim: MessageIdClaim): Promise<MessageIdClaim>;
}

export function messageIdClaimsIn(table: Table): MessageIdClaims {
  return {
    claim: async (sender, messageIdHeader, claim) => {
      const key = { pk: partitionKey("message-id", `${sender}#${digestOfBytes(messageIdHeader)}`), sk: "claim" };
      if ((await table.put({ ...key, body: claim }, "ifAbsent")).put) return claim;
      const item = await table.get(key);
      return item ? claimSchema.parse(item.body) : claim;
    },
  };
}
