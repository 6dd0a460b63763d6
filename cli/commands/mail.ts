import type { Command } from "commander";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import { listMails } from "../../shared/records/mail/mails.ts";
import { printResult } from "../terminal.ts";
import { type CommandContext, withConnection } from "../command-context.ts";
import { systemOptions, withSystem } from "../system/system-options.ts";
import { textTable } from "../output/text-table.ts";

/** `accord mail` */
export function mailCommand(program: Command, context: CommandContext): void {
  withSystem(program.command("mail"))
    .description("print every message that came in, with its state and reason")
    .action(async (given: unknown) => {
      const options = systemOptions.parse(given);
      const mails = await withConnection(context, options, ({ records }) => listMails(records.mails));
      printMails(context, options, mails);
    });
}

/** Mails as JSON or as a table. */
export function printMails(
  { terminal }: CommandContext,
  options: { readonly json: boolean },
  mails: readonly MailRecord[],
): void {
  const rows = mails.map(({ id, receivedAt, from, sender, subject, state, reason, why }) => ({
    id,
    receivedAt,
    from,
    sender: sender ?? null,
    subject,
    state,
    reason,
    why,
  }));
  printResult(terminal, options, rows, () =>
    textTable(rows, [
      { heading: "Received", of: (mail) => mail.receivedAt.slice(0, 16).replace("T", " ") },
      { heading: "From", of: (mail) => mail.from, widest: 36 },
      { heading: "Subject", of: (mail) => mail.subject, widest: 44 },
      { heading: "State", of: (mail) => mail.state },
      { heading: "Reason", of: (mail) => mail.reason },
      { heading: "Id", of: (mail) => mail.id },
    ]),
  );
}
