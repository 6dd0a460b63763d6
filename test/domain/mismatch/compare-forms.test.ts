import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { pence, sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { byOrganisation, pairsOf } from "../../../shared/domain/mismatch/by-organisation.ts";
import { absolute, compareForms, isCompared } from "../../../shared/domain/mismatch/compare-forms.ts";
import {
  problemsOfRow,
  type SubmittedForm,
  type SubmittedRow,
} from "../../../shared/domain/mismatch/submitted-form.ts";
import { stepsOf } from "../../../shared/domain/mismatch/who-acts.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { monthTwelve } from "../reconcile/statement-and-ledger.ts";

const codes = ["ZA1", "ZB2", "ZB3", "ZC3X9"].map(organisationCode);
const parts = ["payables", "receivables", "income", "expenditure"] as const;

function rowOf(
  part: SubmittedRow["part"],
  counterparty: string,
  [notified = 0, accrued = 0, adjusted = 0, disputed = 0]: readonly number[],
): SubmittedRow {
  const columns = [notified, accrued, adjusted, disputed].map((pounds) => pence(pounds * 100));
  const [notifiedPence = pence(0), accruedPence = pence(0), adjustedPence = pence(0), disputedPence = pence(0)] =
    columns;
  return {
    part,
    counterparty: organisationCode(counterparty),
    notifiedPence,
    accruedPence,
    adjustedPence,
    disputedPence,
    totalPence: sumPence(columns),
    reason: "",
  };
}

function formOf(organisation: string, ...rows: SubmittedRow[]): SubmittedForm {
  return { organisation: organisationCode(organisation), exercise: monthTwelve.exercise, rows };
}

const amounts = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 4, maxLength: 4 });
const rows = fc.record({ part: fc.constantFrom(...parts), counterparty: fc.constantFrom(...codes), columns: amounts });
const forms = fc
  .uniqueArray(fc.record({ organisation: fc.constantFrom(...codes), rows: fc.array(rows, { maxLength: 8 }) }), {
    selector: ({ organisation }) => organisation,
    maxLength: 4,
  })
  .map((all) =>
    all.map(({ organisation, rows: own }) =>
      formOf(
        organisation,
        ...own
          .filter(({ counterparty }) => counterparty !== organisation)
          .map(({ part, counterparty, columns }) => rowOf(part, counterparty, columns)),
      ),
    ),
  );

/** What each side says becomes what the other side says. */
function turned(form: SubmittedForm): SubmittedForm {
  const other = {
    payables: "receivables",
    receivables: "payables",
    income: "expenditure",
    expenditure: "income",
  } as const;
  return { ...form, rows: form.rows.map((row) => ({ ...row, part: other[row.part] })) };
}

describe("MIS-01 two sides are compared", () => {
  test("MIS-01 COL-06 for each pair and kind, column by column, in absolute value", () => {
    const { pairs, totalPence } = compareForms([
      formOf("ZA1", rowOf("payables", "ZB2", [70_000, 0, 0, -5_000]), rowOf("expenditure", "ZB2", [100])),
      formOf("ZB2", rowOf("receivables", "ZA1", [70_000]), rowOf("income", "ZA1", [90])),
    ]);
    expect(pairs.map(({ kind, difference, absolutePence }) => [kind, difference, absolutePence])).toEqual([
      [
        "r&p",
        { notifiedPence: 0, accruedPence: 0, adjustedPence: 0, disputedPence: 500_000, totalPence: 500_000 },
        500_000,
      ],
      [
        "i&e",
        { notifiedPence: -1_000, accruedPence: 0, adjustedPence: 0, disputedPence: 0, totalPence: -1_000 },
        1_000,
      ],
    ]);
    expect(totalPence).toBe(501_000);
  });

  test("MIS-01 columns that cancel out in the total still count", () => {
    const [pair] = compareForms([
      formOf("ZA1", rowOf("payables", "ZB2", [100, 50])),
      formOf("ZB2", rowOf("receivables", "ZA1", [150])),
    ]).pairs;
    expect([pair?.absolutePence, pair?.absoluteByColumnPence]).toEqual([0, 10_000]);
  });

  test("MIS-01 mismatch is symmetric: with the two sides exchanged every difference changes its sign, and no amount", () => {
    fc.assert(
      fc.property(forms, (all) => {
        const one = compareForms(all);
        const other = compareForms(all.map(turned));
        expect(other.totalPence).toBe(one.totalPence);
        const difference = new Map(one.pairs.map((pair) => [`${pair.receivable} ${pair.payable} ${pair.kind}`, pair]));
        expect(other.pairs).toHaveLength(one.pairs.length);
        for (const pair of other.pairs) {
          const same = difference.get(`${pair.payable} ${pair.receivable} ${pair.kind}`);
          expect((same?.difference.totalPence ?? 0) + pair.difference.totalPence).toBe(0);
          expect(same?.absolutePence).toBe(pair.absolutePence);
          expect(same?.absoluteByColumnPence).toBe(pair.absoluteByColumnPence);
        }
      }),
    );
  });

  test("MIS-01 the order of the forms makes no difference, and each row counts once", () => {
    fc.assert(
      fc.property(forms, (all) => {
        const compared = compareForms(all);
        expect(compareForms(all.toReversed())).toEqual(compared);
        const sides = compared.pairs.flatMap((pair) => [pair.receivableRow.totalPence, pair.payableRow.totalPence]);
        expect(sumPence(sides)).toBe(sumPence(all.flatMap((form) => form.rows.map((row) => row.totalPence))));
      }),
    );
  });

  test("MIS-01 where a side's form is missing nothing is a mismatch; where only its row is, all of it is", () => {
    const alone = compareForms([formOf("ZA1", rowOf("payables", "ZB2", [100]))]);
    expect(alone).toMatchObject({ totalPence: 0, overTolerance: 0, formsMissing: ["ZB2"] });
    const both = compareForms([formOf("ZA1", rowOf("payables", "ZB2", [100])), formOf("ZB2")]);
    expect(both).toMatchObject({ totalPence: 10_000, overTolerance: 1, formsMissing: [] });
  });

  test("ORG-01 what NHS England's bodies are owed is compared as one with what stands against its core", () => {
    const core = organisationCode("CBA033");
    const regions = new Set(["Y56", "Y58"]);
    const { pairs } = compareForms(
      [
        formOf("Y56", rowOf("receivables", "ZA1", [100])),
        formOf("Y58", rowOf("receivables", "ZA1", [20]), rowOf("payables", "ZA1", [7])),
        formOf("ZA1", rowOf("payables", "CBA033", [120]), rowOf("receivables", "Y58", [7])),
      ],
      { recordedAs: (code) => (regions.has(code) ? core : code) },
    );
    expect(
      pairs.map(({ receivable, payable, absolutePence, missing }) => [receivable, payable, absolutePence, missing]),
    ).toEqual([
      ["CBA033", "ZA1", 0, undefined],
      ["ZA1", "Y58", 0, undefined],
    ]);
  });
});

