import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { calendarDate } from "../../../shared/domain/amounts-and-days/calendar-date.ts";
import { noPence, pence, sumPence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { AcceptedLine } from "../../../shared/domain/answer/accepted-line.ts";
import { mergeAnswers } from "../../../shared/domain/answer/merge-answers.ts";
import { nextSteps } from "../../../shared/domain/answer/next-steps.ts";
import { readAnswer } from "../../../shared/domain/answer/read-answer.ts";
import { entryOfReceivable } from "../../../shared/domain/form/receivable-entry.ts";
import type { IssuedStatement } from "../../../shared/domain/issuing/issued-statement.ts";
import { statementLines } from "../../../shared/domain/issuing/statement-lines.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { exercise, ledger, payable, receivable, saleLine, type GivenLine } from "../issuing/sales-lines.ts";
import { answerRow, answerTables } from "./answer-lines.ts";

const kind = "r&p";
const sale = (invoiceNumber: string, pounds: number, more: GivenLine = {}): LedgerLine =>
  saleLine({ invoiceNumber, invoiceDate: "2023-03-01", outstandingPence: pounds * 100, ...more });

function issued(lines: readonly LedgerLine[]): IssuedStatement {
  const own = statementLines(kind, lines, exercise).lines;
  return {
    ...{ receivable, payable, exercise: exercise.exercise, kind, asAt: calendarDate("2023-03-23"), ledger },
    lines: [...own],
    totalPence: sumPence(own.map(({ claimedPence }) => claimedPence)),
  };
}

function accept(line: number, pounds: number): AcceptedLine {
  return { number: 1, line, pence: pence(pounds * 100), by: "A", at: "2023-04-01T09:00:00.000Z", note: "" };
}

type Rows = ReturnType<typeof answerRow>[];

interface Case {
  /** Our sales ledger when the statement was made, and as it is now. */
  readonly sales: readonly LedgerLine[];
  readonly now?: readonly LedgerLine[];
  readonly answer?: Rows;
  readonly accepted?: readonly AcceptedLine[];
}

/** Notified, accrued, adjusted, disputed and total in pounds, and what is to be done. */
function sideOf({ sales, now = sales, answer = [], accepted = [] }: Case) {
  const statement = issued(sales);
  const rules = exercise.kinds[kind];
  if (!rules) throw new Error("the exercise has the kind");
  const { rows } = entryOfReceivable({ payable, kind, exercise, rules, ledgerLines: now, issued: statement, accepted });
  const files = [{ file: "answer.xlsx", tables: answerTables(answer) }];
  const read = readAnswer({ statement, number: 1, files, unreadFiles: [], written: [] });
  const steps = nextSteps({
    statement,
    answer: mergeAnswers([read], statement.lines.length),
    accepted,
    now: statementLines(kind, now, exercise).lines,
  });
  return {
    form: rows.map((row) =>
      [row.notifiedPence, row.accruedPence, row.adjustedPence, row.disputedPence, row.totalPence].map(
        (each) => each / 100,
      ),
    )[0],
    steps: steps.map(({ step, by }) => `${step} by ${by}`),
    words: steps.map(({ what }) => what).join(" "),
  };
}

const of70000 = [sale("1001", 65_000), sale("1002", 5_000)];
const agreed = answerRow("1001", { status: "Agreed" });

describe("RSP-06 COL-04 the receivable side of the worked examples", () => {
  test("W01 what is not agreed is chased, and adjusted only once it is accepted", () => {
    const answer = [agreed, answerRow("1002", { status: "Not agreed" })];
    expect(sideOf({ sales: of70000, answer })).toMatchObject({
      form: [70_000, 0, 0, 0, 70_000],
      steps: ["chase by income team"],
    });
    expect(sideOf({ sales: of70000, answer, accepted: [accept(2, 5000)] })).toMatchObject({
      form: [70_000, 0, -5_000, 0, 65_000],
      steps: [],
    });
  });

  test("W02 what was missed off is added, and wants a revised statement", () => {
    const now = [sale("1001", 70_000), sale("1003", 5_000)];
    expect(sideOf({ sales: [sale("1001", 70_000)], now, answer: [agreed] }).form).toEqual([
      70_000, 0, 5_000, 0, 75_000,
    ]);
  });

  test.each(["W03", "W05"])(
    "%s COL-05 what is disputed is talked about, and never a disputed figure on this side",
    () => {
      const answer = [agreed, answerRow("1002", { status: "In formal dispute" })];
      expect(sideOf({ sales: of70000, answer })).toMatchObject({
        form: [70_000, 0, 0, 0, 70_000],
        steps: ["chase by income team"],
      });
    },
  );

  test("W04 REC-10 future periods are adjusted out once, also if they are accepted", () => {
    const sales = [sale("1001", 60_000), sale("1002", 10_000, { futurePeriod: true })];
    expect(sideOf({ sales }).form).toEqual([70_000, 0, -10_000, 0, 60_000]);
    const future = [...statementLines(kind, sales, exercise).lines].find(({ futurePeriod }) => futurePeriod);
    expect(sideOf({ sales, accepted: [accept(future?.line ?? 0, 10_000)] }).form).toEqual([
      70_000, 0, -10_000, 0, 60_000,
    ]);
  });

  test("W06 REC-04 a partly agreed line proposes a credit note, to whoever commissioned it; after the talk both show −10,000", () => {
    const sales = [sale("SEC31", 30_000, { charge: { requisitioner: "J. Ashdown" } })];
    const answer = [answerRow("SEC31", { agreed: 20_000 })];
    const before = sideOf({ sales, answer });
    expect(before).toMatchObject({ form: [30_000, 0, 0, 0, 30_000], steps: ["correct by J. Ashdown"] });
    expect(before.words).toContain(
      "a credit note of £10,000.00 for SEC31, or a revised statement with £20,000.00 of it",
    );
    expect(sideOf({ sales, answer, accepted: [accept(1, 10_000)] })).toMatchObject({
      form: [30_000, 0, -10_000, 0, 20_000],
      steps: [],
    });
  });

  test("W07 REC-20 a revised statement notifies the new amount", () => {
    const sales = [sale("SEC31", 20_000)];
    const answer = [answerRow("SEC31", { status: "Agreed" })];
    expect(sideOf({ sales, answer })).toEqual({ form: [20_000, 0, 0, 0, 20_000], steps: [], words: "" });
  });

  test("W09 REC-11 what the payer treats as capital is accepted as a mismatch, and nothing is adjusted", () => {
    const answer = [agreed, answerRow("1002", { status: "Not agreed", code: "capital" })];
    expect(sideOf({ sales: of70000, answer })).toMatchObject({
      form: [70_000, 0, 0, 0, 70_000],
      steps: ["accept by income team"],
    });
  });

  test("W10 MIS-03 a dispute that is accepted moves to adjusted", () => {
    const answer = [agreed, answerRow("1002", { status: "In formal dispute" })];
    expect(sideOf({ sales: of70000, answer, accepted: [accept(2, 5000)] })).toMatchObject({
      form: [70_000, 0, -5_000, 0, 65_000],
      steps: [],
    });
  });

  test("W12 W13 W14 what is agreed in full is notified, and wants nothing", () => {
    for (const pounds of [10, 5, 90, 30])
      expect(sideOf({ sales: [sale("1001", pounds)], answer: [agreed] })).toMatchObject({
        form: [pounds, 0, 0, 0, pounds],
        steps: [],
      });
  });
});

describe("REC-04 what is accepted is taken off once", () => {
  const sales = [sale("SEC31", 30_000), sale("1001", 65_000)];

  test.each<[string, readonly LedgerLine[]]>([
    ["the ledger has not changed", sales],
    ["the ledger has less of the invoice", [sale("SEC31", 20_000), sale("1001", 65_000)]],
    ["the ledger has a part of it off, and the rest is still to come", [sale("SEC31", 26_000), sale("1001", 65_000)]],
    ["the ledger has a credit note of the amount", [...sales, sale("CN1", -10_000, { entry: "credit-note" })]],
  ])("whether %s", (_name, now) => {
    const line = issued(sales).lines.find(({ invoiceNumber }) => invoiceNumber === "SEC31")?.line ?? 0;
    expect(sideOf({ sales, now, accepted: [accept(line, 10_000)] }).form).toEqual([95_000, 0, -10_000, 0, 85_000]);
  });

  test("an acceptance that is taken back adjusts nothing", () => {
    expect(sideOf({ sales, accepted: [accept(1, 10_000), accept(1, 0)] }).form).toEqual([95_000, 0, 0, 0, 95_000]);
  });

  test("COL-01 COL-05 whatever is accepted and corrected, the larger of both is adjusted, and nothing is disputed", () => {
    const part = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(part, part, (acceptedPounds, corrected) => {
        const [notified = 0, accrued = 0, adjusted = 0, disputed = 0, total = 0] =
          sideOf({
            sales: [sale("1", 30)],
            now: corrected === 30 ? [] : [sale("1", 30 - corrected)],
            accepted: acceptedPounds === 0 ? [] : [accept(1, acceptedPounds)],
          }).form ?? [];
        expect(notified).toBe(30);
        expect(adjusted).toBe(0 - Math.max(acceptedPounds, corrected) || 0);
        expect([accrued, disputed]).toEqual([0, 0]);
        expect(total).toBe(notified + adjusted);
      }),
    );
  });
});

