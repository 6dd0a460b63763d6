import fc from "fast-check";
import { expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { Decision } from "../../../shared/domain/position/decision.ts";
import { renderReply } from "../../../shared/messages/render-reply.ts";
import type { Reply } from "../../../shared/messages/reply.ts";
import { booked, claim, inputOf, reconcileCase, type Case } from "../../domain/reconcile/statement-and-ledger.ts";
import { response } from "../example-facts.ts";
import { exampleReplies } from "../example-replies.ts";
import { workbookTranscript } from "../workbook-transcript.ts";

const PERSON = "Vq0-person";
const NOTE = "Vq0-note";

const record = fc.record({
  id: fc.uuid(),
  by: fc.constantFrom(PERSON, `${PERSON}@eastmere.example.org`, `${PERSON}, head of payables`),
  at: fc.constantFrom("2023-03-28T09:00:00.000Z", "2023-04-02T23:30:00.000Z"),
  note: fc.constantFrom(NOTE, `ask ${PERSON}: ${NOTE}`),
});
const onLine = fc.record({
  invoiceNumber: fc.constantFrom("1001", "1002", "1003"),
  outstandingPence: fc.constantFrom(pence(50_000), pence(7_000)),
});
const facts = fc.oneof(
  fc.constant({ decision: "agree" as const, agreedPence: pence(7_000) }),
  fc.constant({ decision: "dispute" as const, disputedPence: pence(7_000), disputeReference: "MED-7" }),
  fc.constant({ decision: "query" as const, question: "which ward is this for?" }),
  fc.constant({ decision: "same-invoice" as const, ledgerInvoiceNumber: "A-77" }),
);
const decision: fc.Arbitrary<Decision> = fc
  .tuple(facts, onLine, record)
  .map(([fact, line, rest]) => ({ ...fact, ...line, ...rest }));

test("RSP-04 no reply names the person who decided, or shows what they noted for themselves", () => {
  fc.assert(
    fc.property(
      fc.array(decision, { minLength: 1, maxLength: 5 }),
      fc.array(decision, { maxLength: 3 }),
      (now, then) => {
        const { reply, outcome } = replyWith(now, then);
        const rendered = renderedParts(reply);
        expect(rendered).not.toContain("Vq0");
        if (outcome.lines.some((line) => line.decision !== undefined))
          expect(rendered).toMatch(/ecided by ZA1's finance team on (?:28 March|3 April) 2023/);
      },
    ),
    { numRuns: 60 },
  );
});

test("what a person wants to tell the other organisation is in the reply", () => {
  const tell = "the timesheets show 8 shifts";
  const told = [agreeing({ tell, note: NOTE }), sameInvoice({ tell: "posted under our number" })];
  const rendered = renderedParts(replyWith(told, []).reply);
  expect(rendered).toContain(`Decided by ZA1's finance team on 28 March 2023 (${tell}): of your invoice 1001`);
  expect(rendered).toContain(
    "Which of our invoices it is was decided by ZA1's finance team on 28 March 2023 (posted under our number).",
  );
});

test("no reply of any type names a person who decided on the lines of its outcome", () => {
  for (const reply of Object.values(exampleReplies))
    expect(renderedParts(decidedBy(PERSON, reply))).not.toContain("Vq0");
});

const base = { by: PERSON, at: "2023-03-28T09:00:00.000Z", outstandingPence: pence(50_000) };
const agreeing = (more: object): Decision => ({
  ...base,
  ...more,
  id: "d1",
  decision: "agree",
  invoiceNumber: "1001",
  agreedPence: pence(40_000),
});
const sameInvoice = (more: object): Decision => ({
  ...base,
  ...more,
  id: "d2",
  decision: "same-invoice",
  invoiceNumber: "1002",
  ledgerInvoiceNumber: "A-77",
});

function replyWith(decisions: readonly Decision[], earlierDecisions: readonly Decision[]) {
  const lines: Case = {
    statement: [claim("1001", 500), claim("1002", 500), claim("1003", 70)],
    ledger: [booked("1003", 70), booked("A-77", 500)],
  };
  const outcome = reconcileCase({ ...lines, decisions });
  const earlier = reconcileCase({ ...lines, decisions: earlierDecisions });
  const statementLines = inputOf(lines).statement.lines;
  const reply: Reply = {
    ...response,
    statement: { ...response.statement, lines: [...statementLines] },
    outcome,
    revision: {
      because: "person-decided",
      earlier: { sentAt: "2023-03-27T09:00:00.000Z", ...earlier },
      changes: [],
    },
  };
  return { reply, outcome };
}

function decidedBy(by: string, reply: Reply): Reply {
  if (reply.reply !== "response") return reply;
  const { outcome } = reply;
  const decided: Decision = { ...agreeing({ note: NOTE }), by };
  return { ...reply, outcome: { ...outcome, lines: outcome.lines.map((line) => ({ ...line, decision: decided })) } };
}

function renderedParts(reply: Reply): string {
  const { subject, text, html, workbook } = renderReply(reply);
  return [
    subject,
    text,
    html.replaceAll("&#39;", "'"),
    workbook === undefined ? "" : workbookTranscript(workbook),
  ].join("\n");
}
