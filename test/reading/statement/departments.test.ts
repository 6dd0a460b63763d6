import { describe, expect, test } from "vitest";

import type { GridCell } from "./grid.ts";
import { claims, codesOf, found, readRows, type Rows } from "./read-rows.ts";

/** Who, to whom and as at when, in the fewest rows. */
const HEAD: Rows = [
  ["Receivable organisation:", "Northfold Community Health NHS Trust (ZB2)"],
  ["Payable organisation:", "Eastmere University Hospitals NHS Foundation Trust (ZA1)"],
  ["Position as at:", { day: "2023-03-23" }],
];

const on = (day: string): GridCell => ({ day: `2023-${day}` });

describe("headings over two rows", () => {
  test("STM-03 the upper halves of headings are no label with an organisation beside it", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Days", "Cust", "Invoice", "Sales", "Invoice", "Paper"],
      ["Overdue", "PO", "Amount", "Invoice No", "Date", "Outstanding"],
      [3, "PO1", 100, "INV1", on("02-01"), 90],
      [6, "PO2", 20, "INV2", on("02-02"), 20],
    ]);
    expect(statement.payables).toEqual([{ code: "ZA1", name: "Eastmere University Hospitals NHS Foundation Trust" }]);
    expect(claims(statement)).toEqual([
      ["INV1", 9_000],
      ["INV2", 2_000],
    ]);
    expect(statement.receipt.tables[0]?.columns[4]).toMatchObject({ heading: "Invoice Date", takenFor: "invoiceDate" });
  });

  test("STM-03 a word that heads columns is nobody's name", async () => {
    const statement = await readRows([
      ...HEAD,
      ["Customer", "Invoice"],
      [],
      ["Invoice No", "Date", "Outstanding"],
      ["INV1", on("02-01"), 90],
    ]);
    expect(statement.payables).toHaveLength(1);
  });
});

describe("days that nobody formatted as dates", () => {
  const lines: Rows = [["Invoice No", "Invoice Date", "Outstanding"]];

  test.each([
    ["numbers", [45_008, 44_961]],
    ["texts, as in a text file", ["45008", "44961"]],
  ] as const)("as %s are read, and that is said", async (_how, [asAt, day]) => {
    const statement = await readRows([["Statement date", asAt], ...lines, ["INV1", day, 90], ["INV2", day, 80]]);
    expect(statement.asAt).toBe("2023-03-23");
    expect(statement.lines.map(({ invoiceDate }) => invoiceDate)).toEqual(["2023-02-04", "2023-02-04"]);
    expect(found(statement, "as-at-from-number")).toMatchObject([{ severity: "note", row: 1, column: "B" }]);
    expect(found(statement, "dates-from-numbers")).toMatchObject([{ severity: "note", row: 3, column: "B" }]);
  });

  test("a number beside the label that is no likely day is none", async () => {
    const statement = await readRows([["Statement date", 450], ...lines, ["INV1", on("02-04"), 90]]);
    expect(statement.asAt).toBeUndefined();
    expect(codesOf(statement).filter((code) => !code.includes("missing"))).toEqual([]);
  });
});
