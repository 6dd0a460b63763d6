import { expect, test } from "vitest";

import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { usualApprovalLimits } from "../../../shared/domain/credit-control/approval-limits.ts";
import { creditStepSchema, usualCreditTerms } from "../../../shared/domain/credit-control/credit-terms.ts";
import type { DebtEvent } from "../../../shared/domain/credit-control/debt-event.ts";
import { debtStanding } from "../../../shared/domain/credit-control/debt-standing.ts";
import { writeOffDossier } from "../../../shared/domain/credit-control/write-off-dossier.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";

const today = calendarDate("2023-12-01");

const allSteps = creditStepSchema.options.map((step): DebtEvent => ({
  event: "step-taken",
  step,
  day: calendarDate("2023-10-02"),
}));

const call: DebtEvent = {
  event: "call",
  day: calendarDate("2023-10-03"),
  by: "Nell Marsh",
  reason: "The clinic has closed",
};

function dossierAfter(...events: readonly DebtEvent[]) {
  const debt = {
    debtor: organisationCode("ZB2"),
    invoiceNumber: "4711",
    state: "open",
    invoiceDate: calendarDate("2023-03-01"),
    outstandingPence: pence(2_500_001),
    disputedPence: pence(0),
  } as const;
  const standing = debtStanding(debt, events, usualCreditTerms, { today, ledgerAsAt: today });
  return writeOffDossier(standing, events, usualCreditTerms, usualApprovalLimits["write-off"]);
}

test("RCV-10 a write-off is proposed when all steps have been taken, with the correspondence, the reasons and who approves it", () => {
  expect(dossierAfter(...allSteps, call, call)).toEqual({
    dossier: {
      amountPence: 2_500_001,
      steps: allSteps,
      correspondence: [...allSteps, call, call],
      reasons: ["The clinic has closed"],
      limit: { roles: ["director-of-finance", "chief-executive"], limit: { below: 5_000_000 } },
    },
  });
});

test("RCV-10 no write-off is proposed while a step is left or no reason is logged", () => {
  expect(dossierAfter(...allSteps.slice(0, 2))).toEqual({
    obstacles: [
      { obstacle: "steps-not-taken", steps: ["reminder-three", "bad-debt"] },
      { obstacle: "no-reason-logged" },
    ],
  });
  expect(dossierAfter(...allSteps)).toEqual({ obstacles: [{ obstacle: "no-reason-logged" }] });
});

test.each<[string, DebtEvent]>([
  ["in dispute", { event: "disputed", day: today, by: "Nell Marsh", reason: "Not delivered" }],
  ["promised", { ...call, promisedFor: calendarDate("2023-12-15") }],
])("RCV-10 no write-off is proposed of what is %s", (_, event) => {
  expect(dossierAfter(...allSteps, call, event)).toEqual({
    obstacles: [{ obstacle: "not-chased", standing: "suspended" }],
  });
});

test("RCV-10 what is written off already is settled", () => {
  const written: DebtEvent = { event: "written-off", day: today, pence: pence(2_500_001), limit: "below £50,000.00" };
  expect(dossierAfter(...allSteps, call, written)).toEqual({
    obstacles: [{ obstacle: "not-chased", standing: "settled" }],
  });
});
