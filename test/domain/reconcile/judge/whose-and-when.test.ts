import { describe, expect, test } from "vitest";

import { calendarDate } from "../../../../shared/domain/amounts-and-days/calendar-date.ts";
import { exerciseSchema, type Exercise } from "../../../../shared/domain/exercise/exercise.ts";
import { organisationCode } from "../../../../shared/domain/organisation/organisation-code.ts";
import {
  accrual,
  accrued,
  booked,
  cash,
  claim,
  columns,
  creditNote,
  eastmere,
  ledgerOnly,
  monthTwelve,
  northfold,
  northfoldFacilities,
  reconcileCase,
  rules,
  verdicts,
  type Booking,
  type Case,
  type Claim,
  wantedWords,
} from "../statement-and-ledger.ts";

const lastPayments = calendarDate("2023-03-24");
const monthTwelveWithPayments = exerciseSchema.parse({ ...monthTwelve, lastPayments });
const quarterTwo = exerciseSchema.parse({
  ...monthTwelve,
  exercise: "2022-23-Q2",
  month: 6,
  cutOff: "2022-09-30",
  kinds: { "r&p": rules(2_500, 100_000, "voluntary"), "i&e": rules(10_000, 300_000, "required") },
});

describe("ORG-01 the ledger that NHS England's bodies share", () => {
  const atCore = { counterparty: "CBA033", supplier: "NHS England" } as const;

  test("ORG-01 a region's lines are found under the core; what else is recorded there is neither told nor counted", () => {
    const outcome = reconcileCase({
      receivable: "Y60",
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 500, atCore), booked("2002", 70, atCore), accrued("3003", 9, atCore)],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 500 agreed"]);
    expect(ledgerOnly(outcome)).toEqual([]);
    expect(columns(outcome)).toBe("500 + 0 accrued + 0 adjusted + 0 disputed = 500");
  });

  test("REC-03, ORG-01 a line that another body's statement has claimed supports no second claim and is not added again", () => {
    const claimedElsewhere = [{ receivable: "Y60", number: "1001", pounds: 500 }];
    const of = (receivable: string, statement: Case["statement"]) =>
      reconcileCase({ receivable, statement, claimedElsewhere, ledger: [booked("1001", 500, atCore)] });
    const second = of("Y58", [claim("1001", 500)]);
    expect(verdicts(second)).toEqual(["claimed-elsewhere: 500 not agreed"]);
    expect(second.lines[0]?.why).toContain("NHS England Midlands (Y60)");
    const core = of("CBA033", [claim("1005", 60)]);
    expect(ledgerOnly(core)).toEqual([]);
    expect(columns(core)).toBe("60 + 0 accrued - 60 adjusted + 0 disputed = 0");
  });
});

describe("ORG-06, ORG-17 bodies that do not take part", () => {
  test("ORG-06 whatever is claimed of a body that is only listed is adjusted to nil, on either side", () => {
    for (const side of ["receivable", "payable"] as const) {
      const outcome = reconcileCase({
        [side]: "NMC033",
        statement: [claim("1001", 500), creditNote("CN1", -40), cash("", -10)],
        ledger: [booked("1001", 500), booked("1002", 8)],
      });
      expect(outcome.lines.map(({ reason }) => reason)).toEqual(Array.from({ length: 3 }, () => "outside-exercise"));
      expect(columns(outcome)).toBe("450 + 0 accrued - 450 adjusted + 0 disputed = 0");
      expect(outcome.replyRequired).toBe(false);
    }
  });

  test("ORG-06 a body takes part from the day that the reference data gives", () => {
    const on = (asAt: string) =>
      verdicts(
        reconcileCase({
          receivable: "MHP033",
          asAt,
          exercise: null,
          statement: [claim("1001", 500, { on: "2022-03-01" })],
          ledger: [booked("1001", 500, { on: "2022-03-01" })],
        }),
      );
    expect(on("2022-03-31")).toEqual(["outside-exercise: 500 not agreed"]);
    expect(on("2022-04-01")).toEqual(["agreed: 500 agreed"]);
  });

  test("ORG-17 a subsidiary's trade is on its parent's statement, whichever side it is on", () => {
    const directory = [eastmere, northfold, northfoldFacilities];
    const own = reconcileCase({ directory, receivable: "ZB2F", statement: [claim("1001", 500)], ledger: [] });
    expect(verdicts(own)).toEqual(["wrong-counterparty: 500 not agreed"]);
    expect(wantedWords(own.lines[0])).toBe(
      "Please have it put on the statement of Northfold Community Health NHS Trust (ZB2), marked as the trade of its subsidiary.",
    );
    const addressed = reconcileCase({
      directory,
      payable: "ZB2F",
      receivable: "ZA1",
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 500)],
    });
    expect(wantedWords(addressed.lines[0])).toBe(
      "Please put it on your statement to Northfold Community Health NHS Trust (ZB2), marked as the trade of its subsidiary.",
    );
  });
});

