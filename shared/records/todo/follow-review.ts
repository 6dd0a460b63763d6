import { formatPounds } from "../../domain/amounts-and-days/format-pounds.ts";
import { CLOSED_BY_ACCORD, todoIdOf, type NewTodoItem } from "../../domain/todo/todo-item.ts";
import { ukTime } from "../../messages/words/uk-time.ts";
import type { PositionRecord, ReplyInReview } from "../position/position-record.ts";
import { replyInReview } from "../position/positions.ts";
import type { TodoItems } from "./todo-items.ts";

export interface FollowReviewPorts {
  readonly todoItems: Pick<TodoItems, "open" | "close">;
  readonly now: () => Date;
}

/**
 * Brings the to-do list in line with the reply of a position that a person reads before it leaves, or keeps back. Call it after the
 * position was written. Doing it again changes nothing.
 *
 * @param before the reply that waited before; its item is closed if it waits no longer
 */
export async function followReview(
  position: PositionRecord,
  before: ReplyInReview | undefined,
  { todoItems, now }: FollowReviewPorts,
): Promise<void> {
  const item = itemOfReview(position);
  if (item) await todoItems.open(item);
  if (before === undefined) return;
  const closing = { by: CLOSED_BY_ACCORD, at: now().toISOString(), why: whyEnded(position, before) };
  for (const id of itemIdsOf(before)) if (id !== item?.id) await todoItems.close(id, closing);
}

/** Closes an item about a reply that waits no longer, although nobody closed it. */
export async function settleReviewItem(
  id: string,
  position: PositionRecord,
  { todoItems, now }: FollowReviewPorts,
): Promise<void> {
  if (itemOfReview(position)?.id === id) return;
  await todoItems.close(id, { by: CLOSED_BY_ACCORD, at: now().toISOString(), why: "The reply waits no longer." });
}

function itemOfReview(position: PositionRecord): NewTodoItem | undefined {
  const review = replyInReview(position);
  if (!review) return undefined;
  const { key, current, reconciled } = position;
  const { message, keptBack, until } = review;
  const kind = keptBack ? ("reply-kept-back" as const) : ("reply-waits" as const);
  const totals = reconciled?.totals;
  const result =
    totals === undefined
      ? ""
      : `It agrees ${formatPounds(totals.agreedPence)} of ${formatPounds(current.totalPence)}. `;
  const look = `accord replies show ${message.id}, then accord replies release or accord replies reject.`;
  const what = keptBack
    ? `${keptBack.by} keeps the reply to ${key.receivable} back: ${keptBack.note} The statement has no answer until somebody releases the reply, or a decision or a ledger changes it. ${look}`
    : `A reply to ${key.receivable} waits to be read before it leaves. ${result}${until === undefined ? "" : `It leaves by itself on ${ukTime(until)}. `}${look}`;
  return {
    id: todoIdOf(kind, keptBack?.message ?? message.id),
    kind,
    payable: key.payable,
    counterparty: key.receivable,
    position: key,
    pence: current.totalPence,
    since: keptBack?.at ?? message.decidedAt,
    what,
    source: { from: "position", position: key },
  };
}

function itemIdsOf({ message, keptBack }: ReplyInReview): string[] {
  return [todoIdOf("reply-waits", message.id), ...(keptBack ? [todoIdOf("reply-kept-back", keptBack.message)] : [])];
}

function whyEnded(position: PositionRecord, { message }: ReplyInReview): string {
  const now = replyInReview(position);
  if (now?.keptBack) return `${now.keptBack.by} keeps it back: ${now.keptBack.note}`;
  if (now) return `Another reply has taken its place: ${now.message.id}.`;
  if (position.answer?.messageId === message.id) return "It leaves.";
  return "It is no longer called for.";
}
