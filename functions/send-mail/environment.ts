import * as z from "zod";

import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import { everyFunction } from "../../shared/environment/every-function.ts";

/** The settings of send-mail, as environment variables. */
export const environmentSchema = z.object({
  ...everyFunction,
  ACCORD_TABLE: z.string().min(1),
  ACCORD_RECORD_BUCKET: z.string().min(1),
  /** The function's own queue: what the mail service refuses for a while comes again. */
  ACCORD_SEND_QUEUE_URL: z.url(),
  /** `statements@…`: messages leave from `statements+CODE@…`, so that an answer to them comes back to us. */
  ACCORD_MAILBOX: emailAddressSchema,
  /** The SES configuration set that reports what became of each message. */
  ACCORD_CONFIGURATION_SET: z.string().min(1).optional(),
});
