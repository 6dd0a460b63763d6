import { isMuchSmaller } from "../../../shared/domain/mail/conversation/compare-statements.ts";
import { percentToHold } from "../../../shared/domain/organisation/policy.ts";
import { textOfPosition, type PositionKey } from "../../../shared/domain/position/position-key.ts";
import type { RecordChange } from "../../../shared/records/audit/kept-records.ts";
import type { BroughtStatement, MailRecord } from "../../../shared/records/mail/mail-record.ts";
import type { Mails } from "../../../shared/records/mail/mails.ts";
import type { OutboxMessage } from "../../../shared/records/message/outbox-message.ts";
import type { PositionRecord, PositionStatement } from "../../../shared/records/position/position-record.ts";
import type { Positions } from "../../../shared/records/position/positions.ts";
import { policyOf, type ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { compareWithCurrent } from "./compare-with-current.ts";
import { noticesOfReplacement, type ReplacedNoticesPorts } from "./replaced-notices.ts";

export interface TakeStatementPorts extends ReplacedNoticesPorts {
  readonly mails: Mails;
  readonly positions: Positions;
}

/** What became of a statement, and the position as it then is. */
export interface TakenStatement {
  readonly became: "current" | "set-aside" | "duplicate" | "held";
  readonly statement: PositionStatement;
  readonly position: PositionRecord | undefined;
}

/** The same with what the mail's record says of it. */
export interface Taken extends TakenStatement {
  readonly brought: BroughtStatement;
}

/**
 * Gives a statement to its position in one conditional write (STM-04). The newest statement, by time of receipt, becomes the
 * current one, unless it is much smaller and nobody has confirmed it: then it waits with the position. An older one that arrives late
 * is set aside. One with the same content as the current one changes nothing. If a statement is set aside before it was answered, its
 * sender is told which one is current. Doing all this again changes nothing more.
 */
export async function takeStatement(
  mail: MailRecord,
  brought: BroughtStatement,
  referenceData: ReferenceData,
  ports: TakeStatementPorts,
): Promise<TakenStatement> {
  const key = brought.position;
  const statement = positionStatementOf(mail, brought);
  const percent = percentToHold(policyOf(referenceData.policies, key.payable));
  const isConfirmed = mail.hold?.closedBy !== undefined;
  const isWaiting = async ({ current, waiting = [] }: PositionRecord) =>
    !isConfirmed &&
    (waiting.some((each) => isSame(each, statement)) ||
      isMuchSmaller(await compareWithCurrent(current, statement, ports.objects), percent));
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
      if (await isWaiting(before)) {
        became = "held";
        return withWaiting(before, statement);
      }
      const replacement = { current: statement, setAside: current, late: false };
      return withCurrent(key, statement, before, await noticesOfReplacement(before, replacement, referenceData, ports));
    }
    became = "set-aside";
    const replacement = { current, setAside: statement, late: true };
    return withSetAside(before, statement, await noticesOfReplacement(before, replacement, referenceData, ports));
  });
  return { became, statement, position };
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
 * Whether an earlier attempt already took the mail's statement. Then the answer is in the position's outbox, or it has left and is
 * in the mail's record. The position is read before the mail, because an answer only ever moves from the position to the mail.
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
    (each) =>
      textOfPosition(each.position) === textOfPosition(key) && (each.answeredBy ?? each.replyWithdrawn) !== undefined,
  );
}

/**
 * The position stops to wait for the statements of a mail that was rejected. Doing it again changes nothing.
 */
export async function stopWaitingFor(mail: MailRecord, { positions, now }: TakeStatementPorts): Promise<void> {
  for (const { position } of mail.statements)
    await positions.change(position, (before) =>
      before?.waiting?.some(({ mailId }) => mailId === mail.id) === true
        ? {
            record: { ...before, ...waitingIn(before, ({ mailId }) => mailId !== mail.id) },
            event: { event: "statement-rejected", at: now().toISOString(), facts: { mail: mail.id } },
          }
        : undefined,
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
      ...(before ? { replaced: before.current, ...waitingIn(before, (each) => isNewer(each, statement)) } : {}),
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
    record: { ...before, confirmed, ...waitingIn(before, (each) => !isSame(each, statement)) },
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
      ...waitingIn(before, (each) => !isSame(each, statement)),
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

/** Keeps a smaller statement with the position. `undefined` if it is kept already. */
function withWaiting(before: PositionRecord, statement: PositionStatement): RecordChange<PositionRecord> | undefined {
  const { waiting = [] } = before;
  if (waiting.some((each) => isSame(each, statement))) return undefined;
  return {
    record: { ...before, waiting: [...waiting, statement].slice(-MOST_WAITING) },
    event: {
      event: "statement-held",
      at: statement.receivedAt,
      facts: { ...factsOf(statement), current: before.current.mailId },
    },
  };
}

/** Whoever sends more of them without confirming any has the oldest forgotten here; their mails are kept, and can be confirmed. */
const MOST_WAITING = 20;

/** The statements that go on waiting. */
function waitingIn(
  { waiting = [] }: PositionRecord,
  waits: (statement: PositionStatement) => boolean,
): Pick<PositionRecord, "waiting"> {
  const still = waiting.filter(waits);
  return { waiting: still.length === 0 ? undefined : still };
}

function factsOf({ mailId, statement, lines, totalPence }: PositionStatement) {
  return { mail: mailId, statement, lines, totalPence };
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
