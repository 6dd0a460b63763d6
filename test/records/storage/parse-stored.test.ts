import { expect, test } from "vitest";
import * as z from "zod";

import { keptRecords } from "../../../shared/records/audit/kept-records.ts";
import { canonicalText, digestOf } from "../../../shared/records/storage/digest.ts";
import { jsonObjectsIn } from "../../../shared/records/storage/json-objects.ts";
import type { Json } from "../../../shared/records/storage/json.ts";
import { inMemoryObjectStore } from "../../in-memory/object-store.ts";
import { inMemoryTable } from "../../in-memory/table.ts";

const SAID = /^The record \S.* has a form that this edition of Accord does not read: [^{}[\]]*\.$/u;

test("a record of another form is told in a sentence that names it and quotes nothing of it", async () => {
  const table = inMemoryTable();
  const common = { keyOf: (id: string) => ({ pk: `count#${id}`, sk: "count" }), listOf: () => undefined };
  const before = keptRecords<string, Json>(table, { ...common, schema: z.json() });
  const event = { event: "counted", at: "2023-03-29T09:00:00.000Z", facts: {} };
  await before.change("a", () => ({ record: { secret: "of somebody" }, event }));
  const now = keptRecords<string, { count: number }>(table, { ...common, schema: z.object({ count: z.number() }) });
  await expect(now.get("a")).rejects.toThrow(SAID);
  await expect(now.get("a")).rejects.not.toThrow("of somebody");
});

test("so is a stored object", async () => {
  const store = inMemoryObjectStore();
  const key = `outcomes/${digestOf({ old: 1 })}.json`;
  await store.put(key, Buffer.from(canonicalText({ old: 1 })));
  await expect(jsonObjectsIn(store).get(key, z.object({ count: z.number() }))).rejects.toThrow(SAID);
});
