import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { LineOutcome } from "../../../shared/domain/position/outcome.ts";
import type { Wanted } from "../../../shared/domain/position/wanted.ts";
import { renderReply } from "../../../shared/messages/render-reply.ts";
import { requestsOf } from "../../../shared/messages/response/requests.ts";
import { lineOf, responseTo } from "./response-examples.ts";

const copy: Wanted = { wants: "copy", document: "invoice", besides: ["purchase-order", "backing", "orderer"] };
const COPY =
  "A copy of the invoice with its purchase order number, backing data, and the name of the person who ordered it.";

function asking(line: number, wanted: Wanted | undefined, more: Partial<LineOutcome> = {}): LineOutcome {
  return { ...lineOf(line, 0, 1_000 * line, 0), wanted, ...more };
}

describe("RSP-01 what we need, in the mail", () => {
  test("seven lines that want a copy of the invoice are one request with seven numbers", () => {
    const lines = Array.from({ length: 7 }, (_, index) => asking(index + 1, copy));
    const flat = renderReply(responseTo(lines)).text.replaceAll(/\s+/g, " ");
    expect(flat.split(COPY)).toHaveLength(2);
    expect(flat).toContain(`NF-7, NF-6, NF-5, NF-4, NF-3, NF-2, NF-1: ${COPY}`);
    expect(flat).toContain("Copies of documents: 7 lines, £280.00");
  });

  test("says how to send it, with the reference to keep", () => {
    const flat = renderReply(responseTo([asking(1, copy)])).text.replaceAll(/\s+/g, " ");
    expect(flat).toContain("reply to this message with what we ask for");
    expect(flat).toContain("leave “ZA1 to ZB2: R&P 2022-23 Q4” in the subject");
    expect(renderReply(responseTo([lineOf(1, 500, 0, 0)])).text).not.toContain("What we need from you");
  });

  test("lines of which the same is wanted but for their amounts are one request, with each amount beside its number", () => {
    const lines = [
      asking(1, { wants: "backing-or-credit", pence: pence(1_000) }),
      asking(2, { wants: "backing-or-credit", pence: pence(2_000) }),
    ];
    const flat = renderReply(responseTo(lines)).text.replaceAll(/\s+/g, " ");
    expect(flat).toContain("NF-2 (£20.00), NF-1 (£10.00): Backing data for the amount, or a credit note for it.");
  });

  test("of many lines the mail names some, and says that the workbook has all", () => {
    const lines = Array.from({ length: 40 }, (_, index) => asking(index + 1, copy));
    const flat = renderReply(responseTo(lines)).text.replaceAll(/\s+/g, " ");
    expect(flat).toContain("and 28 more (sheet “Questions”)");
  });

  test("the amount beside a number is the one that is asked about, not the whole of a line that is agreed", () => {
    const check = (line: number, amount: number) =>
      asking(line, { wants: "check", pence: pence(amount) }, { notAgreedPence: pence(0), agreedPence: pence(90_000) });
    const flat = renderReply(responseTo([check(1, 5_000), check(2, 700)])).text.replaceAll(/\s+/g, " ");
    expect(flat).toMatch(/NF-1 \(£50\.00\), NF-2 \(£7\.00\)|NF-2 \(£7\.00\), NF-1 \(£50\.00\)/);
    expect(flat).toContain("Please check the amount on your side.");
  });

  test("what differs in more than the amount is another request", () => {
    const lines = [
      copy,
      { ...copy, besides: ["backing" as const] },
      { wants: "copy" as const, document: "credit-note" as const },
    ];
    const [request] = requestsOf(responseTo(lines.map((wanted, index) => asking(index + 1, wanted))));
    expect(request?.asked).toHaveLength(3);
  });

  test.each([
    [{ wants: "removal", from: "statement" }, "Changes on your side"],
    [{ wants: "whether-same", document: "invoice", of: "one" }, "Which invoice it is"],
    [copy, "Copies of documents"],
    [{ wants: "payment-details", of: "payment" }, "Information about invoices"],
    // The subject goes by what is wanted, never by how a question is worded.
    [{ wants: "answer", question: "Please send a copy." }, "Our questions"],
  ] as const)("%j belongs under %s", (wanted, subject) => {
    expect(requestsOf(responseTo([asking(1, wanted)])).map((request) => request.subject)).toEqual([subject]);
  });

  test("every line that wants something is in exactly one request, and no other line is", () => {
    const wanted = fc.constantFrom<Wanted | undefined>(
      undefined,
      copy,
      { wants: "removal", from: "statement" },
      { wants: "backing-or-credit", pence: pence(100) },
      { wants: "backing-or-credit", pence: pence(700) },
      { wants: "which-one", document: "invoice", by: "copy" },
    );
    fc.assert(
      fc.property(fc.array(wanted, { minLength: 1, maxLength: 30 }), (wants) => {
        const lines = wants.map((words, index) => asking(index + 1, words));
        const asked = requestsOf(responseTo(lines)).flatMap((request) => request.asked.flatMap((one) => one.lines));
        const expected = lines.filter((line) => line.wanted !== undefined).map((line) => line.line);
        expect(asked.map((line) => line.line).sort((one, other) => one - other)).toEqual(expected);
      }),
    );
  });

  test("a request adds up what is open on its lines", () => {
    const lines = [asking(1, copy), asking(2, copy, { disputedPence: pence(500), outstandingPence: pence(2_500) })];
    expect(requestsOf(responseTo(lines)).map((request) => request.pence)).toEqual([3_500]);
  });
});