test("MIS-02 both layouts hold the same pairs, and each organisation sees its own only", () => {
  fc.assert(
    fc.property(forms, (all) => {
      const { pairs, totalPence } = compareForms(all);
      const own = byOrganisation(pairs);
      expect(own).toHaveLength(pairs.length * 2);
      const compared = own.filter(({ pair }) => isCompared(pair));
      expect(sumPence(compared.map(({ pair }) => pair.absolutePence))).toBe(totalPence * 2);
      for (const code of codes) {
        const seen = pairsOf(pairs, code);
        expect(seen.every(({ receivable, payable }) => receivable === code || payable === code)).toBe(true);
        expect(own.filter(({ organisation }) => organisation === code).map(({ pair }) => pair)).toEqual(seen);
      }
    }),
  );
});

test("MIS-03 who leads follows from the columns that differ", () => {
  const [pair] = compareForms([
    formOf("ZA1", rowOf("payables", "ZB2", [100, 20, -10, -5])),
    formOf("ZB2", rowOf("receivables", "ZA1", [110, 30, -10])),
  ]).pairs;
  if (pair === undefined) throw new Error("there is a pair");
  expect(stepsOf(pair).map(({ column, leads }) => [column, leads])).toEqual([
    ["notifiedPence", "receivable"],
    ["accruedPence", "both"],
    ["disputedPence", "receivable"],
  ]);
});

test("MIS-04 only what is over the exercise's tolerance has to be cleared", () => {
  const all = [
    formOf("ZA1", rowOf("payables", "ZB2", [100]), rowOf("expenditure", "ZB2", [0])),
    formOf("ZB2", rowOf("receivables", "ZA1", [600]), rowOf("income", "ZA1", [500.01])),
  ];
  const { pairs, totalPence } = compareForms(all, { tolerancePence: pence(50_000) });
  expect(pairs.map(({ kind, absolutePence, isOver }) => [kind, absolutePence, isOver])).toEqual([
    ["i&e", 50_001, true],
    ["r&p", 50_000, false],
  ]);
  expect(totalPence).toBe(100_001);
});

test("COL-01 COL-05 a row is wrong whose total was typed in, or that disputes what it may not", () => {
  expect(problemsOfRow(rowOf("payables", "ZB2", [1, 2, 3, -4]))).toEqual([]);
  expect(problemsOfRow({ ...rowOf("payables", "ZB2", [1]), totalPence: pence(101) })).toHaveLength(1);
  expect(problemsOfRow(rowOf("expenditure", "ZB2", [1, 0, 0, 4]))).toEqual(["its disputed amount is positive"]);
  expect(problemsOfRow(rowOf("income", "ZB2", [1, 0, 0, -4]))).toEqual(["it disputes an invoice of its own"]);
  expect(absolute(pence(-3))).toBe(3);
});
