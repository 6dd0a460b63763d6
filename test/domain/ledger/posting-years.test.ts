import { expect, test } from "vitest";

import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { postingYearsOf } from "../../../shared/domain/ledger/posting-years.ts";
import { booked, inputOf, type Booking } from "../reconcile/statement-and-ledger.ts";

function ledgerOf(...bookings: readonly Partial<Booking>[]): readonly LedgerLine[] {
  const ledger = bookings.map((booking, at) => booked(String(at), 5, booking));
  return inputOf({ statement: [], ledger }).ledger?.lines ?? [];
}

/** The financial year's first year that a ledger as at 31 March 2023 gives each of these lines. */
function yearsOf(...bookings: readonly Partial<Booking>[]): (number | undefined)[] {
  const lines = ledgerOf(...bookings);
  return lines.map(postingYearsOf(lines, calendarDate("2023-03-31")));
}

test.each([
  ["MAR-23", 2022],
  ["Apr 2022", 2022],
  ["March 2022", 2021],
  ["2022 JUN", 2022],
  ["23-MAR", undefined],
  ["2022/23", 2022],
  ["2022-23 M12", 2022],
  ["12 2021/22", 2021],
  ["22/23", 2022],
  ["2021-2022 P01", 2021],
  ["12", undefined],
  ["P12", undefined],
  ["year end", undefined],
])("REC-09 the period %s is one of the year that begins in %s", (period, year) => {
  expect(yearsOf({ period })).toEqual([year]);
});

test("REC-09 a year and a number are read in the one way that contradicts no date of the ledger", () => {
  // Period 12 of the year that begins in 2022, as the second line shows: it is dated February 2023.
  expect(yearsOf({ period: "2022/12", on: "2022-03-28" }, { period: "2022/11", on: "2023-02-10" })).toEqual([
    2022, 2022,
  ]);
  // Of the year that ends in 2023.
  expect(yearsOf({ period: "202301", on: "2022-04-03" }, { period: "202312", on: "2023-03-10" })).toEqual([2022, 2022]);
  // A month of the calendar.
  expect(yearsOf({ period: "03/2022", on: "2022-03-10" }, { period: "03/2023", on: "2023-03-10" })).toEqual([
    2021, 2022,
  ]);
  // Nothing tells the readings apart, and they are of different years.
  expect(yearsOf({ period: "2022/02", on: "2021-01-10" })).toEqual([undefined]);
});

test("REC-09 without a period that names a year, the posting date tells the year; without both, nothing does", () => {
  expect(yearsOf({ postedOn: "2022-04-01" }, { postedOn: "2022-03-31", period: "12" }, {})).toEqual([
    2022,
    2021,
    undefined,
  ]);
});
