import { expect, test } from "vitest";

import { defaultReadingLimits } from "../../../../shared/reading/cells/reading-limits.ts";
import { recogniseFormat } from "../../../../shared/reading/cells/recognition/recognise-format.ts";
import { UnreadableFile } from "../../../../shared/reading/cells/unreadable-file.ts";
import { workbookOf } from "../xlsx/workbook-of.ts";
import { zipOf } from "../zip/zip-of.ts";

const zip = (...names: string[]): Buffer => zipOf(names.map((name) => ({ name, content: "x" })));

/** A compound file with empty streams of these names. */
function compoundFile(...names: string[]): Buffer {
  const bytes = Buffer.alloc(512 * 3);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  bytes.fill(0xff, 512, 1024);
  bytes.writeUInt32LE(0xfffffffe, 512 + 4);
  for (const [index, name] of names.entries()) {
    const entry = 1024 + index * 128;
    bytes.write(name, entry, "utf16le");
    bytes.writeUInt16LE((name.length + 1) * 2, entry + 64);
    bytes[entry + 66] = 2;
  }
  return bytes;
}

test.each([
  ["xlsx", workbookOf({})],
  ["xlsx", zip("[Content_Types].xml", "_rels/.rels", "a/b.part")],
  ["xlsb", zip("[Content_Types].xml", "xl/workbook.bin")],
  ["ods", zip("mimetype", "content.xml")],
  ["word", zip("[Content_Types].xml", "word/document.xml")],
  ["presentation", zip("[Content_Types].xml", "ppt/presentation.xml")],
  ["numbers", zip("Index/Document.iwa")],
  ["zip", zip("statement.xlsx")],
  ["xls", compoundFile("Root Entry", "Workbook")],
  ["xls", compoundFile("Root Entry", "Book")],
  ["encrypted-ooxml", compoundFile("Root Entry", "EncryptionInfo", "EncryptedPackage")],
  ["word", compoundFile("Root Entry", "WordDocument")],
  ["unknown", compoundFile("Root Entry")],
  ["xls", Buffer.from([0x09, 0x08, 0x08, 0x00, 0x00, 0x05, 0x10, 0x00, 0, 0])],
  ["pdf", Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")],
  ["picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
  ["rtf", Buffer.from("{\\rtf1 text}")],
  ["html", Buffer.from("\ufeff  <!DOCTYPE html><html>")],
  ["html", Buffer.from("<table><tr><td>1</td></tr></table>")],
  ["html", Buffer.from("<html><table>", "utf16le")],
  ["xml", Buffer.from('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:s">')],
  ["sylk", Buffer.from("ID;PWXL;N;E\r\n")],
  ["mail", Buffer.from("From: a@example.org\r\nSubject: b\r\nContent-Type: text/plain\r\n\r\nc")],
  ["text", Buffer.from("Invoice,Amount\nINV1,5\n")],
  ["text", Buffer.from("BM,GIF8\n1,2\n")],
  ["empty", Buffer.from("")],
  ["empty", Buffer.from(" \r\n ")],
  ["unknown", Buffer.from([1, 2, 3, 0, 255, 254, 9, 9])],
])("%s", (format, bytes) => {
  expect(recogniseFormat(bytes, defaultReadingLimits)).toBe(format);
});

test("a compound file with a circular directory is refused", () => {
  const bytes = compoundFile("Root Entry");
  bytes.writeUInt32LE(1, 512 + 4);
  expect(() => recogniseFormat(bytes, defaultReadingLimits)).toThrow(UnreadableFile);
});
