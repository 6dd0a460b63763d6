import { describe, expect, test } from "vitest";

import { limits } from "../../../../shared/domain/reconcile/limits.ts";
import {
  answerTo,
  booked,
  claim,
  evidence,
  reconcileCase,
  ledgerOnly,
  verdicts,
  type Booking,
  type Claim,
} from "../statement-and-ledger.ts";

function many<Line>(count: number, line: (at: number) => Line): Line[] {
  return Array.from({ length: count }, (_, at) => line(at));
}

function reason(line: Claim, ledger: readonly Booking[]): string {
  return answerTo(reconcileCase({ statement: [line], ledger }), 1).reason;
}

describe("REC-03 candidates", () => {
  test("a number of another date and one that is one slip away are both queried, the likelier first", () => {
    const outcome = reconcileCase({
      statement: [claim("100123", 500)],
      ledger: [booked("100123", 75, { on: "2022-06-01" }), booked("100124", 500)],
    });
    expect(verdicts(outcome)).toEqual(["ambiguous: 500 not agreed"]);
    expect(evidence(outcome, 1)).toEqual(["candidate 100124 0", "candidate 100123 0"]);
  });

  test("a number of another year is no candidate if a number one slip away is of this year", () => {
    const outcome = reconcileCase({
      statement: [claim("100123", 500)],
      ledger: [booked("100123", 75, { on: "2021-06-01" }), booked("100124", 500)],
    });
    expect(verdicts(outcome)).toEqual(["similar-reference: 500 not agreed"]);
    expect(evidence(outcome, 1)).toEqual(["candidate 100124 0"]);
  });

  test("a line that claims nothing gets none, whatever its total", () => {
    const outcome = reconcileCase({
      statement: [claim("100124", 0, { total: 500 }), claim("777", 500, { on: "2023-03-05" })],
      ledger: [booked("100123", 500)],
    });
    expect(verdicts(outcome)).toEqual(["nothing-claimed: nothing", "not-on-ledger: 500 not agreed"]);
  });

  test("an invoice matched to its own line is no rival, whether or not its date fits", () => {
    for (const on of ["2023-03-01", "2023-02-25"]) {
      const outcome = reconcileCase({
        statement: [claim("100123", 500), claim("100124", 500), claim("INV 100123 COPY", 470)],
        ledger: [booked("100123", 470, { on: "2023-02-20" }), booked("100124", 500, { on })],
      });
      expect(verdicts(outcome), on).toEqual(["duplicate: 500 not agreed", "agreed: 500 agreed", "agreed: 470 agreed"]);
      expect(ledgerOnly(outcome)).toEqual([]);
    }
  });
});

describe("candidates among very many ledger lines of one amount", () => {
  const crowd = limits.candidatesWeighed;

  test("up to the limit all of them are compared", () => {
    const ledger = (count: number): Booking[] => [
      ...many(count - 1, (at) => booked(String(100_100 + 20 * at), 500, { on: "2023-02-25" })),
      booked("900900", 500),
    ];
    expect(reason(claim("", 500), ledger(crowd))).toBe("same-amount");
    expect(reason(claim("", 500), ledger(crowd + 1))).toBe("no-reference");
  });

  test("beyond the limit, numbers with a character left out, doubled, mistaken or swapped are still found", () => {
    const ledger = [...many(200, (at) => booked(`A${String(100_100 + 20 * at)}`, 500)), booked("A900900", 500)];
    for (const written of ["A900901", "A90900", "A9009000", "A900090"]) {
      expect(reason(claim(written, 500), ledger), written).toBe("similar-reference");
    }
    expect(reason(claim("A777555", 500), ledger)).toBe("not-on-ledger");
  });

  test("numbers one slip away are candidates up to the limit", () => {
    const ledger = [
      ...many(crowd, (at) => booked(`1001${String.fromCharCode(0x4e00 + at)}`, 500)),
      booked("900900", 500),
    ];
    const outcome = reconcileCase({ statement: [claim("1001", 500)], ledger });
    expect(answerTo(outcome, 1).reason).toBe("similar-reference");
    expect(answerTo(outcome, 1).evidence).toHaveLength(limits.candidatesSuggested);
    expect(outcome.remarks.filter((remark) => remark.startsWith("More than"))).toEqual([]);
  });
});

describe("REC-03 a short number before an ending relates nothing by itself", () => {
  test("other numbers of one or two digits are not called similar", () => {
    const outcome = reconcileCase({
      statement: [claim("0000001/H271925", 60_414.96)],
      ledger: [booked("LNA-AM001", 106_704), booked("LNA-CAR001", 88_344), booked("LNA-DD001", 88_404)],
    });
    expect(verdicts(outcome)).toEqual(["not-on-ledger: 60414.96 not agreed"]);
    expect(evidence(outcome, 1)).toEqual([]);
  });

  test("but those of the same series are, and those of the same amount", () => {
    const line = claim("NF-1/2", 200);
    expect(evidence(reconcileCase({ statement: [line], ledger: [booked("NF-1", 500)] }), 1)).toEqual([
      "candidate NF-1 0",
    ]);
    expect(evidence(reconcileCase({ statement: [line], ledger: [booked("SB-1", 200)] }), 1)).toEqual([
      "candidate SB-1 0",
    ]);
  });
});
