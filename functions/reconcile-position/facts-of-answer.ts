import type { EmailAddress } from "../../shared/domain/organisation/email-address.ts";
import type { Reply } from "../../shared/messages/reply.ts";
import type { Revision } from "../../shared/messages/response/revision.ts";
import {
  contactOf,
  mailboxOf,
  mailOfStatement,
  partyOf,
  referenceTo,
} from "../../shared/records/message/message-facts.ts";
import type { PositionRecord } from "../../shared/records/position/position-record.ts";
import type { NewOutcome } from "./new-outcome.ts";

/** Everything that the answer to a statement is rendered from. */
export function factsOfAnswer(
  { key, current, replaced }: PositionRecord,
  { statement, outcome, gathered }: NewOutcome,
  revision: Revision | undefined,
  mailbox: EmailAddress,
  preparedAt: string,
): Reply {
  const { referenceData, exercise, policy, ledger } = gathered;
  const rules = exercise?.kinds[key.kind];
  const { asAt, lines, totalPence, unread, differences, figuresNotRead, form, findings, receipt } = statement;
  const common = {
    preparedAt,
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
