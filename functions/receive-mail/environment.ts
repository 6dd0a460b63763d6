import * as z from "zod";

import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";

/** The settings of receive-mail, as environment variables. */
export const environmentSchema = z.object({
  /** The name of the deployment, for metrics. */
  ACCORD_STAGE: z.string().min(1).default("local"),
  ACCORD_TABLE: z.string().min(1),
  ACCORD_MAIL_BUCKET: z.string().min(1),
  ACCORD_RECORD_BUCKET: z.string().min(1),
  ACCORD_READ_QUEUE_URL: z.url(),
  ACCORD_RECONCILE_QUEUE_URL: z.url(),
  ACCORD_SEND_QUEUE_URL: z.url(),
  /** `statements@…`; each payable organisation has its own address, `statements+CODE@…`. */
  ACCORD_MAILBOX: emailAddressSchema,
  /** Added to the machine's clock, so that a local system can run at another date. */
  ACCORD_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
});
