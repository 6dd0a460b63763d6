import { describe, expect, test } from "vitest";

import { sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { reasons } from "../../../shared/domain/reconcile/words/reasons.ts";
import { renderReply } from "../../../shared/messages/render-reply.ts";
import type { ReplyOf } from "../../../shared/messages/reply.ts";
import { situations } from "../../domain/reconcile/situations.ts";
import { inputOf, reconcileCase, type Case } from "../../domain/reconcile/statement-and-ledger.ts";
import { response } from "../example-facts.ts";
import { prettyHtml } from "../pretty-html.ts";
import { wordsOfHtml } from "../words-of-html.ts";
import { amountsOf, lineRows, sheetOf } from "./response-examples.ts";

/** The reply to a situation of the rules, as the engine judges it. */
function replyTo(one: Case): ReplyOf<"response"> {
  const { position, statement, policy } = inputOf(one);
  const { lines } = statement;
  return {
    ...response,
    kind: position.kind,
    policy,
    outcome: reconcileCase(one),
    statement: {
      ...response.statement,
      lines: [...lines],
      totalPence: sumPence(lines.map((line) => line.outstandingPence)),
      findings: [],
    },
  };
}

const cases = Object.entries(situations).map(([code, one]) => [code, replyTo(one)] as const);

test("the reply to each situation of the rules reads as in the golden file", async () => {
  const texts = cases.map(([code, reply]) => {
    const { subject, text } = renderReply(reply);
    // What is the same in every reply has golden files of its own.
    const said = text
      .slice(text.indexOf("\n\nWe ") + 2, text.indexOf("What our collection form will show"))
      .replace(/Thank you for your statement[\s\S]*?The result\n-+\n[\s\S]*?(?=\n\n[A-Z][^\n]*\n---)/, "…");
    return `#### ${code}\n\n${subject}\n\n${said.trimEnd()}\n`;
  });
  await expect(texts.join("\n\n")).toMatchFileSnapshot("../../golden/reply-situations.txt");
});

const byRule = [...Map.groupBy(cases, ([code]) => ruleOf(code))];

test.each(byRule)("the HTML of the replies to situations of %s is as in the golden file", async (rule, same) => {
  const pages = same.map(([code, reply]) => `<!-- ${code} -->\n${prettyHtml(ownBlocks(renderReply(reply).html))}`);
  await expect(pages.join("\n")).toMatchFileSnapshot(`../../golden/situations/${rule}.html`);
});

function ruleOf(code: string): string {
  const [, reason] = Object.entries(reasons).find(([each]) => each === code) ?? [];
  return reason?.rule ?? "other";
}

/** The blocks of a mail that differ from reply to reply: what is the same in every reply has golden files of its own. */
function ownBlocks(html: string): string {
  const blocks = html.split(/(?=<tr><td align="left" class="ink block")/).slice(1);
  const first = blocks.findIndex((block) => /class="(?:good|mixed|attention)"/.test(block));
  const last = blocks.findIndex((block) => block.includes("What our collection form will show"));
  return blocks.slice(first, last).join("");
}

describe.each(cases)("the reply to %s", (_, reply) => {
  const { subject, text, html, workbook } = renderReply(reply);
  const { outcome, statement } = reply;

  test("says the same in text and in HTML", () => {
    const words = wordsOfHtml(html);
    for (const amount of text.match(/-?£[\d,]+\.\d\d/g) ?? []) expect(words).toContain(amount);
    const open = outcome.lines.filter((line) => line.notAgreedPence !== 0 || line.disputedPence !== 0);
    for (const line of open) expect(words).toContain(line.why.slice(0, 60));
    expect(`${subject} ${text} ${words}`).not.toMatch(/undefined|\bnull\b|\[object|NaN/);
  });

  test("has every figure of the outcome in its workbook, to the penny", () => {
    if (workbook === undefined) throw new Error("a response has a workbook");
    expect(lineRows(workbook).map(amountsOf)).toEqual(
      outcome.lines.map((line) => [line.outstandingPence, line.agreedPence, line.notAgreedPence, line.disputedPence]),
    );
    const summary = Array.from(sheetOf(workbook, "Summary").rows).flatMap((row) => amountsOf(row.cells));
    expect(summary.slice(0, 4)).toEqual([
      statement.totalPence,
      outcome.agreedPence,
      outcome.notAgreedPence,
      outcome.inDisputePence,
    ]);
    const form = Array.from(sheetOf(workbook, "Collection form").rows).flatMap((row) => amountsOf(row.cells));
    expect(form.slice(0, 5)).toEqual([
      outcome.notifiedPence,
      outcome.accruedPence,
      outcome.adjustedPence,
      outcome.disputedPence,
      outcome.totalPence,
    ]);
  });
});
