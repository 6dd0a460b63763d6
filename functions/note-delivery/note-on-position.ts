import { isUndelivered } from "../../shared/domain/mail/delivery/delivery.ts";
import type { MessageRecord } from "../../shared/records/message/message-record.ts";
import type { PositionRecord } from "../../shared/records/position/position-record.ts";
import type { Positions } from "../../shared/records/position/positions.ts";

export interface NoteOnPositionPorts {
  readonly positions: Positions;
  readonly now: () => Date;
}

type AnswerDelivery = NonNullable<NonNullable<PositionRecord["answer"]>["delivery"]>;

/** Notes on the position that its last answer has not arrived, or has arrived after all. Doing it again changes nothing. */
export async function noteOnPosition(message: MessageRecord, { positions, now }: NoteOnPositionPorts): Promise<void> {
  if (message.origin.from !== "position") return;
  await positions.change(message.origin.position, (before) => {
    if (!before?.answer || !isLastAnswer(message.id, before)) return undefined;
    const { delivery: known, ...answer } = before.answer;
    const delivery = deliveryOf(message);
    if (JSON.stringify(known) === JSON.stringify(delivery)) return undefined;
    if (delivery === undefined && known?.message !== message.id) return undefined;
    return {
      record: { ...before, answer: delivery === undefined ? answer : { ...answer, delivery } },
      event: {
        event: `message-${message.delivery?.state ?? "sent"}`,
        at: now().toISOString(),
        facts: { message: message.id, next: message.delivery?.next },
      },
    };
  });
}

/** Whether a message is the last answer of its position, or went to another address in its place. */
export function isLastAnswer(messageId: string, { answer }: PositionRecord): boolean {
  return (
    answer?.messageId === messageId || answer?.delivery?.message === messageId || answer?.delivery?.next === messageId
  );
}

function deliveryOf({ id, to, delivery }: MessageRecord): AnswerDelivery | undefined {
  if (!delivery || !isUndelivered(delivery)) return undefined;
  const { state, next, recipients } = delivery;
  const why = recipients.find((each) => each.state === state)?.why;
  return { state, message: id, to, ...(why === undefined ? {} : { why }), ...(next === undefined ? {} : { next }) };
}
