import { describe, expect, test } from "vitest";

import {
  adjustments,
  booked,
  bookedCredit,
  claim,
  columns,
  evidence,
  reconcileCase,
  ledgerOnly,
  sentences,
  verdicts,
  wantedWords,
} from "../statement-and-ledger.ts";

const awaiting = { status: "awaiting-approval" } as const;

describe("REC-06 not on the ledger, or on the ledger and not approved", () => {
  test("REC-06 not on the ledger: not agreed, and the answer asks for what is needed", () => {
    const outcome = reconcileCase({ statement: [claim("1001", 500)], ledger: [] });
    expect(verdicts(outcome)).toEqual(["not-on-ledger: 500 not agreed"]);
    expect(columns(outcome)).toBe("500 + 0 accrued - 500 adjusted + 0 disputed = 0");
    expect(wantedWords(outcome.lines[0])).toMatch(/copy of the invoice.*purchase order number.*backing data.*who/);
    expect(evidence(outcome, 1)).toEqual([]);
  });

  test("REC-06 awaiting approval: agreed in principle only if the policy says so", () => {
    const one = { statement: [claim("1001", 500)], ledger: [booked("1001", 500, awaiting)] };
    expect(verdicts(reconcileCase(one))).toEqual(["awaiting-approval: 500 not agreed"]);
    const outcome = reconcileCase({ ...one, policy: { agreeAwaitingApproval: true } });
    expect(verdicts(outcome)).toEqual(["agreed-in-principle: 500 agreed"]);
    expect(columns(outcome)).toBe("500 + 0 accrued + 0 adjusted + 0 disputed = 500");
    expect(sentences(outcome)).toMatchInlineSnapshot(
      `"Our ledger has invoice 1001 of 1 March 2023 with £500.00 outstanding, awaiting approval: agreed in principle (our policy for items that wait for approval)."`,
    );
  });

  test("REC-06 agreed in principle, if amounts differ", () => {
    const outcome = reconcileCase({
      policy: { agreeAwaitingApproval: true },
      statement: [claim("1001", 530), claim("1002", 470), claim("1003", 500)],
      ledger: [
        booked("1001", 500, awaiting),
        booked("1002", 500, awaiting),
        booked("1003", 500, { ...awaiting, disputed: 80 }),
      ],
    });
    expect(verdicts(outcome)).toEqual([
      "above-ledger: 500 agreed, 30 not agreed",
      "statement-below-ledger: 470 agreed",
      "in-dispute: 420 agreed, 80 in dispute",
    ]);
    expect(columns(outcome)).toBe("1500 + 0 accrued + 0 adjusted - 80 disputed = 1420");
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 1 March 2023 with £500.00 outstanding, awaiting approval; your £530.00 is £30.00 more than we have for it: £500.00 is agreed in principle (our policy for items that wait for approval) and £30.00 is not.
        → Backing data for the £30.00, or a credit note for it.
      Our ledger has invoice 1002 of 1 March 2023 with £500.00 outstanding, awaiting approval, which is £30.00 more than your £470.00: your £470.00 is agreed in principle (our policy for items that wait for approval), and we add the £30.00.
        → Please check the £30.00 on your side.
      Our ledger has invoice 1003 of 1 March 2023 with £500.00 outstanding, awaiting approval, of which £80.00 is in formal dispute: £420.00 is agreed in principle (our policy for items that wait for approval) and £80.00 is in dispute."
    `);
  });

  test("REC-06 on hold: not agreed whatever the policy", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 500, { status: "on-hold" })],
      policy: { agreeAwaitingApproval: true },
    });
    expect(verdicts(outcome)).toEqual(["on-hold: 500 not agreed"]);
    expect(columns(outcome)).toBe("500 + 0 accrued - 500 adjusted + 0 disputed = 0");
  });

  test("REC-06 cancelled: not agreed, in each kind of statement", () => {
    for (const kind of ["r&p", "i&e"] as const) {
      const outcome = reconcileCase({
        kind,
        statement: [claim("1001", 500)],
        ledger: [booked("1001", 500, { status: "cancelled" })],
      });
      expect(verdicts(outcome)).toEqual(["cancelled: 500 not agreed"]);
      expect(ledgerOnly(outcome)).toEqual([]);
    }
  });
});

describe("REC-07 what only awaits approval is accrued", () => {
  test("REC-07 it leaves no mismatch", () => {
    for (const kind of ["r&p", "i&e"] as const) {
      const outcome = reconcileCase({ kind, statement: [claim("1001", 500)], ledger: [booked("1001", 500, awaiting)] });
      expect(columns(outcome)).toBe("500 + 500 accrued - 500 adjusted + 0 disputed = 500");
      expect(outcome.lines[0]?.why).toMatch(/£500\.00 is not agreed yet; until then it is in our accruals\.$/);
    }
  });

  test("REC-07 no more is accrued than the ledger has", () => {
    const outcome = reconcileCase({ statement: [claim("1001", 30_000)], ledger: [booked("1001", 20_000, awaiting)] });
    expect(columns(outcome)).toBe("30000 + 20000 accrued - 30000 adjusted + 0 disputed = 20000");
    expect(outcome.lines[0]?.why).toMatch(
      /£30,000\.00 is not agreed yet; until then £20,000\.00 of it is in our accruals\.$/,
    );
    const less = reconcileCase({ statement: [claim("1001", 400)], ledger: [booked("1001", 500, awaiting)] });
    expect(columns(less)).toBe("400 + 400 accrued - 400 adjusted + 0 disputed = 400");
  });

  test("REC-07 only what is dated by the cut-off, by the statement's date or else the ledger's", () => {
    const accruedOf = (claimed: string | null, onLedger: string | null, more = {}): number =>
      reconcileCase({
        statement: [claim("1001", 500, { on: claimed })],
        ledger: [booked("1001", 500, { ...awaiting, on: onLedger })],
        ...more,
      }).accruedPence;
    expect(accruedOf("2023-03-23", "2023-03-23")).toBe(50_000);
    expect(accruedOf("2023-03-24", "2023-03-23")).toBe(0);
    expect(accruedOf(null, "2023-03-24")).toBe(0);
    expect(accruedOf(null, "2023-03-23")).toBe(50_000);
    expect(accruedOf(null, null)).toBe(50_000);
    expect(accruedOf("2023-03-24", "2023-03-24", { exercise: null })).toBe(50_000);
  });

  test("REC-07 not if the policy leaves it out", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 500, awaiting)],
      policy: { agreeAwaitingApproval: false, accrueAwaitingApproval: false },
    });
    expect(columns(outcome)).toBe("500 + 0 accrued - 500 adjusted + 0 disputed = 0");
    expect(outcome.lines[0]?.why).toMatch(/is not agreed yet\.$/);
  });
});

describe("REC-08 on the ledger and not on the statement", () => {
  test("REC-08 it is listed with number and amount, and added", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 500), booked("2002", 80), booked("", 7, { on: null })],
    });
    expect(ledgerOnly(outcome)).toEqual([" on-ledger-only 7", "2002 on-ledger-only 80"]);
    expect(columns(outcome)).toBe("500 + 0 accrued + 87 adjusted + 0 disputed = 587");
    expect(adjustments(outcome)).toEqual(["on-ledger-only 87"]);
    expect(outcome.ledgerOnly).toMatchInlineSnapshot(`
      [
        {
          "invoiceNumber": "",
          "outstandingPence": 700,
          "reason": "on-ledger-only",
          "why": "Our ledger has invoice without a number with £7.00 outstanding, and your statement does not list it: we add it, and ask for a copy if you have no record of it.",
        },
        {
          "invoiceDate": "2023-03-01",
          "invoiceNumber": "2002",
          "outstandingPence": 8000,
          "reason": "on-ledger-only",
          "why": "Our ledger has invoice 2002 of 1 March 2023 with £80.00 outstanding, and your statement does not list it: we add it, and ask for a copy if you have no record of it.",
        },
      ]
    `);
  });

  test("REC-08 what is in formal dispute is listed and not added; nor is what awaits approval, is on hold, paid or cancelled", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500)],
      ledger: [
        booked("1001", 500),
        booked("2001", 80, { disputed: 30 }),
        booked("2002", 80, awaiting),
        booked("2003", 80, { status: "on-hold" }),
        booked("2004", 0, { gross: 80, status: "paid" }),
        booked("2005", 80, { status: "cancelled" }),
        booked("2006", 0, { gross: 80 }),
      ],
    });
    expect(ledgerOnly(outcome)).toEqual([
      "2001 on-ledger-only 80",
      "2002 on-ledger-only-not-approved 80",
      "2003 on-ledger-only-not-approved 80",
    ]);
    expect(adjustments(outcome)).toEqual(["on-ledger-only 50"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 1 March 2023 with £500.00 outstanding, approved: agreed in full.
      Our ledger has invoice 2001 of 1 March 2023 with £80.00 outstanding, of which £30.00 is in formal dispute, and your statement does not list it: we add the undisputed £50.00, and ask for a copy if you have no record of it.
      Our ledger has invoice 2002 of 1 March 2023 with £80.00 outstanding, awaiting approval, and your statement does not list it.
      Our ledger has invoice 2003 of 1 March 2023 with £80.00 outstanding, on hold, and your statement does not list it."
    `);
  });

  test("REC-08 with a policy that agrees in principle, what awaits approval is added", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 500), booked("2002", 80, awaiting)],
      policy: { agreeAwaitingApproval: true },
    });
    expect(ledgerOnly(outcome)).toEqual(["2002 on-ledger-only 80"]);
  });

  test("REC-08 credit notes are taken off", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 500), bookedCredit("CN7", -80)],
    });
    expect(ledgerOnly(outcome)).toEqual(["CN7 credit-on-ledger-only -80"]);
    expect(columns(outcome)).toBe("500 + 0 accrued - 80 adjusted + 0 disputed = 420");
  });

  test("COL-04 late notification: dated after the statement", () => {
    const outcome = reconcileCase({
      asAt: "2023-03-20",
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 500), booked("2002", 80, { on: "2023-03-21" }), booked("2003", 5, { on: "2023-03-20" })],
    });
    expect(adjustments(outcome)).toEqual(["late-notification 80", "on-ledger-only 5"]);
    const undated = reconcileCase({
      asAt: null,
      exercise: null,
      statement: [claim("1", 5)],
      ledger: [booked("2002", 80)],
    });
    expect(ledgerOnly(undated)).toEqual(["2002 on-ledger-only 80"]);
  });

  test("REC-08 the sentence names the statement line that may be meant", () => {
    const outcome = reconcileCase({
      statement: [claim("100100", 500), claim("", 60), claim("100100", 500, { on: "2023-03-02" })],
      ledger: [booked("100190", 500), booked("3003", 60), booked("3004", 61, { ...awaiting })],
    });
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Your invoice 100100 of 1 March 2023 (£500.00) is not on our ledger under that number, but invoice 100190 of 1 March 2023 for £500.00 (£500.00 outstanding, approved) has the same amount and nearly the same number: £500.00 is not agreed until you confirm which it is.
        → Is this the same invoice? Please confirm the number, or send a copy.
      Your line of 1 March 2023 (£60.00) has no invoice number by which we could find it; invoice 3003 of 1 March 2023 for £60.00 (£60.00 outstanding, approved) has the same amount, which alone proves nothing: £60.00 is not agreed until you confirm which it is.
        → Is this the same invoice? Please confirm the number, or send a copy.
      Your invoice 100100 of 2 March 2023 (£500.00) is not on our ledger under that number, but invoice 100190 of 1 March 2023 for £500.00 (£500.00 outstanding, approved) has the same amount and nearly the same number: £500.00 is not agreed until you confirm which it is.
        → Is this the same invoice? Please confirm the number, or send a copy.
      Our ledger has invoice 100190 of 1 March 2023 with £500.00 outstanding, which may be your invoice 100100: we add it until that is settled.
      Our ledger has invoice 3003 of 1 March 2023 with £60.00 outstanding, which may be your line 2: we add it until that is settled.
      Our ledger has invoice 3004 of 1 March 2023 with £61.00 outstanding, awaiting approval, and your statement does not list it."
    `);
  });

  test("COL-04 what is left of a ledger line that lines of its number claim in part", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 200), claim("1001", 150)],
      ledger: [booked("1001", 500)],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 200 agreed", "agreed: 150 agreed"]);
    expect(ledgerOnly(outcome)).toEqual(["1001 remainder-on-ledger 150"]);
    expect(columns(outcome)).toBe("350 + 0 accrued + 150 adjusted + 0 disputed = 500");
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "For your invoice 1001 of 1 March 2023 (£200.00) our ledger has £200.00 of invoice 1001 of 1 March 2023 (£500.00 outstanding, approved): £200.00 is agreed.
      For your invoice 1001 of 1 March 2023 (£150.00) our ledger has £150.00 of invoice 1001 of 1 March 2023 (£500.00 outstanding, approved): £150.00 is agreed.
      Our ledger has invoice 1001 of 1 March 2023 with £150.00 more than your lines for it claim; we add it."
    `);
  });

  test("COL-04 only the part of the remainder that the organisation accepts is added", () => {
    const rest = (more: object): string[] => {
      const outcome = reconcileCase({
        statement: [claim("1001", 200), claim("1001", 150)],
        ledger: [booked("1001", 500, more)],
      });
      return [columns(outcome), outcome.ledgerOnly[0]?.why ?? ""];
    };
    expect(rest({ disputed: 400 })).toEqual([
      "350 + 0 accrued + 100 adjusted - 350 disputed = 100",
      "Our ledger has invoice 1001 of 1 March 2023 with £150.00 more than your lines for it claim, of which £50.00 is in formal dispute; we add £100.00.",
    ]);
    expect(rest({ disputed: 300 })).toEqual([
      "350 + 0 accrued + 150 adjusted - 300 disputed = 200",
      "Our ledger has invoice 1001 of 1 March 2023 with £150.00 more than your lines for it claim; we add it.",
    ]);
    expect(rest({ status: "on-hold" })).toEqual([
      "350 + 0 accrued - 350 adjusted + 0 disputed = 0",
      "Our ledger has invoice 1001 of 1 March 2023 with £150.00 more than your lines for it claim.",
    ]);
    expect(rest({ capital: true })).toEqual([
      "350 + 0 accrued - 350 adjusted + 0 disputed = 0",
      "Our ledger has invoice 1001 of 1 March 2023 with £150.00 more than your lines for it claim; we add it and, as we treat it as capital, adjust it out again.",
    ]);
  });
});

