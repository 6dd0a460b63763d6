import { describe, expect, test } from "vitest";

import { saysNil } from "../../../shared/reading/statement/header-block/says-nil.ts";
import { HEAD, found, on, readGrid, readRows, type Rows } from "./read-rows.ts";

const HEADINGS: Rows = [["Invoice No", "Invoice Date", "Outstanding"]];

/** The codes of the refusals. */
async function refusalsOf(rows: Rows): Promise<string[]> {
  const { findings } = await readRows([...HEAD, ...rows]);
  return findings.filter(({ severity }) => severity === "refusal").map(({ code }) => code);
}

describe("EXR-03 a statement is nil if it says so and holds no figure that could be money", () => {
  test.each<[string, Rows]>([
    ["words for it", [["Nil return"]]],
    ["words for it under the headings", [...HEADINGS, ["There are no outstanding invoices"]]],
    ["no lines at all under the headings", HEADINGS],
    ["only the furniture of a page under the headings", [...HEADINGS, [], ["Page 1 of 1"], ["*** End of report ***"]]],
    ["lines that are all zero", [...HEADINGS, ["SI101", on("01-05"), 0]]],
    ["a total of zero", [...HEADINGS, ["Nil", , 0], ["Total", , 0]]],
    ["a threshold", [["No balances over the threshold of £2,500.00 are outstanding"]]],
  ])("%s", async (_what, rows) => {
    expect(await refusalsOf(rows)).toEqual(["nil-statement"]);
  });

  test.each<[string, Rows, string]>([
    [
      "the headings in one cell",
      [["Invoice No Invoice Date Amount Outstanding"], ["SI101 05/01/2023 £1,200.00"]],
      "no-statement-found",
    ],
    [
      "an amount in words under the headings",
      [...HEADINGS, ["Nil balance brought forward"], ["SI101 of 5 January", "see copy", "£340.50 due"]],
      "amounts-unreadable",
    ],
    ["a number without a date under the headings", [...HEADINGS, ["SI101", "see copy invoice"]], "no-lines-read"],
    ["a receipt in the footer", [["Nil return"], ["Payment received £500.00 not yet allocated"]], "nil-contradicted"],
    [
      "a total above lines that are all zero",
      [["Total outstanding", 1200], ...HEADINGS, ["SI101", on("01-05"), 0]],
      "nil-contradicted",
    ],
    ["a total without lines", [...HEADINGS, [], ["Total now due £1,200.00"]], "no-lines-read"],
  ])("%s is not nil", async (_what, rows, code) => {
    expect(await refusalsOf(rows)).toEqual([code]);
  });

  test("a figure on another sheet, even a hidden one, speaks against it", async () => {
    const statement = await readGrid([
      { name: "Statement", rows: [...HEAD, ["Nil return"]] },
      { name: "Notes", visibility: "hidden", rows: [["Disputed: £1,200.00"]] },
    ]);
    expect(found(statement, "nil-contradicted")).toMatchObject([{ sheet: "Notes", row: 1, column: "A" }]);
  });
});

test.each([
  ["No outstanding invoices", true],
  ["There are currently no amounts owed", true],
  ["Nothing outstanding", true],
  ["Balance: no invoices due", true],
  ["Invoice No, date and amount due", false],
  ["Your order no and invoices outstanding", false],
  ["Account No Balance Outstanding", false],
  ["No later than 30 days", false],
])("“%s” says nil: %s", (text, nil) => {
  expect(saysNil(text)).toBe(nil);
});
