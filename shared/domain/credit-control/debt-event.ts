import * as z from "zod";

import { calendarDateSchema } from "../amounts-and-days/calendar-date.ts";
import { penceSchema } from "../amounts-and-days/pence.ts";
import { creditStepSchema } from "./credit-terms.ts";

const day = calendarDateSchema;
const words = z.string().trim().min(1);

/** What happened about a debt. A history has its events in the order in which they happened; nothing is ever taken out of it. */
export const debtEventSchema = z.discriminatedUnion("event", [
  z.object({ event: z.literal("step-taken"), day, step: creditStepSchema }),
  /** The reason for non-payment is logged at each contact (RCV-02). */
  z.object({ event: z.literal("call"), day, by: words, reason: words, promisedFor: day.optional() }),
  /** Without an amount, the whole debt is in dispute (RCV-04). */
  z.object({ event: z.literal("disputed"), day, by: words, reason: words, disputedPence: penceSchema.optional() }),
  z.object({ event: z.literal("dispute-resolved"), day, by: words, reason: words }),
  z.object({
    event: z.literal("instalments-agreed"),
    day,
    /** What was outstanding on that day: less than this was paid since. */
    totalPence: penceSchema,
    instalments: z.array(z.object({ day, pence: penceSchema })).min(1),
  }),
  /** Once one is missed, the whole is due (RCV-12), although it may be paid later. */
  z.object({ event: z.literal("instalment-missed"), day }),
  z.object({ event: z.literal("written-off"), day, pence: penceSchema, limit: words }),
]);

export type DebtEvent = z.infer<typeof debtEventSchema>;

type EventOf<Kind extends DebtEvent["event"]> = Extract<DebtEvent, { readonly event: Kind }>;

/** The last event of one of these kinds. */
export function lastEvent<Kind extends DebtEvent["event"]>(
  events: readonly DebtEvent[],
  ...kinds: readonly Kind[]
): EventOf<Kind> | undefined {
  return events.findLast((each): each is EventOf<Kind> => kinds.some((kind) => kind === each.event));
}
