import officeCrypto from "officecrypto-tool";
import { type BookType, utils, write } from "@e965/xlsx";
import { describe, expect, test } from "vitest";

import { foreignWorkbooks } from "../../../shared/adapters/foreign-workbooks/foreign-workbooks.ts";
import { cellReader } from "../../../shared/reading/cells/cell-reader.ts";
import { defaultReadingLimits, type ReadingLimits } from "../../../shared/reading/cells/reading-limits.ts";
import { cellsOf, type CellsOf } from "../../reading/cells/cells-of.ts";
import { workbookOf } from "../../reading/cells/xlsx/workbook-of.ts";

const { readForeignCells, openEncrypted } = foreignWorkbooks();

function read(
  bytes: Uint8Array,
  passwords: readonly string[] = [],
  limits: Partial<ReadingLimits> = {},
): Promise<CellsOf> {
  const readCells = cellReader({
    foreign: readForeignCells,
    openEncrypted,
    passwords,
    limits: { ...defaultReadingLimits, ...limits },
  });
  return cellsOf(readCells, bytes, "statement.xls");
}

/** A workbook with cells of all types, in this format. */
function written(bookType: BookType, date1904 = false): Buffer {
  const shift = date1904 ? 1462 : 0;
  const list = utils.aoa_to_sheet([
    ["Invoice", "Amount", "Date"],
    ["INV1", 1234.5, { t: "n", v: 45_016 - shift, z: "dd/mm/yyyy" }],
    [],
    ["£ ß –", -0.01, { t: "n", v: 45_016.5 - shift, z: "dd/mm/yyyy hh:mm" }],
    [true, { t: "e", v: 0x2a }, { t: "n", v: 1.5, z: "[h]:mm" }],
  ]);
  list["!rows"] = [{}, {}, {}, { hidden: true }];
  list["!merges"] = [utils.decode_range("A5:A7")];
  list["!cols"] = [{}, { hidden: true }];
  const notes = utils.aoa_to_sheet([["hidden away"]]);
  const book = utils.book_new();
  utils.book_append_sheet(book, list, "List");
  utils.book_append_sheet(book, notes, "Notes");
  book.Workbook = { WBProps: { date1904 }, Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  const bytes: unknown = write(book, { type: "buffer", bookType, cellStyles: true });
  if (!Buffer.isBuffer(bytes)) throw new Error("The library wrote no buffer.");
  // It writes Windows-1252, as Excel 5 did, without the non-ASCII characters.
  if (bookType === "biff5") Buffer.from([0xa3, 32, 0xdf, 32, 0x96]).copy(bytes, bytes.indexOf("_ _ _"));
  return bytes;
}

const EXPECTED = [
  'A1 text "Invoice"',
  'B1 text "Amount"',
  'C1 text "Date"',
  'A2 text "INV1"',
  "B2 number 1234.5",
  "C2 date 2023-03-31T00:00:00",
  'A4 text "£ ß –"',
  "B4 number -0.01",
  "C4 date 2023-03-31T12:00:00",
  "A5 boolean true",
  "B5 error #N/A",
  "C5 duration 1.5",
];

describe("formats", () => {
  test.each<[string, BookType]>([
    ["xls", "biff8"],
    ["xls", "biff5"],
    ["xlsb", "xlsb"],
    ["xlsx", "xlsx"],
    ["xml", "xlml"],
  ])("%s (%s) gives the same cells, and the same in the 1904 system", async (format, bookType) => {
    for (const date1904 of [false, true]) {
      const { format: recognised, lines, findings } = await read(written(bookType, date1904));
      expect(findings).toEqual([]);
      expect(recognised).toBe(format);
      const cells = lines.filter((line) => /^[A-C]\d/.test(line)).map((line) => line.replace(" (hidden row)", ""));
      expect(cells).toEqual([...EXPECTED, 'A1 text "hidden away"']);
      // Excel 5 had no merged cells.
      if (bookType !== "biff5") expect(lines).toContain("merged A5:A7");
      expect(lines).toContain("[List] visible");
      expect(lines).toContain("[Notes] hidden");
    }
  });

  test("hidden rows and columns of an .xlsb file are reported", async () => {
    const { lines } = await read(written("xlsb"));
    expect(lines).toContain("B4 number -0.01 (hidden row)");
    expect(lines).toContain("hidden columns B");
  });

  test("a symbolic link file, the one old format that is text", async () => {
    const { format, lines } = await read(Buffer.from('ID;PWXL;N;E\r\nC;Y1;X1;K"INV1"\r\nC;Y1;X2;K5.25\r\nE\r\n'));
    expect(format).toBe("sylk");
    expect(lines.slice(1)).toEqual(['A1 text "INV1"', "B1 number 5.25"]);
  });
});

describe("protected files", () => {
  const open = workbookOf({ rows: '<row r="1"><c r="A1"><v>42</v></c></row>' });

  test("open with a registered password, or with Excel's default password", async () => {
    for (const [password, registered] of [
      ["secret", ["other", "secret"]],
      ["VelvetSweatshop", []],
    ] as const) {
      const { format, lines, findings } = await read(officeCrypto.encrypt(open, { password }), registered);
      expect(findings).toEqual([]);
      expect(format).toBe("xlsx");
      expect(lines).toEqual(["[List] visible", "A1 number 42"]);
    }
  });

  test("are refused with a request for an open copy if no password fits", async () => {
    const bytes = officeCrypto.encrypt(open, { password: "secret" });
    const { format, lines, findings } = await read(bytes, ["other"]);
    expect(format).toBe("encrypted-ooxml");
    expect(lines).toEqual([]);
    expect(findings).toEqual([
      {
        code: "file-password-protected",
        severity: "refusal",
        file: "statement.xls",
        what: "The file is protected by a password, and none of the registered ones opens it.",
        todo: "Please send an open copy without a password, or ask the receiver to register the password.",
      },
    ]);
  });
});

describe("the worker is stopped from", () => {
  test("taking too long", async () => {
    const { findings } = await read(written("biff8"), [], { milliseconds: 1 });
    expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["refusal file-over-limit"]);
  });

  test("taking too much memory", async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => [
      `invoice ${row} `.repeat(40),
      row,
      `order ${row} `.repeat(40),
    ]);
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "List");
    const bytes: unknown = write(book, { type: "buffer", bookType: "biff8" });
    if (!Buffer.isBuffer(bytes)) throw new Error("The library wrote no buffer.");
    const { findings } = await read(bytes, [], { workerMegabytes: 24 });
    expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["refusal file-over-limit"]);
    expect(findings[0]?.what).toContain("holds far more than a list needs");
  });

  test.each([
    ["rows", { rows: 2 }],
    ["cells", { cells: 3 }],
    ["sheets", { sheets: 1 }],
  ])("the limit on %s", async (_, limit) => {
    const { findings } = await read(written("biff8"), [], limit);
    expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["refusal file-over-limit"]);
  });

  test("any damage becomes a finding", async () => {
    const whole = written("biff8");
    for (const at of [600, 1200, 2000, 3000]) {
      const bytes = Buffer.from(whole);
      bytes.fill(0xff, at, at + 200);
      const { format } = await read(bytes);
      expect(["xls", "unknown"]).toContain(format);
    }
    const zip = written("xlsb");
    zip[Math.floor(zip.length / 3)] = (zip[Math.floor(zip.length / 3)] ?? 0) ^ 0xff;
    const { findings } = await read(zip);
    expect(findings.map(({ severity }) => severity)).toEqual(["refusal"]);
  });

  test("a truncated .xls file is refused, not read as far as it goes", async () => {
    const whole = written("biff8");
    for (const length of [whole.length - 512, Math.floor(whole.length / 2), 1000]) {
      const { findings } = await read(whole.subarray(0, length));
      expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["refusal file-damaged"]);
    }
    // The last record of the workbook and everything after it in the stream, blanked out.
    const blanked = Buffer.from(whole);
    blanked.fill(0, blanked.lastIndexOf(Buffer.from([0x0a, 0x00, 0x00, 0x00])));
    expect((await read(blanked)).findings.map(({ code }) => code)).toEqual(["file-damaged"]);
  });

  test("a failure of the receiver is thrown, not blamed on the file", async () => {
    const readCells = cellReader({ foreign: readForeignCells, openEncrypted });
    const sink = {
      startSheet: () => {
        throw new Error("no room");
      },
      row: () => undefined,
      endSheet: () => undefined,
    };
    await expect(readCells({ name: "a.xls", bytes: written("biff8") }, sink)).rejects.toThrow("no room");
  });
});

test.each([
  ["a PDF", Buffer.from("%PDF-1.7"), "The file is a PDF, not an Excel workbook."],
  ["an empty file", Buffer.from(""), "The file is empty."],
  [
    "bytes that mean nothing",
    Buffer.from([1, 0, 2, 0xff]),
    "The file is of a kind that is not known, not an Excel workbook.",
  ],
])("%s is refused as what it is", async (_, bytes, what) => {
  const { findings } = await read(bytes);
  expect(findings.map((finding) => [finding.severity, finding.what])).toEqual([["refusal", what]]);
});
