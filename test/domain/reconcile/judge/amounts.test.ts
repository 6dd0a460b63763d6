import { describe, expect, test } from "vitest";

import { calendarDate as day } from "../../../../shared/domain/amounts-and-days/calendar-date.ts";
import { organisationCode } from "../../../../shared/domain/organisation/organisation-code.ts";
import {
  adjustments,
  booked,
  bookedCredit,
  claim,
  columns,
  creditNote,
  eastmere,
  evidence,
  reconcileCase,
  ledgerOnly,
  northfold,
  northfoldFacilities,
  sentences,
  verdicts,
  type Booking,
  wantedWords,
} from "../statement-and-ledger.ts";

describe("REC-01 the three parts add up to the line", () => {
  test("REC-01 agreed, not agreed and in dispute split one line to the penny", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 80)],
      ledger: [booked("1001", 70, { disputed: 5.5, disputeReference: "MED-7" })],
    });
    expect(verdicts(outcome)).toEqual(["in-dispute: 64.5 agreed, 10 not agreed, 5.5 in dispute"]);
    expect(columns(outcome)).toBe("80 + 0 accrued - 10 adjusted - 5.5 disputed = 64.5");
    expect(adjustments(outcome)).toEqual(["above-ledger -10"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 1 March 2023 with £70.00 outstanding, approved, of which £5.50 is in formal dispute (MED-7): £64.50 is agreed, £5.50 is in dispute and £10.00 is above what we have and not agreed.
        → Backing data for the £10.00, or a credit note for it."
    `);
  });

  test("REC-01 a line that claims nothing is answered too, and what the ledger has is added", () => {
    const outcome = reconcileCase({ statement: [claim("1001", 0), claim("1002", 3)], ledger: [booked("1001", 500)] });
    expect(verdicts(outcome)).toEqual(["nothing-claimed: nothing", "not-on-ledger: 3 not agreed"]);
    expect(columns(outcome)).toBe("3 + 0 accrued + 497 adjusted + 0 disputed = 500");
    expect(outcome.notAgreedPence).toBe(300);
  });

  test("REC-01 nothing is added if a line claims nothing and the ledger line is in dispute, of another year or not approved", () => {
    const nothing = (more: Partial<Booking>): string[] => {
      const outcome = reconcileCase({
        kind: "i&e",
        statement: [claim("1001", 0, { on: null }), claim("1002", 3)],
        ledger: [booked("1001", 500, more)],
      });
      return [...adjustments(outcome), outcome.lines[0]?.why ?? ""];
    };
    const rest = "not-on-ledger -3";
    expect(nothing({ disputed: 490 })).toEqual([
      rest,
      "statement-below-ledger 10",
      "Your statement claims nothing on this line, and our ledger has invoice 1001 of 1 March 2023 with £500.00 of expenditure, of which we add £10.00.",
    ]);
    const without: Partial<Booking>[] = [
      { on: "2022-03-31" },
      { on: "2023-04-01" },
      { status: "on-hold" },
      { futurePeriod: true },
    ];
    for (const more of without) {
      expect(nothing(more)[0]).toBe(rest);
      expect(nothing(more)[1]).toMatch(/with £500\.00 of expenditure\.$/);
    }
    expect(nothing({ on: "2023-03-31" })).toContain("statement-below-ledger 500");
    expect(nothing({ on: "2022-04-01" })).toContain("statement-below-ledger 500");
  });
});

test("REC-02 what is approved and outstanding is agreed", () => {
  const outcome = reconcileCase({ statement: [claim("1001", 500)], ledger: [booked("1001", 500, { gross: 500 })] });
  expect(verdicts(outcome)).toEqual(["agreed: 500 agreed"]);
  expect(columns(outcome)).toBe("500 + 0 accrued + 0 adjusted + 0 disputed = 500");
  expect(evidence(outcome, 1)).toEqual(["exact 1001 500"]);
  expect(outcome.lines[0]).toEqual({
    line: 1,
    invoiceNumber: "1001",
    invoiceDate: "2023-03-01",
    outstandingPence: 50_000,
    agreedPence: 50_000,
    notAgreedPence: 0,
    disputedPence: 0,
    reason: "agreed",
    why: "Our ledger has invoice 1001 of 1 March 2023 with £500.00 outstanding, approved: agreed in full.",
    evidence: [
      {
        invoiceNumber: "1001",
        invoiceDate: "2023-03-01",
        outstandingPence: 50_000,
        grossPence: 50_000,
        status: "approved",
        match: "exact",
        usedPence: 50_000,
      },
    ],
  });
});

test("REC-02 what has nothing outstanding is not agreed", () => {
  const outcome = reconcileCase({ statement: [claim("1001", 500)], ledger: [booked("1001", 0, { gross: 500 })] });
  expect(verdicts(outcome)).toEqual(["nothing-outstanding: 500 not agreed"]);
  expect(columns(outcome)).toBe("500 + 0 accrued - 500 adjusted + 0 disputed = 0");
});

describe("REC-04 partial agreement is normal", () => {
  test("REC-04 £30,000 for 30 days at £1,000 where 20 days were worked: £20,000 agreed, £10,000 not", () => {
    const outcome = reconcileCase({
      statement: [claim("NF-10234", 30_000, { description: "Secondment, 30 days at £1,000" })],
      ledger: [booked("NF-10234", 20_000)],
    });
    expect(verdicts(outcome)).toEqual(["above-ledger: 20000 agreed, 10000 not agreed"]);
    expect(columns(outcome)).toBe("30000 + 0 accrued - 10000 adjusted + 0 disputed = 20000");
    expect(evidence(outcome, 1)).toEqual(["exact NF-10234 20000"]);
    expect(outcome.adjustments).toEqual([
      { reason: "above-ledger", pence: -1_000_000, why: "Claimed above our ledger: -£10,000.00 on 1 item." },
    ]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice NF-10234 of 1 March 2023 with £20,000.00 outstanding, approved; your £30,000.00 is £10,000.00 more than we have for it: £20,000.00 is agreed and £10,000.00 is not.
        → Backing data for the £10,000.00, or a credit note for it."
    `);
  });

  test("REC-04 the same for expenditure, in the words of expenditure", () => {
    const outcome = reconcileCase({
      kind: "i&e",
      statement: [claim("7", 30_000)],
      ledger: [booked("7", 0, { gross: 20_000 })],
    });
    expect(verdicts(outcome)).toEqual(["unconfirmed: 30000 not agreed"]);
    const longer = reconcileCase({
      kind: "i&e",
      statement: [claim("1007", 30_000)],
      ledger: [booked("1007", 0, { gross: 20_000, status: "paid", paidOn: "2023-02-01" })],
    });
    expect(verdicts(longer)).toEqual(["above-ledger: 20000 agreed, 10000 not agreed"]);
    expect(longer.lines[0]?.why).toMatch(/with £20,000\.00 of expenditure, paid; your £30,000\.00 is £10,000\.00 more/);
  });

  test("REC-04 several items under one reason are counted and added up", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 310), claim("1002", 290)],
      ledger: [booked("1001", 200), booked("1002", 250)],
    });
    expect(outcome.adjustments).toEqual([
      { reason: "above-ledger", pence: -15_000, why: "Claimed above our ledger: -£150.00 on 2 items." },
    ]);
  });
});

