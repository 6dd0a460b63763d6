import { setTimeout as pause } from "node:timers/promises";
import type { Command } from "commander";
import * as z from "zod";

import { requestClock } from "../../../local/clock-request.ts";
import { readSystemFile } from "../../../local/system-file.ts";
import { ukTime } from "../../../shared/messages/words/uk-time.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { CommandRefused } from "../../command-errors.ts";
import { parseOptions, withLocalSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const showOptions = z.object({ data: z.string(), json: z.boolean().default(false) });
const advanceOptions = showOptions.extend({
  to: z.iso.datetime({ error: "is not an instant such as 2023-03-30T09:00:00Z" }),
});

/** How long the system takes at most: it finishes its work, and looks at everything again. */
const MOST_MS = 120_000;
const LOOK_EVERY_MS = 200;

/** `accord clock [show]`, `accord clock advance --to INSTANT` */
export function clockCommand(program: Command, context: CommandContext): void {
  const command = program.command("clock");
  withLocalSystem(command.command("show", { isDefault: true }))
    .description("print what its clock shows")
    .action(async (given: unknown) => {
      const options = parseOptions(showOptions, given);
      const now = await withConnection(context, options, (system) => Promise.resolve(system.now().toISOString()));
      printResult(context.terminal, options, { now }, () => [`It is ${ukTime(now)} in the United Kingdom.`]);
    });

  withLocalSystem(command.command("advance"))
    .requiredOption("--to <instant>", "the instant that it moves to, such as 2023-03-30T09:00:00Z")
    .description("move its clock forward, and have everything done that is due by then")
    .action(async (given: unknown) => {
      const options = parseOptions(advanceOptions, given);
      const before = await withConnection(context, options, (system) => Promise.resolve(system.now()));
      if (new Date(options.to) <= before)
        throw new CommandRefused(
          `The clock only moves forward, and it is ${before.toISOString()} already. To begin earlier, start a new system with --now.`,
        );
      await requestClock(options.data, new Date(options.to).toISOString());
      await untilMoved(options.data, options.to);
      printResult(context.terminal, options, { now: options.to }, () => [
        `It is ${ukTime(new Date(options.to).toISOString())} in the United Kingdom.`,
      ]);
    });
}

/** @throws CommandRefused if the system has not moved its clock in time */
async function untilMoved(data: string, to: string): Promise<void> {
  const end = Date.now() + MOST_MS;
  while (Date.now() < end) {
    const system = await readSystemFile(data);
    if (system && Date.now() + system.clockOffsetMs >= Date.parse(to)) return;
    await pause(LOOK_EVERY_MS);
  }
  throw new CommandRefused("The system has not moved its clock. See its log, and try again.");
}
