import { deflateRawSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import { defaultReadingLimits } from "../../../../shared/reading/cells/reading-limits.ts";
import { readXlsx, readXlsxWithin } from "../../../../shared/reading/cells/xlsx/read-xlsx.ts";
import { UnreadableFile } from "../../../../shared/reading/cells/unreadable-file.ts";
import { inflateWhole } from "../../../../shared/reading/cells/zip/inflate-part.ts";
import { readZipDirectory } from "../../../../shared/reading/cells/zip/zip-directory.ts";
import { cellsOf } from "../cells-of.ts";
import { MAIN, workbookOf, type WorkbookParts } from "./workbook-of.ts";
import { zipOf } from "../zip/zip-of.ts";

async function cells(parts: WorkbookParts): Promise<readonly string[]> {
  const { lines, findings } = await cellsOf(readXlsx, workbookOf(parts));
  expect(findings).toEqual([]);
  return lines.slice(1);
}

async function refusal(parts: WorkbookParts): Promise<string> {
  const { findings } = await cellsOf(readXlsx, workbookOf(parts));
  const refusals = findings.filter(({ severity }) => severity === "refusal");
  expect(refusals).toHaveLength(1);
  return refusals[0]?.what ?? "";
}

describe("cells", () => {
  test("numbers, shared texts, texts, booleans, errors and empty cells", async () => {
    const lines = await cells({
      strings: "<si><t>first</t></si><si><t>second</t></si><si><t></t></si><si/>",
      rows: '<row r="3"><c r="A3"><v>-12.50</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="str"><v>typed</v></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="e"><v>#N/A</v></c><c r="F3" s="0"/><c r="G3" t="s"><v>2</v></c><c r="H3" t="s"><v>3</v></c><c r="XFD3"><v>1e3</v></c></row>',
    });
    expect(lines).toEqual([
      "A3 number -12.5",
      'B3 text "second"',
      'C3 text "typed"',
      "D3 boolean true",
      "E3 error #N/A",
      "XFD3 number 1000",
    ]);
  });

  test("cells and rows without references follow the ones before them", async () => {
    const lines = await cells({
      rows: '<row><c><v>1</v></c><c><v>2</v></c></row><row r="7"><c r="C7"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>',
    });
    expect(lines).toEqual(["A1 number 1", "B1 number 2", "C7 number 3", "D7 number 4", "A8 number 5"]);
  });

  test("cells out of order are sorted, and a cell that occurs twice is refused", async () => {
    expect(await cells({ rows: '<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c><c r="B1"/></row>' })).toEqual([
      "A1 number 1",
      "C1 number 3",
    ]);
    expect(await refusal({ rows: '<row r="1"><c r="A1"><v>3</v></c><c r="A1"><v>1</v></c></row>' })).toBe(
      "The sheet “List” holds the cell A1 twice.",
    );
  });

  test("a row that the file gives in several pieces is one row; a cell in two of them is refused", async () => {
    const rows =
      '<row r="2"><c r="B2"><v>2</v></c></row><row r="2" hidden="1"><c><v>1</v></c><c r="C2"><v>3</v></c></row><row r="2"/>' +
      '<row r="3"/><row r="3"><c r="A3"><v>4</v></c></row><row><c><v>5</v></c></row>';
    expect(await cells({ rows })).toEqual([
      "A2 number 1 (hidden row)",
      "B2 number 2 (hidden row)",
      "C2 number 3 (hidden row)",
      "A3 number 4",
      "A4 number 5",
    ]);
    const twice = '<row r="2"><c r="B2"><v>2</v></c></row><row r="2"><c r="B2"><v>1</v></c></row>';
    expect(await refusal({ rows: twice })).toBe("The sheet “List” holds the cell B2 twice.");
    const unnamed = '<row r="2"><c><v>2</v></c></row><row r="2"><c><v>1</v></c></row>';
    expect(await refusal({ rows: unnamed })).toBe("The sheet “List” holds the cell A2 twice.");
    const endless = `<row r="2"><c r="B2"><v>2</v></c></row>`.repeat(20_000);
    expect(await refusal({ rows: endless })).toBe("The sheet “List” holds the cell B2 twice.");
  });

  test("inline texts, rich texts, phonetic readings, CDATA, comments and escapes", async () => {
    const lines = await cells({
      strings:
        '<si><r><rPr><b/></rPr><t>bold</t></r><r><t xml:space="preserve"> and plain</t></r><rPh sb="0" eb="1"><t>reading</t></rPh></si><si><t><![CDATA[a<b]]>&amp;&#65;&#x42;</t></si><si><t>_x000D__x005F_x000D_</t></si>',
      rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>in line</t></is></c><c r="B1" t="inlineStr"><is><r><t>in</t></r><r><t>two</t></r></is></c><c r="C1" t="s"><v>0</v></c><c r="D1" t="s"><v><!-- which? -->1</v></c><c r="E1" t="s"><v>2</v></c><c r="F1" t="str"><v>&lt;5 &amp; more</v></c><c r="G1" t="inlineStr"><is><t xml:space="preserve"> £5 – 日 </t></is></c></row>',
    });
    expect(lines).toEqual([
      'A1 text "in line"',
      'B1 text "intwo"',
      'C1 text "bold and plain"',
      'D1 text "a<b&AB"',
      'E1 text "\\r_x000D_"',
      'F1 text "<5 & more"',
      'G1 text " £5 – 日 "',
    ]);
  });

  test("a formula gives its cached value; one without a value is reported and unknown", async () => {
    const { lines, findings } = await cellsOf(
      readXlsx,
      workbookOf({
        rows: '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1&gt;1</f><v>4</v></c><c r="C1"><f t="shared" si="0"/><v>5</v></c><c r="D1"><f t="array" ref="D1">SUM(A1)</f><v>6</v></c><c r="E1"><f>A1*2</f></c><c r="F1"><f>A1*2</f><v></v></c><c r="G1" t="str"><f>""</f><v></v></c><c r="H1" t="str"><f>"x"</f><v>x</v></c><c r="I1"><f/><v>7</v></c></row>',
      }),
    );
    expect(lines.slice(1)).toEqual([
      "A1 number 2",
      "B1 number 4",
      "C1 number 5",
      "D1 number 6",
      "E1 formula",
      "F1 formula",
      'H1 text "x"',
      "I1 number 7",
    ]);
    expect(findings.map(({ code, severity, sheet, row, column }) => [code, severity, sheet, row, column])).toEqual([
      ["formula-without-value", "warning", "List", 1, "E"],
      ["formula-without-value", "warning", "List", 1, "F"],
    ]);
  });

  test("a value that contradicts its type is read as text and reported", async () => {
    const { lines, findings } = await cellsOf(
      readXlsx,
      workbookOf({
        rows: '<row r="1"><c r="A1"><v>12,50</v></c><c r="B1" t="b"><v>maybe</v></c><c r="C1" t="d"><v>1/4/2023</v></c><c r="D1"><v>Infinity</v></c></row>',
      }),
    );
    expect(lines.slice(1)).toEqual(['A1 text "12,50"', 'B1 text "maybe"', 'C1 text "1/4/2023"', 'D1 text "Infinity"']);
    expect(findings.map(({ code }) => code)).toEqual(Array(4).fill("cell-contradicts-its-type"));
  });

  test("far-away cells cost nothing", async () => {
    expect(
      await cells({
        rows: '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
      }),
    ).toEqual(["A1 number 1", "XFD1048576 number 2"]);
  });

  test("hidden rows, columns and sheets are read and marked as hidden", async () => {
    const { lines } = await cellsOf(
      readXlsx,
      workbookOf({
        sheets:
          '<sheet name="A" sheetId="1" state="hidden" r:id="s1"/><sheet name="B" sheetId="2" state="veryHidden" r:id="s2"/>',
        sheet: `<worksheet xmlns="${MAIN}"><cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/><col min="6" max="6" width="9"/></cols><sheetData><row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" ht="0" customHeight="1"><c r="A2"><v>2</v></c></row><row r="3" ht="15" hidden="0"><c r="A3"><v>3</v></c></row></sheetData></worksheet>`,
        parts: [{ name: "xl/worksheets/sheet2.xml", content: `<worksheet xmlns="${MAIN}"><sheetData/></worksheet>` }],
      }),
    );
    expect(lines).toEqual([
      "[A] hidden",
      "A1 number 1 (hidden row)",
      "A2 number 2 (hidden row)",
      "A3 number 3",
      "hidden columns B C E",
      "[B] very-hidden",
    ]);
  });

  test("a merged cell gives its value once", async () => {
    expect(
      await cells({
        sheet: `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"/></row><row r="2"><c r="A2" s="0"/></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B2"/><mergeCell ref="C$1:$C3"></mergeCell><mergeCell ref="D1"/></mergeCells></worksheet>`,
      }),
    ).toEqual(["A1 number 1", "merged A1:B2", "merged C1:C3"]);
  });
});

describe("identifiers in numbers", () => {
  test("digits that a double can't hold are kept as stored; Excel's own seventeen digits are not", async () => {
    expect(
      await cells({
        rows: '<row r="1"><c r="A1"><v>12345678901234567890</v></c><c r="B1"><v>1.1000000000000001</v></c><c r="C1"><v>276434.72000000003</v></c><c r="D1"><v>9007199254740993</v></c><c r="E1"><v>900719925474099</v></c><c r="F1"><v>0.10000000000000000555</v></c><c r="G1"><v>1234567890123456.78</v></c></row>',
      }),
    ).toEqual([
      "A1 number 12345678901234567000 “12345678901234567890”",
      "B1 number 1.1",
      "C1 number 276434.72000000003",
      "D1 number 9007199254740992 “9007199254740993”",
      "E1 number 900719925474099",
      "F1 number 0.1",
      "G1 number 1234567890123456.8 “1234567890123456.78”",
    ]);
  });

  test("leading zeros from a number format are kept beside the number", async () => {
    const cell = (column: string, style: number, value: string): string =>
      `<c r="${column}1" s="${style}"><v>${value}</v></c>`;
    expect(
      await cells({
        formats: ["General", "000000", "0", "000.00", "000000;-000000"],
        rows: `<row r="1">${cell("A", 0, "123")}${cell("B", 1, "123")}${cell("C", 2, "123")}${cell("D", 3, "123")}${cell("E", 4, "123")}${cell("F", 1, "1234567")}${cell("G", 1, "-5")}${cell("H", 1, "1.5")}</row>`,
      }),
    ).toEqual([
      "A1 number 123",
      "B1 number 123 “000123”",
      "C1 number 123",
      "D1 number 123",
      "E1 number 123",
      "F1 number 1234567",
      "G1 number -5",
      "H1 number 1.5",
    ]);
  });
});

describe("dates", () => {
  const formats = ["General", "dd/mm/yyyy", "[h]:mm", "h:mm", '#,##0.00" days"', "yyyy-mm-dd;@", "[$-809]d mmmm yyyy"];
  const cell = (column: string, style: number, value: string): string =>
    `<c r="${column}1" s="${style}"><v>${value}</v></c>`;

  test("a number is a date where its format shows one", async () => {
    const rows = `<row r="1">${cell("A", 0, "45016")}${cell("B", 1, "45016")}${cell("C", 2, "1.5")}${cell("D", 3, "0.75")}${cell("E", 4, "45016")}${cell("F", 5, "45016.5")}${cell("G", 6, "45016")}</row>`;
    expect(await cells({ formats, rows })).toEqual([
      "A1 number 45016",
      "B1 date 2023-03-31T00:00:00",
      "C1 duration 1.5",
      "D1 duration 0.75",
      "E1 number 45016",
      "F1 date 2023-03-31T12:00:00",
      "G1 date 2023-03-31T00:00:00",
    ]);
  });

  test.each(["1", "true", "TRUE", "on"])("date1904=%j means the 1904 date system", async (flag) => {
    const lines = await cells({
      formats,
      properties: `date1904="${flag}"`,
      rows: `<row r="1">${cell("A", 1, "43554")}</row>`,
    });
    expect(lines).toEqual(["A1 date 2023-03-31T00:00:00"]);
  });

  test.each(["0", "false", "off"])("date1904=%j does not", async (flag) => {
    const lines = await cells({
      formats,
      properties: `date1904="${flag}"`,
      rows: `<row r="1">${cell("A", 1, "45016")}</row>`,
    });
    expect(lines).toEqual(["A1 date 2023-03-31T00:00:00"]);
  });

  test("dates around 29 February 1900, which never existed, and outside the calendar", async () => {
    const rows = `<row r="1">${cell("A", 1, "1")}${cell("B", 1, "59")}${cell("C", 1, "60")}${cell("D", 1, "61")}${cell("E", 1, "-1")}${cell("F", 1, "2958465")}${cell("G", 1, "2958466")}</row>`;
    const { lines, findings } = await cellsOf(readXlsx, workbookOf({ formats, rows }));
    expect(lines.slice(1)).toEqual([
      "A1 date 1900-01-01T00:00:00",
      "B1 date 1900-02-28T00:00:00",
      "C1 number 60",
      "D1 date 1900-03-01T00:00:00",
      "E1 number -1",
      "F1 date 9999-12-31T00:00:00",
      "G1 number 2958466",
    ]);
    expect(findings.map(({ code, column }) => `${code} ${column ?? ""}`)).toEqual([
      "date-outside-calendar C",
      "date-outside-calendar E",
      "date-outside-calendar G",
    ]);
  });

  test("ISO date cells", async () => {
    expect(
      await cells({
        rows: '<row r="1"><c r="A1" t="d"><v>2023-03-31</v></c><c r="B1" t="d"><v>2023-03-31T12:30:00Z</v></c><c r="C1" t="d"><v>06:00:00</v></c></row>',
      }),
    ).toEqual(["A1 date 2023-03-31T00:00:00", "B1 date 2023-03-31T12:30:00", "C1 duration 0.25"]);
  });

  test.each([
    ["2023-03-31T00:00:00.0000000", "date 2023-03-31T00:00:00"],
    ["2023-03-31T09:30", "date 2023-03-31T09:30:00"],
    ["2023-03-31T09:30:15.123456789012Z", "date 2023-03-31T09:30:15.123"],
    ["2023-03-31T09:30:00+01:00", "date 2023-03-31T09:30:00"],
    ["2023-03-31T", "date 2023-03-31T00:00:00"],
    ["2023-03-31Z", "date 2023-03-31T00:00:00"],
    ["20230331", "date 2023-03-31T00:00:00"],
    ["20230331T093000", "date 2023-03-31T09:30:00"],
    ["1899-12-30T06:00:00", "duration 0.25"],
    ["1899-12-31T18:00:00.000", "duration 0.75"],
    ["T06:00", "duration 0.25"],
    ["T0600", "duration 0.25"],
  ])("an ISO date cell of a strict workbook: %s", async (stored, expected) => {
    expect(await cells({ rows: `<row r="1"><c r="A1" s="1" t="d"><v>${stored}</v></c></row>` })).toEqual([
      `A1 ${expected}`,
    ]);
  });

  test.each(["2023-02-30", "2023-13-01", "31/03/2023", "2023-03-31 25:00", "2023-03-3109:30", "0600", ""])(
    "an ISO date cell that holds no date: %j",
    async (stored) => {
      const rows = `<row r="1"><c r="A1" t="d"><v>${stored}</v></c></row>`;
      const { lines, findings } = await cellsOf(readXlsx, workbookOf({ rows }));
      expect(lines.slice(1)).toEqual(stored === "" ? [] : [`A1 text "${stored}"`]);
      expect(findings.map(({ code }) => code)).toEqual(stored === "" ? [] : ["cell-contradicts-its-type"]);
    },
  );
});

describe("packages", () => {
  test("prefixed namespaces, for common and unusual cells", async () => {
    const sheet = `<x:worksheet xmlns:x="${MAIN}" xmlns:e="urn:example:extension"><x:cols><x:col min="1" max="1" hidden="true"/></x:cols><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c r="B1"><x:f>1+1</x:f><x:v>2</x:v></x:c><e:c r="B1"><e:v>9</e:v></e:c><x:c r='C1'><x:v>3</x:v><e:v>8</e:v></x:c><x:c r="D1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const parts = [
      {
        name: "xl/sharedStrings.xml",
        content: `<ss:sst xmlns:ss="${MAIN}"><ss:si><ss:t>shared</ss:t></ss:si></ss:sst>`,
      },
    ];
    const { lines } = await cellsOf(readXlsx, workbookOf({ sheet, parts }));
    expect(lines.slice(1)).toEqual([
      'A1 text "a"',
      "B1 number 2",
      "C1 number 3",
      'D1 text "shared"',
      "hidden columns A",
    ]);
  });

  test("parts of any name, found through relationships, absolute and relative", async () => {
    const type = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const bytes = zipOf([
      {
        name: "_rels/.rels",
        content: `<Relationships><Relationship Id="a" Type="${type}/officeDocument" Target="/book/Main.XML"/></Relationships>`,
      },
      {
        name: "book\\_rels\\main.xml.rels",
        content: `<Relationships><Relationship Id="q" Type="${type}/worksheet" Target="../leaves/./one.part"/><Relationship Id="z" Type="${type}/worksheet" TargetMode="External" Target="https://example.org/two"/></Relationships>`,
      },
      {
        name: "book\\main.xml",
        content: `<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:rel="${type}"><sheets><sheet name="One &amp; only" rel:id="q"/></sheets></workbook>`,
      },
      {
        name: "leaves/one.part",
        content: `<worksheet xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`,
      },
    ]);
    expect((await cellsOf(readXlsx, bytes)).lines).toEqual(["[One & only] visible", "A1 number 1"]);
  });

  test("parts in UTF-16, with a byte order mark, and in Windows-1252", async () => {
    const sheet = (encoding: string): string =>
      `<?xml version="1.0" encoding="${encoding}"?><worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>£5</t></is></c></row></sheetData></worksheet>`;
    expect(await cells({ sheet: Buffer.from(`\ufeff${sheet("UTF-16")}`, "utf16le") })).toEqual(['A1 text "£5"']);
    expect(await cells({ sheet: Buffer.from(sheet("UTF-16"), "utf16le").swap16() })).toEqual(['A1 text "£5"']);
    expect(await cells({ sheet: Buffer.from(`\ufeff${sheet("UTF-8")}`) })).toEqual(['A1 text "£5"']);
    expect(await cells({ sheet: Buffer.from(sheet("ISO-8859-1"), "latin1") })).toEqual(['A1 text "£5"']);
  });

  test("an archive in the 64-bit form", async () => {
    const parts = [...PARTS_OF_ONE_CELL];
    expect((await cellsOf(readXlsx, zipOf(parts, { zip64: true }))).lines).toEqual(["[List] visible", "A1 number 1"]);
  });

  test("a macro sheet of an old workbook, which has no part, is told and not read", async () => {
    const { lines, findings } = await cellsOf(
      readXlsx,
      workbookOf({
        sheets: '<sheet name="Module1" r:id="" state="veryHidden"/><sheet name="Old"/><sheet name="List" r:id="s1"/>',
        rows: '<row r="1"><c r="A1"><v>1</v></c></row>',
      }),
    );
    expect(lines).toEqual(["[List] visible", "A1 number 1"]);
    expect(findings.map(({ code, severity, sheet }) => `${severity} ${code} ${sheet ?? ""}`)).toEqual([
      "note sheet-without-content Module1",
      "warning sheet-without-content Old",
    ]);
    expect(await refusal({ sheets: '<sheet name="Module1" r:id=""/>' })).toBe("The workbook has no sheet with cells.");
  });

  test("a chart sheet is skipped", async () => {
    const relations = `<Relationships><Relationship Id="s1" Type="x/chartsheet" Target="chart.xml"/><Relationship Id="s2" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;
    const { lines } = await cellsOf(
      readXlsx,
      workbookOf({
        sheets: '<sheet name="Chart" r:id="s1"/><sheet name="List" r:id="s2"/>',
        rows: '<row r="1"><c r="A1"><v>1</v></c></row>',
        parts: [{ name: "xl/_rels/workbook.xml.rels", content: relations }],
      }),
    );
    expect(lines).toEqual(["[List] visible", "A1 number 1"]);
  });
});

const PARTS_OF_ONE_CELL = [
  {
    name: "_rels/.rels",
    content: '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="w.xml"/></Relationships>',
  },
  {
    name: "_rels/w.xml.rels",
    content: '<Relationships><Relationship Id="s" Type="x/worksheet" Target="s.xml"/></Relationships>',
  },
  {
    name: "w.xml",
    content: '<workbook xmlns:r="urn:r/relationships"><sheets><sheet name="List" r:id="s"/></sheets></workbook>',
  },
  { name: "s.xml", content: "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>" },
];

describe("problems of a file are named", () => {
  test.each([
    [
      "row numbers that go back",
      '<row r="5"/><row r="4"/>',
      "The rows of the sheet “List” are not in order: row 4 comes after row 5.",
    ],
    [
      "a row beyond the last",
      '<row r="1048577"/>',
      "The sheet “List” has a row 1048577, beyond the last row that a sheet can have.",
    ],
    [
      "a cell in the wrong row",
      '<row r="5"><c r="A6"><v>1</v></c></row>',
      "The cell A6 is in row 5 of the sheet “List”.",
    ],
    [
      "a cell beyond the last column",
      '<row r="5"><c r="XFE5"><v>1</v></c></row>',
      "Row 5 of the sheet “List” has a cell beyond the last column that a sheet can have.",
    ],
    ["a reference that is none", '<row r="5"><c r="5A"><v>1</v></c></row>', "Row 5 of the sheet “List” is damaged."],
    [
      "an unknown type",
      '<row r="5"><c r="A5" t="q"><v>1</v></c></row>',
      "The cell A5 holds a kind of value that is not known.",
    ],
    [
      "a shared text that is not there",
      '<row r="5"><c r="A5" t="s"><v>7</v></c></row>',
      "The text of the cell A5 is missing from the file.",
    ],
    [
      "an unknown escape",
      '<row r="5"><c r="A5" t="str"><v>&nbsp;</v></c></row>',
      "Row 5 of the sheet “List” is damaged.",
    ],
    ["tags that cross", '<row r="5"><c r="A5"><v>1</c></v></row>', "Row 5 of the sheet “List” is damaged."],
    ["a row within a row", '<row r="5"><row r="6"/></row>', "Row 5 of the sheet “List” is damaged."],
  ])("%s", async (_, rows, what) => {
    expect(await refusal({ rows })).toBe(what);
  });

  test("a sheet that ends in the middle", async () => {
    expect(await refusal({ sheet: `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><v>1` })).toContain(
      "The sheet “List” is cut off: its end is missing.",
    );
  });

  test("a document type is refused, whatever it defines", async () => {
    const sheet = `<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>`;
    const refused = "The file is put together as no spreadsheet program does it, so it was not opened.";
    expect(await refusal({ sheet })).toBe(refused);
    const strings = `<!DOCTYPE sst SYSTEM "file:///etc/passwd"><sst xmlns="${MAIN}"/>`;
    expect(await refusal({ parts: [{ name: "xl/sharedStrings.xml", content: strings }] })).toBe(refused);
  });

  test("a sheet whose part is missing, and a workbook without sheets", async () => {
    expect(await refusal({ sheets: '<sheet name="Gone" r:id="s2"/>' })).toBe(
      "The sheet “Gone” is missing from the file.",
    );
    expect(await refusal({ sheets: " " })).toBe("The workbook lists no sheets.");
  });

  test("every truncation of a file is refused and none throws", async () => {
    const whole = workbookOf({ rows: '<row r="1"><c r="A1"><v>1</v></c></row>' });
    for (let length = 0; length < whole.length; length += 7) {
      const { findings } = await cellsOf(readXlsx, whole.subarray(0, length));
      expect(findings.map(({ severity }) => severity)).toEqual(["refusal"]);
    }
  });
});

const FAR_TOO_MUCH = "The file holds far more than a list needs, as harmful files do, so it was not opened.";

describe("hostile packages", () => {
  const honest = { name: "a.xml", content: "<a/>" };

  /** Why a file is refused, in the words for programmers. The sender gets none of them. */
  async function refusedZip(bytes: Buffer): Promise<string> {
    const { findings } = await cellsOf(readXlsx, bytes);
    expect(findings.map(({ severity }) => severity)).toEqual(["refusal"]);
    expect(findings[0]?.what).not.toMatch(/zip|part\b|xml|checksum|unpack|bytes/i);
    try {
      for (const entry of readZipDirectory(bytes, defaultReadingLimits).values()) {
        inflateWhole(bytes, entry, defaultReadingLimits);
      }
    } catch (error) {
      if (error instanceof UnreadableFile) return error.message;
      throw error;
    }
    return "";
  }

  test("a part that claims to unpack to ten gigabytes", async () => {
    const bomb = { ...honest, claims: { inflatedBytes: 0xffff0000 } };
    expect(await refusedZip(zipOf([bomb]))).toContain("The file unpacks to over 4096 MB; 2048 MB are allowed");
  });

  test("a part that unpacks to a thousand times its size", async () => {
    const bomb = { name: "xl/worksheets/sheet1.xml", content: Buffer.alloc(64 * 1024 * 1024, 32) };
    expect(await refusedZip(workbookOf({ parts: [bomb] }))).toContain("more than 100 times its packed size");
  });

  test.each([0, 600_000])("a part that claims %i bytes and unpacks to 64 million", async (claimed) => {
    const content = Buffer.alloc(64 * 1024 * 1024, 32);
    const bomb = {
      name: "xl/worksheets/sheet1.xml",
      content: "",
      packed: { bytes: deflateRawSync(content), inflatedBytes: claimed, crc32: 0 },
    };
    expect(await refusedZip(workbookOf({ parts: [bomb] }))).toContain("does not unpack to");
  });

  test("parts that share their bytes", async () => {
    const shared = { name: "b.xml", content: "", stored: true, claims: { localStart: 0, localName: "b.xml" } };
    const what = await refusedZip(
      zipOf([
        { ...shared, name: "b.xml" },
        { ...shared, name: "b.xml" },
      ]),
    );
    expect(what).toMatch(/twice|overlaps/);
    const overlapping = zipOf([
      { name: "one", content: zipOf([{ name: "two", content: "x" }]), stored: true },
      { name: "two", content: "x", claims: { localStart: 33 } },
    ]);
    expect(await refusedZip(overlapping)).toContain("overlaps another part");
  });

  test.each([
    ["two parts of one name", [honest, { ...honest, name: "A.XML" }], "twice"],
    ["a name that differs within", [{ ...honest, claims: { localName: "b.xml" } }], "contradict each other"],
    [
      "a name that reaches beyond the file",
      [{ ...honest, claims: { localNameBytes: 60_000 } }],
      "reaches beyond the end",
    ],
    ["a part that lies outside", [{ ...honest, claims: { localStart: 4000 } }], "is not where"],
    [
      "a part that reaches beyond",
      [{ ...honest, claims: { packedBytes: 4000, inflatedBytes: 4000 } }],
      "reaches beyond",
    ],
    ["an encrypted part", [{ ...honest, claims: { flags: 1 } }], "is protected by a password"],
    ["a method that Excel does not use", [{ ...honest, claims: { method: 9 } }], "packed by a method"],
  ])("%s", async (_, parts, what) => {
    expect(await refusedZip(zipOf(parts))).toContain(what);
  });

  test("more entries than allowed", async () => {
    const limits = { ...defaultReadingLimits, zipEntries: 3 };
    const bytes = zipOf(["a", "b", "c", "d"].map((name) => ({ name, content: "" })));
    const { findings } = await cellsOf((file, sink) => readXlsxWithin(file, sink, limits), bytes);
    expect(findings[0]?.what).toBe(FAR_TOO_MUCH);
  });

  test("a changed byte is found by the checksum", async () => {
    const sheet = `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><v>1000</v></c></row></sheetData></worksheet>`;
    const honestFile = workbookOf({ parts: [{ name: "xl/worksheets/sheet1.xml", content: sheet, stored: true }] });
    const place = honestFile.indexOf("1000");
    honestFile[place] = "9".charCodeAt(0);
    expect(await refusedZip(honestFile)).toBe("The part xl/worksheets/sheet1.xml is damaged: its checksum is wrong.");
  });

  test.each([
    [
      "sheets",
      { sheets: 1 },
      { sheets: '<sheet name="a" r:id="s1"/><sheet name="b" r:id="s1"/>' },
      "has 2 sheets; 1 are",
    ],
    ["rows", { rows: 2 }, { rows: "<row/><row/><row/>" }, "over 2 rows"],
    ["cells", { cells: 2 }, { rows: "<row><c><v>1</v></c><c/><c/></row>" }, "over 2 cells"],
    [
      "a token",
      { tokenBytes: 1000 },
      { sheet: `<worksheet xmlns="${MAIN}" a="${"x".repeat(600_000)}"/>` },
      FAR_TOO_MUCH,
    ],
    ["shared texts", { stringBytes: 100 }, { strings: `<si><t>${"x".repeat(200)}</t></si>` }, FAR_TOO_MUCH],
    ["a part that is held whole", { partBytes: 100 }, {}, FAR_TOO_MUCH],
    [
      "time",
      { milliseconds: 0 },
      { rows: `<row><c t="str"><v>${"x".repeat(30_000)}</v></c></row>`.repeat(60) },
      "took over 0 seconds",
    ],
  ])("the limit on %s", async (_, limit, parts, what) => {
    const limits = { ...defaultReadingLimits, ...limit };
    const { findings } = await cellsOf((file, sink) => readXlsxWithin(file, sink, limits), workbookOf(parts));
    expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["refusal file-over-limit"]);
    expect(findings[0]?.what).toContain(what);
  });

  test("columns hidden again and again", async () => {
    const columns = '<col min="1" max="16384" hidden="1"/>'.repeat(1000);
    const what = await refusal({ sheet: `<worksheet xmlns="${MAIN}"><cols>${columns}</cols><sheetData/></worksheet>` });
    expect(what).toBe("The file is put together as no spreadsheet program does it, so it was not opened.");
  });

  test("findings of one kind are limited in number", async () => {
    const rows = `<row>${"<c><f>1</f></c>".repeat(500)}</row>`;
    const { findings } = await cellsOf(readXlsx, workbookOf({ rows }));
    expect(findings).toHaveLength(21);
    expect(findings.at(-1)?.what).toBe("There are 480 more cells of which the same is true.");
  });
});
