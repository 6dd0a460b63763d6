import { expect, test } from "vitest";

import { addDays, calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { callDue } from "../../../shared/domain/credit-control/call-due.ts";
import { usualCreditTerms } from "../../../shared/domain/credit-control/credit-terms.ts";
import type { DebtEvent } from "../../../shared/domain/credit-control/debt-event.ts";
import { debtStanding } from "../../../shared/domain/credit-control/debt-standing.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";

const day = calendarDate;

/** Invoiced on 1 March 2023: the first step is on Tuesday 2 May. */
function callsBetween(from: string, to: string, amount: number, events: readonly DebtEvent[] = []): string[] {
  const history = [...events];
  const called: string[] = [];
  for (let today = day(from); today <= to; today = addDays(today, 1)) {
    const debt = {
      debtor: organisationCode("ZB2"),
      invoiceNumber: "4711",
      state: "open",
      invoiceDate: day("2023-03-01"),
      outstandingPence: pence(amount),
      disputedPence: pence(0),
    } as const;
    const standing = debtStanding(debt, history, usualCreditTerms, { today, ledgerAsAt: today });
    if (callDue(standing, history, usualCreditTerms, today) === undefined) continue;
    called.push(today.slice(5));
    history.push({ event: "call", day: today, by: "Nell Marsh", reason: "No answer" });
    expect(callDue(standing, history, usualCreditTerms, today)).toBeUndefined();
  }
  return called;
}

test("RCV-03 a debt over £100,000 is called about on each working day from its first step, once", () => {
  expect(callsBetween("2023-04-24", "2023-05-10", 10_000_001)).toEqual([
    "05-02",
    "05-03",
    "05-04",
    "05-05",
    "05-09",
    "05-10",
  ]);
});

test("RCV-03 a debt of exactly £100,000 is called about twice a week", () => {
  // The Mondays 1 and 8 May were bank holidays.
  expect(callsBetween("2023-04-24", "2023-05-19", 10_000_000)).toEqual([
    "05-02",
    "05-04",
    "05-09",
    "05-11",
    "05-15",
    "05-18",
  ]);
});

test("RCV-03 a call that comes late in the week is followed by a second one before the week ends", () => {
  expect(callsBetween("2023-05-17", "2023-05-21", 5_000_001)).toEqual(["05-17", "05-18"]);
});

test("RCV-03 a debt of exactly £50,000 is called about only after letters", () => {
  expect(callsBetween("2023-04-24", "2023-05-19", 5_000_000)).toEqual([]);
});

test("RCV-02 a call goes with each letter, whatever the amount, once", () => {
  const events: DebtEvent[] = [{ event: "step-taken", step: "reminder-one", day: day("2023-05-02") }];
  expect(callsBetween("2023-05-02", "2023-06-30", 100, events)).toEqual(["05-02"]);
});

test("RCV-03 nobody calls about a debt that is in dispute", () => {
  const events: DebtEvent[] = [
    { event: "disputed", day: day("2023-05-01"), by: "Nell Marsh", reason: "Not delivered" },
  ];
  expect(callsBetween("2023-05-02", "2023-05-31", 20_000_000, events)).toEqual([]);
});
