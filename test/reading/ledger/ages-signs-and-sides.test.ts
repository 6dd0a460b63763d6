import { expect, test } from "vitest";

import { briefly, findingCodes, readText, refusals } from "./read-text.ts";

const NORTHFOLD = "Northfold Community Health NHS Trust";

test.each(["Total overdue", "Overdue", "Past due"])(
  "a column %s is not added to the columns by age",
  async (overdue) => {
    const { lines } = await readText(
      [
        `Supplier Name,Invoice Number,Invoice Date,Not due,${overdue},1-30 days,Over 30 days`,
        `${NORTHFOLD},NF-1,01/01/2023,0.00,100.00,0.00,100.00`,
        `${NORTHFOLD},NF-2,01/03/2023,50.00,0.00,0.00,0.00`,
      ].join("\n"),
    );
    expect(briefly(lines)).toEqual(["ZB2 NF-1 2023-01-01 100.00 approved", "ZB2 NF-2 2023-03-01 50.00 approved"]);
  },
);

test("an unreadable amount in a column by age refuses the row, whatever the other columns have", async () => {
  const { lines, report } = await readText(
    [
      "Supplier Name,Invoice Number,Invoice Date,Current,1-30 days,Over 30 days",
      `${NORTHFOLD},NF-1,01/01/2023,50.00,1OO.00,`,
      `${NORTHFOLD},NF-2,01/03/2023,50.00,,`,
    ].join("\n"),
  );
  expect(briefly(lines)).toEqual(["ZB2 NF-2 2023-03-01 50.00 approved"]);
  expect(refusals(report)).toHaveLength(1);
});

test("a payment reduces the amount that it pays, whatever its sign", async () => {
  const { lines } = await readText(
    [
      "Supplier Name,Invoice Number,Invoice Date,Invoice Amount,Amount Paid",
      `${NORTHFOLD},NF-1,01/01/2023,100.00,-40.00`,
      `${NORTHFOLD},NF-2,01/03/2023,100.00,30.00`,
    ].join("\n"),
  );
  expect(briefly(lines)).toEqual([
    "ZB2 NF-1 2023-01-01 60.00 of 100.00 approved",
    "ZB2 NF-2 2023-03-01 70.00 of 100.00 approved",
  ]);
});

test("a column of debits or credits decides the direction, whatever the sign of its amounts", async () => {
  const { lines } = await readText(
    [
      "Supplier Name,Invoice Number,Invoice Date,Debit,Credit",
      `${NORTHFOLD},NF-1,01/01/2023,,-100.00`,
      `${NORTHFOLD},NF-2,01/03/2023,,-60.00`,
      `${NORTHFOLD},PAY-1,02/03/2023,-40.00,`,
    ].join("\n"),
  );
  expect(lines.map(({ outstandingPence }) => outstandingPence)).toEqual([10_000, 6_000, -4_000]);
});

test("mostly negative amounts by age are reported", async () => {
  const { report } = await readText(
    [
      "Supplier Name,Invoice Number,Invoice Date,Current,1-30 days,Over 30 days",
      `${NORTHFOLD},NF-1,01/01/2023,-50.00,,`,
      `${NORTHFOLD},NF-2,01/03/2023,,-60.00,`,
    ].join("\n"),
  );
  expect(findingCodes(report)).toContain("mostly-negative");
});
