import { describe, expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import type { AnswerTables } from "../../../shared/domain/answer/answer-tables.ts";
import { readAnswer, type AnswerToRead } from "../../../shared/domain/answer/read-answer.ts";
import { isAgreedInFull, sumsOfAnswer } from "../../../shared/domain/answer/sums-of-answer.ts";
import { answerRow, answerTables, issuedLines, issuedStatement } from "./answer-lines.ts";

const statement = issuedStatement(issuedLines({ "EM-1": 5000, "EM-2": 1200, "EM-C1": -300 }));

function read(tables: readonly AnswerTables[], more: Partial<AnswerToRead> = {}) {
  const files = tables.map((each, at) => ({ file: `answer-${String(at + 1)}.xlsx`, tables: each }));
  return readAnswer({ statement, number: 1, files, unreadFiles: [], written: [], ...more });
}

const all = [
  answerRow("EM-1", { status: "Agreed" }),
  answerRow("em 0002", { agreed: 1000 }),
  answerRow("EM-C1", { status: "Y" }),
];

describe("RSP-06 an answer in tables", () => {
  test("is read into the lines of the statement, whatever the numbers look like and whatever the mail says", () => {
    const answer = read([answerTables(all)], { written: ["Please find our answer attached."] });
    expect(answer.unclear).toEqual([]);
    expect(answer.lines.map(({ line, agreedPence, notAgreedPence }) => [line, agreedPence, notAgreedPence])).toEqual([
      [1, 500_000, 0],
      [2, 100_000, 20_000],
      [3, -30_000, 0],
    ]);
    expect(sumsOfAnswer(answer, 3)).toMatchObject({ agreedPence: 570_000, notAgreedPence: 20_000, unanswered: 0 });
  });

  test("lines that it does not name are not answered, and so nothing is agreed in full", () => {
    const answer = read([answerTables([answerRow("EM-1", { status: "Agreed" })])]);
    const sums = sumsOfAnswer(answer, 3);
    expect(sums).toMatchObject({ agreedPence: 500_000, unanswered: 2, unclear: 0 });
    expect(isAgreedInFull(sums)).toBe(false);
  });

  test("REC-03 a number that is not on the statement is told with its place", () => {
    const answer = read([answerTables([...all, answerRow("EM-9", { claimed: 70, status: "Agreed", row: 7 })])]);
    expect(answer.unclear).toEqual([
      { place: "row 7 of “Answer” in “answer-1.xlsx”", what: "EM-9, £70.00: it is not on our statement." },
    ]);
    expect(answer.lines).toHaveLength(3);
  });

  test("two answers to a line count if they are the same, and neither counts if they are not", () => {
    expect(read([answerTables(all), answerTables(all)])).toMatchObject({ unclear: [], lines: [{}, {}, {}] });
    const other = answerTables([answerRow("EM-1", { status: "Not agreed" })]);
    const answer = read([answerTables(all), other]);
    expect(answer.lines.map(({ line }) => line)).toEqual([2, 3]);
    expect(answer.unclear).toMatchObject([{ line: 1 }]);
  });

  test("a stated total that its rows do not add up to is told", () => {
    const totals = [{ sheet: "Answer", row: 9, agreedPence: pence(600_000), notAgreedPence: pence(20_000) }];
    expect(read([answerTables(all, { totals })]).unclear).toEqual([
      {
        place: "row 9 of “Answer” in “answer-1.xlsx”",
        what: "It states £6,000.00 agreed, and the lines that we could read add up to £5,700.00.",
      },
    ]);
  });

  test("two lines of one number are told apart by amount and date, or else not at all", () => {
    const [first, second] = issuedLines({ "EM-1": 5000, "EM-2": 1200 });
    if (!first || !second) throw new Error("no lines");
    const twice = issuedStatement([first, { ...second, invoiceNumber: "EM-1" }]);
    const of = (rows: ReturnType<typeof answerRow>[]) => read([answerTables(rows)], { statement: twice });
    expect(of([answerRow("EM-1", { claimed: 1200, status: "Agreed" })]).lines).toMatchObject([{ line: 2 }]);
    const doubtful = of([answerRow("EM-1", { status: "Agreed" })]);
    expect(doubtful.lines).toEqual([]);
    expect(doubtful.unclear[0]?.what).toBe("EM-1: it could be line 1 or line 2 of our statement.");
  });

  test("lines without a number that nothing tells apart are taken in their order, each once", () => {
    const [first, second] = issuedLines({ A: 700, B: 700 }).map((line) => ({ ...line, invoiceNumber: "" }));
    if (!first || !second) throw new Error("no lines");
    const twins = issuedStatement([first, second]);
    const rows = [
      answerRow("", { claimed: 700, status: "Agreed" }),
      answerRow("", { claimed: 700, status: "Not agreed" }),
    ];
    const answer = read([answerTables(rows)], { statement: twins });
    expect(answer.lines.map(({ line, agreedPence }) => [line, agreedPence])).toEqual([
      [1, 70_000],
      [2, 0],
    ]);
    // Three answers to two lines: one of them is of neither.
    const three = read([answerTables([...rows, answerRow("", { claimed: 700, status: "Agreed" })])], {
      statement: twins,
    });
    expect(three.lines).toEqual([]);
    expect(three.unclear).toHaveLength(3);
  });

  test("REC-08 REC-17 what the payer holds that we lack is kept, and an accrual is told from an invoice", () => {
    const row = { sheet: "Not on your statement", row: 5, number: "EM-7", pence: pence(330_000) };
    const held = [
      { ...row, reason: "On our ledger", code: "on-ledger-only" },
      { ...row, reason: "Held", code: "accrual-held" },
    ];
    expect(read([answerTables(all, { held })]).held.map(({ isAccrual, pence: amount }) => [isAccrual, amount])).toEqual(
      [
        [false, 330_000],
        [true, 330_000],
      ],
    );
  });
});

describe("RSP-06 an answer without a table", () => {
  test("its words are read", () => {
    const answer = read([], { written: ["Agreed except EM-2"] });
    expect(answer.lines.map(({ line, agreedPence }) => [line, agreedPence])).toEqual([
      [1, 500_000],
      [2, 0],
      [3, -30_000],
    ]);
  });

  test("with a file that we could not read, its words agree nothing", () => {
    const answer = read([], { written: ["Agreed in full"], unreadFiles: ["answer.pdf"] });
    expect(answer.lines).toEqual([]);
    expect(answer.unclear).toMatchObject([{ place: "“answer.pdf”" }]);
  });

  test("without words either, nothing is answered", () => {
    expect(sumsOfAnswer(read([]), 3)).toMatchObject({ lines: 0, unanswered: 3 });
  });
});
