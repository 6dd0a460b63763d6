import { expect, test } from "vitest";
import * as z from "zod";

import { jsonObjectsIn } from "../../../shared/records/storage/json-objects.ts";
import { rememberedObjects } from "../../../shared/records/storage/remembered-objects.ts";
import { inMemoryObjectStore } from "../../in-memory/object-store.ts";

function opened(mostBytes: number) {
  const store = inMemoryObjectStore();
  const read: string[] = [];
  const counted = {
    ...store,
    get: (key: string) => {
      read.push(key);
      return store.get(key);
    },
  };
  return { store, objects: jsonObjectsIn(rememberedObjects(counted, mostBytes)), read };
}

test("an object that was put or read is not read again", async () => {
  const { store, objects, read } = opened(1000);
  const put = await objects.put("outcomes", { agreed: 1 });
  expect(await objects.get(put, z.unknown())).toEqual({ agreed: 1 });
  expect(read).toEqual([]);
  const other = await jsonObjectsIn(store).put("outcomes", { agreed: 2 });
  for (let time = 1; time <= 3; time += 1) expect(await objects.get(other, z.unknown())).toEqual({ agreed: 2 });
  expect(read).toEqual([other]);
});

test("those that were used last are kept, as many as there is room for", async () => {
  const { objects, read } = opened(100);
  const keys = [];
  for (const text of ["one", "two", "three"]) keys.push(await objects.put("texts", text.padEnd(40, ".")));
  for (const key of keys) await objects.get(key, z.string());
  expect(read.length).toBeGreaterThan(0);
  expect(read).toContain(keys[0]);
  read.length = 0;
  await objects.get(keys.at(-1) ?? "", z.string());
  expect(read).toEqual([]);
  await objects.put("texts", "x".repeat(200));
  expect(await objects.get(keys[0] ?? "", z.string())).toBe("one".padEnd(40, "."));
});

test("an object that is missing is looked for again", async () => {
  const { store, objects } = opened(1000);
  const key = await jsonObjectsIn(inMemoryObjectStore()).put("outcomes", 7);
  await expect(objects.get(key, z.unknown())).rejects.toThrow("is not in the store");
  await jsonObjectsIn(store).put("outcomes", 7);
  expect(await objects.get(key, z.unknown())).toBe(7);
});
