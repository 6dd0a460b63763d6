import type { OpenMail } from "../../shared/domain/mail/mail-facts.ts";
import { statementSchema } from "../../shared/domain/statement/statement.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import { readingOfMail } from "../../shared/records/mail/reading-of-mail.ts";
import { mailIdOf } from "../../shared/records/message/outbox-message.ts";
import { digestOfBytes } from "../../shared/records/storage/digest.ts";
import type { AccordRecords } from "../open-records.ts";
import { fileResponse, pageNotFound, pageResponse, type HttpResponse } from "./http-responses.ts";
import { mailPage } from "./pages/mail-page.ts";
import { statementPage } from "./pages/statement-page.ts";

export interface MailResponseSources {
  readonly records: AccordRecords;
  /** Opens a raw mail in a worker with limits. */
  readonly openMail: OpenMail;
}

/**
 * The page of a mail, its raw bytes (`raw`), one of its files (`files/2`), or how one of its statements was read (`statements/1`).
 *
 * @param id of the mail
 */
export async function mailResponse(
  sources: MailResponseSources,
  id: string,
  what?: string,
  which?: string,
): Promise<HttpResponse> {
  const { records } = sources;
  const record = await records.mails.get(id);
  if (!record) return pageNotFound();
  if (what === undefined) return mailPageResponse(record, records);
  if (what === "raw" && which === undefined) {
    const raw = await records.rawMail.get(record.objectKey);
    return raw ? fileResponse(`${id}.eml`, raw.bytes) : pageNotFound();
  }
  if (what === "files") return fileOfMail(record, Number(which), sources);
  const statement = what === "statements" ? record.statements[Number(which) - 1] : undefined;
  if (!statement) return pageNotFound();
  return pageResponse(statementPage(record, await records.objects.get(statement.statement, statementSchema)));
}

async function mailPageResponse(record: MailRecord, records: AccordRecords): Promise<HttpResponse> {
  const messages = await Promise.all((await messagesFor(record, records)).map((id) => records.messages.get(id)));
  return pageResponse(
    mailPage(
      record,
      messages.filter((message) => message !== undefined),
      await contentToShow(record, records),
    ),
  );
}

/** What strangers write is not shown: they may have forged the name above it. */
async function contentToShow({ id, sender }: MailRecord, records: AccordRecords) {
  return sender === undefined ? undefined : await readingOfMail(id, records);
}

/**
 * One file of a mail, for download: also one that was in a zip, a forwarded message or a signed one.
 *
 * @param place in the list on the mail's page, from 1
 */
async function fileOfMail(
  record: MailRecord,
  place: number,
  { records, openMail }: MailResponseSources,
): Promise<HttpResponse> {
  const listed = (await contentToShow(record, records))?.attachments[place - 1];
  const raw = listed && (await records.rawMail.get(record.objectKey));
  if (!raw) return pageNotFound();
  const opened = await openMail(raw.bytes);
  const file = opened.outcome === "opened" ? opened.content.attachments[place - 1] : undefined;
  // A later edition of the reader may list other files.
  if (file === undefined || digestOfBytes(file.bytes) !== listed.digest) return pageNotFound();
  return fileResponse(file.name, file.bytes);
}

/** Every message that a mail gave rise to, whether or not it has left: its own and those of its statements' positions. */
async function messagesFor(
  { id, sentMessages, statements, outbox }: MailRecord,
  { positions }: AccordRecords,
): Promise<string[]> {
  const ofStatements = statements.flatMap(({ answeredBy }) => (answeredBy === undefined ? [] : [answeredBy]));
  const records = await Promise.all(statements.map(({ position }) => positions.get(position)));
  const unsent = [...outbox, ...records.flatMap((record) => record?.outbox ?? [])];
  const own = unsent.filter((message) => mailIdOf(message) === id).map((message) => message.id);
  return [...new Set([...sentMessages, ...ofStatements, ...own])];
}
