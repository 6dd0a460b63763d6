import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { outcomeSchema } from "../../../shared/domain/position/outcome.ts";
import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { ReconcileInput } from "../../../shared/domain/reconcile/reconcile-input.ts";
import { reconcile } from "../../../shared/domain/reconcile/reconcile.ts";
import { faceOf, supportOf } from "../../../shared/domain/reconcile/matching/amounts.ts";
import { bookings, claims, given } from "./made-pairs.ts";
import { withoutLineNumbers } from "./without-line-numbers.ts";
import { booked, reconcileCase, inputOf, type Booking, type Case, type Claim } from "./statement-and-ledger.ts";

const kinds = fc.constantFrom("r&p" as const, "i&e" as const, "accruals" as const);

const cases: fc.Arbitrary<Case> = fc.record({
  kind: kinds,
  statement: fc.array(claims, { minLength: 1, maxLength: 8 }),
  ledger: fc.array(bookings, { maxLength: 8 }),
  policy: fc.boolean().map((agreeAwaitingApproval) => ({ agreeAwaitingApproval })),
});

const RUNS = { numRuns: 300 };

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/** Whether an amount is between 0 and a limit, whatever the sign. */
function liesWithin(amount: number, limit: number): boolean {
  return limit >= 0 ? amount >= 0 && amount <= limit : amount <= 0 && amount >= limit;
}

describe("REC-01, COL-01 everything adds up", () => {
  test("REC-01 each line is answered once, and its three parts add up to it, none larger than it", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const outcome = reconcileCase(one);
        const claimed = inputOf(one).statement.lines;
        expect(outcome.lines.map((line) => [line.line, line.outstandingPence])).toEqual(
          claimed.map((line) => [line.line, line.outstandingPence]),
        );
        for (const line of outcome.lines) {
          const parts = [line.agreedPence, line.notAgreedPence, line.disputedPence];
          expect(sum(parts)).toBe(line.outstandingPence);
          for (const part of parts) expect(liesWithin(part, line.outstandingPence)).toBe(true);
        }
        expect(outcomeSchema.safeParse(outcome).success).toBe(true);
      }),
      RUNS,
    );
  });

  test("COL-01 to COL-07 the columns add up, and each adjustment has its reason", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const outcome = reconcileCase(one);
        const of = (part: "agreedPence" | "notAgreedPence" | "disputedPence"): number =>
          sum(outcome.lines.map((line) => line[part]));
        expect(outcome.agreedPence).toBe(of("agreedPence"));
        expect(outcome.notAgreedPence).toBe(of("notAgreedPence"));
        expect(outcome.inDisputePence).toBe(of("disputedPence"));
        const { notifiedPence, accruedPence, adjustedPence, disputedPence, totalPence } = outcome;
        expect(totalPence).toBe(notifiedPence + accruedPence + adjustedPence + disputedPence);
        expect(adjustedPence).toBe(sum(outcome.adjustments.map((part) => part.pence)));
        expect(disputedPence).toBeLessThanOrEqual(0);
        const claimed = sum(outcome.lines.map((line) => line.outstandingPence));
        expect(notifiedPence).toBe(one.kind === "accruals" ? 0 : claimed);
      }),
      RUNS,
    );
  });
});

describe("COL-01 the total is what the ledger has", () => {
  test("COL-04 whatever is claimed, the total is what is approved and owed", () => {
    const plain: fc.Arbitrary<Case> = cases.map((one) => ({
      statement: one.statement.map((line) => ({ ...line, pounds: Math.abs(line.pounds), futurePeriod: false })),
      ledger: (one.ledger ?? []).map(({ number, pounds, status, on, gross, order, supplier }) => ({
        number,
        pounds: Math.abs(pounds),
        ...given({ status, order, supplier }),
        on: on === "2023-04-02" ? "2023-03-02" : (on ?? null),
        ...(gross === undefined ? {} : { gross: Math.abs(gross) }),
      })),
      policy: { agreeAwaitingApproval: false, accrueAwaitingApproval: false },
    }));
    fc.assert(
      fc.property(plain, (one) => {
        const approved = (one.ledger ?? []).filter((line) => (line.status ?? "approved") === "approved");
        expect(reconcileCase(one).totalPence).toBe(sum(approved.map((line) => Math.round(line.pounds * 100))));
      }),
      RUNS,
    );
  });
});

