import { draftOf } from "../functions/send-reply/make-message.ts";
import type { AccordRecords } from "../local/open-records.ts";
import { composeMail } from "../shared/adapters/outbound-mail/compose-mail.ts";
import { writeWorkbook } from "../shared/adapters/workbook-writing/write-workbook.ts";
import type { ReplyRecord } from "../shared/records/reply-record.ts";
import { replySchema } from "../shared/replies/reply.ts";
import { Refused } from "./refused.ts";

export interface ReplayedReply {
  readonly reply: ReplyRecord;
  /** The message as it is made today from what was stored. */
  readonly bytes: Uint8Array;
  /** Whether that is, byte for byte, what was sent. */
  readonly same: boolean;
}

/**
 * Makes every reply to a mail again.
 *
 * @throws Refused where there is no such mail, or nothing was sent in answer to it.
 */
export async function replayMail(records: AccordRecords, id: string): Promise<ReplayedReply[]> {
  const mail = await records.mails.get(id);
  if (!mail) throw new Refused(`There is no mail ${id}. See accord mail.`);
  const ids = new Set([
    ...mail.statements.flatMap(({ replyId }) => (replyId === undefined ? [] : [replyId])),
    ...mail.replies,
  ]);
  const replayed: ReplayedReply[] = [];
  for (const replyId of ids) {
    const reply = await records.replies.get(replyId);
    const sent = await records.recordObjects.get(`sent/${replyId}.eml`);
    if (!reply || !sent) throw new Refused(`What was sent as ${replyId} is not in the store any more.`);
    const facts = await records.objects.get(reply.facts, replySchema);
    const bytes = await composeMail(await draftOf(reply, facts, { mails: records.mails, writeWorkbook }));
    replayed.push({ reply, bytes, same: Buffer.compare(bytes, sent.bytes) === 0 });
  }
  if (replayed.length === 0) throw new Refused(`Nothing was sent in answer to ${id}: it is ${mail.state}. ${mail.why}`);
  return replayed;
}
