import { describe, expect, test } from "vitest";

import { claims, codesOf, found, HEAD, on, readRows, type Rows } from "./read-rows.ts";

const HEADINGS = ["Posting Date", "Document No.", "Due Date", "Remaining Amount"];

const FIRST = [on("01-11"), "SI101", on("02-10"), 1500];
const SECOND = [on("02-01"), "SI102", on("03-03"), 420];
const THIRD = [on("03-14"), "SI103", on("04-13"), 2600];
const CREDIT = [on("03-01"), "CR201", on("03-01"), -300];

const ENTRIES: Rows = [["Entries GBP"], HEADINGS, FIRST, SECOND, THIRD, CREDIT];

const OVERDUE: Rows = [["Overdue Entries GBP"], HEADINGS, FIRST, SECOND, CREDIT];

const CLAIMED = [
  ["SI101", 150_000],
  ["SI102", 42_000],
  ["SI103", 260_000],
  ["CR201", -30_000],
];

const WRITINGS: readonly (readonly [string, Rows, "note" | "warning"])[] = [
  ["with a total under each", [...ENTRIES, [, , "Total", 4220], [], ...OVERDUE, [, , "Total", 1620]], "note"],
  ["with a total under the first only", [...ENTRIES, [, , "Total", 4220], [], ...OVERDUE], "note"],
  ["without totals", [...ENTRIES, [], ...OVERDUE], "warning"],
  ["with one entry", [...ENTRIES, [, , "Total", 4220], [], ["Overdue"], HEADINGS, SECOND, [, , "Total", 420]], "note"],
  ["under a title only", [...ENTRIES, [, , "Total", 4220], ["Overdue Entries GBP"], FIRST, CREDIT], "note"],
];

describe("a list of some of the same lines under the same headings claims nothing again", () => {
  test.each(WRITINGS)("%s", async (_, rows, severity) => {
    const statement = await readRows([...HEAD, ...rows]);
    expect(claims(statement)).toEqual(CLAIMED);
    expect(statement.totalPence).toBe(422_000);
    expect(found(statement, "table-repeated")).toMatchObject([{ severity }]);
    expect(codesOf(statement)).not.toContain("warning total-differs");
    expect(statement.receipt.leftOut.map(({ why }) => why)).toContain("the same line is in another part of the table");
  });

  test("and its balance by first and last days of each age is verified", async () => {
    const ages: Rows = [
      ["Aging", "01/03/2023..31/03/2023", "01/02/2023..28/02/2023", "before"],
      [, 2300, 420, 1500],
    ];
    const statement = await readRows([...HEAD, ...ENTRIES, [, , "Total", 4220], [], ...OVERDUE, [], ...ages]);
    expect(claims(statement)).toEqual(CLAIMED);
    expect(codesOf(statement)).not.toContain("warning figure-not-read");
  });

  test("but not where a line of it is another one", async () => {
    for (const other of [
      [on("02-01"), "SI102", on("03-03"), 421],
      [on("02-02"), "SI102", on("03-03"), 420],
      [on("02-01"), "SI109", on("03-03"), 420],
    ]) {
      const statement = await readRows([...HEAD, ...ENTRIES, [], ["Further entries"], HEADINGS, FIRST, other]);
      expect(statement.lines).toHaveLength(6);
      expect(found(statement, "table-repeated")).toEqual([]);
    }
  });

  test("and not where a stated total counts its lines as well", async () => {
    const below = await readRows([...HEAD, ...ENTRIES, [], ...OVERDUE, [, , "Total", 5840]]);
    const above = await readRows([...HEAD, ["Total outstanding", 5840], ...ENTRIES, [], ...OVERDUE]);
    expect([below.totalPence, above.totalPence]).toEqual([584_000, 584_000]);
  });
});
