import { describe, expect, test } from "vitest";

import {
  answerTo,
  booked,
  bookedCredit,
  claim,
  columns,
  creditNote,
  evidence,
  ledgerOnly,
  reconcileCase,
  sentences,
  verdicts,
  type Booking,
  type Claim,
  wantedWords,
} from "../statement-and-ledger.ts";

/** How the first ledger line behind the only statement line was found, and the verdict. */
function found(line: Claim, ...ledger: Booking[]): string {
  const outcome = reconcileCase({ statement: [line], ledger });
  const [first] = answerTo(outcome, 1).evidence;
  return `${first?.match ?? "nothing"}, ${verdicts(outcome)[0] ?? ""}`;
}

function paid(number: string, pounds: number, more: Partial<Booking> = {}): Booking {
  return booked(number, 0, {
    gross: pounds,
    status: "paid",
    paidOn: "2023-03-10",
    paymentReference: "BACS77",
    ...more,
  });
}

const later = "2023-03-08";
const AGREED = "agreed: 500 agreed";
const NOT_AGREED = "500 not agreed";

describe("REC-15 identity before money: a paid or cancelled document is the line if number, date and amount say so", () => {
  test("the paid month is not the open month", () => {
    const open = booked("C4711", 500, { on: "2023-03-01" });
    expect(found(claim("C4711", 500, { on: "2023-02-01" }), paid("C4711", 500, { on: "2023-02-01" }), open)).toBe(
      `exact, paid: ${NOT_AGREED}`,
    );
    expect(
      found(
        claim("C4711", 500, { on: "2023-02-01" }),
        booked("C4711", 0, { gross: 500, status: "cancelled", on: "2023-02-01" }),
        open,
      ),
    ).toBe(`exact, cancelled: ${NOT_AGREED}`);
  });

  test("the status of a row never changes which rows are identified", () => {
    for (const status of ["approved", "awaiting-approval", "on-hold", "cancelled", "paid"] as const) {
      const outcome = reconcileCase({
        statement: [claim("C4711", 500, { on: "2023-02-01" })],
        ledger: [
          booked("C4711", 500, { on: "2023-03-01" }),
          booked("C4711", 500, { gross: 500, on: "2023-02-03", status }),
          booked("C4712", 500, { on: "2023-02-01" }),
        ],
      });
      expect(answerTo(outcome, 1).evidence.map((one) => [one.invoiceNumber, one.invoiceDate])).toEqual([
        ["C4711", "2023-02-03"],
      ]);
    }
  });

  test("a document that is posted twice and paid once is queried, and the payment is quoted", () => {
    const outcome = reconcileCase({
      statement: [claim("10421", 1200)],
      ledger: [paid("10421", 1200), booked("10421", 1200)],
    });
    expect(verdicts(outcome)).toEqual(["posted-twice: 1200 not agreed"]);
    expect(answerTo(outcome, 1).why).toContain("on 10 March 2023 with payment reference BACS77");
  });

  test("two identical lines for a paid and an open row are one of each", () => {
    const outcome = reconcileCase({
      statement: [claim("10421", 500), claim("10421", 500)],
      ledger: [paid("10421", 500), booked("10421", 500)],
    });
    expect(outcome.agreedPence).toBe(50_000);
  });
});

