import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";

import { fieldSplitter } from "../../../../shared/reading/ledger/text/split-fields.ts";
import { codedText } from "../../../../shared/reading/ledger/text/coded-text.ts";

/** The rows of a text, fed in pieces that end with a line, as lists of cells without empty ones at the end. */
function rowsOf(text: string, delimiter = ",", pieces = 1): { rows: string[][]; openQuoteRow: number | undefined } {
  const rows: string[][] = [];
  const table = fieldSplitter(delimiter, (row) => {
    rows[row.row - 1] = trimmed(
      Array.from({ length: row.count }, (_, at) => row.source.text.slice(row.from[at + 1], row.to[at + 1])),
    );
  });
  const lines = text.split(/(?<=\n)/u);
  const each = Math.ceil(lines.length / pieces) || 1;
  for (let at = 0; at < lines.length; at += each) table.feed(codedText(lines.slice(at, at + each).join("")));
  return { rows, ...table.end() };
}

function trimmed(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell !== "");
  return cells.slice(0, last + 1);
}

describe("rows of delimited text", () => {
  test("quoted fields may have delimiters, doubled quotes and line ends; rows are numbered as in Excel", () => {
    expect(rowsOf('a,"b, c",d\r\n"x ""y"" z",,"two\r\nlines"\r\n\r\nlast,"",').rows).toEqual([
      ["a", "b, c", "d"],
      ['x "y" z', "", "two\r\nlines"],
      [],
      ["last"],
    ]);
  });

  test("text after a closing quote is kept", () => {
    expect(rowsOf('"12" ft,b\n').rows).toEqual([["12 ft", "b"]]);
  });

  test("a quote that never closes is reported with its row", () => {
    expect(rowsOf('a,b\nc,"d\ne,f\n')).toEqual({ rows: [["a", "b"]], openQuoteRow: 2 });
  });

  test("any table that another program writes is read back, in any number of pieces", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "1", '"', ",", " ", "\n", "é", ".") });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 6 }),
        (table, quotes, pieces) => {
          const text = Papa.unparse(table, { quotes });
          // A row with a single empty cell is written as an empty line.
          const written = rowsOf(text, ",", pieces).rows;
          const expected = table.map(trimmed);
          while (expected.at(-1)?.length === 0 && expected.length > written.length) expected.pop();
          expect(written).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("a row may have very many columns", () => {
    const wide = Array.from({ length: 300 }, (_, at) => String(at + 1));
    expect(rowsOf(`${wide.join(";")}\n`, ";").rows).toEqual([wide]);
  });
});
