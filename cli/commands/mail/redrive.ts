import type { Command } from "commander";
import { redrive, type Redriven } from "../../../shared/records/recovery/redrive.ts";
import { reopenMail } from "../../../shared/records/mail/reopen-mail.ts";
import type { Connection } from "../../system/connect.ts";
import { printResult } from "../../output/print-result.ts";
import { CommandMisused, CommandRefused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { systemOptions, withSystem } from "../../system/system-options.ts";
import * as z from "zod";

const redriveOptions = systemOptions.extend({ by: z.string().trim().min(1).optional() });

/** Work that is younger than this is still under way. */
const STALLED_AFTER_MS = 5 * 60_000;

/** `accord redrive [MAIL]` */
export function redriveCommand(program: Command, context: CommandContext): void {
  withSystem(program.command("redrive"))
    .argument("[mail]", "the id of a mail that failed or was quarantined: it is read again as if it had just come in")
    .option("--by <name>", "who decides; needed for one mail")
    .action(async (id: string | undefined, given: unknown) => {
      const options = redriveOptions.parse(given);
      if (id === undefined) {
        const found = await withConnection(context, options, redriveAll);
        const { mails, positions, messages: replies, orphans, awaited, lookedAt } = found;
        printResult(context.terminal, options, { mails, positions, replies, orphans, awaited, lookedAt }, () => [
          `Restarted: ${mails.length} mails, ${positions.length} positions, ` +
            `${replies.length} replies, ${orphans.length} mails whose notification was lost; ` +
            `${lookedAt} more positions will be reconciled again.`,
          ...(awaited.length === 0
            ? []
            : [
                `${awaited.length} stored mails have no record yet, and mails wait to be received: they may be among them, so they were left.`,
              ]),
        ]);
        return;
      }
      const { by } = options;
      if (by === undefined) throw new CommandMisused("Use --by to say who decided to read this mail again.");
      await withConnection(context, options, (system) => redriveMail(system, id, by));
      printResult(context.terminal, options, { mails: [id] }, () => [`${id} will be read again.`]);
    });
}

function redriveAll(system: Connection): Promise<Redriven> {
  const { records, enqueueReceive, enqueueReconcile, enqueueSend, countUnreceived, now } = system;
  return redrive(
    { ...records, enqueueReceive, enqueueReconcile, enqueueSend },
    { before: new Date(now().getTime() - STALLED_AFTER_MS), orphans: countUnreceived, everyPosition: true },
  );
}

async function redriveMail({ records, enqueueReceive, now }: Connection, id: string, by: string): Promise<void> {
  const mail = await records.mails.get(id);
  if (!mail) throw new CommandRefused(`There is no mail ${id}. See accord mail.`);
  const isUnderWay = mail.state === "received" || mail.state === "accepted";
  if (!isUnderWay && !(await reopenMail(records.mails, id, `operator ${by}`, now().toISOString()))) {
    throw new CommandRefused(
      `${id} is ${mail.state} and cannot be read again: that is only possible for a mail that failed or was quarantined and was not used.`,
    );
  }
  await enqueueReceive([{ mail: id }]);
}
