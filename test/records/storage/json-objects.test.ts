import { gunzipSync, gzipSync } from "node:zlib";

import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";

import { canonicalText, digestOfBytes } from "../../../shared/records/storage/digest.ts";
import { jsonObjectsIn } from "../../../shared/records/storage/json-objects.ts";
import { parseJson } from "../../../shared/records/storage/json.ts";
import { inMemoryObjectStore } from "../../in-memory/object-store.ts";

const lines = Array.from({ length: 200 }, (_, at) => ({ invoiceNumber: `NF-${at}`, outstandingPence: at * 731 }));

test("a value comes back as it was put, small or large, under the digest of its text", async () => {
  const objects = jsonObjectsIn(inMemoryObjectStore());
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), fc.nat(3), async (drawn, times) => {
      const value = parseJson(JSON.stringify(Array.from({ length: times * 40 + 1 }, () => drawn)));
      const key = await objects.put("outcomes", value);
      expect(key).toBe(`outcomes/${digestOfBytes(canonicalText(value))}.json`);
      expect(await objects.get(key, z.unknown())).toEqual(JSON.parse(canonicalText(value)));
    }),
  );
});

test("the lines of a statement need a fifth of the room or less", async () => {
  const store = inMemoryObjectStore();
  const key = await jsonObjectsIn(store).put("statements", lines);
  const stored = (await store.get(key))?.bytes ?? new Uint8Array();
  expect(stored.length).toBeLessThan(canonicalText(lines).length / 5);
  expect(JSON.parse(gunzipSync(stored).toString("utf8"))).toEqual(lines);
});

test("an object of before, which is plain JSON, is read", async () => {
  const store = inMemoryObjectStore();
  const text = canonicalText(lines);
  const key = `statements/${digestOfBytes(text)}.json`;
  await store.put(key, Buffer.from(text));
  expect(await jsonObjectsIn(store).get(key, z.unknown())).toEqual(lines);
});

test("one that was changed, cut off or packed anew with another content is an error", async () => {
  const store = inMemoryObjectStore();
  const objects = jsonObjectsIn(store);
  const key = await objects.put("statements", lines);
  const stored = Buffer.from((await store.get(key))?.bytes ?? []);
  for (const wrong of [
    stored.subarray(0, stored.length - 20),
    gzipSync(canonicalText(lines.slice(1))),
    Buffer.from(canonicalText(lines.slice(1))),
    Buffer.from([0x1f, 0x8b]),
    Buffer.alloc(0),
  ]) {
    await store.put(key, wrong);
    await expect(objects.get(key, z.unknown())).rejects.toThrow("has been changed");
  }
});
