import { describe, expect, test } from "vitest";

import { pence } from "../../../../shared/domain/amounts-and-days/pence.ts";
import { hashReference, ReferenceHashes } from "../../../../shared/domain/reconcile/references/hash-reference.ts";
import { booked, claim, evidence, reconcileCase, ledgerOnly, verdicts } from "../statement-and-ledger.ts";

function hashOf(text: string): number {
  const hashes = new ReferenceHashes();
  hashReference(text, hashes);
  return hashes.whole;
}

describe("REC-03 the numbers of a statement", () => {
  test("each finds its own, however many there are", () => {
    for (const count of [15, 20, 33, 300]) {
      const numbers = Array.from({ length: count }, (_, at) => `INV-${String(1001 + 7 * at)}`);
      const outcome = reconcileCase({
        statement: numbers.map((number, at) => claim(number, 500 + at)),
        ledger: numbers.map((number, at) => booked(number.toLowerCase(), 500 + at)).toReversed(),
      });
      expect(verdicts(outcome)).toEqual(numbers.map((_, at) => `agreed: ${String(500 + at)} agreed`));
    }
  });

  test.each([
    ["INV-162789", "INV-379192"],
    ["2040025", "4118339"],
  ])("%s and %s are two numbers although their hashes are one", (one, other) => {
    expect(hashOf(one)).toBe(hashOf(other));
    const both = reconcileCase({
      statement: [claim(one, 500), claim(other, 300)],
      ledger: [booked(other, 300), booked(one, 500)],
    });
    expect(verdicts(both)).toEqual(["agreed: 500 agreed", "agreed: 300 agreed"]);
    expect(evidence(both, 2)).toEqual([`exact ${other} 300`]);
    const apart = reconcileCase({ statement: [claim(one, 500)], ledger: [booked(other, 470)] });
    expect(verdicts(apart)).toEqual(["not-on-ledger: 500 not agreed"]);
    expect(ledgerOnly(apart)).toEqual([`${other} on-ledger-only 470`]);
  });

  test("a line that a person matched to another invoice stays with it, although the ledger has its number too", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 500)],
      ledger: [booked("1001", 500), booked("2002", 500)],
      decisions: [
        {
          id: "d1",
          by: "sam.okoro@eastmere.example.org",
          at: "2023-03-28T09:00:00.000Z",
          invoiceNumber: "1001",
          outstandingPence: pence(50_000),
          decision: "same-invoice",
          ledgerInvoiceNumber: "2002",
        },
      ],
    });
    expect(evidence(outcome, 1)).toEqual(["decision 2002 500"]);
    expect(ledgerOnly(outcome)).toEqual(["1001 on-ledger-only 500"]);
  });
});
