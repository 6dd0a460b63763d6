import * as z from "zod";

import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import { everyFunction } from "../../shared/environment/every-function.ts";

/** The settings of reconcile-position, as environment variables. */
export const environmentSchema = z.object({
  ...everyFunction,
  ACCORD_TABLE: z.string().min(1),
  ACCORD_LEDGER_TABLE: z.string().min(1),
  ACCORD_RECORD_BUCKET: z.string().min(1),
  ACCORD_SEND_QUEUE_URL: z.url(),
  /** The function's own queue: a revised answer that waits for further decisions comes again. */
  ACCORD_RECONCILE_QUEUE_URL: z.url(),
  /** `statements@…`; each payable organisation has its own address, `statements+CODE@…`. */
  ACCORD_MAILBOX: emailAddressSchema,
});
