import { textOfPosition } from "../../domain/position/position-key.ts";
import { answeredIfDone, type MailRecord } from "../mail/mail-record.ts";
import type { Mails } from "../mail/mails.ts";
import type { Notices } from "../notice/notices.ts";
import type { PositionRecord } from "../position/position-record.ts";
import type { Positions } from "../position/positions.ts";
import type { Enqueue } from "../storage/queue.ts";
import { closeEndedMessage } from "../todo/follow-message.ts";
import type { TodoItems } from "../todo/todo-items.ts";
import type { MessageRecord } from "./message-record.ts";
import type { Messages } from "./messages.ts";
import { mailIdOf } from "./outbox-message.ts";

export interface NoteWithdrawalPorts {
  readonly mails: Mails;
  readonly positions: Positions;
  readonly notices: Notices;
}

export interface WithdrawMessagePorts extends NoteWithdrawalPorts {
  readonly messages: Messages;
  readonly todoItems: TodoItems;
  readonly enqueueSend: Enqueue;
  readonly now: () => Date;
}

/** Whether a message is withdrawn; if not, why. `none`: there is no message with this id. */
export type WithdrawnMessage =
  | { readonly withdrawn: true; readonly message: MessageRecord }
  | { readonly withdrawn: false; readonly because: "none" | "sent" | "under-way" | "may-have-left" };

/**
 * Closes a message that has not left and never will, in this order:
 * 1. on its record, in one conditional write: no attempt to send it can begin after that,
 * 2. in its mail, its position or its notice, whose outbox it leaves, and on the to-do list,
 * 3. queue what stands behind it.
 *
 * One that has left, or that an attempt may have sent, stays as it is. Doing it again changes nothing.
 */
export async function withdrawMessage(
  id: string,
  by: { readonly by: string; readonly at: string; readonly note: string },
  ports: WithdrawMessagePorts,
): Promise<WithdrawnMessage> {
  if (!(await ports.messages.get(id))) return { withdrawn: false, because: "none" };
  const { message } = await ports.messages.change(id, (before) =>
    whyNotWithdrawn(before) === undefined
      ? { ...before, ...nothingMore, state: "withdrawn", withdrawn: by }
      : undefined,
  );
  if (message.state !== "withdrawn") return { withdrawn: false, because: whyNotWithdrawn(message) ?? "under-way" };
  await noteWithdrawal(message, ports);
  await closeEndedMessage(message, ports);
  if (message.origin.from === "position") {
    const position = await ports.positions.get(message.origin.position);
    await ports.enqueueSend(
      (position?.outbox ?? []).map((each) => ({ message: each.id, correlation: each.correlation })),
    );
  }
  return { withdrawn: true, message };
}

/** Notes in the mail, the position or the notice of a withdrawn message that it never leaves. Doing it again changes nothing. */
export async function noteWithdrawal(message: MessageRecord, ports: NoteWithdrawalPorts): Promise<void> {
  const { id, withdrawn, origin } = message;
  if (!withdrawn) return;
  const { by, at, note } = withdrawn;
  const event = { event: "message-withdrawn", at, facts: { message: id, by, note } };
  const mailId = mailIdOf(message);
  if (mailId !== undefined)
    await ports.mails.change(mailId, (before) =>
      !before || before.withdrawnMessages?.some((each) => each.id === id)
        ? undefined
        : { record: withWithdrawal(before, message, { id, by, note }), event },
    );
  if (origin.from === "notice")
    await ports.notices.change(origin.notice, (before) =>
      before?.outbox.some((each) => each.id === id)
        ? {
            record: {
              ...before,
              outbox: before.outbox.filter((each) => each.id !== id),
              withdrawnMessages: [...(before.withdrawnMessages ?? []), { id, by, note }],
            },
            event,
          }
        : undefined,
    );
  if (origin.from !== "position") return;
  await ports.positions.change(origin.position, (before) =>
    before?.outbox.some((each) => each.id === id)
      ? {
          record: {
            ...before,
            outbox: before.outbox.filter((each) => each.id !== id),
            ...answerWithout(id, before, withdrawn),
          },
          event,
        }
      : undefined,
  );
}

const nothingMore = { leasedUntil: undefined, nextAttemptAt: undefined, reason: undefined, why: undefined };

function whyNotWithdrawn({ state, mayHaveLeft }: MessageRecord): "sent" | "under-way" | "may-have-left" | undefined {
  if (state === "sent" || state === "withdrawn") return "sent";
  if (state === "sending") return "under-way";
  return mayHaveLeft ? "may-have-left" : undefined;
}

function withWithdrawal(
  mail: MailRecord,
  { id, occasion, origin }: MessageRecord,
  withdrawn: NonNullable<MailRecord["withdrawnMessages"]>[number],
): MailRecord {
  return answeredIfDone({
    ...mail,
    withdrawnMessages: [...(mail.withdrawnMessages ?? []), withdrawn],
    outbox: mail.outbox.filter((each) => each.id !== id),
    statements: mail.statements.map((each) =>
      occasion.type === "answer" &&
      origin.from === "position" &&
      each.answeredBy === undefined &&
      textOfPosition(each.position) === textOfPosition(origin.position)
        ? { ...each, replyWithdrawn: id }
        : each,
    ),
  });
}

/** The last answer, marked if it is the withdrawn one. What the sender was told before stays with it, unless that was withdrawn too. */
function answerWithout(
  id: string,
  { answer }: PositionRecord,
  withdrawn: NonNullable<MessageRecord["withdrawn"]>,
): Pick<PositionRecord, "answer"> {
  if (!answer) return {};
  if (answer.messageId === id) return { answer: { ...answer, withdrawn } };
  return answer.told?.messageId === id ? { answer: { ...answer, told: undefined } } : {};
}
