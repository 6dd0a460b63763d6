import { mailStateSchema, type MailState } from "../../../shared/domain/mail/mail-state.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import { newestMails } from "../../../shared/records/mail/newest-mails.ts";
import { readingOfMail } from "../../../shared/records/mail/reading-of-mail.ts";
import { mailIdOf } from "../../../shared/records/message/outbox-message.ts";
import { digestOfBytes } from "../../../shared/records/storage/digest.ts";
import type { AccordRecords } from "../../open-records.ts";
import { fileResponse, pageNotFound, pageResponse, type HttpResponse } from "../http-responses.ts";
import { csvResponse, listResponse } from "../lists/list-response.ts";
import { mailList } from "../lists/mail-list.ts";
import { statementLineList } from "../lists/statement-line-list.ts";
import { mailPage } from "../pages/mail-page.ts";
import { mailsPage } from "../pages/mails-page.ts";
import type { RememberingSources, ViewerSources } from "../viewer-sources.ts";
import { statementPage } from "../pages/statement-page.ts";
import { hrefOfMail } from "../addresses.ts";

/** A page of the list of mails has as many. */
const SHOWN_MAILS = 50;

/** `/mail?state=held`: a page of the mails received, or all of them as CSV. */
export async function mailsResponse(
  { records }: Pick<ViewerSources, "records">,
  query: URLSearchParams,
): Promise<HttpResponse> {
  const state = mailStateSchema.safeParse(query.get("state")).data;
  const before = query.get("before") ?? undefined;
  if (query.get("as") === "csv") return csvResponse(mailList, await allMails(records, state), "Mail in");
  const mails = await newestMails(records.mails, SHOWN_MAILS, before, state);
  return pageResponse(
    mailsPage(mails, { ...(state === undefined ? {} : { state }), ...(before === undefined ? {} : { before }) }),
  );
}

const MAILS_AT_ONCE = 1_000;

async function allMails({ mails }: AccordRecords, state: MailState | undefined): Promise<MailRecord[]> {
  const all: MailRecord[] = [];
  let before: string | undefined;
  do {
    const some = await newestMails(mails, MAILS_AT_ONCE, before, state);
    all.push(...some.mails);
    before = some.older;
  } while (before !== undefined);
  return all;
}

/**
 * The page of a mail, its raw bytes (`raw`), one of its files (`files/2`), or how one of its statements was read (`statements/1`).
 *
 * @param parts of the address behind `/mail`: the mail's id first
 */
export async function mailResponse(
  sources: Pick<RememberingSources, "records" | "openMail" | "readStatement">,
  parts: readonly string[],
  query: URLSearchParams,
): Promise<HttpResponse> {
  const [id = "", what, which] = parts;
  const { records, readStatement } = sources;
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
  const read = await readStatement(statement.statement);
  const path = `${hrefOfMail(id)}/statements/${which ?? ""}`;
  return listResponse(statementLineList, read.lines, { path, query }, `Lines of ${statement.file}`, (lines) =>
    statementPage(record, read, lines),
  );
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
  { records, openMail }: Pick<ViewerSources, "records" | "openMail">,
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
