import { describe, expect, test } from "vitest";

import { pence } from "../../../../shared/domain/amounts-and-days/pence.ts";
import { booked, claim, evidence, reconcileCase, ledgerOnly, verdicts, type Booking } from "../statement-and-ledger.ts";

/** The number is booked with another amount, and rivals with near dates and numbers have the amount of the line. */
const doubted = booked("100123", 470, { on: "2023-02-20" });
const rival = booked("100124", 500);

describe("REC-03 a pair of one number that is rejected because another invoice fits better", () => {
  test("is not rejected if a person decided that it is the invoice", () => {
    const decisions = [
      {
        id: "d1",
        by: "sam.okoro@eastmere.example.org",
        at: "2023-03-28T09:00:00.000Z",
        invoiceNumber: "200777",
        outstandingPence: pence(50_000),
        decision: "same-invoice" as const,
        ledgerInvoiceNumber: "100123",
      },
    ];
    const outcome = reconcileCase({ decisions, statement: [claim("200777", 500)], ledger: [doubted, rival] });
    expect(verdicts(outcome)).toEqual(["above-ledger: 470 agreed, 30 not agreed"]);
    expect(evidence(outcome, 1)).toEqual(["decision 100123 470"]);
  });

  test("is restored only if no other line has been matched to the invoice meanwhile", () => {
    const outcome = reconcileCase({
      statement: [claim("100123", 500), claim("INV 100124 COPY", 500), claim("INV 100123 COPY", 470)],
      ledger: [doubted, rival],
    });
    expect(verdicts(outcome)).toEqual(["duplicate: 500 not agreed", "agreed: 500 agreed", "agreed: 470 agreed"]);
    expect(ledgerOnly(outcome)).toEqual([]);
  });

  test("is restored only if every rival turns out to belong to another line", () => {
    const other = booked("100125", 500);
    const answers = (...ledger: Booking[]): string[] =>
      verdicts(
        reconcileCase({
          statement: [claim("100123", 500), claim("INV 100124 COPY", 500), claim("INV 100125 COPY", 500)],
          ledger: [doubted, ...ledger],
        }),
      );
    expect(answers(rival, other)).toEqual([
      "above-ledger: 470 agreed, 30 not agreed",
      "agreed: 500 agreed",
      "agreed: 500 agreed",
    ]);
    const one = reconcileCase({
      statement: [claim("100123", 500), claim("INV 100124 COPY", 500)],
      ledger: [doubted, rival, other],
    });
    expect(verdicts(one)).toEqual(["number-or-amount: 500 not agreed", "agreed: 500 agreed"]);
    expect(evidence(one, 1)).toEqual(["candidate 100123 0", "candidate 100125 0"]);
  });

  test("is restored in any order of the lines, even if the rivals depend on each other", () => {
    // The first has the second's invoice as its rival, and the second the third's, to which the third is then matched.
    const statement = [claim("100123", 500), claim("200456", 900), claim("INV 300789 COPY", 900)];
    const ledger = [booked("100123", 400), booked("200456", 500), booked("300789", 900)];
    for (const lines of [statement, statement.toReversed()]) {
      const outcome = reconcileCase({ statement: lines, ledger });
      const found = verdicts(outcome);
      expect(lines === statement ? found : found.toReversed()).toEqual([
        "above-ledger: 400 agreed, 100 not agreed",
        "above-ledger: 500 agreed, 400 not agreed",
        "agreed: 900 agreed",
      ]);
    }
  });
});
