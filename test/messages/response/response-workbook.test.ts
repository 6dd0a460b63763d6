import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { pence } from "../../../shared/domain/amounts-and-days/pence.ts";
import { responseWorkbook } from "../../../shared/messages/response/response-workbook.ts";
import { wordsOfWanted } from "../../../shared/domain/reconcile/words/wanted-words.ts";
import type { ResponseFacts } from "../../../shared/messages/facts/reply-facts.ts";
import { response } from "../example-facts.ts";
import { amountsOf, lineOf, lineRows, parts, responseTo, sheetOf } from "./response-examples.ts";

describe("the response workbook", () => {
  test("RSP-01 shows each line's number and amount as on the statement, its three parts, the further information wanted, and why", () => {
    const rows = lineRows(responseWorkbook(response));
    expect(rows).toHaveLength(response.outcome.lines.length);
    response.outcome.lines.forEach((line, index) => {
      const cells = rows[index] ?? [];
      const texts = cells.flatMap((cell) => (cell.cell === "text" ? [cell.text] : []));
      expect(texts).toContain(line.invoiceNumber);
      expect(texts.some((text) => text.startsWith(line.why))).toBe(true);
      if (line.wanted !== undefined) expect(texts).toContain(wordsOfWanted(line.wanted));
      expect(amountsOf(cells)).toEqual([
        line.outstandingPence,
        line.agreedPence,
        line.notAgreedPence,
        line.disputedPence,
      ]);
    });
  });

  test("RSP-03 has totals that are formulas over exactly the lines, with the right values", () => {
    fc.assert(
      fc.property(fc.array(parts, { minLength: 1, maxLength: 60 }), (splits) => {
        const lines = splits.map((split, index) => lineOf(index + 1, ...split));
        const workbook = responseWorkbook(responseTo(lines));
        const sheet = sheetOf(workbook, "Lines");
        const rows = Array.from(sheet.rows, (row) => row.cells);
        const totals = rows.flat().flatMap((cell) => (cell.cell === "sum" ? [cell] : []));
        expect(totals.map((cell) => cell.formula)).toEqual(
          ["D", "E", "F", "G"].map(
            (column) => `SUBTOTAL(109,${column}${sheet.frozenRows + 1}:${column}${sheet.frozenRows + lines.length})`,
          ),
        );
        const columns = rows.slice(sheet.frozenRows).map(amountsOf);
        totals.forEach((cell, index) => {
          expect(cell.pence).toBe(columns.reduce((sum, row) => sum + (row[index] ?? 0), 0));
        });
      }),
    );
  });

  test("REC-08 lists what only the ledger has, with its total", () => {
    const rows = Array.from(sheetOf(responseWorkbook(response), "Not on your statement").rows, (row) => row.cells);
    expect(rows.at(-1)?.map((cell) => (cell.cell === "text" ? cell.text : cell.cell))).toEqual(
      expect.arrayContaining(["NF-10219"]),
    );
    expect(rows.flat().find((cell) => cell.cell === "sum")).toMatchObject({
      formula: "SUBTOTAL(109,C6:C6)",
      pence: 330_000,
    });
  });

  test("COL-06 £70,000 with £5,000 in formal dispute is notified in full, and £65,000 in total", () => {
    const workbook = responseWorkbook(responseTo([lineOf(1, 6_500_000, 0, 500_000)]));
    const rows = Array.from(sheetOf(workbook, "Collection form").rows, (row) => row.cells);
    expect(rows.slice(4, 9).flatMap(amountsOf)).toEqual([7_000_000, 0, 0, -500_000, 6_500_000]);
    expect(rows[8]?.at(-1)).toMatchObject({ cell: "sum", formula: "SUM(B5:B8)" });
  });

  test("COL-06 the same £5,000 merely not agreed is adjusted", () => {
    const workbook = responseWorkbook(responseTo([lineOf(1, 6_500_000, 500_000, 0)]));
    const rows = Array.from(sheetOf(workbook, "Collection form").rows, (row) => row.cells);
    expect(rows.slice(4, 9).flatMap(amountsOf)).toEqual([7_000_000, 0, -500_000, 0, 6_500_000]);
  });

  test("STM-13 what is paid ahead stands in the accrued column of our receivables, not of our payables", () => {
    const paidAhead = responseTo([lineOf(1, 7_000_000, 0, 0)]);
    const outcome = { ...paidAhead.outcome, prepaidPence: pence(1_250_000) };
    const rows = Array.from(
      sheetOf(responseWorkbook({ ...paidAhead, outcome }), "Collection form").rows,
      (row) => row.cells,
    );
    expect(rows.slice(4, 9).flatMap(amountsOf)).toEqual([7_000_000, 0, 0, 0, 7_000_000]);
    const at = rows.findIndex(([cell]) => cell?.cell === "text" && cell.text === "Our receivables from you");
    expect(rows.slice(at + 2, at + 5).flatMap(amountsOf)).toEqual([1_250_000, 0, 1_250_000]);
    expect(rows[at + 4]?.at(-1)).toMatchObject({ formula: `SUM(B${at + 3}:B${at + 4})` });
    const without = Array.from(sheetOf(responseWorkbook(paidAhead), "Collection form").rows, (row) => row.cells);
    expect(without).toHaveLength(at);
  });

  test("COL-07 each adjusted and each disputed amount has a reason in words beside it", () => {
    const rows = Array.from(sheetOf(responseWorkbook(response), "Collection form").rows, (row) => row.cells);
    const amounts = rows.slice(10).filter((cells) => cells[1]?.cell === "pounds");
    expect(amounts).toHaveLength(3);
    for (const cells of amounts) expect(cells[2]?.cell === "text" && cells[2].text.length > 10).toBe(true);
  });

  test("can be made without a mail, an exercise or codes, for a comparison of two files", () => {
    const facts: ResponseFacts = {
      payable: { name: "the payable organisation" },
      receivable: { name: "the receivable organisation" },
      kind: "r&p",
      preparedAt: response.preparedAt,
      statement: response.statement,
      ledger: response.ledger,
      policy: response.policy,
      outcome: response.outcome,
    };
    const workbook = responseWorkbook(facts);
    expect(workbook.fileName).toBe("RP-response.xlsx");
    expect(lineRows(workbook)).toHaveLength(8);
  });
});
