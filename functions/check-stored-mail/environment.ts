import * as z from "zod";

/** The settings of check-stored-mail, as environment variables. */
export const environmentSchema = z.object({
  /** The name of the deployment, for metrics. */
  ACCORD_STAGE: z.string().min(1).default("local"),
  ACCORD_TABLE: z.string().min(1),
  ACCORD_RECEIVE_QUEUE_URL: z.url(),
  ACCORD_RECEIVE_DEAD_LETTERS_URL: z.url(),
  /** The function's own queue: what can't be decided yet comes again. */
  ACCORD_CHECK_QUEUE_URL: z.url(),
  /** Added to the machine's clock, so that a local system can run at another date. */
  ACCORD_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
});
