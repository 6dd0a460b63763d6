import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { addDays, calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { exerciseIdSchema } from "../../../shared/domain/exercise/exercise.ts";
import type { ReportedPair } from "../../../shared/domain/mismatch/reported-pair.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { mismatchIn, reportsByRound } from "../../../shared/domain/scorecard/mismatch-by-round.ts";
import { scoreOwing, wasComplete, type OwingFacts } from "../../../shared/domain/scorecard/score-owing.ts";
import { scoreTotals } from "../../../shared/domain/scorecard/score-totals.ts";
import { timelinessByTime, timelinessOf } from "../../../shared/domain/scorecard/timeliness.ts";
import { disputeAge, type ToldAnswer } from "../../../shared/domain/scorecard/told-disputes.ts";

const ZA1 = organisationCode("ZA1");
const ZB2 = organisationCode("ZB2");
const ZC3 = organisationCode("ZC3");
const rules = { statementsBy: calendarDate("2023-03-29"), agreeBy: calendarDate("2023-04-11") };

describe("OVS-03 what was done by its date", () => {
  test("OVS-03 the last day itself is on time, and every day after it is late by as many days", () => {
    const by = rules.statementsBy;
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), (days) => {
        const day = addDays(by, days);
        const score = timelinessOf({ day, by, isExpected: true, today: addDays(by, 60) });
        expect(score).toEqual(days <= 0 ? { is: "on-time", day } : { is: "late", day, days });
      }),
    );
  });

  test("OVS-03 what has not come is missing only once its date has passed, and only if it is expected", () => {
    const by = rules.statementsBy;
    const nothing = { day: undefined, by, isExpected: true };
    expect(timelinessOf({ ...nothing, today: by })).toEqual({ is: "not-due" });
    expect(timelinessOf({ ...nothing, today: addDays(by, 1) })).toEqual({ is: "missing" });
    expect(timelinessOf({ ...nothing, isExpected: false, today: addDays(by, 1) })).toEqual({ is: "none" });
    expect(timelinessOf({ ...nothing, by: undefined, today: by })).toEqual({ is: "not-due" });
  });

  test("OVS-03 EXR-05 a form that is due at noon is late in the afternoon of the same day, by UK clocks", () => {
    const by = "2023-04-27T12:00";
    const now = "2023-05-01T00:00:00.000Z";
    const day = "2023-04-27";
    expect(timelinessByTime("2023-04-27T11:00:00.000Z", by, now)).toEqual({ is: "on-time", day });
    expect(timelinessByTime("2023-04-27T11:01:00.000Z", by, now)).toEqual({ is: "late", day, days: 0 });
    expect(timelinessByTime(undefined, by, "2023-04-27T11:00:00.000Z")).toEqual({ is: "not-due" });
    expect(timelinessByTime(undefined, by, now)).toEqual({ is: "missing" });
  });
});

function line(invoiceNumber: string, outstanding: number, agreed: number, disputed = 0) {
  return {
    invoiceNumber,
    outstandingPence: pence(outstanding),
    agreedPence: pence(agreed),
    disputedPence: pence(disputed),
  };
}

function answer(day: string, lines: ToldAnswer["lines"], lacking: readonly number[] = []): ToldAnswer {
  return {
    at: `${day}T10:00:00.000Z`,
    lines,
    ledgerOnly: lacking.map((amount) => ({ outstandingPence: pence(amount) })),
  };
}

describe("OVS-03 age of disputes", () => {
  const until = calendarDate("2023-04-30");

  test("OVS-03 a dispute is as old as the first answer that told it without a break", () => {
    const answers = [
      answer("2023-03-30", [line("A", 500, 0, 500), line("B", 100, 0, 100)]),
      answer("2023-04-03", [line("A", 500, 500), line("B", 100, 0, 100)]),
      answer("2023-04-10", [line("A", 500, 0, 500), line("B", 100, 100)]),
    ];
    expect(disputeAge(answers.slice(0, 2), until)).toEqual({ pence: 100, since: "2023-03-30", days: 31 });
    expect(disputeAge(answers, until)).toEqual({ pence: 500, since: "2023-04-10", days: 20 });
  });

  test("OVS-03 there is none if the last answer tells none", () => {
    expect(disputeAge([], until)).toBeUndefined();
    const settled = [answer("2023-03-30", [line("A", 5, 0, 5)]), answer("2023-04-03", [line("A", 5, 5)])];
    expect(disputeAge(settled, until)).toBeUndefined();
  });
});

const facts: OwingFacts = {
  counterparty: ZB2,
  kind: "r&p",
  statementsAt: ["2023-03-29T22:30:00.000Z", "2023-04-02T09:00:00.000Z"],
  isExpected: true,
  requests: 0,
  reminders: 0,
  answers: [],
  rounds: [],
};
const when = { rules, today: calendarDate("2023-04-20"), until: calendarDate("2023-04-20") };

