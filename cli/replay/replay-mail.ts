import { draftOf } from "../../functions/send-mail/make-message.ts";
import type { AccordRecords } from "../../local/open-records.ts";
import { composeMail } from "../../shared/adapters/outbound-mail/compose-mail.ts";
import { fillWorkbook } from "../../shared/adapters/workbook-writing/fill-workbook.ts";
import { openMailParser } from "../../shared/adapters/inbound-mail/open-mail-parser.ts";
import { writeWorkbook } from "../../shared/adapters/workbook-writing/write-workbook.ts";
import { findAnswerForm } from "../../shared/reading/answer-form/find-answer-form.ts";
import { wordsOfPdfs } from "../../shared/adapters/pdf-text/words-of-pdfs.ts";
import type { PasswordSeal } from "../../shared/adapters/passwords/password-seal.ts";
import { readAnswerTables } from "../../shared/reading/answer/read-answer-tables.ts";
import { findExerciseFile } from "../../shared/reading/exercise-file/find-exercise-file.ts";
import { readDecisionSheet } from "../../shared/reading/decision-sheet/read-decision-sheet.ts";
import { notingTexts } from "../../shared/reading/cells/note-texts.ts";
import { readStatement } from "../../shared/reading/statement/read-statement.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import type { MessageRecord } from "../../shared/records/message/message-record.ts";
import { replySchema } from "../../shared/messages/reply.ts";
import { cellReaderWith } from "../input/read-workbook.ts";
import { recomputeMail, type Recomputed } from "./recompute-mail.ts";
import { CommandRefused } from "../command-errors.ts";

export interface ReplayedMessage {
  readonly message: MessageRecord;
  /** The message, made today from the stored data. */
  readonly bytes: Uint8Array;
  /** Whether it is byte for byte the message that was sent. */
  readonly same: boolean;
}

/** Everything that a mail led to, computed again. */
export interface ReplayedMail {
  readonly computed: readonly Recomputed[];
  readonly messages: readonly ReplayedMessage[];
}

/**
 * Computes again everything that a mail led to, from the raw mail and the data in force at that time, and makes every
 * message about it again.
 *
 * @throws CommandRefused if there is no such mail, it has not been read, or something is no longer stored.
 */
export async function replayMail(
  records: AccordRecords,
  id: string,
  { open }: Pick<PasswordSeal, "open">,
): Promise<ReplayedMail> {
  const mail = await records.mails.get(id);
  if (!mail) throw new CommandRefused(`There is no mail ${id}. See accord mail.`);
  const parser = openMailParser();
  const readCells = (sealed: readonly string[]) => cellReaderWith(sealed.flatMap((each) => open(each) ?? []));
  try {
    const computed = await recomputeMail(mail, {
      records,
      openMail: parser.openMail,
      readStatement: (file, { directory, passwords, noteText }) =>
        readStatement(file, { readCells: notingTexts(readCells(passwords), noteText), directory }),
      findForm: findAnswerForm,
      findDecisions: (file, { passwords }) => readDecisionSheet(file, readCells(passwords)),
      findExerciseFile: (file, sought, { directory, passwords }) =>
        findExerciseFile(file, sought, directory, readCells(passwords)),
      findAnswer: (file, { passwords }) => readAnswerTables(file, readCells(passwords)),
      readPdfs: wordsOfPdfs(),
    });
    if (computed.length === 0) throw new CommandRefused(`${id} has not been read: it is ${mail.state}. ${mail.why}`);
    return { computed, messages: await messagesFor(mail, records) };
  } finally {
    await parser.close();
  }
}

async function messagesFor(mail: MailRecord, records: AccordRecords): Promise<ReplayedMessage[]> {
  const ids = new Set([
    ...mail.statements.flatMap(({ answeredBy }) => (answeredBy === undefined ? [] : [answeredBy])),
    ...mail.sentMessages,
  ]);
  const replayed: ReplayedMessage[] = [];
  for (const messageId of ids) {
    const message = await records.messages.get(messageId);
    const sent = message?.raw === undefined ? undefined : await records.recordObjects.get(message.raw);
    if (!message || !sent) throw new CommandRefused(`What was sent as ${messageId} is not in the store any more.`);
    const facts = await records.objects.get(message.facts, replySchema);
    const { mails, objects, recordObjects } = records;
    const ports = { mails, objects, records: recordObjects, writeWorkbook, fillWorkbook };
    const bytes = await composeMail(await draftOf(message, facts, ports));
    replayed.push({ message, bytes, same: Buffer.compare(bytes, sent.bytes) === 0 });
  }
  return replayed;
}
