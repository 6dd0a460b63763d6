import type { Command } from "commander";

import { exerciseIdSchema, kindSchema } from "../../shared/domain/exercise/exercise.ts";
import { organisationCodeSchema } from "../../shared/domain/organisation/organisation-code.ts";
import { systemOptions, withSystem } from "../system/system-options.ts";

/** Which statements of an organisation a command is about. */
export const whichOptions = systemOptions.extend({
  organisation: organisationCodeSchema,
  exercise: exerciseIdSchema.optional(),
  kind: kindSchema.optional(),
  payable: organisationCodeSchema.optional(),
});

export function withWhich(command: Command): Command {
  return withSystem(command)
    .requiredOption("--organisation <code>", "whose statements: the receivable organisation")
    .option("--exercise <exercise>", "such as 2022-23-Q4 (default: the newest that has begun)")
    .option("--kind <kind>", "r&p, i&e or accruals (default: every kind of the exercise)")
    .option("--payable <code>", "only the statement to this organisation");
}
