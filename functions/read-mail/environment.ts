import * as z from "zod";

import { everyFunction } from "../../shared/environment/every-function.ts";

/** The settings of read-mail, as environment variables. It has no table. */
export const environmentSchema = z.object({
  ...everyFunction,
  ACCORD_MAIL_BUCKET: z.string().min(1),
  ACCORD_RECORD_BUCKET: z.string().min(1),
});
