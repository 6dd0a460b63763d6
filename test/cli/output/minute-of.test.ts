import { expect, test } from "vitest";

import { minuteOf } from "../../../cli/output/minute-of.ts";

test.each([
  ["2023-03-25T09:15:59.000Z", "2023-03-25 09:15"],
  ["2023-03-26T00:59:00.000Z", "2023-03-26 00:59"],
  ["2023-03-26T01:00:00.000Z", "2023-03-26 02:00"],
  ["2023-06-30T23:30:00.000Z", "2023-07-01 00:30"],
  ["2023-10-29T01:00:00.000Z", "2023-10-29 01:00"],
])("the command line shows instants in UK time: %s", (instant, shown) => {
  expect(minuteOf(instant)).toBe(shown);
});
