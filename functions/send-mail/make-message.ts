import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import { OWN_MARK } from "../../shared/domain/mail/headers/read-mail-headers.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import type { Mails } from "../../shared/records/mail/mails.ts";
import type { MessageDraft } from "../../shared/records/message/message-draft.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import type { ReplyRecord } from "../../shared/records/message/message-record.ts";
import type { RawEmail } from "../../shared/records/message/send-raw-email.ts";
import { renderReply } from "../../shared/messages/render-reply.ts";
import { replySchema, type Reply } from "../../shared/messages/reply.ts";
import { subjectOf } from "../../shared/messages/subject-of.ts";
import type { WorkbookDescription } from "../../shared/messages/rendering/workbook-description.ts";

export interface MakeMessage {
  readonly objects: JsonObjects;
  readonly records: ObjectStore;
  readonly mails: Mails;
  readonly writeWorkbook: (description: WorkbookDescription) => Promise<Uint8Array>;
  /** The same draft always gives the same bytes. */
  readonly composeMail: (draft: MessageDraft) => Promise<Uint8Array>;
  readonly mailbox: EmailAddress;
}

/** The message of a reply, and the key under which its bytes are kept. */
export interface MadeMessage extends RawEmail {
  readonly key: string;
  readonly subject: string;
}

/**
 * The message of a reply, rendered from its stored facts and nothing else. What the first attempt made is kept, and every
 * further attempt sends those bytes, whatever has been deployed since.
 */
export async function makeMessage(reply: ReplyRecord, ports: MakeMessage): Promise<MadeMessage> {
  const key = `sent/${reply.id}.eml`;
  const facts = await ports.objects.get(reply.facts, replySchema);
  const envelope = { key, subject: subjectOf(facts), from: facts.mailbox, to: reply.to };
  const kept = await ports.records.get(key);
  if (kept) return { ...envelope, bytes: kept.bytes };
  const draft = await draftOf(reply, facts, ports);
  const bytes = await ports.composeMail(draft);
  await ports.records.put(key, bytes, { contentType: "message/rfc822" });
  return { ...envelope, bytes };
}

/** What the bytes of a message are made of. */
export async function draftOf(
  reply: Pick<ReplyRecord, "id" | "facts" | "to" | "mailId">,
  facts: Reply,
  ports: Pick<MakeMessage, "mails" | "writeWorkbook">,
): Promise<MessageDraft> {
  const rendered = renderReply(facts);
  const { workbook } = rendered;
  return {
    from: { name: nameOf(facts), address: facts.mailbox },
    to: reply.to,
    subject: rendered.subject,
    messageId: messageIdOf(reply, facts.mailbox),
    ...threadOf(facts, await ports.mails.get(reply.mailId)),
    date: new Date(facts.preparedAt),
    text: rendered.text,
    html: rendered.html,
    attachments: workbook
      ? [{ fileName: workbook.fileName, contentType: WORKBOOK_TYPE, bytes: await ports.writeWorkbook(workbook) }]
      : [],
    headers: {
      // RFC 3834: no program answers it; and Exchange, which does not read that, is told in its own words.
      "Auto-Submitted": "auto-replied",
      "X-Auto-Response-Suppress": "All",
      [OWN_MARK_FIELD]: reply.id,
    },
  };
}

const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Written as header fields are. */
const OWN_MARK_FIELD = OWN_MARK.replaceAll(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());

/** A function of the reply and of what it says: every attempt bears the same, and no other message ever does. */
function messageIdOf({ id, facts }: Pick<ReplyRecord, "id" | "facts">, mailbox: EmailAddress): string {
  const digest = /([0-9a-f]{16})[0-9a-f]*\.json$/.exec(facts)?.[1] ?? "";
  return `${id}.${digest}@${mailbox.slice(mailbox.lastIndexOf("@") + 1)}`;
}

/** Answers stand under the mail that they answer; what goes to somebody who did not write it starts a thread of its own. */
function threadOf(facts: Reply, mail: MailRecord | undefined): Pick<MessageDraft, "inReplyTo" | "references"> {
  if (mail?.messageId === undefined || !isToItsSender(facts)) return { references: [] };
  const { messageId, references } = mail;
  return { inReplyTo: messageId, references: [...references.filter((each) => each !== messageId), messageId] };
}

function isToItsSender(facts: Reply): boolean {
  switch (facts.reply) {
    case "response":
    case "no-ledger-yet":
    case "refused":
    case "question-received":
    case "file-share-link":
    case "hold-closed":
      return true;
    case "hold-confirmation":
      return false;
    case "replaced":
      return facts.to === "receivable";
  }
}

function nameOf(facts: Reply): string {
  return facts.payable?.name ?? "Statements mailbox";
}
