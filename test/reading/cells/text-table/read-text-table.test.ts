import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { ReadCells } from "../../../../shared/reading/cells/read-cells.ts";
import { defaultReadingLimits } from "../../../../shared/reading/cells/reading-limits.ts";
import { recogniseFormat } from "../../../../shared/reading/cells/recognition/recognise-format.ts";
import { readTextTable } from "../../../../shared/reading/cells/text-table/read-text-table.ts";
import { cellsOf } from "../cells-of.ts";

const read: ReadCells = (file, sink) => readTextTable(file, sink, defaultReadingLimits);

async function cells(text: string | Buffer): Promise<readonly string[]> {
  const { lines, findings } = await cellsOf(read, Buffer.from(text), "Aged debt.csv");
  expect(findings).toEqual([]);
  return lines.slice(1);
}

describe("encodings", () => {
  const text = "Invoice;Amount\nINV1;£5 – “ß”\n";
  const expected = ['A1 text "Invoice"', 'B1 text "Amount"', 'A2 text "INV1"', 'B2 text "£5 – “ß”"'];

  test.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16", Buffer.from(text, "utf16le")],
    ["UTF-16 with a byte order mark", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16, the high byte first", Buffer.from(text, "utf16le").swap16()],
    ["UTF-16, the high byte first, with a byte order mark", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
    ["Windows-1252", Buffer.from(text.replace("–", "\x96").replace("“", "\x93").replace("”", "\x94"), "latin1")],
    ["an old end-of-file mark", Buffer.from(`${text}\x1a`)],
  ])("%s", async (_, bytes) => {
    expect(await cells(bytes)).toEqual(expected);
  });

  test("zero bytes that a program left in fields are not read, and many are no text", async () => {
    const rows = "INV1;1,410.00\n".repeat(20);
    expect((await cells(Buffer.from(`a;b\n1\0;2\n${rows}`))).slice(2, 4)).toEqual(['A2 text "1"', 'B2 text "2"']);
    expect(recogniseFormat(Buffer.from(`a;b\n1\0;2\n${rows}`), defaultReadingLimits)).toBe("text");
    expect(recogniseFormat(Buffer.from("a;b\n1\0\0;2\n"), defaultReadingLimits)).toBe("unknown");
  });

  test("one broken character does not spoil all others of a UTF-8 file", async () => {
    const bytes = Buffer.concat([Buffer.from("a;£1;£2;£3\nb;"), Buffer.from([0xa3]), Buffer.from("4\n")]);
    expect((await cells(bytes)).slice(0, 4)).toEqual(['A1 text "a"', 'B1 text "£1"', 'C1 text "£2"', 'D1 text "£3"']);
  });
});

describe("delimiters", () => {
  test.each([
    ["comma", "a,b;c\nd,e\n", "b;c"],
    ["semicolon, with decimal commas", "a;b;c\n1,5;2,5;3\n4,5;5,5;6", "b"],
    ["tab", "a\tb, or not\tc\n1\t2, 3\t4\n", "b, or not"],
    ["bar", "a|b|c\n1|2|3\n", "b"],
    ["declared in the first line", "sep=;\r\na;b,c\r\nd;e\r\n", "b,c"],
  ])("%s", async (_, text, secondCell) => {
    expect((await cells(text))[1]).toBe(`B1 text ${JSON.stringify(secondCell)}`);
  });
});

describe("quotes and line ends", () => {
  test("quoted delimiters, quotes and line ends; a row may take several lines", async () => {
    expect(await cells('a,"b, ""c""\r\nd",e\r\n\r\n,f,"",\rg')).toEqual([
      'A1 text "a"',
      'B1 text "b, \\"c\\"\\r\\nd"',
      'C1 text "e"',
      'B3 text "f"',
      'A4 text "g"',
    ]);
  });

  test("a quote that never closes is just a character and swallows no row", async () => {
    const { lines, findings } = await cellsOf(read, Buffer.from('a,"6 inch pipe,2\nb,c,3\n'));
    expect(lines.slice(1)).toEqual([
      'A1 text "a"',
      'B1 text "\\"6 inch pipe"',
      'C1 text "2"',
      'A2 text "b"',
      'B2 text "c"',
      'C2 text "3"',
    ]);
    expect(findings.map(({ code, row, column }) => [code, row, column])).toEqual([["quote-out-of-place", 1, "B"]]);
  });

  test("a quote that closes rows below, in the middle of a cell, swallows no row either", async () => {
    const { lines, findings } = await cellsOf(read, Buffer.from('a,"6 inch pipe,2\nb,4" pipe,3\n'));
    expect(lines).toContain('A2 text "b"');
    expect(lines).toContain('B2 text "4\\" pipe"');
    expect(findings.map(({ code }) => code)).toEqual(["quote-out-of-place"]);
  });

  test("a cell that goes on after its closing quote is read completely and reported", async () => {
    const { lines, findings } = await cellsOf(read, Buffer.from('"abc"def,1\n'));
    expect(lines[1]).toBe('A1 text "abcdef"');
    expect(findings).toHaveLength(1);
  });
});

test("identifiers keep their zeros and amounts their signs: nothing is converted", async () => {
  expect(await cells("000123,1E5,01/02/2023,TRUE,(1.00)\n")).toEqual([
    'A1 text "000123"',
    'B1 text "1E5"',
    'C1 text "01/02/2023"',
    'D1 text "TRUE"',
    'E1 text "(1.00)"',
  ]);
});

test("any quoted cell is read back unchanged", async () => {
  const cell = fc.string({ unit: fc.constantFrom("a", ",", ";", '"', "\n", "\r\n", "£", "日", " ", "\t", "0") });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 }), async (rows) => {
      const text = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\r\n");
      const { lines, findings } = await cellsOf(read, Buffer.from(`sep=,\r\n${text}`));
      const expected = rows.flatMap((row, index) =>
        row.flatMap((cell, column) =>
          cell === "" ? [] : [`${"ABCDE".charAt(column)}${index + 1} text ${JSON.stringify(cell)}`],
        ),
      );
      expect(lines.slice(1)).toEqual(expected);
      expect(findings).toEqual([]);
    }),
  );
});

test.each([
  ["rows", { rows: 2 }, "a\nb\nc\n"],
  ["cells", { cells: 4 }, "a,b,c\nd,e,f\n"],
  ["a cell", { tokenBytes: 10 }, "a,bbbbbbbbbbbbbbbbbbbb\n"],
  ["columns", {}, ",".repeat(17_000) + "x"],
])("the limit on %s", async (_, limit, text) => {
  const { findings } = await cellsOf(
    (file, sink) => readTextTable(file, sink, { ...defaultReadingLimits, ...limit }),
    Buffer.from(text),
  );
  expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(["refusal file-over-limit"]);
});
