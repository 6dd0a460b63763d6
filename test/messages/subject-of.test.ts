import fc from "fast-check";
import { expect, test } from "vitest";

import { findPositionReferences } from "../../shared/domain/position/position-reference.ts";
import { textOfPosition } from "../../shared/domain/position/position-key.ts";
import { exampleReplies } from "./example-replies.ts";
import { answerSubject, subjectOf } from "../../shared/messages/subject-of.ts";

test("a reply's subject is one line that quotes the sender's subject once", () => {
  const mark = "ZA1 to ZB2: R&P 2022-23 Q4, response";
  expect(answerSubject("RE: FW: [EXTERNAL] Re[2]: ZB2 statement", mark)).toBe(`Re: ${mark} [ZB2 statement]`);
  expect(answerSubject(`Re: ${mark} [ZB2 statement]`, mark)).toBe(`Re: ${mark} [ZB2 statement]`);
  expect(answerSubject("\r\n", mark)).toBe(`Re: ${mark} [your message]`);
  expect(answerSubject("ZB2\r\nBcc: x@example.org\r\n\r\n<b>", mark)).toBe(`Re: ${mark} [ZB2 Bcc: x@example.org <b>]`);
  expect(answerSubject("Statement, sort code 60-16-13 account 31926819", mark)).not.toMatch(/31926819|60-16-13/);
});

test("an answer to a reply that had its label behind the sender's subject does not grow either", () => {
  const before = "Re: ZB2 statement [ZA1 to ZB2: R&P 2022-23 Q4, response]";
  expect(answerSubject(before, "ZA1: message received")).toBe("Re: ZA1: message received [ZB2 statement]");
});

test("the position is found in the subject of every reply that names one, and in subjects of the form before", () => {
  const named = Object.values(exampleReplies).filter(
    (reply) => "kind" in reply && "exercise" in reply && "receivable" in reply,
  );
  expect(named.length).toBeGreaterThan(5);
  const subjects = ["Re: x [ZA1 to ZB2: R&P 2022-23 Q4, revised response]", ...named.map((reply) => subjectOf(reply))];
  for (const subject of subjects) {
    const answered = `RE: ${subject}`;
    expect(findPositionReferences(answered).map(textOfPosition)).toEqual(["ZA1#ZB2#2022-23-Q4#r&p"]);
  }
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
