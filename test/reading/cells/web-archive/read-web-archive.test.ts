import { describe, expect, test } from "vitest";

import type { ReadCells } from "../../../../shared/reading/cells/read-cells.ts";
import { defaultReadingLimits } from "../../../../shared/reading/cells/reading-limits.ts";
import { recogniseFormat } from "../../../../shared/reading/cells/recognition/recognise-format.ts";
import { readWebArchive } from "../../../../shared/reading/cells/web-archive/read-web-archive.ts";
import { cellsOf } from "../cells-of.ts";

const readCells: ReadCells = (file, sink) => readWebArchive(file, sink, defaultReadingLimits);

interface Part {
  readonly headers: readonly string[];
  readonly body: string;
}

/** A web archive with these parts, as Excel writes it. */
function archiveOf(parts: readonly Part[], newline = "\r\n"): Buffer {
  const lines = [
    "MIME-Version: 1.0",
    "X-Document-Type: Workbook",
    'Content-Type: multipart/related;\n boundary="----=_Next.1"',
    "",
    "This document is a Single File Web Page, also known as a Web Archive file.",
    "",
    ...parts.flatMap(({ headers, body }) => ["------=_Next.1", ...headers, "", body, ""]),
    "------=_Next.1--",
    "",
  ];
  return Buffer.from(lines.join("\n").replaceAll("\n", newline), "latin1");
}

function page(
  location: string,
  body: string,
  encoding: "quoted-printable" | "base64" | "8bit" = "8bit",
  charset = "utf-8",
): Part {
  const bytes = Buffer.from(body, charset === "utf-8" ? "utf8" : "latin1");
  const encoded = {
    base64: () => bytes.toString("base64").replaceAll(/.{76}/g, "$&\n"),
    "quoted-printable": () => quotedPrintable(bytes),
    "8bit": () => bytes.toString("latin1"),
  };
  return {
    headers: [
      `Content-Location: ${location}`,
      `Content-Transfer-Encoding: ${encoding}`,
      `Content-Type: text/html; charset="${charset}"`,
    ],
    body: encoded[encoding](),
  };
}

/** Lines of at most 60 characters, as the encoding wants it. */
function quotedPrintable(bytes: Buffer): string {
  const codes = [...bytes].map((byte) =>
    byte === 61 || byte > 126 || byte < 32
      ? `=${byte.toString(16).toUpperCase().padStart(2, "0")}`
      : String.fromCharCode(byte),
  );
  const lines: string[] = [];
  for (let at = 0; at < codes.length; at += 60) lines.push(codes.slice(at, at + 60).join(""));
  return lines.join("=\n");
}

const LIST =
  "<table><tr><td>Invoice No</td><td>Outstanding £</td></tr><tr><td>NF=1</td><td>£1,410.00</td></tr></table>";
const EXPECTED = ['A1 text "Invoice No"', 'B1 text "Outstanding £"', 'A2 text "NF=1"', 'B2 text "£1,410.00"'];

describe("a page is read in every encoding that archives use", () => {
  test.each(["quoted-printable", "base64", "8bit"] as const)("%s", async (encoding) => {
    for (const charset of ["utf-8", "windows-1252"]) {
      for (const newline of ["\r\n", "\n"]) {
        const bytes = archiveOf([page("file:///C:/a/statement.htm", LIST, encoding, charset)], newline);
        expect(recogniseFormat(bytes, defaultReadingLimits)).toBe("web-archive");
        const { lines, findings } = await cellsOf(readCells, bytes, "statement.xls");
        expect(findings).toEqual([]);
        expect(lines).toEqual(["[Sheet1] visible", ...EXPECTED]);
      }
    }
  });
});

test("each page that the first one lists is a sheet with its name; tabs and style sheets are none", async () => {
  const list = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><xml><x:ExcelWorkbook><x:ExcelWorksheets>
    <x:ExcelWorksheet><x:Name>Open &amp; due</x:Name><x:WorksheetSource HRef="a_files/sheet001.htm"/></x:ExcelWorksheet>
    <x:ExcelWorksheet><x:Name>Old</x:Name><x:WorksheetSource HRef="a_files/sheet002.htm"/><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></x:ExcelWorksheet>
    </x:ExcelWorksheets></x:ExcelWorkbook></xml><frameset><frame src="a_files/sheet001.htm"></frameset></html>`;
  const bytes = archiveOf([
    page("file:///C:/a.htm", list),
    page("file:///C:/a_files/tabstrip.htm", "<table><tr><td>Open &amp; due</td><td>Old</td></tr></table>"),
    page("file:///C:/a_files/Sheet001.htm", LIST, "base64"),
    page("file:///C:/a_files/sheet002.htm", "<table><tr><td>x</td></tr></table>"),
    { headers: ["Content-Type: text/css"], body: "td { color: red }" },
  ]);
  const { lines } = await cellsOf(readCells, bytes, "statement.xls");
  expect(lines).toEqual(["[Open & due] visible", ...EXPECTED, "[Old] hidden", 'A1 text "x"']);
});

test("a browser's archive, whose parts are one level further down", async () => {
  const inner = archiveOf([page("https://example.org/", LIST, "quoted-printable")]).toString("latin1");
  const bytes = Buffer.from(
    `From: <Saved by a browser>\r\nSubject: Statement\r\nDate: Thu, 23 Mar 2023 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary=outer\r\n\r\n--outer\r\n${inner}\r\n--outer--\r\n`,
    "latin1",
  );
  expect(recogniseFormat(bytes, defaultReadingLimits)).toBe("web-archive");
  expect((await cellsOf(readCells, bytes, "statement.mht")).lines).toEqual(["[Sheet1] visible", ...EXPECTED]);
});

test("an archive without a table is refused as what it is, and one that is cut off too", async () => {
  const none = await cellsOf(readCells, archiveOf([page("a", "<p>none</p>")]), "statement.mht");
  expect(none.findings.map(({ what }) => what)).toEqual(["The file is a web page without a table."]);
  const whole = archiveOf([page("a", LIST)]);
  const { findings } = await cellsOf(readCells, whole.subarray(0, whole.length - 40), "statement.mht");
  expect(findings.map(({ what }) => what)).toEqual(["The file is cut off: its end is missing."]);
});

test.each([
  [
    "a mail with a table",
    "To: income@northfold.example.org\r\nContent-Type: text/html\r\n\r\n<table><tr><td>x</table>",
  ],
  ["a mail with files", "Message-ID: <a@example.org>\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b--"],
])("%s is a mail, not an archive", (_, text) => {
  expect(recogniseFormat(Buffer.from(`MIME-Version: 1.0\r\n${text}`), defaultReadingLimits)).toBe("mail");
});
