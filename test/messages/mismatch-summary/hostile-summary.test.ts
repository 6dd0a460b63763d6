import { expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { summaryMessage } from "../../../shared/messages/mismatch-summary/summary-message.ts";
import { summarySubject } from "../../../shared/messages/mismatch-summary/summary-title.ts";
import { summaryWorkbook } from "../../../shared/messages/mismatch-summary/summary-workbook.ts";
import { messageToHtml } from "../../../shared/messages/rendering/message-to-html.ts";
import { messageToText } from "../../../shared/messages/rendering/message-to-text.ts";
import { positionOf, summaryOf } from "../../domain/mismatch-summary/summaries.ts";
import { claim, reconcileCase, type Case } from "../../domain/reconcile/statement-and-ledger.ts";

test.each([
  ["<script>alert(1)</script>", "<script>"],
  ['=HYPERLINK("https://evil.example/x","pay")', "evil.example"],
  ["INV-1 see https://evil.example/login", "evil.example"],
  ["1001\r\nBcc: everybody@example.org", "\nBcc:"],
])("what a sender wrote stays text in a summary: %j", async (text, forbidden) => {
  const one: Case = { statement: [claim(text, 500)], ledger: [] };
  const summary = summaryOf({
    positions: [positionOf("ZB2", one)],
    waiting: [{ id: "question-1", kind: "question", since: "2023-03-28T09:00:00.000Z", pence: pence(1), what: text }],
  });
  const message = summaryMessage(summary, "statements+ZA1@accord.example.org");
  expect(summarySubject(summary)).not.toMatch(/[\r\n]/);
  expect(messageToHtml(message)).not.toContain(forbidden);
  if (forbidden !== "<script>") expect(messageToText(message)).not.toContain(forbidden);
  for (const sheet of summaryWorkbook(summary, () => Promise.resolve(reconcileCase(one))).sheets) {
    const rows = [...sheet.rows, ...(await Array.fromAsync(sheet.further ?? []))];
    for (const cell of rows.flatMap(({ cells }) => cells))
      if (cell.cell === "text") expect(cell.text).not.toMatch(/^[=+@-]|\r|\n/);
  }
});
