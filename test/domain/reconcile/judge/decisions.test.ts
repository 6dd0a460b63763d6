import { describe, expect, test } from "vitest";

import type { Decision } from "../../../../shared/domain/position/decision.ts";
import { pence } from "../../../../shared/domain/amounts-and-days/pence.ts";
import {
  adjustments,
  answerTo,
  booked,
  bookedCredit,
  claim,
  columns,
  creditNote,
  evidence,
  reconcileCase,
  ledgerOnly,
  sentences,
  verdicts,
  wantedWords,
} from "../statement-and-ledger.ts";

const record = { by: "sam.okoro@eastmere.example.org", at: "2023-03-28T09:00:00.000Z" };
const on = (invoiceNumber: string, pounds: number, id = "d1") => ({
  ...record,
  id,
  invoiceNumber,
  outstandingPence: pence(Math.round(pounds * 100)),
});
const agree = (number: string, claimed: number, pounds: number, more: object = {}): Decision => ({
  ...on(number, claimed),
  decision: "agree",
  agreedPence: pence(pounds * 100),
  ...more,
});
const dispute = (number: string, claimed: number, pounds: number, more: object = {}): Decision => ({
  ...on(number, claimed),
  decision: "dispute",
  disputedPence: pence(pounds * 100),
  disputeReference: "MED-7",
  ...more,
});
const query = (number: string, claimed: number, question = "which ward is this for?"): Decision => ({
  ...on(number, claimed),
  decision: "query",
  question,
});
const same = (number: string, claimed: number, ledgerInvoiceNumber: string, more: object = {}): Decision => ({
  ...on(number, claimed),
  decision: "same-invoice",
  ledgerInvoiceNumber,
  ...more,
});

