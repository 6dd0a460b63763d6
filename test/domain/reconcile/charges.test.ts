import { describe, expect, test } from "vitest";

import { charges, type Charge } from "./charges.ts";
import { furtherCharges } from "./further-charges.ts";
import { hastyCharges } from "./hasty-charges.ts";
import { untidyCharges } from "./untidy-charges.ts";
import { abbreviatedCharges } from "./abbreviated-charges.ts";
import { booked, claim, reconcileCase, wantedWords } from "./statement-and-ledger.ts";

const answered = ({ description, kind = "r&p", payable = "ZA1" }: Charge, onLedger: boolean) =>
  reconcileCase({
    kind,
    payable,
    statement: [claim("7001", 500, { description })],
    ledger: [onLedger ? booked("7001", 500) : booked("1", 5)],
  }).lines[0];

describe("charges in the words of finance people", () => {
  test.each([...charges, ...furtherCharges, ...untidyCharges, ...hastyCharges, ...abbreviatedCharges])(
    "$rule “$description” is $is",
    (charge) => {
      const [without, withIt] = [answered(charge, false), answered(charge, true)];
      switch (charge.is) {
        case "outside":
          expect([without?.reason, withIt?.reason]).toEqual(["outside-exercise", "outside-exercise"]);
          expect(withIt?.agreedPence).toBe(0);
          break;
        case "inside":
          expect(withIt?.reason).toBe("agreed");
          expect(["not-on-ledger", "not-recognised", "no-reference"]).toContain(without?.reason);
          break;
        case "elsewhere":
          expect(["wrong-counterparty", "not-recognised"]).toContain(without?.reason);
      }
      if (charge.says !== undefined) expect(`${without?.why ?? ""} ${wantedWords(without)}`).toContain(charge.says);
    },
  );
});
