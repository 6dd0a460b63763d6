import { expect, test } from "vitest";

import type { ReadCells } from "../../../shared/reading/cells/read-cells.ts";
import { defaultReadingLimits } from "../../../shared/reading/cells/reading-limits.ts";
import { readTextTable } from "../../../shared/reading/cells/text-table/read-text-table.ts";
import { readStatement } from "../../../shared/reading/statement/read-statement.ts";
import { readText } from "../ledger/read-text.ts";

const HEADINGS = "Invoice No,Invoice Date,Outstanding,Status";

async function statementOf(...lines: readonly string[]) {
  const text = ["Northfold (ZB2)", "Statement as at,23/03/2023", HEADINGS, ...lines].join("\r\n");
  const readCells: ReadCells = (file, sink) => readTextTable(file, sink, defaultReadingLimits);
  const {
    lines: read,
    unread,
    findings,
  } = await readStatement({ name: "statement.csv", bytes: Buffer.from(text) }, { readCells });
  return {
    lines: read.map(({ invoiceNumber, outstandingPence }) => `${invoiceNumber} ${outstandingPence}`),
    unread: (unread ?? []).map(({ row, value }) => `${row} ${value}`),
    codes: findings.map(({ code }) => code),
  };
}

/** More lines than are looked at before the columns are decided. */
const FIRST_LINES = Array.from({ length: 60 }, (_, at) => `NF${100 + at},01/02/2023,${at + 1}.00,Open`);

test("a statement's row that a comma has made longer is not counted, wherever it is", async () => {
  const longer = "NF-2,14/02/2023,1,410.00,Open";
  for (const lines of [
    [longer, ...FIRST_LINES],
    [...FIRST_LINES, longer],
  ]) {
    const read = await statementOf(...lines);
    expect(read.lines).toHaveLength(FIRST_LINES.length);
    expect(read.unread).toEqual([`${3 + lines.indexOf(longer) + 1} 1,410.00`]);
    expect(read.codes).toContain("row-longer-than-headings");
  }
});

test("the status of such a row may be empty, and its total may be the row", async () => {
  const read = await statementOf(...FIRST_LINES, "NF-2,14/02/2023,1,410.00,", "Total,,1,830.00,,");
  expect(read.unread).toEqual(["64 1,410.00", "65 1,830.00"]);
});

test("a comma at the end of every row, and sentences with commas, are no fault", async () => {
  const lines = FIRST_LINES.map((line) => `${line},`);
  const read = await statementOf(...lines, "Please pay, or call us, within 30 days, thank you, Northfold");
  expect(read.lines).toHaveLength(FIRST_LINES.length);
  expect(read.unread).toEqual([]);
});

test("a ledger's row that a comma has made longer refuses the ledger", async () => {
  const headings = "Supplier Code,Invoice Number,Invoice Date,Gross,Outstanding,Status";
  const line = (at: number): string => `ZB2,NF${at},01/02/2023,400.00,400.00,approved`;
  const lines = Array.from({ length: 500 }, (_, at) => line(at));
  for (const at of [0, 499]) {
    const given = lines.with(at, "ZB2,NF9,02/02/2023,1,410.00,1,410.00,approved");
    const { report } = await readText([headings, ...given].join("\n"));
    expect(report.refusedRows.map(({ row, value, why }) => `${row} ${value} ${why}`)).toEqual([
      `${at + 2} 1,410.00 is split by its comma: the row has 8 cells below 6 headings; export amounts without commas, or in quotes`,
    ]);
  }
  const trailing = await readText([headings, ...lines.map((each) => `${each},`)].join("\n"));
  expect(trailing.report.refusedCount).toBe(0);
  expect(trailing.lines).toHaveLength(500);
});

test("where rows end early, a split amount fits below the headings, and is told all the same", async () => {
  const ending = (line: string): string => line.replace(",Open", "");
  const read = await statementOf(
    ...FIRST_LINES.map(ending),
    "NF-2,14/02/2023,1,410.00",
    "NF-3,14/02/2023,2,500.00",
    "Total,,3,910.00",
  );
  expect(read.lines).toHaveLength(FIRST_LINES.length);
  expect(read.unread).toEqual(["64 1,410.00", "65 2,500.00", "66 3,910.00"]);
  expect(read.codes).toContain("amount-split");
  const remark = await statementOf(...FIRST_LINES, "NF-2,14/02/2023,410.00,3", "NF-3,14/02/2023,1.00,410");
  expect(remark.lines).toHaveLength(FIRST_LINES.length + 2);
});

test("an amount below a thousand beside days overdue is no split amount", async () => {
  const text = ["Invoice No,Invoice Date,Outstanding,Days overdue", "NF1,01/02/2023,400,120", "NF2,02/02/2023,3,110"];
  const readCells: ReadCells = (file, sink) => readTextTable(file, sink, defaultReadingLimits);
  const bytes = Buffer.from(text.join("\n"));
  const { lines } = await readStatement({ name: "statement.csv", bytes }, { readCells });
  expect(lines.map(({ outstandingPence }) => outstandingPence)).toEqual([40_000, 300]);
});
