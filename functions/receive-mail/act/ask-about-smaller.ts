import { addressesOfAll } from "../../../shared/domain/organisation/contact.ts";
import type { EmailAddress } from "../../../shared/domain/organisation/email-address.ts";
import type { MailRecord } from "../../../shared/records/mail/mail-record.ts";
import { answeredMailOf, partyOf, referenceTo } from "../../../shared/records/message/message-facts.ts";
import { sendersOf } from "../../../shared/records/mail/senders-of.ts";
import type { OutboxMessage } from "../../../shared/records/message/outbox-message.ts";
import type { ReferenceData } from "../../../shared/records/reference/reference-data.ts";
import type { JsonObjects } from "../../../shared/records/storage/json-objects.ts";
import { sizeOfStatement } from "../../../shared/messages/words/statement-words.ts";
import type { ReplyOf } from "../../../shared/messages/reply.ts";
import { factsOfEveryAnswer } from "../judge/mail-answers.ts";
import { draftAnswer } from "./draft-answer.ts";
import { compareWithCurrent } from "./compare-with-current.ts";
import { newHold, type HoldStatementsPorts } from "./hold-statements.ts";
import type { Taken } from "./take-statement.ts";

export interface AskAboutSmallerPorts extends HoldStatementsPorts {
  readonly objects: JsonObjects;
  readonly mailbox: EmailAddress;
}

/** What holds a mail, and the message that asks its sender's registered addresses. */
export interface SmallerHeld {
  readonly held: Pick<MailRecord, "state" | "reason" | "why" | "hold">;
  readonly messages: readonly Omit<OutboxMessage, "id">[];
}

/**
 * Makes the hold of a mail that brought a statement much smaller than the current one, and the question with both totals; `undefined`
 * if it brought none. The question takes the place of the answer to the statement, which the daily cap has counted already.
 */
export async function askAboutSmaller(
  mail: MailRecord,
  taken: readonly Taken[],
  referenceData: ReferenceData,
  at: Date,
  ports: AskAboutSmallerPorts,
): Promise<SmallerHeld | undefined> {
  const smaller = taken.filter(({ became }) => became === "held");
  const [first] = smaller;
  if (!first || mail.sender === undefined) return undefined;
  const { payable } = first.brought.position;
  const { hold, until } = newHold(at, ports);
  const statements: ReplyOf<"smaller-statement">["statements"] = [];
  for (const each of smaller) statements.push(...(await comparedOf(each, ports.objects)));
  const facts: ReplyOf<"smaller-statement"> = {
    reply: "smaller-statement",
    ...factsOfEveryAnswer(mail, payable, referenceData, { ...ports, at }),
    mail: answeredMailOf(mail, first.brought.file),
    payable: partyOf(payable, referenceData.directory),
    receivable: partyOf(mail.sender, referenceData.directory),
    holdCode: hold.code,
    until,
    statements,
  };
  // Whoever confirms, confirms the whole mail, and reads the totals of each organisation in it.
  const to = addressesOfAll(sendersOf(mail), referenceData.contacts);
  const held = {
    state: "held" as const,
    reason: "smaller-statement",
    why: `${statements.map(smallerWords).join(" ")} The current one stays until somebody confirms the new one.`,
    hold,
  };
  if (to.length === 0)
    return { held: { ...held, why: `${held.why} Nobody is registered who could be asked.` }, messages: [] };
  return { held, messages: [await draftAnswer(mail, to, facts, ports.objects)] };
}

type Compared = ReplyOf<"smaller-statement">["statements"][number];

async function comparedOf({ brought, statement, position }: Taken, objects: JsonObjects): Promise<Compared[]> {
  if (!position) return [];
  const { exercise, kind } = brought.position;
  const { invoices, lost } = await compareWithCurrent(position.current, statement, objects);
  return [{ exercise, kind, current: referenceTo(position.current), smaller: referenceTo(statement), invoices, lost }];
}

function smallerWords({ smaller, current }: Compared): string {
  return `Its statement has ${sizeOfStatement(smaller.lines, smaller.totalPence)}; the current one has ${sizeOfStatement(current.lines, current.totalPence)}.`;
}
