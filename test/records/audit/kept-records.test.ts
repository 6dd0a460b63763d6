import fc from "fast-check";
import { describe, expect, test } from "vitest";
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

test("a crash at any write loses no entry of a trail: the next change finds all", async () => {
  for (let crash = 1; crash <= 12; crash += 1) {
    const table = inMemoryTable();
    let writes = 0;
    const orGone = <Result>(write: () => Promise<Result>) =>
      ++writes === crash ? Promise.reject(new Error("gone")) : write();
    const dying: Table = {
      ...table,
      put: (item, condition) => orGone(() => table.put(item, condition)),
      putAll: (items) => orGone(() => table.putAll(items)),
    };
    const written: number[] = [];
    for (let count = 1; count <= 10; count += 1)
      await countsIn(dying)
        .change("a", () => counted(count))
        .then(
          () => written.push(count),
          () => undefined,
        );
    const trail = await countsIn(table).trail("a");
    expect(trail?.entries.map(({ facts }) => facts)).toEqual(written.map((count) => ({ count })));
    expect(trail && faultsOfTrail(trail.entries, trail.record)).toEqual([]);
    expect(written).toHaveLength(9);
  }
});

test("a record whose last entry alone stands in it, as records of before have it, is read and changed", async () => {
  const table = inMemoryTable();
  const [first, second] = [counted(1), counted(2)];
  const one = nextEntry(undefined, first.event, first.record);
  await table.put({ pk: "trail#count#a#count", sk: "000000001", body: one }, "ifAbsent");
  const last = nextEntry(one, second.event, second.record);
  await table.put({ pk: "count#a", sk: "count", body: { record: second.record, last } }, "ifAbsent");
  for (let count = 3; count <= 8; count += 1) await countsIn(table).change("a", () => counted(count));
  const trail = await countsIn(table).trail("a");
  expect(trail?.entries.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(trail && faultsOfTrail(trail.entries, trail.record)).toEqual([]);
});

describe("a record that is known", () => {
  function readingOf(table: Table) {
    let reads = 0;
    const counts = countsIn({
      ...table,
      get: (key) => {
        reads += 1;
        return table.get(key);
      },
    });
    return { counts, reads: () => reads };
  }

  test("is changed without reading it again, and so is what that change returned", async () => {
    const { counts, reads } = readingOf(inMemoryTable());
    const { record: first } = await counts.change("a", () => counted(1), "none");
    const { record: second } = await counts.change("a", (before) => counted((before?.count ?? 0) + 1), first);
    expect(await counts.change("a", (before) => counted((before?.count ?? 0) + 1), second)).toMatchObject({
      record: { count: 3 },
      version: 3,
    });
    expect(reads()).toBe(0);
  });

  test("is read again if somebody has written it since, so that nothing is written over", async () => {
    const { counts } = readingOf(inMemoryTable());
    const { record: known } = await counts.change("a", () => counted(1));
    await counts.change("a", () => counted(10));
    const next = (before: { count: number } | undefined) => counted((before?.count ?? 0) + 1);
    expect((await counts.change("a", next, known)).record).toEqual({ count: 11 });
    expect((await counts.change("a", next, "none")).record).toEqual({ count: 12 });
  });

  test("is read again before it is said that nothing is to be changed", async () => {
    const { counts } = readingOf(inMemoryTable());
    const { record: known } = await counts.change("a", () => counted(1));
    await counts.change("a", () => counted(2));
    const ifTwo = (before: { count: number } | undefined) => (before?.count === 2 ? counted(3) : undefined);
    expect((await counts.change("a", ifTwo, known)).record).toEqual({ count: 3 });
    expect(await counts.change("a", (before) => (before ? undefined : counted(9)), "none")).toMatchObject({
      record: { count: 3 },
      changed: false,
    });
  });

  test("of another key is no help", async () => {
    const { counts } = readingOf(inMemoryTable());
    const { record: other } = await counts.change("b", () => counted(7));
    await counts.change("a", () => counted(1));
    const seen: (number | undefined)[] = [];
    await counts.change(
      "a",
      (before) => {
        seen.push(before?.count);
        return counted(2);
      },
      other,
    );
    expect(seen).toEqual([1]);
  });

  test("keeps the trail whole, whoever knows what", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5), { maxLength: 30 }), async (steps) => {
        const counts = countsIn(inMemoryTable());
        const known: ({ count: number } | undefined | "none")[] = [undefined, "none"];
        for (const step of steps) {
          const { record } = await counts.change(
            "a",
            (before) => counted((before?.count ?? 0) + 1),
            known[step % known.length],
          );
          known.push(record);
        }
        const trail = await counts.trail("a");
        expect(trail?.entries.length ?? 0).toBe(steps.length);
        expect(trail ? faultsOfTrail(trail.entries, trail.record) : []).toEqual([]);
      }),
    );
  });
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
