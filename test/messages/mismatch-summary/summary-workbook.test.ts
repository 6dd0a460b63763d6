import { describe, expect, test } from "vitest";

import { summaryWorkbook } from "../../../shared/messages/mismatch-summary/summary-workbook.ts";
import type { WorkbookDescription } from "../../../shared/messages/rendering/workbook-description.ts";
import { workbookTranscript } from "../workbook-transcript.ts";
import { exampleSummaries, readOutcome } from "./example-summaries.ts";

describe.each(Object.entries(exampleSummaries))("the workbook of the summary %s", (name, summary) => {
  test("OVS-01 has the sheets and cells of its golden file", async () => {
    const workbook = await withAllRows(summaryWorkbook(summary, readOutcome));
    await expect(workbookTranscript(workbook)).toMatchFileSnapshot(
      `../../golden/mismatch-summary/${name.replaceAll(" ", "-")}-workbook.txt`,
    );
  });

  test("has tables as Excel needs them: named once, headings once and as in their cells, at least one row each", async () => {
    const { sheets } = await withAllRows(summaryWorkbook(summary, readOutcome));
    const tables = sheets.flatMap((sheet) => (sheet.tables ?? []).map((table) => ({ sheet, table })));
    expect(new Set(tables.map(({ table }) => table.name.toLowerCase())).size).toBe(tables.length);
    for (const { sheet, table } of tables) {
      const rows = Array.from(sheet.rows, ({ cells }) => cells.map((cell) => (cell.cell === "text" ? cell.text : "")));
      expect(table.name).toMatch(/^[A-Za-z]{4,30}$/);
      expect(new Set(table.headings.map((heading) => heading.toLowerCase())).size).toBe(table.headings.length);
      expect(rows[table.headerRow - 1]).toEqual(table.headings);
      expect(rows.length).toBeGreaterThan(table.headerRow);
      if (table.lastRow !== Infinity) expect(table.lastRow).toBeLessThanOrEqual(rows.length);
    }
  });

  test("names every sheet on the first one, with what is on it", () => {
    const [first, ...others] = summaryWorkbook(summary, readOutcome).sheets;
    const texts = Array.from(first?.rows ?? [], ({ cells }) =>
      cells.map((cell) => (cell.cell === "text" ? cell.text : "")),
    );
    for (const { name: sheet, about } of others) expect(texts).toContainEqual([sheet, "", about]);
  });
});

test("further sheets stand before the statements", () => {
  const [summary] = Object.values(exampleSummaries);
  if (!summary) throw new Error("no example");
  const decisions = { name: "Decisions", columns: [], rows: [], frozenRows: 0, frozenColumns: 0 };
  const { sheets } = summaryWorkbook(summary, readOutcome, { further: [decisions] });
  expect(sheets.map(({ name }) => name)).toEqual([
    "Summary",
    "What matters",
    "Decisions",
    "Statements",
    "Positions",
    "What has changed",
    "To do",
    "Invoices",
  ]);
});

/** The same workbook with the rows in memory that are otherwise made while it is written. */
async function withAllRows(workbook: WorkbookDescription): Promise<WorkbookDescription> {
  const sheets = await Promise.all(
    workbook.sheets.map(async ({ further, ...sheet }) => {
      const rows = [...sheet.rows];
      for await (const row of further ?? []) rows.push(row);
      return { ...sheet, rows };
    }),
  );
  return { ...workbook, sheets };
}
