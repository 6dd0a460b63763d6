import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import { financeAddresses, registeredAddresses } from "../../../shared/domain/organisation/contact.ts";
import type { PositionKey } from "../../../shared/domain/position/position-key.ts";
import type { JsonObjects } from "../../../shared/records/storage/json-objects.ts";
import { type OutboxMessage, idOfPositionMessage } from "../../../shared/records/message/outbox-message.ts";
import type { PositionRecord, PositionStatement } from "../../../shared/records/position/position-record.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import {
  contactOf,
  mailboxOf,
  mailOfStatement,
  partyOf,
  referenceTo,
} from "../../../shared/records/message/message-facts.ts";
import type { Reply } from "../../../shared/messages/reply.ts";

export interface ReplacedNoticesPorts {
  readonly objects: JsonObjects;
  readonly mailbox: EmailAddress;
  readonly now: () => Date;
}

export interface Replacement {
  readonly current: PositionStatement;
  readonly setAside: PositionStatement;
  /** Whether the statement that is set aside came in after the current one. */
  readonly late: boolean;
}

/**
 * STM-04: both sides are told which statement is current. The sender is told here only if the older statement has no answer and
 * will get none; otherwise the answer to the newer one tells. The payable organisation is told here, if its contact list names
 * somebody.
 */
export async function noticesOfReplacement(
  before: PositionRecord,
  replacement: Replacement,
  referenceData: ReferenceData,
  ports: ReplacedNoticesPorts,
): Promise<OutboxMessage[]> {
  const { key } = before;
  const { mailId } = replacement.setAside;
  const isUnanswered = replacement.late || before.answer?.mailId !== mailId;
  const notices: OutboxMessage[] = [];
  const add = async (to: readonly EmailAddress[], side: "receivable" | "payable") => {
    if (to.length === 0) return;
    const at = ports.now().toISOString();
    const facts = noticeFacts(key, replacement, side, at, referenceData, ports.mailbox);
    notices.push({
      id: idOfPositionMessage(key, before.messageCount + notices.length + 1),
      type: "replaced",
      to: [...to],
      facts: await ports.objects.put("replies", facts),
      occasion: { type: side === "receivable" ? "answer" : "notice", mailId },
      decidedAt: at,
      correlation: mailId,
    });
  };
  if (isUnanswered) await add(registeredAddresses(key.receivable, referenceData.contacts), "receivable");
  await add(financeAddresses(key.payable, referenceData.contacts), "payable");
  return notices;
}

function noticeFacts(
  key: PositionKey,
  { current, setAside, late }: Replacement,
  to: "receivable" | "payable",
  preparedAt: string,
  { directory, contacts }: ReferenceData,
  mailbox: EmailAddress,
): Reply {
  return {
    reply: "replaced",
    preparedAt,
    mailbox: mailboxOf(mailbox, key.payable),
    ...contactOf(key.payable, contacts),
    mail: mailOfStatement(setAside),
    payable: partyOf(key.payable, directory),
    receivable: partyOf(key.receivable, directory),
    exercise: key.exercise,
    kind: key.kind,
    to,
    current: referenceTo(current),
    setAside: referenceTo(setAside),
    late,
  };
}
