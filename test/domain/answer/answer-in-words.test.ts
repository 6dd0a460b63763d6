import { describe, expect, test } from "vitest";

import { answerInWords } from "../../../shared/domain/answer/answer-in-words.ts";
import { issuedLines } from "./answer-lines.ts";

const lines = issuedLines({ "EM-4711": 5000, "EM-4712": 1200, "EM-C1": -300 });

/** What is answered, a letter a line: Agreed, Not agreed, Disputed, - for nothing. */
function verdicts(text: string): string {
  const said = answerInWords(text.split("\n"), lines);
  if (said.said === "unclear") return "unclear";
  return lines
    .map(({ line }) => {
      const answer = said.lines.find((each) => each.line === line);
      if (answer === undefined) return "-";
      return answer.agreedPence !== 0 ? "A" : answer.notAgreedPence !== 0 ? "N" : "D";
    })
    .join("");
}

describe("RSP-06 an answer in words", () => {
  test.each([
    ["Agreed in full.", "AAA"],
    ["Dear Jane,\nWe agree this statement in full. Many thanks.\nTom Finch", "AAA"],
    ["Agreed, thank you", "AAA"],
    ["We agree the total of £5,900.00.", "AAA"],
    ["We confirm the balance of 5900", "AAA"],
    ["Agreed except 4711", "NAA"],
    ["Agreed in full, except EM-4711 and EM-4712.", "NNA"],
    ["All agreed apart from EM-4712, which is in formal dispute", "unclear"],
    ["All agreed apart from EM-4712 (in formal dispute)", "ADA"],
    ["EM-4712 is not on our ledger; the rest is agreed.", "ANA"],
    ["EM-4711: agreed\nEM-C1: not agreed", "A-N"],
    ["EM-4712 not on our ledger. Please send a copy.", "-N-"],
    ["We do not agree your statement.", "NNN"],
    ["EM-4711 is in dispute", "D--"],
    ["EM-4711 not received.\nWe cannot trace EM-4712", "NN-"],
    ["EM-4711 was paid on 3", "unclear"],
    ["EM-4711 is paid", "N--"],
  ])("%j", (text, expected) => {
    expect(verdicts(text)).toBe(expected);
  });

  test.each([
    "Thank you for your statement.",
    "I confirm receipt of your statement.",
    "We will agree this in full once the copy invoice has come.",
    "Agreed subject to approval.",
    "Is this agreed?",
    "Agreed except £500.00 of EM-4711.",
    "Agreed except 9999.",
    "We agree £5,000.00.",
    "Please correct EM-4711.",
    "Please agree EM-4711 to your ledger.",
    "All agreed. EM-4711 is in dispute.",
    "Agreed in full. However, EM-4711 was paid.",
    "Most of it is agreed.",
    "EM-4711 has no issues.",
    "EM-4711 is not yet paid.",
    "We have no dispute about EM-4711.",
    "No invoice is agreed.",
    "Nothing is agreed except EM-4711.",
    "Agreed in full. Please send a copy of EM-4711.",
    "EM-4711 agreed. EM-4711 not agreed.",
    "",
  ])("REC-03 %j is left to a person", (text) => {
    expect(verdicts(text)).toBe("unclear");
  });

  test("what is asked and why stand with the lines that are not agreed", () => {
    const said = answerInWords(["EM-4712 is not on our ledger. Please send a copy."], lines);
    expect(said).toMatchObject({
      said: "answer",
      lines: [
        { line: 2, cause: "not-on-ledger", reason: "EM-4712 is not on our ledger", wanted: "Please send a copy" },
      ],
    });
  });
});
