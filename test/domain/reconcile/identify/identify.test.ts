import { describe, expect, test } from "vitest";

import {
  answerTo,
  booked,
  bookedCredit,
  cash,
  claim,
  columns,
  creditNote,
  evidence,
  reconcileCase,
  ledgerOnly,
  sentences,
  verdicts,
  type Booking,
  type Claim,
} from "../statement-and-ledger.ts";

const agreed = (pounds: number): string => `agreed: ${String(pounds)} agreed`;

/** How the only ledger line was found for the only statement line, and the verdict. */
function found(line: Claim, ...ledger: Booking[]): string {
  const outcome = reconcileCase({ statement: [line], ledger });
  const [first] = answerTo(outcome, 1).evidence;
  return `${first?.match ?? "nothing"}, ${verdicts(outcome)[0] ?? ""}`;
}

describe("REC-03 the number in the same or another spelling", () => {
  test.each([
    ["INV-00123", "INV-00123", "exact"],
    ["inv 00123", "INV-00123", "normalised"],
    ["INV-123", "INV-00123", "normalised"],
    ["INV/0123", "INV-00123", "normalised"],
    ["0000123", "123", "normalised"],
    ["ＩＮＶ１２３", "INV123", "normalised"],
    ["Å-1001", "å1001", "normalised"],
  ])("%s is %s", (written, number, match) => {
    expect(found(claim(written, 500), booked(number, 500))).toBe(`${match}, ${agreed(500)}`);
  });

  test("the answer says how the statement spells it if that differs", () => {
    const why = (written: string, number: string, pounds = 500): string =>
      reconcileCase({ statement: [claim(written, pounds)], ledger: [booked(number, 500)] }).lines[0]?.why ?? "";
    expect(why("inv 00123", "INV-00123")).toBe(
      "Our ledger has invoice INV-00123 of 1 March 2023, which you write inv 00123, with £500.00 outstanding, approved: agreed in full.",
    );
    expect(why("inv 00123", "INV-00123", 470)).toContain("of 1 March 2023, which you write inv 00123, with £500.00");
    expect(why("inv 00123", "INV-00123", 570)).toContain("of 1 March 2023, which you write inv 00123, with £500.00");
    expect(why("INV-00123", "INV-00123")).not.toContain("which you write");
  });

  test.each([
    ["Invoice No. 1001", "1001"],
    ["INV-100123", "100123"],
    ["100123 COPY", "100123"],
    ["100123", "SI100123"],
    ["ZB2/100123", "100123"],
  ])("known prefixes and suffixes do not count: %s is %s", (written, number) => {
    expect(found(claim(written, 500), booked(number, 500))).toBe(`normalised, ${agreed(500)}`);
  });

  test("an account number joined to it does not count", () => {
    expect(found(claim("EAST01100123", 500, { account: "EAST01" }), booked("100123", 500))).toBe(
      `normalised, ${agreed(500)}`,
    );
    expect(found(claim("100123EAST01", 500, { account: "EAST01" }), booked("100123", 500))).toBe(
      `normalised, ${agreed(500)}`,
    );
  });

  test("a number with an ending is another document: the plain number is a candidate", () => {
    for (const pounds of [500, 470]) {
      expect(found(claim("100123-XK9", 500), booked("100123", pounds))).toBe(
        "candidate, related-number: 500 not agreed",
      );
    }
  });

  test("a number that is all zeros, or letters, is looked up too", () => {
    expect(found(claim("000", 500), booked("000", 500))).toBe(`exact, ${agreed(500)}`);
    expect(found(claim("000", 500), booked("0", 500))).toBe("candidate, other-writing: 500 not agreed");
    expect(found(claim("LEASE", 500), booked("lease", 500))).toBe(`normalised, ${agreed(500)}`);
  });

  test("a short or indistinct number does not identify an invoice of another amount", () => {
    expect(found(claim("7", 500), booked("7", 400))).toBe("candidate, unconfirmed: 500 not agreed");
    expect(found(claim("LEASE", 500), booked("LEASE", 400))).toBe("candidate, unconfirmed: 500 not agreed");
    expect(found(claim("2003", 500), booked("20-03", 400))).toBe("candidate, other-writing: 500 not agreed");
  });

  test('a text that means "no number" is no number', () => {
    for (const none of ["N/A", "tbc", "None", "-", ""]) {
      expect(found(claim(none, 500), booked(none, 500, { on: "2023-01-01" }))).toBe(
        `nothing, ${none === "" ? "no-reference" : "not-on-ledger"}: 500 not agreed`,
      );
    }
  });
});

