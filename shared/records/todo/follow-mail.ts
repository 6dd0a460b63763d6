import { whoseMail } from "../../domain/canary/whose.ts";
import { formatCalendarDate, calendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import { organisationsOf } from "../../domain/organisation/contact.ts";
import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import { CLOSED_BY_ACCORD, type TodoItem } from "../../domain/todo/todo-item.ts";
import type { BroughtStatement, MailRecord } from "../mail/mail-record.ts";
import type { Messages } from "../message/messages.ts";
import { partyOf } from "../message/message-facts.ts";
import type { Positions } from "../position/positions.ts";
import type { ReferenceData } from "../reference/reference-data.ts";
import {
  idOfFailure,
  idOfHold,
  SMALLER_STATEMENT,
  todoOfMail,
  todoOfRefusedFiles,
  type AboutMail,
} from "./todo-of-mail.ts";
import type { TodoItems } from "./todo-items.ts";

export interface FollowMailPorts {
  readonly todoItems: TodoItems;
  readonly messages: Messages;
  readonly positions: Positions;
  readonly now: () => Date;
}

/**
 * Brings the to-do list in line with a mail, in this order:
 * 1. open the item that it calls for, and the one that files refused beside its statements call for,
 * 2. close what it called for before: the hold that has ended, the failure that was read again,
 * 3. if it brought a good statement: close the refusals of its sender before it.
 *
 * Call it after the mail's record was written. Doing it again changes nothing.
 */
export async function followMail(mail: MailRecord, reference: ReferenceData, ports: FollowMailPorts): Promise<void> {
  if (whoseMail(mail.recipients) === "canary") return;
  const about = await aboutMail(mail, reference, ports);
  for (const item of [todoOfMail(mail, about), todoOfRefusedFiles(mail, about)])
    if (item) await ports.todoItems.open(item);
  await closeEnded(mail, ports);
  await closeRefusals(mail, ports);
}

/** Closes what the mail called for before it came into the state that it is in. */
export async function closeEnded(
  mail: MailRecord,
  { todoItems, now }: Pick<FollowMailPorts, "todoItems" | "now">,
): Promise<void> {
  const { id, state, hold, reopened = 0 } = mail;
  const closing = { by: CLOSED_BY_ACCORD, at: now().toISOString() };
  const why = mail.reason === "rejected" ? mail.why : `It was released by ${hold?.closedBy ?? "somebody"}.`;
  if (hold && state !== "received")
    for (const reason of ["", SMALLER_STATEMENT])
      if (state !== "held" || idOfHold({ id, reason }) !== idOfHold(mail))
        await todoItems.close(idOfHold({ id, reason }), { ...closing, why });
  if (reopened > 0 && state !== "received")
    await todoItems.close(idOfFailure({ id, ...(reopened > 1 && { reopened: reopened - 1 }) }), {
      ...closing,
      why: `It was read again, and is ${state}.`,
    });
}

/** Closes the refusals of a sender of whom a good statement has come since. */
async function closeRefusals(mail: MailRecord, { todoItems, now }: FollowMailPorts): Promise<void> {
  const good = mail.statements.filter(({ became }) => became !== "held" && became !== "arriving");
  for (const { position } of good)
    for (const payable of [position.payable, undefined])
      for await (const item of todoItems.listOpen({ payable, kind: "refusal", counterparty: position.receivable }))
        if (isSettledBy(item, position, mail.receivedAt))
          await todoItems.close(item.id, {
            by: CLOSED_BY_ACCORD,
            at: now().toISOString(),
            why: `A good statement came on ${formatCalendarDate(calendarDate(mail.receivedAt.slice(0, 10)))}, with mail ${mail.id}.`,
          });
}

/** Whether a statement of a position that came in at `receivedAt` is the good one that a refused mail should have brought. */
export function isSettledBy(
  { since, statementKind }: TodoItem,
  position: BroughtStatement["position"],
  receivedAt: string,
): boolean {
  return since < receivedAt && (statementKind === undefined || statementKind === position.kind);
}

async function aboutMail(
  mail: MailRecord,
  { contacts, directory, exercises }: ReferenceData,
  { messages, positions }: FollowMailPorts,
): Promise<AboutMail> {
  const [claimed] = organisationsOf(mail.from, contacts, directory);
  const answered = mail.answers === undefined ? undefined : (await messages.get(mail.answers))?.origin;
  const isOwn = answered?.from === "position" && answered.position.receivable === mail.sender;
  const key = mail.evidence?.position ?? (isOwn ? answered.position : undefined);
  const position = key && (await positions.get(key));
  const exercise = exercises.find(({ exercise }) => exercise === position?.key.exercise);
  return {
    claimed,
    position,
    agreeBy: position && exercise?.kinds[position.key.kind]?.agreeBy,
    nameOf: (code: OrganisationCode) => `${partyOf(code, directory).name} (${code})`,
  };
}
