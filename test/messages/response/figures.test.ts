import fc from "fast-check";
import { expect, test } from "vitest";

import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { noPence, pence, sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { LedgerOnly, LineOutcome } from "../../../shared/domain/position/outcome.ts";
import { renderReply } from "../../../shared/messages/render-reply.ts";
import type { ReplyOf } from "../../../shared/messages/reply.ts";
import { outcomeOf, response } from "../example-facts.ts";
import { exampleReplies } from "../example-replies.ts";
import { wordsOfHtml } from "../words-of-html.ts";
import { amountsOf, lineOf, parts, sheetOf } from "./response-examples.ts";

const AMOUNT = /-?£[\d,]+\.\d\d/g;

/** A reply without any amount in sentences that are not made here, so that each amount in it is one of ours. */
function replyWith(lines: readonly LineOutcome[], only: LedgerOnly[]): ReplyOf<"response"> {
  const outcome = outcomeOf(lines, only, { replyRequired: false, replyRequiredWhy: "Nothing is required." });
  const adjustments = outcome.adjustments.map((one) => ({ ...one, why: "As said above." }));
  return {
    ...response,
    rules: undefined,
    outcome: { ...outcome, adjustments },
    statement: {
      ...response.statement,
      lines: [],
      findings: [],
      totalPence: outcome.notifiedPence,
      receipt: { ...response.statement.receipt, tables: [] },
    },
  };
}

const only = fc.integer({ min: -500_000, max: 500_000 }).map((amount): LedgerOnly => ({
  invoiceNumber: "L-1",
  outstandingPence: pence(amount),
  reason: "on-ledger-only",
  why: "It is not on your statement.",
}));

test("every amount in the subject, text and HTML is one of the outcome, and every total of the outcome is in all of them", () => {
  fc.assert(
    fc.property(
      fc.array(parts, { minLength: 1, maxLength: 12 }),
      fc.array(only, { maxLength: 4 }),
      fc.boolean(),
      (splits, ledgerOnly, asks) => {
        const lines = splits.map((split, index) => ({
          ...lineOf(index + 1, ...split),
          why: "It is so.",
          wanted: asks ? ({ wants: "invoice-and-credits" } as const) : undefined,
        }));
        const reply = replyWith(lines, ledgerOnly);
        const { outcome } = reply;
        const open = sumPence(lines.flatMap((line) => [line.notAgreedPence, line.disputedPence]));
        const inQuestion = sumPence(
          lines.map((line) =>
            line.notAgreedPence === noPence && line.disputedPence === noPence
              ? line.outstandingPence
              : sumPence([line.notAgreedPence, line.disputedPence]),
          ),
        );
        const known = new Set(
          [
            ...lines.flatMap((line) => [
              line.outstandingPence,
              line.agreedPence,
              line.notAgreedPence,
              line.disputedPence,
            ]),
            ...ledgerOnly.map((item) => item.outstandingPence),
            sumPence(ledgerOnly.map((item) => item.outstandingPence)),
            outcome.agreedPence,
            outcome.notAgreedPence,
            outcome.inDisputePence,
            outcome.notifiedPence,
            outcome.accruedPence,
            outcome.adjustedPence,
            outcome.disputedPence,
            outcome.totalPence,
            open,
            inQuestion,
          ].map(formatPounds),
        );
        const { subject, text, html } = renderReply(reply);
        const words = wordsOfHtml(html);
        for (const said of [subject, text, words]) {
          for (const amount of said.match(AMOUNT) ?? []) expect(known).toContain(amount);
        }
        const totals = [outcome.agreedPence, outcome.notAgreedPence, outcome.inDisputePence, outcome.totalPence];
        for (const total of totals.map(formatPounds)) {
          expect(text).toContain(total);
          expect(words).toContain(total);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test.each(Object.entries(exampleReplies))(
  "%s has the same amounts in its text and in its HTML, each as often",
  (_, reply) => {
    const { text, html } = renderReply(reply);
    const amountsIn = (said: string): string[] => (said.match(AMOUNT) ?? []).sort();
    expect(amountsIn(wordsOfHtml(html))).toEqual(amountsIn(text));
  },
);

test("an amount that a request names is the request's own in text, HTML and workbook", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: 1, maxLength: 8 }), (amounts) => {
      const lines = amounts.map((amount, index) => ({
        ...lineOf(index + 1, 0, 1_000_000 + index, 0),
        why: "It is so.",
        wanted: { wants: "backing-or-credit" as const, pence: pence(amount) },
      }));
      const { text, html, workbook } = renderReply(replyWith(lines, []));
      if (workbook === undefined) throw new Error("a response has a workbook");
      const questions = Array.from(sheetOf(workbook, "Questions").rows, (row) => row.cells).flat();
      for (const amount of amounts.map((each) => formatPounds(pence(each)))) {
        expect(text).toContain(amount);
        expect(wordsOfHtml(html)).toContain(amount);
        expect(questions.some((cell) => cell.cell === "text" && cell.text.includes(`the ${amount},`))).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});

test("every total of the workbook adds up exactly the rows of its table, and is the outcome's", () => {
  fc.assert(
    fc.property(fc.array(parts, { minLength: 1, maxLength: 20 }), fc.array(only, { maxLength: 5 }), (splits, items) => {
      const lines = splits.map((split, index) => ({
        ...lineOf(index + 1, ...split),
        wanted: { wants: "invoice-and-credits" } as const,
      }));
      const reply = replyWith(lines, items);
      const { workbook } = renderReply(reply);
      if (workbook === undefined) throw new Error("a response has a workbook");
      for (const name of ["Lines", "Not on your statement", "Questions"]) {
        const rows = Array.from(sheetOf(workbook, name).rows, (row) => row.cells);
        for (const cell of rows.flat()) {
          const range = cell.cell === "sum" ? /^SUBTOTAL\(109,([A-Z])(\d+):[A-Z](\d+)\)$/.exec(cell.formula) : null;
          if (range === null || cell.cell !== "sum") continue;
          const column = (range[1] ?? "A").charCodeAt(0) - 65;
          const added = rows.slice(Number(range[2]) - 1, Number(range[3])).flatMap((cells) => {
            const one = cells[column];
            return one === undefined ? [] : amountsOf([one]);
          });
          expect(added.reduce((sum, one) => sum + one, 0)).toBe(cell.pence);
        }
      }
    }),
    { numRuns: 60 },
  );
});