describe("ORG-05 NHS Supply Chain", () => {
  const supplyChain = { code: organisationCode("ZSC1"), name: "NHS Supply Chain", type: "alb" };
  const company = { code: organisationCode("ZSC2"), name: "Supply Chain Coordination Limited", type: "alb" };

  test("ORG-05 without one of the prefixes a number is external, with or without a number; the company's own trade is not", () => {
    const of = (receivable: string) =>
      reconcileCase({
        receivable,
        directory: [supplyChain, company],
        statement: [claim("7770007", 500), claim("SC-12", 40), claim("9010001", 30)],
        ledger: [booked("7770007", 500), booked("SC-12", 40), booked("9010001", 30), booked("8880008", 7)],
      });
    expect(verdicts(of("ZSC1"))).toEqual([
      "outside-exercise: 500 not agreed",
      "outside-exercise: 40 not agreed",
      "wrong-counterparty: 30 not agreed",
    ]);
    expect(ledgerOnly(of("ZSC1")).filter((one) => !one.includes("outside-exercise"))).toEqual([]);
    expect(columns(of("ZSC1"))).toBe("570 + 0 accrued - 570 adjusted + 0 disputed = 0");
    expect(verdicts(of("ZSC2"))).toEqual([
      "agreed: 500 agreed",
      "agreed: 40 agreed",
      "wrong-counterparty: 30 not agreed",
    ]);
  });
});

describe("REC-09 the year of the posting", () => {
  const posted = (period: string, on: string, exercise = monthTwelve) =>
    reconcileCase({
      kind: "i&e",
      exercise,
      asAt: exercise.cutOff,
      statement: [claim("1001", 500, { on })],
      ledger: [booked("1001", 500, { on, period })],
    });

  test("REC-09 an invoice of last year that was posted this year is agreed, one that was posted last year is not", () => {
    expect(verdicts(posted("APR-22", "2022-03-28"))).toEqual(["agreed: 500 agreed"]);
    const earlier = posted("MAR-22", "2022-04-05");
    expect(verdicts(earlier)).toEqual(["earlier-year: 500 not agreed"]);
    expect(earlier.lines[0]?.why).toContain("posted in period MAR-22 and so in an earlier financial year, 2021-22");
    expect(verdicts(posted("APR-23", "2023-03-20"))).toEqual(["later-year: 500 not agreed"]);
  });

  test("REC-09 after the agreement period is a reason before the last quarter; in the last, later invoices are accrued", () => {
    const before = posted("OCT-22", "2022-10-03", quarterTwo);
    expect(before.lines[0]?.why).toContain("after the agreement period that ended on 30 September 2022");
    const last = posted("MAR-23", "2023-03-28");
    expect(verdicts(last)).toEqual(["after-cut-off: 500 not agreed"]);
    expect(last.lines[0]?.why).not.toContain("agreement period");
    expect(wantedWords(last.lines[0])).toBe("Please show it on your accruals statement.");
  });

  test("REC-09 what only the ledger has counts in the year of its posting", () => {
    const outcome = reconcileCase({
      kind: "i&e",
      statement: [claim("1001", 500)],
      ledger: [
        booked("1001", 500),
        booked("2001", 10, { on: "2022-03-28", period: "APR-22" }),
        booked("2002", 20, { on: "2022-04-03", period: "MAR-22" }),
      ],
    });
    expect(ledgerOnly(outcome)).toEqual(["2001 on-ledger-only 10", "2002 outside-period 20"]);
    expect(outcome.ledgerOnly[1]?.why).toContain("posted in the financial year 2021-22");
  });

  test("REC-09 the answer says that what the ledger lacks may have to be accrued", () => {
    const outcome = reconcileCase({ kind: "i&e", statement: [claim("1001", 500)], ledger: [] });
    expect(outcome.lines[0]?.why).toContain("we have to accrue it for this year");
  });
});

