import fc from "fast-check";
import { expect, test } from "vitest";

import { columnLetters } from "../../../../shared/reading/cells/column-letters.ts";
import { collectCellFindings } from "../../../../shared/reading/cells/cell-findings.ts";
import { readFormatCode } from "../../../../shared/reading/cells/number-format/read-format-code.ts";
import { defaultReadingLimits } from "../../../../shared/reading/cells/reading-limits.ts";
import type { Row } from "../../../../shared/reading/cells/row.ts";
import { UnreadableFile } from "../../../../shared/reading/cells/unreadable-file.ts";
import { createPieceFeed } from "../../../../shared/reading/cells/zip/piece-feed.ts";
import { createSheetScanner } from "../../../../shared/reading/cells/xlsx/sheet-scanner.ts";
import { escaped, MAIN } from "./workbook-of.ts";

interface Cell {
  readonly column: number;
  readonly style: number;
  readonly value:
    | { readonly type: "number"; readonly stored: string }
    | { readonly type: "shared"; readonly index: number }
    | { readonly type: "text" | "inline"; readonly text: string }
    | { readonly type: "boolean"; readonly truth: boolean }
    | { readonly type: "empty" };
  readonly formula: boolean;
}

const STRINGS = ["", "first", "zweite ß", "third & last"];
// Plain, date, duration, plain with a currency.
const NUMBER_STYLES = {
  kinds: Uint8Array.of(0, 1, 2, 0),
  formats: [undefined, undefined, undefined, readFormatCode("[$€-2] 0.00")],
};

const storedNumber = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map(String),
  fc.integer({ min: -10_000_000, max: 10_000_000 }).map((pence) => (pence / 100).toFixed(2)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.double({ noNaN: true, min: -1e9, max: 1e9 }).map((number) => number.toPrecision(17)),
  fc.bigInt({ min: 0n, max: 10n ** 24n }).map(String),
  fc.integer({ min: 0, max: 60_000 }).map(String),
);
const text = fc.string({
  unit: fc.constantFrom("a", "Z", "0", " ", "_", "x000D_", "&", "<", ">", '"', "£", "日", "\n", "'", "]]"),
});
const value: fc.Arbitrary<Cell["value"]> = fc.oneof(
  storedNumber.map((stored) => ({ type: "number" as const, stored })),
  fc.nat(STRINGS.length - 1).map((index) => ({ type: "shared" as const, index })),
  text.map((text) => ({ type: "text" as const, text })),
  text.map((text) => ({ type: "inline" as const, text })),
  fc.boolean().map((truth) => ({ type: "boolean" as const, truth })),
  fc.constant({ type: "empty" as const }),
);
const cell: fc.Arbitrary<Cell> = fc.record({
  column: fc.integer({ min: 1, max: 800 }),
  style: fc.nat(3),
  value,
  formula: fc.boolean(),
});
const rows = fc.array(
  fc.record({
    gap: fc.integer({ min: 1, max: 120_000 }),
    hidden: fc.boolean(),
    cells: fc.uniqueArray(cell, { selector: ({ column }) => column, maxLength: 8 }),
  }),
  { maxLength: 8 },
);
type Rows = typeof rows extends fc.Arbitrary<infer T> ? T : never;

test("the common form and all other forms of a sheet give the same cells, in pieces of any size", () => {
  fc.assert(
    fc.property(rows, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }), (given, sizes) => {
      const common = scanned(commonForm(given), [1 << 20]);
      expect(scanned(commonForm(given), sizes)).toEqual(common);
      expect(scanned(prefixedForm(given), [1 << 20])).toEqual(common);
      expect(scanned(prefixedForm(given), sizes)).toEqual(common);
      expect(scanned(unusualForm(given), [1 << 20])).toEqual(common);
      expect(scanned(unusualForm(given), sizes)).toEqual(common);
    }),
    { numRuns: 300 },
  );
});

test("every double is read back exactly, whatever the number of its digits", () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: 17, max: 30 }),
      (number, digits) => {
        // Beyond the safe integers, the shortest text of a double ends in zeros, which are not the double's digits.
        const isFilled = Number.isInteger(number) && !Number.isSafeInteger(number) && Math.abs(number) < 1e21;
        for (const stored of [...(isFilled ? [] : [String(number)]), number.toPrecision(digits)]) {
          const [cell] = scanned(commonForm([oneCell({ type: "number", stored })]), [1 << 20]);
          expect(cell).toBe(`A1 number ${String(Object.is(number, -0) ? -0 : number)} `);
        }
      },
    ),
    // Halfway between two numbers of sixteen digits: its shortest text ends in 2, rounding gives 3.
    { examples: [[-988_673_058_430_582.2, 17]] },
  );
});

test("an integer that a double can't hold keeps its digits as text; others do not need it", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (integer) => {
      const stored = String(integer);
      const [cell] = scanned(commonForm([oneCell({ type: "number", stored })]), [1 << 20]);
      const held = BigInt(Number(integer)) === integer;
      expect(cell).toBe(`A1 number ${Number(integer)} ${held ? "" : stored}`);
    }),
  );
});

function oneCell(value: Cell["value"]): Rows[number] {
  return { gap: 1, hidden: false, cells: [{ column: 1, style: 0, value, formula: false }] };
}

