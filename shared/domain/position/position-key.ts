import * as z from "zod";

import { exerciseIdSchema } from "../exercise/exercise.ts";
import { kindSchema } from "../exercise/kind.ts";
import { storedCode } from "../amounts-and-days/stored-values.ts";

/** The unit of ordering, locking and replying: who owes, who is owed, when and what. */
export const positionKeySchema = z.object({
  payable: storedCode,
  receivable: storedCode,
  exercise: exerciseIdSchema,
  kind: kindSchema,
});

export type PositionKey = z.infer<typeof positionKeySchema>;

/** One text for one position, for table keys and for correlation. */
export function textOfPosition(key: PositionKey): string {
  return `${key.payable}#${key.receivable}#${key.exercise}#${key.kind}`;
}