describe("REC-03 other references", () => {
  test("a purchase order can replace a number", () => {
    expect(found(claim("", 500, { order: "PO-4711" }), booked("100123", 500, { order: "po 4711" }))).toBe(
      `purchase-order, ${agreed(500)}`,
    );
    expect(found(claim("PO-4711", 500), booked("100123", 500, { order: "PO4711" }))).toBe(
      `purchase-order, ${agreed(500)}`,
    );
    expect(found(claim("", 500, { order: "4711" }), booked("4711", 500))).toBe(`purchase-order, ${agreed(500)}`);
    expect(found(claim("", 480, { order: "4711" }), booked("4711", 500))).toBe(
      "candidate, order-unclear: 480 not agreed",
    );
  });

  test("a purchase order does not outweigh two numbers that differ", () => {
    expect(
      found(claim("200777", 500, { order: "PO-4711", on: "2023-02-01" }), booked("100123", 500, { order: "PO-4711" })),
    ).toBe("candidate, order-unclear: 500 not agreed");
  });

  test("a further reference of a line with its own number makes a candidate; the only reference of a line without one counts", () => {
    expect(found(claim("C-1", 500, { references: ["INV 100123"] }), booked("100123", 500))).toBe(
      "candidate, related-number: 500 not agreed",
    );
    expect(found(claim("", 450, { references: ["INV 100123"] }), booked("100123", 500))).toBe(
      "description, statement-below-ledger: 450 agreed",
    );
  });

  test("a number with which the description begins counts, unless the line has its own number", () => {
    expect(found(claim("", 500, { description: "Invoice 100123 physio" }), booked("100123", 500))).toBe(
      `description, ${agreed(500)}`,
    );
    for (const description of ["replaces 100123", "see 100123", "100123"]) {
      expect(found(claim("200777", 500, { description, on: "2023-03-10" }), booked("100123", 500))).toBe(
        "candidate, related-number: 500 not agreed",
      );
    }
  });

  test("a reference of another year belongs to another invoice", () => {
    expect(
      found(
        claim("", 500, { description: "Invoice 100123", on: "2022-03-31" }),
        booked("100123", 500, { on: "2022-04-01" }),
      ),
    ).toBe(`description, ${agreed(500)}`);
    expect(
      found(
        claim("", 500, { description: "Invoice 100123", on: "2021-03-31" }),
        booked("100123", 500, { on: "2022-04-01" }),
      ),
    ).toBe("candidate, other-year: 500 not agreed");
  });
});

