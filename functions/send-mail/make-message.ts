import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import { OWN_MARK, STATEMENT_MARK } from "../../shared/domain/mail/headers/read-mail-headers.ts";
import { ownMessageIdHeader } from "../../shared/domain/mail/own-message-id.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import { outcomeSchema } from "../../shared/domain/position/outcome.ts";
import type { MailRecord } from "../../shared/records/mail/mail-record.ts";
import type { Mails } from "../../shared/records/mail/mails.ts";
import type { MessageDraft } from "../../shared/records/message/message-draft.ts";
import { summaryRowsToDecide } from "../../shared/records/mismatch-summary/summary-rows-to-decide.ts";
import { mailIdOf } from "../../shared/records/message/outbox-message.ts";
import type { GatheredRows } from "../../shared/records/position/collect-decidable-rows.ts";
import type { ObjectStore } from "../../shared/records/storage/object-store.ts";
import { keyOfBytes, type MessageRecord } from "../../shared/records/message/message-record.ts";
import type { RawEmail } from "../../shared/records/message/send-raw-email.ts";
import { answerOwnForm, type AnswerOwnFormPorts } from "./answer-own-form.ts";
import { renderReply, workbookOf } from "../../shared/messages/render-reply.ts";
import { replySchema, type Reply } from "../../shared/messages/reply.ts";
import { subjectOf } from "../../shared/messages/subject-of.ts";
import type { WorkbookDescription } from "../../shared/messages/rendering/workbook-description.ts";

export interface MakeMessagePorts extends AnswerOwnFormPorts {
  readonly objects: JsonObjects;
  readonly records: ObjectStore;
  readonly mails: Mails;
  readonly writeWorkbook: (description: WorkbookDescription) => Promise<Uint8Array>;
  /** The same draft always gives the same bytes. */
  readonly composeMail: (draft: MessageDraft) => Promise<Uint8Array>;
  readonly mailbox: EmailAddress;
}

/** A rendered message, and the key under which its bytes are kept. */
export interface MadeMessage extends RawEmail {
  readonly key: string;
  readonly subject: string;
  /** The mail that it is about, if that was read. */
  readonly mail?: MailRecord | undefined;
}

/**
 * Renders a message from its stored facts and nothing else. The bytes of the first attempt are kept, and every later attempt to
 * the same address sends those, whatever has been deployed since.
 */
export async function makeMessage(message: MessageRecord, ports: MakeMessagePorts): Promise<MadeMessage> {
  const key = keyOfBytes(message);
  const facts = await ports.objects.get(message.facts, replySchema);
  const envelope = { key, messageId: message.id, subject: subjectOf(facts), from: facts.mailbox, to: message.to };
  // Before its first attempt nothing was made.
  const kept = message.attempts > 1 ? await ports.records.get(key) : undefined;
  if (kept) return { ...envelope, bytes: kept.bytes };
  const mail = await mailOf(message, ports);
  const bytes = await ports.composeMail(await draftWith(mail, message, facts, ports));
  await ports.records.put(key, bytes, { contentType: "message/rfc822" });
  return { ...envelope, bytes, mail };
}

type DraftedMessage = Pick<MessageRecord, "id" | "facts" | "to" | "occasion">;

type DraftPorts = Omit<MakeMessagePorts, "composeMail" | "mailbox">;

/** Everything that the bytes of a message depend on. */
export async function draftOf(message: DraftedMessage, facts: Reply, ports: DraftPorts): Promise<MessageDraft> {
  return draftWith(await mailOf(message, ports), message, facts, ports);
}

async function mailOf(message: DraftedMessage, { mails }: Pick<DraftPorts, "mails">): Promise<MailRecord | undefined> {
  const mailId = mailIdOf(message);
  return mailId === undefined ? undefined : mails.get(mailId);
}

