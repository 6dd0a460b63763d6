import { bodyOfDue } from "../message/due-messages.ts";
import type { MessageRecord } from "../message/message-record.ts";
import type { PositionRecord } from "../position/position-record.ts";
import type { Enqueue } from "../storage/queue.ts";

export interface QueueAgainPorts {
  readonly enqueueReceive: Enqueue;
  readonly enqueueReconcile: Enqueue;
  readonly enqueueSend: Enqueue;
}

/** Puts work back on its queues: mails, then positions, then messages. A step that is done already does nothing. */
export async function queueAgain(
  ports: QueueAgainPorts,
  work: {
    readonly mails: readonly { readonly id: string }[];
    readonly positions: readonly PositionRecord[];
    readonly messages: readonly MessageRecord[];
  },
): Promise<void> {
  await ports.enqueueReceive(work.mails.map(({ id }) => ({ mail: id })));
  await ports.enqueueReconcile(
    work.positions.map(({ key, current }) => ({ position: key, correlation: current.mailId })),
  );
  await ports.enqueueSend(work.messages.map(bodyOfDue));
}
