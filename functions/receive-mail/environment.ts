import * as z from "zod";

import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import { everyFunction } from "../../shared/environment/every-function.ts";

/** The settings of receive-mail, as environment variables. */
export const environmentSchema = z.object({
  ...everyFunction,
  ACCORD_TABLE: z.string().min(1),
  ACCORD_MAIL_BUCKET: z.string().min(1),
  ACCORD_RECORD_BUCKET: z.string().min(1),
  ACCORD_READ_QUEUE_URL: z.url(),
  ACCORD_RECONCILE_QUEUE_URL: z.url(),
  ACCORD_SEND_QUEUE_URL: z.url(),
  /** `statements@…`; each payable organisation has its own address, `statements+CODE@…`. */
  ACCORD_MAILBOX: emailAddressSchema,
});
