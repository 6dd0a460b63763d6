import { describe, expect, test } from "vitest";

import {
  answerTo,
  booked,
  claim,
  creditNote,
  eastmere,
  evidence,
  reconcileCase,
  ledgerOnly,
  northfold,
  verdicts,
  type Booking,
  type Claim,
} from "../statement-and-ledger.ts";

/** How the one ledger line was found for the one statement line, and what became of the claim. */
function found(line: Claim, ledger: Booking): string {
  const outcome = reconcileCase({ statement: [line], ledger: [ledger] });
  const [first] = answerTo(outcome, 1).evidence;
  return `${first?.match ?? "nothing"}, ${verdicts(outcome)[0] ?? ""}`;
}

const later = "2023-03-08";
const AGREED = "agreed: 500 agreed";
const NOT_ON_LEDGER = "nothing, not-on-ledger: 500 not agreed";

test.each([
  ["100123a", "100123A"],
  ["012a", "12A"],
  ["0999", "999"],
  ["INV-0909", "inv909"],
])("REC-03 %s and %s are one number written twice, also where the amounts differ", (written, number) => {
  expect(found(claim(written, 500, { on: later }), booked(number, 470))).toBe(
    "normalised, above-ledger: 470 agreed, 30 not agreed",
  );
});

describe("REC-03 a number without its prefix", () => {
  test("counts for another amount too on one day, unless it has only one or two digits", () => {
    expect(found(claim("INV-100", 500), booked("100", 470))).toBe(
      "normalised, above-ledger: 470 agreed, 30 not agreed",
    );
    expect(found(claim("INV-12", 500), booked("12", 470))).toBe(NOT_ON_LEDGER);
    expect(found(claim("INV-12", 500), booked("12", 500))).toBe(`normalised, ${AGREED}`);
    expect(found(claim("INV-100", 500, { on: later }), booked("100", 470))).toBe(NOT_ON_LEDGER);
  });

  test("counts within a year, and no longer where the next year's invoice is as near", () => {
    const booking = booked("100123", 500, { on: "2022-04-10" });
    expect(found(claim("SI100123", 500, { on: "2023-02-23" }), booking)).toBe(`normalised, ${AGREED}`);
    expect(found(claim("SI100123", 500, { on: "2023-02-24" }), booking)).toBe(NOT_ON_LEDGER);
  });

  test("is no number without a digit: what is left of two texts may be one word", () => {
    const order = { order: "PO-4711" };
    expect(found(claim("LEASE COPY", 500, { ...order, on: later }), booked("LEASE", 500, order))).toBe(
      "candidate, similar-reference: 500 not agreed",
    );
  });

  test("an account number of three characters is none of the number's own, one of two may be", () => {
    expect(found(claim("EA1-100123", 470, { account: "EA1" }), booked("100123", 500))).toMatch(
      /^normalised, statement-below-ledger/,
    );
    expect(found(claim("12-100123", 500, { account: "12" }), booked("100123", 500, { on: later }))).toBe(
      "candidate, similar-reference: 500 not agreed",
    );
  });

  test("STM-11 is not looked for among another subsidiary's invoices", () => {
    const outcome = reconcileCase({
      directory: [eastmere, northfold],
      statement: [
        claim("SI100123", 500, { subsidiary: "Northfold Facilities Ltd" }),
        claim("SI100200", 30, { subsidiary: "Fell Catering Ltd" }),
      ],
      ledger: [
        booked("100123", 500, { supplier: "Fell Catering Ltd" }),
        booked("100200", 30, { supplier: "Fell Catering Ltd" }),
      ],
    });
    expect(verdicts(outcome)).toEqual(["not-on-ledger: 500 not agreed", "agreed: 30 agreed"]);
    expect(ledgerOnly(outcome)).toEqual(["100123 on-ledger-only 500"]);
  });
});

