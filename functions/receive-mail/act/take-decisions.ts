import { toldRow } from "../../../shared/domain/decision-sheet/told-row.ts";
import { quietMinutesOf } from "../../../shared/domain/organisation/policy.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { ReplyOf } from "../../../shared/messages/reply.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import { answeredMailOf, partyOf } from "../../../shared/records/message/message-facts.ts";
import {
  applyDecisionSheet,
  type ApplyDecisionSheetPorts,
} from "../../../shared/records/position/apply-decision-sheet.ts";
import type { Positions } from "../../../shared/records/position/positions.ts";
import type { ReviewReplyPorts } from "../../../shared/records/position/review-reply.ts";
import { reviewReplies } from "../../../shared/records/position/review-replies.ts";
import { policyOf, type ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import type { Enqueue } from "../../../shared/records/storage/queue.ts";
import type { MailAnswer, MailJudgement } from "../judge/judgement.ts";
import { factsOfEveryAnswer } from "../judge/mail-answers.ts";

export interface TakeDecisionsPorts extends ApplyDecisionSheetPorts, ReviewReplyPorts {
  readonly positions: Positions;
  readonly mailbox: EmailAddress;
  readonly enqueueReconcile: Enqueue;
}

/**
 * Records what a Decisions sheet decides, has the positions reconciled, lets replies leave or keeps them back as the sheet Replies says, and says what became of each row. May be repeated: the ids and times of the
 * decisions follow from the mail, so that a second attempt finds them recorded.
 */
export async function takeDecisions(
  mail: MailRecord,
  { sender: payable, by, sheets }: Extract<MailJudgement, { judged: "decisions" }>,
  referenceData: ReferenceData,
  at: Date,
  ports: TakeDecisionsPorts,
): Promise<readonly MailAnswer[]> {
  const rows = sheets.flatMap((sheet) => sheet.rows);
  const person = { by, at: mail.receivedAt };
  const applied = await applyDecisionSheet(rows, payable, person, referenceData.policies, ports);
  if (applied.touched.length > 0)
    await ports.enqueueReconcile(applied.touched.map((position) => ({ position, correlation: mail.id })));
  const replies = sheets.flatMap((sheet) => sheet.replies);
  const reviewed = await reviewReplies(replies, payable, person, applied.touched, ports);
  const facts: ReplyOf<"decisions-received"> = {
    reply: "decisions-received",
    ...factsOfEveryAnswer(mail, payable, referenceData, { ...ports, at }),
    mail: answeredMailOf(mail, sheets[0]?.file),
    payable: partyOf(payable, referenceData.directory),
    rows: [...applied.rows.map(({ row, position, result }) => toldRow(row, position?.receivable, result)), ...reviewed],
    isCut: sheets.some(({ isCut }) => isCut),
    quietMinutes: quietMinutesOf(policyOf(referenceData.policies, payable)),
  };
  // Its address is on the contact list and proved, and the answer is about its own organisation.
  return [{ to: [by], facts }];
}
