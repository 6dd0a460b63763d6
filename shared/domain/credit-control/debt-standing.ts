import { addDays, daysBetween, type CalendarDate } from "../amounts-and-days/calendar-date.ts";
import { noPence, pence, subtractPence, type Pence } from "../amounts-and-days/pence.ts";
import { addWorkingDays } from "../amounts-and-days/working-days.ts";
import { isLaterStep, type CreditStep, type CreditTerms } from "./credit-terms.ts";
import { lastEvent, type DebtEvent } from "./debt-event.ts";
import type { Debt } from "./debts-in-ledger.ts";
import { instalmentsStanding, type InstalmentsStanding } from "./instalments.ts";

/** Where a debt stands in credit control, and why. */
export type DebtStanding =
  | { readonly standing: "settled"; readonly why: "paid" | "cancelled" | "written-off" }
  /** A person has to look: an invoice that is missing from the ledger is not thereby paid. */
  | { readonly standing: "check"; readonly why: "missing-from-ledger" | "no-invoice-date" }
  /** Nobody reminds or calls. With a day, it is the last one on which that is so. */
  | { readonly standing: "suspended"; readonly why: "awaiting-approval" | "on-hold" | "dispute" }
  | { readonly standing: "suspended"; readonly why: "promise" | "instalments"; readonly until: CalendarDate }
  | (Chased & {
      readonly standing: "next-step";
      readonly step: CreditStep;
      readonly on: CalendarDate;
      readonly isDue: boolean;
    })
  /** All steps have been taken. */
  | (Chased & { readonly standing: "steps-taken" });

/** A debt that is chased. */
export interface Chased {
  /** What is chased of it: all but what is in dispute. */
  readonly chasedPence: Pence;
  readonly dueDate: CalendarDate;
  /** Negative before that day. */
  readonly daysPastDue: number;
  /** From when it is called about (RCV-03): the day of the first step. */
  readonly callsFrom: CalendarDate;
  /** The last step taken. */
  readonly after?: { readonly step: CreditStep; readonly day: CalendarDate };
  /** The instalment that was missed, so that the whole is due (RCV-12). */
  readonly missedInstalment?: CalendarDate;
}

/** The day it is in the United Kingdom, and the day of the sales ledger in force. */
export interface CreditDays {
  readonly today: CalendarDate;
  readonly ledgerAsAt: CalendarDate;
}

/**
 * Where a debt stands on a day (RCV-02), by its history and the sales ledger in force; without a debt, it is in no line of that ledger. One
 * step follows another: the first counts from the day by which the invoice was to be paid, each further one from when the one before it was
 * taken, and a step whose day is no working day is taken on the next one.
 */
export function debtStanding(
  debt: Debt | undefined,
  events: readonly DebtEvent[],
  terms: CreditTerms,
  days: CreditDays,
): DebtStanding {
  if (lastEvent(events, "written-off") !== undefined) return { standing: "settled", why: "written-off" };
  if (debt === undefined) return { standing: "check", why: "missing-from-ledger" };
  if (debt.state === "paid" || debt.state === "cancelled") return { standing: "settled", why: debt.state };
  if (debt.state !== "open") return { standing: "suspended", why: debt.state };
  const { invoiceDate, outstandingPence } = debt;
  if (invoiceDate === undefined) return { standing: "check", why: "no-invoice-date" };

  const chasedPence = subtractPence(outstandingPence, disputedOf(debt, events));
  if (chasedPence <= 0) return { standing: "suspended", why: "dispute" };
  const instalments = instalmentsStanding(events, outstandingPence, days.ledgerAsAt);
  if (instalments?.instalments === "kept")
    return { standing: "suspended", why: "instalments", until: instalments.next };
  const promisedFor = lastEvent(events, "call")?.promisedFor;
  // Only a ledger of a later day can say that a promise was not kept.
  if (promisedFor !== undefined && (days.today <= promisedFor || days.ledgerAsAt <= promisedFor))
    return { standing: "suspended", why: "promise", until: promisedFor };

  return nextStep({ invoiceDate, chasedPence, instalments, promisedFor }, events, terms, days);
}

interface Chaseable {
  readonly invoiceDate: CalendarDate;
  readonly chasedPence: Pence;
  readonly instalments: Extract<InstalmentsStanding, { readonly instalments: "missed" }> | undefined;
  readonly promisedFor: CalendarDate | undefined;
}

function nextStep(
  { invoiceDate, chasedPence, instalments, promisedFor }: Chaseable,
  events: readonly DebtEvent[],
  { termDays, steps }: CreditTerms,
  { today }: CreditDays,
): DebtStanding {
  const dueDate = addDays(invoiceDate, termDays);
  const taken = lastEvent(events, "step-taken");
  const chased: Chased = {
    chasedPence,
    dueDate,
    daysPastDue: daysBetween(dueDate, today),
    callsFrom: workingDayFrom(addDays(dueDate, steps[0]?.afterDays ?? 0)),
    ...(taken === undefined ? {} : { after: { step: taken.step, day: taken.day } }),
    ...(instalments === undefined ? {} : { missedInstalment: instalments.day }),
  };
  const next = steps.find(({ step }) => taken === undefined || isLaterStep(step, taken.step));
  if (next === undefined) return { standing: "steps-taken", ...chased };
  const resolved = lastEvent(events, "dispute-resolved")?.day;
  const ends = [promisedFor, instalments?.day].flatMap((day) => (day === undefined ? [] : addDays(day, 1)));
  const earliest = [
    addDays(taken?.day ?? dueDate, next.afterDays),
    ...(resolved === undefined ? [] : [resolved]),
    ...ends,
  ];
  const on = workingDayFrom(earliest.reduce((one, other) => (one > other ? one : other)));
  return { standing: "next-step", ...chased, step: next.step, on, isDue: on <= today };
}

/** What is in dispute, by the ledger or by the history, whichever has more. */
function disputedOf({ outstandingPence, disputedPence }: Debt, events: readonly DebtEvent[]): Pence {
  const last = lastEvent(events, "disputed", "dispute-resolved");
  const said = last?.event === "disputed" ? (last.disputedPence ?? outstandingPence) : noPence;
  return pence(Math.max(said, disputedPence));
}

function workingDayFrom(day: CalendarDate): CalendarDate {
  return addWorkingDays(addDays(day, -1), 1);
}