describe("REC-05 only the part in formal dispute is in dispute", () => {
  test("COL-06 £70,000 of which £5,000 is in formal dispute: £65,000 agreed", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 70_000)],
      ledger: [booked("1001", 70_000, { disputed: 5_000, disputeReference: "MED-2023-04" })],
    });
    expect(verdicts(outcome)).toEqual(["in-dispute: 65000 agreed, 5000 in dispute"]);
    expect(columns(outcome)).toBe("70000 + 0 accrued + 0 adjusted - 5000 disputed = 65000");
    expect(adjustments(outcome)).toEqual([]);
    expect(outcome.replyRequired).toBe(true);
    expect(evidence(outcome, 1)).toEqual(["exact 1001 70000"]);
    expect(outcome.lines[0]?.evidence[0]?.disputeReference).toBe("MED-2023-04");
    expect(sentences(outcome)).toMatchInlineSnapshot(
      `"Our ledger has invoice 1001 of 1 March 2023 with £70,000.00 outstanding, approved, of which £5,000.00 is in formal dispute (MED-2023-04): £65,000.00 is agreed and £5,000.00 is in dispute."`,
    );
  });

  test("COL-06 the same £5,000 is adjusted, not disputed, if it is only not agreed", () => {
    const outcome = reconcileCase({ statement: [claim("1001", 70_000)], ledger: [booked("1001", 65_000)] });
    expect(columns(outcome)).toBe("70000 + 0 accrued - 5000 adjusted + 0 disputed = 65000");
  });

  test("REC-05 an invoice can be wholly in dispute, whatever its status", () => {
    for (const status of ["approved", "awaiting-approval", "on-hold"] as const) {
      const outcome = reconcileCase({
        statement: [claim("1001", 80)],
        ledger: [booked("1001", 80, { disputed: 80, status })],
      });
      expect(verdicts(outcome)).toEqual(["in-dispute: 80 in dispute"]);
      expect(columns(outcome)).toBe("80 + 0 accrued + 0 adjusted - 80 disputed = 0");
      expect(wantedWords(outcome.lines[0])).toBe("");
    }
  });

  test("REC-05 no more is in dispute than is claimed, and the shortfall is added without the dispute", () => {
    const outcome = reconcileCase({ statement: [claim("1001", 80)], ledger: [booked("1001", 100, { disputed: 90 })] });
    expect(verdicts(outcome)).toEqual(["in-dispute: 80 in dispute"]);
    expect(columns(outcome)).toBe("80 + 0 accrued + 10 adjusted - 80 disputed = 10");
    expect(sentences(outcome)).toMatchInlineSnapshot(
      `"Our ledger has invoice 1001 of 1 March 2023 with £100.00 outstanding, approved, of which £80.00 is in formal dispute: £80.00 is in dispute and £10.00 is more than you claim, which we add."`,
    );
  });

  test("REC-05 a claim above the ledger and partly in dispute", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 130)],
      ledger: [booked("1001", 100, { disputed: 100 })],
    });
    expect(verdicts(outcome)).toEqual(["in-dispute: 30 not agreed, 100 in dispute"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 1 March 2023 with £100.00 outstanding, approved, of which £100.00 is in formal dispute: £100.00 is in dispute and £30.00 is above what we have and not agreed.
        → Backing data for the £30.00, or a credit note for it."
    `);
  });

  test("REC-05 a part in dispute of an invoice on hold, and of one awaiting approval", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 100), claim("1002", 100)],
      ledger: [
        booked("1001", 100, { disputed: 30, status: "on-hold" }),
        booked("1002", 100, { disputed: 30, status: "awaiting-approval", disputeReference: "MED-1" }),
      ],
    });
    expect(verdicts(outcome)).toEqual([
      "on-hold: 70 not agreed, 30 in dispute",
      "awaiting-approval: 70 not agreed, 30 in dispute",
    ]);
    expect(columns(outcome)).toBe("200 + 70 accrued - 140 adjusted - 60 disputed = 70");
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 1 March 2023 with £100.00 outstanding, on hold, of which £30.00 is in formal dispute: £70.00 is not agreed.
        → Backing data for the invoice and a contact who can answer questions about it.
      Our ledger has invoice 1002 of 1 March 2023 with £100.00 outstanding, awaiting approval, of which £30.00 is in formal dispute (MED-1): £70.00 is not agreed yet; until then it is in our accruals.
        → The purchase order number, backing data and the name of the person who ordered it, so that it can be approved."
    `);
  });

  test("COL-05 the disputed column is never positive: a disputed credit is adjusted", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 100), creditNote("CN5", -40)],
      ledger: [booked("1001", 100), bookedCredit("CN5", -40, { disputed: -15 })],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 100 agreed", "in-dispute: -25 agreed, -15 in dispute"]);
    expect(columns(outcome)).toBe("60 + 0 accrued + 15 adjusted + 0 disputed = 75");
    expect(adjustments(outcome)).toEqual(["in-dispute 15"]);
    expect(outcome.inDisputePence).toBe(-1_500);
  });
});

