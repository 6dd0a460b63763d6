import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { LineOutcome } from "../../../shared/domain/position/outcome.ts";
import { renderReply } from "../../../shared/messages/render-reply.ts";
import { requestsOf } from "../../../shared/messages/response/requests.ts";
import { lineOf, responseTo } from "./response-examples.ts";

const COPY =
  "A copy of the invoice with its purchase order number, backing data, and the name of the person who ordered it.";

function asking(line: number, wanted: string, more: Partial<LineOutcome> = {}): LineOutcome {
  return { ...lineOf(line, 0, 1_000 * line, 0), wanted, ...more };
}

describe("RSP-01 what we need, in the mail", () => {
  test("seven lines that want a copy of the invoice are one request with seven numbers", () => {
    const lines = Array.from({ length: 7 }, (_, index) => asking(index + 1, COPY));
    const flat = renderReply(responseTo(lines)).text.replaceAll(/\s+/g, " ");
    expect(flat.split(COPY)).toHaveLength(2);
    expect(flat).toContain(`NF-7, NF-6, NF-5, NF-4, NF-3, NF-2, NF-1: ${COPY}`);
    expect(flat).toContain("Copies of documents: 7 lines, £280.00");
  });

  test("says how to send it, with the reference to keep", () => {
    const flat = renderReply(responseTo([asking(1, COPY)])).text.replaceAll(/\s+/g, " ");
    expect(flat).toContain("reply to this message with what we ask for");
    expect(flat).toContain("leave “ZA1 to ZB2: R&P 2022-23 Q4” in the subject");
    expect(renderReply(responseTo([lineOf(1, 500, 0, 0)])).text).not.toContain("What we need from you");
  });

  test("lines whose words differ in their amounts only are one request, with each amount beside its number", () => {
    const lines = [
      asking(1, "Backing data for the £10.00, or a credit note for it."),
      asking(2, "Backing data for the £20.00, or a credit note for it."),
    ];
    const flat = renderReply(responseTo(lines)).text.replaceAll(/\s+/g, " ");
    expect(flat).toContain("NF-2 (£20.00), NF-1 (£10.00): Backing data for the amount, or a credit note for it.");
  });

  test("of many lines the mail names some, and says that the workbook has all", () => {
    const lines = Array.from({ length: 40 }, (_, index) => asking(index + 1, COPY));
    const flat = renderReply(responseTo(lines)).text.replaceAll(/\s+/g, " ");
    expect(flat).toContain("and 28 more (sheet “Questions”)");
  });

  test.each([
    ["Please take it off your statement.", "Changes on your side"],
    ["Is this the same invoice? Please confirm the number, or send a copy.", "Which invoice it is"],
    [COPY, "Copies of documents"],
    ["The payment's date and reference, and the remittance if you have it.", "Information about invoices"],
  ])("%s belongs under %s", (wanted, subject) => {
    expect(requestsOf(responseTo([asking(1, wanted)])).map((request) => request.subject)).toEqual([subject]);
  });

  test("a question of a person has its own subject, whatever its words", () => {
    const line = asking(1, "Please send a copy.", { reason: "queried-by-decision" });
    expect(requestsOf(responseTo([line])).map((request) => request.subject)).toEqual(["Our questions"]);
  });

  test("every line that wants something is in exactly one request, and no other line is", () => {
    const wanted = fc.constantFrom(
      "",
      COPY,
      "Please take it off.",
      "Backing data for the £1.00.",
      "Which of them is it?",
    );
    fc.assert(
      fc.property(fc.array(wanted, { minLength: 1, maxLength: 30 }), (wants) => {
        const lines = wants.map((words, index) => asking(index + 1, words));
        const asked = requestsOf(responseTo(lines)).flatMap((request) => request.asked.flatMap((one) => one.lines));
        const expected = lines.filter((line) => line.wanted !== "").map((line) => line.line);
        expect(asked.map((line) => line.line).sort((one, other) => one - other)).toEqual(expected);
      }),
    );
  });

  test("a request adds up what is open on its lines", () => {
    const lines = [asking(1, COPY), asking(2, COPY, { disputedPence: pence(500), outstandingPence: pence(2_500) })];
    expect(requestsOf(responseTo(lines)).map((request) => request.pence)).toEqual([3_500]);
  });
});
