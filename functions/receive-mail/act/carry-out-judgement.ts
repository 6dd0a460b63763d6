import { dispatchOutbox } from "../../../shared/records/message/dispatch-outbox.ts";
import type { Holds } from "../../../shared/records/mail/holds.ts";
import { type BroughtStatement, type MailRecord, answeredIfDone } from "../../../shared/records/mail/mail-record.ts";
import type { Enqueue } from "../../../shared/records/storage/queue.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import type { Messages } from "../../../shared/records/message/messages.ts";
import { takeStatement, type TakeStatementPorts } from "./take-statement.ts";

export interface CarryOutJudgementPorts extends TakeStatementPorts {
  readonly holds: Holds;
  readonly messages: Messages;
  readonly enqueueReconcile: Enqueue;
  readonly enqueueSend: Enqueue;
}

/**
 * Carries out what a mail's record says, in this order:
 * 1. a held mail: make it findable by its hold code,
 * 2. give its statements to their positions, and note in the mail what became of each,
 * 3. queue those positions to be reconciled,
 * 4. queue the mail's own messages to be sent.
 *
 * May be repeated at any time: a step that is done already does nothing.
 */
export async function carryOutJudgement(
  mail: MailRecord,
  referenceData: ReferenceData,
  ports: CarryOutJudgementPorts,
): Promise<void> {
  if (mail.state === "held" && mail.hold) await ports.holds.add(mail.hold.code, mail.id);
  const taken = await takeStatements(mail, referenceData, ports);
  const waiting = taken.statements.filter(needsReconciling);
  if (waiting.length > 0)
    await ports.enqueueReconcile(waiting.map(({ position }) => ({ position, correlation: taken.id })));
  await dispatchOutbox(ports, { from: "mail" }, taken.outbox);
}

/**
 * A statement whose answer has not left yet: the position then decides what to do. A duplicate too: the position then notices a
 * newer ledger whose message was lost, and otherwise nothing happens.
 */
function needsReconciling({ became, answeredBy }: BroughtStatement): boolean {
  return became === "duplicate" || ((became === "current" || became === "set-aside") && answeredBy === undefined);
}

async function takeStatements(
  mail: MailRecord,
  referenceData: ReferenceData,
  ports: CarryOutJudgementPorts,
): Promise<MailRecord> {
  const became = new Map<string, BroughtStatement["became"]>();
  const currentMail = new Map<string, string>();
  for (const each of mail.statements.filter(({ became }) => became === "arriving")) {
    const taken = await takeStatement(mail, each, referenceData, ports);
    became.set(each.statement, taken.became);
    if (taken.position) currentMail.set(each.statement, taken.position.current.mailId);
  }
  if (became.size === 0) return mail;
  const { record: noted } = await ports.mails.change(mail.id, (before) => {
    if (!before?.statements.some((each) => each.became === "arriving")) return undefined;
    const statements = before.statements.map((each) => ({
      ...each,
      became: each.became === "arriving" ? (became.get(each.statement) ?? each.became) : each.became,
    }));
    const onlyDuplicates = before.outbox.length === 0 && statements.every((each) => each.became === "duplicate");
    const [first] = statements;
    const original = first && currentMail.get(first.statement);
    const record = answeredIfDone({
      ...before,
      statements,
      ...(onlyDuplicates
        ? { state: "ignored", reason: "duplicate", why: `It says the same as the statement of mail ${original ?? ""}.` }
        : {}),
    });
    return {
      record,
      event: {
        event: "statements-taken",
        at: ports.now().toISOString(),
        facts: { became: statements.map((each) => ({ statement: each.statement, became: each.became })) },
      },
    };
  });
  return noted ?? mail;
}
