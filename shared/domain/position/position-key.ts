import * as z from "zod";
import { exerciseIdSchema, kindSchema } from "../exercise/exercise.ts";
import { organisationCodeSchema } from "../organisation/organisation-code.ts";

/** A position: who owes, who is owed, in which exercise and of which kind. Ordering, locking and replies are by position. */
export const positionKeySchema = z.object({
  payable: organisationCodeSchema,
  receivable: organisationCodeSchema,
  exercise: exerciseIdSchema,
  kind: kindSchema,
});

export type PositionKey = z.infer<typeof positionKeySchema>;

/** The position as one text, for table keys and for correlation. */
export function textOfPosition(key: PositionKey): string {
  return `${key.payable}#${key.receivable}#${key.exercise}#${key.kind}`;
}
