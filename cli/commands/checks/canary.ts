import type { Command } from "commander";

import type { CanaryRun } from "../../../shared/records/canary/canary-runs.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { textTable } from "../../output/text-table.ts";
import { systemOptions, withList } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";
import { minuteOf } from "../../output/minute-of.ts";

/** `accord canary` */
export function canaryCommand(program: Command, context: CommandContext): void {
  withList(program.command("canary")).action(async (given: unknown) => {
    const options = systemOptions.parse(given);
    const runs = await withConnection(context, options, ({ records }) => records.canaryRuns.list());
    printResult(context.terminal, options, runs, () =>
      runs.length === 0 ? ["None has been sent."] : textTable(runs, columns),
    );
  });
}

const columns = [
  { heading: "Sent", of: ({ sentAt }: CanaryRun) => minuteOf(sentAt) },
  { heading: "Came as far as", of: ({ checked }: CanaryRun) => checked?.reached ?? "on its way" },
  { heading: "Looked at", of: ({ checked }: CanaryRun) => (checked ? minuteOf(checked.at) : "") },
];
