import { formatCalendarDate } from "../../domain/amounts-and-days/calendar-date.ts";
import type { LedgerEffect } from "../../domain/ledger/ledger-effect.ts";
import type { LedgerSnapshot } from "../../domain/ledger/ledger-snapshot.ts";
import type { WaitingLedger } from "../../domain/ledger/ledger-state.ts";
import type { Directory } from "../../domain/organisation/organisation.ts";
import { todoIdOf } from "../../domain/todo/todo-item.ts";
import { sayConcern, sayEffect, sayRevisedReply } from "../../messages/words/ledger-concern-words.ts";
import { quoteFileName } from "../../messages/words/quote-text.ts";
import type { TodoClosing, TodoItems } from "../todo/todo-items.ts";

/** As many revised replies are named in the item; the object of its effect has more. */
const MOST_NAMED = 20;

/** Puts a ledger that waits on the to-do list: why it waits, and what it would send to whom. */
export async function openWaitingItem(
  { ledger, since, concerns }: WaitingLedger,
  effect: LedgerEffect,
  directory: Directory,
  todoItems: TodoItems,
): Promise<void> {
  const { organisation, kind, uploadId, snapshot, asAt, close, file } = ledger;
  const nameOf = (code: LedgerSnapshot["organisation"]) => directory.get(code)?.name ?? code;
  const id = idOf(ledger);
  if (id === undefined || uploadId === undefined) return;
  await todoItems.open({
    id,
    kind: "ledger-waiting",
    payable: organisation,
    pence: ledger.totalPence,
    since,
    what:
      `The ${kind} ledger ${quoteFileName(file)} as at ${formatCalendarDate(asAt)} (${close} close) is not in force: it waits to be released. ` +
      `See accord ledger release ${organisation}${kind === "payables" ? "" : ` --kind ${kind}`}.`,
    details: [
      ...concerns.map(sayConcern),
      sayEffect(effect),
      ...effect.replies.slice(0, MOST_NAMED).map((reply) => sayRevisedReply(reply, nameOf)),
      ...(effect.revised > MOST_NAMED ? [`and ${(effect.revised - MOST_NAMED).toLocaleString("en-GB")} more.`] : []),
    ],
    source: { from: "ledger", uploadId, snapshot },
  });
}

/** Takes a ledger off the to-do list. Nothing happens to one that never waited. */
export async function closeWaitingItem(
  ledger: Pick<LedgerSnapshot, "organisation" | "uploadId">,
  closing: TodoClosing,
  todoItems: TodoItems,
): Promise<void> {
  const id = idOf(ledger);
  if (id !== undefined) await todoItems.close(id, closing);
}

function idOf({ organisation, uploadId }: Pick<LedgerSnapshot, "organisation" | "uploadId">): string | undefined {
  return uploadId === undefined ? undefined : todoIdOf("ledger-waiting", organisation, uploadId);
}
