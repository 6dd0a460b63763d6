import { expect, test } from "vitest";

import { receiptLines } from "../../../cli/output/receipt-lines.ts";
import { readGrid } from "./read-rows.ts";
import { messyStatement } from "./messy-statement.ts";

test("a messy statement: its lines, and the receipt of how it was read", async () => {
  const statement = await readGrid(messyStatement());
  expect(
    statement.lines.map(({ row, type, invoiceNumber, invoiceDate, outstandingPence, account }) => [
      row,
      type,
      invoiceNumber,
      invoiceDate,
      outstandingPence,
      account,
    ]),
  ).toEqual([
    [7, "invoice", "SM70411", "2022-11-30", 1_000_000, "100417"],
    [8, "invoice", "SM70588", "2023-02-14", 2_148_075, "100417"],
    [9, "invoice", "0070612", "2023-03-01", 196_000, "100417"],
    [10, "credit-note", "CN00312", "2023-03-03", -120_450, "100417"],
    [16, "invoice", "SM70655", "2023-03-09", 1_250_000, "100988"],
    [16, "invoice", "SM70656", "2023-03-09", 749_999, "100988"],
    [17, "invoice", "SM70701", "2023-03-20", 600_000, "100988"],
    [19, "payment", "UNALLOC", "2023-03-22", -400_000, "100988"],
  ]);
  expect(statement.unread).toMatchObject([{ row: 18, column: "H", value: "tbc", invoiceNumber: "1234567890123" }]);
  expect(statement.findings.map(({ severity, code, row }) => `${severity} ${code} ${String(row)}`)).toEqual([
    "warning future-period-unmarked 17",
    "warning hidden-rows-read 6",
    "warning amount-unreadable 18",
    "warning total-differs 20",
    "warning total-differs 21",
    "note dates-ambiguous 9",
  ]);
  const receipt = `${receiptLines(statement.receipt, statement.findings).join("\n")}\n`;
  await expect(receipt).toMatchFileSnapshot("../../golden/statement-receipt.txt");
});
