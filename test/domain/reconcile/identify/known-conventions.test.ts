import { describe, expect, test } from "vitest";

import type { Outcome } from "../../../../shared/domain/position/outcome.ts";
import type { KnownConvention } from "../../../../shared/domain/position/number-convention.ts";
import { reconcile } from "../../../../shared/domain/reconcile/reconcile.ts";
import { booked, claim, inputOf, reconcileCase, type Booking, type Claim } from "../statement-and-ledger.ts";

const month = (place: number): string => `2023-02-${String(place + 1).padStart(2, "0")}`;

/** Lines whose numbers the two sides write in these ways, each with an amount and a day of its own. */
function pair(
  count: number,
  write: (number: number) => Partial<Claim> & { number: string },
  book: (number: number) => Partial<Booking> & { number: string },
): { statement: Claim[]; ledger: Booking[] } {
  const numbers = Array.from({ length: count }, (_, place) => 30_421 + place * 37);
  return {
    statement: numbers.map((number, place) => ({ pounds: 1_000 + place * 113, on: month(place), ...write(number) })),
    ledger: numbers.map((number, place) => ({ pounds: 1_000 + place * 113, on: month(place), ...book(number) })),
  };
}

function rulesOf(outcome: Outcome): KnownConvention[] {
  return (outcome.conventions ?? []).map(({ rule }) => rule);
}

function agreedLines(outcome: Outcome): number {
  return outcome.lines.filter((line) => line.agreedPence === line.outstandingPence).length;
}

const prefix = pair(
  6,
  (number) => ({ number: `NF-${String(number)}` }),
  (number) => ({ number: String(number) }),
);

const yearInFront = pair(
  8,
  (number) => ({ number: `NF${String(number)}` }),
  (number) => ({ number: `2022${String(number)}` }),
);

describe("REC-03 the outcome explains how the two write the same numbers differently", () => {
  test("a prefix that the ledger leaves out, with an example and the number of lines", () => {
    expect(reconcileCase(prefix).conventions).toEqual([
      {
        statement: { column: "number", text: "NF-30421" },
        ledger: { column: "number", text: "30421" },
        lines: 6,
        rule: { type: "habit", differences: ["head NF>"] },
      },
    ]);
  });

  test("a rewriting, without a remark of its own", () => {
    const outcome = reconcileCase(yearInFront);
    expect(agreedLines(outcome)).toBe(8);
    expect(outcome.remarks.join(" ")).not.toContain("NF30421");
    expect(outcome.conventions).toMatchObject([
      {
        statement: { column: "number", text: "NF30421" },
        ledger: { column: "number", text: "202230421" },
        lines: 8,
        rule: { type: "rewriting" },
      },
    ]);
  });

  test("the example is the same in any order of the lines", () => {
    for (const one of [prefix, yearInFront]) {
      const reversed = { statement: one.statement.toReversed(), ledger: one.ledger.toReversed() };
      expect(reconcileCase(reversed).conventions).toEqual(reconcileCase(one).conventions);
    }
  });

  test("numbers that both write alike need no explanation", () => {
    const one = pair(
      6,
      (number) => ({ number: String(number) }),
      (number) => ({ number: String(number) }),
    );
    expect(reconcileCase(one)).not.toHaveProperty("conventions");
  });
});

describe("REC-03 a small statement profits from what earlier ones of the pair showed", () => {
  const known = [...rulesOf(reconcileCase(prefix)), ...rulesOf(reconcileCase(yearInFront))];

  test("a rewriting is applied to a single line of equal amount and near day", () => {
    const one = {
      statement: [claim("NF31987", 4_120.55, { on: "2023-03-02" })],
      ledger: [booked("202231987", 4_120.55, { on: "2023-03-03" }), booked("202299999", 77, { on: "2023-03-03" })],
    };
    expect(reconcileCase(one).lines[0]).toMatchObject({ agreedPence: 0 });
    const outcome = reconcile({ ...inputOf(one), knownConventions: known });
    expect(outcome.lines[0]).toMatchObject({ agreedPence: 412_055, evidence: [{ invoiceNumber: "202231987" }] });
    expect(outcome.conventions).toMatchObject([{ lines: 1, statement: { text: "NF31987" } }]);
  });

  test("a habit is applied to a single line of equal amount and near day, however short its number", () => {
    const one = {
      statement: [claim("NF-421", 120, { on: "2023-03-02" })],
      ledger: [booked("421", 120, { on: "2023-03-20" }), booked("500", 120, { on: "2023-03-03" })],
    };
    expect(reconcileCase(one).lines[0]).toMatchObject({ agreedPence: 0 });
    const outcome = reconcile({ ...inputOf(one), knownConventions: known });
    expect(outcome.lines[0]).toMatchObject({ agreedPence: 12_000 });
  });

  test("alone it agrees nothing: another amount is queried as without it", () => {
    const rewritten = {
      statement: [claim("NF31987", 4_120.55, { on: "2023-03-02" })],
      ledger: [booked("202231987", 3_000, { on: "2023-03-03" })],
    };
    const short = {
      statement: [claim("NF-421", 120, { on: "2023-03-02" })],
      ledger: [booked("421", 80, { on: "2023-03-02" })],
    };
    for (const one of [rewritten, short])
      expect(reconcile({ ...inputOf(one), knownConventions: known })).toEqual(reconcileCase(one));
  });

  test("what most lines of this statement contradict is dropped", () => {
    const statement = [
      claim("NF31987", 4_120.55, { on: "2023-03-02" }),
      claim("NF31988", 210, { on: "2023-03-02" }),
      claim("NF31989", 310, { on: "2023-03-02" }),
    ];
    const ledger = [
      booked("202231987", 4_120.55, { on: "2023-03-03" }),
      booked("202231988", 1_999, { on: "2023-01-03" }),
      booked("202231989", 2_888, { on: "2023-01-09" }),
    ];
    const outcome = reconcile({ ...inputOf({ statement, ledger }), knownConventions: known });
    expect(outcome.agreedPence).toBe(0);
    expect(outcome).not.toHaveProperty("conventions");
  });

  test("what is known changes no verdict of a statement that shows it itself", () => {
    for (const one of [prefix, yearInFront]) {
      const outcome = reconcile({ ...inputOf(one), knownConventions: known });
      expect(outcome).toEqual(reconcileCase(one));
    }
  });
});