/** Scans a sheet in pieces of these sizes, in turn, and returns its cells, or how it was refused. */
function scanned(sheet: string, sizes: readonly number[]): string[] {
  const lines: string[] = [];
  const findings = collectCellFindings("list.xlsx");
  const bytes = Buffer.from(sheet);
  const surroundings = {
    strings: STRINGS,
    numberStyles: NUMBER_STYLES,
    is1904: false,
    limits: defaultReadingLimits,
    findings,
    read: { rows: 0, cells: 0, stringBytes: 0 },
  };
  const sink = {
    startSheet: () => undefined,
    row: (row: Row) => {
      for (let index = 0; index < row.count; index++) {
        const cell = `${columnLetters(row.columns[index] ?? 0)}${row.row}`;
        lines.push(
          `${cell} ${row.types[index] ?? ""} ${row.numbers[index] ?? ""} ${row.texts[index] ?? ""}${row.formats[index]?.sections[0]?.words ?? ""}${row.hidden ? " hidden" : ""}`,
        );
      }
    },
    endSheet: () => undefined,
  };
  const feed = createPieceFeed(
    "sheet1.xml",
    defaultReadingLimits,
    createSheetScanner("sheet1.xml", "List", surroundings, sink).scan,
  );
  try {
    for (let at = 0, turn = 0; at < bytes.length; turn++) {
      const size = sizes[turn % sizes.length] ?? 1;
      feed(bytes.subarray(at, at + size), at + size >= bytes.length);
      at += size;
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    lines.push(error.message);
  }
  return [...lines, ...findings.all().map(({ what }) => what)];
}

/** The sheet as Excel writes it. */
function commonForm(given: Rows): string {
  return sheetOf(given, "", (cell, reference) => {
    const attributes = ` r="${reference}"${cell.style > 0 ? ` s="${cell.style}"` : ""}${typeAttribute(cell)}`;
    return cell.value.type === "empty" ? `<c${attributes}/>` : `<c${attributes}>${content(cell, "")}</c>`;
  });
}

/** The sheet as some libraries write it. */
function prefixedForm(given: Rows): string {
  return sheetOf(given, "x:", (cell, reference) => {
    const attributes = ` r="${reference}"${cell.style > 0 ? ` s="${cell.style}"` : ""}${typeAttribute(cell)}`;
    return cell.value.type === "empty" ? `<x:c${attributes}/>` : `<x:c${attributes}>${content(cell, "x:")}</x:c>`;
  });
}

/** The sheet in forms that XML allows but hardly any program writes: other quotes and orders, blanks, comments, CDATA. */
function unusualForm(given: Rows): string {
  return sheetOf(given, "", (cell, reference) => {
    const attributes = `\n s = '${cell.style}'  r='${reference}'${typeAttribute(cell)} other:thing="<c>"`.replace(
      "<c>",
      "c",
    );
    if (cell.value.type === "empty") return `<c${attributes} ></c >`;
    const inner = content(cell, "")
      .replace("<v>", "<!-- <v>9</v> --><v\n>")
      .replace("</v>", "<?pi </v> ?></v >")
      .replace("</is>", "<phoneticPr fontId='1'/><rPh sb='0' eb='1'><t>no</t></rPh></is>");
    return `<c${attributes} >${inner}<extLst><ext uri="u"><v>7</v><c/></ext></extLst></c >`.replace("<c/>", "<d/>");
  });
}

function sheetOf(given: Rows, prefix: string, cellOf: (cell: Cell, reference: string) => string): string {
  let number = 0;
  const rows = given.map(({ gap, hidden, cells }) => {
    number += gap;
    const sorted = [...cells].sort((a, b) => a.column - b.column);
    const inner = sorted.map((cell) => cellOf(cell, `${columnLetters(cell.column)}${number}`)).join("");
    return `<${prefix}row r="${number}" spans="1:12"${hidden ? ' hidden="1"' : ""}>${inner}</${prefix}row>`;
  });
  const name = prefix === "" ? "xmlns" : `xmlns:${prefix.slice(0, -1)}`;
  return `<?xml version="1.0"?>\n<${prefix}worksheet ${name}="${MAIN}"><${prefix}dimension ref="A1"/><${prefix}sheetData>${rows.join("")}</${prefix}sheetData><${prefix}pageMargins left="1"/></${prefix}worksheet>\n`;
}

function typeAttribute({ value }: Cell): string {
  const types = {
    number: "",
    shared: ' t="s"',
    text: ' t="str"',
    inline: ' t="inlineStr"',
    boolean: ' t="b"',
    empty: "",
  };
  return types[value.type];
}

function content({ value, formula }: Cell, prefix: string): string {
  const before = formula ? `<${prefix}f>A1&amp;"&gt;"</${prefix}f>` : "";
  const v = (text: string): string => `${before}<${prefix}v>${text}</${prefix}v>`;
  switch (value.type) {
    case "number":
      return v(value.stored);
    case "shared":
      return v(String(value.index));
    case "text":
      return v(escaped(value.text));
    case "inline":
      return `<${prefix}is><${prefix}t xml:space="preserve">${escaped(value.text)}</${prefix}t></${prefix}is>`;
    case "boolean":
      return v(value.truth ? "1" : "0");
    case "empty":
      return "";
  }
}
