import * as fc from "fast-check";
import { expect, test } from "vitest";

import { pence, sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { entryOfStatement } from "../../../shared/domain/form/form-entries.ts";
import { compareForms } from "../../../shared/domain/mismatch/compare-forms.ts";
import { explainMismatch } from "../../../shared/domain/mismatch/explain-mismatch.ts";
import { reportedPairOf } from "../../../shared/domain/mismatch/reported-pair.ts";
import type { SubmittedForm, SubmittedRow } from "../../../shared/domain/mismatch/submitted-form.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { reconcileReferenceData2022To23 } from "../../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import { bookings, claims } from "../reconcile/made-pairs.ts";
import { booked, claim, monthTwelve, reconcileCase, type Case } from "../reconcile/statement-and-ledger.ts";

const { subEntities } = reconcileReferenceData2022To23;
const ZA1 = organisationCode("ZA1");
const ZB2 = organisationCode("ZB2");

function formOf(organisation: SubmittedForm["organisation"], rows: SubmittedRow[]): SubmittedForm {
  return { organisation, exercise: monthTwelve.exercise, rows };
}

/** The pair of a statement, where the receivable side shows so much, and the explanation from the payable side's lines. */
function explained(one: Case, receivablePounds: number, adjustedPounds = 0) {
  const entry = entryOfStatement({ writer: ZB2, kind: "r&p", subEntities }, reconcileCase(one));
  const [row] = entry.rows;
  if (row === undefined) throw new Error("an entry has a row");
  const payable = { ...row, counterparty: ZB2, reason: "" };
  const notifiedPence = pence(Math.round(receivablePounds * 100));
  const adjustedPence = pence(Math.round(adjustedPounds * 100));
  const nothing = { accruedPence: pence(0), disputedPence: pence(0), reason: "" };
  const totalPence = sumPence([notifiedPence, adjustedPence]);
  const receivable = {
    part: "receivables" as const,
    counterparty: ZA1,
    notifiedPence,
    adjustedPence,
    totalPence,
    ...nothing,
  };
  const pair = compareForms([formOf(ZA1, [payable]), formOf(ZB2, [receivable])]).pairs.find(
    (each) => each.receivable === ZB2,
  );
  if (pair === undefined) throw new Error("there is a pair");
  return { pair, parts: explainMismatch(reportedPairOf(pair), [entry]) };
}

test("MIS-05 each part of a mismatch has what explains it, and what nothing explains is unknown", () => {
  const { parts } = explained(
    {
      statement: [claim("1", 70), claim("2", 30), claim("3", 500), claim("4", 40), claim("5", 9)],
      ledger: [
        booked("1", 70, { disputed: 20, disputeReference: "MED-1" }),
        booked("2", 30, { capital: true }),
        booked("4", 0, { gross: 40, status: "paid", paidOn: "2023-03-30", paymentReference: "BACS1" }),
        booked("5", 0, { gross: 9, status: "cancelled" }),
      ],
    },
    649,
    -30,
  );
  expect(Object.fromEntries(parts.map(({ explanation, pence: part }) => [explanation, part / 100]))).toEqual({
    dispute: 20,
    "their-adjustments": -30,
    capital: 30,
    timing: 40,
    "not-agreed": 9,
    unknown: 500,
  });
});

test("MIS-05 the parts add up to the mismatch, whatever the two sides show", () => {
  const pounds = fc.integer({ min: -900, max: 900 });
  const cases = fc.record({
    statement: fc.array(claims, { maxLength: 6 }),
    ledger: fc.array(bookings, { maxLength: 6 }),
  });
  fc.assert(
    fc.property(cases, pounds, pounds, (one, shown, adjusted) => {
      const { pair, parts } = explained(one, shown, adjusted);
      expect(sumPence(parts.map((part) => part.pence))).toBe(pair.difference.totalPence);
    }),
  );
});

test("COL-08 MIS-05 an adjusted column that was changed by hand leaves a part that nobody knows", () => {
  const { pair } = explained({ statement: [claim("9", 30)], ledger: [] }, 30);
  expect(explainMismatch(reportedPairOf(pair), []).map(({ explanation, pence: part }) => [explanation, part])).toEqual([
    ["unknown", 3_000],
  ]);
});
