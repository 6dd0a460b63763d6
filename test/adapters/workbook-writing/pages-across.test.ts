import { expect, test } from "vitest";

import { pagesAcross } from "../../../shared/adapters/workbook-writing/pages-across.ts";

const sheet = { name: "Sheet", rows: [], frozenRows: 0, frozenColumns: 0 };

test("a sheet that is readable on one page stays on it", () => {
  expect(pagesAcross({ ...sheet, columns: [50, 100, 100] })).toBe(1);
});

test("a wider one is printed on several pages side by side, of which each repeats the columns in sight", () => {
  expect(pagesAcross({ ...sheet, columns: [50, 150, 150, 100] })).toBe(2);
  expect(pagesAcross({ ...sheet, columns: [50, 150, 150, 110], frozenColumns: 1 })).toBe(3);
});

test("columns that are not printed do not count", () => {
  expect(pagesAcross({ ...sheet, columns: [50, 150, 150, 100], printColumns: 2 })).toBe(1);
});
