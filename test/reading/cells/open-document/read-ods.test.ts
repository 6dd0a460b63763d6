import { createCipheriv, createHash, pbkdf2Sync } from "node:crypto";
import { deflateRawSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import type { ReadCells } from "../../../../shared/reading/cells/read-cells.ts";
import { defaultReadingLimits, type ReadingLimits } from "../../../../shared/reading/cells/reading-limits.ts";
import { recogniseFormat } from "../../../../shared/reading/cells/recognition/recognise-format.ts";
import { readFlatOds } from "../../../../shared/reading/cells/open-document/read-flat-ods.ts";
import { readOds } from "../../../../shared/reading/cells/open-document/read-ods.ts";
import { cellsOf } from "../cells-of.ts";
import { zipOf } from "../zip/zip-of.ts";

const reader =
  (passwords: readonly string[] = [], limits: Partial<ReadingLimits> = {}): ReadCells =>
  (file, sink) =>
    readOds(file, passwords, { ...defaultReadingLimits, ...limits }, sink);

const NAMES = ["office", "table", "text", "style"].map(
  (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
);

function contentOf(tables: string, styles = ""): string {
  return `<?xml version="1.0"?><office:document-content ${NAMES.join(" ")} xmlns:calcext="urn:example:calcext" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
}

function odsOf(tables: string, styles = ""): Buffer {
  return zipOf([
    { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
    { name: "content.xml", content: contentOf(tables, styles) },
  ]);
}

async function cells(tables: string, styles = ""): Promise<readonly string[]> {
  const { lines, findings } = await cellsOf(reader(), odsOf(tables, styles), "list.ods");
  expect(findings).toEqual([]);
  return lines;
}

const list = (rows: string): string => `<table:table table:name="List">${rows}</table:table>`;
const row = (inner: string): string => `<table:table-row>${inner}</table:table-row>`;

describe("cells", () => {
  test("cells of every type", async () => {
    const lines = await cells(
      list(
        row(
          '<table:table-cell office:value-type="float" office:value="12.5"><text:p>12.50</text:p></table:table-cell>' +
            '<table:table-cell office:value-type="currency" office:currency="GBP" office:value="-3"/>' +
            '<table:table-cell office:value-type="percentage" office:value="0.05"/>' +
            '<table:table-cell office:value-type="date" office:date-value="2023-03-31"/>' +
            '<table:table-cell office:value-type="date" office:date-value="2023-03-31T12:00:00"/>' +
            '<table:table-cell office:value-type="time" office:time-value="PT36H30M00.000S"/>' +
            '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>' +
            '<table:table-cell office:value-type="string" office:string-value="stored"><text:p>shown</text:p></table:table-cell>' +
            '<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>',
        ),
      ),
    );
    expect(lines).toEqual([
      "[List] visible",
      "A1 number 12.5",
      "B1 number -3",
      "C1 number 0.05",
      "D1 date 2023-03-31T00:00:00",
      "E1 date 2023-03-31T12:00:00",
      "F1 duration 1.5208333333333333",
      "G1 boolean true",
      'H1 text "stored"',
      "I1 error #N/A",
    ]);
  });

  test("texts with spaces, breaks, spans and notes", async () => {
    const lines = await cells(
      list(
        row(
          '<table:table-cell office:value-type="string"><office:annotation><text:p>a note</text:p></office:annotation><text:p>  a\n b<text:s text:c="2"/><text:span>c<text:line-break/>d</text:span></text:p><text:p><text:tab/>e &amp; f</text:p><draw:frame><text:p>drawn</text:p></draw:frame></table:table-cell>',
        ),
      ),
    );
    expect(lines[1]).toBe('A1 text "a b  c\\nd\\n\\te & f"');
  });

  test("repeated cells are passed on as often; empty repetition costs nothing", async () => {
    const lines = await cells(
      list(
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"/><table:table-cell table:number-columns-repeated="16382"/></table:table-row>' +
          '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>' +
          row('<table:table-cell/><table:table-cell office:value-type="float" office:value="2"/>'),
      ),
    );
    expect(lines.slice(1)).toEqual(["A1 number 1", "B1 number 1", "A2 number 1", "B2 number 1", "B1048003 number 2"]);
  });

  test("a merged cell gives its value once, with the cells that it covers", async () => {
    const lines = await cells(
      list(
        row(
          '<table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="2" office:value-type="float" office:value="1"/><table:covered-table-cell/>',
        ) +
          row("<table:covered-table-cell/><table:covered-table-cell/>") +
          '<table:table-row table:number-rows-repeated="2"><table:table-cell/><table:table-cell table:number-columns-spanned="3" office:value-type="float" office:value="2"/></table:table-row>',
      ),
    );
    expect(lines.slice(1)).toEqual([
      "A1 number 1",
      "B3 number 2",
      "B4 number 2",
      "merged A1:B2",
      "merged B3:D3",
      "merged B4:D4",
    ]);
  });

  test("hidden sheets, rows and columns, groups and header rows", async () => {
    const styles =
      '<style:style style:name="off" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const lines = await cells(
      '<table:table table:name="Kept" table:style-name="off"><table:table-column-group><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/></table:table-column-group><table:table-header-rows><table:table-row table:visibility="filter"><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table-header-rows></table:table>',
      styles,
    );
    expect(lines).toEqual(["[Kept] hidden", "A1 number 1 (hidden row)", "hidden columns C"]);
  });

  test("a formula without a value, a value under a merged cell, and a number that is not one are reported", async () => {
    const { lines, findings } = await cellsOf(
      reader(),
      odsOf(
        list(
          row(
            '<table:table-cell table:formula="of:=1+1"/><table:covered-table-cell office:value-type="float" office:value="9"/><table:table-cell office:value-type="float" office:value="abc"/>',
          ),
        ),
      ),
    );
    expect(lines.slice(1)).toEqual(["A1 formula", 'C1 text "abc"']);
    expect(findings.map(({ code, column }) => `${code} ${column ?? ""}`)).toEqual([
      "formula-without-value A",
      "value-under-merged-cell B",
      "cell-contradicts-its-type C",
    ]);
  });
});

describe("a flat file, which has no container", () => {
  const flat = (mimetype: string, tables: string, before = '<?xml version="1.0" encoding="UTF-8"?>\n'): string =>
    `${before}<office:document ${NAMES.join(" ")} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.${mimetype}"><office:meta><x>left out</x></office:meta><office:automatic-styles><style:style style:name="off" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:master-styles><style:header><text:p>left out</text:p></style:header></office:master-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document>`;
  const tables =
    '<table:table table:name="List" table:style-name="off"><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="1.5"/><table:table-cell office:value-type="string"><text:p>£</text:p></table:table-cell></table:table-row></table:table>';
  const readFlat: ReadCells = (file, sink) => readFlatOds(file, defaultReadingLimits, sink);

  test("is recognised and read like the other, in every encoding", async () => {
    const text = flat("spreadsheet", tables);
    const inUtf16 = Buffer.from(`\ufeff${text.replace("UTF-8", "UTF-16")}`, "utf16le");
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), inUtf16]) {
      expect(recogniseFormat(bytes, defaultReadingLimits)).toBe("fods");
      const { lines, findings } = await cellsOf(readFlat, bytes, "list.fods");
      expect(findings).toEqual([]);
      expect(lines).toEqual(["[List] hidden", "A1 number 1.5", 'B1 text "£"', "A2 number 1.5", 'B2 text "£"']);
    }
  });

  test("is refused where it is cut off", async () => {
    const whole = Buffer.from(flat("spreadsheet", tables));
    for (const missing of [1, 20, 60, 200, 400]) {
      const { findings } = await cellsOf(readFlat, whole.subarray(0, whole.length - missing), "list.fods");
      expect(findings.map(({ severity }) => severity)).toEqual(["refusal"]);
    }
  });

  test("is called what it is if it is no spreadsheet", () => {
    expect(recogniseFormat(Buffer.from(flat("text", "")), defaultReadingLimits)).toBe("word");
    expect(recogniseFormat(Buffer.from(flat("presentation", "")), defaultReadingLimits)).toBe("presentation");
  });
});

