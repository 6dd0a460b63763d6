import fc from "fast-check";
import { expect, test } from "vitest";

import { compareStatements, isMuchSmaller } from "../../../../shared/domain/mail/conversation/compare-statements.ts";
import { statementOf } from "../../../in-memory/test-mail.ts";

const HALF = 50;

function isHeld(current: Record<string, number>, next: Record<string, number>, percent = HALF): boolean {
  return isMuchSmaller(
    compareStatements(statementOf("a.xlsx", { lines: current }), statementOf("b.xlsx", { lines: next })),
    percent,
  );
}

const ten = Object.fromEntries(Array.from({ length: 10 }, (_, place) => [`INV-${1001 + place}`, 100]));
const firstOf = (count: number) => Object.fromEntries(Object.entries(ten).slice(0, count));

const cases: [what: string, current: Record<string, number>, next: Record<string, number>, held: boolean][] = [
  ["the same again", ten, ten, false],
  ["half of the lines", ten, firstOf(5), false],
  ["fewer than half of the lines", ten, firstOf(4), true],
  ["the same lines with less than half of the pounds", ten, { ...ten, "INV-1001": -500 }, true],
  ["the same lines with half of the pounds", ten, { ...ten, "INV-1001": -400 }, false],
  ["a correction of one amount", ten, { ...ten, "INV-1001": 10 }, false],
  ["growth", ten, { ...ten, "INV-2001": 9000 }, false],
  [
    "as many lines, most of them of other invoices",
    ten,
    { ...firstOf(4), A101: 99, A102: 99, A103: 99, A104: 99, A105: 300 },
    true,
  ],
  [
    "many more lines, none of them known: not a correction of this statement",
    { "INV-1001": 100 },
    { ...ten, "INV-1001": 0, X1: 1 },
    false,
  ],
  [
    "a line of each invoice, written otherwise",
    { "INV-0101": 10, "INV 102": 10 },
    { INV101: 10, "inv/102": 10 },
    false,
  ],
  ["nothing over something", ten, {}, true],
  ["something over nothing", {}, ten, false],
  ["a credit balance that shrinks", { "CN-1001": -1000 }, { "CN-1001": -100 }, true],
  ["a credit balance that grows", { "CN-1001": -1000 }, { "CN-1001": -5000 }, false],
  ["a balance that changes its side", { "INV-1001": 1000 }, { "INV-1001": -1000 }, true],
];
test.each(cases)("%s", (_, current, next, held) => {
  expect(isHeld(current, next)).toBe(held);
});

const linesOf = fc.dictionary(
  fc.integer({ min: 100, max: 160 }).map((number) => `INV-${number}`),
  fc.integer({ min: -5000, max: 5000 }),
  { maxKeys: 12 },
);
const percentOf = fc.integer({ min: 1, max: 100 });

test("a statement against itself is never too small, whatever the bound", () => {
  fc.assert(fc.property(linesOf, percentOf, (lines, percent) => !isHeld(lines, lines, percent)));
});

const claimsSomething = (lines: Readonly<Record<string, number>>) =>
  Object.values(lines).some((pounds) => pounds !== 0);

test("no statement that claims something is too small if the bound is 100", () => {
  fc.assert(fc.property(linesOf, linesOf, (current, next) => !isHeld(current, next, 100) || !claimsSomething(next)));
});

test("EXR-03 a statement that takes back every claim counts whatever the bound is", () => {
  fc.assert(
    fc.property(linesOf, fc.integer({ min: 1, max: 100 }), (current, percent) => {
      const nil = Object.fromEntries(Object.keys(current).map((invoice) => [invoice, 0]));
      // Where nothing was claimed nothing is taken back, though an empty statement may lack lines of no amount.
      return (
        isHeld(current, nil, percent) === claimsSomething(current) &&
        (isHeld(current, {}, percent) || !claimsSomething(current))
      );
    }),
  );
});

test("whatever is too small for a loose bound is too small for every stricter one", () => {
  fc.assert(
    fc.property(linesOf, linesOf, percentOf, percentOf, (current, next, one, other) => {
      const [strict, loose] = [Math.min(one, other), Math.max(one, other)];
      return !isHeld(current, next, loose) || isHeld(current, next, strict);
    }),
  );
});

test("a line added to a statement of invoices never makes it too small", () => {
  const owed = fc.dictionary(fc.stringMatching(/^INV-[1-9]\d{2}$/), fc.integer({ min: 1, max: 5000 }), { maxKeys: 12 });
  fc.assert(
    fc.property(owed, fc.integer({ min: 1, max: 5000 }), percentOf, (lines, amount, percent) => {
      return !isHeld(lines, { ...lines, "OTHER-1": amount }, percent);
    }),
  );
});

test("an amount that could not be read is a line, and no fall in pounds", () => {
  const next = {
    ...statementOf("b.xlsx", { lines: { "INV-1001": 100 } }),
    unread: Array.from({ length: 9 }, (_, place) => ({
      sheet: "Statement",
      row: place + 3,
      value: "see note",
      invoiceNumber: `INV-${1002 + place}`,
    })),
  };
  expect(isMuchSmaller(compareStatements(statementOf("a.xlsx", { lines: ten }), next), HALF)).toBe(false);
});

test("an invoice whose number has moved to another column is not lost", () => {
  const current = statementOf("a.xlsx", { lines: { "INV-1001": 100 } });
  const [line] = current.lines;
  const next = { ...current, lines: line ? [{ ...line, invoiceNumber: "7", otherNumbers: ["INV-1001"] }] : [] };
  expect(compareStatements(current, next)).toMatchObject({ invoices: 1, lost: 0 });
});
