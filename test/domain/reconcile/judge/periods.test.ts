import { describe, expect, test } from "vitest";

import {
  accrual,
  accrued,
  adjustments,
  booked,
  bookedCredit,
  claim,
  columns,
  reconcileCase,
  ledgerOnly,
  sentences,
  verdicts,
} from "../statement-and-ledger.ts";

describe("REC-09 income and expenditure of the year", () => {
  const inYear = (booking: string | null, on: string | null = null, more = {}): string[] =>
    verdicts(
      reconcileCase({
        kind: "i&e",
        statement: [claim("1001", 500, { on })],
        ledger: [booked("1001", 500, { on: booking })],
        ...more,
      }),
    );

  test("REC-09 agreed if the ledger has it in the same financial year, up to the cut-off", () => {
    expect(inYear("2022-04-01")).toEqual(["agreed: 500 agreed"]);
    expect(inYear("2023-03-23")).toEqual(["agreed: 500 agreed"]);
    expect(inYear(null, "2022-04-01")).toEqual(["agreed: 500 agreed"]);
    expect(inYear(null)).toEqual(["agreed: 500 agreed"]);
  });

  test("REC-09 not agreed in an earlier or later year or after the agreement period, and the answer says which", () => {
    expect(inYear("2022-03-31")).toEqual(["earlier-year: 500 not agreed"]);
    expect(inYear("2023-04-01")).toEqual(["later-year: 500 not agreed"]);
    expect(inYear("2023-03-24")).toEqual(["after-cut-off: 500 not agreed"]);
    expect(inYear("2023-03-31")).toEqual(["after-cut-off: 500 not agreed"]);
    expect(inYear(null, "2022-03-31")).toEqual(["earlier-year: 500 not agreed"]);
    // Without an exercise, the year is that of the statement's date.
    expect(inYear("2022-03-31", null, { exercise: null })).toEqual(["earlier-year: 500 not agreed"]);
    expect(inYear("2022-04-01", null, { exercise: null })).toEqual(["agreed: 500 agreed"]);
    expect(inYear("2023-04-01", null, { exercise: null })).toEqual(["later-year: 500 not agreed"]);
    const outcome = reconcileCase({
      kind: "i&e",
      statement: [claim("1001", 500, { on: null }), claim("1002", 500, { on: null }), claim("1003", 500)],
      ledger: [
        booked("1001", 500, { on: "2022-03-31" }),
        booked("1002", 500, { on: "2023-04-01" }),
        booked("1003", 500, { on: "2023-03-24" }),
      ],
    });
    expect(columns(outcome)).toBe("1500 + 0 accrued - 1500 adjusted + 0 disputed = 0");
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 31 March 2022 for £500.00, which is before 1 April 2022 and so in an earlier financial year: £500.00 is not agreed for this year.
        → Please show it in the year to which it belongs.
      Our ledger has invoice 1002 of 1 April 2023 for £500.00, which is after 31 March 2023 and so in a later financial year: £500.00 is not agreed for this year.
        → Please show it in the year to which it belongs.
      Our ledger has invoice 1003 of 24 March 2023 for £500.00, which is after 23 March 2023, to which invoices are agreed: it belongs among the accruals of both of us: £500.00 is not agreed.
        → Please show it on your accruals statement."
    `);
  });

  test("REC-09 if the number is on the ledger in another year only, the answer says in which", () => {
    const outcome = reconcileCase({
      kind: "i&e",
      statement: [claim("1001", 500, { on: "2022-11-01" }), claim("1002", 500, { on: "2022-11-01" })],
      ledger: [booked("1001", 500, { on: "2021-11-01" }), booked("1002", 500, { on: "2023-11-01" })],
    });
    expect(verdicts(outcome)).toEqual(["earlier-year: 500 not agreed", "later-year: 500 not agreed"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has this number only in an earlier financial year, as invoice 1001 of 1 November 2021 for £500.00 (£500.00 outstanding, approved), which is not your invoice 1001 of 1 November 2022 (£500.00): £500.00 is not agreed.
        → A copy of the invoice, so that we can see in which year it belongs.
      Our ledger has this number only in a later financial year, as invoice 1002 of 1 November 2023 for £500.00 (£500.00 outstanding, approved), which is not your invoice 1002 of 1 November 2022 (£500.00): £500.00 is not agreed.
        → A copy of the invoice, so that we can see in which year it belongs.
      Our ledger has invoice 1001 of 1 November 2021 with £500.00 of expenditure, dated before 1 April 2022: it is not part of this exercise.
      Our ledger has invoice 1002 of 1 November 2023 with £500.00 of expenditure, dated after 31 March 2023: it is not part of this exercise."
    `);
  });

  test("REC-09 a debt may be of any year (R&P)", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500, { on: "2021-06-01" })],
      ledger: [booked("1001", 500, { on: "2021-06-01" })],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 500 agreed"]);
  });

  test("REC-09 several ledger lines matched to one line are judged one by one", () => {
    const outcome = reconcileCase({
      kind: "i&e",
      statement: [claim("1001", 600, { on: null }), claim("1002", 600, { on: null })],
      ledger: [
        booked("1001", 100, { on: "2022-03-31" }),
        booked("1001", 500, { on: "2022-04-01" }),
        booked("1002", 100, { on: "2023-03-30" }),
        booked("1002", 500, { on: "2023-04-01" }),
      ],
    });
    expect(verdicts(outcome)).toEqual(["earlier-year: 500 agreed, 100 not agreed", "later-year: 600 not agreed"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "For your invoice 1001 (£600.00) our ledger has invoice 1001 of 1 April 2022 (£500.00 of expenditure, approved) and invoice 1001 of 31 March 2022 (£100.00 of expenditure, approved): £500.00 is agreed and £100.00 is in an earlier financial year and not agreed.
      For your invoice 1002 (£600.00) our ledger has invoice 1002 of 1 April 2023 (£500.00 of expenditure, approved) and invoice 1002 of 30 March 2023 (£100.00 of expenditure, approved): £500.00 is in a later financial year and not agreed and £100.00 is after the agreement period and not agreed."
    `);
  });

  test("EXR-01 what only the ledger has, and of another year, is listed and not counted", () => {
    const only = (kind: "r&p" | "i&e"): string[] => {
      const outcome = reconcileCase({
        kind,
        statement: [claim("1001", 500)],
        ledger: [
          booked("1001", 500),
          booked("2001", 10, { on: "2022-03-31" }),
          booked("2002", 10, { on: "2022-04-01" }),
          booked("2003", 10, { on: "2023-03-31" }),
          booked("2004", 10, { on: "2023-04-01" }),
        ],
      });
      return [...ledgerOnly(outcome), ...adjustments(outcome), outcome.ledgerOnly[0]?.why ?? ""];
    };
    expect(only("r&p")).toEqual([
      "2001 on-ledger-only 10",
      "2002 on-ledger-only 10",
      "2003 late-notification 10",
      "2004 outside-period 10",
      "late-notification 10",
      "on-ledger-only 20",
      "Our ledger has invoice 2001 of 31 March 2022 with £10.00 outstanding, and your statement does not list it: we add it, and ask for a copy if you have no record of it.",
    ]);
    expect(only("i&e")).toEqual([
      "2001 outside-period 10",
      "2002 on-ledger-only 10",
      "2003 late-notification 10",
      "2004 outside-period 10",
      "late-notification 10",
      "on-ledger-only 10",
      "Our ledger has invoice 2001 of 31 March 2022 with £10.00 of expenditure, dated before 1 April 2022: it is not part of this exercise.",
    ]);
  });
});

describe("REC-10 future-period invoices are adjusted out by both sides", () => {
  test("REC-10 marked by the ledger, or by the statement", () => {
    for (const kind of ["r&p", "i&e"] as const) {
      const outcome = reconcileCase({
        kind,
        statement: [claim("1001", 500), claim("1002", 300, { futurePeriod: true })],
        ledger: [booked("1001", 600, { futurePeriod: true }), booked("1002", 300)],
      });
      expect(verdicts(outcome)).toEqual(["future-period: 500 not agreed", "future-period: 300 not agreed"]);
      expect(columns(outcome)).toBe("800 + 0 accrued - 800 adjusted + 0 disputed = 0");
      expect(adjustments(outcome)).toEqual(["future-period -800"]);
    }
  });

  test("REC-10 a part in dispute stays in dispute", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 500, { futurePeriod: true, disputed: 40 })],
      exercise: null,
    });
    expect(verdicts(outcome)).toEqual(["future-period: 460 not agreed, 40 in dispute"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 1 March 2023 with £500.00 outstanding, and our ledger marks it as relating to a future period: £40.00 is in formal dispute, and both of us adjust out £460.00.
        → Please adjust it out on your side as well."
    `);
  });

  test("REC-10 among several ledger lines, and for what only the ledger has", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500)],
      ledger: [
        booked("1001", 200, { futurePeriod: true }),
        booked("1001", 300),
        booked("2002", 80, { futurePeriod: true, disputed: 5 }),
      ],
    });
    expect(verdicts(outcome)).toEqual(["future-period: 300 agreed, 200 not agreed"]);
    expect(adjustments(outcome)).toEqual(["future-period -275", "on-ledger-only 75"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "For your invoice 1001 of 1 March 2023 (£500.00) our ledger has invoice 1001 of 1 March 2023 (£300.00 outstanding, approved) and invoice 1001 of 1 March 2023 (£200.00 outstanding, approved): £300.00 is agreed and £200.00 is for a future period and adjusted out by both of us.
      Our ledger has invoice 2002 of 1 March 2023 with £80.00 outstanding, of which £5.00 is in formal dispute, and your statement does not list it: we add the undisputed £75.00, and ask for a copy if you have no record of it; it is for a future period, so we adjust it out again."
    `);
  });

  test("REC-10 a whole sum is for a future period if the statement marks it", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500, { futurePeriod: true })],
      ledger: [booked("1001", 200), booked("1001", 300)],
    });
    expect(verdicts(outcome)).toEqual(["future-period: 500 not agreed"]);
  });
});

describe("REC-11 capital is notified in full and adjusted out by the side that treats it as capital", () => {
  test("REC-11 by us, whatever the statement says", () => {
    for (const capital of [true, false]) {
      const outcome = reconcileCase({
        kind: "i&e",
        statement: [claim("1001", 500, { capital })],
        ledger: [booked("1001", 500, { capital: true })],
      });
      expect(verdicts(outcome)).toEqual(["agreed: 500 agreed"]);
      expect(columns(outcome)).toBe("500 + 0 accrued - 500 adjusted + 0 disputed = 0");
      expect(adjustments(outcome)).toEqual(["capital -500"]);
      expect(outcome.lines[0]?.why).toMatch(/we treat it as capital .* mismatch that cannot be avoided\.$/);
    }
  });

  test("REC-11 by the sender only: nothing of ours is adjusted", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500, { capital: true })],
      ledger: [booked("1001", 500)],
    });
    expect(adjustments(outcome)).toEqual([]);
    expect(sentences(outcome)).toMatchInlineSnapshot(
      `"Our ledger has invoice 1001 of 1 March 2023 with £500.00 outstanding, approved: agreed in full; you mark it as capital and we do not, so any adjustment for it is on your side."`,
    );
  });

  test("REC-11 only what is agreed or added is adjusted out, not what is in dispute or not agreed", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 450), claim("1002", 500), claim("1003", 500)],
      ledger: [
        booked("1001", 500, { capital: true }),
        booked("1002", 500, { capital: true, disputed: 100 }),
        booked("1003", 500, { capital: true, status: "on-hold" }),
      ],
    });
    expect(adjustments(outcome)).toEqual(["capital -900", "on-hold -500", "statement-below-ledger 50"]);
    expect(columns(outcome)).toBe("1450 + 0 accrued - 1350 adjusted - 100 disputed = 0");
  });

  test("REC-11 among several ledger lines", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 600)],
      ledger: [
        booked("1001", 100),
        booked("1001", 200, { capital: true, disputed: 50 }),
        booked("1001", 300, { capital: true, status: "on-hold" }),
      ],
    });
    expect(verdicts(outcome)).toEqual(["in-dispute: 250 agreed, 300 not agreed, 50 in dispute"]);
    expect(adjustments(outcome)).toEqual(["capital -150", "on-hold -300"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "For your invoice 1001 of 1 March 2023 (£600.00) our ledger has invoice 1001 of 1 March 2023 (£300.00 outstanding, on hold), invoice 1001 of 1 March 2023 (£200.00 outstanding, approved) and invoice 1001 of 1 March 2023 (£100.00 outstanding, approved): £250.00 is agreed, £50.00 is in formal dispute and £300.00 is on hold and not agreed; £150.00 of it we treat as capital and adjust out on our side, which may leave a mismatch that cannot be avoided.
        → Backing data for the amount on hold and a contact who can answer questions about it."
    `);
  });

  test("REC-11 for what only the ledger has", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 500), booked("2002", 80, { capital: true }), bookedCredit("CN7", -9, { capital: true })],
    });
    expect(adjustments(outcome)).toEqual(["capital -71", "credit-on-ledger-only -9", "on-ledger-only 80"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 1 March 2023 with £500.00 outstanding, approved: agreed in full.
      Our ledger has invoice 2002 of 1 March 2023 with £80.00 outstanding, and your statement does not list it: we add it, and ask for a copy if you have no record of it; we treat it as capital and adjust it out again.
      Our ledger has credit note CN7 of 1 March 2023 with -£9.00 outstanding, and your statement does not list it: we take it off; please take it too, or tell us why not; we treat it as capital and adjust it out again."
    `);
  });
});

describe("STM-09 leases", () => {
  test("STM-09 invoiced lease payments are agreed in full, in both kinds", () => {
    for (const kind of ["r&p", "i&e"] as const) {
      const lease = { description: "Lease of ward block, principal and interest" };
      const outcome = reconcileCase({ kind, statement: [claim("1001", 500, lease)], ledger: [booked("1001", 500)] });
      expect(verdicts(outcome)).toEqual(["agreed: 500 agreed"]);
    }
  });

  test('STM-09 a lease balance without an invoice is not agreed; "release" is not "lease"', () => {
    const outcome = reconcileCase({
      statement: [
        claim("", 500, { description: "lease of ward block" }),
        claim("", 400, { description: "Release of equipment" }),
        claim("1003", 300, { description: "lease" }),
      ],
      ledger: [],
    });
    expect(verdicts(outcome)).toEqual([
      "lease-not-invoiced: 500 not agreed",
      "no-reference: 400 not agreed",
      "not-on-ledger: 300 not agreed",
    ]);
  });
});

describe("STM-10 receipts without invoices", () => {
  test("STM-10 a receipt on an income statement is agreed by its reference, one line per transaction", () => {
    const outcome = reconcileCase({
      kind: "i&e",
      statement: [claim("GRANT-0077", 500, { type: "receipt" }), claim("GRANT-0078", 60, { type: "receipt" })],
      ledger: [booked("GRANT-0077", 0, { gross: 500, status: "paid", entry: "payment" })],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 500 agreed", "not-on-ledger: 60 not agreed"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has payment GRANT-0077 of 1 March 2023 with £500.00 of expenditure, paid: agreed in full.
      Your receipt GRANT-0078 of 1 March 2023 (£60.00) is not on our ledger: £60.00 is not agreed, unless it turns out that we have to accrue it for this year.
        → The date and the reference of the payment, and what it was for."
    `);
  });
});

