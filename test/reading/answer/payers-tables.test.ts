import { describe, expect, test } from "vitest";

import { readAnswer } from "../../../shared/domain/answer/read-answer.ts";
import { readAnswerTables } from "../../../shared/reading/answer/read-answer-tables.ts";
import { cellReader } from "../../../shared/reading/cells/cell-reader.ts";
import { issuedLines, issuedStatement } from "../../domain/answer/answer-lines.ts";

const readCells = cellReader({
  foreign: ({ name }) => Promise.reject(new Error(`${name} is no foreign format`)),
  openEncrypted: ({ name }) => Promise.reject(new Error(`${name} is not encrypted`)),
  passwords: [],
});
const statement = issuedStatement(issuedLines({ "EM-1001": 5000, "EM-1002": 1200, "EM-C9": -300 }));

/** What is read of a payer's own table: of each line agreed, not agreed and in dispute in pounds, and what is unclear. */
async function read(...rows: readonly string[]) {
  const file = { name: "our answer.csv", bytes: Buffer.from(rows.join("\r\n")) };
  const tables = await readAnswerTables(file, readCells);
  if (!tables) return "no answer";
  const answer = readAnswer({
    statement,
    number: 1,
    files: [{ file: file.name, tables }],
    unreadFiles: [],
    written: [],
  });
  return [
    ...answer.lines.map(({ line, agreedPence, notAgreedPence, disputedPence, cause }) =>
      [
        line,
        agreedPence / 100,
        notAgreedPence / 100,
        disputedPence / 100,
        ...(cause === undefined ? [] : [cause]),
      ].join(" "),
    ),
    ...answer.unclear.map(({ line, what }) => `? ${line === undefined ? "" : `${String(line)} `}${what}`),
    ...answer.held.map(({ number, pence: amount }) => `held ${number} ${String((amount ?? 0) / 100)}`),
  ];
}

describe("RSP-06 a payer's own table", () => {
  test("with amounts agreed, a title above and a total below", async () => {
    expect(
      await read(
        "Northfold: response to your statement of 23 March 2023,,,,",
        "",
        "Invoice No,Invoice date,Outstanding £,Amount agreed £,Comments",
        'EM-1001,01/02/2023,"5,000.00","5,000.00",',
        'EM-1002,01/02/2023,"1,200.00","1,000.00",Price as per contract',
        "EM-C9,01/02/2023,-300.00,-300.00,",
        'Total,,"5,900.00","5,700.00",',
      ),
    ).toEqual(["1 5000 0 0", "2 1000 200 0 amount", "3 -300 0 0"]);
  });

  test("with yes and no, and numbers written otherwise", async () => {
    expect(
      await read(
        "Your invoice,Value,Agreed (Y/N),Reason",
        "em 1001,5000,Y,",
        "EM1002,1200,N,No PO number",
        "EMC9,-300,Y,",
      ),
    ).toEqual(["1 5000 0 0", "2 0 1200 0 purchase-order", "3 -300 0 0"]);
  });

  test("with a status, of some lines only", async () => {
    expect(
      await read(
        "Document number,Balance,Status,Notes",
        "EM-1001,5000,In dispute,Adjudication 17",
        "EM-1002,1200,Not on our system,",
      ),
    ).toEqual(["1 0 0 5000", "2 0 1200 0 not-on-ledger"]);
  });

  test("with a column for disputes and one for queries in words", async () => {
    expect(
      await read(
        "Invoice number,Amount,Agreed,Disputed,Query",
        "EM-1001,5000,4000,1000,",
        "EM-1002,1200,,,Awaiting PO",
      ),
    ).toEqual(["1 4000 0 1000", "? 2 Line 2, EM-1002: it neither agrees nor disagrees, and says “Awaiting PO”."]);
  });

  test("with amounts in thousands: what is no whole line is told", async () => {
    expect(await read("Invoice number,Agreed amount £000", "EM-1001,5", "EM-1002,2")).toEqual([
      "1 5000 0 0",
      "? 2 Line 2, EM-1002: it says £2,000.00, which is no part of the £1,200.00 of the line.",
    ]);
  });

  test("with credits in the wrong sign, a word for an amount, and a number that is not ours", async () => {
    const told = await read("Invoice number,Agreed amount", "EM-C9,300", "EM-1001,tbc 5", "EM-7777,10");
    expect(told).toEqual([
      expect.stringContaining("? 3 Line 3, EM-C9: it says £300.00, which is no part"),
      expect.stringContaining("? 1 Line 1, EM-1001: it could not be read"),
      "? EM-7777, £10.00: it is not on our statement.",
    ]);
  });

  test("with a total that its rows do not add up to", async () => {
    expect(await read("Invoice number,Agreed amount", "EM-1001,5000", "Total,6000")).toEqual([
      "1 5000 0 0",
      "? It states £6,000.00 agreed, and the lines that we could read add up to £5,000.00.",
    ]);
  });

  test("REC-08 and below it what is not on the statement", async () => {
    expect(
      await read(
        "Invoice number,Agreed amount",
        "EM-1001,5000",
        "",
        "Not on your statement",
        "Invoice number,Amount",
        "EM-1077,90",
      ),
    ).toEqual(["1 5000 0 0", "held EM-1077 90"]);
  });

  test.each([
    ["a print of its ledger", ["Invoice number,Invoice date,Outstanding", "EM-1001,01/02/2023,5000"]],
    ["a list of payments", ["Invoice number,Payment date,Amount paid", "EM-1001,01/03/2023,5000"]],
    ["two columns of agreed amounts", ["Invoice number,Agreed amount,Agreed amount", "EM-1001,5000,4000"]],
  ])("%s agrees nothing", async (_what, rows) => {
    const found = await read(...rows);
    expect(found === "no answer" || found.every((each) => each.startsWith("?"))).toBe(true);
  });
});
