import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import { registeredAddresses } from "../../../shared/domain/organisation/contact.ts";
import { textOfPosition, type PositionKey } from "../../../shared/domain/position/position-key.ts";
import type { JsonObjects } from "../../../shared/records/storage/json-objects.ts";
import type { RecordChange } from "../../../shared/records/audit/kept-records.ts";
import type { BroughtStatement, MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { Mails } from "../../../shared/records/mail/mails.ts";
import { type OutboxMessage, idOfPositionMessage } from "../../../shared/records/message/outbox-message.ts";
import type { PositionRecord, PositionStatement } from "../../../shared/records/position/position-record.ts";
import type { Positions } from "../../../shared/records/position/positions.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import {
  contactOf,
  mailboxOf,
  mailOfStatement,
  partyOf,
  referenceTo,
} from "../../../shared/records/message/message-facts.ts";
import type { Reply } from "../../../shared/messages/reply.ts";

export interface TakeStatementPorts {
  readonly mails: Mails;
  readonly positions: Positions;
  readonly objects: JsonObjects;
  readonly mailbox: EmailAddress;
  readonly now: () => Date;
}

/** What became of a statement, and the position as it then is. */
export interface TakenStatement {
  readonly became: "current" | "set-aside" | "duplicate";
  readonly position: PositionRecord | undefined;
}

/**
 * Gives a statement to its position in one conditional write (STM-04). The newest statement, by time of receipt, becomes the
 * current one. An older one that arrives late is set aside. One with the same content as the current one changes nothing. If a
 * statement is set aside before it was answered, its sender is told which one is current. Doing all this again changes nothing
 * more.
 */
export async function takeStatement(
  mail: MailRecord,
  brought: BroughtStatement,
  referenceData: ReferenceData,
  ports: TakeStatementPorts,
): Promise<TakenStatement> {
  const key = brought.position;
  const statement = positionStatementOf(mail, brought);
  await ports.positions.keepStatement(key, statement);
  let became: TakenStatement["became"] = "current";
  const { record: position } = await ports.positions.change(key, async (before) => {
    became = "current";
    if (!before) return withCurrent(key, statement, undefined, []);
    const { current, confirmed } = before;
    if (isSame(current, statement)) return undefined;
    if (await wasTakenBefore(mail.id, key, before, ports.mails)) {
      became = "set-aside";
      return undefined;
    }
    if (current.digest === statement.digest) {
      became = "duplicate";
      return isNewer(statement, confirmed ?? current) ? withConfirmation(before, statement) : undefined;
    }
    if (isNewer(statement, confirmed ?? current)) {
      const replacement = { current: statement, setAside: current, late: false };
      return withCurrent(key, statement, before, await noticesOf(before, replacement, referenceData, ports));
    }
    became = "set-aside";
    const replacement = { current, setAside: statement, late: true };
    return withSetAside(before, statement, await noticesOf(before, replacement, referenceData, ports));
  });
  return { became, position };
}

/** By time of receipt; if the times are the same, by mail id, so that every attempt finds the same order. */
function isNewer(
  statement: Pick<PositionStatement, "receivedAt" | "mailId">,
  other: Pick<PositionStatement, "receivedAt" | "mailId">,
): boolean {
  if (statement.receivedAt !== other.receivedAt) return statement.receivedAt > other.receivedAt;
  return statement.mailId > other.mailId;
}

function isSame(one: PositionStatement, other: PositionStatement): boolean {
  return one.mailId === other.mailId && one.digest === other.digest;
}

/**
 * Whether an earlier attempt, now forgotten, took the mail's statement. Then its answer is in the position's outbox, or has left
 * and is in the mail's record. We read the position before the mail, because an answer only ever moves from the position to the
 * mail.
 */
async function wasTakenBefore(
  mailId: string,
  key: PositionKey,
  position: PositionRecord,
  mails: Mails,
): Promise<boolean> {
  if (position.outbox.some(({ occasion }) => occasion.type === "answer" && occasion.mailId === mailId)) return true;
  const mail = await mails.get(mailId);
  return (mail?.statements ?? []).some(
    (each) => textOfPosition(each.position) === textOfPosition(key) && each.answeredBy !== undefined,
  );
}

function withCurrent(
  key: PositionKey,
  statement: PositionStatement,
  before: PositionRecord | undefined,
  notices: readonly OutboxMessage[],
): RecordChange<PositionRecord> {
  return {
    record: {
      ...before,
      key,
      current: statement,
      confirmed: undefined,
      ...(before ? { replaced: before.current } : {}),
      messageCount: (before?.messageCount ?? 0) + notices.length,
      outbox: [...(before?.outbox ?? []), ...notices],
    },
    event: {
      event: "statement-taken",
      at: statement.receivedAt,
      facts: { ...factsOf(statement), replaces: before?.current.mailId },
    },
  };
}

function withConfirmation(before: PositionRecord, statement: PositionStatement): RecordChange<PositionRecord> {
  const confirmed = { mailId: statement.mailId, receivedAt: statement.receivedAt };
  return {
    record: { ...before, confirmed },
    event: { event: "statement-sent-again", at: statement.receivedAt, facts: { mail: statement.mailId } },
  };
}

function withSetAside(
  before: PositionRecord,
  statement: PositionStatement,
  notices: readonly OutboxMessage[],
): RecordChange<PositionRecord> {
  return {
    record: {
      ...before,
      messageCount: before.messageCount + notices.length,
      outbox: [...before.outbox, ...notices],
    },
    event: {
      event: "statement-set-aside",
      at: statement.receivedAt,
      facts: { ...factsOf(statement), current: before.current.mailId },
    },
  };
}

function factsOf({ mailId, statement, lines, totalPence }: PositionStatement) {
  return { mail: mailId, statement, lines, totalPence };
}

interface Replacement {
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
async function noticesOf(
  before: PositionRecord,
  replacement: Replacement,
  referenceData: ReferenceData,
  ports: TakeStatementPorts,
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
  await add(financeAddresses(key, referenceData), "payable");
  return notices;
}

function financeAddresses({ payable }: PositionKey, { contacts }: ReferenceData): EmailAddress[] {
  return contacts.filter(({ code, role }) => code === payable && role === "finance").map(({ email }) => email);
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

function positionStatementOf(mail: MailRecord, brought: BroughtStatement): PositionStatement {
  const { file, asAt, lines, totalPence, digest, statement } = brought;
  return {
    mailId: mail.id,
    receivedAt: mail.receivedAt,
    from: mail.from,
    subject: mail.subject,
    file,
    ...(asAt === undefined ? {} : { asAt }),
    lines,
    totalPence,
    digest,
    statement,
  };
}