describe("EXR-05, REC-15 the day of a payment", () => {
  const paid = (paidOn: string, more: Partial<Case> = {}) =>
    reconcileCase({
      exercise: monthTwelveWithPayments,
      statement: [claim("1001", 500), claim("1002", 500)],
      ledger: [
        booked("1001", 0, { gross: 500, status: "paid", paidOn, paymentReference: "B1" }),
        booked("1002", 200, { gross: 500, paidOn, paymentReference: "B1" }),
      ],
      ...more,
    });

  test("EXR-05 payments to the last day are expected on the statement, although it is as at an earlier day", () => {
    expect(verdicts(paid("2023-03-24"))).toEqual(["paid: 500 not agreed", "part-paid: 200 agreed, 300 not agreed"]);
    for (const { why } of paid("2023-03-24").lines)
      expect(why).toContain("by 24 March 2023, to which payments are taken");
  });

  test("EXR-05 a later payment is timing, and is remarked on", () => {
    const late = paid("2023-03-27");
    expect(verdicts(late)).toEqual([
      "paid-after-statement: 500 not agreed",
      "paid-after-statement: 200 agreed, 300 not agreed",
    ]);
    for (const { why } of late.lines) expect(why).toContain("such a payment needs your agreement beforehand");
  });

  test("REC-15 a statement of an earlier day, or an exercise without a last day of payments, knows timing alone", () => {
    const earlier = paid("2023-03-20", { asAt: "2023-03-10" });
    expect(verdicts(earlier)[0]).toBe("paid-after-statement: 500 not agreed");
    expect(earlier.lines[0]?.why).not.toContain("beforehand");
    const noDay = paid("2023-03-27", { exercise: monthTwelve });
    expect(verdicts(noDay)[0]).toBe("paid-after-statement: 500 not agreed");
    expect(noDay.lines[0]?.why).not.toContain("beforehand");
  });
});

describe("EXR-09 the ledger of another quarter", () => {
  const held = (asAt: string, ledgerAsAt: string, exercise: Exercise | null) =>
    reconcileCase({ asAt, ledgerAsAt, exercise, statement: [claim("1001", 5_000)], ledger: [booked("1001", 5_000)] });

  test("EXR-09 a statement that is compared with the ledger of another quarter is told so, in both directions", () => {
    expect(held("2022-09-30", "2023-03-31", quarterTwo).remarks).toEqual([
      "Your statement for 2022-23 Q2 is as at 30 September 2022, and our ledger is of a later quarter, as at 31 March 2023: what we paid or posted in between may make a difference.",
    ]);
    expect(held("2023-03-23", "2022-09-30", monthTwelve).remarks.join()).toContain(
      "our ledger is of an earlier quarter",
    );
    expect(held("2022-09-30", "2023-03-31", null).remarks.join()).toContain("our ledger is of a later quarter");
    expect(held("2023-03-23", "2023-03-31", monthTwelve).remarks).toEqual([]);
    expect(held("2022-09-30", "2022-10-07", quarterTwo).remarks).toEqual([]);
  });

  test("EXR-09 what a later ledger has of later quarters is not added to the earlier exercise", () => {
    const outcome = reconcileCase({
      asAt: "2022-09-30",
      exercise: quarterTwo,
      statement: [claim("1001", 500, { on: "2022-09-01" })],
      ledger: [
        booked("1001", 500, { on: "2022-09-01" }),
        booked("2001", 70, { on: "2022-09-30" }),
        booked("2002", 80, { on: "2022-10-01" }),
      ],
    });
    expect(ledgerOnly(outcome)).toEqual(["2001 on-ledger-only 70", "2002 outside-period 80"]);
    expect(columns(outcome)).toBe("500 + 0 accrued + 70 adjusted + 0 disputed = 570");
  });
});

describe("REC-10 future periods", () => {
  test("REC-10 what the statement marks is adjusted out although the ledger lacks it, and nothing is asked", () => {
    for (const kind of ["r&p", "i&e"] as const) {
      const outcome = reconcileCase({ kind, statement: [claim("1001", 500, { futurePeriod: true })], ledger: [] });
      expect(verdicts(outcome)).toEqual(["future-period: 500 not agreed"]);
      expect(wantedWords(outcome.lines[0])).toBe("Please adjust it out on your side as well.");
    }
  });

  test("REC-13 cash that is marked so is cash", () => {
    const outcome = reconcileCase({ statement: [cash("", -500, { futurePeriod: true })], ledger: [] });
    expect(verdicts(outcome)).toEqual(["payment-unknown: -500 not agreed"]);
  });
});

