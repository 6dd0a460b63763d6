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

/** How the only ledger line was found for the only statement line, and the verdict. */
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
])("REC-03 %s and %s are the same number, even if the amounts differ", (written, number) => {
  expect(found(claim(written, 500, { on: later }), booked(number, 470))).toBe(
    "normalised, above-ledger: 470 agreed, 30 not agreed",
  );
});

describe("REC-03 a number without its prefix", () => {
  test("identifies an invoice of another amount on the same date, unless it has only one or two digits", () => {
    expect(found(claim("INV-100", 500), booked("100", 470))).toBe(
      "normalised, above-ledger: 470 agreed, 30 not agreed",
    );
    expect(found(claim("INV-12", 500), booked("12", 470))).toBe(NOT_ON_LEDGER);
    expect(found(claim("INV-12", 500), booked("12", 500))).toBe(`normalised, ${AGREED}`);
    expect(found(claim("INV-100", 500, { on: later }), booked("100", 470))).toBe(NOT_ON_LEDGER);
  });

  test("counts within a year, but not if next year's invoice is as near", () => {
    const booking = booked("100123", 500, { on: "2022-04-10" });
    expect(found(claim("SI100123", 500, { on: "2023-02-23" }), booking)).toBe(`normalised, ${AGREED}`);
    expect(found(claim("SI100123", 500, { on: "2023-02-24" }), booking)).toBe(NOT_ON_LEDGER);
  });

  test("is no number without a digit: two texts may have the same word left", () => {
    const order = { order: "PO-4711" };
    expect(found(claim("LEASE COPY", 500, { ...order, on: later }), booked("LEASE", 500, order))).toBe(
      "candidate, similar-reference: 500 not agreed",
    );
  });

  test("an account number of three characters is left out, one of two is part of the number", () => {
    expect(found(claim("EA1-100123", 470, { account: "EA1" }), booked("100123", 500))).toMatch(
      /^normalised, statement-below-ledger/,
    );
    expect(found(claim("12-100123", 500, { account: "12" }), booked("100123", 500, { on: later }))).toBe(
      "candidate, similar-reference: 500 not agreed",
    );
  });

  test("STM-11 is not looked for among the invoices of another subsidiary", () => {
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

describe("REC-03 a number with an unknown addition", () => {
  test.each([
    ["XK100123", "100123"],
    ["100123", "100123/XK9"],
    ["1001-23-XK9", "100123"],
    ["1001-23-45-67-XK9", "1001234567"],
    ["100123-456", "100123"],
    ["1234567", "1234567-123-A"],
    ["123456", "123456-234567-A"],
  ])("%s is %s if amount and date fit", (written, number) => {
    expect(found(claim(written, 500, { on: later }), booked(number, 500))).toBe(`normalised, ${AGREED}`);
    expect(found(claim(written, 500, { on: "2022-12-01" }), booked(number, 500))).toBe(NOT_ON_LEDGER);
  });

  test.each([
    ["39884", "INV-22-09-39884"],
    ["100123", "XK9-100123-22"],
    ["100123", "22-XK9-100123"],
  ])("%s is not %s: short numbers beside it are part of the number", (written, number) => {
    expect(found(claim(written, 500, { on: later }), booked(number, 500))).not.toMatch(/ agreed: /);
    expect(found(claim(number, 500, { on: later }), booked(written, 500))).not.toMatch(/ agreed: /);
  });

  test("is not joined from five parts", () => {
    expect(found(claim("10-01-23-45-67-XK9", 500, { on: later }), booked("1001234567", 500))).toBe(
      "candidate, similar-reference: 500 not agreed",
    );
  });

  test("a short number beside it that is the line's account is not part of it", () => {
    const line = claim("7-100123-XK9", 500, { on: later });
    expect(found(line, booked("100123", 500))).toBe(NOT_ON_LEDGER);
    expect(found({ ...line, account: "007" }, booked("100123", 500))).toBe(`normalised, ${AGREED}`);
  });
});

describe("STM-05 a purchase order number can replace an invoice number", () => {
  test("if the ledger line has no number, or has the order as its number", () => {
    const order = { order: "PO-4711" };
    expect(found(claim("200777", 500, { ...order, on: later }), booked("N/A", 500, order))).toBe(
      `purchase-order, ${AGREED}`,
    );
    expect(found(claim("200777", 500, { order: "PO-100123", on: later }), booked("PO-100123", 500))).toBe(
      `purchase-order, ${AGREED}`,
    );
  });

  test("not if the ledger has it under another order: then its description may name it", () => {
    const booking = booked("100123", 500, { order: "PO-4712" });
    const line = claim("", 500, { order: "PO-4711", on: later });
    expect(found({ ...line, description: "see 100123" }, booking)).toBe(`description, ${AGREED}`);
  });
});

describe("REC-03 a number in the description", () => {
  const mention = (description: string, number: string, on = later): string =>
    found(claim("", 500, { description, on }), booked(number, 500));

  test("counts weeks apart and whatever else it says, if the line has no number of its own", () => {
    expect(mention("replaces 100123", "100123", "2023-04-10")).toBe(`description, ${AGREED}`);
  });

  test("counts up to two weeks apart if the line has a number of its own", () => {
    const line = claim("200777", 500, { description: "see 100123" });
    expect(found({ ...line, on: "2023-03-15" }, booked("100123", 500))).toBe(`description, ${AGREED}`);
    expect(found({ ...line, on: "2023-03-16" }, booked("100123", 500))).toBe(NOT_ON_LEDGER);
  });

  test("counts as a whole, with its zeros if they make it distinctive", () => {
    expect(mention("physio IN000007", "IN000007")).toBe(`description, ${AGREED}`);
    expect(mention("physio IN000007", "IN7")).not.toContain(AGREED);
    expect(mention("see 100123", "100123B")).toBe("candidate, same-amount: 500 not agreed");
    expect(mention("100 123 physio", "100123")).toBe(`description, ${AGREED}`);
  });

  test("counts with one or two digits if it follows a word that labels it as a number", () => {
    for (const words of ["physio, invoice 12", "inv 12 physio", "see no 12"]) {
      expect(mention(words, "12"), words).toBe(`description, ${AGREED}`);
    }
    for (const words of ["work in 12", "invoice 13 of ward 12", "12 invoices"]) {
      expect(mention(words, "12"), words).toBe("candidate, same-amount: 500 not agreed");
    }
  });
});

test("REC-12 a credit names an invoice by its whole number, not by a part that another invoice has too", () => {
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
