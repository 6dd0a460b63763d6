import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { bookings, claims, given } from "../made-pairs.ts";
import { withoutLineNumbers } from "../without-line-numbers.ts";
import {
  columns,
  evidence,
  reconcileCase,
  ledgerOnly,
  verdicts,
  type Booking,
  type Case,
  type Claim,
} from "../statement-and-ledger.ts";

const CASES = 60;
const GOLDEN = "../../../golden/reconcile";

const near = ["2023-02-20", "2023-03-01", "2023-03-01", "2023-03-01", "2023-03-08"] as const;
const days = fc.option(fc.constantFrom(...near, "2022-03-30"), { nil: null, freq: 9 });
const rows = fc.constantFrom(100, 100, 150, 250, 350, 500);
const suppliers = fc.constantFrom(undefined, undefined, undefined, "S200");
const statuses = fc.constantFrom(
  "approved" as const,
  "approved" as const,
  "awaiting-approval" as const,
  "on-hold" as const,
);

function claimsOf(number: fc.Arbitrary<string>, more: fc.Arbitrary<Partial<Claim>>): fc.Arbitrary<Claim> {
  return fc.tuple(number, rows, days, more).map(([own, pounds, on, rest]) => ({ number: own, pounds, on, ...rest }));
}

function bookingsOf(number: fc.Arbitrary<string>, more: fc.Arbitrary<Partial<Booking>>): fc.Arbitrary<Booking> {
  return fc
    .tuple(number, rows, days, suppliers, statuses, fc.nat({ max: 5 }), more)
    .map(([own, pounds, on, supplierCode, status, closed, rest]) => ({
      number: own,
      pounds: closed === 0 ? 0 : pounds,
      on,
      status,
      ...given({ supplierCode, gross: closed < 2 ? 500 : undefined }),
      ...rest,
    }));
}

function casesOf(claim: fc.Arbitrary<Claim>, booking: fc.Arbitrary<Booking>): fc.Arbitrary<Case> {
  return fc.record({
    kind: fc.constantFrom("r&p" as const, "r&p" as const, "r&p" as const, "i&e" as const),
    statement: fc.array(claim, { minLength: 1, maxLength: 4 }),
    ledger: fc.array(booking, { minLength: 1, maxLength: 5 }),
  });
}

const none = fc.constant({});
const total = fc.constantFrom<Partial<Claim>[]>({}, {}, { total: 500 }, { total: 350 });
const order = fc.constantFrom({}, { order: "PO-4711" }, { order: "PO 4711" }, { order: "PO-4712" });
const mentions = fc.constantFrom<Partial<Claim>[]>(
  {},
  { references: ["100123", "100124"] },
  { description: "invoice 100123" },
  { references: ["100124"] },
);
const oneNumber = fc.constantFrom("1001", "1001", "1001", "INV-1001", "001001");

/** Small ledgers in which everything collides: many lines of one number, of one order, of similar numbers, and all at once. */
const families: Readonly<Record<string, fc.Arbitrary<Case>>> = {
  "many rows of one number": casesOf(claimsOf(oneNumber, total), bookingsOf(oneNumber, none)),
  "rows with endings": casesOf(
    claimsOf(fc.constantFrom("100123/1", "100123/2", "100123-A", "100123"), none),
    bookingsOf(fc.constantFrom("100123", "100123", "100123/1", "100123B"), none),
  ),
  "lines of one order": casesOf(
    claimsOf(fc.constantFrom("", "", "PO-4711", "100125"), order),
    bookingsOf(fc.constantFrom("100123", "100124", "100125", "4711"), order),
  ),
  "several numbers, and numbers that are mentioned": casesOf(
    claimsOf(fc.constantFrom("100123, 100124", "100123/100124", "TRX900", "100125"), mentions),
    bookingsOf(fc.constantFrom("100123", "100124", "INV100124", "100125"), none),
  ),
  "numbers that are a slip apart": casesOf(
    claimsOf(fc.constantFrom("100123", "100132", "10O123", "100124", "10012", ""), total),
    bookingsOf(fc.constantFrom("100123", "100124", "100132", "1001230"), none),
  ),
  "all at once": fc.record({
    kind: fc.constantFrom("r&p" as const, "r&p" as const, "i&e" as const, "accruals" as const),
    statement: fc.array(claims, { minLength: 2, maxLength: 6 }),
    ledger: fc.array(bookings, { minLength: 2, maxLength: 7 }),
    policy: fc.boolean().map((agreeAwaitingApproval) => ({ agreeAwaitingApproval })),
  }),
};

describe.each(Object.entries(families))("small ledgers in which everything collides: %s", (name, family) => {
  const cases = fc.sample(family, { seed: 2023, numRuns: CASES });

  test("the answers are those that a person last read", async () => {
    const answers = cases.map((one, at) => `${String(at + 1)}. ${describeCase(one)}`).join("\n");
    await expect(`${answers}\n`).toMatchFileSnapshot(`${GOLDEN}/${name.replaceAll(/\W+/g, "-")}.txt`);
  });

  test("REC-03 the answers are the same with the rows in reverse order", () => {
    for (const one of cases) {
      const turned = { ...one, statement: one.statement.toReversed(), ledger: one.ledger?.toReversed() ?? null };
      expect(withoutLineNumbers(reconcileCase(turned))).toEqual(withoutLineNumbers(reconcileCase(one)));
    }
  });
});

/** Both sides and the answers, for people to read. */
function describeCase(one: Case): string {
  const outcome = reconcileCase(one);
  const answers = verdicts(outcome);
  return [
    `${one.kind ?? "r&p"}: ${columns(outcome)}`,
    ...(one.ledger ?? []).map((line) => `   ledger ${sayFields(line)}`),
    ...one.statement.map((line, at) => {
      const behind = evidence(outcome, at + 1);
      return `   ${sayFields(line)} => ${answers[at] ?? ""}${behind.length === 0 ? "" : ` [${behind.join(", ")}]`}`;
    }),
    ...ledgerOnly(outcome).map((line) => `   only ${line}`),
    ...outcome.remarks.filter((remark) => !remark.startsWith("Statements need only")).map((remark) => `   ${remark}`),
  ].join("\n");
}

function sayFields(line: Claim | Booking): string {
  const { number, pounds, on, ...more } = line;
  const fields = Object.entries(more).map(
    ([field, value]) =>
      `${field} ${Array.isArray(value) ? value.join() : typeof value === "object" ? JSON.stringify(value) : value}`,
  );
  return [number === "" ? "-" : number, String(pounds), on ?? "undated", ...fields].join(" ");
}