describe("REC-03 one number in two writings", () => {
  test.each([
    ["INV 100123", "100123"],
    ["Invoice No. INV-100123", "100123"],
    ["100123 COPY", "100123"],
    ["INVRXH0039955", "RXH0039955"],
    ["nf-10421", "NF10421"],
  ])("%s is %s: words, case and marks after the head are no difference", (written, number) => {
    expect(found(claim(written, 500, { on: later }), booked(number, 470))).toBe(
      "normalised, above-ledger: 470 agreed, 30 not agreed",
    );
  });

  test.each([
    ["NF-10421", "10421"],
    ["10421", "NF-10421"],
    ["0010421", "10421"],
    ["22/10421", "2210421"],
    ["2022/0421", "2022/421"],
  ])("%s is %s if the amount agrees or VAT explains it, and the date is near", (written, number) => {
    expect(found(claim(written, 500, { on: later }), booked(number, 500))).toBe(`normalised, ${AGREED}`);
    expect(found(claim(written, 600), booked(number, 500))).toBe(
      "normalised, vat-difference: 500 agreed, 100 not agreed",
    );
    expect(found(claim(written, 500, { on: later }), booked(number, 470))).toBe(
      `candidate, other-writing: ${NOT_AGREED}`,
    );
    expect(found(claim(written, 500, { on: "2022-12-01" }), booked(number, 500))).not.toContain(AGREED);
  });

  test.each([
    ["21/10", "2/110"],
    ["NF-12-3", "NF-1-23"],
    ["20221-23", "2022/123"],
    ["PATH-10421", "RAD-10421"],
    ["7", "IN7"],
  ])("%s is not %s: it is a candidate", (written, number) => {
    expect(found(claim(written, 500, { on: later }), booked(number, 500))).toBe(
      `candidate, other-writing: ${NOT_AGREED}`,
    );
  });

  test("a difference that two other lines show is a habit: then amounts may differ", () => {
    const outcome = reconcileCase({
      statement: [claim("NF-10421", 500), claim("NF-10422", 510), claim("NF-10423", 520)],
      ledger: [booked("10421", 500), booked("10422", 510), booked("10423", 400)],
    });
    expect(verdicts(outcome)).toEqual([AGREED, "agreed: 510 agreed", "above-ledger: 400 agreed, 120 not agreed"]);
  });

  test("one head that replaces another needs many lines", () => {
    const lines = (count: number) => ({
      statement: Array.from({ length: count }, (_, at) => claim(`PATH-${String(10_421 + at)}`, 500 + at)),
      ledger: Array.from({ length: count }, (_, at) => booked(`LB-${String(10_421 + at)}`, 500 + at)),
    });
    expect(reconcileCase(lines(4)).agreedPence).toBe(0);
    expect(reconcileCase(lines(6)).agreedPence).toBe(301_500);
  });

  test("two departments and one bare number are both queried", () => {
    const outcome = reconcileCase({
      statement: [claim("PATH-10421", 500), claim("RAD-10421", 500)],
      ledger: [booked("10421", 500)],
    });
    expect(verdicts(outcome)).toEqual([`rival-lines: ${NOT_AGREED}`, `rival-lines: ${NOT_AGREED}`]);
    expect(evidence(outcome, 2)).toEqual(["candidate 10421 0"]);
  });
});

describe("REC-03 a line's own number decides", () => {
  test.each([
    ["further to", claim("10500", 500, { description: "Further to invoice 10421", on: later })],
    ["replaces, in the cell", claim("10500 (replaces 10421)", 500, { on: later })],
    ["rebill, in the cell", claim("10500 rebill of 10421", 500, { on: later })],
    ["a customer reference", claim("10500", 500, { references: ["10421"], on: later })],
    ["a supplement", claim("10421-SUPP", 500, { on: later })],
    ["a month", claim("10421-MAR", 500, { on: later })],
    ["a revision", claim("10421-R1", 500, { on: later })],
    ["a letter", claim("10421A", 500, { on: later })],
    ["a part", claim("10421 (part)", 200, { on: later })],
    ["a part with a number", claim("10421 PART 2", 500, { on: later })],
    ["a part of several", claim("10421/2", 500, { on: later })],
    ["two numbers of which one is known", claim("10500/10421", 500, { on: later })],
    ["only a mention in the cell", claim("Replaces 10421", 500, { on: later })],
    ["only a mention in the description", claim("", 500, { description: "Further to 10421", on: later })],
  ])("%s makes a candidate, not an agreement", (_, line) => {
    const outcome = reconcileCase({ statement: [line], ledger: [booked("10421", 500)] });
    expect(outcome.agreedPence).toBe(0);
    expect(evidence(outcome, 1)).toEqual(["candidate 10421 0"]);
  });

  test("an ending that both sides write is part of the number", () => {
    expect(found(claim("10421-SUPP", 500), booked("10421 supp", 500), booked("10421", 500))).toBe(
      `normalised, ${AGREED}`,
    );
  });

  test("without a number of its own a line takes the number with which its description begins, or its only reference", () => {
    expect(found(claim("", 500, { description: "Invoice 10421 physio" }), booked("10421", 500))).toBe(
      `description, ${AGREED}`,
    );
    expect(found(claim("n/a", 500, { references: ["INV 10421"] }), booked("10421", 500))).toBe(`normalised, ${AGREED}`);
    expect(found(claim("", 500, { description: "2023 staffing" }), booked("2023", 500, { on: later }))).toBe(
      `candidate, same-amount: ${NOT_AGREED}`,
    );
  });
});