describe("REC-03 several rows and several invoices", () => {
  test("one line that names two invoices is matched to both", () => {
    const outcome = reconcileCase({
      statement: [claim("100123, 100124", 800), claim("100125 and 100126", 90, { on: null })],
      ledger: [
        booked("100123", 500),
        booked("100124", 300),
        booked("100125", 60, { on: "2022-05-01" }),
        booked("100126", 30, { on: "2023-03-01" }),
      ],
    });
    expect(verdicts(outcome)).toEqual([agreed(800), agreed(90)]);
    expect(evidence(outcome, 1)).toEqual(["group 100123 500", "group 100124 300"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "For your invoice 100123, 100124 of 1 March 2023 (£800.00) our ledger has invoice 100123 of 1 March 2023 (£500.00 outstanding, approved) and invoice 100124 of 1 March 2023 (£300.00 outstanding, approved): £800.00 is agreed.
      For your invoice 100125 and 100126 (£90.00) our ledger has invoice 100125 of 1 May 2022 (£60.00 outstanding, approved) and invoice 100126 of 1 March 2023 (£30.00 outstanding, approved): £90.00 is agreed."
    `);
  });

  test("one line that names two invoices and claims more or less than both is queried with both", () => {
    const outcome = reconcileCase({
      statement: [claim("100123/A & 100124/A", 850), claim("C-1", 70, { references: ["100125", "100126"] })],
      ledger: [
        booked("100123/A", 500, { disputed: 20 }),
        booked("100124/A", 300),
        booked("100125", 60),
        booked("100126", 30),
      ],
    });
    expect(verdicts(outcome)).toEqual(["related-number: 850 not agreed", "related-number: 70 not agreed"]);
    expect(evidence(outcome, 1)).toEqual(["candidate 100123/A 0", "candidate 100124/A 0"]);
    expect(evidence(outcome, 2)).toEqual(["candidate 100125 0", "candidate 100126 0"]);
  });

  test("two lines that name the same invoices among several are queried", () => {
    const outcome = reconcileCase({
      statement: [claim("100123, 100124", 800), claim("100124 & 100123", 800)],
      ledger: [booked("100123", 500), booked("100124", 300)],
    });
    expect(verdicts(outcome)).toEqual(["ambiguous: 800 not agreed", "ambiguous: 800 not agreed"]);
  });

  test("rows of one invoice on the ledger add up to the line, and lines to the ledger row", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 600), claim("1002", 100), claim("1002", 250), claim("1003", 10), claim("1003", 20)],
      ledger: [
        booked("1001", 350),
        booked("1001", 250),
        booked("1002", 350),
        booked("1003", 30, { status: "on-hold" }),
      ],
    });
    expect(verdicts(outcome)).toEqual([
      agreed(600),
      agreed(100),
      agreed(250),
      "on-hold: 10 not agreed",
      "on-hold: 20 not agreed",
    ]);
    expect(evidence(outcome, 3)).toEqual(["group 1002 250"]);
  });

  test("rows with endings on the ledger add up to the number itself; on the statement they are other documents", () => {
    const outcome = reconcileCase({
      statement: [claim("100123/1", 100), claim("100123/2", 250), claim("100200", 90)],
      ledger: [booked("100123", 350), booked("100200-A", 40), booked("100200-B", 50)],
    });
    expect(verdicts(outcome)).toEqual(["related-number: 100 not agreed", "related-number: 250 not agreed", agreed(90)]);
  });

  test("invoices of one order add up to a line that has only the order's number", () => {
    const outcome = reconcileCase({
      statement: [claim("", 350, { order: "PO-4711" })],
      ledger: [
        booked("100123", 100, { order: "PO-4711" }),
        booked("100124", 250, { order: "PO4711" }),
        booked("100125", 77, { order: "PO-4711", on: "2023-01-01" }),
      ],
    });
    expect(verdicts(outcome)).toEqual([agreed(350)]);
    expect(ledgerOnly(outcome)).toEqual(["100125 on-ledger-only 77"]);
  });

  test("a sum of some documents of an order is not used", () => {
    const outcome = reconcileCase({
      statement: [claim("", 300, { order: "PO-4711" })],
      ledger: [
        booked("100123", 100, { order: "PO-4711" }),
        booked("100124", 200, { order: "PO-4711" }),
        booked("100125", 120, { order: "PO-4711" }),
        booked("100126", 180, { order: "PO-4711" }),
      ],
    });
    expect(verdicts(outcome)).toEqual(["order-unclear: 300 not agreed"]);
  });

  test("the rest of the rows is allocated penny by penny, approved amounts first", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 100), claim("1001", 260)],
      ledger: [
        booked("1001", 150, { status: "on-hold" }),
        booked("1001", 90, { status: "awaiting-approval" }),
        booked("1001", 70),
      ],
    });
    expect(verdicts(outcome)).toEqual(["above-ledger: 100 not agreed", "on-hold: 70 agreed, 190 not agreed"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "For your invoice 1001 of 1 March 2023 (£100.00) our ledger has £50.00 of invoice 1001 of 1 March 2023 (£150.00 outstanding, on hold): £50.00 is on hold and not agreed and £50.00 is above what is open and not agreed.
        → Backing data for the £50.00, or a credit note for it.
      For your invoice 1001 of 1 March 2023 (£260.00) our ledger has invoice 1001 of 1 March 2023 (£70.00 outstanding, approved), invoice 1001 of 1 March 2023 (£90.00 outstanding, awaiting approval) and £100.00 of invoice 1001 of 1 March 2023 (£150.00 outstanding, on hold): £70.00 is agreed, £90.00 awaits approval (accrued, not agreed yet) and £100.00 is on hold and not agreed.
        → Backing data for the amount on hold and a contact who can answer questions about it."
    `);
  });

  test("the same for credits", () => {
    const outcome = reconcileCase({
      statement: [creditNote("CN55", -100), creditNote("CN55", -260)],
      ledger: [bookedCredit("CN55", -200, { disputed: -30 }), bookedCredit("CN55", -90)],
    });
    expect(verdicts(outcome)).toEqual([
      "above-ledger: -30 agreed, -70 not agreed",
      "in-dispute: -230 agreed, -30 in dispute",
    ]);
  });

  test("REC-05 among rows of one invoice, disputed amounts count against the claim first", () => {
    for (const sign of [1, -1]) {
      const rows = [
        booked("100132", sign * 600, { disputed: sign * 60 }),
        booked("100132", sign * 100, { disputed: sign * 10 }),
      ];
      const outcome = reconcileCase({ statement: [claim("100132", sign * 80, { on: null })], ledger: rows });
      expect(verdicts(outcome)).toEqual([`in-dispute: ${String(sign * 10)} agreed, ${String(sign * 70)} in dispute`]);
    }
    const outcome = reconcileCase({
      statement: [claim("1001", 100)],
      ledger: [booked("1001", 60, { disputed: 90 }), booked("1001", 40), booked("2002", 30, { disputed: 90 })],
    });
    expect(verdicts(outcome)).toEqual(["in-dispute: 40 agreed, 60 in dispute"]);
    expect(columns(outcome)).toBe("100 + 0 accrued + 0 adjusted - 60 disputed = 40");
  });

  test("several invoices agreed in principle, on hold, or both", () => {
    const outcome = reconcileCase({
      policy: { agreeAwaitingApproval: true },
      statement: [claim("1001", 100), claim("1002", 100)],
      ledger: [
        booked("1001", 60),
        booked("1001", 40, { status: "awaiting-approval" }),
        booked("1002", 60, { status: "on-hold" }),
        booked("1002", 40, { status: "awaiting-approval" }),
      ],
    });
    expect(verdicts(outcome)).toEqual(["agreed-in-principle: 100 agreed", "on-hold: 40 agreed, 60 not agreed"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "For your invoice 1001 of 1 March 2023 (£100.00) our ledger has invoice 1001 of 1 March 2023 (£60.00 outstanding, approved) and invoice 1001 of 1 March 2023 (£40.00 outstanding, awaiting approval): £60.00 is agreed and £40.00 is agreed in principle (our policy for items that wait for approval).
      For your invoice 1002 of 1 March 2023 (£100.00) our ledger has invoice 1002 of 1 March 2023 (£60.00 outstanding, on hold) and invoice 1002 of 1 March 2023 (£40.00 outstanding, awaiting approval): £40.00 is agreed in principle (our policy for items that wait for approval) and £60.00 is on hold and not agreed.
        → Backing data for the amount on hold and a contact who can answer questions about it."
    `);
    const cautious = reconcileCase({
      statement: [claim("1002", 100), claim("1003", 100, { on: "2023-03-24" })],
      ledger: [
        booked("1002", 60, { disputed: 10 }),
        booked("1002", 40, { status: "awaiting-approval" }),
        booked("1003", 60, { on: "2023-03-24" }),
        booked("1003", 40, { status: "awaiting-approval", on: "2023-03-24" }),
      ],
    });
    expect(verdicts(cautious)).toEqual([
      "in-dispute: 50 agreed, 40 not agreed, 10 in dispute",
      "awaiting-approval: 60 agreed, 40 not agreed",
    ]);
    expect(columns(cautious)).toBe("200 + 40 accrued - 80 adjusted - 10 disputed = 150");
    expect(sentences(cautious)).toMatchInlineSnapshot(`
      "For your invoice 1002 of 1 March 2023 (£100.00) our ledger has invoice 1002 of 1 March 2023 (£60.00 outstanding, approved) and invoice 1002 of 1 March 2023 (£40.00 outstanding, awaiting approval): £50.00 is agreed, £10.00 is in formal dispute and £40.00 awaits approval (accrued, not agreed yet).
        → The purchase order number, backing data and the name of the person who ordered it, so that it can be approved.
      For your invoice 1003 of 24 March 2023 (£100.00) our ledger has invoice 1003 of 24 March 2023 (£60.00 outstanding, approved) and invoice 1003 of 24 March 2023 (£40.00 outstanding, awaiting approval): £60.00 is agreed and £40.00 awaits approval and is not agreed yet.
        → The purchase order number, backing data and the name of the person who ordered it, so that it can be approved."
    `);
  });

  test("if many invoices are matched to one line, the first five are named and the rest counted", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 7)],
      ledger: Array.from({ length: 7 }, (_, at) => booked("1001", 1, { gross: at + 10 })),
    });
    expect(verdicts(outcome)).toEqual([agreed(7)]);
    expect(outcome.lines[0]?.why).toMatch(/approved\) and 2 more of £2\.00 in all: £7\.00 is agreed\.$/);
  });

  test("closed rows beside an open one are named", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 70), claim("1001", 20), claim("1001", 15)],
      ledger: [
        booked("1001", 60),
        booked("1001", 0, { gross: 30, status: "paid", paidOn: "2023-03-10" }),
        booked("1001", 0, { gross: 25 }),
        booked("1001", 0, { gross: 26, status: "cancelled" }),
      ],
    });
    expect(columns(outcome)).toBe("105 + 0 accrued - 45 adjusted + 0 disputed = 60");
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "For your invoice 1001 of 1 March 2023 (£70.00) our ledger has invoice 1001 of 1 March 2023 (£60.00 outstanding, approved), invoice 1001 of 1 March 2023 for £25.00 (nothing outstanding), invoice 1001 of 1 March 2023 for £26.00 (cancelled) and invoice 1001 of 1 March 2023 for £30.00 (paid on 10 March 2023): £60.00 is agreed and £10.00 is above what is open and not agreed.
        → Backing data for the £10.00, or a credit note for it.
      For your invoice 1001 of 1 March 2023 (£20.00) our ledger has invoice 1001 of 1 March 2023 for £25.00 (nothing outstanding), invoice 1001 of 1 March 2023 for £26.00 (cancelled) and invoice 1001 of 1 March 2023 for £30.00 (paid on 10 March 2023): £20.00 is above what is open and not agreed.
        → Backing data for the £20.00, or a credit note for it.
      For your invoice 1001 of 1 March 2023 (£15.00) our ledger has invoice 1001 of 1 March 2023 for £25.00 (nothing outstanding), invoice 1001 of 1 March 2023 for £26.00 (cancelled) and invoice 1001 of 1 March 2023 for £30.00 (paid on 10 March 2023): £15.00 is above what is open and not agreed.
        → Backing data for the £15.00, or a credit note for it."
    `);
  });
});

describe("REC-03 twins, repetitions and ties", () => {
  test("identical rows pair up by count, and any more of them are repetitions", () => {
    const three = [claim("1001", 500), claim("1001", 500), claim("1001", 500)];
    const twins = (count: number): string[] =>
      verdicts(reconcileCase({ statement: three, ledger: Array.from({ length: count }, () => booked("1001", 500)) }));
    expect(twins(3)).toEqual([agreed(500), agreed(500), agreed(500)]);
    expect(twins(2)).toEqual([agreed(500), agreed(500), "duplicate: 500 not agreed"]);
    expect(twins(1)).toEqual([agreed(500), "duplicate: 500 not agreed", "duplicate: 500 not agreed"]);
    const more = reconcileCase({
      statement: three.slice(1),
      ledger: Array.from({ length: 3 }, () => booked("1001", 500)),
    });
    expect(ledgerOnly(more)).toEqual(["1001 on-ledger-only 500"]);
  });

  test("rows of one number are distinguished by amount, then date, then approval", () => {
    const outcome = reconcileCase({
      statement: [
        claim("1001", 500, { on: "2023-01-01" }),
        claim("1001", 300),
        claim("1001", 500, { on: "2023-02-01" }),
      ],
      ledger: [
        booked("1001", 300, { on: "2023-02-10" }),
        booked("1001", 500, { on: "2023-02-01", status: "on-hold" }),
        booked("1001", 500, { on: "2023-01-01" }),
      ],
    });
    expect(verdicts(outcome)).toEqual([agreed(500), agreed(300), "on-hold: 500 not agreed"]);
  });

  test("ledger lines of one amount and date that would be answered differently are queried", () => {
    const chosen = (...statuses: (Booking["status"] & string)[]): string =>
      verdicts(
        reconcileCase({
          statement: [claim("1001", 500)],
          ledger: statuses.map((status) => booked("1001", status === "paid" ? 0 : 500, { gross: 500, status })),
        }),
      )[0] ?? "";
    expect(chosen("approved", "paid")).toBe("posted-twice: 500 not agreed");
    expect(chosen("approved", "cancelled")).toBe("ambiguous: 500 not agreed");
    expect(chosen("on-hold", "awaiting-approval")).toBe("ambiguous: 500 not agreed");
    expect(chosen("on-hold", "on-hold")).toBe("on-hold: 500 not agreed");
  });

  test("if two ledger lines would lead to different answers, both are named in a query", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500, { on: null })],
      ledger: [booked("1001", 500, { on: "2023-01-01" }), booked("1001", 500, { on: "2023-02-01", disputed: 100 })],
    });
    expect(verdicts(outcome)).toEqual(["ambiguous: 500 not agreed"]);
    expect(evidence(outcome, 1)).toEqual(["candidate 1001 0", "candidate 1001 0"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Several lines of our ledger could be your invoice 1001 (£500.00), namely invoice 1001 of 1 January 2023 for £500.00 (£500.00 outstanding, approved) and invoice 1001 of 1 February 2023 for £500.00 (£500.00 outstanding, approved): £500.00 is not agreed until we know which one it is.
        → Which of them is it? Please send the invoice date.
      Our ledger has invoice 1001 of 1 January 2023 with £500.00 outstanding, which may be your invoice 1001: we add it until that is settled.
      Our ledger has invoice 1001 of 1 February 2023 with £500.00 outstanding, of which £100.00 is in formal dispute, which may be your invoice 1001: we add the undisputed £400.00 until that is settled."
    `);
  });

  test("a row with the amount and another with the date are queried", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500, { on: "2023-03-01" })],
      ledger: [booked("1001", 500, { on: "2023-02-01" }), booked("1001", 470, { on: "2023-03-01" })],
    });
    expect(verdicts(outcome)).toEqual(["ambiguous: 500 not agreed"]);
  });

  test("the same number in another year is another invoice", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500, { on: "2022-06-01" })],
      ledger: [booked("1001", 500, { on: "2021-06-01" }), booked("1001", 500, { on: "2022-06-01" })],
    });
    expect(verdicts(outcome)).toEqual([agreed(500)]);
    expect(ledgerOnly(outcome)).toEqual(["1001 on-ledger-only 500"]);
    expect(found(claim("1001", 500, { on: "2022-06-01" }), booked("1001", 500, { on: "2021-06-01" }))).toBe(
      "candidate, other-year: 500 not agreed",
    );
  });

  test("dates of one invoice may differ by 27 days, also across the end of a year", () => {
    const apart = (on: string, pounds = 500): string =>
      found(claim("1001", 500, { on: "2022-04-10" }), booked("1001", pounds, { on }));
    expect(apart("2022-05-07", 480)).toBe("exact, above-ledger: 480 agreed, 20 not agreed");
    expect(apart("2022-05-07", 500)).toBe(`exact, ${agreed(500)}`);
    expect(apart("2022-05-08", 500)).toBe("candidate, unconfirmed: 500 not agreed");
    expect(apart("2022-03-14", 500)).toBe(`exact, ${agreed(500)}`);
    expect(apart("2022-02-23", 500)).toBe("candidate, other-year: 500 not agreed");
  });

  test("a ledger line of the opposite sign is not the invoice", () => {
    expect(found(creditNote("1001", -500, { description: "x" }), booked("1001", 20, { entry: "payment" }))).toBe(
      "candidate, opposite-sign: -500 not agreed",
    );
    expect(found(cash("1001", -500), booked("1001", 500))).toBe("nothing, payment-unknown: -500 not agreed");
    expect(found(claim("1001", 500), bookedCredit("1001", 0, { gross: -500 }))).toBe(
      "candidate, opposite-sign: 500 not agreed",
    );
  });

  test("of several misses the nearest is named", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500, { on: "2022-12-01" }), claim("1001", 40, { on: "2022-12-02" })],
      ledger: [
        bookedCredit("1001", -9, { on: "2022-12-01" }),
        booked("1001", 8, { on: "2021-12-01" }),
        booked("1001", 7, { on: "2022-06-01" }),
      ],
    });
    expect(verdicts(outcome)).toEqual(["unconfirmed: 500 not agreed", "unconfirmed: 40 not agreed"]);
    const years = reconcileCase({
      statement: [claim("1001", 500, { on: "2022-12-01" }), claim("1001", 40, { on: "2022-12-02" })],
      ledger: [bookedCredit("1001", -9, { on: "2022-12-01" }), booked("1001", 8, { on: "2021-12-01" })],
    });
    expect(verdicts(years)).toEqual(["other-year: 500 not agreed", "other-year: 40 not agreed"]);
    const signs = reconcileCase({
      statement: [claim("1001", 500, { on: "2022-12-01" }), claim("1001", 40, { on: "2022-12-02" })],
      ledger: [bookedCredit("1001", -9, { on: "2022-12-01" })],
    });
    expect(verdicts(signs)).toEqual(["opposite-sign: 500 not agreed", "opposite-sign: 40 not agreed"]);
  });
});

describe("REC-03 nothing is agreed on amount alone", () => {
  test("a number one slip away is suggested: a digit left out, doubled, replaced, swapped or mistaken for a letter", () => {
    for (const written of ["10012", "1001233", "100124", "100132", "1OO123", "100I23"]) {
      expect(found(claim(written, 500), booked("100123", 500))).toBe("candidate, similar-reference: 500 not agreed");
    }
    expect(found(claim("ZD1000", 500), booked("ZD10OO", 500))).toBe("candidate, similar-reference: 500 not agreed");
    expect(found(claim("100123", 500), booked("77100123", 500, { on: "2023-03-03" }))).toMatch(/^candidate, similar/);
  });

  test("it is not suggested if the amount or the time differs, or the number is two slips away", () => {
    expect(found(claim("100124", 499), booked("100123", 500))).toMatch(/^nothing/);
    expect(found(claim("100124", 500, { on: "2022-06-01" }), booked("100123", 500))).toMatch(/^nothing/);
    expect(found(claim("100145", 500, { on: "2023-03-02" }), booked("100123", 500))).toMatch(/^nothing/);
    expect(found(claim("100", 500, { on: "2023-03-02" }), booked("101", 500))).toMatch(/^nothing/);
  });

  test("without a number, an invoice of the same amount is suggested", () => {
    expect(found(claim("", 500), booked("100123", 500, { on: "2023-02-20" }))).toBe(
      "candidate, same-amount: 500 not agreed",
    );
    expect(found(claim("", 500, { on: "2022-02-20" }), booked("100123", 500))).toMatch(/^nothing/);
    expect(found(claim("", 400, { total: 500 }), booked("100123", 300, { gross: 500 }))).toBe(
      "candidate, same-amount: 400 not agreed",
    );
  });

  test("with another number, only an invoice of the same date is suggested", () => {
    expect(found(claim("777", 500), booked("100123", 500))).toBe("candidate, same-amount: 500 not agreed");
    expect(found(claim("777", 500, { on: "2023-03-02" }), booked("100123", 500))).toMatch(/^nothing/);
  });

  test("if there are many, none is named", () => {
    const ledger = (count: number): Booking[] =>
      Array.from({ length: count }, (_, at) => booked(String(100123 + 10 * at), 500));
    expect(found(claim("", 500), ...ledger(5))).toBe("candidate, same-amount: 500 not agreed");
    expect(found(claim("", 500), ...ledger(6))).toBe("nothing, no-reference: 500 not agreed");
    const outcome = reconcileCase({ statement: [claim("100120", 500)], ledger: ledger(7) });
    expect(evidence(outcome, 1)).toEqual(["candidate 100123 0"]);
  });

  test("candidates are named likeliest first, three at most", () => {
    const outcome = reconcileCase({
      statement: [claim("100120", 500)],
      ledger: [
        booked("100121", 500, { on: "2023-02-20" }),
        booked("100122", 500, { on: "2023-02-19" }),
        booked("100123", 0, { gross: 500 }),
        booked("100124", 500),
        booked("100125", 500, { on: "2023-02-18" }),
        booked("100126", 500, { on: "2023-02-18" }),
      ],
    });
    expect(evidence(outcome, 1)).toEqual(["candidate 100124 0", "candidate 100123 0", "candidate 100125 0"]);
  });

  test("a pair of one number with different amounts is rejected if a neighbouring ledger line has the amount and date", () => {
    const outcome = reconcileCase({
      statement: [claim("100123", 500)],
      ledger: [booked("100123", 470, { on: "2023-02-20" }), booked("100124", 500)],
    });
    expect(verdicts(outcome)).toEqual(["number-or-amount: 500 not agreed"]);
    expect(evidence(outcome, 1)).toEqual(["candidate 100123 0", "candidate 100124 0"]);
  });

  test("a neighbour is a ledger line of a near date, whatever its number", () => {
    const beside = (number: string, on: string | null): string | undefined =>
      reconcileCase({
        statement: [claim("100123", 500)],
        ledger: [booked("100123", 470, { on: "2023-02-20" }), booked(number, 500, { on })],
      }).lines[0]?.reason;
    expect(beside("555", "2023-03-01")).toBe("number-or-amount");
    expect(beside("555", "2023-03-28")).toBe("number-or-amount");
    expect(beside("555", "2023-03-29")).toBe("above-ledger");
    expect(beside("555", null)).toBe("above-ledger");
  });

  test("if amount and number fit and only the date does not, the line's own number decides", () => {
    const outcome = reconcileCase({
      statement: [claim("100123", 500)],
      ledger: [booked("100123", 500, { on: "2023-02-20" }), booked("100124", 500)],
    });
    expect(verdicts(outcome)).toEqual([agreed(500)]);
  });

  test("the pair is restored if the neighbour turns out to belong to another line", () => {
    const outcome = reconcileCase({
      statement: [claim("100123", 500), claim("INV 100124 COPY", 500)],
      ledger: [booked("100123", 470, { on: "2023-02-20" }), booked("100124", 500)],
    });
    expect(verdicts(outcome)).toEqual(["above-ledger: 470 agreed, 30 not agreed", agreed(500)]);
  });
});
