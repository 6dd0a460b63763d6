import { expect, test } from "vitest";

import { readSheetCells } from "../../shared/reading/answer-form/package/sheet-cells.ts";

function sheet(rows: string): Parameters<typeof readSheetCells>[0] {
  const bytes = Buffer.from(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
  return { name: "xl/worksheets/sheet1.xml", bytes, end: bytes.length, crc32: 0 };
}

test("each row of a form knows where its cells end", () => {
  const rows = '<row r="4"><c r="A4"><v>1</v></c></row><row r="5"/>';
  const found = readSheetCells(sheet(rows), []).rows;
  expect([...found.keys()]).toEqual([4]);
  expect(found.get(4)?.cellsEnd).toBe("<worksheet><sheetData>".length + rows.indexOf("</row>"));
});

test.each([
  ["before the next row", '<row r="4"><c r="A4"><v>1</v></c><row r="5"><c r="A5"><v>2</v></c></row>'],
  ["at the end of the sheet", '<row r="4"><c r="A4"><v>1</v></c>'],
])("a sheet whose row has no end %s is damaged, so nothing is put into it", (_where, rows) => {
  expect(() => readSheetCells(sheet(rows), [])).toThrow("Row 4 of the part xl/worksheets/sheet1.xml has no end.");
});
