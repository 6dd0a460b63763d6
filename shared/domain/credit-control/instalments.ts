import type { CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { addPence, noPence, subtractPence, type Pence } from "../amounts-and-days/pence.ts";
import { lastEvent, type DebtEvent } from "./debt-event.ts";

/** How an agreement to pay in instalments stands: kept, with the day of the next one, or over because one was missed (RCV-12). */
export type InstalmentsStanding =
  | { readonly instalments: "kept"; readonly next: CalendarDate }
  | { readonly instalments: "missed"; readonly day: CalendarDate };

/**
 * How the last agreement stands, by what was still outstanding on the day of a ledger; `undefined` without one. An instalment is missed when a
 * ledger of a later day has not all that was to be paid until then. Once the history says that one was missed, later money mends nothing.
 */
export function instalmentsStanding(
  events: readonly DebtEvent[],
  outstandingPence: Pence,
  ledgerAsAt: CalendarDate,
): InstalmentsStanding | undefined {
  const last = lastEvent(events, "instalments-agreed", "instalment-missed");
  if (last === undefined) return undefined;
  if (last.event === "instalment-missed") return { instalments: "missed", day: last.day };
  const paid = subtractPence(last.totalPence, outstandingPence);
  let agreed = noPence;
  for (const { day, pence } of last.instalments.toSorted((one, other) => (one.day < other.day ? -1 : 1))) {
    agreed = addPence(agreed, pence);
    if (agreed > paid) return day < ledgerAsAt ? { instalments: "missed", day } : { instalments: "kept", next: day };
  }
  return undefined;
}
