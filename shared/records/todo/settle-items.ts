import type { OrganisationCode } from "../../domain/organisation/organisation-code.ts";
import type { Mails } from "../mail/mails.ts";
import type { Messages } from "../message/messages.ts";
import { positionsOfPayable, type Positions } from "../position/positions.ts";
import { CLOSED_BY_ACCORD, type TodoItem } from "../../domain/todo/todo-item.ts";
import { closeEnded, isSettledBy } from "./follow-mail.ts";
import { closeEndedMessage } from "./follow-message.ts";
import { settleReviewItem } from "./follow-review.ts";
import type { TodoItems } from "./todo-items.ts";

export interface SettleItemsPorts {
  readonly todoItems: TodoItems;
  readonly mails: Mails;
  readonly messages: Messages;
  readonly positions: Positions;
  readonly now: () => Date;
}

/**
 * Closes the items that have settled themselves although nobody closed them, as the step that should have was lost. Looks only at
 * those that are due to be looked at, and reads the positions of an organisation once, however many of its refusals are due.
 *
 * @param isDue whether to look at something that has waited since an ISO instant
 */
export async function settleItems(isDue: (since: string) => boolean, ports: SettleItemsPorts): Promise<void> {
  const refusals: TodoItem[] = [];
  for await (const item of ports.todoItems.listOpen()) {
    if (!isDue(item.since)) continue;
    if (item.kind === "refusal") refusals.push(item);
    await settle(item, ports);
  }
  for (const [payable, due] of Map.groupBy(refusals, (item) => item.payable))
    if (payable !== undefined) await settleRefusals(payable, due, ports);
}

async function settle(item: TodoItem, ports: SettleItemsPorts): Promise<void> {
  if (item.source.from === "mail") {
    const mail = await ports.mails.get(item.source.mailId);
    if (mail) await closeEnded(mail, ports);
  }
  if (item.source.from === "message") {
    const message = await ports.messages.get(item.source.messageId);
    if (message) await closeEndedMessage(message, ports);
  }
  if (item.source.from === "position" && (item.kind === "reply-waits" || item.kind === "reply-kept-back")) {
    const position = await ports.positions.get(item.source.position);
    if (position) await settleReviewItem(item.id, position, ports);
  }
}

async function settleRefusals(
  payable: OrganisationCode,
  refusals: readonly TodoItem[],
  { positions, todoItems, now }: SettleItemsPorts,
): Promise<void> {
  const open = new Set(refusals);
  for await (const { key, current } of positionsOfPayable(positions, payable)) {
    for (const item of open)
      if (key.receivable === item.counterparty && isSettledBy(item, key, current.receivedAt)) {
        open.delete(item);
        await todoItems.close(item.id, {
          by: CLOSED_BY_ACCORD,
          at: now().toISOString(),
          why: `A good statement came with mail ${current.mailId}.`,
        });
      }
    if (open.size === 0) return;
  }
}
