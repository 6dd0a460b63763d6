import * as z from "zod";

/** What functions asked of the cloud: each request as `service:operation`, and what the requests took of the table. */
export const spentSchema = z.object({
  requests: z.array(z.string()),
  /** Read units of the tables, and of the index, by partition. */
  readUnits: z.record(z.string(), z.number()),
  /** Write units of the tables, by partition. */
  writeUnits: z.record(z.string(), z.number()),
  /** Write units of the index, by its partition. */
  indexUnits: z.record(z.string(), z.number()),
});

export type Spent = z.infer<typeof spentSchema>;
