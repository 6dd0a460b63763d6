import fc from "fast-check";
import { expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { checkDecision, type AskedDecision } from "../../../shared/domain/position/check-decision.ts";
import { nearestNumbers } from "../../../shared/domain/position/nearest-numbers.ts";
import { lineOf } from "../../messages/response/response-examples.ts";

const line = (number: string, pounds: number, place = 1) => ({
  ...lineOf(place, 0, pounds * 100, 0),
  invoiceNumber: number,
});
const lines = [
  line("INV-00123", 500, 1),
  line("INV-00124", -20, 2),
  line("7001", 10, 3),
  line("7001", 30, 4),
  line("9", 0, 5),
];

const whyNot = (asked: Partial<AskedDecision>, ledger?: readonly string[]) =>
  checkDecision({ decision: "agree", invoice: "INV-00123", ...asked }, lines, ledger).problems?.map(
    ({ field, why }) => `${field}: ${why}`,
  );

test("REC-06 a decision without an amount is about the whole line, whose number may be written in another way", () => {
  expect(checkDecision({ decision: "agree", invoice: " inv123 " }, lines)).toMatchObject({
    facts: { decision: "agree", invoiceNumber: "INV-00123", outstandingPence: 50_000, agreedPence: 50_000 },
  });
});

test.for<[words: string, asked: Partial<AskedDecision>, why: string]>([
  ["more than the line", { amount: pence(50_001) }, "amount: £500.01 is more than the line: INV-00123 claims £500.00."],
  [
    "the opposite sign",
    { amount: pence(-100) },
    "amount: -£1.00 has the opposite sign of INV-00123, which is a claim of £500.00.",
  ],
  [
    "a positive part of a credit",
    { invoice: "INV-00124", amount: pence(100) },
    "amount: £1.00 has the opposite sign of INV-00124, which is a credit of -£20.00.",
  ],
  [
    "more than a credit",
    { invoice: "INV-00124", amount: pence(-2001) },
    "amount: -£20.01 is more than the line: INV-00124 claims -£20.00.",
  ],
  [
    "nothing",
    { amount: pence(0) },
    "amount: £0.00 decides nothing. If nothing of INV-00123 is to be agreed, ask a question about it (query).",
  ],
  ["a dispute without reference", { decision: "dispute" }, "reference: A formal dispute needs its reference."],
  ["a question without words", { decision: "query", question: " " }, "question: What do you want to ask?"],
  [
    "a question with an amount",
    { decision: "query", question: "Who?", amount: pence(5) },
    "amount: A decision query is about the whole line and takes no amount.",
  ],
  [
    "an invoice that is not there",
    { invoice: "INV-00132" },
    "invoice: The statement in force has no invoice INV-00132. The nearest numbers on it: INV-00123, INV-00124.",
  ],
  ["an invoice unlike any other", { invoice: "ZZZZZZZZ" }, "invoice: The statement in force has no invoice ZZZZZZZZ."],
  [
    "a number that is there twice",
    { invoice: "7001" },
    "invoice: The statement has 7001 2 times (£10.00, £30.00), so it is not clear which line you mean. Say the amount that yours claims.",
  ],
  [
    "an amount that has changed since",
    { claimed: pence(40_000) },
    "claimed: INV-00123 claimed £400.00 when you looked, and now claims £500.00. Look at it again before you decide.",
  ],
])("a decision is refused that has %s", ([, asked, why]) => {
  expect(whyNot(asked)).toEqual([why]);
});

test("the amount that it claims says which of two lines with one number is meant", () => {
  const asked = { decision: "agree", invoice: "7001", claimed: pence(3000) } as const;
  expect(checkDecision(asked, lines)).toMatchObject({ line: { line: 4 }, facts: { agreedPence: 3000 } });
});

test("an invoice of the ledger that is not there is refused with the nearest ones; without a ledger nobody knows", () => {
  const asked = { decision: "same-invoice", ledgerInvoice: "PI-4471" } as const;
  expect(whyNot(asked, ["PI-4417", "ZX-9"])).toEqual([
    "ledger invoice: Your ledger has no invoice PI-4471 of this organisation. The nearest numbers in it: PI-4417.",
  ]);
  expect(whyNot(asked, ["pi4471"])).toBeUndefined();
  expect(whyNot(asked)).toBeUndefined();
});

test("REC-01 whatever is asked, a decision that passes never moves more than the line claims", () => {
  const amount = fc.integer({ min: -100_000, max: 100_000 }).map(pence);
  fc.assert(
    fc.property(fc.constantFrom("agree", "dispute"), amount, amount, (decision, claimed, asked) => {
      const only = [{ ...line("A1", 0), outstandingPence: claimed }];
      const { problems, ...checked } = checkDecision({ decision, invoice: "A1", amount: asked, reference: "R" }, only);
      const isWithin = asked !== 0 && Math.sign(asked) === Math.sign(claimed) && Math.abs(asked) <= Math.abs(claimed);
      expect(problems === undefined).toBe(isWithin);
      if (isWithin)
        expect(checked).toMatchObject({ facts: { [decision === "agree" ? "agreedPence" : "disputedPence"]: asked } });
    }),
  );
});

test("the nearest numbers are those that differ in the fewest characters, or that are a part of each other", () => {
  expect(nearestNumbers("10234", ["10243", "10235", "77", "A-10234-B", ""])).toEqual(["10235", "10243", "A-10234-B"]);
  expect(nearestNumbers("12", ["9"])).toEqual(["9"]);
  expect(nearestNumbers("", ["1"])).toEqual([]);
});
