import * as z from "zod";

import { emailAddressSchema } from "../../shared/domain/organisation/email-address.ts";
import { everyFunction } from "../../shared/environment/every-function.ts";

/** The settings of run-timetable, as environment variables. */
export const environmentSchema = z.object({
  ...everyFunction,
  ACCORD_TABLE: z.string().min(1),
  ACCORD_LEDGER_TABLE: z.string().min(1),
  ACCORD_RECORD_BUCKET: z.string().min(1),
  ACCORD_SEND_QUEUE_URL: z.url(),
  ACCORD_MAILBOX: emailAddressSchema,
});
