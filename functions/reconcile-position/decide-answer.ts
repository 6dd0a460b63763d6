import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import { registeredAddresses } from "../../shared/domain/organisation/contact.ts";
import { revisedReplyDue } from "../../shared/domain/position/revised-reply-due.ts";
import { outcomeSchema, type Outcome } from "../../shared/domain/position/outcome.ts";
import { textOfPosition } from "../../shared/domain/position/position-key.ts";
import type { Statement } from "../../shared/domain/statement/statement.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import type { PositionRecord, Reconciled, ToldAnswer } from "../../shared/records/position/position-record.ts";
import type { GatheredPosition } from "../../shared/records/position/gather-position.ts";
import { idOfPositionMessage } from "../../shared/records/message/outbox-message.ts";
import {
  contactOf,
  mailboxOf,
  mailOfStatement,
  partyOf,
  referenceTo,
} from "../../shared/records/message/message-facts.ts";
import { changesToTell } from "../../shared/messages/response/changes-between.ts";
import type { Reply } from "../../shared/messages/reply.ts";
import type { Revision } from "../../shared/messages/response/revision.ts";
import type { Log } from "../../shared/telemetry/log.ts";

export interface DecideAnswerPorts {
  readonly objects: JsonObjects;
  readonly mailbox: EmailAddress;
  readonly log: Log;
}

/** The new outcome of a position, with everything that it comes from. */
export interface NewOutcome {
  readonly statement: Statement;
  readonly outcome: Outcome;
  readonly reconciled: Reconciled;
  readonly gathered: GatheredPosition;
  readonly correlation: string;
  readonly at: Date;
  /** The time by which it is decided whether something is due; a machine's clock may be behind. */
  readonly dueBy: Date;
}

/**
 * Adds the answer that the new outcome calls for to the position, if any. A statement without an answer gets one. A statement
 * that was answered gets a revised answer if a verdict changed, and otherwise none (RSP-05). After a person's decision that waits for
 * a while, as others may follow. Without a ledger the statement is acknowledged; the first ledger then brings the answer.
 */
export async function decideAnswer(
  before: PositionRecord,
  found: NewOutcome,
  ports: DecideAnswerPorts,
): Promise<PositionRecord> {
  const position = { ...before, revisionDue: undefined };
  const { key, current } = position;
  const { reconciled, gathered, correlation, at } = found;
  const answered = position.answer?.mailId === current.mailId ? position.answer : undefined;
  if (answered && !(await revisionOf(answered, found, ports.objects))) return position;
  // An answer that was withdrawn told nobody anything: the changes are those from the one before it, if there was one.
  const told = answered?.withdrawn ? answered.told : answered;
  const revision = told && (await revisionOf(told, found, ports.objects));
  if (told && !revision) return position;
  const revisionDue = told?.ledger && dueOfRevision(before, found);
  if (revisionDue !== undefined) return { ...position, revisionDue };
  const to = registeredAddresses(key.receivable, gathered.referenceData.contacts);
  if (to.length === 0) {
    // Nobody is registered any more (RSP-04): the answer waits until the contact list names an address again.
    ports.log({ level: "error", event: "nobody-registered", correlation, position: textOfPosition(key) });
    return position;
  }
  const id = idOfPositionMessage(key, position.messageCount + 1);
  const facts = factsOf(position, found, revision, ports.mailbox);
  const decidedAt = at.toISOString();
  return {
    ...position,
    answer: {
      messageId: id,
      mailId: current.mailId,
      at: decidedAt,
      outcome: reconciled.outcome,
      inputs: reconciled.inputs,
      ...(told ? { told: toldBy(told) } : {}),
      ...(reconciled.ledger ? { ledger: reconciled.ledger } : {}),
    },
    messageCount: position.messageCount + 1,
    outbox: [
      ...position.outbox,
      {
        id,
        type: facts.reply,
        to,
        facts: await ports.objects.put("replies", facts),
        occasion: { type: "answer", mailId: current.mailId },
        decidedAt,
        correlation,
      },
    ],
  };
}

