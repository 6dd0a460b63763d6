import fc from "fast-check";
import { expect, test } from "vitest";

import { cleanText, withoutLinks } from "../../../shared/messages/words/clean-text.ts";

test("a text that somebody else wrote becomes one line of visible characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const clean = cleanText(text);
      expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      expect(clean.isWellFormed()).toBe(true);
      expect(cleanText(clean)).toBe(clean);
    }),
  );
});

test.each([
  ["Invoice\u202Efdp.exe", "Invoicefdp.exe"],
  ["two\r\nBcc: all@example.org", "two Bcc: all@example.org"],
  ["a\u200Bb\u00ADc\uFEFFd", "abcd"],
  ["  spaced\u00A0\u2003out  ", "spaced out"],
  ["plain £5 “quoted”", "plain £5 “quoted”"],
])("%j becomes %j", (text, clean) => {
  expect(cleanText(text)).toBe(clean);
});

test.each([
  ["see https://evil.example/x?y=1 now", "see [link removed] now"],
  ["see www.evil.example", "see [link removed]"],
  ["javascript:alert(1)", "[link removed]"],
  ["ftp://a.example/b and file://c/d", "[link removed] and [link removed]"],
  ["Ratio 3:4, note: none", "Ratio 3:4, note: none"],
])("links are removed: %j", (text, without) => {
  expect(withoutLinks(text)).toBe(without);
});
