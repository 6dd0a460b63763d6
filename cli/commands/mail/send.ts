import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";

import type { Command } from "commander";
import * as z from "zod";

import { registeredAddresses } from "../../../shared/domain/organisation/contact.ts";
import {
  organisationCodeSchema,
  type OrganisationCode,
} from "../../../shared/domain/organisation/organisation-code.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import { listMails } from "../../../shared/records/mail/mails.ts";
import { localNames } from "../../../local/local-names.ts";
import type { SentMessage } from "../../../local/mail/sent-mail.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { CommandRefused } from "../../command-errors.ts";
import { readBytes } from "../../input/read-file.ts";
import { visible } from "../../output/text-table.ts";
import type { Connection } from "../../system/connect.ts";
import { parseOptions, systemOptions, withLocalSystem } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";

const sendOptions = systemOptions.pick({ data: true, json: true }).extend({
  from: organisationCodeSchema,
  to: organisationCodeSchema,
  subject: z.string().trim().min(1).optional(),
});

type SendOptions = z.infer<typeof sendOptions>;

const LOOK_EVERY_MS = 100;
/** Enough for a large workbook on a slow machine. */
const WAIT_AT_MOST_MS = 120_000;

/** `accord send FILE --from CODE --to CODE` */
export function sendCommand(program: Command, context: CommandContext): void {
  withLocalSystem(program.command("send"))
    .argument("<file>", "a statement, as one organisation would attach it to a mail")
    .requiredOption("--from <code>", "the receivable organisation: its registered address is the sender")
    .requiredOption("--to <code>", "the payable organisation")
    .option("--subject <text>", "the subject line (default: the sender's code and the word statement)")
    .action(async (file: string, given: unknown) => {
      const options = parseOptions(sendOptions, given);
      const bytes = await readBytes(file);
      const { mail, replies } = await withConnection(context, options, (system) => send(file, bytes, options, system));
      const result = {
        mail: mail.id,
        state: mail.state,
        ...("reason" in mail ? { reason: mail.reason, why: mail.why } : {}),
        replies: replies.map(({ number, to, subject, text }) => ({ number, to, subject, text })),
      };
      printResult(context.terminal, options, result, () => [
        `Mail ${mail.id} is ${mail.state}.${"why" in mail ? ` ${visible(mail.why)}` : ""}`,
        ...replies.flatMap(({ to, subject, text, attachments }) => [
          "",
          `To:       ${visible(to)}`,
          `Subject:  ${visible(subject)}`,
          ...attachments.map(({ fileName }) => `Attached: ${visible(fileName)}`),
          "",
          ...stripVTControlCharacters(text).trimEnd().split("\n"),
        ]),
      ]);
    });
}

async function send(
  file: string,
  bytes: Uint8Array,
  { from, to, subject }: SendOptions,
  { records, localMail, now }: Connection,
): Promise<{ mail: MailRecord; replies: SentMessage[] }> {
  if (!localMail) throw new CommandRefused("Mail can be brought to a local system only.");
  const { contacts } = await records.referenceLists.all();
  const [sender] = registeredAddresses(from, contacts);
  if (sender === undefined)
    throw new CommandRefused(`${from} has no address on the contact list: add one with accord contacts import.`);
  const messageIdHeader = `<${randomUUID()}@${sender.slice(sender.indexOf("@") + 1)}>`;
  await localMail.bring({
    from: sender,
    to: addressOf(to),
    subject: subject ?? `${from} statement`,
    messageIdHeader,
    date: now(),
    text: "Our statement is attached.",
    file: { name: basename(file), bytes },
  });
  const mail = await settled(messageIdHeader, records);
  return { mail, replies: await localMail.repliesTo(messageIdHeader) };
}

function addressOf(payable: OrganisationCode): string {
  return localNames.mailbox.replace("@", `+${payable}@`);
}

/** The record of the mail once it is decided, and what it had to send has left. */
async function settled(messageIdHeader: string, records: Connection["records"]): Promise<MailRecord> {
  const until = Date.now() + WAIT_AT_MOST_MS;
  while (Date.now() < until) {
    const mail = (await listMails(records.mails)).find((each) => each.messageIdHeader === messageIdHeader);
    if (mail && mail.state !== "received" && mail.state !== "accepted" && mail.outbox.length === 0) return mail;
    await pause(LOOK_EVERY_MS);
  }
  throw new CommandRefused(
    "The mail was taken and is not answered yet. See accord mail for its state, and accord held for what stopped it.",
  );
}
