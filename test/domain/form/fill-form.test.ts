import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { noPence, pence, sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import {
  entryNotCompared,
  entryOfStatement,
  entryWithoutStatement,
  type WhoseEntry,
} from "../../../shared/domain/form/form-entries.ts";
import { fillForm } from "../../../shared/domain/form/fill-form.ts";
import type { FormEntry } from "../../../shared/domain/form/filled-form.ts";
import { sectorOf } from "../../../shared/domain/form/sector.ts";
import { directoryOf } from "../../../shared/domain/organisation/organisation.ts";
import { organisationCode } from "../../../shared/domain/organisation/organisation-code.ts";
import { reconcileReferenceData2022To23 } from "../../../shared/domain/reference/reconcile-reference-data-2022-23.ts";
import { bookings, claims } from "../reconcile/made-pairs.ts";
import {
  accrued,
  booked,
  bookedCredit,
  claim,
  eastmere,
  monthTwelve,
  northfold,
  reconcileCase,
  type Case,
} from "../reconcile/statement-and-ledger.ts";

const { subEntities } = reconcileReferenceData2022To23;
const rules = monthTwelve.kinds["r&p"];
if (rules === undefined) throw new Error("month twelve has rules");
const whose = (writer = "ZB2", kind: WhoseEntry["kind"] = "r&p"): WhoseEntry => ({
  writer: organisationCode(writer),
  kind,
  subEntities,
});

function formOf(...entries: FormEntry[]) {
  return fillForm({
    organisation: eastmere.code,
    exercise: monthTwelve.exercise,
    directory: directoryOf([
      eastmere,
      northfold,
      { code: organisationCode("ZL1"), name: "Westhaven Council", type: "local-authority" },
      { code: organisationCode("ZX1"), name: "Odd Body", type: "odd" },
      { code: organisationCode("CBA033"), name: "NHS England", type: "nhse" },
    ]),
    ledgers: [],
    entries,
    open: [],
  });
}

const withoutStatement = (ledger: Case["ledger"], more: Partial<Case> = {}) =>
  entryWithoutStatement(
    whose("ZB2", more.kind === "i&e" ? "i&e" : "r&p"),
    reconcileCase({ statement: [], ledger, ...more }),
    rules,
  );

const poundsOf = (row: FormEntry["rows"][number] | undefined) =>
  row &&
  [row.notifiedPence, row.accruedPence, row.adjustedPence, row.disputedPence, row.totalPence].map((each) => each / 100);

const pairs = fc.record({
  kind: fc.constantFrom("r&p" as const, "i&e" as const),
  statement: fc.array(claims, { maxLength: 6 }),
  ledger: fc.array(bookings, { maxLength: 8 }),
});

describe("COL-01 the form's totals equal the positions'", () => {
  test("COL-01 COL-02 COL-03 COL-04 COL-05 whatever the statements and ledgers are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("ZB2", "ZL1", "ZX1", "Y56", "CBA033"), pairs), { maxLength: 5 }),
        (all) => {
          const outcomes = all.map(([writer, one]) => ({ writer, kind: one.kind, outcome: reconcileCase(one) }));
          const form = formOf(
            ...outcomes.map(({ writer, kind, outcome }) => entryOfStatement(whose(writer, kind), outcome)),
          );
          for (const [part, kind] of [
            ["payables", "r&p"],
            ["expenditure", "i&e"],
          ] as const) {
            const rows = form.rows.filter((row) => row.part === part);
            const own = outcomes.filter((each) => each.kind === kind).map(({ outcome }) => outcome);
            for (const column of [
              "notifiedPence",
              "accruedPence",
              "adjustedPence",
              "disputedPence",
              "totalPence",
            ] as const)
              expect(sumPence(rows.map((row) => row[column]))).toBe(sumPence(own.map((outcome) => outcome[column])));
          }
          for (const row of form.rows)
            expect(sumPence([row.notifiedPence, row.accruedPence, row.adjustedPence, row.disputedPence])).toBe(
              row.totalPence,
            );
        },
      ),
    );
  });

  test("COL-11 what a ledger adds without a statement has one total, whether it is notified or adjusted", () => {
    fc.assert(
      fc.property(fc.array(bookings, { maxLength: 10 }), (ledger) => {
        const empty = reconcileCase({ statement: [], ledger });
        const [row] = entryWithoutStatement(whose(), empty, {
          ...rules,
          issueOverPence: pence(Number.MAX_SAFE_INTEGER),
        }).rows;
        const [missing] = entryWithoutStatement(whose(), empty, { ...rules, issueOverPence: undefined }).rows;
        expect(row?.totalPence).toBe(missing?.totalPence);
        expect(missing?.notifiedPence).toBe(noPence);
        expect(row?.disputedPence).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe("a counterparty without a statement", () => {
  test("COL-11 at or under the issuing threshold, what is invoiced is notified, and nothing is open", () => {
    const entry = withoutStatement([booked("1001", 2_000), booked("1002", 500), accrued("ACC", 100)]);
    expect(entry.basis).toBe("under-threshold");
    expect(poundsOf(entry.rows[0])).toEqual([2_500, 100, 0, 0, 2_600]);
    expect(entry.open).toEqual([]);
  });

  test("COL-11 COL-05 what is on hold is adjusted, and what is in formal dispute is disputed", () => {
    const entry = withoutStatement([
      booked("1001", 1_000, { disputed: 300 }),
      booked("1002", 500, { status: "on-hold" }),
    ]);
    expect(poundsOf(entry.rows[0])).toEqual([1_500, 0, -500, -300, 700]);
  });

  test("REC-07 COL-11 what only waits for approval is notified, adjusted and accrued, so that it leaves no mismatch", () => {
    const ledger = [booked("1001", 1_000), booked("1002", 500, { status: "awaiting-approval" })];
    const entry = withoutStatement(ledger);
    expect(poundsOf(entry.rows[0])).toEqual([1_500, 500, -500, 0, 1_500]);
    expect(entry.rows[0]?.reasons).toEqual([
      "Not approved in our ledger; £500.00 only waits for approval, and is accrued until then.",
    ]);
    const policy = { agreeAwaitingApproval: false, accrueAwaitingApproval: false };
    expect(poundsOf(withoutStatement(ledger, { policy }).rows[0])).toEqual([1_500, 0, -500, 0, 1_000]);
  });

  test("REC-07 where a statement should have come, what only waits for approval is accrued", () => {
    const entry = withoutStatement([
      booked("1001", 2_000),
      booked("1002", 500, { status: "awaiting-approval" }),
      booked("1003", 60, { status: "on-hold" }),
    ]);
    expect(entry.basis).toBe("no-statement");
    expect(poundsOf(entry.rows[0])).toEqual([0, 500, 2_000, 0, 2_500]);
  });

  test.each([
    ["dated after the cut-off", { on: "2023-04-02" }, 0],
    ["for a future period", { futurePeriod: true }, 0],
    ["capital", { capital: true }, 0],
    ["in part in formal dispute", { disputed: 200 }, 300],
  ] as const)(
    "REC-07 of what waits for approval and is %s, only what the period owes is accrued",
    (_, more, accruedPounds) => {
      const entry = withoutStatement([
        booked("1002", 500, { status: "awaiting-approval", ...more }),
        booked("1001", 5_000),
      ]);
      expect(poundsOf(entry.rows[0])?.[1]).toBe(accruedPounds);
    },
  );

  test("COL-04 REC-08 over the threshold, what the ledger has is adjusted, and the missing statement is open", () => {
    const entry = withoutStatement([booked("1001", 2_500), booked("1002", 0.01)]);
    expect(entry.basis).toBe("no-statement");
    expect(poundsOf(entry.rows[0])).toEqual([0, 0, 2_500.01, 0, 2_500.01]);
    expect(entry.open.map(({ kind, what }) => [kind, what])).toEqual([
      [
        "statement-missing",
        "ZB2: no R&P statement came, and our ledger has £2,500.01 (over the threshold of £2,500.00).",
      ],
    ]);
  });

  test("REC-14 the threshold holds for the absolute value of a negative balance", () => {
    expect(withoutStatement([bookedCredit("CN1", -2_500)]).basis).toBe("under-threshold");
    expect(withoutStatement([bookedCredit("CN1", -2_500.01)]).basis).toBe("no-statement");
  });

  test("REC-14 STM-13 a debit balance is our receivable, and no payable", () => {
    const { rows } = formOf(withoutStatement([booked("1001", -70), booked("1002", 100)]));
    expect(rows.map((row) => [row.part, row.totalPence / 100, row.reasons])).toEqual([
      ["payables", 100, []],
      ["receivables", 70, ["Debit balances on our payables: £70.00."]],
    ]);
  });

  test("COL-01 a ledger with nothing open has no row", () => {
    expect(
      formOf(withoutStatement([booked("1001", 0, { gross: 10, status: "paid", paidOn: "2023-03-01" })])).rows,
    ).toEqual([]);
  });
});

describe("the rows", () => {
  const paid = reconcileCase({ statement: [claim("1001", 500)], ledger: [booked("1001", 500)] });

  test("ORG-01 what NHS England's bodies are owed is one row of its core, and each body's statement stays to be seen", () => {
    const form = formOf(...["Y56", "Y58", "CBA033"].map((writer) => entryOfStatement(whose(writer), paid)));
    expect(form.rows.map(({ counterparty, notifiedPence }) => [counterparty, notifiedPence])).toEqual([
      ["CBA033", 150_000],
    ]);
    expect(form.entries.map(({ writer }) => writer)).toEqual(["Y56", "Y58", "CBA033"]);
  });

  test("COL-14 they stand by the form's lists, and a body on none of them is asked about", () => {
    const form = formOf(...["ZX1", "ZL1", "ZB2"].map((writer) => entryOfStatement(whose(writer), paid)));
    expect(form.rows.map(({ counterparty, sector }) => [counterparty, sector])).toEqual([
      ["ZB2", "NHS providers"],
      ["ZL1", "Local authorities"],
      ["ZX1", undefined],
    ]);
    expect(form.open.map(({ kind, counterparty }) => [kind, counterparty])).toEqual([["on-no-list", "ZX1"]]);
  });

  test("ORG-10 a code that is not used in a part is open", () => {
    expect(sectorOf({ code: organisationCode("NIF822"), type: "odd" })).toBe("Other government");
    const form = formOf(entryOfStatement(whose("NIF822"), paid));
    expect(form.open.map(({ what }) => what)).toEqual([
      "NIF822 is not used in payables, and has £500.00 there: what is recorded against it is nothing: IRT813 is used.",
    ]);
  });

  test("COL-07 each adjusted and each disputed amount has a reason in words", () => {
    const outcome = reconcileCase({
      statement: [claim("1001", 70_000), claim("9", 30)],
      ledger: [booked("1001", 70_000, { disputed: 5_000, disputeReference: "MED-1" })],
    });
    const [row] = formOf(entryOfStatement(whose(), outcome)).rows;
    expect(row?.reasons).toHaveLength(2);
    expect(row?.reasons[0]).toContain("£30.00");
    expect(row?.reasons[1]).toContain("£5,000.00");
  });

  test("MIS-05 lines for which nobody knows a cause are open; those that are explained are not", () => {
    const outcome = reconcileCase({
      statement: [claim("9", 30), claim("1001", 500, { futurePeriod: true })],
      ledger: [booked("1001", 500, { futurePeriod: true })],
    });
    expect(entryOfStatement(whose(), outcome).open.map(({ kind, pence: open }) => [kind, open])).toEqual([
      ["not-explained", 3_000],
    ]);
  });

  test("COL-02 a statement that is not compared yet is notified in full, and open", () => {
    const form = formOf(entryNotCompared(whose(), pence(-1_000), "not-compared"));
    expect(form.rows.map((row) => [row.notifiedPence, row.totalPence])).toEqual([[-1_000, -1_000]]);
    expect(form.open.map(({ kind }) => kind)).toEqual(["not-compared"]);
  });
});
