import type { Command } from "commander";
import * as z from "zod";

import { resendMessage, type Resent } from "../../../shared/records/message/resend-message.ts";
import { stoppedMessages, stoppedOfPosition } from "../../../shared/records/message/stopped-messages.ts";
import { closeEndedMessage } from "../../../shared/records/todo/follow-message.ts";
import { CommandMisused, CommandRefused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { visible } from "../../output/text-table.ts";
import type { Connection } from "../../system/connect.ts";
import { codeArgument, findPosition, whichPositionOptions } from "../../system/positions.ts";
import { parseOptions, systemOptions, withSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const resendOptions = systemOptions.extend(whichPositionOptions.shape).extend({
  by: z.string().trim().min(1),
  position: z.tuple([z.string(), z.string()], "needs two codes, the payable organisation's first").optional(),
  allWaiting: z.boolean().default(false),
});

type ResendOptions = z.infer<typeof resendOptions>;

/** `accord resend MESSAGE`, `accord resend --position PAYABLE RECEIVABLE`, `accord resend --all-waiting` */
export function resendCommand(program: Command, context: CommandContext): void {
  withSystem(program.command("resend"))
    .argument("[message]", "the id of a message that waits or was rejected: see accord held")
    .option("--position <codes...>", "all such messages of one position: payable and receivable organisation")
    .option("--exercise <exercise>", "with --position, such as 2022-23-Q4 (default: the newest)")
    .option("--kind <kind>", "with --position: r&p, i&e or accruals")
    .option("--all-waiting", "every message that waits")
    .requiredOption("--by <name>", "who decides")
    .action(async (id: string | undefined, given: unknown) => {
      const options = parseOptions(resendOptions, given);
      const named = [id, options.position, options.allWaiting || undefined].filter((each) => each !== undefined);
      if (named.length !== 1) throw new CommandMisused("Name one message, or use --position or --all-waiting.");
      const results = await withConnection(context, options, async (system) => {
        const ids = id === undefined ? await messagesMeant(system, options) : [id];
        const done: (Resent & { readonly id: string })[] = [];
        for (const each of ids) done.push({ id: each, ...(await resend(system, each, options.by)) });
        return done;
      });
      const [first] = results;
      if (id !== undefined && first && !first.resent) throw new CommandRefused(whyNot(id, first.because));
      const rows = results.map(asPrinted);
      printResult(context.terminal, options, rows, () =>
        rows.length === 0
          ? [options.allWaiting ? "No message waits." : "No message of this position waits or was rejected."]
          : rows.map((row) => row.why ?? `${row.id} is sent to ${visible(row.to.join(", "))}.`),
      );
    });
}

interface Row {
  readonly id: string;
  readonly resent: boolean;
  readonly to: readonly string[];
  /** Why it is not sent. */
  readonly why?: string;
}

function asPrinted(result: Resent & { readonly id: string }): Row {
  const { id, resent } = result;
  return resent ? { id, resent, to: result.message.to } : { id, resent, to: [], why: whyNot(id, result.because) };
}

async function resend({ records, enqueueSend, now }: Connection, id: string, by: string): Promise<Resent> {
  const result = await resendMessage(id, `operator ${by}`, now().toISOString(), { ...records, enqueueSend });
  if (result.resent) await closeEndedMessage(result.message, { ...records, now });
  return result;
}

async function messagesMeant({ records }: Connection, options: ResendOptions): Promise<string[]> {
  if (options.position === undefined) {
    const stopped = [...(await stoppedMessages(records.messages)).values()];
    return stopped.filter(({ state }) => state === "waiting").map(({ id }) => id);
  }
  const [payable, receivable] = options.position;
  const position = await findPosition(records.positions, codeArgument(payable), codeArgument(receivable), options);
  return [...(await stoppedOfPosition(position, records.messages)).keys()];
}

function whyNot(id: string, because: Extract<Resent, { resent: false }>["because"]): string {
  switch (because) {
    case "none":
      return `There is no message ${id}. See accord held.`;
    case "sent":
      return `${id} has left, and is not sent twice.`;
    case "withdrawn":
      return `${id} was withdrawn, and never leaves. A new statement, ledger or decision brings another reply.`;
    case "under-way":
      return `${id} is being sent at the moment. See accord held in a few minutes.`;
    case "undeliverable":
      return `${id} can't be sent: mail to every address of its recipient came back for good, or was complained of. See accord undeliverable list.`;
    case "nobody-registered":
      return `${id} can't be sent: its recipient has no registered address. Add one with accord contacts import.`;
  }
}
