import fc from "fast-check";
import { expect, test } from "vitest";

import { answerSubject } from "../../shared/messages/subject-of.ts";

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
