import * as z from "zod";

/** The settings of sweep, as environment variables. */
export const environmentSchema = z.object({
  /** The name of the deployment, for metrics. */
  ACCORD_STAGE: z.string().min(1).default("local"),
  ACCORD_TABLE: z.string().min(1),
  ACCORD_RECEIVE_QUEUE_URL: z.url(),
  ACCORD_RECONCILE_QUEUE_URL: z.url(),
  ACCORD_SEND_QUEUE_URL: z.url(),
  /** Added to the machine's clock, so that a local system can run at another date. */
  ACCORD_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
});
