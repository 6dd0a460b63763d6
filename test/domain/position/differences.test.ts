import * as fc from "fast-check";
import { expect, test } from "vitest";

import { noPence, subtractPence, sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { reconciledPounds, wholeOfPounds } from "../../../shared/domain/mismatch-summary/pounds-by-state.ts";
import { differencesOf, penceOfDifference } from "../../../shared/domain/position/differences.ts";
import { isTheirTurn } from "../../../shared/domain/position/wanted.ts";
import { bookings, claims } from "../reconcile/made-pairs.ts";
import { booked, claim, creditNote, reconcileCase } from "../reconcile/statement-and-ledger.ts";

test("OVS-01 lines that are open for the same reason are one difference, with the largest of them", () => {
  const outcome = reconcileCase({
    statement: [claim("A1", 500), claim("A2", 900), claim("A3", 300), claim("A4", 70)],
    ledger: [booked("A3", 300, { status: "awaiting-approval" }), booked("A4", 70), booked("B9", 40)],
  });
  expect(differencesOf(outcome)).toEqual([
    {
      on: "statement",
      reason: "not-on-ledger",
      count: 2,
      sizePence: 140_000,
      largest: { invoiceNumber: "A2", pence: 90_000 },
      notAgreedPence: 140_000,
      disputedPence: 0,
      asked: 2,
      askedPence: 140_000,
    },
    {
      on: "statement",
      reason: "awaiting-approval",
      count: 1,
      sizePence: 30_000,
      largest: { invoiceNumber: "A3", pence: 30_000 },
      notAgreedPence: 30_000,
      disputedPence: 0,
      // It waits for us, whatever we have asked for that helps us.
      asked: 0,
      askedPence: 0,
    },
    {
      on: "ledger",
      reason: "on-ledger-only",
      count: 1,
      sizePence: 4_000,
      largest: { invoiceNumber: "B9", pence: 4_000 },
      pence: 4_000,
    },
  ]);
});

test("OVS-01 a debt and a credit of the same reason don't hide each other", () => {
  const [difference] = differencesOf(
    reconcileCase({ statement: [claim("A1", 500), creditNote("A2", -500)], ledger: [] }),
  ).filter(({ reason }) => reason === "not-on-ledger" || reason === "credit-not-on-ledger");
  expect(difference?.sizePence).toBe(50_000);
});

test("COL-04 what the ledger has beyond the claim of lines that are agreed is a difference too", () => {
  const outcome = reconcileCase({ statement: [claim("A1", 450)], ledger: [booked("A1", 500)] });
  expect(outcome.notAgreedPence).toBe(0);
  expect(differencesOf(outcome)).toEqual([
    { on: "ledger", reason: "statement-below-ledger", count: 1, sizePence: 5_000, pence: 5_000, isBeyondClaims: true },
  ]);
});

test("REC-01 the differences hold every penny that is not agreed or in dispute, and all that only the ledger has", () => {
  fc.assert(
    fc.property(
      fc.array(claims, { maxLength: 8 }),
      fc.array(bookings, { maxLength: 8 }),
      fc.constantFrom("r&p" as const, "i&e" as const, "accruals" as const),
      (statement, ledger, kind) => {
        const outcome = reconcileCase({ statement, ledger, kind });
        const differences = differencesOf(outcome);
        const sums = { notAgreed: 0, disputed: 0, ledgerOnly: 0 };
        for (const each of differences) {
          if (each.on === "statement") {
            sums.notAgreed += each.notAgreedPence;
            sums.disputed += each.disputedPence;
            expect(each.asked).toBeLessThanOrEqual(each.count);
          } else if (each.isBeyondClaims !== true) sums.ledgerOnly += each.pence;
          expect(each.sizePence).toBeGreaterThanOrEqual(Math.abs(penceOfDifference(each)));
        }
        expect(sums).toEqual({
          notAgreed: outcome.notAgreedPence,
          disputed: outcome.inDisputePence,
          ledgerOnly: sumPence(outcome.ledgerOnly.map(({ outstandingPence }) => outstandingPence)),
        });
        const pounds = reconciledPounds(outcome, differences);
        expect(wholeOfPounds(pounds)).toBe(sumPence(outcome.lines.map(({ outstandingPence }) => outstandingPence)));
        const asked = outcome.lines
          .filter(({ wanted }) => isTheirTurn(wanted))
          .map(({ notAgreedPence, accruedPence = noPence }) => subtractPence(notAgreedPence, accruedPence));
        expect(pounds.askedPence).toBe(sumPence(asked));
        expect(pounds.notReconciledPence).toBe(noPence);
      },
    ),
    { numRuns: 300 },
  );
});
