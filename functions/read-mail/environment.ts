import * as z from "zod";

import { everyFunction } from "../../shared/environment/every-function.ts";

/** The settings of read-mail, as environment variables. It has no table. */
export const environmentSchema = z.object({
  ...everyFunction,
  ACCORD_MAIL_BUCKET: z.string().min(1),
  ACCORD_RECORD_BUCKET: z.string().min(1),
  /** Opens sealed passwords of workbooks, in hexadecimal. Only locally: on AWS the stage's key encrypts what is stored and queued. */
  ACCORD_PASSWORD_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
