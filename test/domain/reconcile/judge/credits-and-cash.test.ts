import { describe, expect, test } from "vitest";

import {
  adjustments,
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
  wantedWords,
} from "../statement-and-ledger.ts";

const paid = { gross: 500, status: "paid", paidOn: "2023-03-10", paymentReference: "BACS77" } as const;

describe("REC-12 a credit note is judged by the invoice that it credits", () => {
  test("REC-12 on the ledger: agreed like any other line", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500), creditNote("CN77", -70)],
      ledger: [booked("1001", 500), bookedCredit("CN77", -70)],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 500 agreed", "agreed: -70 agreed"]);
    expect(columns(outcome)).toBe("430 + 0 accrued + 0 adjusted + 0 disputed = 430");
    expect(outcome.lines[1]?.why).toMatch(/^Our ledger has credit note CN77 of 1 March 2023 with -£70\.00 outstanding/);
  });

  test.each(["TIG 20", "LNW-ROST 002", "LNW/ROST 2", "AB.CD 7"])(
    "REC-12 whatever the number of the credited invoice looks like, a paid one is not credited: %s",
    (number) => {
      for (const words of ["Credit for invoice", "Credit note against", "Credit of", "Refund re invoice no"]) {
        const outcome = reconcileCase({
          statement: [creditNote("CN77", -70, { description: `${words} ${number}` })],
          ledger: [booked(number, 500, paid), bookedCredit("CN77", -70)],
        });
        expect(verdicts(outcome), words).toEqual(["credit-for-settled-invoice: -70 not agreed"]);
      }
    },
  );

  test("REC-12 not on the ledger: agreed up to what its invoices have outstanding", () => {
    const outcome = reconcileCase({
      statement: [
        claim("1001", 500),
        claim("1002", 300),
        creditNote("CN71", -700, { references: ["1001", "1002"] }),
        creditNote("CN72", -60, { references: ["1002"] }),
        creditNote("CN73", -60, { description: "credit of invoice 1002" }),
      ],
      ledger: [booked("1001", 500), booked("1002", 300)],
    });
    expect(verdicts(outcome)).toEqual([
      "agreed: 500 agreed",
      "agreed: 300 agreed",
      "credit-agreed: -700 agreed",
      "credit-agreed: -60 agreed",
      "credit-above-invoice: -40 agreed, -20 not agreed",
    ]);
    expect(columns(outcome)).toBe("-20 + 0 accrued + 20 adjusted + 0 disputed = 0");
    expect(evidence(outcome, 3)).toEqual(["candidate 1001 0", "candidate 1002 0"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 1 March 2023 with £500.00 outstanding, approved: agreed in full.
      Our ledger has invoice 1002 of 1 March 2023 with £300.00 outstanding, approved: agreed in full.
      Your credit note CN71 of 1 March 2023 (-£700.00) credits invoice 1001 of 1 March 2023 with £500.00 outstanding and invoice 1002 of 1 March 2023 with £300.00 outstanding on our ledger, undisputed: -£700.00 is agreed although we have not booked it yet.
        → A copy of the credit note.
      Your credit note CN72 of 1 March 2023 (-£60.00) credits invoice 1002 of 1 March 2023 with £300.00 outstanding on our ledger, undisputed: -£60.00 is agreed although we have not booked it yet.
        → A copy of the credit note.
      Your credit note CN73 of 1 March 2023 (-£60.00) credits invoice 1002 of 1 March 2023 with £300.00 outstanding on our ledger, undisputed: -£40.00 is agreed although we have not booked it yet; -£20.00 is more than is outstanding and not agreed.
        → A copy of the credit note; please refund the rest, or move it to your payables."
    `);
  });

  test("REC-12 never for an invoice that is in dispute, unknown or cancelled, even if the ledger has the credit", () => {
    const credit = (invoice: Partial<Booking>, references = ["1001"]): string =>
      sentences(
        reconcileCase({
          statement: [creditNote("CN77", -70, { references })],
          ledger: [booked("1001", 500, invoice), bookedCredit("CN77", -70)],
        }),
      ).split("\n  →")[0] ?? "";
    expect(credit({ disputed: 100, disputeReference: "MED-7" })).toMatchInlineSnapshot(
      `"Your credit note CN77 of 1 March 2023 (-£70.00) credits invoice 1001 of 1 March 2023, of which £100.00 is in formal dispute (MED-7): -£70.00 is not agreed while the dispute is open."`,
    );
    expect(credit({ disputed: 100 })).toMatchInlineSnapshot(
      `"Your credit note CN77 of 1 March 2023 (-£70.00) credits invoice 1001 of 1 March 2023, of which £100.00 is in formal dispute: -£70.00 is not agreed while the dispute is open."`,
    );
    expect(credit({ status: "cancelled" })).toMatchInlineSnapshot(
      `"Your credit note CN77 of 1 March 2023 (-£70.00) credits invoice 1001 of 1 March 2023, which is cancelled in our ledger, so -£70.00 is not agreed."`,
    );
    expect(credit({}, ["INV-9009", "9010"])).toMatchInlineSnapshot(
      `"Your credit note CN77 of 1 March 2023 (-£70.00) credits INV-9009 and 9010, which our ledger does not have, so -£70.00 is not agreed."`,
    );
    expect(credit({ status: "awaiting-approval" })).toMatchInlineSnapshot(`
      "Our ledger has credit note CN77 of 1 March 2023 with -£70.00 outstanding, approved: agreed in full.
      Our ledger has invoice 1001 of 1 March 2023 with £500.00 outstanding, awaiting approval, and your statement does not list it."
    `);
  });

  test("REC-12 never if one of the invoices that it names is unknown, however much the others have outstanding", () => {
    const credit = (number: string, references: readonly string[], isBooked = false): string[] =>
      verdicts(
        reconcileCase({
          statement: [creditNote(number, -70, { references })],
          ledger: [booked("1001", 500, { order: "PO-5500" }), ...(isBooked ? [bookedCredit("CN77", -70)] : [])],
        }),
      ).slice(0, 1);
    const refused = ["credit-for-unknown-invoice: -70 not agreed"];
    expect(credit("CN77", ["1001", "INV-9009"])).toEqual(refused);
    expect(credit("CN77", ["1001", "INV-9009"], true)).toEqual(refused);
    expect(credit("CN77 / 1001; 9009, 9010", [])).toEqual(refused);
    // Neither is an invoice: the order of the named invoice, and the credit's own number in its own cell.
    expect(credit("CN77", ["1001", "po 5500"])).toEqual(["credit-agreed: -70 agreed"]);
    expect(credit("CN77, 1001", [])).toEqual(["credit-agreed: -70 agreed"]);
  });

  test("REC-14 a credit for a settled invoice is to be refunded or moved", () => {
    const outcome = reconcileCase({
      statement: [
        creditNote("CN77", -70, { references: ["1001"] }),
        creditNote("CN78", -70, { references: ["1002"] }),
        creditNote("CN79", -70, { references: ["1003"] }),
      ],
      ledger: [
        booked("1001", 0, paid),
        booked("1002", 0, { gross: 80 }),
        booked("1003", 0, { gross: 1, status: "paid" }),
      ],
    });
    expect(verdicts(outcome)).toEqual(Array.from({ length: 3 }, () => "credit-for-settled-invoice: -70 not agreed"));
    expect(adjustments(outcome)).toEqual(["credit-for-settled-invoice 210"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Your credit note CN77 of 1 March 2023 (-£70.00) credits invoice 1001 of 1 March 2023, of which nothing is outstanding on our ledger because it was paid on 10 March 2023 with payment reference BACS77: -£70.00 belongs to no open invoice and is not agreed here.
        → Please refund it, or move it to your payables.
      Your credit note CN78 of 1 March 2023 (-£70.00) credits invoice 1002 of 1 March 2023, of which nothing is outstanding on our ledger: -£70.00 belongs to no open invoice and is not agreed here.
        → Please refund it, or move it to your payables.
      Your credit note CN79 of 1 March 2023 (-£70.00) credits invoice 1003 of 1 March 2023, of which nothing is outstanding on our ledger because it was paid: -£70.00 belongs to no open invoice and is not agreed here.
        → Please refund it, or move it to your payables."
    `);
  });

  test("REC-12 the invoice may be named in the ledger's description of the credit", () => {
    const outcome = reconcileCase({
      statement: [creditNote("CN77", -70)],
      ledger: [
        booked("100123", 500, { disputed: 50 }),
        bookedCredit("CN77", -70, { description: "credits INV 100123" }),
      ],
    });
    expect(verdicts(outcome)).toEqual(["credit-for-disputed-invoice: -70 not agreed"]);
  });

  test("REC-12 a credit that does not name its invoice, or not clearly, is not agreed", () => {
    const outcome = reconcileCase({
      statement: [
        creditNote("CN77", -70),
        creditNote("CN78", -71, { references: ["AB", "1/2"] }),
        claim("CN79", -72, { description: "credit for 12 days in ward 12" }),
      ],
      ledger: [booked("123", 500)],
    });
    expect(verdicts(outcome)).toEqual([
      "credit-not-on-ledger: -70 not agreed",
      "credit-not-on-ledger: -71 not agreed",
      "credit-not-on-ledger: -72 not agreed",
    ]);
  });

  test("REC-12 a credit with the number of the invoice that it credits", () => {
    const outcome = reconcileCase({
      statement: [creditNote("1001", -70), claim("1001", 500), creditNote("1002", -60)],
      ledger: [booked("1001", 500), booked("1002", 400)],
    });
    // The second may be the invoice itself with the wrong sign: no line of the statement claims it.
    expect(verdicts(outcome)).toEqual([
      "credit-agreed: -70 agreed",
      "agreed: 500 agreed",
      "opposite-sign: -60 not agreed",
    ]);
  });

  test("REC-12 a credit that our ledger has already taken off the invoice is not taken twice", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500), creditNote("CN77", -70, { references: ["1001"] })],
      ledger: [booked("1001", 430)],
    });
    expect(verdicts(outcome)).toEqual([
      "above-ledger: 430 agreed, 70 not agreed",
      "credit-already-taken: -70 not agreed",
    ]);
    expect(columns(outcome)).toBe("430 + 0 accrued + 0 adjusted + 0 disputed = 430");
    expect(evidence(outcome, 2)).toEqual(["candidate 1001 0"]);
  });

  test("REC-12 a credit that could be several on the ledger is queried, not treated as unbooked", () => {
    const outcome = reconcileCase({
      statement: [creditNote("CN77", -70)],
      ledger: [bookedCredit("CN77", -70), bookedCredit("CN77", -70, { supplierCode: "S200" })],
    });
    expect(verdicts(outcome)).toEqual(["ambiguous: -70 not agreed"]);
  });

  test("REC-12 the difference of an invoice is a credit note that the statement does not take", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500), claim("1002", 500)],
      ledger: [
        booked("1001", 430),
        booked("1002", 440),
        bookedCredit("CN77", 0, { gross: -70, on: "2023-02-02" }),
        bookedCredit("CN76", 0, { gross: -70, on: "2023-02-01" }),
        bookedCredit("CN78", 0, { gross: -60, status: "cancelled" }),
        booked("CN79", 0, { gross: -60 }),
      ],
    });
    expect(verdicts(outcome)).toEqual([
      "credit-not-taken: 430 agreed, 70 not agreed",
      "above-ledger: 440 agreed, 60 not agreed",
    ]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 1 March 2023 with £430.00 outstanding, approved; your £500.00 is £70.00 more, which is the amount of credit note CN76 of 1 February 2023 on our ledger that your statement does not take: £430.00 is agreed and £70.00 is not.
        → Please take the credit of £70.00, or tell us what it is for.
      Our ledger has invoice 1002 of 1 March 2023 with £440.00 outstanding, approved; your £500.00 is £60.00 more than we have for it: £440.00 is agreed and £60.00 is not.
        → Backing data for the £60.00, or a credit note for it."
    `);
  });

  test("REC-12 without a ledger, credits and cash get no verdict of their own", () => {
    const outcome = reconcileCase({ statement: [creditNote("CN77", -70), cash("BACS77", -500)], ledger: null });
    expect(verdicts(outcome)).toEqual(["no-ledger: -70 not agreed", "no-ledger: -500 not agreed"]);
  });
});

test("REC-12 of the invoices that a credit may name, those written nearest to it decide: the others are other invoices", () => {
  const outcome = reconcileCase({
    statement: [{ number: "CN1A", pounds: -48_384, type: "credit-note", description: "Cancels invoice LNA-EPR025" }],
    ledger: [
      bookedCredit("SCN1A", -48_384),
      booked("SLNA-EPR025", 0, { gross: 48_384, status: "paid" }),
      booked("SIN000025", 171_506),
    ],
  });
  expect(verdicts(outcome)).toEqual(["credit-for-settled-invoice: -48384 not agreed"]);
});

describe("REC-13 unallocated payments", () => {
  const two = [
    booked("1001", 0, paid),
    booked("1002", 100, { gross: 400, paidOn: "2023-03-10", paymentReference: "bacs 77" }),
  ];

  test("REC-13 the answer names the invoices that the payment covered", () => {
    const outcome = reconcileCase({
      statement: [
        claim("1002", 100),
        cash("BACS77", -800, { type: "receipt" }),
        cash("", -500, { references: ["BACS-77"] }),
      ],
      ledger: two,
    });
    expect(verdicts(outcome)).toEqual([
      "agreed: 100 agreed",
      "payment-covered: -800 not agreed",
      "payment-covered: -500 not agreed",
    ]);
    expect(columns(outcome)).toBe("-1200 + 0 accrued + 1300 adjusted + 0 disputed = 100");
    expect(evidence(outcome, 2)).toEqual(["candidate 1001 0", "candidate 1002 0"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1002 of 1 March 2023 with £100.00 outstanding, approved: agreed in full.
      Your receipt BACS77 of 1 March 2023 (-£800.00) is our payment of £800.00 on 10 March 2023 with payment reference BACS77, and it paid invoice 1001 of 1 March 2023 (£500.00) and invoice 1002 of 1 March 2023 (£300.00).
        → Please allocate it to those invoices.
      Your payment of 1 March 2023 (-£500.00) is our payment of £800.00 on 10 March 2023 with payment reference BACS77, which is £300.00 more than you show, and it paid invoice 1001 of 1 March 2023 (£500.00) and invoice 1002 of 1 March 2023 (£300.00).
        → Please allocate it to those invoices."
    `);
  });

  test("REC-13 by the reference in its text, even if it is more than we paid", () => {
    const outcome = reconcileCase({
      statement: [cash("", -900, { description: "Faster payment BACS77 received" })],
      ledger: two,
    });
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Your payment of 1 March 2023 (-£900.00) is our payment of £800.00 on 10 March 2023 with payment reference BACS77, which is £100.00 less than you show, and it paid invoice 1001 of 1 March 2023 (£500.00) and invoice 1002 of 1 March 2023 (£300.00).
        → Please allocate it to those invoices.
      Our ledger has invoice 1002 of 1 March 2023 with £100.00 outstanding, and your statement does not list it: we add it, and ask for a copy if you have no record of it."
    `);
  });

  test("REC-13 by amount and date if only one payment has both", () => {
    const near = (on: string | null, ledger = two): string[] =>
      verdicts(reconcileCase({ statement: [cash("", -800, { on })], ledger })).slice(0, 1);
    expect(near("2023-03-10")).toEqual(["payment-probably-covered: -800 not agreed"]);
    expect(near("2023-03-31")).toEqual(["payment-probably-covered: -800 not agreed"]);
    expect(near("2023-04-01")).toEqual(["payment-unknown: -800 not agreed"]);
    expect(near("2023-02-17")).toEqual(["payment-probably-covered: -800 not agreed"]);
    expect(near("2023-02-16")).toEqual(["payment-unknown: -800 not agreed"]);
    expect(near(null)).toEqual(["payment-probably-covered: -800 not agreed"]);
    const alike = [...two, booked("1003", 0, { ...paid, gross: 800, paymentReference: "BACS80" })];
    expect(near("2023-03-10", alike)).toEqual(["payment-unknown: -800 not agreed"]);
  });

  test("REC-13 payments without a reference are recognised by their date", () => {
    const outcome = reconcileCase({
      statement: [cash("", -700)],
      ledger: [
        booked("1001", 0, { gross: 500, status: "paid", paidOn: "2023-03-10" }),
        booked("1002", 0, { gross: 200, status: "paid", paidOn: "2023-03-10" }),
        booked("1003", 0, { gross: 200, status: "paid", paidOn: "2023-03-11" }),
      ],
    });
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Your payment of 1 March 2023 (-£700.00) looks like our payment of £700.00 on 10 March 2023, and it paid invoice 1001 of 1 March 2023 (£500.00) and invoice 1002 of 1 March 2023 (£200.00).
        → Please allocate it to those invoices."
    `);
  });

  test("REC-13 only paid invoices make a payment: not cancelled or unpaid ones, nor bookings of payments", () => {
    const unpaid: Booking[] = [
      booked("1001", 0, { ...paid, status: "cancelled" }),
      booked("1001", 500, { ...paid, status: "approved" }),
      booked("1001", 0, { ...paid, entry: "payment" }),
    ];
    for (const line of unpaid) {
      const outcome = reconcileCase({ statement: [cash("BACS77", -500)], ledger: [line] });
      expect(verdicts(outcome)).toEqual(["payment-unknown: -500 not agreed"]);
    }
  });

  test.each([
    ["in part", booked("1001", 1500, { gross: 2000 })],
    ["in full", booked("1001", 0, { gross: 500, status: "paid" })],
  ])("REC-13 without a payment on record, the one invoice of which as much is cleared is named: %s", (_, line) => {
    const outcome = reconcileCase({ statement: [cash("UNALLOC", -500)], ledger: [line] });
    expect(verdicts(outcome)).toEqual(["payment-probably-covered: -500 not agreed"]);
    expect(outcome.lines[0]?.why).toMatch(
      /Our ledger has £500\.00 of invoice 1001 .* as cleared, by payment or credit: probably it paid that\.$/,
    );
  });

  test("REC-13 two invoices with as much cleared are no answer, nor is one that came after the cash or long before it", () => {
    const half = (number: string, day = "2023-03-01") => booked(number, 1500, { gross: 2000, on: day });
    for (const ledger of [[half("1001"), half("1002")], [half("1001", "2023-12-01")], [half("1001", "2021-03-01")]])
      expect(verdicts(reconcileCase({ statement: [cash("UNALLOC", -500)], ledger }))).toEqual([
        "payment-unknown: -500 not agreed",
      ]);
  });

  test("REC-13 a paid ledger line that still shows an amount was paid in full", () => {
    const outcome = reconcileCase({ statement: [cash("BACS77", -500)], ledger: [booked("1001", 500, { ...paid })] });
    expect(outcome.lines[0]?.why).toMatch(
      /is our payment of £500\.00 .* it paid invoice 1001 of 1 March 2023 \(£500\.00\)\.$/,
    );
  });

  test("REC-13 if a payment covered many invoices, the first twenty are named", () => {
    const many = Array.from({ length: 22 }, (_, at) =>
      booked(String(2001 + at), 0, { gross: 10, status: "paid", paymentReference: "BACS77" }),
    );
    const outcome = reconcileCase({ statement: [cash("BACS77", -220)], ledger: many });
    expect(outcome.lines[0]?.why).toMatch(/2020 of 1 March 2023 \(£10\.00\) and 2 more\.$/);
    expect(wantedWords(outcome.lines[0])).toBe("Please allocate it to those invoices.");
  });

  test("REC-13 both sides adjust for unknown cash", () => {
    const outcome = reconcileCase({ statement: [claim("1001", 500), cash("X", -30)], ledger: [booked("1001", 500)] });
    expect(verdicts(outcome)).toEqual(["agreed: 500 agreed", "payment-unknown: -30 not agreed"]);
    expect(columns(outcome)).toBe("470 + 0 accrued + 30 adjusted + 0 disputed = 500");
  });

  test("REC-13 cash that the ledger has as a payment on account is agreed", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500), cash("BACS77", -200)],
      ledger: [booked("1001", 500), booked("BACS77", -200, { entry: "payment" })],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 500 agreed", "agreed: -200 agreed"]);
    expect(columns(outcome)).toBe("300 + 0 accrued + 0 adjusted + 0 disputed = 300");
  });

  test("REC-13 a receipt that is owed is not unallocated cash", () => {
    const outcome = reconcileCase({ statement: [claim("G1", 20, { type: "receipt" }), cash("P1", 20)], ledger: [] });
    expect(verdicts(outcome)).toEqual(["not-on-ledger: 20 not agreed", "not-on-ledger: 20 not agreed"]);
  });
});

