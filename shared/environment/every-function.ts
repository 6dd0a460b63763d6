import * as z from "zod";

/** The settings that every function has. */
export const everyFunction = {
  /** The name of the deployment, for metrics. */
  ACCORD_STAGE: z.string().min(1).default("local"),
  /** Added to the machine's clock, so that a local system can run at another date. */
  ACCORD_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
  /** Over how many partitions of its index each busy list is spread. On one machine one is enough, and is read fastest. */
  ACCORD_LIST_PARTITIONS: z.coerce.number().int().min(1).default(1),
};
