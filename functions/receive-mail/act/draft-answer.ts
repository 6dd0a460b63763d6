import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { Reply } from "../../../shared/messages/reply.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { OutboxMessage } from "../../../shared/records/message/outbox-message.ts";
import type { JsonObjects } from "../../../shared/records/storage/json-objects.ts";

/** Stores the facts of an answer to a mail, and returns the message as it goes into the mail's outbox, where it gets its id. */
export async function draftAnswer(
  mail: MailRecord,
  to: readonly EmailAddress[],
  facts: Reply,
  objects: JsonObjects,
): Promise<Omit<OutboxMessage, "id">> {
  return {
    type: facts.reply,
    to: [...to],
    facts: await objects.put("replies", facts),
    occasion: { type: "answer", mailId: mail.id },
    decidedAt: facts.preparedAt,
    correlation: mail.id,
  };
}
