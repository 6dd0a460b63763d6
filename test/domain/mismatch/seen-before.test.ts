import { describe, expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { exerciseIdSchema } from "../../../shared/domain/exercise/exercise.ts";
import { compareForms, type ComparedForms } from "../../../shared/domain/mismatch/compare-forms.ts";
import { earlierMismatchesOf, exercisesToLookBackAt, seenBefore } from "../../../shared/domain/mismatch/seen-before.ts";
import type { SubmittedForm } from "../../../shared/domain/mismatch/submitted-form.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";

const [ZA1, ZB2] = [organisationCode("ZA1"), organisationCode("ZB2")];
const [q4, q3, yearEnd] = ["2022-23-Q4", "2022-23-Q3", "2021-22-Q4"].map((id) => exerciseIdSchema.parse(id));

interface Side {
  readonly notified?: number;
  readonly accrued?: number;
}

function formOf(
  organisation: SubmittedForm["organisation"],
  part: "income" | "expenditure",
  { notified = 0, accrued = 0 }: Side,
): SubmittedForm {
  const [notifiedPence, accruedPence] = [pence(notified * 100), pence(accrued * 100)];
  return {
    organisation,
    exercise: exerciseIdSchema.parse("2022-23-Q4"),
    rows: [
      {
        ...{ part, counterparty: organisation === ZA1 ? ZB2 : ZA1, notifiedPence, accruedPence },
        ...{ adjustedPence: pence(0), disputedPence: pence(0), totalPence: pence(notified * 100 + accrued * 100) },
        reason: "",
      },
    ],
  };
}

/** Of one pair: ZB2's income and ZA1's expenditure. */
function pairsOf(income: Side, expenditure: Side): ComparedForms["pairs"] {
  return compareForms([formOf(ZB2, "income", income), formOf(ZA1, "expenditure", expenditure)]).pairs;
}

function seen(now: ComparedForms["pairs"], then: ComparedForms["pairs"]): string[] {
  const earlier = q3 === undefined ? [] : [earlierMismatchesOf(q3, then)];
  return seenBefore(now, earlier).map((each) => `${each.seen} ${each.thenPence / 100} ${each.nowPence / 100}`);
}

describe("MIS-06 a mismatch is compared with the same pair's of an earlier exercise", () => {
  test("MIS-06 accruals that differ the other way round", () => {
    const then = pairsOf({ accrued: 500 }, { accrued: 0 });
    expect(seen(pairsOf({ accrued: 0 }, { accrued: 480 }), then)).toEqual(["accrual-returned 500 -480"]);
    expect(seen(pairsOf({ accrued: 480 }, { accrued: 0 }), then)).toEqual([]);
    expect(seen(pairsOf({ accrued: 70 }, { accrued: 70 }), then)).toEqual([]);
  });

  test("EXR-09 a total that still differs by the same amount was carried forward", () => {
    const then = pairsOf({ notified: 900 }, { notified: 850 });
    expect(seen(pairsOf({ notified: 2_000 }, { notified: 1_950 }), then)).toEqual(["not-cleared 50 50"]);
    expect(seen(pairsOf({ notified: 1_950 }, { notified: 2_000 }), then)).toEqual([]);
    expect(seen(pairsOf({ notified: 7 }, { notified: 7 }), pairsOf({ notified: 8 }, { notified: 8 }))).toEqual([]);
  });

  test("MIS-06 nothing is said of a pair whose form was or is missing", () => {
    const [both, one] = [pairsOf({ accrued: 5 }, {}), compareForms([formOf(ZA1, "expenditure", { accrued: 5 })]).pairs];
    expect(seen(one, both)).toEqual([]);
    expect(seen(both, one)).toEqual([]);
  });

  test("MIS-06 the exercise before is looked at, and the end of the year before", () => {
    const all = [q4, yearEnd, q3].filter((each) => each !== undefined);
    const next = exerciseIdSchema.parse("2023-24-Q2");
    expect(all.concat(next).map((each) => exercisesToLookBackAt(each, all))).toEqual([
      [q3, yearEnd],
      [],
      [yearEnd],
      [q4],
    ]);
  });
});
