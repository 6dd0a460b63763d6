import { utils, write } from "@e965/xlsx";
import { describe, expect, test } from "vitest";

import { foreignWorkbooks } from "../../../shared/adapters/foreign-workbooks/foreign-workbooks.ts";
import { readCompoundStream } from "../../../shared/reading/cells/recognition/compound-file.ts";
import { cellReader } from "../../../shared/reading/cells/cell-reader.ts";
import { cellsOf, type CellsOf } from "../../reading/cells/cells-of.ts";
import { compoundOf } from "./compound-of.ts";

/** Old workbooks that Excel opens although something about them is wrong. */

const { readForeignCells, openEncrypted } = foreignWorkbooks();
const readCells = cellReader({ foreign: readForeignCells, openEncrypted });

function read(bytes: Buffer): Promise<CellsOf> {
  return cellsOf(readCells, bytes, "statement.xls");
}

const END = 0x000a;
const CODE_PAGE = 0x0042;
const SHARED_TEXTS = 0x00fc;

/** The records of a workbook with a heading and so many lines. */
function records(bookType: "biff8" | "biff5", lines: number): Buffer {
  const list: (string | number)[][] = [["Invoice", "Amount _"]];
  for (let line = 1; line <= lines; line++) list.push([`NF${1000 + line}`, line + 0.5]);
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(list), "List");
  const bytes: unknown = write(book, { type: "buffer", bookType, bookSST: bookType === "biff8" });
  if (!Buffer.isBuffer(bytes)) throw new Error("The library wrote no buffer.");
  const content = readCompoundStream(bytes, ["Workbook", "Book"]);
  if (content === undefined) throw new Error("The library wrote no records.");
  return withoutPadding(content);
}

function withoutPadding(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.lastIndexOf(Buffer.from([END, 0, 0, 0])) + 4);
}

/** Calls `change` with the records of one type. */
function changeRecords(bytes: Buffer, type: number, change: (content: Buffer, record: Buffer) => void): Buffer {
  for (let at = 0; at + 4 <= bytes.length;) {
    const end = at + 4 + bytes.readUInt16LE(at + 2);
    if (bytes.readUInt16LE(at) === type) change(bytes.subarray(at + 4, end), bytes.subarray(at, end));
    at = end;
  }
  return bytes;
}

function expectedLines(lines: number, heading: string): string[] {
  const rows = Array.from({ length: lines }, (_, at) => [
    `A${at + 2} text "NF${1001 + at}"`,
    `B${at + 2} number ${at + 1.5}`,
  ]);
  return ["[List] visible", 'A1 text "Invoice"', `B1 text "${heading}"`, ...rows.flat()];
}

describe("a file whose last sector is not filled is read", () => {
  test.each([3, 200])("with %i lines", async (lines) => {
    const stream = records("biff8", lines);
    expect(stream.length % 512).not.toBe(0);
    const { findings, lines: cells } = await read(compoundOf("Workbook", stream));
    expect(findings).toEqual([]);
    expect(cells).toEqual(expectedLines(lines, "Amount _"));
  });

  test.each([3, 200])("and refused as cut off where %i lines are not complete", async (lines) => {
    const stream = records("biff8", lines);
    const whole = compoundOf("Workbook", stream);
    for (const missing of [1, 5, 700]) {
      const { findings } = await read(whole.subarray(0, whole.length - missing));
      expect(findings.map(({ what }) => what)).toEqual(["The file is cut off: its end is missing."]);
    }
  });
});

test.each([0, 1])("a table of texts that claims to hold %i is read as far as cells need it", async (claimed) => {
  const stream = changeRecords(records("biff8", 20), SHARED_TEXTS, (content) => {
    content.writeUInt32LE(claimed, 4);
  });
  const { findings, lines } = await read(compoundOf("Workbook", stream));
  expect(findings).toEqual([]);
  expect(lines).toEqual(expectedLines(20, "Amount _"));
});

test("a cell whose text is not there refuses the file, in words for a person", async () => {
  const stream = changeRecords(records("biff8", 20), 0x00fd, (content) => {
    content.writeUInt32LE(99_999, 6);
  });
  const { findings } = await read(compoundOf("Workbook", stream));
  expect(findings.map(({ what, todo }) => `${what} ${todo}`)).toEqual([
    "The file is damaged. Please open the file in Excel, save it again as .xlsx and send it once more.",
  ]);
});

describe("a workbook of Excel 5 shows its pound sign", () => {
  const POUND = new Map<unknown, number>([
    [437, 0x9c],
    [850, 0x9c],
  ]);

  test.each<number | "none">(["none", 0, 437, 850, 1200, 1252, 0x8001])("with the code page %s", async (codePage) => {
    const stream = records("biff5", 2);
    stream[stream.indexOf("Amount _") + 7] = POUND.get(codePage) ?? 0xa3;
    changeRecords(stream, CODE_PAGE, (content, record) => {
      // A record of no known type stands in for none.
      if (codePage === "none") record.writeUInt16LE(0x4242);
      else content.writeUInt16LE(codePage);
    });
    for (const bytes of [compoundOf("Book", stream), stream]) {
      const { findings, lines } = await read(bytes);
      expect(findings).toEqual([]);
      expect(lines).toEqual(expectedLines(2, "Amount £"));
    }
  });
});
