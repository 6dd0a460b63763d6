import { expect, test } from "vitest";

import { readHtmlTable } from "../../../../shared/reading/cells/html-table/read-html-table.ts";
import type { ReadCells } from "../../../../shared/reading/cells/read-cells.ts";
import { defaultReadingLimits } from "../../../../shared/reading/cells/reading-limits.ts";
import { cellsOf } from "../cells-of.ts";

const read: ReadCells = (file, sink) => readHtmlTable(file, sink, defaultReadingLimits);

async function cells(page: string | Buffer): Promise<readonly string[]> {
  const { lines, findings } = await cellsOf(read, Buffer.from(page), "Statement.xls");
  expect(findings).toEqual([]);
  return lines.slice(1);
}

test("text around a table becomes rows of its own; scripts, styles and comments do not", async () => {
  const page = `<!DOCTYPE html><html><head><title>No</title><style>td { color: red }</style></head><body>
    <h1>Statement of account</h1><p>As at <b>31 March</b> 2023</p><!-- <table><tr><td>no</td></tr></table> -->
    <script>document.write("<td>no</td>")</script>
    <table><tr><th>Invoice<th>Amount</tr><tr><td>INV1</td><td> £1,234.50&nbsp;</td></tr></table></body></html>`;
  expect(await cells(page)).toEqual([
    'A1 text "Statement of account"',
    'A2 text "As at 31 March 2023"',
    'A3 text "Invoice"',
    'B3 text "Amount"',
    'A4 text "INV1"',
    'B4 text "£1,234.50"',
  ]);
});

test("a spanning cell gives its value once, and the cells beside and below keep their columns", async () => {
  const page =
    "<table><tr><td rowspan=2>a</td><td colspan='2'>b</td><td>c</td></tr><tr><td>d</td><td>e</td><td>f</td></tr><tr><td>g</table>";
  expect(await cells(page)).toEqual([
    'A1 text "a"',
    'B1 text "b"',
    'D1 text "c"',
    'B2 text "d"',
    'C2 text "e"',
    'D2 text "f"',
    'A3 text "g"',
    "merged A1:A2",
    "merged B1:C1",
  ]);
});

test("a cell spans no row below its table, and spans nothing where another table is in between", async () => {
  const above =
    "<p>Statement</p><table><tr><td rowspan=9>a<td>b</tr><tr><td>c</tr></table><table><tr><td>d</tr></table>";
  expect((await cells(above)).filter((line) => line.startsWith("merged"))).toEqual(["merged A2:A3"]);
  const between = "<table><tr><td rowspan=3>a<td><table><tr><td>b</tr></table></tr><tr><td>c</tr></table>";
  expect((await cells(between)).filter((line) => line.startsWith("merged"))).toEqual([]);
});

test("tables inside a layout table", async () => {
  const page =
    "<table><tr><td>Eastmere<table><tr><td>INV1<td>5</tr><tr><td>INV2<td>6</tr></table></td></tr><tr><td>end</td></tr></table>";
  expect(await cells(page)).toEqual([
    'A1 text "Eastmere"',
    'A2 text "INV1"',
    'B2 text "5"',
    'A3 text "INV2"',
    'B3 text "6"',
    'A4 text "end"',
  ]);
});

test("the number that Excel stores besides the text, and hidden rows", async () => {
  const page = `<table><tr><td x:num="1234.5">1,235</td><td x:num>7</td><td x:num="45016">31/03/2023</td><td x:num="0.05">5%</td></tr><tr style='display:none'><td>x</td></tr></table>`;
  expect(await cells(page)).toEqual([
    "A1 number 1234.5",
    'B1 text "7"',
    'C1 text "31/03/2023"',
    'D1 text "5%"',
    'A2 text "x" (hidden row)',
  ]);
});

test("line breaks, escapes and encodings", async () => {
  const table = (inner: string): string => `<table><tr><td>${inner}</td></tr></table>`;
  expect(await cells(table("1 High St<br>Northfold<p>&pound;5 &#163;6 &#x20AC;7 &#150; &unknown; AT&T"))).toEqual([
    'A1 text "1 High St\\nNorthfold\\n£5 £6 €7 – &unknown; AT&T"',
  ]);
  const told = `<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">${table("£5 \x80")}`;
  expect(await cells(Buffer.from(told, "latin1"))).toEqual(['A1 text "£5 €"']);
  expect(await cells(Buffer.from(`\ufeff${table("£5")}`, "utf16le"))).toEqual(['A1 text "£5"']);
});

test("a page that ends in the middle of a table is read, and told", async () => {
  const { lines, findings } = await cellsOf(read, Buffer.from("<table><tr><td>a</td></tr><tr><td>b"));
  expect(lines).toEqual(["[Sheet1] visible", 'A1 text "a"', 'A2 text "b"']);
  expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(["warning table-not-closed"]);
});

test("a page without a table is refused", async () => {
  const { findings } = await cellsOf(read, Buffer.from("<html><body><p>Please log in</p></body></html>"));
  expect(findings.map(({ severity, what }) => [severity, what])).toEqual([
    ["refusal", "The file is a web page without a table."],
  ]);
});

test.each([
  ["tags that never end", "<td ".repeat(50_000)],
  ["quotes that never close", '<td a="'.repeat(20_001)],
  ["endless non-breaking spaces", `<table><tr><td>${"&nbsp;".repeat(100_000)}x`],
  ["blanks in tags", `<table><tr><td>a${"<b> </b>".repeat(50_000)}`],
  ["endless blocks", `<table><tr><td>a${"<p>x".repeat(50_000)}`],
  ["endless spans", `<table><tr>${"<td rowspan=65534 colspan=1000>".repeat(17)}`],
  ["nested tables", "<table><tr><td>".repeat(60)],
  ["comments that never end", "<table><!--".repeat(50_000)],
])("%s are read or refused, and never throw", async (_, page) => {
  const { format } = await cellsOf(read, Buffer.from(page));
  expect(format).toBe("html");
});
