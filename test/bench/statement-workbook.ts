import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

import { zipOf } from "../reading/cells/zip/zip-of.ts";

/** A statement as Excel writes it, with a function that only inflates the same bytes. */
export interface BenchWorkbook {
  readonly bytes: Buffer;
  /** Inflates all parts and does nothing else. */
  inflate(): number;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

const HEADINGS = [
  "Type",
  "Invoice No.",
  "Invoice Date",
  "Due Date",
  "Your PO",
  "Invoice Total £",
  "Outstanding £",
  "Description",
  "Capital?",
  "Account",
  "Cost Centre",
  "Days Overdue",
];
const SERVICES = [
  "Pathology SLA",
  "Drugs recharge Feb",
  "Estates recharge Q3",
  "Secondment of staff nurse",
  "Medical physics",
];

/** Makes a statement with this many lines in twelve columns, with shared strings and styles; always the same. */
export function benchWorkbook(lines: number): BenchWorkbook {
  const strings: string[] = [];
  const places = new Map<string, number>();
  const shared = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, strings.length);
    strings.push(text);
    return strings.length - 1;
  };
  let seed = 20230323;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return seed % below;
  };
  const letters = "ABCDEFGHIJKL";
  const cell = (column: number, row: number, style: number, value: string, type = ""): string =>
    `<c r="${letters.charAt(column)}${String(row)}" s="${String(style)}"${type}><v>${value}</v></c>`;
  const text = (column: number, row: number, value: string): string =>
    cell(column, row, 0, String(shared(value)), ' t="s"');
  const rows: string[] = [
    `<row r="1">${text(0, 1, "Statement of outstanding receivables - Northfold Community Health NHS Trust (ZB2) to Eastmere University Hospitals NHS FT (ZA1)")}</row>`,
    `<row r="2">${text(0, 2, "As at 23 March 2023. Queries: 020 7946 0101, income@northfold.example.org")}</row>`,
    `<row r="4" spans="1:12">${HEADINGS.map((heading, column) => text(column, 4, heading)).join("")}</row>`,
  ];
  let sum = 0;
  for (let line = 0; line < lines; line += 1) {
    const row = line + 5;
    const credit = random(20) === 0;
    const whole = (credit ? -1 : 1) * (100 + random(5_000_000));
    const open = random(4) === 0 ? Math.trunc(whole / 2) : whole;
    sum += open;
    const date = 44_652 + random(350);
    rows.push(
      `<row r="${String(row)}" spans="1:12" x14ac:dyDescent="0.25">${[
        text(0, row, credit ? "CRN" : "INV"),
        text(1, row, `SI${String(1_000_000 + line * 7)}`),
        cell(2, row, 1, String(date)),
        cell(3, row, 1, String(date + 30)),
        text(4, row, `PO${String(10_000 + random(90_000))}`),
        cell(5, row, 2, String(whole / 100)),
        cell(6, row, 2, String(open / 100)),
        text(7, row, SERVICES[random(SERVICES.length)] ?? ""),
        text(8, row, random(10) === 0 ? "Y" : "N"),
        text(9, row, `C${String(100_000 + random(12))}`),
        cell(10, row, 0, String(10_000 + random(500))),
        cell(11, row, 0, String(random(300))),
      ].join("")}</row>`,
    );
  }
  const last = lines + 5;
  rows.push(`<row r="${String(last)}">${text(4, last, "Total")}${cell(6, last, 2, String(sum / 100))}</row>`);
  const parts = [
    {
      name: "[Content_Types].xml",
      content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    },
    {
      name: "_rels/.rels",
      content: `<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Statement" sheetId="1" r:id="s1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships xmlns="${PACKAGE}"><Relationship Id="s1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s2" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="s3" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: "xl/styles.xml",
      content: `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="4"/></cellXfs></styleSheet>`,
    },
    {
      name: "xl/sharedStrings.xml",
      content: `<sst xmlns="${MAIN}">${strings.map((each) => `<si><t>${each}</t></si>`).join("")}</sst>`,
    },
    {
      name: "xl/worksheets/sheet1.xml",
      content: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><sheetData>${rows.join("")}</sheetData></worksheet>`,
    },
  ].map(({ name, content }) => {
    const bytes = Buffer.from(content);
    return {
      name,
      content: "",
      packed: { bytes: deflateRawSync(bytes), inflatedBytes: bytes.length, crc32: crc32(bytes) },
    };
  });
  return {
    bytes: zipOf(parts),
    inflate: () => parts.reduce((total, part) => total + inflateRawSync(part.packed.bytes).length, 0),
  };
}
