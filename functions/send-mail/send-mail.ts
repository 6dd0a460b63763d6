import * as z from "zod";

import { LoggableError } from "../../shared/domain/loggable-error.ts";
import { whoseMessage, type MessageRecord } from "../../shared/records/message/message-record.ts";
import type { PositionRecord } from "../../shared/records/position/position-record.ts";
import { followMessage, type FollowMessagePorts } from "../../shared/records/todo/follow-message.ts";
import { waitsForPerson } from "../../shared/records/message/stopped-messages.ts";
import { noteWithdrawal } from "../../shared/records/message/withdraw-message.ts";
import { portsFor } from "../../shared/telemetry/log.ts";
import { attempt, isDue, type Attempted, type AttemptPorts } from "./attempt.ts";
import { nextAttemptBehind } from "./next-attempt.ts";
import { chooseAddresses, type ChooseAddressesPorts } from "./choose-addresses.ts";
import { comeAgain } from "./come-again.ts";
import { noteDeparture, type NoteDeparturePorts } from "./note-departure.ts";

export type SendMailPorts = AttemptPorts & NoteDeparturePorts & FollowMessagePorts & ChooseAddressesPorts;

/**
 * Sends one message, in this order:
 * 1. find it, the earlier messages of its position that have not left, and the later ones that have waited for it,
 * 2. for each that is due: leave out addresses that can't be reached (choose-addresses.ts), make an attempt (attempt.ts), bring the
 *    to-do list in line with it, and note its departure where it came from (note-departure.ts),
 * 3. from the first that has not left, all others wait.
 *
 * A message that a person has withdrawn never leaves; those behind it go on. A message that has left does not leave again, however
 * often it is queued. If an attempt ended without a result, the mail service may have taken it: the next one then sends the same bytes
 * with the same mark again, and two copies may leave.
 *
 * @param body of a queue message: `{"message": "…", "correlation": "…"}`, and `due` if the queue has kept it back until then
 * @throws if another attempt is still under way, or if the cloud fails; the queue then delivers the body again.
 */
export async function sendMail(body: string, given: SendMailPorts): Promise<void> {
  const { message: id, due } = bodySchema.parse(JSON.parse(body));
  const asked = await readMessage(id, given);
  const ports = portsFor(whoseMessage(asked), given);
  // The queue has kept the body back until `due`, whatever this machine's clock says.
  const at = new Date(Math.max(ports.now().getTime(), due === undefined ? 0 : Date.parse(due)));
  let stopped: MessageRecord | undefined;
  const { position, messages } = await inOrder(asked, ports);
  for (const message of messages) {
    if (stopped) {
      await wait(message, stopped, ports);
      continue;
    }
    const ready = isDue(message, at) ? await chooseAddresses(message, ports) : message;
    const { message: result, mail }: Attempted = isDue(ready, at)
      ? await attempt(ready, at, ports)
      : { message: ready };
    if (waitsForPerson(result) || mayHaveStopped(result)) await followMessage(result, ports);
    if (result.state === "sent") await noteDeparture(result, ports, { mail, position });
    else if (result.state === "withdrawn") await noteWithdrawal(result, ports);
    else stopped = result;
  }
}

/** Whether it may be on the to-do list because of an attempt before. */
function mayHaveStopped({ state, attempts, resends }: MessageRecord): boolean {
  return state === "withdrawn" || attempts > 1 || resends !== undefined;
}

/**
 * The messages of a position leave in order, so that nobody reads a correction before what it corrects: with a message come all
 * that stand before it in the outbox, and before those that wait behind another.
 */
async function inOrder(
  asked: MessageRecord,
  ports: SendMailPorts,
): Promise<{ readonly messages: readonly MessageRecord[]; readonly position?: PositionRecord | undefined }> {
  if (asked.origin.from !== "position") return { messages: [asked] };
  const position = await ports.positions.get(asked.origin.position);
  const outbox: (MessageRecord | undefined)[] = [];
  for (const { id } of position?.outbox ?? []) outbox.push(id === asked.id ? asked : await ports.messages.get(id));
  // A later one that has not been tried has a queue message of its own.
  const last = outbox.findLastIndex((message) => message && (message.id === asked.id || isBehindAnother(message)));
  const due = outbox.slice(0, last + 1);
  if (due.includes(undefined)) throw new LoggableError(`a message that stands before ${asked.id} has no record yet`);
  const messages = due.filter((message) => message !== undefined);
  return { messages: messages.includes(asked) ? messages : [asked, ...messages], position };
}

function isBehindAnother({ state, reason }: MessageRecord): boolean {
  return state === "waiting" && reason === "earlier-message";
}

/** Has a message wait for an earlier one, and says so on it. */
async function wait(message: MessageRecord, earlier: MessageRecord, ports: SendMailPorts): Promise<void> {
  const nextAttemptAt = nextAttemptBehind(earlier, ports.now());
  if (message.nextAttemptAt === nextAttemptAt) return;
  await comeAgain(message, nextAttemptAt, ports);
  await ports.messages.change(message.id, (before) =>
    before.state === "pending" || isBehindAnother(before)
      ? {
          ...before,
          state: "waiting",
          reason: "earlier-message",
          why: `It follows ${earlier.id}, which has not left.`,
          nextAttemptAt,
        }
      : undefined,
  );
}

async function readMessage(id: string, { messages }: SendMailPorts): Promise<MessageRecord> {
  const message = await messages.get(id);
  if (!message) throw new LoggableError(`there is no message ${id}`);
  return message;
}

const bodySchema = z.object({ message: z.string().min(1), due: z.iso.datetime().optional() });