describe("REC-03 only what the ledger supports is agreed", () => {
  test("REC-03 no ledger penny supports two lines, no penny is agreed without one, and each has the sign of its line", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const input = inputOf(one);
        const outcome = reconcile(input);
        const used = new Map<string, number>();
        for (const line of outcome.lines) {
          const behind = sum(line.evidence.map((evidence) => evidence.usedPence));
          const isUnbooked = line.reason === "credit-agreed" || line.reason === "credit-above-invoice";
          if (!isUnbooked) expect(liesWithin(line.agreedPence + line.disputedPence, behind)).toBe(true);
          if (line.agreedPence !== 0) expect(line.evidence.length).toBeGreaterThan(0);
          for (const { invoiceNumber, usedPence } of line.evidence) {
            expect(liesWithin(usedPence, line.outstandingPence)).toBe(true);
            const sign = usedPence < 0 ? "-" : "+";
            used.set(sign + invoiceNumber, (used.get(sign + invoiceNumber) ?? 0) + usedPence);
          }
        }
        const supported = new Map<string, number>();
        for (const line of input.ledger?.lines ?? []) {
          const support = supportOf(input.position.kind, line);
          const key = (support < 0 ? "-" : "+") + line.invoiceNumber;
          supported.set(key, (supported.get(key) ?? 0) + support);
        }
        for (const [key, amount] of used) expect(liesWithin(amount, supported.get(key) ?? 0)).toBe(true);
      }),
      RUNS,
    );
  });

  test("REC-12 credits that are not booked yet never take more than is open on their invoices", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const input = inputOf(one);
        const outcome = reconcile(input);
        const credited = sum(
          outcome.lines
            .filter((line) => line.reason === "credit-agreed" || line.reason === "credit-above-invoice")
            .map((line) => line.agreedPence),
        );
        const owed = sum((input.ledger?.lines ?? []).map((line) => Math.max(0, supportOf(input.position.kind, line))));
        expect(-credited).toBeLessThanOrEqual(owed);
      }),
      RUNS,
    );
  });

  test("REC-03 nothing is agreed on amount alone: a ledger whose references have nothing in common agrees nothing", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const letters = (at: number): string => `${String.fromCharCode(75 + at)}W${String.fromCharCode(75 + at)}`;
        const ledger = (one.ledger ?? []).map((line, at) => ({ ...line, number: letters(at), order: "" }));
        const outcome = reconcileCase({ ...one, ledger });
        expect(outcome.agreedPence).toBe(0);
        expect(outcome.lines.every((line) => line.agreedPence === 0 && line.disputedPence === 0)).toBe(true);
      }),
      RUNS,
    );
  });
});

describe("the order of the rows does not matter", () => {
  test("shuffled statements and ledgers lead to the same answers and the same columns", () => {
    const shuffled = cases.chain((one) =>
      fc.record({
        one: fc.constant(one),
        statement: fc.shuffledSubarray([...one.statement], { minLength: one.statement.length }),
        ledger: fc.shuffledSubarray([...(one.ledger ?? [])], { minLength: one.ledger?.length ?? 0 }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ one, statement, ledger }) => {
        expect(withoutLineNumbers(reconcileCase({ ...one, statement, ledger }))).toEqual(
          withoutLineNumbers(reconcileCase(one)),
        );
      }),
      RUNS,
    );
  });

  test("the same statement sent again changes nothing", () => {
    fc.assert(
      fc.property(cases, (one) => {
        expect(reconcileCase(one)).toEqual(reconcileCase(one));
      }),
      { numRuns: 200 },
    );
  });
});

