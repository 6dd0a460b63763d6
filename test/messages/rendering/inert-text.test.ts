import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { inertText } from "../../../shared/messages/rendering/inert-text.ts";

const STARTERS = ["=", "+", "-", "@", "\t", "\r", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", "\u2212", "\uFE63"];

describe("a text in a cell", () => {
  test.each(STARTERS)("is not a formula if it starts with %j", (starter) => {
    expect(inertText(`${starter}SUM(A1)`)).toBe(`'${starter}SUM(A1)`);
    expect(inertText(`  ${starter}1`)).toMatch(/^'/);
    expect(inertText(`"${starter}1`)).toMatch(/^'/);
  });

  test.each(['x;=HYPERLINK("a")', "x,=1+1", "x\t@SUM(1)", "x\n+1", "x;-cmd|'/C calc'!A0"])(
    "is not a formula after another country's CSV has split it: %j",
    (text) => {
      for (const part of inertText(text).split(/[,;\t\n|]/)) expect(part).not.toMatch(/^\s*[=+\-@]/);
    },
  );

  test.each(["NF-10230", "Invoice £5.00 - credit", "a, b and c", "20/03/2023", "x = y", "jo@eastmere.example.org", ""])(
    "is left as it is if it is harmless: %j",
    (text) => {
      expect(inertText(text)).toBe(text);
    },
  );

  test("never starts like a formula, and only gains apostrophes", () => {
    const text = fc.string({
      unit: fc.constantFrom(...STARTERS, ",", ";", "|", '"', " ", "a", "1", "(", "£", "\n", "\u201C"),
    });
    fc.assert(
      fc.property(text, (given) => {
        const inert = inertText(given);
        expect(inert.replaceAll("'", "")).toBe(given);
        expect(inert).not.toMatch(/^[\s"\u201C\u201D]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212\uFE63]/u);
        expect(inert).not.toMatch(/[,;|\t\r\n]\s*"*[=+@]/u);
      }),
    );
  });
});
