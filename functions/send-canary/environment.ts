import * as z from "zod";

import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import { everyFunction } from "../../shared/environment/every-function.ts";

/** The settings of send-canary, as environment variables. */
export const environmentSchema = z.object({
  ...everyFunction,
  ACCORD_TABLE: z.string().min(1),
  ACCORD_LEDGER_TABLE: z.string().min(1),
  ACCORD_MAIL_BUCKET: z.string().min(1),
  ACCORD_LEDGER_BUCKET: z.string().min(1),
  ACCORD_RECORD_BUCKET: z.string().min(1),
  /** `statements@…`; the canary's own address is in the same domain. */
  ACCORD_MAILBOX: emailAddressSchema,
  /** A canary that was sent less than this ago may still be on its way. */
  ACCORD_CANARY_GRACE_SECONDS: z.coerce.number().int().default(600),
});
