import { expect, test } from "vitest";

import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { isEvidenceFor } from "../../../shared/domain/ledger/evidence-for.ts";
import { monthTwelve } from "../reconcile/statement-and-ledger.ts";

const of = (kind: "r&p" | "i&e" | "accruals", asAt: string) => isEvidenceFor(monthTwelve, kind, calendarDate(asAt));

test("EXR-09 REC-02 an earlier quarter's ledger shows nothing of what is outstanding now, a later one does", () => {
  expect(["2022-12-31", "2023-02-28", "2023-03-31", "2023-06-30"].map((day) => of("r&p", day))).toEqual([
    false,
    true,
    true,
    true,
  ]);
});

test("EXR-09 accruals are those of one quarter's end", () => {
  expect(["2022-12-31", "2023-03-31", "2023-06-30"].map((day) => of("accruals", day))).toEqual([false, true, false]);
});

test("REC-09 what was posted in the year stays posted", () => {
  expect(["2022-12-31", "2023-03-31", "2023-06-30"].map((day) => of("i&e", day))).toEqual([true, true, true]);
});

test("EXR-09 outside any exercise there is no quarter to compare with", () => {
  expect(isEvidenceFor(undefined, "r&p", calendarDate("2019-01-01"))).toBe(true);
});
