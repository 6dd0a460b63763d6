import fc from "fast-check";
import { expect, test } from "vitest";

import { cleanText, withoutLinks } from "../../../shared/messages/words/clean-text.ts";
import { quoteText } from "../../../shared/messages/words/quote-text.ts";
import { answerSubject } from "../../../shared/messages/subject-of.ts";

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

test("a text that is too long ends in an ellipsis, and no part of a bank number gets through", () => {
  const long = `${"word ".repeat(790)} sort code 60-16-13 account 31926819 ${"word ".repeat(300)}`;
  expect(quoteText(long)).toHaveLength(1200);
  expect(quoteText(long, [], 100_000)).not.toMatch(/60-16|31926/);
  expect(quoteText("x".repeat(9000), [], 50).length).toBeLessThanOrEqual(50);
});

test("a reply's subject is one line that quotes the sender's subject once", () => {
  const mark = "ZA1 to ZB2: R&P 2022-23 Q4, response";
  expect(answerSubject("RE: FW: [EXTERNAL] Re[2]: ZB2 statement", mark)).toBe(`Re: ZB2 statement [${mark}]`);
  expect(answerSubject(`Re: ZB2 statement [${mark}]`, mark)).toBe(`Re: ZB2 statement [${mark}]`);
  expect(answerSubject("\r\n", mark)).toBe(`Re: your message [${mark}]`);
  expect(answerSubject("ZB2\r\nBcc: x@example.org\r\n\r\n<b>", mark)).toBe(`Re: ZB2 Bcc: x@example.org <b> [${mark}]`);
  expect(answerSubject("Statement, sort code 60-16-13 account 31926819", mark)).not.toMatch(/31926819|60-16-13/);
});

test("no sender's subject breaks ours into lines or makes it too long", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 500 }), (subject) => {
      const answer = answerSubject(subject, "ZA1: statement not accepted");
      expect(answer).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(answer.length).toBeLessThan(170);
      expect(answerSubject(answer, "ZA1: statement not accepted")).toBe(answer);
    }),
  );
});
