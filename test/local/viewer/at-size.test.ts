import { expect, test } from "vitest";

import { recordsToView } from "../records-to-view.ts";
import { addPositions, makeLong } from "./many-records.ts";
import { viewerInTest } from "./viewer-in-test.ts";

const POSITION_PAGE = "/positions/ZA1/ZC3X9/2022-23-Q4/r%26p";

test("pages about 10,000 lines and 400 positions stay under 100 kB and are there in a moment", async () => {
  const records = await recordsToView();
  await makeLong(records, 10_000);
  await addPositions(records, 400);
  const { get } = await viewerInTest(records);
  for (const path of [
    "/",
    "/positions",
    "/positions?sort=-agreed&from=350",
    "/invoices?find=inv0000",
    "/invoices?find=only-999",
    POSITION_PAGE,
    `${POSITION_PAGE}?only=only+differences&sort=claimed&from=5000`,
    `${POSITION_PAGE}?find=inv001234`,
    `${POSITION_PAGE}/lines/7`,
    `${POSITION_PAGE}/ledger-only?from=9000`,
  ]) {
    await get(path);
    const before = performance.now();
    const { text, status } = await get(path);
    expect(status, path).toBe(200);
    expect(Buffer.byteLength(text), path).toBeLessThan(100_000);
    // 300 ms where nothing else runs; tests run beside others.
    expect(performance.now() - before, path).toBeLessThan(1_500);
  }
});

test("the CSV of a list has all rows that were asked for, whatever page they are on", async () => {
  const records = await recordsToView();
  await makeLong(records, 1_000);
  const { get } = await viewerInTest(records);
  const { text, headers } = await get(`${POSITION_PAGE}?reason=part-paid&as=csv`);
  expect(headers.get("content-disposition")).toContain("ZA1 ZC3X9 2022-23-Q4 rp lines.csv");
  const rows = text.trim().split("\r\n");
  expect(rows).toHaveLength(251);
  expect(rows[0]).toBe("Line,Invoice,Date,Outstanding,Agreed,Not agreed,In dispute,Reason,Why,What we need");
  for (const row of rows.slice(1)) expect(row).toContain("part-paid");
});
