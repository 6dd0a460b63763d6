import type { Exercise } from "../../shared/domain/exercise/exercise.ts";
import { textOfPosition } from "../../shared/domain/position/position-key.ts";
import { mailsInState, type Mails } from "../../shared/records/mail/mails.ts";
import type { MessageRecord } from "../../shared/records/message/message-record.ts";
import type { Messages } from "../../shared/records/message/messages.ts";
import type { PositionRecord } from "../../shared/records/position/position-record.ts";
import type { Positions } from "../../shared/records/position/positions.ts";
import { repliesInReview } from "../../shared/records/position/review-reply.ts";
import type { Log } from "../../shared/telemetry/log.ts";

export interface PublishWorkPorts {
  readonly mails: Mails;
  readonly messages: Messages;
  readonly positions: Positions;
  readonly now: () => Date;
  readonly log: Log;
}

/** No gauge counts further: what nobody closes piles up, and a thousand says as much as two thousand. */
const MOST = 1000;

/** What waits now, and how long the oldest accepted statement has waited since it came in. */
export async function publishWork(running: readonly Exercise[], ports: PublishWorkPorts): Promise<void> {
  const { mails, messages, positions } = ports;
  const inReview = await repliesInReview(positions);
  const unanswered = await unansweredStatements(mails, new Set(inReview.map(statementOf)));
  ports.log({
    event: "work-figures",
    metrics: {
      OldestUnansweredStatement: unanswered.oldest === undefined ? 0 : secondsSince(unanswered.oldest, ports.now()),
      UnansweredStatements: unanswered.count,
      RepliesInReview: Math.min(inReview.length, MOST),
      HeldOpen: await countOf(mailsInState(mails, "held")),
      MessagesWaitingNow: await countOfStates(messages, ["pending", "sending", "waiting"]),
      MessagesRejectedNow: await countOfStates(messages, ["rejected"]),
      MailExpected: running.length > 0 ? 1 : 0,
    },
  });
}

function statementOf({ key, current }: PositionRecord): string {
  return `${current.mailId} ${textOfPosition(key)}`;
}

/**
 * Accepted mails come the oldest first, so the first of them is the oldest. A statement whose answer waits for a person to read it has been
 * worked on.
 */
async function unansweredStatements(
  mails: Mails,
  inReview: ReadonlySet<string>,
): Promise<{ count: number; oldest: string | undefined }> {
  let count = 0;
  let oldest: string | undefined;
  for await (const { id, receivedAt, statements } of mailsInState(mails, "accepted")) {
    const open = statements.filter(
      ({ became, answeredBy, position }) =>
        became !== "duplicate" && answeredBy === undefined && !inReview.has(`${id} ${textOfPosition(position)}`),
    );
    if (open.length === 0) continue;
    count += open.length;
    if (oldest === undefined || receivedAt < oldest) oldest = receivedAt;
    if (count >= MOST) break;
  }
  return { count, oldest };
}

function secondsSince(instant: string, now: Date): number {
  return Math.max(0, Math.round((now.getTime() - Date.parse(instant)) / 1000));
}

async function countOfStates(messages: Messages, states: readonly MessageRecord["state"][]): Promise<number> {
  let count = 0;
  for (const state of states) count += await countOf(messages.list(state));
  return Math.min(count, MOST);
}

async function countOf(all: AsyncIterable<unknown>): Promise<number> {
  const iterator = all[Symbol.asyncIterator]();
  let count = 0;
  while (count < MOST && (await iterator.next()).done !== true) count += 1;
  await iterator.return?.();
  return count;
}
