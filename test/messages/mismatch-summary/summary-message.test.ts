import { describe, expect, test } from "vitest";

import { mismatchSummarySchema } from "../../../shared/domain/mismatch-summary/mismatch-summary.ts";
import { summaryMessage } from "../../../shared/messages/mismatch-summary/summary-message.ts";
import { summarySubject } from "../../../shared/messages/mismatch-summary/summary-title.ts";
import { messageToHtml } from "../../../shared/messages/rendering/message-to-html.ts";
import { messageToText } from "../../../shared/messages/rendering/message-to-text.ts";
import { exampleSummaries } from "./example-summaries.ts";

describe.each(Object.entries(exampleSummaries))("the summary %s", (name, summary) => {
  const message = summaryMessage(summary);

  test("OVS-02 reads as in its golden files", async () => {
    const file = `../../golden/mismatch-summary/${name.replaceAll(" ", "-")}`;
    await expect(`Subject: ${summarySubject(summary)}\n\n${messageToText(message)}`).toMatchFileSnapshot(`${file}.txt`);
    await expect(messageToHtml(message)).toMatchFileSnapshot(`${file}.html`);
  });

  test("STM-02 has a subject of one line with the organisation's code and the result", () => {
    expect(summarySubject(summary)).toMatch(/^ZA1 summary 2022-23 Q4: \S/);
    expect(summarySubject(summary)).not.toMatch(/[\r\n]/);
  });

  test("is the same after it has been stored and read back", () => {
    const stored = mismatchSummarySchema.parse(JSON.parse(JSON.stringify(summary)));
    expect(summaryMessage(stored)).toEqual(message);
  });
});
