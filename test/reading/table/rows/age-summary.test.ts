import { describe, expect, test } from "vitest";

import { ledgerTable } from "../../../../shared/reading/ledger/columns/ledger-table.ts";
import { ageHeadingsOf } from "../../../../shared/reading/table/rows/age-summary.ts";
import type { KeptCell, KeptRow } from "../../../../shared/reading/table/rows/kept-row.ts";

const table = ledgerTable("payables", undefined);

function rowOf(values: readonly (string | number)[]): KeptRow {
  const cells = values.map((value, at): KeptCell => {
    const text = String(value);
    const isNumber = typeof value === "number";
    return {
      column: at + 1,
      type: isNumber ? "number" : "text",
      number: isNumber ? value : 0,
      text,
      stored: text,
      format: undefined,
    };
  });
  return { row: 1, hidden: false, fields: 0, cells };
}

describe("the headings of a summary by age", () => {
  test.each([
    [["Current", "30 days", "60 days", "90 days +", "Total"]],
    [["Age", "Current", "31-60", "61-90", "Over 90"]],
    [["Current", 30, 60, 90]],
    [["Not due", "30", "60", "Older"]],
    [["Jan-23", "Feb-23", "Mar-23", "Older"]],
  ])("are %j", (values) => {
    expect(ageHeadingsOf(table, rowOf(values))).toBeDefined();
  });

  test.each([
    ["whole pounds that look like days", ["NF4043", "2 January 2023", 7574, 7574, "Approved"]],
    ["two amounts, and one of them fewer pounds", ["WH4035", "24 October 2022", 6876, 2292]],
    ["amounts that people split balances at", ["NF7", "5 May 2022", 30, 60, "Approved"]],
    ["a day in figures, and amounts in texts", ["NF7", "05/05/2022", "30", "60", "Overdue"]],
    ["amounts without a day, and a status that is an age too", ["NF7", 7574, 2292, "Overdue"]],
    ["the same amount twice", ["NF7", 90, 90, "Current"]],
    ["an amount and its smaller rest", ["NF7", 90, 30, "Current"]],
    ["three days and whole pounds", ["NF7", "1 May 2022", "31 May 2022", "2 June 2022", 60]],
  ])("are not a line with %s", (_what, values) => {
    expect(ageHeadingsOf(table, rowOf(values))).toBeUndefined();
  });
});
