import { expect, test } from "vitest";

import { rememberLast } from "../../../local/viewer/remember-last.ts";
import { foundLines } from "../../../local/viewer/search/found-lines.ts";
import { outcomeKeyOf, searchNumbers } from "../../../local/viewer/search/search-numbers.ts";
import { outcomeSchema } from "../../../shared/domain/position/outcome.ts";
import { allPositions } from "../../../shared/records/position/positions.ts";
import { recordsToView } from "../records-to-view.ts";
import { addPositions } from "./many-records.ts";

async function searchOf(count: number, mostMs: number) {
  const records = await recordsToView();
  await addPositions(records, count);
  const positions = await allPositions(records.positions);
  const reads: string[] = [];
  let now = 0;
  const search = searchNumbers(
    (key) => {
      reads.push(key);
      now += 10;
      return records.objects.get(key, outcomeSchema);
    },
    mostMs,
    () => now,
  );
  return { search, positions, reads, records };
}

test("a search that takes too long says how many positions are left, and the next one goes on with them", async () => {
  const { search, positions, reads } = await searchOf(30, 30);
  const lefts: number[] = [];
  for (let tries = 0; tries < 20; tries += 1) {
    const { left, positions: found } = await search("INV-000001", positions);
    lefts.push(left);
    if (left === 0) {
      expect(found).toHaveLength(30);
      break;
    }
  }
  expect(lefts.length).toBeGreaterThan(2);
  expect(lefts).toEqual(lefts.toSorted((one, other) => other - one));
  expect(lefts.at(-1)).toBe(0);
  const before = reads.length;
  await search("WH70", positions);
  expect(reads.length).toBe(before);
});

test("spaces, marks and capitals don't matter, and nothing at all finds nothing", async () => {
  const { search, positions, records } = await searchOf(3, 1_000);
  for (const written of ["wh701014", "WH 701-014", "70 1014"]) {
    const { positions: found } = await search(written, positions);
    expect(
      found.map(({ key }) => key.receivable),
      written,
    ).toEqual(["ZC3X9"]);
    const [position] = found;
    const key = position && outcomeKeyOf(position);
    if (!position || key === undefined) throw new Error("found none");
    const lines = foundLines(position.key, await records.objects.get(key, outcomeSchema), written);
    expect(lines.map(({ invoiceNumber, where }) => [invoiceNumber, where])).toEqual([["WH701014", "statement"]]);
  }
  for (const nothing of ["", " ", "-/."]) expect(await search(nothing, positions)).toEqual({ positions: [], left: 0 });
});

test("what was read last is remembered, as much as there is room for, and the last one in any case", async () => {
  const reads: string[] = [];
  const read = rememberLast(
    (key) => {
      reads.push(key);
      return Promise.resolve(key);
    },
    (value) => value.length,
    5,
  );
  for (const key of ["aa", "bb", "aa", "cc", "aa", "bb", "longer than five", "longer than five", "aa"]) await read(key);
  expect(reads).toEqual(["aa", "bb", "cc", "bb", "longer than five", "aa"]);
});
