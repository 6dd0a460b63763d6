import { describe, expect, test } from "vitest";

import { renderReply } from "../../../shared/messages/render-reply.ts";
import type { SheetDescription } from "../../../shared/messages/rendering/workbook-description.ts";
import { exampleReplies } from "../example-replies.ts";
import { responseTo } from "./response-examples.ts";

const examples = { ...exampleReplies, "response-without-lines": responseTo([]) };
const workbooks = Object.entries(examples).flatMap(([name, reply]) => {
  const { workbook } = renderReply(reply);
  return workbook === undefined ? [] : [[name, workbook] as const];
});

function cellsOf(sheet: SheetDescription): (readonly string[])[] {
  return Array.from(sheet.rows, (row) => row.cells.map((cell) => (cell.cell === "text" ? cell.text : cell.cell)));
}

describe.each(workbooks.filter(([name]) => name.startsWith("response")))("the workbook of %s", (name, workbook) => {
  test("has its sheets in the order in which they are read", () => {
    const names = workbook.sheets.map((sheet) => sheet.name);
    expect(names).toEqual([
      "Summary",
      ...(name === "response-revised" ? ["What has changed"] : []),
      "Lines",
      "Not on your statement",
      "Questions",
      "How we read it",
      "Collection form",
    ]);
    const listed = workbook.sheets.slice(0, 1).flatMap((sheet) => cellsOf(sheet).map((cells) => cells[0]));
    for (const sheet of names.slice(1)) expect(listed).toContain(sheet);
  });
});

describe.each(workbooks)("the workbook of %s", (_name, workbook) => {
  test("has tables as Excel needs them: named once, headings once and as in their cells, at least one row each", () => {
    const tables = workbook.sheets.flatMap((sheet) => (sheet.tables ?? []).map((table) => ({ sheet, table })));
    expect(new Set(tables.map(({ table }) => table.name.toLowerCase())).size).toBe(tables.length);
    for (const { sheet, table } of tables) {
      const cells = cellsOf(sheet);
      expect(table.name).toMatch(/^[A-Za-z]{4,30}$/);
      expect(new Set(table.headings.map((heading) => heading.toLowerCase())).size).toBe(table.headings.length);
      expect(cells[table.headerRow - 1]).toEqual(table.headings);
      expect(table.lastRow).toBeGreaterThan(table.headerRow);
      expect(table.lastRow).toBeLessThanOrEqual(cells.length);
    }
    for (const sheet of workbook.sheets) {
      const own = (sheet.tables ?? []).toSorted((one, other) => one.headerRow - other.headerRow);
      own.slice(1).forEach((table, index) => {
        expect(table.headerRow).toBeGreaterThan((own[index]?.lastRow ?? 0) + 1);
      });
    }
  });

  test("has totals above its tables that add up what the filters leave in sight, and never a row beside them", () => {
    for (const sheet of workbook.sheets) {
      const ranges = (sheet.tables ?? []).map((table) => [table.headerRow + 1, table.lastRow] as const);
      for (const row of sheet.rows) {
        for (const cell of row.cells) {
          const range = cell.cell === "sum" ? /^SUBTOTAL\(109,[A-Z](\d+):[A-Z](\d+)\)$/.exec(cell.formula) : null;
          if (range === null) continue;
          const [from = 0, to = 0] = range.slice(1).map(Number);
          expect(ranges.some(([first, last]) => from === first && to <= last)).toBe(true);
        }
      }
    }
  });
});
