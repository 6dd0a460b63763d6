import { describe, expect, test } from "vitest";

import { calendarDate } from "../../../../shared/domain/amounts-and-days/calendar-date.ts";
import { reconcileReferenceData2022To23 } from "../../../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import {
  answerTo,
  booked,
  bookedCredit,
  claim,
  creditNote,
  evidence,
  reconcileCase,
  verdicts,
  type Booking,
} from "../statement-and-ledger.ts";

/** Each property of the answer's only piece of evidence, with its value: what the ledger lacks must not be a property. */
function evidenceProperties(one: Booking): (readonly [string, unknown])[] {
  const outcome = reconcileCase({ statement: [claim("1001", 500)], ledger: [one] });
  const [first] = answerTo(outcome, 1).evidence;
  return Object.entries(first ?? {}).sort(([name], [other]) => (name < other ? -1 : 1));
}

describe("REC-02 the evidence has exactly what the ledger has of the line", () => {
  const bare = [
    ["invoiceNumber", "1001"],
    ["match", "exact"],
    ["outstandingPence", 50_000],
    ["status", "approved"],
    ["usedPence", 50_000],
  ] as const;

  test("a line with neither date nor gross amount", () => {
    expect(evidenceProperties(booked("1001", 500, { on: null }))).toEqual(bare);
  });

  test("a date without a gross amount", () => {
    const expected = [["invoiceDate", "2023-03-01"], ...bare];
    expect(evidenceProperties(booked("1001", 500))).toEqual(expected);
  });

  test("a gross amount without a date", () => {
    const expected = [["grossPence", 60_000], ...bare];
    expect(evidenceProperties(booked("1001", 500, { on: null, gross: 600 }))).toEqual(expected);
  });

  test("date and gross amount, payment and dispute", () => {
    const expected = [
      ["disputeReference", "MED-2023-04"],
      ["grossPence", 60_000],
      ["invoiceDate", "2023-03-01"],
      ["invoiceNumber", "1001"],
      ["match", "exact"],
      ["outstandingPence", 50_000],
      ["paidDate", "2023-03-10"],
      ["paymentReference", "BACS77"],
      ["status", "approved"],
      ["usedPence", 50_000],
    ];
    const one = { gross: 600, paidOn: "2023-03-10", paymentReference: "BACS77", disputeReference: "MED-2023-04" };
    expect(evidenceProperties(booked("1001", 500, one))).toEqual(expected);
  });

  test("an answer has a date only if the statement gives one", () => {
    const outcome = reconcileCase({ statement: [claim("1001", 500), claim("1002", 10, { on: null })], ledger: [] });
    expect(outcome.lines.map((line) => Object.hasOwn(line, "invoiceDate"))).toEqual([true, false]);
  });
});

describe("REC-12 a credit that is not on the statement explains what is claimed too much", () => {
  const statement = [claim("1001", 500)];
  const whyOf = (ledger: readonly Booking[]): string => answerTo(reconcileCase({ statement, ledger }), 1).why;

  test("of two credits of that amount the earlier one is named, whatever their order", () => {
    const earlier = bookedCredit("CN76", -70, { on: "2023-02-01" });
    const later = bookedCredit("CN77", -70, { on: "2023-02-20" });
    for (const credits of [
      [earlier, later],
      [later, earlier],
    ]) {
      expect(whyOf([booked("1001", 430), ...credits])).toContain("CN76");
    }
  });

  test("a credit that is matched to another statement line explains nothing", () => {
    const outcome = reconcileCase({
      statement: [...statement, creditNote("CN77", -70)],
      ledger: [booked("1001", 430), bookedCredit("CN77", -70)],
    });
    expect(verdicts(outcome)).toEqual(["above-ledger: 430 agreed, 70 not agreed", "agreed: -70 agreed"]);
    expect(evidence(outcome, 1)).toEqual(["exact 1001 430"]);
  });

  test("nor does a debt of that amount, a credit of another amount or a cancelled one", () => {
    for (const other of [
      booked("1002", 70),
      bookedCredit("CN77", 70),
      bookedCredit("CN77", -71),
      bookedCredit("CN77", -70, { status: "cancelled" }),
    ]) {
      expect(verdicts(reconcileCase({ statement, ledger: [booked("1001", 430), other] }))[0]).toBe(
        "above-ledger: 430 agreed, 70 not agreed",
      );
    }
  });
});

describe("STM-08 a difference is VAT if a rate in force on the invoice's date fits it", () => {
  const reasonOn = (on: string | null, claimed: number, have: number): string | undefined =>
    verdicts(reconcileCase({ statement: [claim("1001", claimed, { on })], ledger: [booked("1001", have, { on })] }))[0];

  test("the whole rate fits to the penny, and a penny more or less does not", () => {
    expect(reasonOn("2023-03-01", 600, 500)).toBe("vat-difference: 500 agreed, 100 not agreed");
    expect(reasonOn("2023-03-01", 600.01, 500)).toBe("above-ledger: 500 agreed, 100.01 not agreed");
    expect(reasonOn("2023-03-01", 599.99, 500)).toBe("above-ledger: 500 agreed, 99.99 not agreed");
  });

  test("a rate that was no longer or not yet in force does not fit", () => {
    const referenceData = {
      ...reconcileReferenceData2022To23,
      vatRates: [{ basisPoints: 1_750, from: calendarDate("2022-01-04"), to: calendarDate("2022-12-31") }],
    };
    const on = (invoiceDate: string): string | undefined =>
      verdicts(
        reconcileCase({
          statement: [claim("1001", 587.5, { on: invoiceDate })],
          ledger: [booked("1001", 500, { on: invoiceDate })],
          referenceData,
        }),
      )[0];
    const vat = "vat-difference: 500 agreed, 87.5 not agreed";
    const more = "above-ledger: 500 agreed, 87.5 not agreed";
    expect(["2022-01-03", "2022-01-04", "2022-12-31", "2023-01-01"].map(on)).toEqual([more, vat, vat, more]);
  });

  test("without a date every rate may fit", () => {
    expect(reasonOn(null, 600, 500)).toBe("vat-difference: 500 agreed, 100 not agreed");
  });
});