function toldBy({ messageId, at, outcome, ledger }: ToldAnswer): ToldAnswer {
  return { messageId, at, outcome, ...(ledger ? { ledger } : {}) };
}

/** When the revised answer leaves; `undefined` if that is now. A wait that is over does not begin again unless something changes. */
function dueOfRevision(
  { revisionDue, reconciled }: PositionRecord,
  { gathered, reconciled: now, dueBy }: NewOutcome,
): string | undefined {
  const isOver = revisionDue !== undefined && Date.parse(revisionDue) <= dueBy.getTime();
  if (isOver && reconciled?.inputs === now.inputs) return undefined;
  return revisedReplyDue(gathered.lastDecided, gathered.policy, dueBy);
}

/** What a revised answer says about the one before it; `undefined` if a revised answer is not called for. */
async function revisionOf(
  answered: ToldAnswer,
  { outcome, reconciled }: NewOutcome,
  objects: JsonObjects,
): Promise<Revision | undefined> {
  // Without a ledger nothing can be agreed, so there is no news.
  if (!reconciled.ledger) return undefined;
  const earlier = await objects.get(answered.outcome, outcomeSchema);
  const changes = changesToTell(earlier, answered.ledger !== undefined, outcome);
  if (!changes) return undefined;
  return {
    because:
      answered.ledger?.snapshot !== reconciled.ledger.snapshot
        ? "newer-ledger"
        : isByDecision(changes, earlier, outcome)
          ? "person-decided"
          : "settings-changed",
    earlier: {
      sentAt: answered.at,
      ...(answered.ledger ? { ledger: { asAt: answered.ledger.asAt, close: answered.ledger.close } } : {}),
      agreedPence: earlier.agreedPence,
      notAgreedPence: earlier.notAgreedPence,
      inDisputePence: earlier.inDisputePence,
    },
    changes,
  };
}

/** Whether a line has changed because a person decided on it, or because a decision on it applies no longer. */
function isByDecision(changes: Revision["changes"], earlier: Outcome, now: Outcome): boolean {
  const [before, after] = [decisionsByLine(earlier), decisionsByLine(now)];
  return changes.some((each) => each.change === "line" && before.get(each.line) !== after.get(each.line));
}

function decisionsByLine({ lines }: Outcome): Map<number, string> {
  return new Map(lines.flatMap(({ line, decision }) => (decision ? [[line, decision.id] as const] : [])));
}

function factsOf(
  { key, current, replaced }: PositionRecord,
  { statement, outcome, gathered, at }: NewOutcome,
  revision: Revision | undefined,
  mailbox: EmailAddress,
): Reply {
  const { referenceData, exercise, policy, ledger } = gathered;
  const rules = exercise?.kinds[key.kind];
  const { asAt, lines, totalPence, unread, differences, figuresNotRead, form, findings, receipt } = statement;
  const common = {
    preparedAt: at.toISOString(),
    mailbox: mailboxOf(mailbox, key.payable),
    ...contactOf(key.payable, referenceData.contacts),
    mail: mailOfStatement(current),
    payable: partyOf(key.payable, referenceData.directory),
    receivable: partyOf(key.receivable, referenceData.directory),
    exercise: key.exercise,
    kind: key.kind,
    ...(rules ? { rules } : {}),
    statement: {
      ...(asAt === undefined ? {} : { asAt }),
      lines,
      totalPence,
      ...(unread === undefined ? {} : { unread }),
      ...(differences === undefined ? {} : { differences }),
      ...(figuresNotRead === undefined ? {} : { figuresNotRead }),
      ...(form === undefined ? {} : { form }),
      findings,
      receipt,
    },
    ...(replaced ? { replaces: referenceTo(replaced) } : {}),
  };
  if (!ledger) return { reply: "no-ledger-yet", ...common };
  return {
    reply: "response",
    ...common,
    ledger: { asAt: ledger.asAt, close: ledger.close },
    policy,
    outcome,
    ...(revision ? { revision } : {}),
  };
}
