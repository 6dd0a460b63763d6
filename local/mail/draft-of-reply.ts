import { draftOf } from "../../functions/send-mail/make-message.ts";
import { replySchema } from "../../shared/messages/reply.ts";
import type { MessageDraft } from "../../shared/records/message/message-draft.ts";
import type { ReplyInReview } from "../../shared/records/position/position-record.ts";
import type { AccordRecords } from "../open-records.ts";

/** A reply that waits for a person to read it, with its attachments, exactly as it would leave. */
export async function draftOfReply({ message }: ReplyInReview, records: AccordRecords): Promise<MessageDraft> {
  const { mails, objects, recordObjects } = records;
  const facts = await objects.get(message.facts, replySchema);
  // They load a library each, which other commands don't need.
  const { fillWorkbook } = await import("../../shared/adapters/workbook-writing/fill-workbook.ts");
  const { writeWorkbook } = await import("../../shared/adapters/workbook-writing/write-workbook.ts");
  return draftOf(message, facts, { mails, objects, records: recordObjects, writeWorkbook, fillWorkbook });
}