describe("a ledger's own lines", () => {
  test("a statement made of them agrees all that is approved and not in dispute", () => {
    const approved = bookings.map((line): Booking => {
      const { number, pounds, order, supplier, capital } = line;
      return {
        number,
        pounds,
        ...given({ order, supplier, capital }),
        entry: line.pounds < 0 ? "credit-note" : "invoice",
        status: "approved",
        on: line.on ?? "2023-03-01",
      };
    });
    fc.assert(
      fc.property(fc.array(approved, { minLength: 1, maxLength: 8 }), kinds, (lines, kind) => {
        const ledger = lines
          .filter((line) => line.pounds !== 0)
          .map((line, at) => ({
            ...line,
            number: `${line.number || "N"}-${String(9_000 + at * 211)}`,
            on: "2023-03-01",
          }));
        const statement: Claim[] = ledger.map((line) => ({
          number: line.number,
          pounds: line.pounds,
          on: line.on,
          type: line.pounds < 0 ? "credit-note" : "invoice",
          ...(line.supplier === undefined ? {} : { subsidiary: line.supplier }),
        }));
        const outcome = reconcileCase({ kind: kind === "accruals" ? "r&p" : kind, statement, ledger });
        expect(outcome.lines.map((line) => line.agreedPence)).toEqual(
          outcome.lines.map((line) => line.outstandingPence),
        );
        expect(outcome.ledgerOnly).toEqual([]);
      }),
      RUNS,
    );
  });

  test("everything is agreed, twins included, if no two rows of one number differ", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 3 })), { minLength: 1, maxLength: 12 }),
        (picks) => {
          const ledger = picks.flatMap(([which, copies]) =>
            Array.from({ length: copies + 1 }, () => booked(String(2_000 + which * 77), 10 + which)),
          );
          const outcome = reconcileCase({
            statement: ledger.map(({ number, pounds }) => ({ number, pounds })),
            ledger,
          });
          expect(outcome.notAgreedPence).toBe(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("symmetries", () => {
  test("an unrelated ledger line never lowers what is agreed, and is listed", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const stranger = booked("XW-88776655", 123_456.78);
        const before = reconcileCase(one);
        const after = reconcileCase({ ...one, ledger: [...(one.ledger ?? []), stranger] });
        expect(after.lines.map((line) => [line.agreedPence, line.reason])).toEqual(
          before.lines.map((line) => [line.agreedPence, line.reason]),
        );
        if (one.kind !== "accruals") expect(after.ledgerOnly).toHaveLength(before.ledgerOnly.length + 1);
      }),
      RUNS,
    );
  });

  test("scaling: a hundred times the amounts give a hundred times the answers", () => {
    fc.assert(
      fc.property(cases, (one) => {
        const whole: Case = {
          ...one,
          // Rounding (less than a pound) and VAT to the penny do not scale.
          statement: one.statement.map((line) => ({
            ...line,
            pounds: line.pounds === 0.01 ? 200 : line.pounds,
            ...(line.total === 0.01 ? { total: 200 } : {}),
          })),
          ledger: (one.ledger ?? []).map((line) => ({
            ...line,
            pounds: line.pounds === 0.01 ? 200 : line.pounds,
            ...(line.gross === 0.01 ? { gross: 200 } : {}),
          })),
        };
        const input = inputOf(whole);
        const small = reconcile(input);
        const large = reconcile(scaled(input, 100));
        expect(
          large.lines.map((line) => [line.reason, line.agreedPence, line.notAgreedPence, line.disputedPence]),
        ).toEqual(
          small.lines.map((line) => [
            line.reason,
            line.agreedPence * 100,
            line.notAgreedPence * 100,
            line.disputedPence * 100,
          ]),
        );
        expect(large.totalPence).toBe(small.totalPence * 100);
      }),
      RUNS,
    );
  });

  test("sign: if both sides change their signs, so do the matches", () => {
    const plain: fc.Arbitrary<Case> = cases.map((one) => ({
      ...one,
      kind: "r&p",
      statement: one.statement.map((line) => ({
        ...line,
        description: "",
        references: [],
        type: "receipt",
        pounds: Math.abs(line.pounds),
      })),
      ledger: (one.ledger ?? [])
        .filter((line) => line.entry !== "accrual")
        .map(({ number, pounds, on, status, order, supplier, gross, disputed }) => ({
          number,
          ...given({ on, status, order, supplier }),
          entry: "invoice",
          pounds: Math.abs(pounds),
          disputed: Math.abs(disputed ?? 0),
          ...(gross === undefined ? {} : { gross: Math.abs(gross) }),
        })),
    }));
    fc.assert(
      fc.property(plain, (one) => {
        const input = inputOf(one);
        const debts = reconcile(input);
        const credits = reconcile(scaled(input, -1));
        const matched = debts.lines.filter((line) => line.agreedPence !== 0 || line.disputedPence !== 0);
        for (const line of matched) {
          const mirror = credits.lines.find((other) => other.line === line.line);
          expect(mirror?.agreedPence).toBe(0 - line.agreedPence + 0);
          expect(mirror?.disputedPence).toBe(0 - line.disputedPence + 0);
        }
        expect(Math.abs(credits.agreedPence)).toBe(debts.agreedPence);
      }),
      RUNS,
    );
  });
});

function scaled(input: ReconcileInput, factor: number): ReconcileInput {
  const times = (amount: number): ReturnType<typeof pence> => pence(amount * factor);
  return {
    ...input,
    statement: {
      ...input.statement,
      lines: input.statement.lines.map((line) => ({
        ...line,
        outstandingPence: times(line.outstandingPence),
        ...(line.totalPence === undefined ? {} : { totalPence: times(line.totalPence) }),
      })),
    },
    ledger:
      input.ledger === undefined
        ? undefined
        : {
            ...input.ledger,
            lines: input.ledger.lines.map((line) => ({
              ...line,
              outstandingPence: times(line.outstandingPence),
              disputedPence: times(line.disputedPence),
              ...(line.grossPence === undefined ? {} : { grossPence: times(faceOf(line)) }),
            })),
          },
  };
}
