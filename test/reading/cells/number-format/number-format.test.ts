import { describe, expect, test } from "vitest";

import { formatOfShownText } from "../../../../shared/reading/cells/number-format/format-of-shown-text.ts";
import { type NumberFormat, shownNumber } from "../../../../shared/reading/cells/number-format/number-format.ts";
import { builtInFormatCode, readFormatCode } from "../../../../shared/reading/cells/number-format/read-format-code.ts";

/** How 100 and -100 are shown: words, decimals, then `%`, a divisor and a minus if there are any. */
function both(format: NumberFormat | undefined): string {
  if (format === undefined) return "nothing";
  return [100, -100].map((value) => printed(format, value)).join(" | ");
}

function printed(format: NumberFormat, value: number): string {
  const { words, decimals, isPercent, divisor, isMinus } = shownNumber(format, value);
  const marks = [isPercent ? "%" : "", divisor === 1 ? "" : `/${String(divisor)}`, isMinus ? "minus" : ""];
  return [words, decimals ?? "any", ...marks].filter((part) => part !== "").join(" ");
}

describe("a format code says how a number is shown", () => {
  test.each([
    ["General", "nothing"],
    ["@", "nothing"],
    ["[Red]General", "nothing"],
    ["0", "0 | 0 minus"],
    ["#,##0.00", "2 | 2 minus"],
    ["#,##0.00;[Red]-#,##0.00", "2 | 2 minus"],
    ["#,##0.00_);(#,##0.00)", "2 | 2 minus"],
    ["(#,##0.00)", "2 minus | 2 minus"],
    ["0.00;0.00", "2 | 2"],
    ["[$€-2] #,##0.00", "€ 2 | € 2 minus"],
    ["#,##0.00 [$€-407]", "€ 2 | € 2 minus"],
    ["[$USD] #,##0.00", "USD 2 | USD 2 minus"],
    ["[$-809]#,##0.00", "2 | 2 minus"],
    ["[$£-809]#,##0", "£ 0 | £ 0 minus"],
    ['"EUR" 0.00', "EUR 2 | EUR 2 minus"],
    ['_-"£"* #,##0.00_-;-"£"* #,##0.00_-;_-"£"* "-"??_-;_-@_-', "£ 2 | £ 2 minus"],
    ["\\€#,##0.00", "€ 2 | € 2 minus"],
    ["$#,##0.00", "$ 2 | $ 2 minus"],
    ["GBP 0.00", "GBP 2 | GBP 2 minus"],
    ['0.00" CR"', "CR 2 | CR 2 minus"],
    ['0.00;0.00" CR"', "2 | CR 2"],
    ['0.00" DR";0.00" CR";0.00', "DR 2 | CR 2"],
    ['[<0]0.00" CR";0.00" DR"', "DR 2 | CR 2"],
    ["#,##0,", "0 /1000 | 0 /1000 minus"],
    ["#,##0.0,,", "1 /1000000 | 1 /1000000 minus"],
    ['0.0,"k"', "k 1 /1000 | k 1 /1000 minus"],
    ['[>=1000000]0.0,,"m";0', "0 | 0"],
    ['0"p"', "p 0 | p 0 minus"],
    ["0%", "0 % | 0 % minus"],
    ["0.0%", "1 % | 1 % minus"],
    ["# ?/?", "nothing"],
    ["0.00E+00", "nothing"],
    ['General" kr"', "kr any | kr any minus"],
    ['"unclosed', "unclosed any | unclosed any minus"],
    ["[unclosed", "nothing"],
  ])("%s", (code, shown) => {
    expect(both(readFormatCode(code))).toBe(shown);
  });

  test("built-in formats have decimals and no currency, since they show that of the reader's own country", () => {
    expect([0, 1, 4, 7, 10, 44, 49].map((format) => both(readFormatCode(builtInFormatCode(format))))).toEqual([
      "nothing",
      "0 | 0 minus",
      "2 | 2 minus",
      "2 | 2 minus",
      "2 % | 2 % minus",
      "2 | 2 minus",
      "nothing",
    ]);
  });
});

describe("the text beside a number says how it is shown", () => {
  test.each([
    ["1200", 1200, "0"],
    ["1,200.00", 1200, "2"],
    ["€1,200.00", 1200, "€ 2"],
    ["1.200,00 €", 1200, "€ 2"],
    ["1.200 €", 1200, "€ 0"],
    ["1.234", 1.234, "3"],
    ["1,234", 1234, "0"],
    ["EUR 5", 5, "EUR 0"],
    ["(12.50)", -12.5, "2 minus"],
    ["(12.50)", 12.5, "2 minus"],
    ["-£12.50", -12.5, "£ 2 minus"],
    ["12.50-", -12.5, "2 minus"],
    ["12.50", -12.5, "2"],
    ["40.00 CR", -40, "CR 2"],
    ["45%", 0.45, "0 %"],
    ["1,200", 1_200_400, "0 /1000"],
    ["1.2m", 1_200_000, "m 1 /1000000"],
    ["420.01", 420.0083333, "2"],
  ])("%s for %d", (text, value, shown) => {
    const format = formatOfShownText(text, value);
    expect(format === undefined ? "nothing" : printed(format, value)).toBe(shown);
  });

  test("a text without digits says nothing", () => {
    expect(formatOfShownText("-", 0)).toBeUndefined();
  });
});
