import { describe, expect, test } from "vitest";

import { foreignWorkbooks } from "../../../shared/adapters/foreign-workbooks/foreign-workbooks.ts";
import { cellReader } from "../../../shared/reading/cells/cell-reader.ts";
import { cellsOf, type CellsOf } from "../../reading/cells/cells-of.ts";

const { readForeignCells, openEncrypted } = foreignWorkbooks();
const readCells = cellReader({ foreign: readForeignCells, openEncrypted });

function read(bytes: Buffer): Promise<CellsOf> {
  return cellsOf(readCells, bytes, "statement.xls");
}

/** An "XML Spreadsheet 2003" with two sheets; `p` is the prefix of its tags. */
function xmlSpreadsheet(declaration: string, p: string): string {
  const namespace = "urn:schemas-microsoft-com:office:spreadsheet";
  const cell = (type: string, value: string, attributes = ""): string =>
    `<${p}Cell ${attributes}><${p}Data ss:Type="${type}">${value}</${p}Data></${p}Cell>`;
  const sheet = (name: string, rows: string): string =>
    `<${p}Worksheet ss:Name="${name}"><${p}Table>${rows}</${p}Table></${p}Worksheet>`;
  return `${declaration}<?mso-application progid="Excel.Sheet"?>
<${p}Workbook xmlns="${namespace}" xmlns:ss="${namespace}"><${p}Styles><${p}Style ss:ID="d"><${p}NumberFormat ss:Format="Short Date"/></${p}Style></${p}Styles>${sheet(
    "List £",
    `<${p}Row>${cell("String", "Amount £", 'ss:MergeDown="1"')}${cell("DateTime", "2023-03-31T00:00:00.000", 'ss:StyleID="d"')}</${p}Row><${p}Row ss:Index="3" ss:Hidden="1">${cell("Number", "12.5", 'ss:Index="2"')}</${p}Row>`,
  )}${sheet("Two", `<${p}Row>${cell("Number", "1")}</${p}Row>`)}</${p}Workbook>\n`;
}

const declared = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>\n`;

describe("an XML spreadsheet is read in every encoding, with a prefix and without", () => {
  test.each<[string, string, BufferEncoding]>([
    ["UTF-8", declared("UTF-8"), "utf8"],
    ["UTF-8 without saying so", "", "utf8"],
    ["UTF-16", `\ufeff${declared("UTF-16")}`, "utf16le"],
    ["Windows-1252", declared("windows-1252"), "latin1"],
    ["ISO-8859-1", declared("ISO-8859-1"), "latin1"],
  ])("%s", async (_, declaration, encoding) => {
    for (const prefix of ["", "ss:"]) {
      const { format, findings, lines } = await read(Buffer.from(xmlSpreadsheet(declaration, prefix), encoding));
      expect(findings).toEqual([]);
      expect(format).toBe("xml");
      expect(lines).toEqual([
        "[List £] visible",
        'A1 text "Amount £"',
        "B1 date 2023-03-31T00:00:00",
        "B3 number 12.5 (hidden row)",
        "merged A1:A2",
        "[Two] visible",
        "A1 number 1",
      ]);
    }
  });
});

const CUT_OFF = ["The file is cut off: its end is missing."];

test("an XML spreadsheet that is cut off is refused, not read as far as it goes", async () => {
  const whole = Buffer.from(xmlSpreadsheet(declared("UTF-8"), ""));
  // In the end tag, in the second sheet, between the sheets.
  for (const end of [whole.length - 3, whole.lastIndexOf("</Table>"), whole.indexOf("</Worksheet>") + 12]) {
    expect((await read(whole.subarray(0, end))).findings.map(({ what }) => what)).toEqual(CUT_OFF);
  }
});

test("a symbolic link file is read with its pound sign, and refused where it is cut off or damaged", async () => {
  const records = ["ID;PWXL;N;E", 'C;Y1;X1;K"Amount £"', "C;Y2;X1;K5.25", "E", ""].join("\r\n");
  for (const whole of [records, `${records}\x1a`]) {
    const { findings, lines } = await read(Buffer.from(whole, "latin1"));
    expect(findings).toEqual([]);
    expect(lines).toEqual(["[Sheet1] visible", 'A1 text "Amount £"', "A2 number 5.25"]);
  }
  const unknown = records.replace("C;Y2", "\x01;Y2");
  expect((await read(Buffer.from(unknown, "latin1"))).findings.map(({ what }) => what)).toEqual([
    "The file is damaged.",
  ]);
  const cut = records.slice(0, records.indexOf("C;Y2"));
  expect((await read(Buffer.from(cut, "latin1"))).findings.map(({ what }) => what)).toEqual(CUT_OFF);
});
