import { describe, expect, test } from "vitest";

import type { Outcome } from "../../../../shared/domain/position/outcome.ts";
import { limits } from "../../../../shared/domain/reconcile/limits.ts";
import { withoutLineNumbers } from "../without-line-numbers.ts";
import {
  answerTo,
  booked,
  claim,
  columns,
  evidence,
  reconcileCase,
  ledgerOnly,
  verdicts,
  type Booking,
  type Case,
  type Claim,
} from "../statement-and-ledger.ts";

/** How the only ledger line was found for the only statement line, and the verdict. */
function found(line: Claim, ...ledger: Booking[]): string {
  const outcome = reconcileCase({ statement: [line], ledger });
  return `${answerTo(outcome, 1).evidence[0]?.match ?? "nothing"}, ${verdicts(outcome)[0] ?? ""}`;
}

function paid(number: string, pounds: number, more: Partial<Booking> = {}): Booking {
  return booked(number, 0, {
    gross: pounds,
    status: "paid",
    paidOn: "2023-03-10",
    paymentReference: "BACS77",
    ...more,
  });
}

const AGREED = "agreed: 500 agreed";

describe("REC-03 numbers of few digits", () => {
  test.each([
    ["IN7", "7"],
    ["7", "IN7"],
    ["IN000007", "INV 7"],
    ["7 COPY", "SI7"],
    ["INV-34", "Invoice No. 0034"],
    ["N 350", "N350"],
  ])("%s is %s if the amount fits", (written, number) => {
    expect(found(claim(written, 500), booked(number, 500))).toBe(`normalised, ${AGREED}`);
    expect(found(claim(written, 500), booked(number, 500, { on: "2022-03-01" }))).not.toContain(AGREED);
  });

  test("equal amount and date do not make up for a different number", () => {
    for (const [written, number] of [
      ["IN7", "8"],
      ["IN7", "IN77"],
      ["7", "70"],
      ["IN7", "CN17"],
    ] as const) {
      expect(found(claim(written, 500), booked(number, 500))).toMatch(/^candidate, s.*: 500 not agreed$/);
    }
    expect(found(claim("IN7", 500), booked("7", 499))).toBe("nothing, not-on-ledger: 500 not agreed");
  });

  test("they also count as one of several references", () => {
    expect(found(claim("7, 34", 500), booked("IN-7", 500))).toBe(`reference, ${AGREED}`);
    const outcome = reconcileCase({
      statement: [claim("7 and 34", 800)],
      ledger: [booked("SI7", 500), booked("INV34", 300)],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 800 agreed"]);
    expect(evidence(outcome, 1)).toEqual(["group INV34 300", "group SI7 500"]);
  });
});

describe("REC-03 a number next to another number", () => {
  test.each(["67890-12345", "12345-67890", "7700067890/12345"])("12345 is found in %s", (number) => {
    expect(found(claim("12345", 500), booked(number, 500))).toBe(`normalised, ${AGREED}`);
    expect(found(claim(number, 500), booked("12345", 500))).toBe(`normalised, ${AGREED}`);
    expect(found(claim("12345", 500), booked(number, 470))).toBe("nothing, not-on-ledger: 500 not agreed");
  });
});

describe("REC-03 purchase orders", () => {
  test("REC-15 a paid invoice is found by its order, whatever else the statement lists", () => {
    const other = claim("", 3, { order: "PO-99" });
    for (const asked of [claim("PO-4711", 500), claim("", 500, { order: "po 4711" }), claim("po/4711", 500)]) {
      for (const statement of [[asked], [asked, other]]) {
        const outcome = reconcileCase({ statement, ledger: [paid("100123", 500, { order: "PO-4711" })] });
        expect(verdicts(outcome)[0]).toBe("paid: 500 not agreed");
        expect(evidence(outcome, 1)).toEqual(["purchase-order 100123 0"]);
      }
    }
  });

  test("REC-15 a paid invoice that was booked without a number is found by the order beside the statement's number", () => {
    const outcome = reconcileCase({
      statement: [claim("200777", 500, { order: "PO-4711" })],
      ledger: [paid("", 500, { order: "PO-4711" })],
    });
    expect(verdicts(outcome)).toEqual(["paid: 500 not agreed"]);
  });

  test("an order without a digit proves nothing", () => {
    expect(found(claim("", 350, { order: "BLANKET", total: 500 }), booked("100124", 500, { order: "BLANKET" }))).toBe(
      "candidate, same-amount: 350 not agreed",
    );
  });

  test("lines with their own numbers do not add up to an invoice just because they have its order", () => {
    const outcome = reconcileCase({
      statement: [claim("200777", 250, { order: "PO-4711" }), claim("200888", 350, { order: "PO-4711" })],
      ledger: [booked("100123", 600, { order: "PO-4711" })],
    });
    expect(verdicts(outcome)).toEqual(["not-on-ledger: 250 not agreed", "not-on-ledger: 350 not agreed"]);
    const unnumbered = reconcileCase({
      statement: [claim("", 250, { order: "PO-4711" }), claim("PO-4711", 350), claim("", 350, { order: "PO-4711" })],
      ledger: [booked("100123", 600, { order: "PO-4711" })],
    });
    expect(verdicts(unnumbered)).toEqual(["agreed: 250 agreed", "not-on-ledger: 350 not agreed", "agreed: 350 agreed"]);
  });
});

describe("REC-03 lines that name several invoices", () => {
  test("no ledger amount supports two lines: what is matched to another line by its number does not count", () => {
    const outcome = reconcileCase({
      statement: [claim("C-1", 800, { references: ["100123", "100124"] }), claim("100124", 300)],
      ledger: [booked("100123", 500), booked("100124", 300)],
    });
    expect(verdicts(outcome)).toEqual(["above-ledger: 500 agreed, 300 not agreed", "agreed: 300 agreed"]);
    expect(evidence(outcome, 1)).toEqual(["reference 100123 500"]);
    expect(outcome.agreedPence).toBe(80_000);
  });

  test("an invoice that is named twice counts once", () => {
    const outcome = reconcileCase({
      statement: [claim("C-1", 500, { references: ["100123", "INV100123"] })],
      ledger: [booked("INV100123", 150)],
    });
    expect(verdicts(outcome)).toEqual(["above-ledger: 150 agreed, 350 not agreed"]);
    const three = reconcileCase({
      statement: [claim("C-1", 500, { references: ["100123", "INV100123", "100124"] })],
      ledger: [booked("INV100123", 150), booked("100124", 100)],
    });
    expect(verdicts(three)).toEqual(["above-ledger: 250 agreed, 250 not agreed"]);
    expect(ledgerOnly(three)).toEqual([]);
  });

  test("old invoices count only if they add up to the penny", () => {
    const named = (pounds: number): Outcome =>
      reconcileCase({
        statement: [claim("100123 & 100124", pounds)],
        ledger: [booked("100123", 500, { on: "2022-06-01" }), booked("100124", 300, { on: "2022-07-01" })],
      });
    expect(verdicts(named(800))).toEqual(["agreed: 800 agreed"]);
    expect(verdicts(named(800.01))).toEqual(["not-on-ledger: 800.01 not agreed"]);
    expect(verdicts(named(200))).toEqual(["not-on-ledger: 200 not agreed"]);
  });

  test("several invoices are named and none is on the ledger", () => {
    const outcome = reconcileCase({ statement: [claim("100123 & 100124", 800)], ledger: [booked("300500", 20)] });
    expect(verdicts(outcome)).toEqual(["not-on-ledger: 800 not agreed"]);
  });

  test("two lines that name the same invoice among several are both queried", () => {
    const outcome = reconcileCase({
      statement: [claim("100123 & 100124", 800), claim("100124 & 100125", 400)],
      ledger: [booked("100123", 500), booked("100124", 300), booked("100125", 100)],
    });
    expect(verdicts(outcome)).toEqual(["ambiguous: 800 not agreed", "ambiguous: 400 not agreed"]);
    expect(evidence(outcome, 2)).toEqual(["candidate 100124 0", "candidate 100125 0"]);
  });
});

describe("REC-03 one number in several spellings on the ledger", () => {
  test("two lines without a date do not count as having the same date", () => {
    const outcome = reconcileCase({
      statement: [claim("100123 COPY", 500, { on: null })],
      ledger: [booked("INV100123", 500, { on: null }), booked("SI100123", 500)],
    });
    expect(verdicts(outcome)).toEqual(["ambiguous: 500 not agreed"]);
    expect(evidence(outcome, 1)).toHaveLength(2);
  });

  test("open ledger lines come before closed ones", () => {
    const outcome = reconcileCase({
      statement: [claim("100123 COPY", 500)],
      ledger: [paid("INV100123", 400), booked("SI100123", 300)],
    });
    expect(verdicts(outcome)).toEqual(["above-ledger: 300 agreed, 200 not agreed"]);
    expect(evidence(outcome, 1)).toEqual(["normalised SI100123 300"]);
  });

  test("if two lines claim what is left of an invoice, the same one gets it whatever the order of the rows", () => {
    const one: Case = {
      statement: [claim("100123", 300), claim("INV100123", 200), claim("100123 COPY", 200)],
      ledger: [booked("100123", 500)],
    };
    const outcome = reconcileCase(one);
    expect(outcome.agreedPence).toBe(50_000);
    expect(columns(outcome)).toBe("700 + 0 accrued - 200 adjusted + 0 disputed = 500");
    const turned = reconcileCase({ ...one, statement: one.statement.toReversed() });
    expect(withoutLineNumbers(turned)).toEqual(withoutLineNumbers(outcome));
  });
});

function many<Line>(count: number, line: (at: number) => Line): Line[] {
  return Array.from({ length: count }, (_, at) => line(at));
}

/** Whether a remark says that very many lines have something in common. */
function isCrowded(outcome: Outcome): boolean {
  return outcome.remarks.includes(
    "More than 64 lines share a part of their numbers or a purchase order: only equal amounts among them were compared.",
  );
}

const letters = (at: number): string => String.fromCharCode(65 + (at % 26), 65 + Math.floor(at / 26));

describe("a remark says so as soon as one line too many has the same part of a number", () => {
  const most = limits.candidatesWeighed;

  test.each([
    ["of five digits", "10234", true],
    ["of five digits behind zeros", "00010234", true],
    ["of four digits", "1234", false],
    ["of three digits behind zeros", "000123", false],
  ])("a part %s", (_, part, isRemarked) => {
    const outcome = (count: number): Outcome =>
      reconcileCase({
        statement: [claim(`${part}/XK9`, 7)],
        ledger: many(count, (at) => booked(`${part}/${letters(at)}`, 500 + at)),
      });
    expect(isCrowded(outcome(most))).toBe(false);
    expect(isCrowded(outcome(most + 1))).toBe(isRemarked);
  });

  test("a part that is the whole number of every line, or its order, counts once a line", () => {
    const numbers = (count: number): Outcome =>
      reconcileCase({ statement: [claim("10234/XK9", 7)], ledger: many(count, (at) => booked("10234", 500 + at)) });
    expect(isCrowded(numbers(most))).toBe(false);
    expect(isCrowded(numbers(most + 1))).toBe(true);
    const orders = (count: number): Outcome =>
      reconcileCase({
        statement: [claim("", 7, { order: "10234" })],
        ledger: many(count, (at) => booked("10234", 500 + at, { order: "10234" })),
      });
    expect(isCrowded(orders(most))).toBe(false);
    expect(isCrowded(orders(most + 1))).toBe(true);
  });

  test("a part that one line names and another has in parts", () => {
    const outcome = reconcileCase({
      statement: [claim("10-234", 9), claim("10234/XK9", 7)],
      ledger: many(most + 1, (at) => booked("10234", 500 + at)),
    });
    expect(isCrowded(outcome)).toBe(true);
  });

  test("an order that very many statement lines have, if the ledger has it", () => {
    const bear = (count: number, order: string): Outcome =>
      reconcileCase({
        statement: many(count, (at) => claim("", 500 + at, { order: "PO-4711" })),
        ledger: [booked("100123", 502, { order })],
      });
    expect(isCrowded(bear(most, "PO-4711"))).toBe(false);
    expect(isCrowded(bear(most + 1, "PO-4711"))).toBe(true);
    expect(verdicts(bear(most + 1, "PO-4711"))[2]).toBe("agreed: 502 agreed");
    expect(isCrowded(bear(most + 1, "PO-4712"))).toBe(false);
  });

  test("equal amounts among them are compared: open and whole ones, unless too many are equal", () => {
    const among = (line: Claim, ...ledger: Booking[]): string =>
      found(line, ...many(most + 1, (at) => booked(String(200_200 + 3 * at), 3, { order: "PO-4711" })), ...ledger);
    const asked = claim("", 500, { order: "PO-4711" });
    expect(among(asked)).toBe("nothing, not-on-ledger: 500 not agreed");
    expect(among(asked, paid("100123", 500, { order: "PO-4711" }))).toBe("purchase-order, paid: 500 not agreed");
    expect(among(asked, booked("100123", 480, { gross: 500, order: "PO-4711" }))).toBe(
      "purchase-order, part-paid: 480 agreed, 20 not agreed",
    );
    const equal = (count: number): Booking[] =>
      many(count, (at) => booked(String(100_100 + 2 * at), 500, { order: "PO-4711" }));
    expect(among(asked, ...equal(most))).toBe(`purchase-order, ${AGREED}`);
    expect(among(asked, ...equal(most + 1))).toBe("nothing, not-on-ledger: 500 not agreed");
  });
});
