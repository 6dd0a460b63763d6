import { expect, test } from "vitest";

import { isPeriodLabel } from "../../../../shared/reading/table/rows/period-label.ts";

test.each([
  "Jan-23",
  "January 2023",
  "Feb",
  "SEPT 22",
  "Q3",
  "Qtr 3 2022/23",
  "Period 10",
  "Week 7",
  "2022/23",
  "March '23",
  "P10",
])("%s names a period", (text) => {
  expect(isPeriodLabel(text)).toBe(true);
});

test.each([
  "SI101",
  "JAN23-001",
  "Mar-1 rent",
  "2023",
  "P10421",
  "M1234",
  "May & Co Ltd",
  "INV Jan 23",
  "",
  "12/01/2023",
])("%s is more than a period, or something else", (text) => {
  expect(isPeriodLabel(text)).toBe(false);
});