async function draftWith(
  mail: MailRecord | undefined,
  message: DraftedMessage,
  facts: Reply,
  ports: DraftPorts,
): Promise<MessageDraft> {
  const workbook = workbookOf(facts, {
    readOutcome: (outcome) => ports.objects.get(outcome, outcomeSchema),
    toDecide: await rowsToDecide(facts, ports),
  });
  const own = workbook && {
    fileName: workbook.fileName,
    contentType: WORKBOOK_TYPE,
    bytes: await ports.writeWorkbook(workbook),
  };
  const form = facts.reply === "response" ? await answerOwnForm(facts, own?.bytes.length ?? 0, ports) : undefined;
  const rendered = renderReply(facts, form?.result);
  return {
    from: { name: senderNameOf(facts), address: facts.mailbox },
    to: message.to,
    subject: rendered.subject,
    ...threadOf(facts, ownIdOf(message, facts.mailbox), mail),
    date: new Date(facts.preparedAt),
    text: rendered.text,
    html: rendered.html,
    attachments: [own, form?.attachment].filter((attachment) => attachment !== undefined),
    headers: {
      // RFC 3834: programs must not answer it, whether it answers a mail or comes by the clock. Exchange ignores that field and needs one of its own.
      "Auto-Submitted": message.occasion.type === "due" ? "auto-generated" : "auto-replied",
      "X-Auto-Response-Suppress": "All",
      [OWN_MARK_FIELD]: message.id,
      ...(facts.reply === "statement-issued" ? { [STATEMENT_MARK_FIELD]: "yes" } : {}),
    },
  };
}

/** A workbook says how many rows its Decisions sheet has before they are written, so they are collected first. */
async function rowsToDecide(facts: Reply, ports: DraftPorts): Promise<GatheredRows | undefined> {
  if (facts.reply !== "mismatch-summary" || facts.toDecide === undefined) return undefined;
  return summaryRowsToDecide(facts.summary, facts.toDecide, ports);
}

const WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** In the usual spelling of header fields: `X-Accord-Reply`. */
const OWN_MARK_FIELD = inUsualSpelling(OWN_MARK);
const STATEMENT_MARK_FIELD = inUsualSpelling(STATEMENT_MARK);

function inUsualSpelling(field: string): string {
  return field.replaceAll(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
}

/** Derived from the id and the facts: every attempt has the same, and no other message has it. */
function ownIdOf({ id, facts }: Pick<MessageRecord, "id" | "facts">, mailbox: EmailAddress): string {
  const digest = /([0-9a-f]{16})[0-9a-f]*\.json$/.exec(facts)?.[1] ?? "";
  return ownMessageIdHeader(id, digest, mailbox);
}

/**
 * An answer joins the thread of its mail. A message to somebody who did not write that mail starts a thread of its own.
 *
 * SES puts an id of its own in place of our Message-ID, so our id stands among the references as well: a reply repeats those. The
 * last reference stays the mail that is answered, where mail programs look for the thread.
 */
function threadOf(
  facts: Reply,
  ownId: string,
  mail: MailRecord | undefined,
): Pick<MessageDraft, "messageIdHeader" | "inReplyTo" | "referencesHeader"> {
  if (mail?.messageIdHeader === undefined || !goesToSenderOfMail(facts))
    return { messageIdHeader: ownId, referencesHeader: [ownId] };
  const { messageIdHeader, referencesHeader } = mail;
  const earlier = referencesHeader.filter((each) => each !== messageIdHeader);
  return {
    messageIdHeader: ownId,
    inReplyTo: messageIdHeader,
    referencesHeader: [...earlier, ownId, messageIdHeader],
  };
}

function goesToSenderOfMail(facts: Reply): boolean {
  switch (facts.reply) {
    case "response":
    case "no-ledger-yet":
    case "refused":
    case "question-received":
    case "evidence-received":
    case "file-share-link":
    case "smaller-statement":
    case "same-statement":
    case "hold-closed":
    case "decisions-received":
    case "own-figures":
    case "exercise-files-received":
      return true;
    case "hold-confirmation":
    case "statement-request":
    case "reminder":
    case "todo-notice":
    case "second-person":
    case "statement-issued":
    case "mismatch-summary":
    case "deadline-near":
    case "final-confirmation":
    case "form-draft":
    case "statement-drafts":
    case "mismatch-report":
      return false;
    case "replaced":
      return facts.to === "receivable";
  }
}

function senderNameOf(facts: Reply): string {
  const own = facts.reply === "statement-issued" ? facts.receivable : facts.payable;
  return own?.name ?? "Statements mailbox";
}
