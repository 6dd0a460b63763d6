import { describe, expect, test } from "vitest";

import { renderReply } from "../../../shared/messages/render-reply.ts";
import type { ResponseFacts } from "../../../shared/messages/facts/reply-facts.ts";
import { response } from "../example-facts.ts";
import { exampleReplies } from "../example-replies.ts";
import { wordsOfHtml } from "../words-of-html.ts";
import { amountsOf, lineOf, lineRows, responseTo, sheetOf } from "./response-examples.ts";

describe("the response in words", () => {
  test("RSP-03 states totals, threshold, whether a reply is required, the ledger, and that agreeing is not a promise to pay", () => {
    const text = renderReply(response).text.replaceAll(/\s+/g, " ");
    expect(text).toContain("Your statement £351,023.50");
    expect(text).toContain("Agreement is required for balances over £300,000.00");
    expect(text).toContain("Our duty to reply A reply is required: the balance of £351,023.50 is over");
    expect(text).toContain("payables ledger as at 24 March 2023, soft close");
    expect(text).toContain("It is not a promise to pay");
  });

  test("REC-21 says that not agreeing does not change whether something is owed", () => {
    expect(renderReply(response).text.replaceAll(/\s+/g, " ")).toContain(
      "and not agreeing something here does not change whether it is owed.",
    );
  });

  test("EXR-03 a statement under the issuing threshold gets a response that says so", () => {
    const reply = exampleReplies["response-under-threshold-replacing"];
    const text = reply === undefined ? "" : renderReply(reply).text.replaceAll(/\s+/g, " ");
    expect(text).toContain(
      "Statements need only be issued over £2,500.00; this one of £1,845.00 is answered all the same.",
    );
    expect(text).toContain("We agree your statement in full: £1,845.00.");
    expect(text).not.toContain("To be agreed by");
  });

  test("RSP-05 a revised reply says which reply it replaces, and does not tell again of the statement before", () => {
    const revised = exampleReplies["response-revised"];
    const replacing = exampleReplies["response-under-threshold-replacing"];
    if (revised?.reply !== "response" || replacing?.reply !== "response") throw new Error("no such examples");
    const text = renderReply({ ...revised, ...(replacing.replaces ? { replaces: replacing.replaces } : {}) }).text;
    expect(text).toContain("This response replaces our reply of");
    expect(text).not.toContain("This statement is now the current one");
  });

  test("STM-04 says which statement is current, and which one it replaced", () => {
    const reply = exampleReplies["response-under-threshold-replacing"];
    const text = reply === undefined ? "" : renderReply(reply).text.replaceAll(/\s+/g, " ");
    expect(text).toContain(
      "This statement is now the current one. It replaced the one received on 24 March 2023 at 16:40",
    );
  });

  test("STM-05 lists what is missing", () => {
    const text = renderReply(response).text.replaceAll(/\s+/g, " ");
    expect(text).toContain("Every statement must include the following, but yours does not.");
    expect(text).toContain("No column says whether an invoice is capital expenditure.");
  });

  test("REC-05 names the disputed invoice and only its part", () => {
    const text = renderReply(response).text.replaceAll(/\s+/g, " ");
    expect(text).toContain("Agreed £65,000.00 In formal dispute £5,000.00");
  });

  test.each([
    ["i&e", "Income on your statement", "expenditure ledger"],
    ["accruals", "Accrued on your statement", "payables ledger"],
  ] as const)("uses the words for %s", (kind, heading, ledger) => {
    const { text, workbook } = renderReply({ ...response, kind });
    const headings = workbook === undefined ? [] : Array.from(sheetOf(workbook, "Lines").rows)[3]?.cells;
    expect(headings).toContainEqual(expect.objectContaining({ text: heading }));
    expect(text).toContain(ledger);
  });

  test("REC-01 a line whose amount could not be read is listed, counts in no total, and is not agreed", () => {
    const reply = exampleReplies["response-not-all-read"];
    if (reply?.reply !== "response") throw new Error("no such example");
    const { text, workbook } = renderReply(reply);
    const flat = text.replaceAll(/\s+/g, " ");
    expect(flat).toContain(
      "We agree everything that we could read on your statement: £351,023.50. We could not read 2 lines.",
    );
    expect(flat).toContain("Invoice NF-10260, row 17 of “Statement”");
    expect(flat).not.toContain("We agree your statement in full");
    const rows = workbook === undefined ? [] : lineRows(workbook);
    expect(rows).toHaveLength(10);
    expect(rows.slice(8).flatMap(amountsOf)).toEqual([]);
    expect(rows[8]?.[7]).toMatchObject({ text: "Not read" });
  });

  test("a total that differs comes first in the mail, with both figures and the difference, and nothing is agreed in full", () => {
    const reply = exampleReplies["response-total-differs"];
    if (reply?.reply !== "response") throw new Error("no such example");
    const { subject, text, html, workbook } = renderReply(reply);
    const difference =
      "Your statement says £336,023.50 (“Total now due”, row 19 of “Statement”), but the lines that we read add up to £351,023.50, a difference of -£15,000.00.";
    const flat = text.replaceAll(/\s+/g, " ");
    const answer = `${difference} We agree everything that we could read on your statement: £351,023.50. We could not read 1 figure that could be money.`;
    expect(flat).toContain(answer);
    expect(flat.indexOf(answer)).toBeLessThan(flat.indexOf("The result"));
    expect(html.replaceAll(/\s+/g, " ")).toContain(difference);
    expect(flat).toContain("“Less received 27/03: £15,000.00” in B18 of “Statement”");
    expect(`${subject} ${flat}`).not.toContain("in full:");
    const top = workbook === undefined ? [] : Array.from(sheetOf(workbook, "Lines").rows).slice(1, 2);
    expect(top[0]?.cells[0]).toMatchObject({ text: difference });
  });

  test("a total that differs comes first too where some lines are not agreed, and where there is no ledger yet", () => {
    const differing = exampleReplies["response-total-differs"];
    const noLedger = exampleReplies["no-ledger-yet"];
    if (differing?.reply !== "response" || noLedger?.reply !== "no-ledger-yet") throw new Error("no such example");
    const { differences } = differing.statement;
    const inPart = renderReply({ ...response, statement: { ...response.statement, differences } });
    expect(inPart.text.replaceAll(/\s+/g, " ")).toMatch(/a difference of -£15,000\.00\. We agree £[\d,.]+ of your/u);
    const waiting = renderReply({ ...noLedger, statement: { ...noLedger.statement, differences } });
    expect(waiting.text.replaceAll(/\s+/g, " ")).toContain("a difference of -£15,000.00. We have recorded");
  });

  test("RSP-05 the first full response after the message that there was no ledger is not a revised one", () => {
    const reply = exampleReplies["response-after-no-ledger"];
    if (reply?.reply !== "response") throw new Error("no such example");
    const { subject, text, workbook } = renderReply(reply);
    expect(subject).not.toContain("revised");
    expect(text.replaceAll(/\s+/g, " ")).toContain(
      "This is the full response that we announced on 28 March 2023 at 10:30",
    );
    expect(workbook?.sheets.map((sheet) => sheet.name)).not.toContain("What has changed");
  });

  test("REC-07 says how items that await approval are treated", () => {
    const textUnder = (policy: ResponseFacts["policy"]): string =>
      renderReply({ ...response, policy }).text.replaceAll(/\s+/g, " ");
    expect(textUnder({ agreeAwaitingApproval: true })).toContain(
      "We agree in principle to items that still await our approval",
    );
    expect(textUnder({ agreeAwaitingApproval: false })).toContain("are included in our accruals");
    expect(textUnder({ agreeAwaitingApproval: false, accrueAwaitingApproval: false })).not.toContain(
      "included in our accruals",
    );
  });

  test("a statement whose unagreed amounts cancel each other out is not called agreed in full", () => {
    const { text } = renderReply(responseTo([lineOf(1, 0, 5000, 0), lineOf(2, 0, -5000, 0)]));
    expect(text).not.toContain("in full: £");
    expect(text.replaceAll(/\s+/g, " ")).toContain("cancel each other out, on 2 of 2 lines");
  });

  test("text and HTML say the same", () => {
    for (const reply of Object.values(exampleReplies)) {
      const { text, html } = renderReply(reply);
      const words = wordsOfHtml(html);
      for (const amount of text.match(/-?£[\d,]+\.\d\d/g) ?? []) expect(words).toContain(amount);
      const sentences = text.replaceAll(/\s+/g, " ").match(/[A-Z][a-z]+ [^.|=-]{20,60}\./g) ?? [];
      for (const sentence of sentences.filter((one) => !/£|\d\. /.test(one)))
        expect(words).toContain(sentence.slice(-30));
    }
  });
});