describe("COL-04 the statement is too low", () => {
  test("COL-04 what the ledger has above the claim is added", () => {
    const outcome = reconcileCase({ statement: [claim("1001", 450)], ledger: [booked("1001", 500)] });
    expect(verdicts(outcome)).toEqual(["statement-below-ledger: 450 agreed"]);
    expect(columns(outcome)).toBe("450 + 0 accrued + 50 adjusted + 0 disputed = 500");
    expect(adjustments(outcome)).toEqual(["statement-below-ledger 50"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 1 March 2023 with £500.00 outstanding, approved, which is £50.00 more than your £450.00: your £450.00 is agreed, and we add the £50.00.
        → Please check the £50.00 on your side."
    `);
  });

  test("COL-04 not if the organisation does not accept the debt", () => {
    for (const status of ["awaiting-approval", "on-hold"] as const) {
      const outcome = reconcileCase({ statement: [claim("1001", 450)], ledger: [booked("1001", 500, { status })] });
      expect(adjustments(outcome)).toEqual([`${status} -450`]);
    }
    const later = reconcileCase({
      statement: [claim("1001", 450, { on: null })],
      ledger: [booked("1001", 500, { on: "2023-04-02" })],
    });
    expect(verdicts(later)).toEqual(["statement-below-ledger: 450 agreed"]);
    expect(adjustments(later)).toEqual([]);
    expect(later.lines[0]?.why).toMatch(/your £450\.00 is agreed\.$/);
  });

  test("COL-04 a credit that is claimed too low", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 100), creditNote("CN5", -30)],
      ledger: [booked("1001", 100), bookedCredit("CN5", -40)],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 100 agreed", "statement-below-ledger: -30 agreed"]);
    expect(adjustments(outcome)).toEqual(["statement-below-ledger -10"]);
    expect(columns(outcome)).toBe("70 + 0 accrued - 10 adjusted + 0 disputed = 60");
  });

  test("COL-04 a credit that is claimed too high", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 100), creditNote("CN55", -50)],
      ledger: [booked("1001", 100), bookedCredit("CN55", -40)],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 100 agreed", "above-ledger: -40 agreed, -10 not agreed"]);
    expect(columns(outcome)).toBe("50 + 0 accrued + 10 adjusted + 0 disputed = 60");
  });
});

describe("STM-08 VAT", () => {
  test("STM-08 a claim includes VAT that the ledger does not have, at each rate in force", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 600), claim("1002", 105), claim("1003", 117.5), claim("1004", 0.12)],
      ledger: [booked("1001", 500), booked("1002", 100), booked("1003", 100), booked("1004", 0.1)],
    });
    expect(verdicts(outcome)).toEqual([
      "vat-difference: 500 agreed, 100 not agreed",
      "vat-difference: 100 agreed, 5 not agreed",
      "above-ledger: 100 agreed, 17.5 not agreed",
      "vat-difference: 0.1 agreed, 0.02 not agreed",
    ]);
    expect(outcome.lines.map((line) => line.why.replace(/.*approved; /, ""))).toEqual([
      "your £600.00 is £100.00 more, which is VAT at 20%: £500.00 is agreed and £100.00 is not.",
      "your £105.00 is £5.00 more, which is VAT at 5%: £100.00 is agreed and £5.00 is not.",
      "your £117.50 is £17.50 more than we have for it: £100.00 is agreed and £17.50 is not.",
      "your £0.12 is £0.02 more, which is VAT at 20%: £0.10 is agreed and £0.02 is not.",
    ]);
    expect(wantedWords(outcome.lines[0])).toBe("A copy of the invoice that shows the VAT.");
  });

  test("STM-08 VAT fits to the penny, rounded up or down", () => {
    const vat = (net: number, gross: number): string | undefined =>
      reconcileCase({ statement: [claim("1001", gross)], ledger: [booked("1001", net)] }).lines[0]?.reason;
    expect(vat(99.99, 119.98)).toBe("vat-difference");
    expect(vat(99.99, 119.99)).toBe("vat-difference");
    expect(vat(99.99, 120)).toBe("above-ledger");
    expect(vat(99.99, 119.97)).toBe("above-ledger");
    expect(vat(0.04, 0.05)).toBe("rounding-difference");
    expect(vat(0.05, 0.06)).toBe("vat-difference");
  });

  test("STM-08 a rate counts only while it is in force", () => {
    const reason = (on: string | null): string | undefined =>
      reconcileCase({
        kind: "r&p",
        exercise: null,
        statement: [claim("1001", 120, { on })],
        ledger: [booked("1001", 100, { on })],
        referenceData: {
          vatRates: [{ basisPoints: 2000, from: day("2011-01-04"), to: day("2022-12-31") }],
          invoicePrefixes: [],
          subEntities: { core: northfold.code, bodies: [], wording: "none" },
          numberAffixes: [],
          noNumber: [],
          otherInvoiceWords: [],
          creditLossWords: [],
          leaseWords: [],
          natures: [],
        },
      }).lines[0]?.reason;
    expect(reason("2011-01-03")).toBe("above-ledger");
    expect(reason("2011-01-04")).toBe("vat-difference");
    expect(reason("2022-12-31")).toBe("vat-difference");
    expect(reason("2023-01-01")).toBe("above-ledger");
    expect(reason(null)).toBe("vat-difference");
  });

  test("STM-08 a claim without the VAT that the ledger has is agreed, and the VAT is added", () => {
    const outcome = reconcileCase({ statement: [claim("1001", 500)], ledger: [booked("1001", 600)] });
    expect(verdicts(outcome)).toEqual(["vat-difference: 500 agreed"]);
    expect(adjustments(outcome)).toEqual(["vat-difference 100"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has invoice 1001 of 1 March 2023 with £600.00 outstanding, approved, which is £100.00 (VAT at 20%) more than your £500.00: your £500.00 is agreed, and we add the £100.00.
        → Please check the £100.00 on your side."
    `);
  });

  test("STM-08 income is shown without recoverable VAT", () => {
    const outcome = reconcileCase({ kind: "i&e", statement: [claim("1001", 600)], ledger: [booked("1001", 500)] });
    expect(verdicts(outcome)).toEqual(["vat-difference: 500 agreed, 100 not agreed"]);
    expect(wantedWords(outcome.lines[0])).toBe("Please show income without VAT that we can recover.");
  });
});

describe("COL-08 rounding is called rounding, and not hidden", () => {
  test("COL-08 a difference of less than a pound above or below the ledger", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500.99), claim("1002", 501), claim("1003", 499.01), claim("1004", 499)],
      ledger: [booked("1001", 500), booked("1002", 500), booked("1003", 500), booked("1004", 500)],
    });
    expect(verdicts(outcome)).toEqual([
      "rounding-difference: 500 agreed, 0.99 not agreed",
      "above-ledger: 500 agreed, 1 not agreed",
      "rounding-difference: 499.01 agreed",
      "statement-below-ledger: 499 agreed",
    ]);
    expect(adjustments(outcome)).toEqual(["above-ledger -1", "statement-below-ledger 1"]);
    expect(columns(outcome)).toBe("2000 + 0 accrued + 0 adjusted + 0 disputed = 2000");
    expect(wantedWords(outcome.lines[0])).toBe("");
  });
});

