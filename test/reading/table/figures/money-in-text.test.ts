import { describe, expect, test } from "vitest";

import { moneyInText } from "../../../../shared/reading/table/figures/money-in-text.ts";

describe("money in a text", () => {
  test.each([
    ["BALANCE DUE GBP 340.50", [34_050]],
    ["The total outstanding is £1,234.56.", [123_456]],
    ["1,200 paid", [120_000]],
    ["500 received 3 March", [50_000]],
    ["Less received 27/03/2023: £15,000", [1_500_000]],
    ["Less credit (40.00)", [-4_000]],
    ["£40.00 CR on account", [-4_000]],
    ["SI101 05/01/2023 £1,200.00 £340.50", [120_000, 34_050]],
    ["1.234,56 offen", [123_456]],
    ["We paid €1,000.00", [undefined]],
    ["USD 250.00", [undefined]],
    ["Interest of £5 to be added", [500]],
    ["Balance of 750 is due", [75_000]],
  ])("%s", (text, pence) => {
    expect(moneyInText(text).map((found) => found.pence)).toEqual(pence);
  });

  test.each([
    "Position as at 23.03.2023",
    "Printed on 28 March 2023 at 09.14",
    "Page 3 of 7",
    "Telephone 01632 960 101",
    "VAT Reg No 123 4567 89",
    "Please pay within 30 days",
    "Sort code 20-00-00, account 12345678",
    "Interest at 8.00% per annum",
    "Invoice SI101 of 2023",
    "income.10,200@northfold.example.org",
    "Financial year 2022/23",
    "Version 2.10",
    "Balance at March 2023",
    "Ward 7, 14 High Street",
  ])("none in “%s”", (text) => {
    expect(moneyInText(text)).toEqual([]);
  });
});
