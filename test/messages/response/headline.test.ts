import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { LedgerOnly } from "../../../shared/domain/position/outcome.ts";
import { renderReply } from "../../../shared/messages/render-reply.ts";
import type { ReplyOf } from "../../../shared/messages/reply.ts";
import { agreedResponse, response } from "../example-facts.ts";
import { exampleReplies } from "../example-replies.ts";
import { lineOf, parts, responseTo } from "./response-examples.ts";

const GREEN = 'class="good"';

const item = (amount: number, reason = "on-ledger-only"): LedgerOnly => ({
  invoiceNumber: "NF-9",
  outstandingPence: pence(amount),
  reason,
  why: "Our ledger has it, and your statement does not list it.",
});

function withLedgerOnly(reply: ReplyOf<"response">, ledgerOnly: LedgerOnly[]): ReplyOf<"response"> {
  return { ...reply, outcome: { ...reply.outcome, ledgerOnly } };
}

describe("STM-02 the subject of a response", () => {
  test("says whose it is, the pair, the exercise, the kind and the result", () => {
    expect(renderReply(response).subject).toBe(
      "Re: ZA1 to ZB2: R&P 2022-23 Q4, agreed £321,050.00 of £351,023.50, 5 lines open, 1 item of £3,300.00 not on your statement [ZB2 AoB statement M12]",
    );
    expect(renderReply(agreedResponse).subject).toContain("R&P 2022-23 Q4, agreed in full, £351,023.50 [");
  });

  test("says the same as the first line of the text and of the HTML, which a list of mails shows", () => {
    for (const reply of Object.values(exampleReplies)) {
      if (reply.reply !== "response") continue;
      const { subject, text, html } = renderReply(reply);
      const first = text.slice(0, text.indexOf("=====")).replaceAll(/\s+/g, " ").trim();
      expect(subject.toLowerCase()).toContain(first.toLowerCase());
      expect(/<body[^>]*>(?:\s|<[^>]*>)*([^<]+)/.exec(html)?.[1]).toBe(first);
    }
  });
});

describe("the answer is green only if nothing is left to do on either side", () => {
  test("a statement agreed in full is green and says so", () => {
    const { html, text } = renderReply(agreedResponse);
    expect(html).toContain(GREEN);
    expect(text.replaceAll(/\s+/g, " ")).toContain("Neither of us has anything left to do.");
  });

  test.each<readonly [string, ReplyOf<"response">, RegExp]>([
    [
      "35 items of £123,056.00 that it lacks",
      withLedgerOnly(agreedResponse, [item(12_305_600), ...Array.from({ length: 34 }, () => item(0))]),
      /We agree your statement in full: £351,023\.50\. Our ledger also has 35 items of £123,056\.00 in all that your statement lacks\./,
    ],
    [
      "accruals that we hold",
      withLedgerOnly(agreedResponse, [item(500_00, "accrual-held")]),
      /We hold accruals of £500\.00 for what you have not invoiced yet\./,
    ],
    [
      "a line about which we ask something",
      {
        ...agreedResponse,
        outcome: {
          ...agreedResponse.outcome,
          lines: agreedResponse.outcome.lines.map((line) => ({
            ...line,
            wanted: { wants: "check" as const, pence: pence(5_000) },
          })),
        },
      },
      /We agree your statement in full/,
    ],
    [
      "an amount that is adjusted",
      { ...agreedResponse, outcome: { ...agreedResponse.outcome, adjustedPence: pence(-5_000) } },
      /We agree your statement in full/,
    ],
    ["a balance in our favour", responseTo([lineOf(1, -5_000, 0, 0)]), /We agree your statement in full/],
  ])("one with %s is not", (_, reply, words) => {
    const { html, text } = renderReply(reply);
    expect(html).not.toContain(GREEN);
    expect(text.replaceAll(/\s+/g, " ")).toMatch(words);
    expect(text.replaceAll(/\s+/g, " ")).not.toContain("anything left to do");
  });

  test("no response with a line that is open is green, and none of it is called agreed in full", () => {
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 8 }), (splits) => {
        const reply = responseTo(splits.map((split, index) => lineOf(index + 1, ...split)));
        const isOpen = reply.outcome.lines.some((line) => line.notAgreedPence !== 0 || line.disputedPence !== 0);
        const { subject, html } = renderReply(reply);
        if (isOpen) expect(html).not.toContain(GREEN);
        expect(subject.includes("agreed in full")).toBe(!isOpen);
      }),
      { numRuns: 60 },
    );
  });
});

test("RSP-05 a reply that replaces an earlier one says so before anything else", () => {
  const reply = exampleReplies["response-revised"];
  const { text } = reply === undefined ? { text: "" } : renderReply(reply);
  const flat = text.replaceAll(/\s+/g, " ");
  expect(flat).toMatch(/^Revised: agreed £330,650\.00 of £351,023\.50/);
  expect(flat).toContain(
    "Dear colleague at Northfold Community Health NHS Trust (ZB2), This response replaces our reply of 28 March 2023 at 10:30, which no longer counts.",
  );
});