describe("STM-11 a subsidiary's trade is on its parent's statement", () => {
  const directory = [eastmere, northfold, northfoldFacilities];

  test("STM-11 £300,000 of the trust and £60,000 of its subsidiary are one statement of £360,000", () => {
    const outcome = reconcileCase({
      kind: "i&e",
      directory,
      statement: [claim("1001", 300_000), claim("1001", 60_000, { subsidiary: "Northfold Facilities Ltd" })],
      ledger: [
        booked("1001", 60_000, { supplier: "NORTHFOLD FACILITIES LIMITED", supplierCode: "S200" }),
        booked("1001", 300_000),
      ],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 300000 agreed", "agreed: 60000 agreed"]);
    expect(columns(outcome)).toBe("360000 + 0 accrued + 0 adjusted + 0 disputed = 360000");
  });

  test("STM-11 equal amounts under one number are distinguished by their supplier", () => {
    const outcome = reconcileCase({
      directory,
      statement: [claim("1001", 500), claim("1001", 500, { subsidiary: "Northfold Facilities" })],
      ledger: [
        booked("1001", 500, { supplier: "Northfold Facilities Limited", supplierCode: "S200" }),
        booked("1001", 500, { status: "on-hold" }),
      ],
    });
    expect(verdicts(outcome)).toEqual(["on-hold: 500 not agreed", "agreed: 500 agreed"]);
  });

  test("STM-11 the same number of another subsidiary is another invoice", () => {
    const other = { ...northfoldFacilities, code: organisationCode("ZB2P"), name: "Northfold Pharmacy Limited" };
    const outcome = reconcileCase({
      directory: [northfold, northfoldFacilities, other],
      statement: [claim("1001", 500, { subsidiary: "Northfold Pharmacy Ltd" })],
      ledger: [booked("1001", 500, { supplier: "Northfold Facilities Ltd" })],
    });
    expect(verdicts(outcome)).toEqual(["other-supplier: 500 not agreed"]);
    expect(sentences(outcome)).toMatchInlineSnapshot(`
      "Our ledger has this number only for Northfold Facilities Ltd, as invoice 1001 of 1 March 2023 for £500.00 (£500.00 outstanding, approved), which does not fit your invoice 1001 of 1 March 2023 (£500.00): £500.00 is not agreed.
        → A copy of the invoice, and the name of the body that issued it.
      Our ledger has invoice 1001 of 1 March 2023 with £500.00 outstanding, which may be your invoice 1001: we add it until that is settled."
    `);
  });

  test("STM-11 if a sender or a ledger does not distinguish them, a fitting amount is enough", () => {
    const outcome = reconcileCase({
      directory,
      statement: [claim("1001", 500), claim("1002", 70, { subsidiary: "Northfold Facilities" })],
      ledger: [booked("1001", 500, { supplier: "Northfold Facilities Ltd" }), booked("1002", 70)],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 500 agreed", "agreed: 70 agreed"]);
  });

  test("STM-11 a ledger line under the subsidiary's own code belongs to it", () => {
    const outcome = reconcileCase({
      directory,
      statement: [claim("1001", 30, { subsidiary: "ZB2F" })],
      ledger: [booked("1001", 20, { counterparty: "ZB2F", supplier: "Somebody" })],
    });
    expect(verdicts(outcome)).toEqual(["above-ledger: 20 agreed, 10 not agreed"]);
  });

  test("STM-11 a subsidiary that only the statement names is distinguished too", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500), claim("1002", 70, { subsidiary: "Fell Catering Ltd" }), claim("1003", 5)],
      ledger: [
        booked("1001", 400, { supplier: "Fell Catering Limited" }),
        booked("1002", 60, { supplier: "Fell Catering Limited" }),
        booked("1003", 4, { supplier: "Whoever" }),
      ],
    });
    expect(verdicts(outcome)).toEqual([
      "other-supplier: 500 not agreed",
      "above-ledger: 60 agreed, 10 not agreed",
      "above-ledger: 4 agreed, 1 not agreed",
    ]);
    expect(ledgerOnly(outcome)).toEqual(["1001 on-ledger-only 400"]);
  });
});