describe("protected files", () => {
  function protectedOds(password: string, iterations = 1000): Buffer {
    const content = contentOf(list(row('<table:table-cell office:value-type="float" office:value="42"/>')));
    const packed = deflateRawSync(content);
    const salt = Buffer.alloc(16, 1);
    const vector = Buffer.alloc(16, 2);
    const start = createHash("sha256").update(password).digest();
    const key = pbkdf2Sync(start, salt, Math.min(iterations, 1000), 32, "sha1");
    const padding = 16 - (packed.length % 16);
    const padded = Buffer.concat([packed, Buffer.alloc(padding - 1), Buffer.from([padding])]);
    const cipher = createCipheriv("aes-256-cbc", key, vector);
    cipher.setAutoPadding(false);
    const encrypted = Buffer.concat([cipher.update(padded), cipher.final()]);
    const sum = createHash("sha256").update(packed.subarray(0, 1024)).digest("base64");
    const manifest = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml" manifest:size="${content.length}"><manifest:encryption-data manifest:checksum-type="urn:x#sha256-1k" manifest:checksum="${sum}"><manifest:algorithm manifest:algorithm-name="http://www.w3.org/2001/04/xmlenc#aes256-cbc" manifest:initialisation-vector="${vector.toString("base64")}"/><manifest:start-key-generation manifest:start-key-generation-name="http://www.w3.org/2000/09/xmldsig#sha256" manifest:key-size="32"/><manifest:key-derivation manifest:key-derivation-name="PBKDF2" manifest:key-size="32" manifest:iteration-count="${iterations}" manifest:salt="${salt.toString("base64")}"/></manifest:encryption-data></manifest:file-entry></manifest:manifest>`;
    return zipOf([
      { name: "mimetype", content: "application/vnd.oasis.opendocument.spreadsheet", stored: true },
      { name: "content.xml", content: encrypted, stored: true },
      { name: "META-INF/manifest.xml", content: manifest },
    ]);
  }

  test("open with the password that fits", async () => {
    const { lines, findings } = await cellsOf(reader(["wrong", "fits"]), protectedOds("fits"));
    expect(lines).toEqual(["[List] visible", "A1 number 42"]);
    expect(findings).toEqual([]);
  });

  test.each([
    ["no password", [], "The file is protected by a password."],
    ["another", ["wrong"], "The file is protected by a password, and none of the registered ones opens it."],
  ])("are refused with %s", async (_, passwords, what) => {
    const { lines, findings } = await cellsOf(reader(passwords), protectedOds("fits"));
    expect(lines).toEqual([]);
    expect(findings.map((finding) => [finding.code, finding.what])).toEqual([["file-password-protected", what]]);
  });

  test("a file with a billion rounds in its password check is refused at once", async () => {
    const { findings } = await cellsOf(reader(["fits"]), protectedOds("fits", 1_000_000_000));
    expect(findings.map(({ code }) => code)).toEqual(["file-over-limit"]);
  });
});

test.each([
  [
    "cells repeated a billion times",
    '<table:table-row><table:table-cell table:number-columns-repeated="999999999" office:value-type="float" office:value="1"/></table:table-row>',
    "beyond the last column",
  ],
  [
    "rows repeated a billion times",
    '<table:table-row table:number-rows-repeated="999999999"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>',
    "beyond the last row",
  ],
  [
    "a full sheet from one cell",
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>',
    "cells",
  ],
])("%s are refused", async (_, rows, what) => {
  const { lines, findings } = await cellsOf(reader(), odsOf(list(rows)));
  expect(lines).toEqual(["[List] visible"]);
  expect(findings.map(({ severity }) => severity)).toEqual(["refusal"]);
  expect(findings[0]?.what).toContain(what);
});
