import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import { registeredAddresses } from "../../shared/domain/mail/identity/registered-addresses.ts";
import { outcomeSchema, type Outcome } from "../../shared/domain/position/outcome.ts";
import { textOfPosition } from "../../shared/domain/position/position-key.ts";
import type { Statement } from "../../shared/domain/statement/statement.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import type { PositionRecord, Reconciled } from "../../shared/records/position/position-record.ts";
import { messageIdOf } from "../../shared/records/message/message-id.ts";
import {
  contactOf,
  mailboxOf,
  mailOfStatement,
  partyOf,
  referenceTo,
} from "../../shared/records/message/message-particulars.ts";
import { changesBetween } from "../../shared/messages/response/changes-between.ts";
import type { Reply } from "../../shared/messages/reply.ts";
import type { Revision } from "../../shared/messages/response/revision.ts";
import type { Log } from "../../shared/telemetry/log.ts";
import type { GatheredPosition } from "./gather-position.ts";

export interface DecideAnswer {
  readonly objects: JsonObjects;
  readonly mailbox: EmailAddress;
  readonly log: Log;
}

/** What was found out about a position just now. */
export interface NewOutcome {
  readonly statement: Statement;
  readonly outcome: Outcome;
  readonly reconciled: Reconciled;
  readonly gathered: GatheredPosition;
  readonly correlation: string;
  readonly at: Date;
}

/**
 * The position with the message that its new outcome calls for, if any: a statement that waits for its answer gets one; one
 * that was answered gets a revised answer if a verdict changed, and otherwise nobody hears of it (RSP-05). Without a ledger
 * the statement is acknowledged, and the first ledger then brings the answer.
 */
export async function decideAnswer(
  position: PositionRecord,
  found: NewOutcome,
  ports: DecideAnswer,
): Promise<PositionRecord> {
  const { key, standing } = position;
  const { reconciled, gathered, correlation, at } = found;
  const answered = position.answer?.mailId === standing.mailId ? position.answer : undefined;
  const revision = answered && (await revisionOf(answered, found, ports.objects));
  if (answered && !revision) return position;
  const to = registeredAddresses(key.receivable, gathered.reference.contacts);
  if (to.length === 0) {
    // The contact list has lost them (RSP-04): the answer waits until it names somebody again.
    ports.log({ level: "error", event: "nobody-registered", correlation, position: textOfPosition(key) });
    return position;
  }
  const id = messageIdOf(key, position.messages + 1);
  const facts = factsOf(position, found, revision, ports.mailbox);
  const decidedAt = at.toISOString();
  return {
    ...position,
    answer: {
      replyId: id,
      mailId: standing.mailId,
      at: decidedAt,
      outcome: reconciled.outcome,
      inputs: reconciled.inputs,
      ...(reconciled.ledger ? { ledger: reconciled.ledger } : {}),
    },
    messages: position.messages + 1,
    outbox: [
      ...position.outbox,
      {
        id,
        sort: facts.reply,
        to,
        facts: await ports.objects.put("replies", facts),
        mailId: standing.mailId,
        answers: true,
        decidedAt,
        correlation,
      },
    ],
  };
}

/** What a revised answer says about the one before it; `undefined` where there is nothing to say. */
async function revisionOf(
  answered: NonNullable<PositionRecord["answer"]>,
  { outcome, reconciled, gathered }: NewOutcome,
  objects: JsonObjects,
): Promise<Revision | undefined> {
  // Without a ledger nothing can be agreed, and nothing new be said.
  if (!reconciled.ledger) return undefined;
  const earlier = await objects.get(answered.outcome, outcomeSchema);
  const changes = changesBetween(earlier, outcome);
  if (changes.length === 0 && answered.ledger) return undefined;
  return {
    because:
      answered.ledger?.snapshot !== reconciled.ledger.snapshot
        ? "newer-ledger"
        : gathered.decisions.some((decision) => decision.at > answered.at)
          ? "person-decided"
          : "settings-changed",
    earlier: {
      sentAt: answered.at,
      ...(answered.ledger ? { ledger: { asAt: answered.ledger.asAt, close: answered.ledger.close } } : {}),
      agreedPence: earlier.agreedPence,
      notAgreedPence: earlier.notAgreedPence,
      disputedPence: earlier.inDisputePence,
    },
    changes,
  };
}

function factsOf(
  { key, standing, replaced }: PositionRecord,
  { statement, outcome, gathered, at }: NewOutcome,
  revision: Revision | undefined,
  mailbox: EmailAddress,
): Reply {
  const { reference, exercise, policy, ledger } = gathered;
  const rules = exercise?.kinds[key.kind];
  const { asAt, lines, totalPence, unread, findings, receipt } = statement;
  const common = {
    preparedAt: at.toISOString(),
    mailbox: mailboxOf(mailbox, key.payable),
    ...contactOf(key.payable, reference.contacts),
    mail: mailOfStatement(standing),
    payable: partyOf(key.payable, reference.directory),
    receivable: partyOf(key.receivable, reference.directory),
    exercise: key.exercise,
    kind: key.kind,
    ...(rules ? { rules } : {}),
    statement: {
      ...(asAt === undefined ? {} : { asAt }),
      lines,
      totalPence,
      ...(unread === undefined ? {} : { unread }),
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
