import { whoseMail } from "../../domain/canary/whose.ts";
import { mailStateSchema, type MailState } from "../../domain/mail/mail-state.ts";
import { keptRecords, type KeptRecords, type RecordType } from "../audit/kept-records.ts";
import { partitionKey } from "../audit/record-kinds.ts";
import type { Table } from "../storage/table.ts";
import { mailRecordSchema, type MailRecord } from "./mail-record.ts";

/**
 * The records of all mails that came in, by the cloud's id. Each keeps a trail. mail-record.ts says what a record holds;
 * close-held-mail.ts and reopen-mail.ts are the steps that a person can take. Beside the records are the hold codes (holds.ts), the
 * Message-IDs that reveal copies (message-id-claims.ts) and the daily caps (daily-answers.ts).
 */
export type Mails = KeptRecords<string, MailRecord>;

export function mailsIn(table: Table): Mails {
  return keptRecords(table, mailType);
}

/** All mails in a state, the oldest first; `unsettled`: only those that still have a message to send. */
export async function* mailsInState(mails: Mails, state: MailState, which?: "unsettled"): AsyncGenerator<MailRecord> {
  if (which === undefined) yield* mails.list({ pk: settledList(state) });
  yield* mails.list({ pk: unsettledList(state) });
}

/** Every mail, the oldest first. */
export async function listMails(mails: Mails): Promise<MailRecord[]> {
  const all: MailRecord[] = [];
  for (const state of mailStateSchema.options) for await (const mail of mailsInState(mails, state)) all.push(mail);
  return all.sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
}

const mailType: RecordType<string, MailRecord> = {
  schema: mailRecordSchema,
  keyOf: (id) => ({ pk: partitionKey("mail", id), sk: "mail" }),
  listOf: (mail) =>
    whoseMail(mail.recipients) === "canary"
      ? undefined
      : { pk: mail.outbox.length > 0 ? unsettledList(mail.state) : settledList(mail.state), sk: placeOf(mail) },
};

/** The place of a mail in the list of its state: lists are in the order of arrival. */
export function placeOf(mail: MailRecord): string {
  return `${mail.receivedAt}#${mail.id}`;
}

/** The lists of the mails in a state. */
export function listsOfState(state: MailState): string[] {
  return [settledList(state), unsettledList(state)];
}

function settledList(state: MailState): string {
  return `mails#${state}`;
}

function unsettledList(state: MailState): string {
  return `mails#${state}#unsettled`;
}
