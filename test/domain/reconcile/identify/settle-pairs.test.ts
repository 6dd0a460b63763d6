import { describe, expect, test } from "vitest";

import { withoutLineNumbers } from "../without-line-numbers.ts";
import { booked, claim, reconcileCase, ledgerOnly, verdicts, type Case } from "../statement-and-ledger.ts";

/** The answers, which must be the same for the rows in reverse order. */
function answered(one: Case): string[] {
  const turned = { ...one, statement: one.statement.toReversed(), ledger: one.ledger?.toReversed() ?? null };
  expect(withoutLineNumbers(reconcileCase(turned))).toEqual(withoutLineNumbers(reconcileCase(one)));
  return verdicts(reconcileCase(one));
}

const AGREED = "agreed: 500 agreed";
const AMBIGUOUS = "ambiguous: 500 not agreed";

describe("REC-03 ties", () => {
  test("lines that differ pair up with twins of the ledger as long as there are enough twins", () => {
    const [first, second] = [claim("100123 COPY", 500, { total: 800 }), claim("INV 100123", 500, { total: 900 })];
    const row = booked("SI100123", 500);
    expect(answered({ statement: [first, second], ledger: [row, row] })).toEqual([AGREED, AGREED]);
    const three = { statement: [first, second], ledger: [row, row, row] };
    expect(answered(three)).toEqual([AGREED, AGREED]);
    expect(ledgerOnly(reconcileCase(three))).toEqual(["SI100123 on-ledger-only 500"]);
    expect(answered({ statement: [first, second], ledger: [row] })).toEqual([AMBIGUOUS, AMBIGUOUS]);
  });

  test("identical lines pair up with ledger lines that differ only if none of these would be left over", () => {
    const line = claim("1001", 500);
    const rows = [booked("1001", 500), booked("1001", 500, { supplierCode: "S200" })];
    expect(answered({ statement: [line, line], ledger: rows })).toEqual([AGREED, AGREED]);
    expect(answered({ statement: [line], ledger: rows })).toEqual([AMBIGUOUS]);
    expect(answered({ statement: [line, line, line], ledger: rows })).toEqual([AMBIGUOUS, AMBIGUOUS, AMBIGUOUS]);
  });

  test("a row with the exact date and another amount is no rival of the one with the amount, some days away", () => {
    const rows = (pounds: number): Case => ({
      statement: [claim("1001", 150, { on: "2023-03-08" })],
      ledger: [booked("1001", pounds, { gross: 90, on: "2023-03-08" }), booked("1001", 150)],
    });
    expect(answered(rows(0))).toEqual(["agreed: 150 agreed"]);
    expect(answered(rows(90))).toEqual(["agreed: 150 agreed"]);
  });

  test("if the line has no date, a row without one is no rival of the row with the amount", () => {
    const outcome = answered({
      statement: [claim("1001", 150, { on: null })],
      ledger: [booked("1001", 800, { on: null }), booked("1001", 150)],
    });
    expect(outcome).toEqual(["agreed: 150 agreed"]);
  });

  test("all rivals with the exact date are named, in a fixed order", () => {
    const one: Case = {
      statement: [claim("100123", 800, { on: null })],
      ledger: [
        booked("INV100123", 800, { disputed: 20, on: "2023-03-08" }),
        booked("INV100123", 800, { supplierCode: "S200" }),
        booked("INV100123", 800),
      ],
    };
    expect(answered(one)).toEqual(["ambiguous: 800 not agreed"]);
    expect(reconcileCase(one).lines[0]?.why).toMatch(
      /supplier S100\), .* supplier S200\) and .*8 March 2023 .* supplier S100\)/,
    );
  });

  test("rows that differ only in their total get the same allocation in any order", () => {
    const lines = answered({
      statement: [claim("100123", 350, { total: 800 }), claim("100123", 350), claim("100123", 350, { total: 900 })],
      ledger: [booked("100123", 500)],
    });
    expect(lines).toEqual([
      "above-ledger: 150 agreed, 200 not agreed",
      "agreed: 350 agreed",
      "above-ledger: 350 not agreed",
    ]);
  });

  test("of identical rows the first is matched to the line", () => {
    const row = booked("1001", 600, { status: "on-hold" });
    const outcome = reconcileCase({ statement: [claim("1001", 500)], ledger: [row, row] });
    expect(verdicts(outcome)).toEqual(["on-hold: 500 not agreed"]);
    expect(ledgerOnly(outcome)).toEqual(["1001 remainder-on-ledger 100", "1001 on-ledger-only-not-approved 600"]);
  });
});