describe("RSP-06 what is to be done", () => {
  test.each<[string, Parameters<typeof answerRow>[1], string, RegExp]>([
    ["REC-06 not on the ledger", { status: "Not on our ledger" }, "chase by J. Ashdown", /Send ZB2 a copy of 1001/u],
    ["REC-06 without approval", { status: "Awaiting approval" }, "chase by J. Ashdown", /when 1001 will be approved/u],
    ["REC-15 paid already", { status: "Paid" }, "correct by income team", /Look for the payment of £70,000\.00/u],
    ["REC-16 another's", { status: "Not ours" }, "correct by J. Ashdown", /Find out who owes 1001/u],
    ["REC-07 accrued", { status: "Accrued" }, "accept by J. Ashdown", /has accrued £70,000\.00/u],
    ["a duplicate", { status: "Duplicate" }, "correct by J. Ashdown", /Propose to ZB2 a credit note of £70,000\.00/u],
    ["REC-03 unclear", { agreed: 80_000 }, "read by income team", /Read row 2 of “Answer” in “answer\.xlsx”/u],
    ["nothing answered", {}, "chase by income team", /Ask ZB2 for its answer to 1 line of £70,000\.00/u],
  ])("%s", (_name, cells, step, words) => {
    const sales = [sale("1001", 70_000, { charge: { requisitioner: "J. Ashdown" } })];
    const side = sideOf({ sales, answer: [answerRow("1001", cells)] });
    expect(side.steps).toEqual([step]);
    expect(side.words).toMatch(words);
  });

  test("what the ledger has corrected already wants nothing", () => {
    const answer = [agreed, answerRow("1002", { status: "Not agreed" })];
    expect(sideOf({ sales: of70000, now: [sale("1001", 65_000)], answer }).steps).toEqual([]);
  });

  test("of several answers the newest that speaks of a line counts, and an unclear one takes a clear one out", () => {
    const statement = issued(of70000);
    const read = (...rows: Rows) =>
      readAnswer({
        statement,
        number: 1,
        files: [{ file: "a", tables: answerTables(rows) }],
        unreadFiles: [],
        written: [],
      });
    const first = read(agreed, answerRow("1002", { status: "Not agreed" }));
    const merged = mergeAnswers([first, read(answerRow("1002", { status: "Agreed" }))], 2);
    expect(merged.lines.map(({ agreedPence }) => agreedPence)).toEqual([6_500_000, 500_000]);
    const unclear = mergeAnswers([first, read(answerRow("1001", { status: "?" }))], 2);
    expect(unclear.lines.map(({ line }) => line)).toEqual([2]);
    expect(unclear.unclear).toMatchObject([{ line: 1 }]);
    expect(sumPence(merged.lines.map(({ notAgreedPence }) => notAgreedPence))).toBe(noPence);
  });
});
