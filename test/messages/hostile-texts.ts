import fc from "fast-check";
import { expect } from "vitest";

import type { CellDescription, WorkbookDescription } from "../../shared/messages/rendering/workbook-description.ts";

/** Controls, what reverses or hides text, and line separators. */
export const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/u;
/** What a program may take for the beginning of a formula. */
export const FORMULA = /^[\s"\u201C\u201D]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212]/u;
/** Sums of cells or of a column, or of the rows of one kind. */
const RANGE = String.raw`(?:[A-Z]{1,2}\d+:[A-Z]{1,2}\d+|[A-Za-z]+\[[A-Za-z &]+\])`;
const OWN_SUM = new RegExp(
  `^(?:SUM\\(${RANGE}|SUBTOTAL\\(109,${RANGE}|SUMIFS\\(${RANGE},${RANGE},"(?:R&P|I&E|Accruals)")\\)$`,
);

/** Texts that would be more than text if they could. */
export const hostile = fc.oneof(
  fc.constantFrom(
    '=HYPERLINK("https://evil.example/login","pay")',
    "\uFF1D1+1",
    "-2+3",
    "a;=1+1",
    "\t@SUM(A1)",
    "see https://evil.example/login now",
    "www.evil.example/x",
    "javascript:alert(1)//evil.example",
    "<img src=x onerror=alert(1)>",
    '"><script>alert(2)</script><a href="https://evil.example">',
    "]]><!--[if mso]><v:rect>",
    "&lt;b&gt;&#60;i&#62;",
    "x\r\nBcc: all@evil.example\r\n\r\n<html>",
    "x\u2028Bcc: all@evil.example",
    "ab\u202Egnp.exe\u2066\u200B\u00AD",
    "\u0000\u001B[31m\u0007",
    "\uD800 lone",
    "Sort Code 60-16-13 Account No 31926819",
    "a".repeat(5_000),
    `=${"1+".repeat(20_000)}1`,
    "__proto__",
    "$& $1 $' %s {0}",
  ),
  fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...Array.from("<>\"'&=/!-]`@+;,| \t\r\na1")), minLength: 1, maxLength: 40 }),
);

/** No cell can become a formula, and none hides anything. */
export function expectInert(cell: CellDescription): void {
  if (cell.cell === "sum") expect(cell.formula).toMatch(OWN_SUM);
  if (cell.cell !== "text") return;
  expect(cell.text).not.toMatch(FORMULA);
  expect(cell.text).not.toMatch(UNSEEN);
}

/** The cells of all sheets, whose names are plain. */
export async function cellsOf(workbook: WorkbookDescription): Promise<CellDescription[]> {
  expect(workbook.fileName).toMatch(/^[A-Za-z0-9 -]+\.xlsx$/);
  const cells: CellDescription[] = [];
  for (const sheet of workbook.sheets) {
    expect(sheet.name).toMatch(/^[^[\]:*?/\\=@<>]{1,31}$/);
    for (const row of [...sheet.rows, ...(await Array.fromAsync(sheet.further ?? []))]) cells.push(...row.cells);
  }
  return cells;
}
