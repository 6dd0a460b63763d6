import { describe, expect, test } from "vitest";

import { natureNeighbours, type NatureNeighbour } from "./rule-neighbours.ts";
import { booked, claim, reconcileCase, wantedWords } from "./statement-and-ledger.ts";

const answered = ({ description, more = {} }: NatureNeighbour, onLedger: boolean) =>
  reconcileCase({
    statement: [claim("7001", 500, { description })],
    ledger: [onLedger ? booked("7001", 500) : booked("1", 5)],
    ...more,
  }).lines[0];

describe("neighbours of the kinds that the guidance names", () => {
  test.each(natureNeighbours)("$rule “$description” is $is", (neighbour) => {
    const [without, withIt] = [answered(neighbour, false), answered(neighbour, true)];
    const all = `${without?.why ?? ""} ${wantedWords(without)}`;
    switch (neighbour.is) {
      case "outside":
        expect([without?.reason, withIt?.reason]).toEqual(["outside-exercise", "outside-exercise"]);
        break;
      case "inside":
        expect(withIt?.reason).toBe("agreed");
        expect(["not-on-ledger", "not-recognised", "no-reference"]).toContain(without?.reason);
        break;
      case "elsewhere":
        expect(["wrong-counterparty", "not-recognised"]).toContain(without?.reason);
        expect(wantedWords(without)).not.toContain("sub-entity that commissioned it");
    }
    if (neighbour.says !== undefined) expect(all).toContain(neighbour.says);
  });
});
