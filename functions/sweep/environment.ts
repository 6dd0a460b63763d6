import * as z from "zod";

import { everyFunction } from "../../shared/environment/every-function.ts";

/** The settings of sweep, as environment variables. */
export const environmentSchema = z.object({
  ...everyFunction,
  ACCORD_TABLE: z.string().min(1),
  ACCORD_RECEIVE_QUEUE_URL: z.url(),
  ACCORD_JUDGE_QUEUE_URL: z.url(),
  ACCORD_RECONCILE_QUEUE_URL: z.url(),
  ACCORD_SEND_QUEUE_URL: z.url(),
});