describe("REC-03 recurring numbers", () => {
  const month = (at: number, day = "01"): string => `2023-0${String(at)}-${day}`;
  const instalment = (at: number, day = "01") => claim("C4711", 500, { on: month(at, day) });
  const row = (at: number, more: Partial<Booking> = {}, day = "01") =>
    booked("C4711", 500, { on: month(at, day), ...more });

  test("equal instalments some days late are all agreed, and the reply says that it does not matter which is which", () => {
    const outcome = reconcileCase({
      statement: [instalment(1), instalment(2), instalment(3)],
      ledger: [row(1, {}, "20"), row(2, {}, "19"), row(3, {}, "20")],
    });
    expect(verdicts(outcome)).toEqual([AGREED, AGREED, AGREED]);
    expect(answerTo(outcome, 1).why).toMatch(/it does not matter which is which\.$/);
  });

  test("a month that is not booked is not on our ledger, and is no repetition", () => {
    const outcome = reconcileCase({
      statement: [instalment(1), instalment(2), instalment(3)],
      ledger: [row(1), row(2)],
    });
    expect(verdicts(outcome)).toEqual([AGREED, AGREED, `not-on-ledger: ${NOT_AGREED}`]);
  });

  test("a word needs amount and day: SLA of three months before is queried", () => {
    const on = "2023-02-01";
    expect(found(claim("SLA", 500, { on }), booked("SLA", 500, { on: "2022-11-01" }))).toBe(
      `candidate, unconfirmed: ${NOT_AGREED}`,
    );
    expect(found(claim("SLA", 500, { on }), booked("SLA", 500, { on: "2023-02-02" }))).toBe(`exact, ${AGREED}`);
    expect(found(claim("SLA", 500, { on }), booked("SLA", 470, { on }))).toBe(`candidate, unconfirmed: ${NOT_AGREED}`);
  });
});

