import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";

import { canonicalText, digestOf } from "../../../shared/records/storage/digest.ts";
import { parseJson } from "../../../shared/records/storage/json.ts";
import { jsonObjectsIn } from "../../../shared/records/storage/json-objects.ts";
import { keptRecords } from "../../../shared/records/audit/kept-records.ts";
import type { Table } from "../../../shared/records/storage/table.ts";
import { faultsOfTrail, nextEntry, type TrailEntry } from "../../../shared/records/audit/trail.ts";
import { inMemoryObjectStore } from "../../in-memory/object-store.ts";
import { inMemoryTable } from "../../in-memory/table.ts";

const countSchema = z.object({ count: z.number() });

function countsIn(table: Table) {
  return keptRecords<string, z.infer<typeof countSchema>>(table, {
    schema: countSchema,
    keyOf: (id) => ({ pk: `count#${id}`, sk: "count" }),
    listOf: ({ count }) => ({ pk: count % 2 === 0 ? "even" : "odd", sk: "count" }),
  });
}

const counted = (count: number) => ({
  record: { count },
  event: { event: "counted", at: "2023-03-29T09:00:00.000Z", facts: { count } },
});

test("many changes at the same time all count, and the trail has an entry for each", async () => {
  const counts = countsIn(inMemoryTable());
  await Promise.all(
    Array.from({ length: 12 }, () => counts.change("a", (before) => counted((before?.count ?? 0) + 1))),
  );
  expect(await counts.get("a")).toEqual({ count: 12 });
  const trail = await counts.trail("a");
  expect(trail?.entries.map(({ facts }) => facts)).toEqual(
    Array.from({ length: 12 }, (_, index) => ({ count: index + 1 })),
  );
  expect(trail && faultsOfTrail(trail.entries, trail.record)).toEqual([]);
});

test("if the decision is not to change a record, nothing is written", async () => {
  const counts = countsIn(inMemoryTable());
  expect(await counts.change("a", () => undefined)).toEqual({ record: undefined, changed: false, version: 0 });
  await counts.change("a", () => counted(1));
  expect(await counts.change("a", () => undefined)).toEqual({ record: { count: 1 }, changed: false, version: 1 });
  expect((await counts.trail("a"))?.entries.length).toBe(1);
});

test("a record is in the list of its present state only", async () => {
  const counts = countsIn(inMemoryTable());
  await counts.change("a", () => counted(1));
  await counts.change("a", () => counted(2));
  const even: unknown[] = [];
  const odd: unknown[] = [];
  for await (const each of counts.list({ pk: "even" })) even.push(each);
  for await (const each of counts.list({ pk: "odd" })) odd.push(each);
  expect([even, odd]).toEqual([[{ count: 2 }], []]);
});

test("a crash between writing an entry and its record loses neither: the next change finds both", async () => {
  const table = inMemoryTable();
  let puts = 0;
  const dying: Table = {
    ...table,
    put: (item, condition) => (++puts === 3 ? Promise.reject(new Error("gone")) : table.put(item, condition)),
  };
  await countsIn(dying).change("a", () => counted(1));
  // The entry has been copied to an item of its own; the record has not been written.
  await expect(countsIn(dying).change("a", () => counted(2))).rejects.toThrow("gone");
  await countsIn(table).change("a", () => counted(3));
  const trail = await countsIn(table).trail("a");
  expect(trail?.entries.map(({ facts }) => facts)).toEqual([{ count: 1 }, { count: 3 }]);
  expect(trail && faultsOfTrail(trail.entries, trail.record)).toEqual([]);
});

test("a change gives up after too many conflicts, so that its message is delivered again", async () => {
  const table = inMemoryTable();
  const conflicting: Table = { ...table, put: () => Promise.resolve({ put: false }) };
  await expect(countsIn(conflicting).change("a", () => counted(1))).rejects.toThrow("changed by others");
});

const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes("-0"));

test("a digest depends on the content of a value, not on the order of its fields", () => {
  expect(digestOf({ a: 1, b: [1, { c: 2, d: undefined }] })).toBe(digestOf({ b: [1, { c: 2 }], a: 1 }));
  expect(digestOf({ a: [1, 2] })).not.toBe(digestOf({ a: [2, 1] }));
  fc.assert(
    fc.property(json, (value) => {
      const copy: unknown = JSON.parse(canonicalText(parseJson(JSON.stringify(value))));
      expect(copy).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("an entry of a trail that is changed, left out, doubled or moved is found", () => {
  const entries: TrailEntry[] = [];
  for (let count = 1; count <= 5; count += 1) {
    const { record, event } = counted(count);
    entries.push(nextEntry(entries.at(-1), event, record));
  }
  const record = { count: 5 };
  expect(faultsOfTrail(entries, record)).toEqual([]);
  fc.assert(
    fc.property(fc.nat(4), fc.nat(4), fc.constantFrom("change", "leave out", "double", "swap"), (one, other, how) => {
      const wrong = [...entries];
      const [first, second] = [wrong[one], wrong[other]];
      if (!first || !second) return;
      if (how === "change") wrong[one] = { ...first, facts: { count: -1 } };
      else if (how === "leave out") wrong.splice(one, 1);
      else if (how === "double") wrong.splice(one, 0, first);
      else if (one !== other) [wrong[one], wrong[other]] = [second, first];
      else return;
      expect(faultsOfTrail(wrong, record)).not.toEqual([]);
    }),
  );
  expect(faultsOfTrail(entries, { count: 6 })).toEqual(["the record is not what entry 5 (counted) left"]);
  expect(faultsOfTrail([], record)).toEqual(["the record has no trail"]);
});

test("an object whose content no longer matches its key is an error", async () => {
  const store = inMemoryObjectStore();
  const objects = jsonObjectsIn(store);
  const key = await objects.put("outcomes", { agreed: 1 });
  expect(await objects.put("outcomes", { agreed: 1 })).toBe(key);
  expect(await objects.get(key, z.object({ agreed: z.number() }))).toEqual({ agreed: 1 });
  await store.put(key, Buffer.from('{"agreed":2}'));
  await expect(objects.get(key, z.unknown())).rejects.toThrow("has been changed");
  await expect(objects.get("outcomes/none.json", z.unknown())).rejects.toThrow("is not in the store");
});
