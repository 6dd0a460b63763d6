import { readFileSync } from "node:fs";
import { join } from "node:path";

import { CORPORA, corpusFiles } from "../reading/cells/corpus-files.ts";
import { MAIN, workbookOf } from "../reading/cells/xlsx/workbook-of.ts";
import { zipOf } from "../reading/cells/zip/zip-of.ts";
import type { FuzzSeed } from "./fuzz-readers.ts";

/** Formats whose reader is our own, and those that start a worker for each file. */
export type SeedKind = "own" | "foreign";

/** The files to start from: some made here, and those of the corpora if they are installed. */
export function fuzzSeeds(kind: SeedKind): FuzzSeed[] {
  const names =
    kind === "own" ? /\.(?:xls[xm]|ods|csv|htm)$/ : /(?:\.xlsb|\.xls|\.biff5|\.slk|\.xml|pass_protected\.xlsx)$/;
  const real = ["excel/calamine", "excel/sheetjs-1904", "nhs"]
    .flatMap((folder) => corpusFiles(folder, names))
    .map((name) => ({ name, bytes: readFileSync(join(CORPORA, name)) }))
    // In small files, damage hits something important more often.
    .filter(({ bytes }) => bytes.length < 60_000);
  return kind === "own" ? [...made(), ...real] : real;
}

function made(): FuzzSeed[] {
  const rows = Array.from(
    { length: 30 },
    (_, index) =>
      `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>${index % 3}</v></c><c r="B${index + 1}" s="1"><v>${45_000 + index}</v></c><c r="C${index + 1}" t="inlineStr"><is><t>INV${index}</t></is></c><c r="D${index + 1}"><f>1+1</f><v>${index * 1.1}</v></c></row>`,
  );
  const workbook = workbookOf({
    strings: "<si><t>a</t></si><si><r><t>b</t></r><r><t>c</t></r></si><si><t>d &amp; e</t></si>",
    formats: ["General", "dd/mm/yyyy"],
    sheet: `<worksheet xmlns="${MAIN}"><cols><col min="1" max="2" hidden="1"/></cols><sheetData>${rows.join("")}</sheetData></worksheet>`,
  });
  const names = ["office", "table", "text", "style"].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  const content = (root: string): string =>
    `<office:${root} ${names.join(" ")}><office:body><office:spreadsheet><table:table table:name="a"><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="1.5" table:number-rows-spanned="2"/><table:table-cell office:value-type="string"><text:p>b<text:s text:c="2"/>c</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2023-03-31"/></table:table-row></table:table></office:spreadsheet></office:body></office:${root}>`;
  const ods = zipOf([
    { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
    { name: "content.xml", content: content("document-content") },
  ]);
  const fods = `<?xml version="1.0"?>${content("document")}`;
  const csv = 'Invoice,Amount,"Note, long"\r\nINV1,"1,234.50","said ""no"""\r\nINV2,(5.00),\r\n'.repeat(20);
  const html = `<html><body><h1>Statement</h1><table>${"<tr><td rowspan=2>a<td colspan=2>b</tr><tr><td>&pound;5<td>c</tr>".repeat(10)}</table></body></html>`;
  const part = (encoding: string, body: string): string =>
    `--=_b\r\nContent-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: ${encoding}\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n${body}\r\n`;
  const archive = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="=_b"\r\n\r\n${part("base64", Buffer.from(html).toString("base64"))}${part("quoted-printable", html.replaceAll("=", "=3D"))}--=_b--\r\n`;
  return [
    { name: "made.xlsx", bytes: workbook },
    { name: "made.ods", bytes: ods },
    { name: "made.csv", bytes: Buffer.from(csv) },
    { name: "made.htm", bytes: Buffer.from(html) },
    { name: "made.fods", bytes: Buffer.from(fods) },
    { name: "made.mht", bytes: Buffer.from(archive) },
  ];
}
