import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { readText } from "./read-text.ts";

const HEADINGS =
  "supplier_code,supplier_name,invoice_number,invoice_date,po_number,gross,outstanding,status,disputed,paid_date,payment_reference,capital,future_period,description".split(
    ",",
  );

const text = fc.string({
  unit: fc.constantFrom("A", "b", "9", " ", "-", "/", ".", "+", "E", "*", "é", "&", "\\", "'"),
  maxLength: 14,
});
const amount = fc.oneof(
  fc.integer({ min: -9_999_999, max: 9_999_999 }).map((pence) => (pence / 100).toFixed(2)),
  fc.constantFrom("1,234.5", "(12.30)", "12.30-", "£5", "1.005", "n/a", "- 5.00", "12 CR", "1e3"),
);
const date = fc.constantFrom("2023-03-01", "01/03/2023", "31/02/2023", "1-Mar-23", "03/15/2023", "", "0000-00-00", "x");
const row = fc.tuple(
  fc.constantFrom("ZB2", "RAN", " zb2 ", "4711"),
  fc.constantFrom("Northfold Comm Health NHST", "", "Acme Ltd", "Ranmoor  Orthopaedic Hospital NHS Trust"),
  text,
  date,
  text,
  amount,
  amount,
  fc.constantFrom("approved", "Awaiting Approval", "on_hold", "paid", "cancelled", "", "?"),
  fc.constantFrom("", "0", "0.05"),
  date,
  text,
  fc.constantFrom("N", "y", "", "capital", "perhaps"),
  fc.constantFrom("N", "Yes", ""),
  text,
);

function cellsToCsv(cells: readonly string[], quoted: boolean): string {
  return cells.map((cell) => (quoted || /[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
}

async function workbookOf(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Ledger");
  for (const cells of rows) sheet.addRow(cells.map((cell) => (cell === "" ? null : cell)));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function said({ lines, report }: Awaited<ReturnType<typeof readText>>): unknown {
  return {
    lines,
    refused: report.refusedRows
      .map(({ row: at, column, value, why }) => `${at} ${column ?? ""} ${value} ${why}`)
      .sort(),
    totals: report.counterparties,
    suppliers: [report.toSettle, report.outside],
  };
}

describe("the same ledger gives the same lines", () => {
  test("as plain text, as quoted text, in small chunks and as a workbook", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 1, max: 90 }),
        async (rows, chunkBytes) => {
          const plain = [HEADINGS, ...rows].map((cells) => cellsToCsv(cells, false)).join("\n");
          const quoted = [HEADINGS, ...rows].map((cells) => cellsToCsv(cells, true)).join("\r\n");
          const fromPlain = said(await readText(plain));
          expect(said(await readText(quoted))).toEqual(fromPlain);
          expect(said(await readText(plain, { chunkBytes }))).toEqual(fromPlain);
          expect(said(await readText(await workbookOf([HEADINGS, ...rows]), { name: "ledger.xlsx" }))).toEqual(
            fromPlain,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test("at the end of a long file as at its beginning", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        const filler = Array.from({ length: 450 }, (_, at) => `ZB2,,F${at},2023-01-01,,1,1,approved,,,,N,N,`);
        const csv = rows.map((cells) => cellsToCsv(cells, false));
        const first = await readText([HEADINGS.join(","), ...csv, ...filler].join("\n"));
        const last = await readText([HEADINGS.join(","), ...filler, ...csv].join("\n"));
        const withoutRow = (lines: typeof first.lines) =>
          lines.filter(({ invoiceNumber }) => !/^F\d/u.test(invoiceNumber)).map((line) => ({ ...line, row: 0 }));
        expect(withoutRow(last.lines)).toEqual(withoutRow(first.lines));
        expect(last.report.refusedRows.map(({ column, why }) => [column, why]).sort()).toEqual(
          first.report.refusedRows.map(({ column, why }) => [column, why]).sort(),
        );
      }),
      { numRuns: 60 },
    );
  });
});

test("a first line of hardly any figures is a line, not the lower half of the headings", async () => {
  const odd = [
    "ZB2",
    "Northfold Comm Health NHST",
    "",
    "x",
    "",
    "1.005",
    "n/a",
    "approved",
    "",
    "x",
    "",
    "N",
    "N",
    "A",
  ];
  const { report } = await readText([HEADINGS.join(","), odd.join(",")].join("\n"));
  expect(report.refusedRows.map(({ row: at, column }) => [at, column])).toEqual([
    [2, "J"],
    [2, "F"],
    [2, "G"],
    [2, "D"],
  ]);
});

describe("encodings", () => {
  const row = "ZB2,,Caf\u00e9-1,2023-03-01,,1.00,1.00,approved,,,,N,N,\u00a3 r\u00e9sum\u00e9";
  const content = `${HEADINGS.join(",")}\r\n${row}\r\n`;

  test.each([
    ["UTF-8", Buffer.from(content, "utf8")],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${content}`, "utf8")],
    ["UTF-16 little endian", Buffer.from(`\ufeff${content}`, "utf16le")],
    ["UTF-16 big endian", Buffer.from(`\ufeff${content}`, "utf16le").swap16()],
    ["Windows-1252", Buffer.from(content, "latin1")],
    ["line ends of an old Macintosh", Buffer.from(content.replaceAll("\r\n", "\r"), "utf8")],
    ["with a sep= line first", Buffer.from(`sep=,\r\n${content}`, "utf8")],
  ])("%s", async (_name, bytes) => {
    for (const chunkBytes of [1, 7, 65_536]) {
      const { lines } = await readText(bytes, { chunkBytes });
      expect(lines).toMatchObject([{ invoiceNumber: "Caf\u00e9-1", description: "\u00a3 r\u00e9sum\u00e9" }]);
    }
  });
});
