import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { ObjectStore } from "../../shared/records/storage/object-store.ts";

export interface OpenObjectStore {
  readonly store: ObjectStore;
  readonly close: () => Promise<void>;
}

/** What every object store must do. */
export function objectStoreContract(name: string, open: () => Promise<OpenObjectStore>): void {
  describe(name, () => {
    let opened: OpenObjectStore;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => {
      await opened.close();
    });

    test("an object comes back as it was put, whole or as a stream", async () => {
      const { store } = opened;
      const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256);
      await store.put("whole/a b (1).xlsx", bytes, { contentType: "text/plain", metadata: { organisation: "ZA1" } });
      const found = await store.get("whole/a b (1).xlsx");
      expect(found && Buffer.compare(found.bytes, bytes)).toBe(0);
      expect(found?.metadata).toEqual({ organisation: "ZA1" });
      const stream = await store.stream("whole/a b (1).xlsx");
      expect(stream?.metadata).toEqual({ organisation: "ZA1" });
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream?.chunks ?? []) chunks.push(chunk);
      expect(Buffer.compare(Buffer.concat(chunks), bytes)).toBe(0);
    });

    test("a missing object is undefined", async () => {
      const { store } = opened;
      expect(await store.get("not/there")).toBeUndefined();
      expect(await store.stream("not/there")).toBeUndefined();
    });

    test("an empty object is an object", async () => {
      const { store } = opened;
      await store.put("empty", new Uint8Array());
      expect((await store.get("empty"))?.bytes.length).toBe(0);
    });

    test("the last put wins", async () => {
      const { store } = opened;
      await store.put("again", Uint8Array.of(1));
      await store.put("again", Uint8Array.of(2, 3));
      expect([...((await store.get("again"))?.bytes ?? [])]).toEqual([2, 3]);
    });

    test("objects with a prefix are listed in order of their keys", async () => {
      const { store } = opened;
      for (const key of ["listed/2", "listed/1", "listed/1/a", "listing"]) await store.put(key, Uint8Array.of(1, 2));
      const found: [string, number, boolean][] = [];
      for await (const each of store.list("listed/"))
        found.push([each.key, each.size, each.lastModified instanceof Date]);
      expect(found).toEqual([
        ["listed/1", 2, true],
        ["listed/1/a", 2, true],
        ["listed/2", 2, true],
      ]);
    });
  });
}