describe("REC-15 paid already", () => {
  const paid = { gross: 500, status: "paid", paymentReference: "BACS77" } as const;

  test("REC-15 payment date and reference are quoted", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500), claim("1002", 500), claim("1003", 500), claim("1004", 500)],
      ledger: [
        booked("1001", 0, { ...paid, paidOn: "2023-03-10" }),
        booked("1002", 0, { gross: 500, status: "paid" }),
        booked("1003", 0, { gross: 500, paymentReference: "BACS79" }),
        booked("1004", 20, { gross: 500, status: "paid", paidOn: "2023-03-23" }),
      ],
    });
    expect(verdicts(outcome)).toEqual(Array.from({ length: 4 }, () => "paid: 500 not agreed"));
    expect(columns(outcome)).toBe("2000 + 0 accrued - 2000 adjusted + 0 disputed = 0");
    expect(evidence(outcome, 1)).toEqual(["exact 1001 0"]);
    expect(outcome.lines[0]?.evidence[0]).toMatchObject({ paidDate: "2023-03-10", paymentReference: "BACS77" });
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 1 March 2023 for £500.00 as paid on 10 March 2023 with payment reference BACS77: £500.00 is not agreed.
        → Please allocate the payment to this invoice, or tell us if you have not received it.
      Our ledger has invoice 1002 of 1 March 2023 for £500.00 as paid: £500.00 is not agreed.
        → Please allocate the payment to this invoice, or tell us if you have not received it.
      Our ledger has invoice 1003 of 1 March 2023 for £500.00 as paid with payment reference BACS79: £500.00 is not agreed.
        → Please allocate the payment to this invoice, or tell us if you have not received it.
      Our ledger has invoice 1004 of 1 March 2023 for £500.00 as paid on 23 March 2023, although it still shows £20.00 outstanding: £500.00 is not agreed.
        → Please allocate the payment to this invoice, or tell us if you have not received it."
    `);
  });

  test("REC-15 a payment after the statement date is timing", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 0, { ...paid, paidOn: "2023-03-24" })],
    });
    expect(verdicts(outcome)).toEqual(["paid-after-statement: 500 not agreed"]);
    expect(outcome.lines[0]?.why).toMatch(/timing, not disagreement/);
    expect(wantedWords(outcome.lines[0])).toBe("");
    const undated = reconcileCase({
      asAt: null,
      exercise: null,
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 0, { ...paid, paidOn: "2023-03-24" })],
    });
    expect(verdicts(undated)).toEqual(["paid: 500 not agreed"]);
  });

  test("REC-15 the statement's own date counts, or else the cut-off", () => {
    const at = (asAt: string | null): string[] =>
      verdicts(
        reconcileCase({
          asAt,
          statement: [claim("1001", 500)],
          ledger: [booked("1001", 0, { ...paid, paidOn: "2023-03-22" })],
        }),
      );
    expect(at(null)).toEqual(["paid: 500 not agreed"]);
    expect(at("2023-03-22")).toEqual(["paid: 500 not agreed"]);
    expect(at("2023-03-21")).toEqual(["paid-after-statement: 500 not agreed"]);
  });

  test("REC-15 paid in part, before and after the statement date", () => {
    const part = (paidOn?: string): string =>
      sentences(
        reconcileCase({
          statement: [claim("1001", 500)],
          ledger: [
            booked("1001", 200, {
              gross: 500,
              ...(paidOn === undefined ? {} : { paidOn, paymentReference: "BACS77" }),
            }),
          ],
        }),
      );
    expect(part("2023-03-23")).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 1 March 2023 with £200.00 of £500.00 outstanding, approved, because £300.00 was paid on 23 March 2023 with payment reference BACS77: £200.00 is agreed and £300.00 is not.
        → Please allocate the £300.00 to this invoice."
    `);
    expect(part("2023-03-24")).toMatchInlineSnapshot(
      `"Our ledger has invoice 1001 of 1 March 2023 with £200.00 of £500.00 outstanding, approved, because £300.00 was paid on 24 March 2023 with payment reference BACS77, which is after the statement date of 23 March 2023: £200.00 is agreed, and the difference of £300.00 is timing, not disagreement."`,
    );
    expect(part()).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 1 March 2023 with £200.00 of £500.00 outstanding, approved, because £300.00 of it has been cleared, by payment or credit: £200.00 is agreed and £300.00 is not.
        → Please allocate the £300.00 to this invoice, or tell us if you have received no payment and given no credit for it."
    `);
    const credit = reconcileCase({
      statement: [claim("1000", 90), { number: "CN77", pounds: -50, type: "credit-note" }],
      ledger: [booked("1000", 90), bookedCredit("CN77", -20, { gross: -50 })],
    });
    expect(verdicts(credit)[1]).toBe("part-paid: -20 agreed, -30 not agreed");
  });

  test("REC-15 paid income is still expenditure", () => {
    const outcome = reconcileCase({
      kind: "i&e",
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 0, { ...paid, paidOn: "2023-03-10" })],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 500 agreed"]);
  });
});
