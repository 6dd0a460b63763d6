import * as z from "zod";

import { everyFunction } from "../../shared/environment/every-function.ts";

/** The settings of publish-figures, as environment variables. */
export const environmentSchema = z.object({
  ...everyFunction,
  ACCORD_TABLE: z.string().min(1),
  ACCORD_RECORD_BUCKET: z.string().min(1),
});
