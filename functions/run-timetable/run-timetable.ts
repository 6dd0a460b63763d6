import { dispatchOutbox } from "../../shared/records/message/dispatch-outbox.ts";
import type { Messages } from "../../shared/records/message/messages.ts";
import type { OutboxMessage } from "../../shared/records/message/outbox-message.ts";
import { idOfNotice, type NoticeRecord } from "../../shared/records/notice/notice-record.ts";
import type { Notices } from "../../shared/records/notice/notices.ts";
import type { JsonObjects } from "../../shared/records/storage/json-objects.ts";
import type { Enqueue } from "../../shared/records/storage/queue.ts";
import type { Log } from "../../shared/telemetry/log.ts";
import type { DueNotice } from "./due-notice.ts";
import { dueThings, type DueThingPorts } from "./due-things.ts";
import { takePictures, type TakePicturesPorts } from "./take-pictures.ts";

export type RunTimetablePorts = DueThingPorts &
  TakePicturesPorts & {
    readonly notices: Notices;
    readonly messages: Messages;
    readonly objects: JsonObjects;
    readonly enqueueSend: Enqueue;
    readonly log: Log;
  };

/**
 * Sends what is due by the clock, in this order:
 * 1. queue the messages of notices that an earlier run decided on and could not queue,
 * 2. ask each due thing which notices are due now (due-things.ts), and write and queue each,
 * 3. keep how it stood at each deadline that has just passed (take-pictures.ts).
 *
 * A notice is decided by one conditional write of its number, so that runs that are doubled, late or at the same time send it once. One
 * thing that fails does not keep the others back.
 *
 * @throws the first failure, when all else is done; the next run tries again
 */
export async function runTimetable(ports: RunTimetablePorts): Promise<void> {
  const failures: unknown[] = [];
  await finishNotices(ports).catch((error: unknown) => failures.push(error));
  let count = 0;
  for (const due of dueThings)
    try {
      for await (const notice of due(ports)) if (await tell(notice, ports)) count += 1;
    } catch (error) {
      failures.push(error);
    }
  await takePictures(ports).catch((error: unknown) => failures.push(error));
  ports.log({ event: "timetable-ended", count });
  if (failures.length > 0) throw failures[0];
}

/** Decides on a notice in one write, and queues its message. Returns whether this run decided on it. */
async function tell({ key, recipient, to, facts, noted }: DueNotice, ports: RunTimetablePorts): Promise<boolean> {
  const id = idOfNotice(key);
  const decidedAt = facts.preparedAt;
  const stored = await ports.objects.put("replies", facts);
  const message: OutboxMessage = {
    id,
    type: facts.reply,
    to: [...to],
    facts: stored,
    occasion: { type: "due" },
    decidedAt,
    correlation: id,
  };
  const notice: NoticeRecord = { key, recipient, facts: stored, decidedAt, outbox: [message], sentMessages: [] };
  const isNew = await ports.notices.open(notice);
  await noted?.();
  if (!isNew) return false;
  ports.log({ event: "notice-decided", correlation: id, messageId: id });
  await dispatchNotice(notice, ports);
  return true;
}

/** A message that has a record waits, and the sweep looks after it; one that has left should no longer be in the outbox. */
async function finishNotices(ports: RunTimetablePorts): Promise<void> {
  for await (const notice of ports.notices.listUnsent()) {
    const messages = await Promise.all(notice.outbox.map(({ id }) => ports.messages.get(id)));
    if (messages.some((message) => !message || message.state === "sent" || message.state === "withdrawn"))
      await dispatchNotice(notice, ports);
  }
}

async function dispatchNotice({ key, recipient, outbox }: NoticeRecord, ports: RunTimetablePorts): Promise<void> {
  await dispatchOutbox(ports, { from: "notice", notice: key, recipient }, outbox);
}
