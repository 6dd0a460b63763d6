import { textOfPosition } from "../../../shared/domain/position/position-key.ts";
import { type BroughtStatement, type MailRecord, answeredIfDone } from "../../../shared/records/mail/mail-record.ts";
import { idOfMailMessage, isOfMail, type OutboxMessage } from "../../../shared/records/message/outbox-message.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import { askAboutSmaller, type AskAboutSmallerPorts } from "./ask-about-smaller.ts";
import { takeStatement, type Taken, type TakeStatementPorts } from "./take-statement.ts";
import { tellSameAgain, type TellSameAgainPorts } from "./tell-same-again.ts";

export type TakeStatementsPorts = TakeStatementPorts & AskAboutSmallerPorts & TellSameAgainPorts;

/**
 * Gives the statements of a mail to their positions, and notes in the mail, in one conditional write, what became of each. With it come
 * the messages about those that changed nothing: the question about one that waits because it is much smaller than the current one, and
 * the notice about one that says the same as the current one.
 */
export async function takeStatements(
  mail: MailRecord,
  referenceData: ReferenceData,
  ports: TakeStatementsPorts,
): Promise<MailRecord> {
  const taken: Taken[] = [];
  for (const brought of mail.statements.filter(({ became }) => became === "arriving"))
    taken.push({ brought, ...(await takeStatement(mail, brought, referenceData, ports)) });
  if (taken.length === 0) return mail;
  const at = ports.now();
  const question = await askAboutSmaller(mail, taken, referenceData, at, ports);
  const sameAgain = await tellSameAgain(mail, taken, referenceData, at, ports);
  const messages = numbered(mail, [...(question?.messages ?? []), ...sameAgain.messages]);
  const { record: noted } = await ports.mails.change(
    mail.id,
    (before) => {
      if (!before?.statements.some((each) => each.became === "arriving")) return undefined;
      const statements = before.statements.map((each) => withFate(each, taken));
      const outbox = [...before.outbox, ...messages];
      const isOver = outbox.length === 0 && statements.every((each) => each.became === "duplicate");
      return {
        record: answeredIfDone({
          ...before,
          ...(isOver ? sameAgain.untold : {}),
          ...question?.held,
          statements,
          outbox,
        }),
        event: {
          event: "statements-taken",
          at: at.toISOString(),
          facts: {
            became: statements.map((each) => ({ statement: each.statement, became: each.became })),
            messages: messages.map(({ id }) => id),
          },
        },
      };
    },
    mail,
  );
  return noted ?? mail;
}

/** The messages with the numbers that come next among the mail's own. */
function numbered(mail: MailRecord, messages: readonly Omit<OutboxMessage, "id">[]): OutboxMessage[] {
  const own = [...mail.outbox.map(({ id }) => id), ...mail.sentMessages].filter((id) => isOfMail(id, mail.id));
  return messages.map((message, index) => ({ id: idOfMailMessage(mail.id, own.length + index + 1), ...message }));
}

function withFate(each: BroughtStatement, taken: readonly Taken[]): BroughtStatement {
  if (each.became !== "arriving") return each;
  const own = taken.find(
    ({ brought }) =>
      brought.statement === each.statement && textOfPosition(brought.position) === textOfPosition(each.position),
  );
  return own ? { ...each, became: own.became } : each;
}
