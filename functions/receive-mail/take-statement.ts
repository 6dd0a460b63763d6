import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import { registeredAddresses } from "../../shared/domain/mail/identity/registered-addresses.ts";
import { textOfPosition, type PositionKey } from "../../shared/domain/position/position-key.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import type { RecordChange } from "../../shared/records/audit/kept-records.ts";
import type { BroughtStatement, MailRecord } from "../../shared/records/mail/mail-record.ts";
import type { Mails } from "../../shared/records/mail/mails.ts";
import type { OutboxReply } from "../../shared/records/message/outbox-message.ts";
import type { PositionRecord, PositionStatement } from "../../shared/records/position/position-record.ts";
import type { Positions } from "../../shared/records/position/positions.ts";
import type { Reference } from "../../shared/records/reference/reference-data.ts";
import {
  contactOf,
  mailboxOf,
  mailOfStatement,
  partyOf,
  referenceTo,
} from "../../shared/records/message/message-particulars.ts";
import { messageIdOf } from "../../shared/records/message/message-id.ts";
import type { Reply } from "../../shared/messages/reply.ts";

export interface TakeStatement {
  readonly mails: Mails;
  readonly positions: Positions;
  readonly objects: JsonObjects;
  readonly mailbox: EmailAddress;
  readonly now: () => Date;
}

/** What became of a statement, and the position as it then is. */
export interface TakenStatement {
  readonly became: "stands" | "set-aside" | "duplicate";
  readonly position: PositionRecord | undefined;
}

/**
 * Gives a statement to its position, in one conditional write (STM-04): the newest by the instant of receipt stands, an
 * older one that was overtaken is set aside, and one that says what the standing one says changes nothing. Whoever's
 * statement is set aside unanswered is told which one stands. Taking a statement again changes nothing more.
 */
export async function takeStatement(
  mail: MailRecord,
  brought: BroughtStatement,
  reference: Reference,
  ports: TakeStatement,
): Promise<TakenStatement> {
  const key = brought.position;
  const statement = positionStatementOf(mail, brought);
  await ports.positions.keepStatement(key, statement);
  let became: TakenStatement["became"] = "stands";
  const { record: position } = await ports.positions.change(key, async (present) => {
    became = "stands";
    if (!present) return standing(key, statement, undefined, []);
    const { standing: stands, confirmed } = present;
    if (isSame(stands, statement)) return undefined;
    if (await isDealtWith(mail.id, key, present, ports.mails)) {
      became = "set-aside";
      return undefined;
    }
    if (stands.digest === statement.digest) {
      became = "duplicate";
      return isNewer(statement, confirmed ?? stands) ? confirmedBy(present, statement) : undefined;
    }
    if (isNewer(statement, confirmed ?? stands)) {
      const outbox = await notices(present, { stands: statement, setAside: stands, late: false }, reference, ports);
      return standing(key, statement, present, outbox);
    }
    became = "set-aside";
    const outbox = await notices(present, { stands, setAside: statement, late: true }, reference, ports);
    return setAside(present, statement, outbox);
  });
  return { became, position };
}

/** By the instant of receipt; of two of the same instant, by the mail's id, so that everybody orders them alike. */
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
 * Whether the mail's statement was taken before, by an attempt of which nobody knows any more: then its answer waits in the
 * position, or has left, and the mail's own record says so. The position was read first: between the two an answer can
 * only move from the position into the mail.
 */
async function isDealtWith(mailId: string, key: PositionKey, position: PositionRecord, mails: Mails): Promise<boolean> {
  if (position.outbox.some((entry) => entry.answers && entry.mailId === mailId)) return true;
  const mail = await mails.get(mailId);
  return (mail?.statements ?? []).some(
    (each) => textOfPosition(each.position) === textOfPosition(key) && each.replyId !== undefined,
  );
}

function standing(
  key: PositionKey,
  statement: PositionStatement,
  before: PositionRecord | undefined,
  outbox: readonly OutboxReply[],
): RecordChange<PositionRecord> {
  return {
    record: {
      ...before,
      key,
      standing: statement,
      confirmed: undefined,
      ...(before ? { replaced: before.standing } : {}),
      messages: (before?.messages ?? 0) + outbox.length,
      outbox: [...(before?.outbox ?? []), ...outbox],
    },
    event: {
      event: "statement-stands",
      at: statement.receivedAt,
      facts: {
        mail: statement.mailId,
        statement: statement.statement,
        lines: statement.lines,
        totalPence: statement.totalPence,
        replaces: before?.standing.mailId,
      },
    },
  };
}

function confirmedBy(present: PositionRecord, statement: PositionStatement): RecordChange<PositionRecord> {
  const confirmed = { mailId: statement.mailId, receivedAt: statement.receivedAt };
  return {
    record: { ...present, confirmed },
    event: { event: "statement-sent-again", at: statement.receivedAt, facts: { mail: statement.mailId } },
  };
}

function setAside(
  present: PositionRecord,
  statement: PositionStatement,
  outbox: readonly OutboxReply[],
): RecordChange<PositionRecord> {
  return {
    record: {
      ...present,
      messages: present.messages + outbox.length,
      outbox: [...present.outbox, ...outbox],
    },
    event: {
      event: "statement-set-aside",
      at: statement.receivedAt,
      facts: {
        mail: statement.mailId,
        statement: statement.statement,
        lines: statement.lines,
        totalPence: statement.totalPence,
        stands: present.standing.mailId,
      },
    },
  };
}

interface Replacement {
  readonly stands: PositionStatement;
  readonly setAside: PositionStatement;
  readonly late: boolean;
}

/**
 * STM-04: both sides are told which statement stands. The sender by the answer to the newer one, or here where the older
 * one would otherwise have no answer; the payable organisation here, where its contact list names somebody.
 */
async function notices(
  present: PositionRecord,
  replacement: Replacement,
  reference: Reference,
  ports: TakeStatement,
): Promise<OutboxReply[]> {
  const { key } = present;
  const isUnanswered = replacement.late || present.answer?.mailId !== replacement.setAside.mailId;
  const outbox: OutboxReply[] = [];
  const add = async (to: readonly EmailAddress[], side: "receivable" | "payable") => {
    const [first] = to;
    if (first === undefined) return;
    const at = ports.now().toISOString();
    const facts = await ports.objects.put("replies", noticeFacts(key, replacement, side, at, reference, ports.mailbox));
    outbox.push({
      id: messageIdOf(key, present.messages + outbox.length + 1),
      sort: "replaced",
      to: [...to],
      facts,
      mailId: replacement.setAside.mailId,
      answers: side === "receivable",
      decidedAt: at,
      correlation: replacement.setAside.mailId,
    });
  };
  if (isUnanswered) await add(registeredAddresses(key.receivable, reference.contacts), "receivable");
  await add(financeAddresses(key, reference), "payable");
  return outbox;
}

function financeAddresses({ payable }: PositionKey, { contacts }: Reference): EmailAddress[] {
  return contacts.filter(({ code, role }) => code === payable && role === "finance").map(({ email }) => email);
}

function noticeFacts(
  key: PositionKey,
  { stands, setAside, late }: Replacement,
  to: "receivable" | "payable",
  preparedAt: string,
  { directory, contacts }: Reference,
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
    stands: referenceTo(stands),
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
