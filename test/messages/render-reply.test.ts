import { describe, expect, test } from "vitest";

import { renderReply } from "../../shared/messages/render-reply.ts";
import { replySchema } from "../../shared/messages/reply.ts";
import { exampleReplies } from "./example-replies.ts";
import { workbookTranscript } from "./workbook-transcript.ts";

describe.each(Object.entries(exampleReplies))("the reply %s", (name, reply) => {
  test("reads as in its golden files, as text with its workbook and as HTML", async () => {
    const rendered = renderReply(reply);
    const workbook = rendered.workbook === undefined ? "" : `\n\nAttachment: ${workbookTranscript(rendered.workbook)}`;
    await expect(`Subject: ${rendered.subject}\n\n${rendered.text}${workbook}`).toMatchFileSnapshot(
      `../golden/replies/${name}.txt`,
    );
    await expect(rendered.html).toMatchFileSnapshot(`../golden/replies/${name}.html`);
  });

  test("is the same after it has been stored and read back", () => {
    const stored = replySchema.parse(JSON.parse(JSON.stringify(reply)));
    const again = renderReply(stored);
    const first = renderReply(reply);
    expect([again.subject, again.text, again.html]).toEqual([first.subject, first.text, first.html]);
    expect(again.workbook && workbookTranscript(again.workbook)).toEqual(
      first.workbook && workbookTranscript(first.workbook),
    );
  });

  test("STM-02 has a subject of one line with the payable organisation's code", () => {
    const { subject } = renderReply(reply);
    expect(subject).toMatch(/\bZA1\b/);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject.length).toBeLessThan(260);
  });
});