describe("a person's decision overrides the engine, and is shown as theirs", () => {
  test("REC-06 agree in principle although the ledger has nothing", () => {
    const decisions = [agree("1001", 500, 400, { tell: " seen the timesheets ", note: "ask Sam" })];
    const outcome = reconcileCase({ statement: [claim("1001", 500)], ledger: [], decisions });
    expect(verdicts(outcome)).toEqual(["agreed-by-decision: 400 agreed, 100 not agreed"]);
    expect(columns(outcome)).toBe("500 + 0 accrued - 100 adjusted + 0 disputed = 400");
    expect(adjustments(outcome)).toEqual(["agreed-by-decision -100"]);
    expect(answerTo(outcome, 1).decision).toEqual(decisions[0]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Decided by ZA1's finance team on 28 March 2023 (seen the timesheets): of your invoice 1001 of 1 March 2023 (£500.00), £400.00 is agreed in principle and £100.00 is not agreed.
        → Backing data for the £100.00, or a credit note for it."
    `);
  });

  test("REC-06 agree all of an invoice on hold, no more than is claimed; empty words to tell count as none", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 600, { status: "on-hold" })],
      decisions: [agree("1001", 500, 900, { tell: " " })],
    });
    expect(verdicts(outcome)).toEqual(["agreed-by-decision: 500 agreed"]);
    expect(wantedWords(outcome.lines[0])).toBe("");
    expect(evidence(outcome, 1)).toEqual(["exact 1001 500"]);
    expect(columns(outcome)).toBe("500 + 0 accrued + 0 adjusted + 0 disputed = 500");
    expect(outcome.lines[0]?.why).toMatch(/^Decided by ZA1's finance team on 28 March 2023: of your/);
  });

  test("REC-06 agree less than the ledger has; the shortfall of the statement is still added", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 600)],
      decisions: [agree("1001", 500, 300)],
    });
    expect(verdicts(outcome)).toEqual(["agreed-by-decision: 300 agreed, 200 not agreed"]);
    expect(adjustments(outcome)).toEqual(["agreed-by-decision -200", "statement-below-ledger 100"]);
    expect(evidence(outcome, 1)).toEqual(["exact 1001 300"]);
  });

  test("REC-05 agreeing leaves in dispute what is in dispute", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 500, { disputed: 150 })],
      decisions: [agree("1001", 500, 300)],
    });
    expect(verdicts(outcome)).toEqual(["agreed-by-decision: 300 agreed, 50 not agreed, 150 in dispute"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(
      `
      "Decided by ZA1's finance team on 28 March 2023: of your invoice 1001 of 1 March 2023 (£500.00), £300.00 is agreed in principle, £150.00 is in formal dispute and £50.00 is not agreed.
        → Backing data for the £50.00, or a credit note for it."
    `,
    );
  });

  test("REC-05 what is in dispute stays so as far as it is not agreed", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 500, { disputed: 150 })],
      decisions: [agree("1001", 500, 400)],
    });
    expect(verdicts(outcome)).toEqual(["agreed-by-decision: 400 agreed, 100 in dispute"]);
  });

  test("REC-06 if a person leaves as much open as the engine, the engine's request stays", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500), claim("1002", 500)],
      ledger: [booked("1002", 300, { disputed: 100, status: "on-hold" })],
      decisions: [agree("1001", 500, 0), agree("1002", 500, 0)],
    });
    expect(outcome.lines.map(wantedWords)).toEqual([
      "A copy of the invoice with its purchase order number, backing data, and the name of the person who ordered it.",
      "Backing data for the invoice and a contact who can answer questions about it.",
    ]);
  });

  test("REC-05 dispute a part, with its reference", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500), claim("1002", 500)],
      ledger: [booked("1001", 500), booked("1002", 300)],
      decisions: [dispute("1001", 500, 100), dispute("1002", 500, 100)],
    });
    expect(verdicts(outcome)).toEqual([
      "disputed-by-decision: 400 agreed, 100 in dispute",
      "disputed-by-decision: 300 agreed, 100 not agreed, 100 in dispute",
    ]);
    expect(columns(outcome)).toBe("1000 + 0 accrued - 100 adjusted - 200 disputed = 700");
    expect(outcome.replyRequired).toBe(true);
    expect(evidence(outcome, 2)).toEqual(["exact 1002 300"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Decided by ZA1's finance team on 28 March 2023: of your invoice 1001 of 1 March 2023 (£500.00), £100.00 is in formal dispute (MED-7) and £400.00 is agreed.
      Decided by ZA1's finance team on 28 March 2023: of your invoice 1002 of 1 March 2023 (£500.00), £100.00 is in formal dispute (MED-7), £300.00 is agreed and £100.00 is not agreed.
        → Backing data for the £100.00, or a credit note for it."
    `);
  });

  test("REC-05 dispute all of it, and never more than is claimed", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 500)],
      decisions: [dispute("1001", 500, 900)],
    });
    expect(verdicts(outcome)).toEqual(["disputed-by-decision: 500 in dispute"]);
    expect(wantedWords(outcome.lines[0])).toBe("");
  });

  test("REC-06 ask a question: nothing is agreed until it is answered", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500), claim("1002", 70)],
      ledger: [booked("1001", 500), booked("1002", 70, { disputed: 20 })],
      decisions: [query("1001", 500), query("1002", 70)],
    });
    expect(verdicts(outcome)).toEqual([
      "queried-by-decision: 500 not agreed",
      "queried-by-decision: 50 not agreed, 20 in dispute",
    ]);
    expect(evidence(outcome, 1)).toEqual(["exact 1001 0"]);
    expect(ledgerOnly(outcome)).toEqual([]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Decided by ZA1's finance team on 28 March 2023: of your invoice 1001 of 1 March 2023 (£500.00), £500.00 is not agreed until a question is answered.
        → Which ward is this for?
      Decided by ZA1's finance team on 28 March 2023: of your invoice 1002 of 1 March 2023 (£70.00), £50.00 is not agreed until a question is answered and £20.00 is in formal dispute.
        → Which ward is this for?"
    `);
  });

  test("a decision on a line with candidates uses none of their amounts", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500, { on: null })],
      ledger: [booked("1001", 500, { on: "2023-01-01" }), booked("1001", 500, { on: "2023-02-01", disputed: 20 })],
      decisions: [agree("1001", 500, 500)],
    });
    expect(verdicts(outcome)).toEqual(["agreed-by-decision: 500 agreed"]);
    expect(evidence(outcome, 1)).toEqual(["candidate 1001 0", "candidate 1001 0"]);
  });

  test("a decision on several ledger lines is spread over them; capital no more than is agreed", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 600)],
      ledger: [booked("1001", 350, { capital: true }), booked("1001", 250, { capital: true })],
      decisions: [agree("1001", 600, 400)],
    });
    expect(evidence(outcome, 1)).toEqual(["group 1001 350", "group 1001 50"]);
    expect(adjustments(outcome)).toEqual(["agreed-by-decision -200", "capital -400"]);
  });

  test("credits are decided in their own sign", () => {
    const outcome = reconcileCase({
      statement: [creditNote("CN77", -80)],
      ledger: [],
      decisions: [agree("CN77", -80, -50)],
    });
    expect(verdicts(outcome)).toEqual(["agreed-by-decision: -50 agreed, -30 not agreed"]);
  });
});

describe("a decision that a supplier reference is a certain invoice", () => {
  test("REC-03 the named ledger line is matched to the claim, and shown as a person's decision", () => {
    const decisions = [same("EAST/7", 500, "100-123")];
    const outcome = reconcileCase({
      statement: [claim("EAST/7", 500), claim("100123", 80)],
      ledger: [booked("100123", 450)],
      decisions,
    });
    expect(verdicts(outcome)).toEqual(["above-ledger: 450 agreed, 50 not agreed", "not-on-ledger: 80 not agreed"]);
    expect(evidence(outcome, 1)).toEqual(["decision 100123 450"]);
    expect(answerTo(outcome, 1).decision).toEqual(decisions[0]);
    expect(outcome.lines[0]?.why).toContain("which you list as EAST/7,");
  });

  test("REC-03 of several ledger lines of that number it means the one with the amount, or the only open one", () => {
    const chosen = (...ledger: Parameters<typeof booked>[]): string[] => {
      const outcome = reconcileCase({
        statement: [claim("EAST/7", 500)],
        ledger: ledger.map((one) => booked(...one)),
        decisions: [same("EAST/7", 500, "100123")],
      });
      return [...verdicts(outcome), ...outcome.remarks.slice(1)];
    };
    expect(chosen(["100123", 80], ["100123", 500])).toEqual(["agreed: 500 agreed"]);
    expect(chosen(["100123", 0, { gross: 500 }], ["100123", 80])).toEqual(["above-ledger: 80 agreed, 420 not agreed"]);
    expect(chosen(["100123", 0, { gross: 500 }])).toEqual(["nothing-outstanding: 500 not agreed"]);
    expect(chosen(["100123", 500], ["100123", 500])).toEqual([
      "same-amount: 500 not agreed",
      "The decision of 28 March 2023 that EAST/7 is our 100123 does not apply: our ledger has several of that number.",
    ]);
    const why = "The decision of 28 March 2023 that EAST/7 is our 100123 does not apply:";
    expect(chosen(["100123", 80], ["100123", 81])).toEqual([
      "not-on-ledger: 500 not agreed",
      `${why} our ledger has several of that number.`,
    ]);
    expect(chosen(["100124", 501])).toEqual([
      "not-on-ledger: 500 not agreed",
      `${why} our ledger has no such open line.`,
    ]);
    expect(chosen(["100123", -500])).toEqual([
      "not-on-ledger: 500 not agreed",
      `${why} our ledger has no such open line.`,
    ]);
  });

  test("REC-03 no ledger line is matched to two claims: the second decision does not apply", () => {
    const outcome = reconcileCase({
      statement: [claim("EAST/7", 500), claim("EAST/8", 500)],
      ledger: [booked("100123", 500)],
      decisions: [same("EAST/7", 500, "100123"), same("EAST/8", 500, "100123", { id: "d2" })],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 500 agreed", "not-on-ledger: 500 not agreed"]);
    expect(outcome.remarks.slice(1)).toEqual([
      "The decision of 28 March 2023 that EAST/8 is our 100123 does not apply: our ledger has no such open line.",
    ]);
  });

  test("REC-03 which of two decisions comes first does not depend on the order of the rows", () => {
    const outcome = reconcileCase({
      statement: [claim("EAST/8", 500), claim("EAST/7", 500)],
      ledger: [booked("100123", 500)],
      decisions: [same("EAST/8", 500, "100123"), same("EAST/7", 500, "100123", { id: "d2" })],
    });
    expect(verdicts(outcome)).toEqual(["not-on-ledger: 500 not agreed", "agreed: 500 agreed"]);
  });

  test("if a line has both kinds of decision, the one about the amount is shown", () => {
    const outcome = reconcileCase({
      statement: [claim("EAST/7", 500)],
      ledger: [booked("100123", 500)],
      decisions: [same("EAST/7", 500, "100123"), dispute("EAST/7", 500, 100, { id: "d2" })],
    });
    expect(verdicts(outcome)).toEqual(["disputed-by-decision: 400 agreed, 100 in dispute"]);
    expect(answerTo(outcome, 1).decision?.id).toBe("d2");
    expect(evidence(outcome, 1)).toEqual(["decision 100123 500"]);
  });

  test("a decision that a line is a certain invoice is not shown if it does not apply", () => {
    const outcome = reconcileCase({
      statement: [claim("EAST/7", 500)],
      ledger: [bookedCredit("100123", -500)],
      decisions: [same("EAST/7", 500, "100123")],
    });
    expect(answerTo(outcome, 1).decision).toBeUndefined();
  });
});

describe("a decision applies as long as its facts do", () => {
  test("it survives another spelling of the number and a newer ledger", () => {
    const outcome = reconcileCase({
      statement: [claim("INV-01001", 500)],
      ledger: [booked("1001", 20)],
      decisions: [agree("inv 1001", 500, 400)],
    });
    expect(verdicts(outcome)).toEqual(["agreed-by-decision: 400 agreed, 100 not agreed"]);
  });

  test("it is dropped, with a remark, if the line claims another amount", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 510)],
      ledger: [booked("1001", 500)],
      decisions: [agree("1001", 500, 400)],
    });
    expect(verdicts(outcome)).toEqual(["above-ledger: 500 agreed, 10 not agreed"]);
    expect(answerTo(outcome, 1).decision).toBeUndefined();
    expect(outcome.remarks.slice(1)).toEqual([
      "The decision on 1001 of 28 March 2023 was about a claim of £500.00, which has changed: it no longer applies.",
    ]);
  });

  test("a decision on a line that is no longer there adds no remark", () => {
    const outcome = reconcileCase({
      statement: [claim("1002", 510)],
      ledger: [],
      decisions: [agree("1001", 500, 400)],
    });
    expect(outcome.remarks.slice(1)).toEqual([]);
    expect(verdicts(outcome)).toEqual(["not-on-ledger: 510 not agreed"]);
  });

  test("the latest decision on a line wins, whatever their order", () => {
    const first = agree("1001", 500, 400);
    const later = dispute("1001", 500, 100, { id: "d0", at: "2023-03-29T09:00:00.000Z" });
    const sameTime = query("1001", 500);
    for (const decisions of [
      [first, later],
      [later, first],
    ]) {
      const outcome = reconcileCase({ statement: [claim("1001", 500)], ledger: [booked("1001", 500)], decisions });
      expect(verdicts(outcome)).toEqual(["disputed-by-decision: 400 agreed, 100 in dispute"]);
    }
    for (const decisions of [
      [first, { ...sameTime, id: "d2" }],
      [{ ...sameTime, id: "d2" }, first],
    ]) {
      const outcome = reconcileCase({ statement: [claim("1001", 500)], ledger: [booked("1001", 500)], decisions });
      expect(verdicts(outcome)).toEqual(["queried-by-decision: 500 not agreed"]);
    }
  });

  test("among lines of one number it is about the one with its amount", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 300), claim("1001", 500), claim("1001", 500, { on: "2023-02-01" })],
      ledger: [booked("1001", 300)],
      decisions: [agree("1001", 500, 400)],
    });
    expect(verdicts(outcome)).toEqual([
      "agreed: 300 agreed",
      "duplicate: 500 not agreed",
      "agreed-by-decision: 400 agreed, 100 not agreed",
    ]);
  });
});
