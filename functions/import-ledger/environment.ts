import * as z from "zod";

import { everyFunction } from "../../shared/environment/every-function.ts";

/** The settings of import-ledger, as environment variables. */
export const environmentSchema = z.object({
  ...everyFunction,
  ACCORD_TABLE: z.string().min(1),
  ACCORD_LEDGER_TABLE: z.string().min(1),
  ACCORD_LEDGER_BUCKET: z.string().min(1),
  ACCORD_RECORD_BUCKET: z.string().min(1),
  ACCORD_JUDGE_QUEUE_URL: z.url(),
});
