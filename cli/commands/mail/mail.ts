import type { Command } from "commander";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import { listMails } from "../../../shared/records/mail/mails.ts";
import { stoppedMessages, wordOfStopped } from "../../../shared/records/message/stopped-messages.ts";
import { printResult } from "../../output/print-result.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { systemOptions, withList } from "../../system/system-options.ts";
import { textTable, type Line } from "../../output/text-table.ts";
import { minuteOf } from "../../output/minute-of.ts";

/** `accord mail` */
export function mailCommand(program: Command, context: CommandContext): void {
  withList(program.command("mail")).action(async (given: unknown) => {
    const options = systemOptions.parse(given);
    const rows = await withConnection(context, options, async ({ records }) => {
      const stopped = [...(await stoppedMessages(records.messages)).values()];
      const replies = new Map(stopped.map((message) => [message.mailId, wordOfStopped(message)]));
      return (await listMails(records.mails)).map((mail) => ({
        ...mailRow(mail),
        reply: replies.get(mail.id) ?? null,
      }));
    });
    printResult(context.terminal, options, rows, () => mailLines(rows));
  });
}

/** One line of a list of mails. */
export interface MailRow {
  readonly id: string;
  readonly receivedAt: string;
  readonly from: string;
  readonly sender: string | null;
  readonly subject: string;
  readonly state: string;
  readonly reason: string;
  readonly why: string;
  /** Why its reply has not left, if the mail service has refused it. */
  readonly reply?: string | null;
}

export function mailRow({ id, receivedAt, from, sender, subject, state, reason, why }: MailRecord): MailRow {
  return { id, receivedAt, from, sender: sender ?? null, subject, state, reason, why };
}

/** Mails as a table; with a column about their replies if the mail service has refused one. */
export function mailLines(rows: readonly MailRow[]): Line[] {
  return textTable(rows, [
    { heading: "Received", of: (mail) => minuteOf(mail.receivedAt) },
    { heading: "From", of: (mail) => mail.from, widest: 36 },
    { heading: "Subject", of: (mail) => mail.subject, widest: 44 },
    { heading: "State", of: (mail) => mail.state },
    { heading: "Reason", of: (mail) => mail.reason },
    ...(rows.some(({ reply }) => typeof reply === "string")
      ? [{ heading: "Reply", of: (mail: MailRow) => mail.reply ?? "" }]
      : []),
    { heading: "Id", of: (mail) => mail.id },
  ]);
}
