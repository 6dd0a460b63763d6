import { expect, test } from "vitest";

import { earlierOf } from "../../../../shared/reading/table/rows/period-order.ts";

test.each<[string, string, "one" | "other" | undefined]>([
  ["M11", "M12", "one"],
  ["Month 12", "Month 9", "other"],
  ["P11 22-23", "P01 23-24", "one"],
  ["Q2 2022/23", "Q3 2022/23", "one"],
  ["Dec", "Jan", "one"],
  ["March", "April", "other"],
  ["Dec-22", "Jan-23", "one"],
  ["Jan 2023", "Dec 2022", "other"],
  ["Statement 31.12.2022", "Statement 31.03.2023", "one"],
  ["M12", "M12", undefined],
  ["M11", "Dec", undefined],
  ["Invoices", "Credits", undefined],
  ["Statement", "M12", undefined],
])("%s beside %s", (one, other, earlier) => {
  expect(earlierOf(one, other)).toBe(earlier);
});
