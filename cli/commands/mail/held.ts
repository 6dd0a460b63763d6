import type { Command } from "commander";
import * as z from "zod";
import { closeHeldMail } from "../../../shared/records/mail/close-held-mail.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import { mailsInState } from "../../../shared/records/mail/mails.ts";
import { printResult } from "../../output/print-result.ts";
import { CommandRefused } from "../../command-errors.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { systemOptions, withList, withSystem } from "../../system/system-options.ts";
import { mailOfMessage } from "../../../shared/records/message/outbox-message.ts";
import { stoppedMessages } from "../../../shared/records/message/stopped-messages.ts";
import { undeliveredMessages } from "../../../shared/records/message/undelivered-messages.ts";
import { stoppedLines } from "../../output/stopped-lines.ts";
import { visible } from "../../output/text-table.ts";
import { mailLines, mailRow } from "./mail.ts";

const closeOptions = systemOptions.extend({ by: z.string().trim().min(1) });

/** `accord held [list]`, `accord held show|release|reject MAIL` */
export function heldCommand(program: Command, context: CommandContext): void {
  const command = program.command("held");

  withList(command.command("list", { isDefault: true }))
    .description("print them")
    .action(async (given: unknown) => {
      const options = systemOptions.parse(given);
      const { mails, messages, undelivered } = await withConnection(context, options, async ({ records }) => {
        const mails: MailRecord[] = [];
        for (const state of ["held", "quarantined", "failed"] as const) {
          for await (const mail of mailsInState(records.mails, state)) mails.push(mail);
        }
        return {
          mails,
          messages: [...(await stoppedMessages(records.messages)).values()],
          undelivered: await undeliveredMessages(records.messages),
        };
      });
      printResult(context.terminal, options, { mails: mails.map(mailRow), messages, undelivered }, () => [
        ...mailLines(mails.map(mailRow)),
        ...(messages.length === 0
          ? []
          : ["", "Messages that the mail service has refused:", ...messages.flatMap(stoppedLines)]),
        ...(undelivered.length === 0
          ? []
          : ["", "Messages that did not arrive:", ...undelivered.map(({ id, why }) => `  ${id}: ${visible(why)}`)]),
      ]);
    });

  withSystem(command.command("show"))
    .argument("<mail>", "its id")
    .description("print everything about a mail")
    .action(async (id: string, given: unknown) => {
      const options = systemOptions.parse(given);
      const mail = await withConnection(context, options, ({ records }) => records.mails.get(id));
      if (!mail) throw new CommandRefused(`There is no mail ${id}. See accord mail.`);
      printResult(context.terminal, options, asPrinted(mail), () => [
        `${visible(mail.subject)}, from ${visible(mail.from)}, ${mail.receivedAt}`,
        `${mail.state}: ${mail.why} (${mail.reason})`,
        `Verdicts: ${JSON.stringify(mail.verdicts)}`,
        ...mail.statements.map((each) => `Statement ${visible(each.file)}: ${each.lines} lines, ${each.became}`),
        ...(mail.hold
          ? [
              `Held until ${mail.hold.until}${mail.hold.closedBy === undefined ? "" : `; closed by ${mail.hold.closedBy}`}`,
            ]
          : []),
      ]);
    });

  for (const action of ["release", "reject"] as const) {
    withSystem(command.command(action))
      .argument("<mail>", "its id")
      .requiredOption("--by <name>", "who decides")
      .description(
        action === "release"
          ? "accept a held statement as if it were confirmed"
          : "close a held mail without using anything in it",
      )
      .action(async (id: string, given: unknown) => {
        const options = closeOptions.parse(given);
        const mail = await withConnection(context, options, async ({ records, enqueueReceive, now }) => {
          const closed = await closeHeldMail(records.mails, id, {
            action,
            by: `operator ${options.by}`,
            at: now().toISOString(),
          });
          if (closed) await enqueueReceive([{ mail: id }]);
          return closed;
        });
        if (!mail)
          throw new CommandRefused(`The mail ${id} is not held, or somebody else has closed it. See accord held.`);
        printResult(context.terminal, options, { id, state: mail.state, reason: mail.reason }, () => [
          `${id} is ${mail.reason}.`,
        ]);
      });
  }
}

/** A mail's record under the keys that `--json` has always had. */
function asPrinted({ messageIdHeader, referencesHeader, sentMessages, outbox, hold, statements, ...mail }: MailRecord) {
  return {
    ...mail,
    messageId: messageIdHeader,
    references: referencesHeader,
    ...(hold ? { hold: { reference: hold.code, until: hold.until, closedBy: hold.closedBy } } : {}),
    statements: statements.map(({ answeredBy, ...statement }) => ({ ...statement, replyId: answeredBy })),
    outbox: outbox.map(({ type, occasion, ...message }) => ({
      ...message,
      sort: type,
      ...mailOfMessage({ occasion }),
      answers: occasion.type === "answer",
    })),
    replies: sentMessages,
  };
}
