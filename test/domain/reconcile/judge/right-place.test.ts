import { expect, test } from "vitest";

import { calendarDate } from "../../../../shared/domain/amounts-and-days/calendar-date.ts";
import { organisationCode } from "../../../../shared/domain/organisation/organisation-code.ts";
import type { Organisation } from "../../../../shared/domain/organisation/organisation.ts";
import { reconcileReferenceData2022To23 } from "../../../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import { booked, claim, eastmere, reconcileCase, northfold, verdicts, wantedWords } from "../statement-and-ledger.ts";

function body(code: string, name: string, more: Partial<Organisation> = {}): Organisation {
  return { code: organisationCode(code), name, type: "body", ...more };
}

const successor = organisationCode("ZC3");
const board = body("ZC3", "Westhaven ICB", { opened: calendarDate("2022-07-01") });
const north = body("ZG1", "Westhaven North CCG", { closed: calendarDate("2022-06-30"), successor });
const south = body("ZG0", "Westhaven South CCG", { closed: calendarDate("2022-06-30"), successor });

/** The sentence about a line of one date on an income statement to the board. */
function onDay(on: string, ...others: Organisation[]): string {
  const outcome = reconcileCase({
    kind: "i&e",
    payable: "ZC3",
    directory: [board, ...others],
    statement: [claim("1001", 500, { on })],
    ledger: [booked("1001", 500, { on })],
  });
  return verdicts(outcome)[0] === "agreed: 500 agreed" ? "agreed" : wantedWords(outcome.lines[0]);
}

test("ORG-04 before the successor's first day a line belongs to its predecessors only, named in the order of their codes", () => {
  const stranger = body("ZG5", "Somewhere CCG", { closed: calendarDate("2022-06-30") });
  const named = "Please move it to the statement of Westhaven South CCG (ZG0) or Westhaven North CCG (ZG1).";
  expect(onDay("2022-06-30", stranger, north, south)).toBe(named);
  expect(onDay("2022-06-30", south, north, stranger)).toBe(named);
});

test("ORG-04 from its first day a line belongs to the successor, even if a predecessor has not closed yet", () => {
  const late = { ...north, closed: calendarDate("2022-08-31") };
  expect(onDay("2022-07-01", late)).toBe("agreed");
  expect(onDay("2022-07-15", late)).toBe("agreed");
  expect(onDay("2022-06-30", late)).toBe("Please move it to the statement of Westhaven North CCG (ZG1).");
});

test("ORG-05 an issuer is recognised by any of its names, and the longest prefix counts wherever it is listed", () => {
  const belongsTo = eastmere.code;
  const referenceData = {
    ...reconcileReferenceData2022To23,
    invoicePrefixes: [
      {
        issuers: [],
        issuerNames: ["COORDINATION", "NORTHFOLD"],
        prefixes: ["9012", "90"],
        name: "Eastmere",
        belongsTo,
      },
      { issuers: [northfold.code], issuerNames: [], prefixes: ["901"], name: "nobody" },
    ],
  };
  const numbers = ["90123", "9017", "9077", "1001"];
  const outcome = reconcileCase({
    referenceData,
    statement: numbers.map((number) => claim(number, 500)),
    ledger: numbers.map((number) => booked(number, 500)),
  });
  expect(verdicts(outcome)).toEqual([
    "wrong-counterparty: 500 not agreed",
    "outside-exercise: 500 not agreed",
    "wrong-counterparty: 500 not agreed",
    "agreed: 500 agreed",
  ]);
  expect(outcome.lines[0]?.why).toContain("begins with 9012, which");
});