describe("REC-02 reversals", () => {
  test("a document and its reversal under one number leave nothing", () => {
    const outcome = reconcileCase({
      statement: [claim("NF-1", 400)],
      ledger: [booked("NF-1", 400), bookedCredit("NF-1", -400, { on: "2023-03-10" })],
    });
    expect(verdicts(outcome)).toEqual(["reversed: 400 not agreed"]);
    expect(ledgerOnly(outcome)).toEqual([]);
    expect(columns(outcome)).toBe("400 + 0 accrued - 400 adjusted + 0 disputed = 0");
  });

  test("what is posted again after it is the document", () => {
    const outcome = reconcileCase({
      statement: [claim("NF-1", 400)],
      ledger: [
        booked("NF-1", 400),
        bookedCredit("NF-1", -400, { on: "2023-03-10" }),
        booked("NF-1", 390, { on: "2023-03-10" }),
      ],
    });
    expect(verdicts(outcome)).toEqual(["above-ledger: 390 agreed, 10 not agreed"]);
  });

  test("a reversal that the statement lists too is matched line by line", () => {
    const outcome = reconcileCase({
      statement: [claim("NF-1", 400), creditNote("NF-1", -400)],
      ledger: [booked("NF-1", 400), bookedCredit("NF-1", -400)],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 400 agreed", "agreed: -400 agreed"]);
  });
});

describe("REC-12 signs", () => {
  test("a negative line under the number of an open invoice is not a credit of itself", () => {
    expect(found(creditNote("CN2002", -200), booked("CN2002", 200))).toBe("candidate, opposite-sign: -200 not agreed");
  });

  test("a file whose signs are all turned round is asked about as a whole", () => {
    const outcome = reconcileCase({
      statement: [creditNote("NF-1", -400), creditNote("NF-2", -410), claim("NFC-3", 50)],
      ledger: [booked("NF-1", 400), booked("NF-2", 410), bookedCredit("NFC-3", -50)],
    });
    expect(verdicts(outcome)).toEqual([
      "signs-turned: -400 not agreed",
      "signs-turned: -410 not agreed",
      "signs-turned: 50 not agreed",
    ]);
    expect(outcome.remarks.join(" ")).toContain("whether its signs are turned round");
  });

  test("of such a file a line with the same sign as ours is not said to be the opposite", () => {
    const { lines } = reconcileCase({
      statement: [...[1, 2, 3, 4, 5].map((at) => creditNote(`NF-${String(at)}`, -400 - at)), creditNote("NFC-9", -50)],
      ledger: [...[1, 2, 3, 4, 5].map((at) => booked(`NF-${String(at)}`, 400 + at)), bookedCredit("NFC-9", -50)],
    });
    expect(lines.at(-1)).toMatchObject({ reason: "signs-turned", agreedPence: 0 });
    expect(lines.at(-1)?.why).toContain("but most lines of your statement have the opposite signs of ours");
    expect(lines[0]?.why).toContain("the opposite of your credit note NF-1");
  });
});

describe("REC-12 a credit names its invoice in any writing", () => {
  test.each([
    ["350", "Credit for invoice 350"],
    ["INV/22/73676", "Credit for invoice INV/22/73676"],
    ["NF-10421", "credits 10421"],
    ["10421", "10421 overcharged"],
    ["2037", "CN for 2037"],
    ["1953", "Credit of #1953 - duplicate charge"],
    ["1951", "1951 overcharged"],
    ["2022/2082", "Credit of 2022/2082"],
  ])("%s, named as '%s'", (number, description) => {
    const credit = (more: Partial<Booking>, isBooked: boolean): string | undefined =>
      verdicts(
        reconcileCase({
          statement: [creditNote("CN55", -70, { description })],
          ledger: [booked(number, 500, more), ...(isBooked ? [bookedCredit("CN55", -70)] : [])],
        }),
      )[0];
    for (const isBooked of [true, false]) {
      expect(credit({ disputed: 500 }, isBooked)).toBe("credit-for-disputed-invoice: -70 not agreed");
      expect(credit({ status: "cancelled" }, isBooked)).toBe("credit-for-cancelled-invoice: -70 not agreed");
      expect(credit({}, isBooked)).toMatch(/: -70 agreed$/);
    }
  });

  test.each(["Credit for March 2023", "Credit for 2022/23", "Credit for 2022-2023"])(
    "a year is no invoice: %s",
    (description) => {
      const outcome = reconcileCase({
        statement: [creditNote("CN55", -200, { description })],
        ledger: [bookedCredit("CN55", -200)],
      });
      expect(verdicts(outcome)).toEqual([expect.stringMatching(/: -200 agreed$/)]);
    },
  );

  test("a credit for an invoice that the ledger lacks is not agreed, even if the ledger has the credit", () => {
    const outcome = reconcileCase({
      statement: [creditNote("CN55", -200, { description: "Credit for invoice 99999" })],
      ledger: [bookedCredit("CN55", -200, { description: "Credit for 99999" })],
    });
    expect(sentences(outcome)).toContain("credits 99999, which our ledger does not have");
  });
});

describe("STM-05 purchase orders identify only lines without a number", () => {
  const order = { order: "PO4711" };

  test("the only document of the order, near in date and of the same amount", () => {
    for (const line of [claim("", 500, { order: "PO-4711" }), claim("PO4711", 500), claim("po 4711", 500)]) {
      expect(found(line, booked("NF1", 500, order))).toBe(`purchase-order, ${AGREED}`);
    }
    expect(found(claim("", 500, order), booked("PO4711", 500))).toBe(`purchase-order, ${AGREED}`);
    expect(
      found(
        claim("PO4711", 500, { on: "2023-02-01" }),
        paid("NF1", 500, { ...order, on: "2023-02-01" }),
        booked("NF2", 500, order),
      ),
    ).toBe(`purchase-order, paid: ${NOT_AGREED}`);
  });

  test.each([
    ["of last month", [booked("NF1", 500, { ...order, on: "2023-02-01" })]],
    ["of another amount", [booked("NF1", 470, order)]],
    ["two of one amount, one disputed", [booked("NF1", 500, order), booked("NF2", 500, { ...order, disputed: 500 })]],
    ["two of one amount, some days apart", [booked("NF1", 500, order), booked("NF2", 500, { ...order, on: later })]],
  ])("%s: queried with all of them", (_, ledger) => {
    const outcome = reconcileCase({ statement: [claim("", 500, order)], ledger });
    expect(verdicts(outcome)).toEqual([`order-unclear: ${NOT_AGREED}`]);
    expect(evidence(outcome, 1)).toHaveLength(ledger.length);
    expect(wantedWords(answerTo(outcome, 1))).not.toContain("order");
  });

  test("all documents of the order on one day, or all lines of the order for one document, if they add up", () => {
    expect(found(claim("", 500, order), booked("NF1", 200, order), booked("NF2", 300, order))).toBe(`group, ${AGREED}`);
    const outcome = reconcileCase({
      statement: [claim("", 250, order), claim("", 350, order)],
      ledger: [booked("NF1", 600, order)],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 250 agreed", "agreed: 350 agreed"]);
  });

  test("an order beside an own number that the ledger lacks makes a candidate", () => {
    expect(found(claim("200777", 500, { ...order, on: later }), booked("NF1", 500, order))).toBe(
      `candidate, order-unclear: ${NOT_AGREED}`,
    );
  });
});

describe("REC-03 sets, ranges and parts, only if they add up", () => {
  const rows = [booked("10421", 100), booked("10422", 150), booked("10423", 250)];

  test.each([
    "10421, 10422 & 10423",
    "10421;10422;10423",
    "10421-10423",
    "10421-23",
    "INV 10421 - INV 10423",
    "10421 to 10423",
  ])("%s", (number) => {
    expect(found(claim(number, 500), ...rows)).toBe(`group, ${AGREED}`);
    expect(found(claim(number, 501), ...rows)).not.toContain("agreed: 5");
  });

  test("a set in one cell of the ledger", () => {
    const outcome = reconcileCase({
      statement: [claim("10421", 100), claim("10422", 150)],
      ledger: [booked("10421, 10422", 250)],
    });
    expect(verdicts(outcome)).toEqual(["agreed: 100 agreed", "agreed: 150 agreed"]);
  });

  test("parts 1 to k on the ledger, if they are complete", () => {
    expect(found(claim("10421", 500), booked("10421/1", 200), booked("10421/2", 300))).toBe(`group, ${AGREED}`);
    expect(found(claim("10421", 500), booked("10421/1", 200), booked("10421/3", 300))).toBe(
      `candidate, related-number: ${NOT_AGREED}`,
    );
  });
});

describe("REC-03 conventions of a pair", () => {
  const serials = Array.from({ length: 20 }, (_, at) => 10_421 + at * 7);
  const amounts = serials.map((serial) => serial % 977);

  test.each<[string, (serial: number) => Partial<Claim>, (serial: number) => Partial<Booking>]>([
    ["a year in front", (serial) => ({ number: String(serial) }), (serial) => ({ number: `2023${String(serial)}` })],
    ["the last five digits", (serial) => ({ number: `98${String(serial)}` }), (serial) => ({ number: String(serial) })],
    ["a constant ending", (serial) => ({ number: `${String(serial)}-77` }), (serial) => ({ number: String(serial) })],
    [
      "another head",
      (serial) => ({ number: `PATH-${String(serial)}` }),
      (serial) => ({ number: `LB${String(serial)}` }),
    ],
    [
      "the number in our description",
      (serial) => ({ number: `NF${String(serial)}` }),
      (serial) => ({ number: String(5_100_000_000 + serial * 31), description: `NF${String(serial)} physio` }),
    ],
    [
      "the number in the statement's reference",
      (serial) => ({ number: `T${String(900_000 + serial * 13)}`, references: [`NF-${String(serial)}`] }),
      (serial) => ({ number: `NF-${String(serial)}` }),
    ],
  ])("%s is learned from lines whose amount and date agree", (_, ofStatement, ofLedger) => {
    const statement = serials.map((serial, at) => ({ ...claim("", amounts[at] ?? 0), ...ofStatement(serial) }));
    const ledger = serials.map((serial, at) => ({ ...booked("", amounts[at] ?? 0), ...ofLedger(serial) }));
    const outcome = reconcileCase({ statement, ledger });
    expect(outcome.notAgreedPence).toBe(0);
    const few = reconcileCase({ statement: statement.slice(0, 3), ledger: ledger.slice(0, 3) });
    expect(few.agreedPence).toBe(0);
  });

  test("is explained by an example", () => {
    const outcome = reconcileCase({
      statement: serials.map((serial, at) => claim(String(serial), amounts[at] ?? 0)),
      ledger: serials.map((serial, at) => booked(`2023${String(serial)}`, amounts[at] ?? 0)),
    });
    expect(outcome.conventions).toMatchObject([
      { statement: { column: "number", text: "10421" }, ledger: { column: "number", text: "202310421" } },
    ]);
  });
});

test("REC-03 the digits of an organisation's code before a number are none of its digits", () => {
  const agreed = (number: string, booking: string) =>
    reconcileCase({ statement: [claim(number, 500)], ledger: [booked(booking, 500)] }).agreedPence;
  expect(agreed("15651", "ZA1/5651")).toBe(0);
  expect(agreed("25651", "ZB2-5651")).toBe(0);
  expect(agreed("ZA1/5651", "ZA1/5651")).toBe(50_000);
  expect(agreed("ZA1/5651", "5651")).toBe(50_000);
});
