import Papa from "papaparse";
import { expect, test } from "vitest";

import { printResult } from "../../../cli/output/print-result.ts";
import { textTable } from "../../../cli/output/text-table.ts";
import { recordsToView } from "../../local/records-to-view.ts";
import { accordInTest } from "../accord-in-test.ts";

interface Row {
  readonly name: string;
  readonly pounds: string;
  readonly why: string;
}

const rows: readonly Row[] = [
  { name: "INV-1", pounds: "£1,234.50", why: "the ledger has it, and it waits for approval by a manager" },
  { name: "=A1+1", pounds: "-£0.05", why: 'short, with "marks"' },
];

const table = textTable(rows, [
  { heading: "Invoice", of: ({ name }) => name },
  { heading: "Amount", of: ({ pounds }) => pounds, right: true },
  { heading: "Why", of: ({ why }) => why, widest: 50 },
]);

function printed(options: { json: boolean; csv?: boolean }, columns?: number): string {
  const out: string[] = [];
  printResult(
    {
      print: (line) => out.push(line),
      report: () => undefined,
      printBytes: () => Promise.resolve(),
      askSecret: () => Promise.resolve(""),
      columns: () => columns,
    },
    options,
    rows,
    () => ["Two invoices", ...table],
  );
  return out.join("\n");
}

test("a table is as wide as its texts where nobody says how wide a line is", () => {
  expect(printed({ json: false })).toBe(
    [
      "Two invoices",
      "Invoice     Amount  Why",
      "───────  ─────────  ──────────────────────────────────────────────────",
      "INV-1    £1,234.50  the ledger has it, and it waits for approval by a…",
      '=A1+1       -£0.05  short, with "marks"',
    ].join("\n"),
  );
});

test("in a narrow terminal texts are broken between words, never a word or an amount", () => {
  expect(printed({ json: false }, 40)).toBe(
    [
      "Two invoices",
      "Invoice     Amount  Why",
      "───────  ─────────  ────────────────────",
      "INV-1    £1,234.50  the ledger has it,",
      "                    and it waits for",
      "                    approval by a…",
      '=A1+1       -£0.05  short, with "marks"',
    ].join("\n"),
  );
  for (const line of printed({ json: false }, 5).split("\n").slice(1)) expect(line.length).toBeLessThanOrEqual(29);
});

test("as CSV the table stands alone, whole, with amounts that calculate and texts that are no formulas", () => {
  const { data } = Papa.parse<string[]>(printed({ json: false, csv: true }, 20));
  expect(data).toEqual([
    ["Invoice", "Amount", "Why"],
    ["INV-1", "1234.50", "the ledger has it, and it waits for approval by a manager"],
    ["'=A1+1", "-0.05", 'short, with "marks"'],
  ]);
});

test.each([
  ["positions", "Payable,Receivable,Exercise"],
  ["position ZA1 ZC3X9", "Line,Invoice,Outstanding,Agreed,Not agreed,Disputed,Reason,Why"],
  ["mail", "Received,"],
  ["organisations list", "Code,"],
  ["contacts list", "Code,"],
  ["exercise list", "Exercise,"],
  ["timetable --organisation ZA1", "When,"],
])("accord %s --csv prints rows of one width under headings", async (line, headings) => {
  const { run } = accordInTest(await recordsToView());
  const { code, out } = await run(...line.split(" "), "--csv");
  expect(code).toBe(0);
  expect(out.slice(0, headings.length)).toBe(headings);
  const [first = ""] = out.split(/\n\n/u);
  const { data, errors } = Papa.parse<string[]>(first);
  expect(errors).toEqual([]);
  expect(data.length).toBeGreaterThan(1);
  expect(new Set(data.map((row) => row.length)).size).toBe(1);
});

test("--csv and --json exclude each other, and an empty list is no row", async () => {
  const { run } = accordInTest(await recordsToView());
  expect((await run("positions", "--csv", "--json")).code).toBe(2);
  expect(await run("todo", "--csv")).toEqual({ code: 0, out: "", err: "Nothing waits for a person." });
});