describe("REC-14 negative balances", () => {
  test("REC-14 their absolute value decides whether agreement is needed", () => {
    const balance = (pounds: number): boolean =>
      reconcileCase({ statement: [creditNote("CN77", pounds)], ledger: [bookedCredit("CN77", pounds)] }).replyRequired;
    expect(balance(-300_000)).toBe(false);
    expect(balance(-300_000.01)).toBe(true);
  });

  test("REC-14 a balance in our favour is to be refunded or moved", () => {
    const outcome = reconcileCase({ statement: [creditNote("CN77", -5_000)], ledger: [bookedCredit("CN77", -5_000)] });
    expect(outcome.remarks).toEqual([
      "The balance of -£5,000.00 is in our favour: please refund it or move it to your payables, unless it can be set against an open invoice.",
    ]);
    expect(reconcileCase({ statement: [claim("1001", 5_000)], ledger: [] }).remarks).toEqual([]);
  });

  test("REC-17 a debit balance on our payables is shown as a receivable, and is not part of what we owe", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 500), booked("2002", -80, { capital: true, disputed: -10 })],
    });
    expect(ledgerOnly(outcome)).toEqual(["2002 debit-balance -80"]);
    expect(columns(outcome)).toBe("500 + 0 accrued + 0 adjusted + 0 disputed = 500");
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 1 March 2023 with £500.00 outstanding, approved: agreed in full.
      Our ledger has invoice 2002 of 1 March 2023 with -£80.00 outstanding, of which -£10.00 is in formal dispute, a debit balance, which you owe us: please refund it or tell us what to set it against; until then we show it as a receivable."
    `);
    const spent = reconcileCase({
      kind: "i&e",
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 500), booked("2002", -80)],
    });
    expect(ledgerOnly(spent)).toEqual(["2002 credit-on-ledger-only -80"]);
    expect(adjustments(spent)).toEqual(["credit-on-ledger-only -80"]);
  });
});

test("REC-12 of two credits that are more than their invoice, the same one is agreed in full in whatever order they stand", () => {
  const credit = { description: "credit for NF-1" };
  const lines = [claim("NF-1", 500), creditNote("CN-1", -300, credit), creditNote("CN-2", -310, credit)];
  const agreed = (statement: typeof lines) =>
    Object.fromEntries(
      reconcileCase({ statement, ledger: [booked("NF-1", 500)] }).lines.map((each) => [
        each.invoiceNumber,
        each.agreedPence,
      ]),
    );
  expect(agreed(lines)).toEqual({ "NF-1": 50_000, "CN-1": -19_000, "CN-2": -31_000 });
  expect(agreed(lines.toReversed())).toEqual(agreed(lines));
});
