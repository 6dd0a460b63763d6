import * as fc from "fast-check";
import { expect, test } from "vitest";

import { pence, sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { changesBetweenForms, type ComparedLine } from "../../../shared/domain/form/changes-between-forms.ts";
import type { SubmittedRow } from "../../../shared/domain/mismatch/submitted-form.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";

const ZB2 = organisationCode("ZB2");
const parts = ["payables", "receivables", "income", "expenditure"] as const;

function row(part: SubmittedRow["part"], ...columns: number[]): SubmittedRow {
  const [notifiedPence = 0, accruedPence = 0, adjustedPence = 0, disputedPence = 0] = columns;
  return {
    part,
    counterparty: ZB2,
    notifiedPence: pence(notifiedPence),
    accruedPence: pence(accruedPence),
    adjustedPence: pence(adjustedPence),
    disputedPence: pence(disputedPence),
    totalPence: sumPence([notifiedPence, accruedPence, adjustedPence, disputedPence].map(pence)),
    reason: "",
  };
}

function line(name: string, agreed: number, notAgreed: number): ComparedLine {
  return {
    counterparty: ZB2,
    part: "payables",
    name,
    pence: pence(agreed + notAgreed),
    agreedPence: pence(agreed),
    notAgreedPence: pence(notAgreed),
    inDisputePence: pence(0),
    reason: notAgreed === 0 ? "agreed" : "not-on-ledger",
  };
}

test("COL-08 adjusted or disputed that moves with a changed line is explained, and without one it is flagged", () => {
  const before = { rows: [row("payables", 100, 0, -10)], lines: [line("1001", 90, 10)] };
  const after = { rows: [row("payables", 100, 0, 0)], lines: [line("1001", 100, 0)] };
  expect(changesBetweenForms(before, after)).toMatchObject([
    { adjustedPence: 10, totalPence: 10, lines: [{ name: "1001" }] },
  ]);
  expect(changesBetweenForms(before, after)[0]?.flag).toBeUndefined();
  expect(changesBetweenForms(before, { ...before, rows: after.rows })[0]?.flag).toBe("no-line-changed");
  expect(changesBetweenForms({ rows: before.rows }, after)[0]?.flag).toBe("lines-not-known");
  expect(changesBetweenForms({ rows: before.rows }, { rows: [row("payables", 90, 0, -10)] })[0]?.flag).toBeUndefined();
});

test("COL-08 two lines of one name are two lines", () => {
  const rows = [row("payables", 100)];
  const before = { rows, lines: [line("1001", 50, 0), line("1001", 50, 0)] };
  expect(changesBetweenForms(before, before)).toEqual([]);
  expect(changesBetweenForms(before, { rows, lines: [line("1001", 50, 0)] })[0]?.lines.map(({ name }) => name)).toEqual(
    ["1001 (2)"],
  );
});

test("what changed is the later form less the earlier, whatever they are, and nothing if they are the same", () => {
  const amount = fc.integer({ min: -50, max: 50 });
  const rows = fc.uniqueArray(
    fc
      .tuple(fc.constantFrom(...parts), fc.array(amount, { minLength: 4, maxLength: 4 }))
      .map(([part, all]) => row(part, ...all)),
    { selector: ({ part }) => part },
  );
  fc.assert(
    fc.property(rows, rows, (one, other) => {
      const changes = changesBetweenForms({ rows: one }, { rows: other });
      const total = (all: readonly SubmittedRow[]) => sumPence(all.map(({ totalPence }) => totalPence));
      expect(sumPence(changes.map(({ totalPence }) => totalPence))).toBe(total(other) - total(one) || 0);
      expect(changesBetweenForms({ rows: one }, { rows: one })).toEqual([]);
    }),
  );
});