describe("STM-13 prepayments among the accruals", () => {
  const MATERNITY = { description: "Maternity pathway prepayment" };
  const of = (claimed: number, held: number, more: { number?: string; booked?: string } = {}) =>
    reconcileCase({
      kind: "accruals",
      statement: [accrual(more.number ?? "MP1", claimed, { ...MATERNITY, type: "prepayment" }), accrual("AC1", 50)],
      ledger: [accrued(more.booked ?? "MP1", held, MATERNITY), accrued("AC1", 50)],
    });

  test("STM-13 the sign in which either side writes it says nothing, and it is in no accrued column of the payables", () => {
    for (const [claimed, held] of [
      [90_000, -90_000],
      [-90_000, -90_000],
      [-90_000, 90_000],
      [90_000, 90_000],
    ] as const) {
      const outcome = of(claimed, held);
      expect(verdicts(outcome)[0]).toBe(`prepayment-agreed: ${String(claimed)} agreed`);
      expect(columns(outcome)).toBe("0 + 50 accrued + 0 adjusted + 0 disputed = 50");
      expect(outcome.prepaidPence).toBe(9_000_000);
      expect(ledgerOnly(outcome)).toEqual([]);
      expect(outcome.remarks.join()).not.toContain("refund");
    }
  });

  test("STM-13 the maternity prepayment is a line of its own: its number need not be the same", () => {
    expect(verdicts(of(90_000, -85_000, { booked: "GL 2041" }))[0]).toBe(
      "prepayment-differs: 85000 agreed, 5000 not agreed",
    );
    expect(verdicts(of(90_000, -95_000, { number: "" }))[0]).toBe("prepayment-differs: 90000 agreed");
  });

  test("STM-13 an accrual for the maternity pathway is an accrual", () => {
    const outcome = reconcileCase({
      kind: "accruals",
      statement: [accrual("AC2", 700, { description: "Maternity pathway March" })],
      ledger: [accrued("AC2", 700, { description: "Maternity pathway March" })],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 700 agreed"]);
    expect(columns(outcome)).toBe("0 + 700 accrued + 0 adjusted + 0 disputed = 700");
    expect(outcome.prepaidPence).toBeUndefined();
  });

  test("STM-13 what an accrual states is not asked for, and a cell that says nothing states nothing", () => {
    const asked = (stated: { period?: string; basis?: string; agreedBy?: string }, order?: string) =>
      wantedWords(
        reconcileCase({
          kind: "accruals",
          statement: [accrual("AC3", 700, { accrual: stated, ...(order === undefined ? {} : { order }) })],
          ledger: [],
        }).lines[0],
      );
    expect(asked({ period: "March", basis: "timesheets", agreedBy: "J / A" }, "PO1")).toBe("");
    expect(asked({ period: "N", basis: "timesheets", agreedBy: "n/a" }, "PO1")).toBe(
      "Its period and the name of the person here who agreed it.",
    );
    expect(asked({})).toBe(
      "The purchase order number, its period, the basis of the estimate and the name of the person here who agreed it.",
    );
  });
});

describe("REC-19 disputes of the pair's other kind", () => {
  const flagged = (disputed: number, elsewhere: number, kind: "r&p" | "i&e" = "i&e") =>
    reconcileCase({
      kind,
      statement: [claim("1001", 70_000)],
      ledger: [booked("1001", 70_000, { disputed })],
      disputedElsewhere: [{ kind: kind === "i&e" ? "r&p" : "i&e", pounds: elsewhere }],
    }).remarks.filter((remark) => remark.includes("normally agree"));

  test("REC-19 a difference is flagged, in either reply", () => {
    expect(flagged(2_000, 5_000)).toHaveLength(1);
    expect(flagged(5_000, 2_000, "r&p")).toHaveLength(1);
    expect(flagged(0, 5_000)).toHaveLength(1);
    expect(flagged(5_000, 5_000)).toEqual([]);
  });

  test("REC-19 VAT, which is in payables and not in expenditure, is no difference", () => {
    expect(flagged(5_000, 6_000)).toEqual([]);
    expect(flagged(6_000, 5_000, "r&p")).toEqual([]);
  });
});

describe("STM-05 groups of one order", () => {
  const order = { order: "PO900155" };

  test("STM-05 one document for several of the order and day is agreed if the sums are the same to the penny", () => {
    const several = reconcileCase({
      statement: [claim("GR1", 913.55, order)],
      ledger: [booked("KK30001", 400.25, order), booked("KK30002", 513.3, order)],
    });
    expect(verdicts(several)).toEqual(["agreed: 913.55 agreed"]);
    const turned = reconcileCase({
      statement: [claim("GR1", 400.25, order), claim("GR2", 513.3, order)],
      ledger: [booked("KK30001", 913.55, order)],
    });
    expect(verdicts(turned)).toEqual(["agreed: 400.25 agreed", "agreed: 513.3 agreed"]);
  });

  test("REC-03 not if a penny, a day, a part payment or one document of the order speaks against it", () => {
    const agreed = (...ledger: Case["ledger"] & object) =>
      reconcileCase({ statement: [claim("GR1", 913.55, order)], ledger }).agreedPence / 100;
    const one = booked("KK30001", 400.25, order);
    expect(agreed(one, booked("KK30002", 513.29, order))).toBe(0);
    expect(agreed(one, booked("KK30002", 513.3, { ...order, on: "2023-03-02" }))).toBe(0);
    expect(agreed(one, booked("KK30002", 513.3, { ...order, gross: 600 }))).toBe(0);
    expect(agreed(one, booked("KK30002", 513.3, order), booked("KK30003", 20, order))).toBe(0);
    expect(agreed(one, booked("KK30002", 513.3, { order: "PO900156" }))).toBe(0);
  });
});

describe("STM-10 receipts without invoices on income statements", () => {
  const paid = (number: string, gross: number, paymentReference: string, more: Partial<Booking> = {}) =>
    booked(number, 0, { gross, status: "paid", paidOn: "2023-03-03", paymentReference, ...more });
  const receipt = (number: string, pounds: number, more: Partial<Claim> = {}) =>
    claim(number, pounds, { type: "receipt", ...more });
  const of = (statement: Case["statement"], ledger: Case["ledger"]) =>
    reconcileCase({ kind: "i&e", statement, ledger });

  test("STM-10 a receipt is what the payment of its reference paid, if the amounts are the same", () => {
    expect(verdicts(of([receipt("BACS 77", 500)], [paid("9001", 500, "BACS77")]))).toEqual(["agreed: 500 agreed"]);
    const several = of([receipt("BACS77", 500)], [paid("9001", 300, "BACS77"), paid("9002", 200, "BACS77")]);
    expect(verdicts(several)).toEqual(["agreed: 500 agreed"]);
    expect(ledgerOnly(several)).toEqual([]);
    const differs = of([receipt("BACS77", 500)], [paid("9001", 300, "BACS77")]);
    expect(verdicts(differs)).toEqual(["receipt-suggested: 500 not agreed"]);
  });

  test("STM-10 one of the same amount and about the same day is suggested, never agreed, in the words of receipts", () => {
    const outcome = of([receipt("IPF 12", 500)], [paid("9001", 500, "BACS77")]);
    expect(verdicts(outcome)).toEqual(["receipt-suggested: 500 not agreed"]);
    expect(outcome.lines[0]?.why).toMatch(/^Your receipt IPF 12 .* may be what we paid on 3 March 2023 .*BACS77/);
    expect(wantedWords(outcome.lines[0])).toBe(
      "Is this the payment that you received? Please confirm it, or send the remittance.",
    );
    const late = of(
      [receipt("IPF 12", 500)],
      [paid("9001", 500, "BACS77", { paidOn: "2022-12-01", on: "2022-11-01" })],
    );
    expect(late.lines[0]?.reason).not.toBe("receipt-suggested");
    expect(late.agreedPence).toBe(0);
  });

  test("STM-10 no copy of an invoice is asked for, where there is none", () => {
    const outcome = of([receipt("GRANT-78", 60)], []);
    expect(wantedWords(outcome.lines[0])).toBe("The date and the reference of the payment, and what it was for.");
  });

  test("REC-03 a payment supports one receipt only", () => {
    const outcome = of([receipt("BACS77", 500), receipt("BACS-77", 500)], [paid("9001", 500, "BACS77")]);
    expect(outcome.agreedPence).toBe(50_000);
  });
});
