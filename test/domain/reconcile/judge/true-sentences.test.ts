import { describe, expect, test } from "vitest";

import { booked, bookedCredit, claim, reconcileCase, type Case, wantedWords } from "../statement-and-ledger.ts";

/** The reason of the only line, and what is wanted for it. */
function answer(one: Case): string {
  const [line] = reconcileCase(one).lines;
  return `${line?.reason ?? ""}: ${line?.why ?? ""} ${wantedWords(line)}`;
}

describe("REC-15 a payment is asserted only if the ledger records it", () => {
  const statement = [claim("1001", 500)];

  test("REC-15 with a payment reference it was paid, without any record it has been cleared", () => {
    const recorded = answer({ statement, ledger: [booked("1001", 200, { gross: 500, paymentReference: "BACS 7" })] });
    expect(recorded).toContain("because £300.00 was paid with payment reference BACS 7");
    const unrecorded = answer({ statement, ledger: [booked("1001", 200, { gross: 500 })] });
    expect(unrecorded).toContain("because £300.00 of it has been cleared, by payment or credit");
    expect(unrecorded).not.toContain("was paid");
  });
});

describe("REC-06 nothing is asked for that the statement gives", () => {
  test.each([
    ["one ledger line", [booked("1001", 500, { status: "awaiting-approval" })]],
    [
      "several",
      [
        booked("1001", 200, { status: "awaiting-approval" }),
        booked("1001", 300, { status: "awaiting-approval", order: "PO77" }),
      ],
    ],
  ])("the purchase order of an invoice that awaits approval is wanted only if the line has none: %s", (_, ledger) => {
    expect(answer({ statement: [claim("1001", 500)], ledger })).toContain(
      "The purchase order number, backing data and the name of the person who ordered it",
    );
    const given = answer({ statement: [claim("1001", 500, { order: "PO1234567" })], ledger });
    expect(given).toContain("Backing data and the name of the person who ordered it");
    expect(given).not.toContain("purchase order number");
  });
});

describe("STM-05 a number in the description is a number", () => {
  test("STM-05 a line whose description names its invoice is not said to have no number", () => {
    const described = answer({
      statement: [claim("", 139.88, { description: "Invoice INV-22-03-40946" })],
      ledger: [booked("7001", 5)],
    });
    expect(described).toContain("described as Invoice INV-22-03-40946, is not on our ledger");
    expect(answer({ statement: [claim("", 139.88)], ledger: [booked("7001", 5)] })).toContain("no-reference");
  });

  test("STM-05 a line that gives its number is not asked for it again, if its order has several invoices", () => {
    const given = answer({
      statement: [claim("90001", 500, { order: "PO1234567" })],
      ledger: [booked("10421", 500, { order: "PO1234567" }), booked("10555", 500, { order: "PO1234567" })],
    });
    expect(given).toContain("under its purchase order our ledger has");
    expect(given).toContain("Is one of them the same invoice? Please confirm the number, or send a copy.");
  });

  test("STM-05 an invoice that is found by its order is not said to be written as the order", () => {
    const found = answer({
      statement: [claim("PO1234567", 500)],
      ledger: [booked("10421", 500, { order: "PO1234567" })],
    });
    expect(found).toContain("which you list by its purchase order PO1234567");
  });
});

describe("REC-03 the answer says what a candidate has to do with the line", () => {
  test("some of several numbers", () => {
    const set = answer({
      statement: [claim("10421; 10422; 10999", 900)],
      ledger: [booked("10421", 300), booked("10422", 350)],
    });
    expect(set).toMatch(/of the numbers in it our ledger has invoice 10421 .* and invoice 10422 /);
    expect(set).toContain("until we know the amount of each");
    expect(
      answer({ statement: [claim("10421 to 10423", 900)], ledger: [booked("10421", 300), booked("10423", 350)] }),
    ).toContain("of the numbers in it our ledger has");
    expect(set).toContain("The amount of each of these invoices, and a copy of those that we do not have.");
  });

  test("the number without its ending, or one that the line refers to", () => {
    expect(answer({ statement: [claim("10421-SUPP", 500)], ledger: [booked("10421", 500)] })).toContain(
      "the number without its ending",
    );
    expect(
      answer({
        statement: [claim("90001", 500, { description: "Further to invoice 10421" })],
        ledger: [booked("10421", 500)],
      }),
    ).toContain("to which your line refers");
  });

  test("a month that is not booked, of a number that is booked for others", () => {
    const outcome = reconcileCase({
      statement: [claim("C4711", 500, { on: "2022-10-01" }), claim("C4711", 500, { on: "2022-11-01" })],
      ledger: [booked("C4711", 500, { on: "2022-10-01" })],
    });
    expect(outcome.lines[1]).toMatchObject({ agreedPence: 0, reason: "not-on-ledger" });
    expect(outcome.lines[1]?.why).toContain(
      "is not on our ledger, which has this number only for another date, as invoice C4711 of 1 October 2022",
    );
  });

  test("which of amount and date does not fit", () => {
    const statement = [claim("SLA", 500, { on: "2022-10-01" })];
    expect(answer({ statement, ledger: [booked("SLA", 500, { on: "2022-06-01" })] })).toContain(
      "but its date does not fit your invoice SLA",
    );
    expect(answer({ statement, ledger: [booked("SLA", 420, { on: "2022-10-01" })] })).toContain(
      "but its amount does not fit your invoice SLA",
    );
  });

  test("a credit note with the number of an invoice is its opposite, and cannot be it", () => {
    const outcome = reconcileCase({ statement: [claim("1001", 500)], ledger: [bookedCredit("1001", -500)] });
    expect(outcome.ledgerOnly[0]?.why).toContain("which is the opposite of your invoice 1001");
    expect(outcome.ledgerOnly[0]?.why).not.toContain("may be");
  });
});

describe("REC-03 what is said of lines with one number is true of their amounts", () => {
  test("a line with another amount than the one that is taken does not look like a duplicate", () => {
    const lines = reconcileCase({
      statement: [claim("1001", 500), claim("1001", 500), claim("1001", 80)],
      ledger: [booked("1001", 500)],
    }).lines;
    const looksLikeOne = lines
      .filter(({ reason }) => reason === "duplicate")
      .map(({ outstandingPence, why }) => [outstandingPence, why.includes("looks like a duplicate")]);
    expect(looksLikeOne).toEqual([
      [50_000, true],
      [8_000, false],
    ]);
  });

  test("which of two paid lines is which is not mentioned", () => {
    const paid = booked("1001", 0, { gross: 500, status: "paid" });
    const { lines } = reconcileCase({ statement: [claim("1001", 500), claim("1001", 500)], ledger: [paid, paid] });
    expect(lines.map(({ reason }) => reason)).toEqual(["paid", "paid"]);
    expect(lines.map(({ why }) => why).join()).not.toContain("which is which");
  });
});
