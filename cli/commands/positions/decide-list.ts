import type { Command } from "commander";
import * as z from "zod";

import { exerciseIdSchema, kindSchema } from "../../../shared/domain/exercise/exercise.ts";
import type { DecisionWithState } from "../../../shared/domain/position/decision-states.ts";
import type { PositionKey } from "../../../shared/domain/position/position-key.ts";
import { positionDecisions } from "../../../shared/records/position/position-decisions.ts";
import { positionsOfPayable } from "../../../shared/records/position/positions.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { decisionColumns, decisionNotes } from "../../output/decision-lines.ts";
import { textTable } from "../../output/text-table.ts";
import { codeArgument } from "../../system/positions.ts";
import { parseOptions, systemOptions, withList } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const listOptions = systemOptions.extend({
  payable: z.string(),
  receivable: z.string().optional(),
  exercise: exerciseIdSchema.optional(),
  kind: kindSchema.optional(),
});

/** `accord decide list --payable CODE` */
export function addDecideList(command: Command, context: CommandContext): void {
  withList(command.command("list"))
    .requiredOption("--payable <code>", "the organisation that owes")
    .option("--receivable <code>", "only about statements of this organisation")
    .option("--exercise <exercise>", "only of this exercise, such as 2022-23-Q4")
    .option("--kind <kind>", "only about statements of this kind: r&p, i&e or accruals")
    .description("print who decided what and when, and whether it is in force")
    .action(async (given: unknown) => {
      const options = parseOptions(listOptions, given);
      const payable = codeArgument(options.payable);
      const receivable = options.receivable === undefined ? undefined : codeArgument(options.receivable);
      const found = await withConnection(context, options, async ({ records }) => {
        const all: (DecisionWithState & { readonly position: PositionKey })[] = [];
        for await (const record of positionsOfPayable(records.positions, payable)) {
          const { key } = record;
          if (receivable !== undefined && key.receivable !== receivable) continue;
          if (options.exercise !== undefined && key.exercise !== options.exercise) continue;
          if (options.kind !== undefined && key.kind !== options.kind) continue;
          for (const each of await positionDecisions(record, records)) all.push({ ...each, position: key });
        }
        return all.sort((one, other) => (one.decision.at < other.decision.at ? -1 : 1));
      });
      printResult(context.terminal, options, found, () =>
        found.length === 0
          ? [`Nobody has decided anything for ${payable}.`]
          : [
              ...textTable(found, [
                { heading: "Receivable", of: ({ position }) => position.receivable },
                { heading: "Statement", of: ({ position }) => `${position.exercise} ${position.kind}` },
                ...decisionColumns,
              ]),
              ...decisionNotes(found),
            ],
      );
    });
}
