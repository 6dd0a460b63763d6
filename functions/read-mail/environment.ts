import * as z from "zod";

/** The settings of read-mail, as environment variables. It has no table. */
export const environmentSchema = z.object({
  /** The name of the deployment, for metrics. */
  ACCORD_STAGE: z.string().min(1).default("local"),
  ACCORD_MAIL_BUCKET: z.string().min(1),
  ACCORD_RECORD_BUCKET: z.string().min(1),
  /** Added to the machine's clock, so that a local system can run at another date. */
  ACCORD_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
});