describe("REC-03 a number with something unknown glued on", () => {
  test.each([
    ["XK100123", "100123"],
    ["100123", "100123/XK9"],
    ["1001-23-XK9", "100123"],
    ["1001-23-45-67-XK9", "1001234567"],
    ["100123-456", "100123"],
    ["1234567", "1234567-123-A"],
    ["123456", "123456-234567-A"],
  ])("%s is %s where amount and time say so", (written, number) => {
    expect(found(claim(written, 500, { on: later }), booked(number, 500))).toBe(`normalised, ${AGREED}`);
    expect(found(claim(written, 500, { on: "2022-12-01" }), booked(number, 500))).toBe(NOT_ON_LEDGER);
  });

  test.each([
    ["39884", "INV-22-09-39884"],
    ["100123", "XK9-100123-22"],
    ["100123", "22-XK9-100123"],
  ])("%s is not %s: short numbers beside it are a part of the number", (written, number) => {
    expect(found(claim(written, 500, { on: later }), booked(number, 500))).not.toMatch(/ agreed: /);
    expect(found(claim(number, 500, { on: later }), booked(written, 500))).not.toMatch(/ agreed: /);
  });

  test("is not put together from five parts", () => {
    expect(found(claim("10-01-23-45-67-XK9", 500, { on: later }), booked("1001234567", 500))).toBe(
      "candidate, similar-reference: 500 not agreed",
    );
  });

  test("a short number beside it that is the line's account is none of it", () => {
    const line = claim("7-100123-XK9", 500, { on: later });
    expect(found(line, booked("100123", 500))).toBe(NOT_ON_LEDGER);
    expect(found({ ...line, account: "007" }, booked("100123", 500))).toBe(`normalised, ${AGREED}`);
  });
});

describe("STM-05 a purchase order number stands in for an invoice number", () => {
  test("where the ledger's own number is none, and where the ledger keeps the order in its place", () => {
    const order = { order: "PO-4711" };
    expect(found(claim("200777", 500, { ...order, on: later }), booked("N/A", 500, order))).toBe(
      `purchase-order, ${AGREED}`,
    );
    expect(found(claim("200777", 500, { order: "PO-100123", on: later }), booked("PO-100123", 500))).toBe(
      `purchase-order, ${AGREED}`,
    );
  });

  test("not where the ledger has it under another order: then its description may name it", () => {
    const booking = booked("100123", 500, { order: "PO-4712" });
    const line = claim("", 500, { order: "PO-4711", on: later });
    expect(found({ ...line, description: "see 100123" }, booking)).toBe(`description, ${AGREED}`);
  });
});

describe("REC-03 a number in the description", () => {
  const mention = (description: string, number: string, on = later): string =>
    found(claim("", 500, { description, on }), booked(number, 500));

  test("of a line without a number of its own, weeks apart and whatever else it says", () => {
    expect(mention("replaces 100123", "100123", "2023-04-10")).toBe(`description, ${AGREED}`);
  });

  test("of a line with a number of its own, two weeks apart at most", () => {
    const line = claim("200777", 500, { description: "see 100123" });
    expect(found({ ...line, on: "2023-03-15" }, booked("100123", 500))).toBe(`description, ${AGREED}`);
    expect(found({ ...line, on: "2023-03-16" }, booked("100123", 500))).toBe(NOT_ON_LEDGER);
  });

  test("whole, with its zeros where they make it tell enough", () => {
    expect(mention("physio IN000007", "IN000007")).toBe(`description, ${AGREED}`);
    expect(mention("physio IN000007", "IN7")).not.toContain(AGREED);
    expect(mention("see 100123", "100123B")).toBe("candidate, same-amount: 500 not agreed");
    expect(mention("100 123 physio", "100123")).toBe(`description, ${AGREED}`);
  });

  test("of one or two digits, right behind a word that says that it is one", () => {
    for (const words of ["physio, invoice 12", "inv 12 physio", "see no 12"]) {
      expect(mention(words, "12"), words).toBe(`description, ${AGREED}`);
    }
    for (const words of ["work in 12", "invoice 13 of ward 12", "12 invoices"]) {
      expect(mention(words, "12"), words).toBe("candidate, same-amount: 500 not agreed");
    }
  });
});

test("REC-12 a credit names an invoice by its whole number, not by a part that another one shares", () => {
  const outcome = reconcileCase({
    statement: [
      creditNote("CN77", -70, { references: ["100123/A"] }),
      creditNote("CN78", -5, { references: ["INV 100123/B"] }),
    ],
    ledger: [booked("100123/B", 500)],
  });
  expect(verdicts(outcome)).toEqual(["credit-for-unknown-invoice: -70 not agreed", "credit-agreed: -5 agreed"]);
  expect(evidence(outcome, 1)).toEqual([]);
});
