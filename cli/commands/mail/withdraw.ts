import type { Command } from "commander";
import * as z from "zod";

import { withdrawMessage, type WithdrawnMessage } from "../../../shared/records/message/withdraw-message.ts";
import { CommandRefused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { parseOptions, systemOptions, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const withdrawOptions = systemOptions.extend({
  by: z.string().trim().min(1),
  note: z.string().trim().min(1),
});

/** `accord withdraw MESSAGE --by NAME --note WHY` */
export function withdrawCommand(program: Command, context: CommandContext): void {
  withSystem(program.command("withdraw"))
    .argument("<message>", "the id of a message that can't leave: see accord held")
    .requiredOption("--by <name>", "who decides")
    .requiredOption("--note <text>", "why, and how the other organisation was told instead")
    .action(async (id: string, given: unknown) => {
      const options = parseOptions(withdrawOptions, given);
      const { by, note } = options;
      const result = await withConnection(context, options, ({ records, enqueueSend, now }) =>
        withdrawMessage(id, { by: `operator ${by}`, at: now().toISOString(), note }, { ...records, enqueueSend, now }),
      );
      if (!result.withdrawn) throw new CommandRefused(whyNot(id, result.because));
      printResult(context.terminal, options, { id, state: result.message.state }, () => [
        `${id} is withdrawn, and never leaves. Nobody is told: if the other organisation is to know, write to it.`,
      ]);
    });
}

function whyNot(id: string, because: Extract<WithdrawnMessage, { withdrawn: false }>["because"]): string {
  switch (because) {
    case "none":
      return `There is no message ${id}. See accord held.`;
    case "sent":
      return `${id} has left, and can't be taken back.`;
    case "under-way":
      return `${id} is being sent at the moment. See accord held in a few minutes.`;
    case "may-have-left":
      return `${id} may have left: an attempt to send it ended without a result. Use accord resend; the same bytes go again.`;
  }
}
