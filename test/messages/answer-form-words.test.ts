import { describe, expect, test } from "vitest";

import { formSentences } from "../../shared/messages/answer-form/form-words.ts";

const filled = { form: "filled", fileName: "statement ZA1.xlsx", linesWithoutRow: 0, leftBlank: [] } as const;
const attached = "Your own form is attached too, filled in: “statement ZA1.xlsx”.";

describe("RSP-02 what a reply says of the sender's own form", () => {
  test("a statement without a form gets no sentence", () => {
    expect(formSentences(undefined)).toBe("");
  });

  test("a form that is filled in whole", () => {
    expect(formSentences(filled)).toBe(attached);
  });

  test("one column with a computed list is named, with why it is blank", () => {
    expect(formSentences({ ...filled, leftBlank: ["Status"] })).toBe(
      `${attached} We left “Status” blank, because formulas work out which words it allows; our workbook has the answers.`,
    );
  });

  test("of many columns with computed lists four are named", () => {
    const leftBlank = ["Status", "Reason, if any", "Code", "Type", "Cause", "Next step"];
    expect(formSentences({ ...filled, leftBlank })).toBe(
      `${attached} We left “Status”, “Reason, if any”, “Code”, “Type” and 2 others blank, because formulas work out which words they allow; our workbook has the answers.`,
    );
  });

  test("lines without a row", () => {
    expect(formSentences({ ...filled, linesWithoutRow: 2 })).toBe(
      `${attached} It has no row for 2 lines of your statement; our workbook has them.`,
    );
  });
});
