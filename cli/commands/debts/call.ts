import type { Command } from "commander";
import * as z from "zod";

import { calendarDateSchema } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { CommandContext } from "../../command-context.ts";
import { CommandRefused } from "../../command-errors.ts";
import { noteEvent } from "../../debts/note-event.ts";
import { parseOptions, systemOptions, withSystem } from "../../system/system-options.ts";

const words = z.string().trim().min(1);
const callOptions = systemOptions.extend({
  invoice: words,
  by: words,
  reason: words,
  promise: calendarDateSchema.optional(),
});

/** `accord call ORGANISATION DEBTOR --invoice NUMBER --by NAME --reason TEXT [--promise DATE]` */
export function callCommand(program: Command, context: CommandContext): void {
  withSystem(program.command("call"))
    .argument("<organisation>", "whom the debt is owed to")
    .argument("<debtor>", "who was called")
    .requiredOption("--invoice <number>", "about which invoice")
    .requiredOption("--by <name>", "who called")
    .requiredOption("--reason <text>", "why it is not paid, as they say")
    .option("--promise <date>", "the day for which they promised payment")
    .action(async (organisation: string, debtor: string, given: unknown) => {
      const options = parseOptions(callOptions, given);
      const { by, reason, promise } = options;
      await noteEvent(context, options, [organisation, debtor, options.invoice], (_, today) => {
        if (promise !== undefined && promise < today) throw new CommandRefused(`${promise} is over already.`);
        return { event: "call", day: today, by, reason, ...(promise === undefined ? {} : { promisedFor: promise }) };
      });
    });
}
