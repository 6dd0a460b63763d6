import { expect, test } from "vitest";

import { totalMeaning } from "../../../../shared/reading/table/rows/row-labels.ts";

test.each([
  "Total for Supplier: Northfold Community Health NHS Trust",
  "Total for Northfold Community Health NHS Trust (ZB2)",
  "Total of customer: 100417 - EASTMERE UNIV HOSP",
  "Sub-total for account: 100417",
  "Supplier total: Northfold Community Health NHS Trust",
  "Customer balance - Eastmere",
  "Balance for supplier Northfold",
  "Balance for Account: 100417",
])("%s names a total", (text) => {
  expect(totalMeaning(text)).toBeDefined();
});

test.each(["Balance of order 10421", "Supplier visit", "Customer: Eastmere", "Balance for quarter 4"])(
  "%s names no total",
  (text) => {
    expect(totalMeaning(text)).toBeUndefined();
  },
);