describe("STM-12 the whole debt is shown", () => {
  test("STM-12 expected credit losses are not netted off, whatever the type of the line", () => {
    for (const type of ["invoice", "credit-note", "payment", "receipt"] as const) {
      const outcome = reconcileCase({
        statement: [claim("1001", 500), claim("", -90, { type, description: "Less: bad debt provision" })],
        ledger: [booked("1001", 500)],
      });
      expect(verdicts(outcome)).toEqual(["agreed: 500 agreed", "credit-loss: -90 not agreed"]);
      expect(columns(outcome)).toBe("410 + 0 accrued + 90 adjusted + 0 disputed = 500");
    }
  });

  test("STM-12 a debt that mentions bad debts is a debt, and a credit that the ledger has is a credit", () => {
    const outcome = reconcileCase({
      statement: [
        claim("1001", 90, { description: "Bad debt recharge" }),
        claim("CN200", -90, { type: "credit-note", description: "bad debt written off" }),
      ],
      ledger: [bookedCredit("CN200", -90)],
    });
    expect(verdicts(outcome)).toEqual(["not-on-ledger: 90 not agreed", "agreed: -90 agreed"]);
  });
});

describe("STM-13 accruals statements", () => {
  test("STM-13 an accrual that the ledger has under the reference is agreed; its value is in no other column", () => {
    const outcome = reconcileCase({
      kind: "accruals",
      statement: [accrual("ACC-1201", 500), accrual("ACC-1202", 300), accrual("ACC-1203", 40)],
      ledger: [accrued("ACC-1201", 500), accrued("ACC-1202", 260), accrued("ACC-1204", 80)],
    });
    expect(verdicts(outcome)).toEqual([
      "agreed: 500 agreed",
      "above-ledger: 260 agreed, 40 not agreed",
      "accrual-not-held: 40 not agreed",
    ]);
    expect(ledgerOnly(outcome)).toEqual(["ACC-1204 accrual-held 80"]);
    expect(columns(outcome)).toBe("0 + 840 accrued + 0 adjusted + 0 disputed = 840");
    expect(outcome.adjustments).toEqual([]);
    expect([outcome.agreedPence, outcome.notAgreedPence]).toEqual([76_000, 8_000]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has accrual ACC-1201 of 1 March 2023 with £500.00 accrued, approved: agreed in full.
      Our ledger has accrual ACC-1202 of 1 March 2023 with £260.00 accrued, approved; your £300.00 is £40.00 more than we have for it: £260.00 is agreed and £40.00 is not.
        → The basis of the estimate for the £40.00.
      Your accrual ACC-1203 of 1 March 2023 (£40.00) has no counterpart among the accruals that our ledger holds for you: £40.00 is not agreed.
        → The purchase order number, its period, the basis of the estimate and the name of the person here who agreed it.
      We hold accrual ACC-1204 of 1 March 2023 for £80.00, which has not been invoiced to us yet."
    `);
  });

  test("STM-13 an accrual in dispute stays out of the disputed column too", () => {
    const outcome = reconcileCase({
      kind: "accruals",
      statement: [accrual("ACC-1201", 500)],
      ledger: [accrued("ACC-1201", 500, { disputed: 100 })],
    });
    expect(columns(outcome)).toBe("0 + 500 accrued + 0 adjusted + 0 disputed = 500");
    expect(outcome.inDisputePence).toBe(10_000);
  });

  test("STM-13 an accrual that awaits approval is an accrual already", () => {
    const outcome = reconcileCase({
      kind: "accruals",
      statement: [accrual("ACC-1201", 500)],
      ledger: [accrued("ACC-1201", 500, { status: "awaiting-approval" })],
    });
    expect(columns(outcome)).toBe("0 + 500 accrued + 0 adjusted + 0 disputed = 500");
    expect(outcome.lines[0]?.why).toMatch(/£500\.00 accrued, awaiting approval: £500\.00 is not agreed yet\.$/);
  });

  test("STM-13 the maternity pathway prepayment is a line of its own", () => {
    const outcome = reconcileCase({
      kind: "accruals",
      statement: [claim("MATERNITY-M12", -500, { type: "prepayment" })],
      ledger: [accrued("ACC-1204", 80, { status: "cancelled" })],
    });
    expect(verdicts(outcome)).toEqual(["prepayment: -500 not agreed"]);
    expect(ledgerOnly(outcome)).toEqual([]);
    expect(outcome.accruedPence).toBe(0);
  });
});

describe("COL-03 accruals on the other statements", () => {
  test("COL-03 the ledger's own accruals are in the accrued column, whatever is claimed", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500), accrual("ACC-1203", 40)],
      ledger: [
        booked("1001", 500),
        accrued("ACC-1204", 80),
        accrued("ACC-1205", 0),
        accrued("ACC-1206", 7, { gross: 0 }),
      ],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 500 agreed", "accrual-not-invoiced: 40 not agreed"]);
    expect(columns(outcome)).toBe("540 + 87 accrued - 40 adjusted + 0 disputed = 587");
    expect(ledgerOnly(outcome)).toEqual(["ACC-1204 accrual-held 80", "ACC-1206 accrual-held 7"]);
  });

  test("REC-17 if there is only an accrual under an invoice's number, the answer says that the invoice was not received", () => {
    const outcome = reconcileCase({ statement: [claim("1001", 500)], ledger: [accrued("1001", 480)] });
    expect(verdicts(outcome)).toEqual(["accrued-not-invoiced: 500 not agreed"]);
    expect(columns(outcome)).toBe("500 + 480 accrued - 500 adjusted + 0 disputed = 480");
    expect(ledgerOnly(outcome)).toEqual([]);
  });

  test("COL-03 what is invoiced already is not an accrual", () => {
    const outcome = reconcileCase({
      kind: "accruals",
      statement: [accrual("1001", 500)],
      ledger: [booked("1001", 500)],
    });
    expect(verdicts(outcome)).toEqual(["already-invoiced: 500 not agreed"]);
    expect(columns(outcome)).toBe("0 + 0 accrued + 0 adjusted + 0 disputed = 0");
  });
});