describe("OVS-03 one counterparty", () => {
  test("OVS-03 the first statement and the first answer count, whatever came later", () => {
    const answers = [
      answer("2023-04-03", [line("A", 500, 200, 300), line("B", 50, 50)], [700, 40]),
      answer("2023-04-12", [line("A", 500, 500), line("B", 50, 50)]),
    ];
    expect(scoreOwing({ ...facts, answers }, when)).toMatchObject({
      // 22:30 UTC is 23:30 of the same day in summer time.
      statement: { is: "on-time", day: "2023-03-29" },
      statements: 2,
      answer: { is: "on-time", day: "2023-04-03" },
      atFirstAnswer: { claimedPence: 550, agreedPence: 250 },
      notOnStatement: { lines: 2, pence: 740 },
    });
  });

  test("OVS-03 a statement is complete if nothing of the ledger lacked and nobody was reminded; unknown until it is answered", () => {
    const full = [answer("2023-04-03", [line("A", 5, 5)])];
    expect(wasComplete(scoreOwing(facts, when))).toBeUndefined();
    expect(wasComplete(scoreOwing({ ...facts, answers: full }, when))).toBe(true);
    expect(wasComplete(scoreOwing({ ...facts, answers: full, reminders: 1 }, when))).toBe(false);
    const lacking = [answer("2023-04-03", [line("A", 5, 5)], [1])];
    expect(wasComplete(scoreOwing({ ...facts, answers: lacking }, when))).toBe(false);
  });

  test("OVS-03 no answer is late to a statement that came after the day of agreement", () => {
    const statementsAt = ["2023-04-15T09:00:00.000Z"];
    const late = scoreOwing({ ...facts, statementsAt, answers: [answer("2023-04-16", [])] }, when);
    expect(late.statement).toEqual({ is: "late", day: "2023-04-15", days: 17 });
    expect(late.answer).toEqual({ is: "no-date", day: "2023-04-16" });
    expect(scoreOwing({ ...facts, statementsAt }, when).answer).toEqual({ is: "not-due" });
    expect(scoreOwing(facts, when).answer).toEqual({ is: "missing" });
  });
});

describe("OVS-03 mismatch by round", () => {
  const rounds = [
    { round: "submission", by: "2023-04-27T12:00" },
    { round: "resubmission", by: "2023-05-12T12:00" },
  ] as const;
  const pair = (
    kind: "r&p" | "i&e",
    receivable: typeof ZA1,
    payable: typeof ZA1,
    difference: number,
  ): ReportedPair => ({
    kind,
    receivable,
    payable,
    receivableSide: { totalPence: pence(1_000 + difference) },
    payableSide: { totalPence: pence(1_000) },
  });
  const reports = [
    { at: "2023-04-20T09:00:00.000Z", pairs: [pair("r&p", ZB2, ZA1, 900)] },
    { at: "2023-05-08T09:00:00.000Z", pairs: [pair("r&p", ZB2, ZA1, -300)] },
    { at: "2023-05-05T09:00:00.000Z", pairs: [pair("r&p", ZB2, ZA1, 700), pair("i&e", ZB2, ZA1, 20)] },
    { at: "2023-05-12T11:00:00.000Z", pairs: [pair("r&p", ZA1, ZC3, 5)] },
  ];
  const shown = (kind: "r&p" | "i&e", round: "submission" | "resubmission") =>
    mismatchIn(reportsByRound(rounds, reports, kind).get(round), { counterparty: ZB2, kind, role: "payable" }, ZA1);

  test("OVS-03 MIS-02 the last report after a round's time and before the next round's counts, for each kind", () => {
    expect(shown("r&p", "submission")).toEqual({ is: "shown", pence: 300 });
    expect(shown("i&e", "submission")).toEqual({ is: "shown", pence: 20 });
  });

  test("OVS-03 a pair that a report does not show is not nil, and a round without a report is not either", () => {
    expect(shown("r&p", "resubmission")).toEqual({ is: "not-shown" });
    expect(shown("i&e", "resubmission")).toEqual({ is: "no-report" });
  });

  test("OVS-03 the two directions of a pair are two", () => {
    const [report] = [{ at: "2023-05-08T09:00:00.000Z", pairs: [pair("r&p", ZA1, ZB2, 40)] }];
    expect(mismatchIn(report, { counterparty: ZB2, kind: "r&p", role: "payable" }, ZA1)).toEqual({ is: "not-shown" });
    expect(mismatchIn(report, { counterparty: ZB2, kind: "r&p", role: "receivable" }, ZA1)).toEqual({
      is: "shown",
      pence: 40,
    });
  });
});

test("OVS-03 the history adds up each kind by itself, and leaves out a round of which no report came", () => {
  const round = (amount: number) => [
    { round: "submission" as const, mismatch: { is: "shown" as const, pence: pence(amount) } },
    { round: "audit" as const, mismatch: { is: "no-report" as const } },
  ];
  const answers = [answer("2023-04-03", [line("A", 500, 200, 300)])];
  const scorecard = {
    organisation: ZA1,
    exercise: exerciseIdSchema.parse("2022-23-Q4"),
    until: when.until,
    owing: [
      scoreOwing({ ...facts, answers, rounds: round(30) }, when),
      scoreOwing({ ...facts, counterparty: ZC3, statementsAt: [], rounds: round(4) }, when),
      scoreOwing({ ...facts, kind: "i&e", answers }, when),
    ],
    owed: [
      {
        counterparty: ZB2,
        kind: "r&p" as const,
        statement: { is: "late" as const, day: when.today, days: 3 },
        statements: 1,
        rounds: round(5),
      },
    ],
    forms: [],
    expectedUnknown: [],
  };
  expect(scoreTotals(scorecard)).toMatchObject([
    {
      kind: "r&p",
      statements: { onTime: 1, late: 0, missing: 1 },
      answers: { onTime: 1, late: 0, missing: 0 },
      claimedPence: 500,
      agreedPence: 200,
      ownStatements: { onTime: 0, late: 1 },
      disputePence: 300,
      oldestDisputeDays: 17,
      mismatches: [{ round: "submission", pence: 39 }],
    },
    { kind: "i&e", statements: { onTime: 1 }, mismatches: [] },
  ]);
});
