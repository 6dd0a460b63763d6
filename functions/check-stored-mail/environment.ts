import * as z from "zod";

import { everyFunction } from "../../shared/environment/every-function.ts";

/** The settings of check-stored-mail, as environment variables. */
export const environmentSchema = z.object({
  ...everyFunction,
  ACCORD_TABLE: z.string().min(1),
  ACCORD_RECEIVE_QUEUE_URL: z.url(),
  ACCORD_RECEIVE_DEAD_LETTERS_URL: z.url(),
  /** The function's own queue: what can't be decided yet comes again. */
  ACCORD_CHECK_QUEUE_URL: z.url(),
});
