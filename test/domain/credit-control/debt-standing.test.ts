import fc from "fast-check";
import { expect, test } from "vitest";

import { addDays, calendarDate, daysBetween } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { isWorkingDay } from "../../../shared/domain/amounts-and-days/working-days.ts";
import { creditTermsSchema, usualCreditTerms } from "../../../shared/domain/credit-control/credit-terms.ts";
import type { DebtEvent } from "../../../shared/domain/credit-control/debt-event.ts";
import { debtStanding } from "../../../shared/domain/credit-control/debt-standing.ts";
import type { Debt } from "../../../shared/domain/credit-control/debts-in-ledger.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";

const day = calendarDate;

/** Its 30 days end on Friday 31 March 2023; 30 days past that is Sunday 30 April, and Monday 1 May is a bank holiday. */
const invoice: Debt = {
  debtor: organisationCode("ZB2"),
  invoiceNumber: "4711",
  state: "open",
  invoiceDate: day("2023-03-01"),
  outstandingPence: pence(120_000),
  disputedPence: pence(0),
};

function standingOn(
  today: string,
  events: readonly DebtEvent[] = [],
  { debt = invoice, ledgerAsAt = today, terms = usualCreditTerms } = {},
) {
  return debtStanding(debt, events, terms, { today: day(today), ledgerAsAt: day(ledgerAsAt) });
}

const stepTaken = (step: "reminder-one" | "reminder-two" | "reminder-three" | "bad-debt", on: string): DebtEvent => ({
  event: "step-taken",
  step,
  day: day(on),
});

const call = (on: string, promisedFor?: string): DebtEvent => ({
  event: "call",
  day: day(on),
  by: "Nell Marsh",
  reason: "Waits for its manager",
  ...(promisedFor === undefined ? {} : { promisedFor: day(promisedFor) }),
});

const disputed = (on: string, amount?: number): DebtEvent => ({
  event: "disputed",
  day: day(on),
  by: "Nell Marsh",
  reason: "Not delivered",
  ...(amount === undefined ? {} : { disputedPence: pence(amount) }),
});

test("RCV-02 reminder one is due 30 days after the 30 days of the terms, on the next working day", () => {
  expect(standingOn("2023-05-01")).toMatchObject({
    step: "reminder-one",
    dueDate: "2023-03-31",
    daysPastDue: 31,
    on: "2023-05-02",
    isDue: false,
  });
  expect(standingOn("2023-05-02")).toMatchObject({ step: "reminder-one", isDue: true });
});

test.each([
  ["reminder-one", "reminder-two"],
  ["reminder-two", "reminder-three"],
  ["reminder-three", "bad-debt"],
] as const)("RCV-02 14 days after %s left, and not a day before, %s is due", (taken, next) => {
  // It left late: the days count from when it left.
  const events = [stepTaken(taken, "2023-06-13")];
  expect(standingOn("2023-06-26", events)).toMatchObject({ step: next, on: "2023-06-27", isDue: false });
  expect(standingOn("2023-06-27", events)).toMatchObject({ step: next, isDue: true });
});

test("RCV-02 after the bad-debt steps there is no further one", () => {
  expect(standingOn("2024-01-02", [stepTaken("bad-debt", "2023-06-13")])).toMatchObject({ standing: "steps-taken" });
});

test("RCV-02 an older clause with two letters a fortnight apart is a setting", () => {
  const terms = creditTermsSchema.parse({
    ...usualCreditTerms,
    steps: [
      { step: "reminder-one", afterDays: 14 },
      { step: "reminder-two", afterDays: 14 },
    ],
  });
  expect(standingOn("2023-04-14", [], { terms })).toMatchObject({ step: "reminder-one", isDue: true });
  expect(standingOn("2023-04-28", [stepTaken("reminder-one", "2023-04-14")], { terms })).toMatchObject({
    step: "reminder-two",
    isDue: true,
  });
  expect(standingOn("2023-06-28", [stepTaken("reminder-two", "2023-04-28")], { terms })).toMatchObject({
    standing: "steps-taken",
  });
});

test("RCV-02 steps that are not in order are refused as a setting", () => {
  const steps = [
    { step: "reminder-two", afterDays: 14 },
    { step: "reminder-one", afterDays: 14 },
  ];
  expect(creditTermsSchema.safeParse({ ...usualCreditTerms, steps }).success).toBe(false);
});

test.each([
  ["is paid", { ...invoice, state: "paid" }, { standing: "settled", why: "paid" }],
  ["is cancelled", { ...invoice, state: "cancelled" }, { standing: "settled", why: "cancelled" }],
  [
    "waits for approval",
    { ...invoice, state: "awaiting-approval" },
    { standing: "suspended", why: "awaiting-approval" },
  ],
  ["is on hold", { ...invoice, state: "on-hold" }, { standing: "suspended", why: "on-hold" }],
  [
    "is in dispute by the ledger",
    { ...invoice, disputedPence: pence(120_000) },
    { standing: "suspended", why: "dispute" },
  ],
  ["has no date", { ...invoice, invoiceDate: undefined }, { standing: "check", why: "no-invoice-date" }],
] as const)("RCV-02 an invoice that %s is not reminded", (_, { invoiceDate, ...debt }, expected) => {
  const dated = invoiceDate === undefined ? debt : { ...debt, invoiceDate };
  expect(standingOn("2023-12-01", [], { debt: dated })).toEqual(expected);
});

test("RCV-02 an invoice that is missing from the ledger is not thereby paid: a person looks", () => {
  const days = { today: day("2023-06-01"), ledgerAsAt: day("2023-06-01") };
  expect(debtStanding(undefined, [], usualCreditTerms, days)).toEqual({
    standing: "check",
    why: "missing-from-ledger",
  });
});

