import { answeredIfDone } from "../../shared/records/mail/answered-mail.ts";
import { dispatchOutbox } from "../../shared/records/message/dispatch-outbox.ts";
import type { Holds } from "../../shared/records/mail/holds.ts";
import type { BroughtStatement, MailRecord } from "../../shared/records/mail/mail-record.ts";
import type { SendMessages } from "../../shared/records/storage/queue.ts";
import type { Reference } from "../../shared/records/reference/reference-data.ts";
import type { Replies } from "../../shared/records/message/messages.ts";
import { takeStatement, type TakeStatement } from "./take-statement.ts";

export interface FinishMail extends TakeStatement {
  readonly holds: Holds;
  readonly replies: Replies;
  readonly sendReconcile: SendMessages;
  readonly sendReply: SendMessages;
}

/**
 * Does what follows from a mail's record: gives its statements to their positions, has these reconciled, and sends its
 * messages on their way. May be done any number of times; what has been done already is found done.
 */
export async function finishMail(mail: MailRecord, reference: Reference, ports: FinishMail): Promise<void> {
  if (mail.state === "held" && mail.hold) await ports.holds.enter(mail.hold.reference, mail.id);
  const current = await takeStatements(mail, reference, ports);
  const waiting = current.statements.filter(isWaiting);
  if (waiting.length > 0)
    await ports.sendReconcile(waiting.map(({ position }) => ({ position, correlation: current.id })));
  await dispatchOutbox(ports, { from: "mail" }, current.outbox);
}

/**
 * A statement that was taken and whose answer has not left yet: the position knows what to do. One that says the same again
 * has the position look whether word of a newer ledger was lost; otherwise nobody hears of it.
 */
function isWaiting({ became, replyId }: BroughtStatement): boolean {
  return became === "duplicate" || ((became === "stands" || became === "set-aside") && replyId === undefined);
}

async function takeStatements(mail: MailRecord, reference: Reference, ports: FinishMail): Promise<MailRecord> {
  const became = new Map<string, BroughtStatement["became"]>();
  const standing = new Map<string, string>();
  for (const each of mail.statements.filter(({ became }) => became === "arriving")) {
    const taken = await takeStatement(mail, each, reference, ports);
    became.set(each.statement, taken.became);
    if (taken.position) standing.set(each.statement, taken.position.standing.mailId);
  }
  if (became.size === 0) return mail;
  const { record: noted } = await ports.mails.change(mail.id, (present) => {
    if (!present?.statements.some((each) => each.became === "arriving")) return undefined;
    const statements = present.statements.map((each) => ({
      ...each,
      became: each.became === "arriving" ? (became.get(each.statement) ?? each.became) : each.became,
    }));
    const onlyDuplicates = present.outbox.length === 0 && statements.every((each) => each.became === "duplicate");
    const [first] = statements;
    const original = first && standing.get(first.statement);
    const record = answeredIfDone({
      ...present,
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
