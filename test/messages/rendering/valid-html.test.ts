import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";

import { renderReply } from "../../../shared/messages/render-reply.ts";
import { exampleReplies } from "../example-replies.ts";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // Outlook knows the old attributes better than the properties that replaced them, and other programs keep nothing but inline styles.
    "no-deprecated-attr": "off",
    "no-inline-style": "off",
    "attribute-boolean-style": "off",
    "no-conditional-comment": "off",
    "presentation-role-style": "off",
    "prefer-tbody": "off",
    // Mail programs drop elements that are newer than they are.
    "prefer-native-element": "off",
    // A title says the result, however long it is.
    "long-title": "off",
    "no-trailing-whitespace": "error",
  },
});

describe.each(Object.entries(exampleReplies))("the HTML of %s", (_, reply) => {
  test("is valid", async () => {
    const report = await validator.validateString(renderReply(reply).html);
    const problems = report.results.flatMap(({ messages }) => messages);
    expect(problems.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`)).toEqual([]);
  });
});