test("RCV-04 a dispute suspends what it is about until it is resolved; the rest is chased", () => {
  expect(standingOn("2023-06-01", [disputed("2023-05-30")])).toEqual({ standing: "suspended", why: "dispute" });
  expect(standingOn("2023-06-01", [disputed("2023-05-30", 50_000)])).toMatchObject({
    chasedPence: 70_000,
    isDue: true,
  });
  const resolved: DebtEvent = {
    event: "dispute-resolved",
    day: day("2023-07-03"),
    by: "Nell Marsh",
    reason: "Delivered",
  };
  expect(standingOn("2023-07-03", [disputed("2023-05-30"), resolved])).toMatchObject({
    chasedPence: 120_000,
    step: "reminder-one",
    on: "2023-07-03",
  });
});

test("RCV-02 a promise suspends until a ledger of a later day shows that it was not kept", () => {
  const events = [stepTaken("reminder-one", "2023-05-02"), call("2023-05-04", "2023-05-31")];
  expect(standingOn("2023-05-31", events)).toEqual({ standing: "suspended", why: "promise", until: "2023-05-31" });
  expect(standingOn("2023-06-05", events, { ledgerAsAt: "2023-05-31" })).toMatchObject({ why: "promise" });
  expect(standingOn("2023-06-05", events, { ledgerAsAt: "2023-06-01" })).toMatchObject({
    step: "reminder-two",
    on: "2023-06-01",
    isDue: true,
  });
});

const agreed: DebtEvent = {
  event: "instalments-agreed",
  day: day("2023-05-10"),
  totalPence: pence(120_000),
  instalments: [
    { day: day("2023-07-31"), pence: pence(40_000) },
    { day: day("2023-05-31"), pence: pence(40_000) },
    { day: day("2023-06-30"), pence: pence(40_000) },
  ],
};

test("RCV-12 instalments that are paid suspend the reminders until the next one", () => {
  const paidOne = { ...invoice, outstandingPence: pence(80_000) };
  expect(standingOn("2023-05-31", [agreed])).toEqual({
    standing: "suspended",
    why: "instalments",
    until: "2023-05-31",
  });
  expect(standingOn("2023-06-15", [agreed], { debt: paidOne })).toMatchObject({
    why: "instalments",
    until: "2023-06-30",
  });
});

test("RCV-12 an instalment is missed only by a ledger of a later day, and by a penny", () => {
  const short = { ...invoice, outstandingPence: pence(80_001) };
  expect(standingOn("2023-06-15", [agreed], { debt: short, ledgerAsAt: "2023-05-31" })).toMatchObject({
    why: "instalments",
  });
  expect(standingOn("2023-06-15", [agreed], { debt: short, ledgerAsAt: "2023-06-01" })).toMatchObject({
    standing: "next-step",
    chasedPence: 80_001,
    missedInstalment: "2023-05-31",
    isDue: true,
  });
});

test("RCV-12 a missed instalment makes the whole due, even if it is paid afterwards", () => {
  const paidLate = { ...invoice, outstandingPence: pence(40_000) };
  const missed: DebtEvent = { event: "instalment-missed", day: day("2023-05-31") };
  expect(standingOn("2023-06-15", [agreed, missed], { debt: paidLate })).toMatchObject({
    standing: "next-step",
    chasedPence: 40_000,
    missedInstalment: "2023-05-31",
  });
});

test("RCV-12 after a missed instalment no step is due before the day after it", () => {
  const missed: DebtEvent = { event: "instalment-missed", day: day("2023-05-31") };
  expect(standingOn("2023-05-31", [agreed, missed])).toMatchObject({ on: "2023-06-01", isDue: false });
  expect(standingOn("2023-06-01", [agreed, missed])).toMatchObject({ on: "2023-06-01", isDue: true });
});

const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(day("2022-01-01"), days));

const anyTerms = fc
  .record({
    termDays: fc.integer({ min: 0, max: 60 }),
    steps: fc
      .subarray([...usualCreditTerms.steps], { minLength: 1 })
      .chain((steps) =>
        fc.tuple(
          ...steps.map(({ step }) =>
            fc.record({ step: fc.constant(step), afterDays: fc.integer({ min: 1, max: 40 }) }),
          ),
        ),
      ),
  })
  .map((some) => creditTermsSchema.parse({ ...usualCreditTerms, ...some }));

/** Days on which the clock runs: it may run twice a day, miss days, or not run for months. */
const anyRuns = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 5, maxLength: 60 });

test("RCV-02 however the clock runs, each step is taken once, in order, on a working day and never before its day", () => {
  fc.assert(
    fc.property(anyDay, anyTerms, anyRuns, (invoiceDate, terms, gaps) => {
      const events: DebtEvent[] = [];
      let today = invoiceDate;
      const leftOn: number[] = [];
      for (const gap of gaps) {
        today = addDays(today, gap);
        const standing = debtStanding({ ...invoice, invoiceDate }, events, terms, { today, ledgerAsAt: today });
        if (standing.standing !== "next-step") continue;
        expect(standing.isDue).toBe(standing.on <= today);
        expect(isWorkingDay(standing.on)).toBe(true);
        if (!standing.isDue) continue;
        events.push({ event: "step-taken", step: standing.step, day: today });
        leftOn.push(daysBetween(invoiceDate, today));
      }
      const steps = terms.steps.slice(0, leftOn.length);
      expect(events.map((each) => (each.event === "step-taken" ? each.step : each.event))).toEqual(
        steps.map(({ step }) => step),
      );
      for (const [at, { afterDays }] of steps.entries())
        expect(leftOn[at]).toBeGreaterThanOrEqual((leftOn[at - 1] ?? terms.termDays) + afterDays);
    }),
  );
});
