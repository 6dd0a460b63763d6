import { whoseOrganisation } from "../../domain/canary/whose.ts";
import { registeredAddresses } from "../../domain/organisation/contact.ts";
import type { PositionKey } from "../../domain/position/position-key.ts";
import { todoIdOf } from "../../domain/todo/todo-item.ts";
import { dispatchOutbox } from "../message/dispatch-outbox.ts";
import type { Messages } from "../message/messages.ts";
import type { ReferenceLists } from "../reference/reference-data.ts";
import type { Enqueue } from "../storage/queue.ts";
import { followReview } from "../todo/follow-review.ts";
import type { TodoItems } from "../todo/todo-items.ts";
import type { PositionRecord, ReplyInReview } from "./position-record.ts";
import { replyInReview, unsettledPositions, type Positions } from "./positions.ts";
import { withReplyLeaving } from "./with-reply-leaving.ts";

export interface ReviewReplyPorts {
  readonly positions: Positions;
  readonly messages: Messages;
  readonly referenceLists: ReferenceLists;
  readonly todoItems: TodoItems;
  readonly enqueueSend: Enqueue;
  readonly now: () => Date;
}

/** Who has read a reply, when, and why they decide so. */
export interface Reviewed {
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly note: string;
}

/**
 * Why nothing became of a reply. `gone`: no reply with this id waits. `changed`: another has taken its place, which nobody has read
 * yet. `statement-replaced`: a newer statement has come in, and the reply to that is being decided. `nobody-registered`: nobody may get it.
 */
export type NotReviewed =
  | { readonly because: "gone" | "statement-replaced" | "nobody-registered" }
  | { readonly because: "changed"; readonly now: string };

export type ReviewResult = { readonly done: true } | ({ readonly done: false } & NotReviewed);

/**
 * Lets a reply leave that waits for a person to read it, or that a person kept back: exactly what its id names. It goes to the addresses that
 * are registered now. Doing it again changes nothing.
 */
export async function releaseReply(
  key: PositionKey,
  id: string,
  reviewed: Reviewed,
  ports: ReviewReplyPorts,
): Promise<ReviewResult> {
  const { contacts } = await ports.referenceLists.all(whoseOrganisation(key.payable));
  const to = registeredAddresses(key.receivable, contacts);
  if (to.length === 0) return { done: false, because: "nobody-registered" };
  const { record, changed, before } = await changeReview(key, id, ports, (position, review) => ({
    record: withReplyLeaving(position, review, to, reviewed.at),
    event: {
      event: "reply-released",
      at: reviewed.at,
      facts: { message: id, facts: review.message.facts, by: reviewed.by, note: reviewed.note },
    },
  }));
  if (!record) return { done: false, because: "gone" };
  if (!changed && record.answer?.messageId !== id) return whyNot(record, id);
  await dispatchOutbox(ports, { from: "position", position: key }, record.outbox);
  const closing = { by: reviewed.by, at: reviewed.at, why: `${reviewed.by} released it. ${reviewed.note}`.trim() };
  for (const item of [todoIdOf("reply-waits", id), todoIdOf("reply-kept-back", before?.keptBack?.message ?? id)])
    await ports.todoItems.close(item, closing);
  return { done: true };
}

/** Keeps a reply back that waits for a person to read it: nothing lets it leave but a person. Doing it again changes nothing. */
export async function keepReplyBack(
  key: PositionKey,
  id: string,
  reviewed: Reviewed,
  ports: ReviewReplyPorts,
): Promise<ReviewResult> {
  const { by, at, note } = reviewed;
  const { record, changed, before } = await changeReview(key, id, ports, (position, review) =>
    review.keptBack
      ? undefined
      : {
          record: {
            ...position,
            review: { ...review, until: undefined, keptBack: { message: id, by, at, note }, wasKeptBack: true },
          },
          event: { event: "reply-kept-back", at, facts: { message: id, facts: review.message.facts, by, note } },
        },
  );
  if (!record) return { done: false, because: "gone" };
  if (!changed && replyInReview(record)?.message.id !== id) return whyNot(record, id);
  await followReview(record, before, ports);
  return { done: true };
}

/** The replies that a person has to read before they leave, or keeps back, those that have waited longest first. */
export async function repliesInReview(positions: Positions): Promise<PositionRecord[]> {
  const found: PositionRecord[] = [];
  for await (const position of unsettledPositions(positions)) if (replyInReview(position)) found.push(position);
  const sinceOf = (position: PositionRecord) => replyInReview(position)?.since ?? "";
  return found.sort((one, other) => (sinceOf(one) < sinceOf(other) ? -1 : 1));
}

type Change = Exclude<Awaited<ReturnType<Parameters<Positions["change"]>[1]>>, undefined>;

async function changeReview(
  key: PositionKey,
  id: string,
  { positions }: ReviewReplyPorts,
  decide: (position: PositionRecord, review: ReplyInReview) => Change | undefined,
) {
  let before: ReplyInReview | undefined;
  const { record, changed } = await positions.change(key, (position) => {
    before = position && replyInReview(position);
    return Promise.resolve(position && before?.message.id === id ? decide(position, before) : undefined);
  });
  return { record, changed, before };
}

function whyNot(position: PositionRecord, id: string): ReviewResult {
  const now = replyInReview(position);
  if (now) return { done: false, because: "changed", now: now.message.id };
  return { done: false, because: position.review?.message.id === id ? "statement-replaced" : "gone" };
}
