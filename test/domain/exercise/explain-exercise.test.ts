import { existsSync, readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { exerciseSchema, isThresholdOpen, lastDayOf } from "../../../shared/domain/exercise/exercise.ts";
import { explainExercise } from "../../../shared/domain/exercise/explain-exercise.ts";
import { booked, claim, monthTwelve, reconcileCase } from "../reconcile/statement-and-ledger.ts";

const rules = { agreement: "required", statementsBy: "2023-03-29", agreeBy: "2023-04-11" };

function withKinds(kinds: Record<string, unknown>, more: Record<string, unknown> = {}) {
  return exerciseSchema.parse({ ...monthTwelve, kinds, ...more });
}

describe("EXR-02 thresholds that are not set yet", () => {
  test.each([{}, { issueOverPence: "to be confirmed", agreeOverPence: "to be confirmed" }])(
    "EXR-02 a threshold may be left out or be to be confirmed: nothing is required until it is set (%o)",
    (open) => {
      const exercise = withKinds({ "r&p": { ...rules, ...open } });
      expect(exercise.kinds["r&p"] && isThresholdOpen(exercise.kinds["r&p"])).toBe(true);
      const outcome = reconcileCase({ exercise, statement: [claim("1", 9e6)], ledger: [booked("1", 9e6)] });
      expect(outcome.replyRequired).toBe(false);
      expect(outcome.replyRequiredWhy).toBe(
        "A reply is voluntary for now: the threshold for agreeing receivables and payables is not set yet in this exercise.",
      );
      expect(explainExercise(exercise).facts.join(" ")).toContain("until it is, no reply says that it is required");
    },
  );

  test("EXR-02, EXR-04 what is in dispute deserves a reply all the same, and what need not be agreed has no open threshold", () => {
    const exercise = withKinds({ "r&p": rules });
    const disputed = reconcileCase({ exercise, statement: [claim("1", 5)], ledger: [booked("1", 5, { disputed: 5 })] });
    expect(disputed.replyRequired).toBe(true);
    expect(isThresholdOpen({ agreement: "voluntary" })).toBe(false);
  });

  test("EXR-02 another word than that is refused", () => {
    expect(() => withKinds({ "r&p": { ...rules, agreeOverPence: "soon" } })).toThrow();
  });
});

test("EXR-01 an exercise is explained in sentences", () => {
  const { facts, doubts } = explainExercise(
    withKinds(
      {
        "r&p": { ...rules, issueOverPence: 250_000, agreeOverPence: 30_000_000, askFrom: "2023-03-30" },
        accruals: { ...rules, issueOverPence: 0, agreement: "voluntary" },
      },
      { lastPayments: "2023-03-24" },
    ),
  );
  expect(facts).toEqual([
    "2022-23 Q4: the year from 1 April 2022 to 31 March 2023, up to the end of the quarter on 31 March 2023.",
    "The cut-off is 23 March 2023. A statement belongs to it if its date is nearer to that day than to the cut-off of any other exercise.",
    "Payments to 24 March 2023 are expected on statements as at 23 March 2023; a later one is remarked on.",
    "Statements of receivables and payables are issued over £2,500.00, by 29 March 2023, a missing one is asked for from 30 March 2023. Over £300,000.00 agreement is required, by 11 April 2023.",
    "Statements of accruals are issued over £0.00, by 29 March 2023. They need not be agreed, by 11 April 2023.",
    "The tolerance for mismatches is not set yet: every mismatch has to be cleared.",
    "It takes no statements of income and expenditure.",
  ]);
  expect(doubts).toEqual([]);
});

test("EXR-05 what looks like a slip in an exercise is said, and does not refuse it", () => {
  const slips = withKinds(
    {
      "r&p": {
        ...rules,
        issueOverPence: 500,
        agreeOverPence: 400,
        statementsBy: "2022-03-01",
        askFrom: "2022-02-01",
        agreeBy: "2022-02-15",
      },
    },
    { exercise: "2021-22-Q3", lastPayments: "2023-03-01" },
  );
  expect(explainExercise(slips).doubts).toEqual([
    "2021-22-Q3 is month 9, and the file says month 12.",
    "2021-22-Q3 begins in 2021, and its financial year on 1 April 2022.",
    "The last day of payments, 1 March 2023, is before the cut-off.",
    "Of receivables and payables, more has to be agreed than statements are issued for.",
    "Statements of receivables and payables are due before the cut-off.",
    "Statements of receivables and payables are to be agreed before they are due.",
    "A statement of receivables and payables would be asked for before it is due.",
  ]);
  expect(explainExercise(withKinds({}, { cutOff: "2022-11-30" })).doubts).toEqual([
    "The cut-off, 30 November 2022, is not near the end of month 12.",
  ]);
  expect(explainExercise(withKinds({}, { cutOff: "2024-01-01" })).doubts).toEqual([
    "The cut-off, 1 January 2024, is not in the financial year.",
  ]);
});

test.each([
  [3, "2022-06-30"],
  [6, "2022-09-30"],
  [9, "2022-12-31"],
  [12, "2023-03-31"],
  [11, "2023-02-28"],
])("EXR-01 month %s of the year ends on %s", (month, last) => {
  expect(lastDayOf({ ...monthTwelve, month })).toBe(last);
});

const EXERCISES = new URL("../../../../shared/exercises/", import.meta.url);

test.skipIf(!existsSync(EXERCISES))(
  "EXR-01 the exercises of a year are understood without doubts (skipped where ../shared is missing)",
  () => {
    const files = readdirSync(EXERCISES).filter((file) => file.endsWith(".json"));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const exercise = exerciseSchema.parse(JSON.parse(readFileSync(new URL(file, EXERCISES), "utf8")));
      expect(explainExercise(exercise).doubts, file).toEqual([]);
    }
  },
);
