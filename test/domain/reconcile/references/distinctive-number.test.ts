import { describe, expect, test } from "vitest";

import { isDistinctiveNumber } from "../../../../shared/domain/reconcile/references/distinctive-number.ts";
import { booked, claim, reconcileCase, verdicts, type Booking, type Claim } from "../statement-and-ledger.ts";

const DAY = "2023-02-03";

function answers(statement: readonly Claim[], ledger: readonly Booking[]): string[] {
  return verdicts(
    reconcileCase({
      statement: statement.map((line) => ({ on: DAY, ...line })),
      ledger: ledger.map((line) => ({ on: DAY, ...line })),
    }),
  );
}

describe("numbers as suppliers really write them", () => {
  test.each([
    ["INVOICE EUH-FLEX003", "EUH-FLEX003"],
    ["Inv No. 2", "2"],
    ["0010", "INV-0010"],
    ["IN000002 COPY", "IN000002"],
    ["RWQ/39955", "39955"],
  ])("REC-03 %s is the ledger's %s if amount and date fit", (written, number) => {
    expect(answers([claim(written, 100)], [booked(number, 100)])).toEqual(["agreed: 100 agreed"]);
  });

  test.each([
    ["RWQ/IN000007", "IN000007"],
    ["B83 INV-1030", "INV-1030"],
    ["3710 Q3", "3710"],
  ])("REC-03 %s is not the ledger's %s without more evidence", (written, number) => {
    expect(answers([claim(written, 100)], [booked(number, 100)]).join()).toContain("100 not agreed");
  });

  test.each([
    ["Invoice LJG0258 theatre services", "LJG0258"],
    ["Invoice Oct-20 theatre services", "Oct-20"],
  ])("REC-03 a description “%s” names the ledger's %s", (description, number) => {
    expect(answers([claim("", 100, { description })], [booked(number, 100)])).toEqual(["agreed: 100 agreed"]);
  });

  test.each([
    ["Staffing Oct-20", "Oct-20"],
    ["Services in 2022", "2022"],
    ["Ward 12 recharge", "12"],
  ])(
    "REC-03 a description “%s” does not name the ledger's %s, which many invoices could have",
    (description, number) => {
      const [answer] = answers([claim("", 100, { description })], [booked(number, 100)]);
      expect(answer).toContain("100 not agreed");
    },
  );

  test("REC-03 a period after a number is not the number of another invoice", () => {
    const [answer] = answers([claim("SI77 MAY20", 100)], [booked("MAY20", 100)]);
    expect(answer).toContain("100 not agreed");
  });

  test("REC-03 a line is matched to a ledger's numbers with endings only if they add up to the penny", () => {
    const parts = [booked("N350/1", 60), booked("N350/2", 40)];
    expect(answers([claim("N350", 100)], parts)).toEqual(["agreed: 100 agreed"]);
    expect(answers([claim("N350", 101)], parts)).toEqual(["related-number: 101 not agreed"]);
  });

  test("REC-03 a number that is used again after a year is not last year's invoice, even within one financial year", () => {
    const claimed = [claim("3900", 100, { on: "2023-03-28" })];
    expect(answers(claimed, [booked("3900", 100, { on: "2022-04-05" })])).toEqual(["unconfirmed: 100 not agreed"]);
    expect(answers(claimed, [booked("3900", 100, { on: "2023-03-05" })])).toEqual(["agreed: 100 agreed"]);
  });

  test("REC-03 a pair with different amounts is rejected if another open ledger line has the exact amount", () => {
    const statement = [claim("700258", 30)];
    const ledger = [booked("700258", 50), booked("XK-91", 30, { on: "2023-02-10" })];
    expect(answers(statement, ledger)).toEqual(["number-or-amount: 30 not agreed"]);
    expect(answers([...statement, claim("XK-91", 30)], ledger)).toEqual([
      "statement-below-ledger: 30 agreed",
      "agreed: 30 agreed",
    ]);
  });
});

test.each(["2022", "MAY20", "20MAY", "FY2223", "Q3", "Q32022", "M12", "P032023", "12", "A1", ""])(
  "%s is not distinctive enough to be found in a text",
  (number) => {
    expect(isDistinctiveNumber(number)).toBe(false);
  },
);

test.each(["1030", "LJG258", "H143511", "IN007", "S1234"])(
  "%s is distinctive enough to be found in a text",
  (number) => {
    expect(isDistinctiveNumber(number)).toBe(true);
  },
);