describe("REC-03 an invoice that the statement lists in parts", () => {
  const ledger = [booked("1001", 1200)];

  test.each([
    ["without totals", [claim("1001", 1000), claim("1001", 200)]],
    ["with the invoice's total on each", [claim("1001", 1000, { total: 1200 }), claim("1001", 200, { total: 1200 })]],
    ["with the total on the first", [claim("1001", 1000, { total: 1200 }), claim("1001", 200)]],
    ["written otherwise", [claim("INV-1001", 1000, { total: 1200 }), claim("INV-1001", 200)]],
  ])("is agreed in all its parts: %s", (_, statement) => {
    expect(answered({ statement, ledger })).toEqual(["agreed: 1000 agreed", "agreed: 200 agreed"]);
  });

  test("which do not add up to it, is not agreed beyond it", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 1000, { total: 1200 }), claim("1001", 300)],
      ledger,
    });
    expect(outcome.agreedPence).toBeLessThanOrEqual(120_000);
  });

  test("of two documents of one number, day and amount with different answers, is not guessed", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 1000), claim("1001", 200)],
      ledger: [booked("1001", 1200), booked("1001", 1200, { status: "on-hold" })],
    });
    expect(outcome.agreedPence).toBe(0);
  });
});

describe("REC-08 a document that the ledger has once more", () => {
  test("is told as posted twice, and asks the sender for nothing", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 450)],
      ledger: [booked("1001", 450), booked("1001", 450)],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 450 agreed"]);
    expect(outcome.lines[0]?.why).not.toContain("alike");
    expect(outcome.ledgerOnly.map(({ why }) => why)).toEqual([
      "Our ledger has invoice 1001 of 1 March 2023 with £450.00 outstanding, once more, with the same number, amount and day as a line of yours: probably we have posted it twice, and we look into that; we add it until that is settled.",
    ]);
  });

  test("under another number is a document of its own", () => {
    const ledger = [booked("A1001", 450), booked("B1001", 450)];
    const outcome = reconcileCase({ statement: [claim("1001", 450)], ledger });
    expect(outcome.ledgerOnly.map(({ why }) => why).join()).not.toContain("posted it twice");
  });

  test("REC-17 as a debit balance stays one", () => {
    const ledger = [booked("1001", -450), booked("1001", -450)];
    const outcome = reconcileCase({ statement: [claim("1001", -450)], ledger });
    expect(outcome.ledgerOnly.map(({ reason }) => reason)).toEqual(["debit-balance"]);
  });

  test("on another day is a document of its own", () => {
    const ledger = [booked("1001", 450), booked("1001", 450, { on: "2023-02-01" })];
    const outcome = reconcileCase({ statement: [claim("1001", 450)], ledger });
    expect(outcome.ledgerOnly.map(({ why }) => why).join()).not.toContain("posted it twice");
  });
});

describe("STM-08 what both sides have as the total of an invoice differs by no VAT", () => {
  test("the statement shows a part as paid or credited, and the ledger does not", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 1000, { total: 1200 })],
      ledger: [booked("1001", 1200)],
    });
    expect(verdicts(outcome)).toEqual(["statement-below-ledger: 1000 agreed"]);
    expect(outcome.lines[0]?.why).toContain(
      "which is £200.00 more than your £1,000.00, because your statement shows £200.00 of it as paid or credited",
    );
  });

  test("without a total, or with another one, it may be VAT", () => {
    for (const total of [undefined, 1000])
      expect(
        verdicts(
          reconcileCase({
            statement: [claim("1001", 1000, total === undefined ? {} : { total })],
            ledger: [booked("1001", 1200)],
          }),
        ),
      ).toEqual(["vat-difference: 1000 agreed"]);
  });
});
